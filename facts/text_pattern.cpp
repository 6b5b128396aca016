#include "facts/text_pattern.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "facts/text.h"

namespace gouji {

namespace {

// What stands around a piece makes no difference: nothing asks where a text or a word begins.
bool is_blind_to_neighbours(const Regex& regex) {
    return regex.pattern().find_first_of("^$\\") == std::string::npos;
}

}  // namespace

TextPattern::TextPattern(Regex regex) : regex_(std::move(regex)) {
    for (const std::vector<std::string>& choice : required_pieces(regex_)) {
        std::vector<Piece> pieces(choice.begin(), choice.end());
        // A piece of which nothing can be told may be in any text.
        const bool is_telling = std::none_of(
            pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.pairs.empty(); });
        if (is_telling) required_.push_back(std::move(pieces));
    }
    if (!is_blind_to_neighbours(regex_)) return;
    for (const std::vector<Piece>& choice : required_) {
        std::copy_if(choice.begin(), choice.end(), std::back_inserter(sufficient_),
                     [&](const Piece& piece) {
                         return normal_form(piece.text) == piece.text &&
                                regex_.matches_somewhere(piece.text);
                     });
    }
}

bool TextPattern::may_match(const CharacterPairs& pairs) const {
    return std::all_of(required_.begin(), required_.end(), [&](const std::vector<Piece>& choice) {
        return std::any_of(choice.begin(), choice.end(),
                           [&](const Piece& piece) { return pairs.may_have(piece); });
    });
}

bool TextPattern::surely_matches(std::string_view text, const CharacterPairs& pairs) const {
    return std::any_of(sufficient_.begin(), sufficient_.end(), [&](const Piece& piece) {
        return pairs.may_have(piece) && text.find(piece.text) != std::string_view::npos;
    });
}

}  // namespace gouji
