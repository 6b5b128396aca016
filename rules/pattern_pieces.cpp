#include "rules/pattern_pieces.h"

#include <algorithm>

#include "facts/code.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

// \p{Han}, \x{4E00}: braces that belong to the sign before them.
bool is_of_escape(std::string_view before) {
    return before.ends_with("\\p") || before.ends_with("\\P") || before.ends_with("\\x");
}

}  // namespace

PatternPieces::PatternPieces(const std::vector<YamlEntry>& entries, Diagnostics& diagnostics)
    : diagnostics_(&diagnostics) {
    for (const YamlEntry& entry : entries) {
        std::string pattern = put_in(entry.value);
        pieces_.push_back({entry.key, entry.key_place, std::move(pattern)});
    }
}

std::string PatternPieces::put_in(const YamlNode& pattern) {
    const std::string text = read_text(pattern, *diagnostics_).value_or("");
    std::string whole;
    std::size_t at = 0;
    for (std::size_t open = 0; (open = text.find('{', open)) != std::string::npos; ++open) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) break;
        const std::string_view name = std::string_view(text).substr(open + 1, close - open - 1);
        const bool is_repetition = name.find_first_of("0123456789,") == 0;
        if (is_repetition || is_of_escape(std::string_view(text).substr(0, open))) continue;
        whole += text.substr(at, open - at) + stands_for(name, pattern.place);
        at = close + 1;
    }
    return whole + text.substr(at);
}

std::string PatternPieces::stands_for(std::string_view name, Place place) {
    const auto found = std::find_if(pieces_.begin(), pieces_.end(),
                                    [&](const Piece& piece) { return piece.name == name; });
    if (found != pieces_.end()) {
        found->is_used = true;
        return "(?:" + found->pattern + ")";
    }
    std::vector<std::string_view> known;
    for (const Piece& piece : pieces_) known.push_back(piece.name);
    refuse_word(name, place, known, *diagnostics_);
    return "{" + std::string(name) + "}";
}

void PatternPieces::warn_of_unused() const {
    for (const Piece& piece : pieces_) {
        if (!piece.is_used) diagnostics_->add(Code::UnusedName, piece.place, {piece.name});
    }
}

}  // namespace gouji::rules
