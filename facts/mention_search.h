// What the searches for mentions, wholes and percentages share. Not public.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "facts/find_mentions.h"

namespace gouji {

// A sentence of a narrative that is searched.
struct SearchedSentence {
    const Narrative& narrative;
    SearchedText searched;
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

// Whether one of the patterns matches something that touches the piece.
bool touches(const std::vector<Pattern>& patterns, const SearchedSentence& sentence,
             Match::Piece piece);

// The number, where it is a whole one without a reservation.
std::optional<Decimal> exact_count(const PhraseValue& value);

// The sign right behind the piece, where it is no punctuation: 件.
Match::Piece unit_behind(const SearchedSentence& sentence, std::size_t at);

void find_whole(const WholeMention& mention, const PatternMatch& match,
                const SearchedSentence& sentence, FactBase& facts);
void find_percentage(const PercentMention& mention, const PercentPattern& by,
                     const PatternMatch& match, const SearchedSentence& sentence, FactBase& facts);

}  // namespace gouji
