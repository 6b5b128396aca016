// A narrative × a pack's mentions → the numbers that prose states, with what they speak of.
//
// Where two mentions claim one number, the match that leaves least to gaps counts, of two such the
// longer; where that does not decide and they speak of different things, neither does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/fact_base.h"
#include "facts/mention.h"
#include "facts/plain_words.h"
#include "facts/text.h"
#include "facts/word_table.h"

namespace gouji {

// A paragraph of a report's prose.
struct Passage {
    Match::Piece piece;    // of Narrative::text
    Match::Piece heading;  // the sub-heading over it; empty where there is none
    int section = 0;
};

// The prose of a report: paragraphs put together from their lines, without its tables.
struct Narrative {
    NormalText text;
    std::vector<Passage> passages;
};

// Adds source[span] to the narrative, each line a passage.
void append_lines(std::string_view source, Span span, int section, Narrative& narrative);

// What a sentence has where a pattern may match in it.
struct Needs {
    std::vector<std::size_t> anchors;                // one of them, counted over the book
    std::vector<std::vector<std::uint16_t>> groups;  // and of each one of the signs, by their keys
};

// By list of patterns: what each of them needs.
using PatternNeeds = std::unordered_map<const std::vector<Pattern>*, std::vector<Needs>>;

// Made once for a book, which must outlive it; then constant, and used by several threads.
class MentionFinder {
  public:
    explicit MentionFinder(const MentionBook& book);

    // Adds the mentions, wholes and percentages to the facts, in the order of the text.
    void find(const Narrative& narrative, FactBase& facts) const;

  private:
    enum class Form : std::uint8_t { Number, Whole, Percentage };
    // One pattern of one mention.
    struct Entry {
        Form form{};
        std::size_t mention = 0;
        std::size_t pattern = 0;
        std::vector<std::vector<std::uint16_t>> needed = {};  // as in Needs
    };

    friend class MentionSearch;
    void add(Entry entry, const Pattern& pattern);
    void add(const std::vector<Pattern>& conditions);
    std::size_t anchor_of(const std::string& text);

    const MentionBook* book_;
    PlainWords plain_;
    std::vector<Entry> entries_;
    WordTable anchors_;
    std::vector<std::vector<std::size_t>> entries_with_;  // by anchor
    PatternNeeds conditions_;  // of patterns that tell whether a match of another one counts
};

}  // namespace gouji
