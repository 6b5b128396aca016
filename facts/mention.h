// What a pack declares of the numbers in prose, compiled: a single number, a whole with its parts,
// a percentage with what it is a share of. rules/load.h makes it from YAML, find_mentions.h runs
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/decimal.h"
#include "facts/fact_base.h"
#include "facts/pattern.h"

namespace gouji {

// Where a mention is looked for; an empty list excludes nothing.
struct MentionScope {
    std::vector<int> sections;
    std::vector<std::string> headings;  // words of the sub-heading, in normal form
};

// Some of what a number would otherwise be all of: 上年结转的申请. What a sentence says behind the
// words that open it is said of it, until words that go back to the whole.
struct Subset {
    std::vector<Pattern> begins;
    std::vector<Pattern> ends;
};

// Which of the mentions found count.
enum class Take : std::uint8_t { All, First, Sum };

// What a number speaks of, by words that stand with it: 含往年.
struct SubjectChoice {
    std::vector<Pattern> when;
    std::uint16_t then = no_subject;
    std::uint16_t otherwise = no_subject;
};

struct NumberMention {
    std::size_t name = 0;  // index of the pack's mentions
    MentionScope scope;
    std::vector<Pattern> patterns;  // the first hole is the number
    std::vector<Pattern> except;    // words that stand with a number that is another
    // Words of which some stand before it or in the sub-heading over it; empty: none are asked for.
    std::vector<Pattern> context;
    std::vector<std::size_t> not_of;  // indices of the book's subsets
    std::optional<Decimal> value;     // of a phrase that states a number without one
    SubjectChoice subject;
    Take take = Take::All;
};

struct PartsForm {
    std::vector<std::string> after;  // words that open the list behind the whole; none: the parts
                                     // stand before it
    std::optional<Pattern> item;
    std::vector<std::string> separators;
    std::vector<std::string> closed_by;  // words by which a list leaves nothing out; 。 stands for
                                         // the end of a sentence behind three parts
    std::vector<std::string> until;      // words that begin what is no part any more
};

struct WholeMention {
    std::size_t name = 0;
    MentionScope scope;
    std::vector<Pattern> patterns;
    std::vector<Pattern> except;
    PartsForm parts;
};

enum class PercentForm : std::uint8_t {
    Share,   // holes: a (of), p; b where the pattern names the base itself
    Growth,  // holes: old and p; new, or by, which is the difference
    Decline
};

struct PercentPattern {
    PercentForm form{};
    Pattern pattern;
};

struct PercentMention {
    std::size_t name = 0;
    MentionScope scope;
    std::vector<PercentPattern> patterns;
    std::vector<Pattern> except;     // words with a number that is the base of none
    std::vector<std::string> after;  // 其中: the number before it is the whole of those behind
    std::vector<std::string>
        plain;  // 总数, 的: words between 占 and the percentage that tell nothing
};

// Which years are those of their own clause only: 较2022年增加6件. Words in normal form.
struct YearsOfClause {
    std::vector<std::string> before;  // the year stands before one
    std::vector<std::string> behind;  // the year stands behind one …
    std::vector<std::string> except;  // … and behind none of these: 截至2022年
};

struct MentionBook {
    std::vector<std::string> continued_by;  // as in SearchedText
    YearsOfClause years_of_clause;
    // As in PlainWords: a number whose clause has other words speaks of no cell. None: all do.
    std::vector<std::string> plain;
    std::vector<Subset> subsets;
    std::vector<NumberMention> numbers;
    std::vector<WholeMention> wholes;
    std::vector<PercentMention> percentages;
};

}  // namespace gouji
