// A pattern for numbers in prose, compiled from what a pack writes:
//
//     {借出|续借}…图书{n:count}{册|本|套}
//
// {a|b} is one of several words, {x?} one that may be left out, \d a digit, … a gap of at most
// twenty characters, ~ one that crosses neither punctuation nor a digit, and {name:kind} a hole:
// count, money, percent, date or year, or words, which is a ~ with a name. No match crosses
// 。；！？. Patterns are matched against normal forms (text.h), so white space and width do not
// count. A Pattern is constant once compiled and may be used from several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/number_phrase.h"
#include "facts/regex.h"
#include "facts/source.h"
#include "facts/text.h"

namespace gouji {

struct PatternHole {
    std::string name;
    std::optional<PhraseKind> kind;  // nothing: words
};

// A step of matching; steps follow one another unless they say otherwise.
struct PatternStep {
    enum class Op : std::uint8_t {
        Text,
        Digit,
        Gap,
        ClauseGap,
        Hole,  // target: index of holes
        Fork,  // tries the next step, then the target
        Jump   // to the target
    };
    Op op{};
    std::size_t target = 0;
    std::string text;
    // What the match may go on with from here: bits of signs, all where that may be anything.
    std::uint64_t openings = anything;

    static constexpr std::uint64_t anything = ~std::uint64_t{0};
};

struct Pattern {
    std::vector<PatternStep> steps;
    std::vector<PatternHole> holes;
    // Every match has one text of each of these groups in it.
    std::vector<std::vector<std::string>> needed;
    // That one of the groups by which fewest texts are taken for one with a match.
    std::vector<std::string> anchors;

    // The index of the hole of this name.
    std::optional<std::size_t> hole(std::string_view name) const;
};

struct FilledHole {
    std::size_t hole = 0;              // index of Pattern::holes
    std::optional<PhraseValue> value;  // with a reservation behind the match: 130件以上
    Match::Piece piece;                // of the normal text
};

struct PatternMatch {
    std::vector<FilledHole> holes;  // in the order of the text
    Match::Piece piece;
    std::size_t gap_characters = 0;  // what the gaps took in

    const FilledHole* hole(std::size_t index) const;  // null where there is no such hole
};

// `text` is the pattern; complaints are placed inside `place`, where it is written.
std::optional<Pattern> compile_pattern(std::string_view text, Place place,
                                       Diagnostics& diagnostics);

// A text with its numbers, to be searched by many patterns. None may change while it is used.
struct SearchedText {
    const NormalText* text = nullptr;
    const NumberPhrases* numbers = nullptr;
    // Words with which a sentence goes on with the one before it, 其中: the two are searched as
    // one.
    const std::vector<std::string>* continued_by = nullptr;
};

// The match that begins at `at`, where there is one, within one sentence.
std::optional<PatternMatch> match_at(const Pattern& pattern, const SearchedText& searched,
                                     Match::Piece sentence, std::size_t at);

// The steps of a pattern with PatternStep::openings as they are.
std::vector<PatternStep> with_openings(std::vector<PatternStep> steps);

// Whether a text may hold a match at all.
bool has_anchor(const Pattern& pattern, std::string_view text);

// Every match within the sentence, which has an anchor of the pattern, from left to right, none
// over another. Of matches that end alike the one that begins last counts: it leaves least to gaps.
std::vector<PatternMatch> find_in_sentence(const Pattern& pattern, const SearchedText& searched,
                                           Match::Piece sentence);
// Whether one of these matches touches the piece.
bool touches_match(const Pattern& pattern, const SearchedText& searched, Match::Piece sentence,
                   Match::Piece piece);
// Every match of each sentence within the piece.
std::vector<PatternMatch> find_all(const Pattern& pattern, const SearchedText& searched,
                                   Match::Piece within);
std::vector<PatternMatch> find_all(const Pattern& pattern, const SearchedText& searched);

// Behind the 。！？； that ends the sentence which `from` stands in. A text without a stop is cut
// somewhere.
std::size_t sentence_end(std::string_view text, std::size_t from);
// The same, with the sentences that go on with it.
std::size_t sentence_end(const SearchedText& searched, std::size_t from);

}  // namespace gouji
