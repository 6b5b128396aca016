// A whole and its parts: the list behind it (其中，网站60条，其他40条) or before it
// (网站60条，公众号40条， 合计100条). A list that is not understood to its end is no list.
#include <algorithm>
#include <utility>

#include "facts/mention_search.h"

namespace gouji {

namespace {

struct Part {
    Decimal value;
    Match::Piece piece;  // from its label to its unit
};

struct PartList {
    std::vector<Part> parts;
    std::size_t end = 0;
    Completeness completeness = Completeness::Open;
};

constexpr std::size_t parts_that_a_stop_closes = 3;

class ListReader {
  public:
    ListReader(const WholeMention& mention, const SearchedSentence& sentence,
               const FilledHole& whole)
        : form_(mention.parts),
          except_(mention.except),
          sentence_(sentence),
          unit_(sentence.text(unit_behind(sentence, whole.piece.end))),
          // A list may stand in the sentence behind its whole.
          text_(std::string_view(sentence.narrative.text.text)
                    .substr(0, sentence.passage.piece.end)) {}

    // The list that opens at `at`, behind its whole: with a word that says so, or in brackets.
    std::optional<PartList> behind(std::size_t at) {
        const bool is_in_brackets = text_.substr(at).starts_with('(');
        at = skip_marks(at);
        const auto opening = std::find_if(
            form_.after.begin(), form_.after.end(),
            [&](const std::string& word) { return text_.substr(at).starts_with(word); });
        has_opening_ = opening != form_.after.end();
        if (!has_opening_ && !is_in_brackets) return std::nullopt;
        if (!read_items(has_opening_ ? skip_marks(at + opening->size()) : at)) return std::nullopt;
        if (has_opening_ && is_closing(*opening) && !goes_on_)
            list_.completeness = Completeness::Closed;
        return std::move(list_);
    }

    // The list between the sentence's beginning and its whole.
    std::optional<PartList> before(std::size_t whole) {
        const auto all = find_all(*form_.item, sentence_.searched, {sentence_.piece.begin, whole});
        for (const PatternMatch& match : all) {
            const std::size_t label = label_before(match.piece);
            if (touches(except_, sentence_, surroundings(sentence_, match.piece)) || !add(match))
                return std::nullopt;
            list_.parts.back().piece.begin = label;
            if (!starts_with_separator(match.piece.end)) return std::nullopt;
        }
        if (list_.parts.empty() || skip_marks(list_.end) != whole) return std::nullopt;
        list_.completeness = Completeness::Closed;
        return std::move(list_);
    }

  private:
    static bool is_mark(std::string_view rest) {
        return std::any_of(std::begin(marks), std::end(marks),
                           [&](std::string_view mark) { return rest.starts_with(mark); });
    }

    std::size_t skip_marks(std::size_t at) const {
        while (at < text_.size() && is_mark(text_.substr(at)))
            at += text_.substr(at).starts_with("。") || text_.substr(at).starts_with("、") ? 3 : 1;
        return at;
    }

    bool is_closing(std::string_view words) const {
        return std::any_of(form_.closed_by.begin(), form_.closed_by.end(),
                           [&](const std::string& closer) {
                               return words.find(closer) != std::string_view::npos;
                           });
    }

    std::optional<std::size_t> behind_separator(std::size_t at) const {
        for (const std::string& separator : form_.separators) {
            if (text_.substr(at).starts_with(separator)) return at + separator.size();
        }
        return std::nullopt;
    }

    // Where a part that was found by its number begins: behind the one before it, or with its
    // clause.
    std::size_t label_before(Match::Piece number) const {
        if (!list_.parts.empty()) {
            if (const auto behind = behind_separator(list_.end)) return *behind;
        }
        return surroundings(sentence_, number).begin;
    }

    bool starts_with_separator(std::size_t at) const { return behind_separator(at).has_value(); }

    // Parts are counted in the whole's unit.
    bool add(const PatternMatch& match) {
        const auto value = exact_count(*match.holes.front().value);
        const Match::Piece unit = unit_behind(sentence_, match.holes.front().piece.end);
        if (!value || sentence_.text(unit) != unit_) return false;
        list_.parts.push_back({*value, match.piece});
        list_.end = match.piece.end;
        return true;
    }

    // One item behind the other. False where the list is not what it seems.
    bool read_items(std::size_t at) {
        while (at < text_.size() && !is_beyond(at)) {
            const std::size_t end = sentence_end(text_, at);
            const auto match = match_at(*form_.item, sentence_.searched, {at, end}, at);
            if (!match) {
                goes_on_ = true;
                break;
            }
            if (is_nested(*match) || !add(*match)) return false;
            at = skip_bracket(list_.end);
            const auto next = behind_separator(at);
            if (!next) break;
            at = *next;
        }
        close(at);
        return !list_.parts.empty();
    }

    // What is said next is said of something else: 其他组织25件，办结84件.
    bool is_beyond(std::size_t at) const {
        return std::any_of(form_.until.begin(), form_.until.end(), [&](const std::string& word) {
            return text_.substr(at).starts_with(word);
        });
    }

    // An item that opens a list of its own, or passes over a number that is none of the parts.
    bool is_nested(const PatternMatch& match) const {
        const std::string_view label =
            text_.substr(match.piece.begin, match.holes.front().piece.begin - match.piece.begin);
        return std::any_of(form_.after.begin(), form_.after.end(),
                           [&](const std::string& word) {
                               return label.find(word) != std::string_view::npos;
                           }) ||
               has_number(label);
    }

    // 2022年 is no number of its own, 占81.8% is one.
    static bool has_number(std::string_view label) {
        for (std::size_t at = label.find_first_of(digits); at != std::string_view::npos;
             at = label.find_first_of(digits, at)) {
            at = std::min(label.find_first_not_of(digits, at), label.size());
            if (!label.substr(at).starts_with("年")) return true;
        }
        return label.find(',') != std::string_view::npos;
    }

    std::size_t skip_bracket(std::size_t at) const {
        if (!text_.substr(at).starts_with('(')) return at;
        const std::size_t close = text_.find(')', at);
        return close == std::string_view::npos ? at : close + 1;
    }

    void close(std::size_t at) {
        if (list_.parts.empty() || goes_on_) return;
        const Match::Piece last = list_.parts.back().piece;
        const bool says_so = is_closing(text_.substr(last.begin, last.end - last.begin));
        const bool stops = at >= text_.size() || text_.substr(at).starts_with("。") ||
                           text_.substr(at).starts_with(')');
        const bool by_stop = stops && has_opening_ &&
                             list_.parts.size() >= parts_that_a_stop_closes && is_closing("。");
        if (says_so || by_stop) list_.completeness = Completeness::Closed;
    }

    static constexpr std::string_view digits = "0123456789";
    static constexpr std::string_view marks[] = {"。", "、", ",", ";", ":", "("};

    const PartsForm& form_;
    const std::vector<Pattern>& except_;
    const SearchedSentence& sentence_;
    std::string_view unit_;
    std::string_view text_;
    PartList list_;
    bool has_opening_ = false;  // a word says that parts follow
    bool goes_on_ = false;      // behind the last part, with what is no part
};

// 借出90册，其中小说60册，诗歌30册，成人50册，儿童40册: two divisions of one number; the first
// counts.
void end_where_complete(PartList& list, const Decimal& whole) {
    std::optional<Decimal> sum = Decimal(0);
    for (std::size_t i = 0; i < list.parts.size() && sum; ++i) {
        sum = add(*sum, list.parts[i].value);
        if (i == 0 || sum != whole) continue;
        list.parts.resize(i + 1);
        list.end = list.parts.back().piece.end;
        return;
    }
}

// Where the list begins whose items semicolons part, and the sentence is one.
std::size_t begin_of_items(const SearchedSentence& sentence) {
    constexpr std::string_view stop = "。";
    const std::size_t begin = sentence.passage.piece.begin;
    const std::string_view before = sentence.text({begin, sentence.piece.begin});
    if (!before.ends_with(';')) return sentence.piece.begin;
    const std::size_t last = before.rfind(stop);
    return last == std::string_view::npos ? begin : begin + last + stop.size();
}

// 借出86册，归还84册，其中小说60册，其他26册: the parts of a number that stands before the one
// which is nearest.
bool are_of_another(const PartList& list, const PatternMatch& match,
                    const SearchedSentence& sentence) {
    std::optional<Decimal> sum = Decimal(0);
    for (const Part& part : list.parts) sum = sum ? add(*sum, part.value) : sum;
    const Match::Piece whole = match.holes.front().piece;
    const std::string_view unit = sentence.text(unit_behind(sentence, whole.end));
    const std::size_t begin = begin_of_items(sentence);
    const auto& counts = sentence.searched.numbers->of(PhraseKind::Count);
    return std::any_of(counts.begin(), counts.end(), [&](const NumberPhrase& count) {
        return count.piece.begin >= begin && count.piece.end <= whole.begin &&
               exact_count(count.value) == sum &&
               sentence.text(unit_behind(sentence, count.piece.end)) == unit;
    });
}

}  // namespace

void find_whole(const WholeMention& mention, const PatternMatch& match,
                const SearchedSentence& sentence, FactBase& facts) {
    const auto value = exact_count(*match.holes.front().value);
    if (!value) return;
    ListReader reader(mention, sentence, match.holes.front());
    const bool is_before = mention.parts.after.empty();
    auto list = is_before ? reader.before(match.piece.begin) : reader.behind(match.piece.end);
    if (!list || list->parts.size() < 2) return;
    if (!is_before) {
        end_where_complete(*list, *value);
        if (are_of_another(*list, match, sentence)) return;
    }
    const Span number = sentence.place(match.holes.front().piece);
    const bool is_known =
        std::any_of(facts.wholes.begin(), facts.wholes.end(), [&](const WholeFact& whole) {
            return whole.span.begin <= number.begin && number.end <= whole.span.end;
        });
    if (is_known) return;
    WholeFact fact;
    fact.name = mention.name;
    fact.value = *value;
    fact.first_part = static_cast<std::uint32_t>(facts.parts.size());
    fact.parts = static_cast<std::uint32_t>(list->parts.size());
    fact.completeness = list->completeness;
    fact.section = static_cast<std::uint8_t>(sentence.passage.section);
    const std::size_t begin = is_before ? list->parts.front().piece.begin : match.piece.begin;
    fact.span = sentence.place({begin, std::max(list->end, match.piece.end)});
    fact.sentence = sentence.place(sentence.piece);
    for (const Part& part : list->parts)
        facts.parts.push_back({part.value, sentence.place(part.piece)});
    facts.wholes.push_back(fact);
}

}  // namespace gouji
