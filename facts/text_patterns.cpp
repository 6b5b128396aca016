#include "facts/text_patterns.h"

#include <algorithm>
#include <string>
#include <utility>

#include <unicode/uchar.h>

#include "facts/text.h"

namespace gouji {

namespace {

// What stands around a piece makes no difference: nothing asks where a text or a word begins.
bool is_blind_to_neighbours(const Regex& regex) {
    return regex.pattern().find_first_of("^$\\") == std::string::npos;
}

// Whether a text is worth being searched for the piece, byte by byte. Pieces of letters stand for
// those of either case; one ideograph or digit stands in most texts.
bool is_telling(const std::string& piece) {
    const std::u32string signs = code_points(piece);
    const bool has_case = std::any_of(signs.begin(), signs.end(), [](char32_t sign) {
        return u_hasBinaryProperty(static_cast<UChar32>(sign), UCHAR_CASED) != 0;
    });
    if (signs.empty() || has_case) return false;
    return signs.size() > 1 || u_isalnum(static_cast<UChar32>(signs.front())) == 0;
}

bool is_match(const Regex& regex, const std::string& piece) {
    return is_blind_to_neighbours(regex) && normal_form(piece) == piece &&
           regex.matches_somewhere(piece);
}

}  // namespace

std::size_t TextPatterns::add(Regex regex) {
    TextPattern pattern{std::move(regex), {}, {}};
    for (const std::vector<std::string>& choice : required_pieces(pattern.regex)) {
        if (!std::all_of(choice.begin(), choice.end(), is_telling)) continue;
        std::vector<std::size_t>& required = pattern.required.emplace_back();
        for (const std::string& piece : choice) {
            required.push_back(pieces_.add(piece));
            if (is_match(pattern.regex, piece)) pattern.sufficient.push_back(required.back());
        }
    }
    patterns_.push_back(std::move(pattern));
    return patterns_.size() - 1;
}

TextPatterns::Pieces TextPatterns::pieces_in(std::string_view normal) const {
    Pieces found(pieces_.size());
    pieces_.search(
        normal, [](std::size_t) {}, [&](std::size_t piece) { found[piece] = true; });
    return found;
}

bool TextPatterns::may_match(std::size_t pattern, const Pieces& pieces) const {
    const auto& required = patterns_[pattern].required;
    return std::all_of(required.begin(), required.end(), [&](const auto& choice) {
        return std::any_of(choice.begin(), choice.end(),
                           [&](std::size_t piece) { return pieces[piece]; });
    });
}

bool TextPatterns::surely_matches(std::size_t pattern, const Pieces& pieces) const {
    const auto& sufficient = patterns_[pattern].sufficient;
    return std::any_of(sufficient.begin(), sufficient.end(),
                       [&](std::size_t piece) { return pieces[piece]; });
}

}  // namespace gouji
