#include "rules/pattern_pieces.h"

#include <algorithm>

#include "facts/closest.h"
#include "facts/code.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

// \p{Han}, \x{4E00}: braces that belong to the sign before them.
bool is_of_escape(std::string_view before) {
    return before.ends_with("\\p") || before.ends_with("\\P") || before.ends_with("\\x");
}

bool is_name(std::string_view text) {
    return !text.empty() && text.find_first_of("0123456789,") != 0 &&
           text.find_first_of("{|?:") == std::string_view::npos;
}

}  // namespace

PatternPieces::PatternPieces(PatternSyntax syntax, const std::vector<YamlEntry>& entries,
                             Diagnostics& diagnostics)
    : syntax_(syntax), diagnostics_(&diagnostics) {
    for (const YamlEntry& entry : entries) {
        std::optional<std::string> pattern = put_in(entry.value);
        pieces_.push_back({entry.key, entry.key_place, std::move(pattern).value_or("")});
    }
}

std::optional<std::string> PatternPieces::put_in(const YamlNode& pattern) {
    const std::optional<std::string> written = read_text(pattern, *diagnostics_);
    if (!written) return std::nullopt;
    const std::string_view text = *written;
    std::string whole;
    std::size_t at = 0;
    for (std::size_t open = 0; (open = text.find('{', open)) != std::string_view::npos; ++open) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) break;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        if (!is_name(name) || is_of_escape(text.substr(0, open))) continue;
        whole.append(text.substr(at, open - at)).append(stands_for(name, pattern.place));
        at = close + 1;
    }
    return whole.append(text.substr(at));
}

std::string PatternPieces::stands_for(std::string_view name, Place place) {
    const auto found = std::find_if(pieces_.begin(), pieces_.end(),
                                    [&](const Piece& piece) { return piece.name == name; });
    if (found != pieces_.end()) {
        found->is_used = true;
        return syntax_ == PatternSyntax::Regex ? "(?:" + found->pattern + ")" : found->pattern;
    }
    std::vector<std::string_view> known;
    for (const Piece& piece : pieces_) known.push_back(piece.name);
    Diagnostic& slip = diagnostics_->add(Code::UnknownPiece, place, {std::string(name)});
    suggest_closest(name, known, slip);
    return "{" + std::string(name) + "}";
}

void PatternPieces::warn_of_unused() const {
    for (const Piece& piece : pieces_) {
        if (!piece.is_used) diagnostics_->add(Code::UnusedName, piece.place, {piece.name});
    }
}

}  // namespace gouji::rules
