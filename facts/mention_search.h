// What the searches for mentions, wholes and percentages share. Not public.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/find_mentions.h"

namespace gouji {

// The anchors that stand in the sentence which is searched, and its signs.
class SeenAnchors {
  public:
    explicit SeenAnchors(const PatternNeeds& of_patterns, std::size_t anchors)
        : of_patterns_(&of_patterns), sentences_(anchors, 0) {}

    void begin_sentence() {
        ++sentence_;
        signs_.reset();
    }
    void add_sign(std::size_t key) { signs_.set(key); }
    // False where a text is missing that every match has in it.
    bool has_one_of_each(const std::vector<std::vector<std::uint16_t>>& groups) const {
        return std::all_of(groups.begin(), groups.end(), [&](const auto& keys) {
            return std::any_of(keys.begin(), keys.end(),
                               [&](std::uint16_t key) { return signs_.test(key); });
        });
    }
    // False where it was seen in this sentence already.
    bool add(std::size_t anchor) {
        return std::exchange(sentences_[anchor], sentence_) != sentence_;
    }
    // What patterns of the book need, in their order.
    const std::vector<Needs>& needs_of(const std::vector<Pattern>& patterns) const {
        return of_patterns_->at(&patterns);
    }
    // Whether the sentence has it.
    bool has(const Needs& needs) const;

  private:
    const PatternNeeds* of_patterns_;
    std::vector<std::size_t> sentences_;  // by anchor: the last one that it stood in
    std::size_t sentence_ = 0;
    std::bitset<sign_keys> signs_;
};

// A sentence of a narrative that is searched.
struct SearchedSentence {
    const Narrative& narrative;
    SearchedText searched;
    const SeenAnchors& anchors;
    const Passage& passage;
    Match::Piece piece;

    std::string_view text(Match::Piece of) const {
        return std::string_view(narrative.text.text).substr(of.begin, of.end - of.begin);
    }
    Span place(Match::Piece of) const { return narrative.text.place(of.begin, of.end); }
};

// The clause before the number's words, the words, and a bracket that opens right behind them: what
// stands with a number.
Match::Piece surroundings(const SearchedSentence& sentence, Match::Piece piece);

// What has to be understood of a match, from `begin`, where its clause begins, to the next sign of
// punctuation behind it: the clause that the match begins in, and the one that it ends in. Of a
// match without gaps, which is nothing but words of its pattern, these are what stands before it
// and behind it.
struct Clauses {
    std::string_view first;
    std::size_t match = 0;         // where in it the match begins
    std::size_t end_of_first = 0;  // what is behind it need not be understood
    std::string_view last;
};
Clauses clauses_of(const SearchedSentence& sentence, std::size_t begin, const PatternMatch& match);

// The words of the pattern, and what its holes took in.
std::vector<std::string_view> words_of(const Pattern& pattern, const PatternMatch& match,
                                       const SearchedSentence& sentence);

// Whether one of the patterns, a list of the book, matches something that touches the piece.
bool touches(const std::vector<Pattern>& patterns, const SearchedSentence& sentence,
             Match::Piece piece);

// Where a sentence begins and ends to speak of a subset.
struct SubsetMarks {
    std::vector<Match::Piece> begins, ends;
};
SubsetMarks marks_of(const Subset& subset, const SearchedSentence& sentence);

// Whether what stands at `at` is said of the subset; nothing where the sentence does not tell.
std::optional<bool> is_said_of(const SubsetMarks& marks, std::size_t at);

// The number, where it is a whole one without a reservation.
std::optional<Decimal> exact_count(const PhraseValue& value);

// The sign right behind the piece, where it is no punctuation: 件.
Match::Piece unit_behind(const SearchedSentence& sentence, std::size_t at);

void find_whole(const WholeMention& mention, const PatternMatch& match,
                const SearchedSentence& sentence, FactBase& facts);
void find_percentage(const PercentMention& mention, const PercentPattern& by,
                     const PatternMatch& match, const SearchedSentence& sentence, FactBase& facts);

}  // namespace gouji
