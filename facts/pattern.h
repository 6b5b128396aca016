// A pattern for numbers in prose, compiled from what a pack writes:
//
//     {收到|受理}…申请{n:count}{件|宗|份}
//
// {a|b} is one of several words, {x?} one that may be left out, \d a digit, … a gap of at most
// twenty characters that never crosses 。；！？, and {name:kind} a hole: count, money, percent,
// date or year. Patterns are matched against normal forms (text.h), so white space and width do not
// count. A Pattern is constant once compiled and may be used from several threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/regex.h"
#include "facts/source.h"
#include "facts/stated_number.h"
#include "facts/text.h"
#include "facts/year.h"

namespace gouji {

enum class HoleKind : std::uint8_t { Count, Money, Percent, Date, Year };

struct PatternHole {
    std::string name;
    HoleKind kind{};
    std::size_t group = 0;  // of the regular expression
};

struct Pattern {
    Regex regex;
    std::vector<PatternHole> holes;
};

using HoleValue = std::variant<StatedNumber, Date, Year>;

struct FilledHole {
    std::string name;
    HoleValue value;
    Span span;
};

struct PatternMatch {
    std::vector<FilledHole> holes;
    Span span;
    Span sentence;  // from the full stop before it to the next
};

// `text` is the pattern; complaints are placed inside `place`, where it is written.
std::optional<Pattern> compile_pattern(std::string_view text, Place place,
                                       Diagnostics& diagnostics);

// Every match, from left to right, none over another; spans are of the text that `text` was made
// from. A number that is part of something else (a range, an ordinal, a masked number, the year
// before 年) is no match: better none than a wrong one.
std::vector<PatternMatch> find_all(const Pattern& pattern, const NormalText& text);

}  // namespace gouji
