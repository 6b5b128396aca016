// A percentage and the two numbers that give it. Where prose leaves open which they are, there is
// none to compare it with.
#include <algorithm>

#include "facts/mention_search.h"

namespace gouji {

namespace {

const FilledHole* hole_named(const PercentPattern& by, const PatternMatch& match,
                             std::string_view name) {
    const auto index = by.pattern.hole(name);
    return index ? match.hole(*index) : nullptr;
}

std::optional<Decimal> count_in(const PercentPattern& by, const PatternMatch& match,
                                std::string_view name) {
    const FilledHole* hole = hole_named(by, match, name);
    if (hole == nullptr || !hole->value) return std::nullopt;
    return exact_count(*hole->value);
}

// ---------- the whole that a share is of ----------

struct Base {
    Decimal value;
    Match::Piece piece;
};

// The counts before the part that are counted in its unit.
std::vector<Base> counts_before(const PercentMention& mention, const SearchedSentence& sentence,
                                const FilledHole& part) {
    const std::string_view unit = sentence.text(unit_behind(sentence, part.piece.end));
    std::vector<Base> counts;
    for (const NumberPhrase& phrase : sentence.searched.numbers->of(PhraseKind::Count)) {
        if (phrase.piece.begin < sentence.piece.begin) continue;
        if (phrase.piece.begin >= part.piece.begin) break;
        if (sentence.text(unit_behind(sentence, phrase.piece.end)) != unit) continue;
        const auto value = exact_count(phrase.value);
        if (!value || touches(mention.except, sentence, surroundings(sentence, phrase.piece)))
            continue;
        counts.push_back({*value, phrase.piece});
    }
    return counts;
}

// Where the last word that puts a whole before its parts begins, of those before `end`.
std::optional<std::size_t> last_opening(const PercentMention& mention,
                                        const SearchedSentence& sentence, std::size_t end) {
    std::optional<std::size_t> last;
    const std::string_view text = sentence.text({sentence.piece.begin, end});
    for (const std::string& word : mention.after) {
        const std::size_t at = text.rfind(word);
        if (at != std::string_view::npos)
            last = std::max(last.value_or(0), sentence.piece.begin + at);
    }
    return last;
}

// 小说30册、诗歌20册，占50%: it may be the two together that are meant.
bool is_joined(const std::vector<Base>& counts, const SearchedSentence& sentence,
               const FilledHole& part) {
    if (counts.empty()) return false;
    const Match::Piece unit = unit_behind(sentence, counts.back().piece.end);
    const std::string_view between = sentence.text({unit.end, part.piece.begin});
    return between.starts_with("、") && between.find(',') == std::string_view::npos;
}

// 小说30册，占60%，诗歌20册，占40%: what the same is said of is another part.
bool is_part_too(const Base& count, const SearchedSentence& sentence, const FilledHole& part) {
    const auto said_of = [&](std::size_t end) {
        const std::string_view text =
            sentence.text({unit_behind(sentence, end).end, sentence.piece.end});
        std::size_t signs = 0;
        while (signs < text.size() && static_cast<unsigned char>(text[signs]) < 0x80U) ++signs;
        if (signs < text.size()) next_code_point(text, signs);
        return text.substr(0, signs);
    };
    return said_of(count.piece.end) == said_of(part.piece.end);
}

// Whether part of base, in percent, may be rounded to what is stated.
bool gives(const Decimal& part, const Decimal& base, const StatedNumber& percent) {
    const auto interval = interval_of(percent);
    if (!interval || !interval->low || !interval->high) return false;
    const auto low = multiply(*interval->low, base);
    const auto high = multiply(*interval->high, base);
    const auto stated = multiply(part, Decimal(100));
    return low && high && stated && *low <= *stated && *stated < *high;
}

// Whether the words open a sentence of their own, which goes on with the one before it.
bool opens_sentence(const SearchedSentence& sentence, std::size_t opening) {
    const std::string_view before = sentence.text({sentence.piece.begin, opening});
    return before.ends_with("。") || before.ends_with(';');
}

// Whether it goes on with a list, whose items before it may have the number.
bool is_item(const SearchedSentence& sentence) {
    const std::size_t begin = sentence.piece.begin;
    return begin > sentence.passage.piece.begin && sentence.text({begin - 1, begin}) == ";";
}

// The whole before the words that put it before its parts; of several such the one that gives the
// percentage, or else the nearest. In the sentence before theirs it may be any.
std::optional<Base> whole_of(const PercentMention& mention, const SearchedSentence& sentence,
                             const FilledHole& part, const StatedNumber& percent) {
    const std::vector<Base> counts = counts_before(mention, sentence, part);
    if (is_joined(counts, sentence, part)) return std::nullopt;
    const auto opening = last_opening(mention, sentence, part.piece.begin);
    if (!opening) {
        const bool is_whole = counts.size() == 1 && !is_part_too(counts.front(), sentence, part);
        return is_whole ? std::optional(counts.front()) : std::nullopt;
    }
    const auto value = exact_count(*part.value);
    std::optional<Base> nearest;
    std::size_t passed = 0;
    for (const Base& count : counts) {
        if (count.piece.end > *opening) break;
        nearest = count;
        ++passed;
        if (value && gives(*value, count.value, percent)) return nearest;
    }
    if (opens_sentence(sentence, *opening) && (passed > 1 || is_item(sentence)))
        return std::nullopt;
    return nearest;
}

// 占借出总数的 names a whole: it has to be the one that was found.
bool fits_words(const PercentMention& mention, const SearchedSentence& sentence, Match::Piece words,
                Match::Piece base) {
    std::string named(sentence.text(words));
    for (const std::string& plain : mention.plain) {
        for (std::size_t at = named.find(plain); at != std::string::npos; at = named.find(plain))
            named.erase(at, plain.size());
    }
    const std::string_view before =
        sentence.text({sentence.piece.begin, unit_behind(sentence, base.end).end});
    for (std::size_t at = 0; at < named.size();) {
        const std::size_t begin = at;
        next_code_point(named, at);
        if (before.find(std::string_view(named).substr(begin, at - begin)) ==
            std::string_view::npos)
            return false;
    }
    return true;
}

void set_share(const PercentMention& mention, const PercentPattern& by, const PatternMatch& match,
               const SearchedSentence& sentence, PercentFact& fact) {
    const FilledHole* part = hole_named(by, match, "a");
    const auto value = count_in(by, match, "a");
    if (part == nullptr || !value) return;
    std::optional<Base> base;
    if (const FilledHole* named = hole_named(by, match, "b")) {
        if (const auto whole = count_in(by, match, "b")) base = Base{*whole, named->piece};
    } else {
        base = whole_of(mention, sentence, *part, {fact.value, fact.step, fact.hedge});
    }
    if (!base) return;
    const FilledHole* words = hole_named(by, match, "of");
    if (words != nullptr && !fits_words(mention, sentence, words->piece, base->piece)) return;
    fact.part = *value;
    fact.base = base->value;
}

// ---------- growth ----------

void set_change(const PercentPattern& by, const PatternMatch& match, PercentFact& fact) {
    auto older = count_in(by, match, "old");
    const auto newer = count_in(by, match, "new");
    auto change = count_in(by, match, "by");
    const bool grows = by.form == PercentForm::Growth;
    if (!older && newer && change) older = grows ? subtract(*newer, *change) : add(*newer, *change);
    if (!change && older && newer)
        change = grows ? subtract(*newer, *older) : subtract(*older, *newer);
    if (!older || !change) return;
    fact.part = change;
    fact.base = older;
}

}  // namespace

void find_percentage(const PercentMention& mention, const PercentPattern& by,
                     const PatternMatch& match, const SearchedSentence& sentence, FactBase& facts) {
    const FilledHole* hole = hole_named(by, match, "p");
    const auto* number =
        hole == nullptr || !hole->value ? nullptr : std::get_if<StatedNumber>(&*hole->value);
    if (number == nullptr) return;
    PercentFact fact;
    fact.name = mention.name;
    fact.value = number->value;
    fact.step = number->step;
    fact.hedge = number->hedge;
    fact.section = static_cast<std::uint8_t>(sentence.passage.section);
    fact.span = sentence.place(match.piece);
    fact.sentence = sentence.place(sentence.piece);
    if (by.form == PercentForm::Share) {
        set_share(mention, by, match, sentence, fact);
    } else {
        set_change(by, match, fact);
    }
    const Span stated = sentence.place(hole->piece);
    const auto known = std::find_if(
        facts.percentages.begin(), facts.percentages.end(), [&](const PercentFact& other) {
            return other.span.begin <= stated.begin && stated.end <= other.span.end;
        });
    if (known == facts.percentages.end()) {
        facts.percentages.push_back(fact);
    } else if (!known->base) {
        *known = fact;
    }
}

}  // namespace gouji
