// A rule text in its canonical spelling, for those who rewrite files.
//
// A text on one line is printed anew. One with comments or on several lines keeps both, and its
// blanks; only its keywords and signs are respelled. The tree is the same before and after; where
// that could not be kept, the text is given back as it was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"

namespace gouji::grammar {

enum class RuleTextKind : std::uint8_t { Condition, Iteration, Hole };

// Without a language, the keywords stay in the one that most of them are in. Nothing, and a
// diagnostic, where the text cannot be read. Not for two threads at once.
std::optional<std::string> formatted(const Sources& sources, Place text, RuleTextKind kind,
                                     std::optional<Language> keywords, Diagnostics& diagnostics);

// A word or sign of the language in every spelling that Gouji.g4 accepts, the canonical one of each
// language by itself. What has no other spelling has empty ones.
struct Keyword {
    std::string_view english;
    std::string_view chinese;
    std::string_view others[3] = {};
};
std::vector<Keyword> keywords();

}  // namespace gouji::grammar
