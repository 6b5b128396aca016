#include "facts/mention_search.h"

#include <algorithm>
#include <vector>

#include "facts/text.h"

namespace gouji {

bool SeenAnchors::has(const Needs& needs) const {
    return std::any_of(needs.anchors.begin(), needs.anchors.end(),
                       [&](std::size_t anchor) { return sentences_[anchor] == sentence_; }) &&
           has_one_of_each(needs.groups);
}

namespace {

// Whether a clause is over at the end of the text. A sentence that goes on has stops within.
bool ends_clause(std::string_view before) {
    return std::string_view(",:();!?").find(before.back()) != std::string_view::npos ||
           before.ends_with("。");
}

// Everything in the sentence that one of the patterns matches; they are a list of the book.
std::vector<Match::Piece> pieces_of(const std::vector<Pattern>& patterns,
                                    const SearchedSentence& sentence) {
    std::vector<Match::Piece> pieces;
    if (patterns.empty()) return pieces;
    const std::vector<Needs>& needs = sentence.anchors.needs_of(patterns);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (!sentence.anchors.has(needs[i])) continue;
        for (const PatternMatch& match :
             find_in_sentence(patterns[i], sentence.searched, sentence.piece))
            pieces.push_back(match.piece);
    }
    return pieces;
}

}  // namespace

Match::Piece surroundings(const SearchedSentence& sentence, Match::Piece piece) {
    const std::string_view text = sentence.narrative.text.text;
    Match::Piece around = piece;
    while (around.begin > sentence.piece.begin) {
        if (ends_clause(text.substr(sentence.piece.begin, around.begin - sentence.piece.begin)))
            break;
        --around.begin;
    }
    if (text.substr(around.end).starts_with('(')) {
        const std::size_t close = text.substr(0, sentence.piece.end).find(')', around.end);
        if (close != std::string_view::npos) around.end = close + 1;
    }
    return around;
}

namespace {

// Whether a clause ends at `at`: not at the comma of 1,284.
bool is_clause_end(std::string_view text, std::size_t at) {
    constexpr std::string_view ends = ",:();!?";
    if (ends.find(text[at]) == std::string_view::npos) return text.substr(at).starts_with("。");
    return text[at] != ',' || at == 0 || at + 1 == text.size() || !is_digit(text[at - 1]) ||
           !is_digit(text[at + 1]);
}

}  // namespace

Clauses clauses_of(const SearchedSentence& sentence, std::size_t begin, const PatternMatch& match) {
    // A pattern may ask for the end of the clause before it.
    if (is_clause_end(sentence.text(sentence.piece), match.piece.begin - sentence.piece.begin))
        begin = match.piece.begin;
    const std::string_view text = sentence.text({begin, sentence.piece.end});
    const std::size_t match_begin = match.piece.begin - begin, match_end = match.piece.end - begin;
    const bool has_gaps = match.gap_characters > 0;
    std::size_t first = text.size(), last = 0;
    std::size_t at = has_gaps ? match_begin : begin_of_sign(text, match_end);
    for (; at < text.size(); at += sign_length(text[at])) {
        const bool ends_clause = is_clause_end(text, at);
        const std::size_t behind = at + sign_length(text[at]);
        if (behind >= match_end && ends_clause) break;
        if (at >= match_end && text.substr(at).starts_with("、")) break;
        if (!ends_clause) continue;
        first = std::min(first, at);
        last = behind;
    }
    if (!has_gaps) {
        const std::size_t behind = std::min(at, match_end);
        return {text.substr(0, behind), match_begin, match_begin, text.substr(behind, at - behind)};
    }
    if (last == 0) return {text.substr(0, at), match_begin, at, {}};
    return {text.substr(0, first), match_begin, first, text.substr(last, at - last)};
}

std::vector<std::string_view> words_of(const Pattern& pattern, const PatternMatch& match,
                                       const SearchedSentence& sentence) {
    std::vector<std::string_view> words;
    for (const PatternStep& step : pattern.steps) {
        if (step.op == PatternStep::Op::Text) words.push_back(step.text);
    }
    for (const FilledHole& hole : match.holes) words.push_back(sentence.text(hole.piece));
    return words;
}

bool touches(const std::vector<Pattern>& patterns, const SearchedSentence& sentence,
             Match::Piece piece) {
    if (patterns.empty()) return false;
    const std::vector<Needs>& needs = sentence.anchors.needs_of(patterns);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (sentence.anchors.has(needs[i]) &&
            touches_match(patterns[i], sentence.searched, sentence.piece, piece))
            return true;
    }
    return false;
}

namespace {

bool is_behind(Match::Piece lhs, Match::Piece rhs) {
    return lhs.end > rhs.end || (lhs.end == rhs.end && lhs.begin < rhs.begin);
}

}  // namespace

SubsetMarks marks_of(const Subset& subset, const SearchedSentence& sentence) {
    return {pieces_of(subset.begins, sentence), pieces_of(subset.ends, sentence)};
}

std::optional<bool> is_said_of(const SubsetMarks& marks, std::size_t at) {
    // Of words that end together the longer ones count: 统计期间 is not 期间.
    const auto last_of = [&](const std::vector<Match::Piece>& pieces) {
        std::optional<Match::Piece> last;
        for (const Match::Piece piece : pieces) {
            if (piece.end <= at && (!last || is_behind(piece, *last))) last = piece;
        }
        return last;
    };
    const auto begin = last_of(marks.begins);
    const auto end = last_of(marks.ends);
    if (!begin && !end) return std::nullopt;
    return begin && (!end || is_behind(*begin, *end));
}

std::optional<Decimal> exact_count(const PhraseValue& value) {
    const auto* number = std::get_if<StatedNumber>(&value);
    if (number == nullptr || number->hedge != Hedge::None || number->step > Decimal(1) ||
        !number->value.is_whole())
        return std::nullopt;
    return number->value;
}

Match::Piece unit_behind(const SearchedSentence& sentence, std::size_t at) {
    const std::string_view text = sentence.text({at, sentence.passage.piece.end});
    if (text.empty() || static_cast<unsigned char>(text.front()) < 0x80U) return {at, at};
    std::size_t end = 0;
    const char32_t sign = next_code_point(text, end);
    if (sign == U'。' || sign == U'、') return {at, at};
    return {at, at + end};
}

}  // namespace gouji
