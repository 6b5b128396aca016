#include "facts/find_mentions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "facts/mention_search.h"

namespace gouji {

namespace {

// By the first sign of each text.
std::vector<std::vector<std::uint16_t>> keys_of(
    const std::vector<std::vector<std::string>>& groups) {
    std::vector<std::vector<std::uint16_t>> keys;
    for (const std::vector<std::string>& texts : groups) {
        keys.emplace_back();
        for (const std::string& text : texts)
            keys.back().push_back(static_cast<std::uint16_t>(key_of_sign(text, 0).key));
    }
    return keys;
}

bool is_in_scope(const MentionScope& scope, const SearchedSentence& sentence) {
    const auto& sections = scope.sections;
    if (!sections.empty() &&
        std::find(sections.begin(), sections.end(), sentence.passage.section) == sections.end())
        return false;
    const std::string_view heading = sentence.text(sentence.passage.heading);
    return scope.headings.empty() ||
           std::any_of(scope.headings.begin(), scope.headings.end(), [&](const std::string& words) {
               return heading.find(words) != std::string_view::npos;
           });
}

// A number that a mention claims.
struct Claim {
    const NumberMention* mention = nullptr;
    std::size_t pattern = 0;
    PatternMatch match;
    std::uint16_t subject = no_subject;
};

bool claims_one_number(const Claim& lhs, const Claim& rhs) {
    if (lhs.match.holes.empty() || rhs.match.holes.empty()) return false;
    return lhs.match.holes[0].piece.begin == rhs.match.holes[0].piece.begin;
}

bool overlap(Match::Piece lhs, Match::Piece rhs) {
    return lhs.begin < rhs.end && rhs.begin < lhs.end;
}

// Leaves less to gaps, or is longer.
bool is_nearer(const Claim& lhs, const Claim& rhs) {
    if (lhs.match.gap_characters != rhs.match.gap_characters)
        return lhs.match.gap_characters < rhs.match.gap_characters;
    const auto length = [](const Claim& claim) {
        return claim.match.piece.end - claim.match.piece.begin;
    };
    return length(lhs) > length(rhs);
}

bool are_rivals(const Claim& lhs, const Claim& rhs) {
    if (claims_one_number(lhs, rhs)) return true;
    return lhs.mention == rhs.mention && lhs.match.holes.empty() && rhs.match.holes.empty() &&
           overlap(lhs.match.piece, rhs.match.piece);
}

bool stands(const Claim& claim, const std::vector<Claim>& all) {
    return std::none_of(all.begin(), all.end(), [&](const Claim& other) {
        if (&other == &claim || !are_rivals(claim, other) || is_nearer(claim, other)) return false;
        return is_nearer(other, claim) || claim.subject != other.subject || &other < &claim;
    });
}

// ---------- the year that a number is of ----------

// What stands behind 2022年, or 2022年度.
std::string_view behind_year(std::string_view behind) {
    for (const std::string_view word : {"年", "度"}) {
        if (behind.starts_with(word)) behind.remove_prefix(word.size());
    }
    return behind;
}

bool is_of_another(std::string_view before, std::string_view behind, const MentionBook& book) {
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    const auto follows = [&](std::string_view word) {
        return behind_year(behind).starts_with(word);
    };
    const YearsOfClause& years = book.years_of_clause;
    return std::any_of(years.before.begin(), years.before.end(), follows) ||
           (std::any_of(years.behind.begin(), years.behind.end(), ends) &&
            std::none_of(years.except.begin(), years.except.end(), ends));
}

// Whether 《 stands open at the end.
bool is_in_title(std::string_view before) {
    const std::size_t open = before.rfind("《");
    const std::size_t close = before.rfind("》");
    return open != std::string_view::npos && (close == std::string_view::npos || close < open);
}

// Whether a year between the two is that of what comes behind them: not one of a title or of a
// bracket that is closed.
bool is_in_force(std::string_view before, std::string_view behind, const MentionBook& book) {
    if (is_in_title(before) || behind.find(')') < behind.find('(')) return false;
    return !is_of_another(before, behind, book) || behind.find(',') == std::string_view::npos;
}

// ---------- sums ----------

// 30余 and 20 are at least 50; what is about so and what is at least so have no sum.
std::optional<Hedge> hedge_of_sum(Hedge lhs, Hedge rhs) {
    if (lhs == rhs || rhs == Hedge::None) return lhs;
    if (lhs == Hedge::None) return rhs;
    const auto are = [&](Hedge one, Hedge other) {
        return (lhs == one && rhs == other) || (lhs == other && rhs == one);
    };
    if (are(Hedge::AtLeast, Hedge::MoreThan)) return Hedge::MoreThan;
    if (are(Hedge::AtMost, Hedge::LessThan)) return Hedge::LessThan;
    return std::nullopt;
}

// Whole numbers are exact; of the others each may be off by its own step.
std::optional<Decimal> step_of_sum(const Decimal& lhs, const Decimal& rhs) {
    if (lhs == Decimal(1)) return rhs;
    if (rhs == Decimal(1)) return lhs;
    return add(lhs, rhs);
}

// Nothing where the sum is too large to hold, or what is known of its parts tells nothing of it.
std::optional<MentionFact> sum_of(MentionFact sum, const MentionFact& more) {
    const auto value = add(sum.value, more.value);
    const auto step = step_of_sum(sum.step, more.step);
    const auto hedge = hedge_of_sum(sum.hedge, more.hedge);
    if (!value || !step || !hedge) return std::nullopt;
    sum.value = *value;
    sum.step = *step;
    sum.hedge = *hedge;
    return sum;
}

}  // namespace

// The search of one narrative.
class MentionSearch {
  public:
    MentionSearch(const MentionFinder& finder, const Narrative& narrative, FactBase& facts)
        : finder_(finder),
          narrative_(narrative),
          numbers_(narrative.text),
          facts_(facts),
          agency_(normal_form(facts.agency.value.value_or(""))),
          first_(facts.mentions.size()),
          seen_(finder.entries_.size(), 0),
          anchors_(finder.conditions_, finder.anchors_.size()),
          marks_(finder.book_->subsets.size()),
          open_(finder.book_->subsets.size(), false) {}

    void run() {
        const SearchedText searched{&narrative_.text, &numbers_, &book().continued_by};
        for (const Passage& passage : narrative_.passages) {
            std::size_t before = passage.piece.begin;
            bool is_in_list = false;
            for (std::size_t begin = passage.piece.begin; begin < passage.piece.end;) {
                const std::size_t end = std::min(sentence_end(searched, begin), passage.piece.end);
                const SearchedSentence sentence{
                    narrative_, searched, anchors_, passage, {begin, end}};
                search(sentence, before);
                leave(sentence);
                if (!is_in_list) before = begin;
                is_in_list = is_item(sentence);
                begin = end;
            }
        }
        take();
    }

  private:
    const MentionBook& book() const { return *finder_.book_; }

    // The patterns that may match in the sentence, in the order of the book.
    const std::vector<std::size_t>& candidates(const SearchedSentence& sentence) {
        std::vector<std::size_t>& found = candidates_;
        found.clear();
        ++stamp_;
        anchors_.begin_sentence();
        finder_.anchors_.search(
            sentence.text(sentence.piece), [&](std::size_t key) { anchors_.add_sign(key); },
            [&](std::size_t anchor) {
                if (!anchors_.add(anchor)) return;
                for (const std::size_t entry : finder_.entries_with_[anchor]) {
                    if (std::exchange(seen_[entry], stamp_) != stamp_) found.push_back(entry);
                }
            });
        std::erase_if(found, [&](std::size_t entry) {
            return !anchors_.has_one_of_each(finder_.entries_[entry].needed);
        });
        std::sort(found.begin(), found.end());
        return found;
    }

    // A semicolon ends an item of a list, which says more of the same.
    static bool is_item(const SearchedSentence& sentence) {
        return sentence.text(sentence.piece).ends_with(';');
    }

    void leave(const SearchedSentence& sentence) {
        const bool goes_on = is_item(sentence);
        for (std::size_t i = 0; i < open_.size(); ++i) {
            open_[i] =
                goes_on && is_said_of(marks(i, sentence), sentence.piece.end).value_or(open_[i]);
            marks_[i].reset();
        }
    }

    // `before` is where the sentence, or the list, before this one begins.
    void search(const SearchedSentence& sentence, std::size_t before) {
        std::vector<Claim> claims;
        other_ = sentence.piece.end;
        for (const std::size_t index : candidates(sentence)) {
            const MentionFinder::Entry& entry = finder_.entries_[index];
            switch (entry.form) {
                case MentionFinder::Form::Number:
                    claim(entry, sentence, before, claims);
                    break;
                case MentionFinder::Form::Whole:
                    search_whole(entry, sentence);
                    break;
                case MentionFinder::Form::Percentage:
                    search_percentage(entry, sentence);
                    break;
            }
        }
        for (const Claim& one : claims) {
            const bool is_own = one.subject == no_subject || one.match.piece.begin < other_;
            if (is_own && stands(one, claims)) add(one, sentence);
        }
    }

    void claim(const MentionFinder::Entry& entry, const SearchedSentence& sentence,
               std::size_t before, std::vector<Claim>& claims) {
        const NumberMention& mention = book().numbers[entry.mention];
        if (!is_in_scope(mention.scope, sentence)) return;
        const Pattern& pattern = mention.patterns[entry.pattern];
        for (PatternMatch& match : find_in_sentence(pattern, sentence.searched, sentence.piece)) {
            const Match::Piece around = surroundings(sentence, match.piece);
            if (touches(mention.except, sentence, around)) continue;
            if (is_said_of_subset(mention, match, sentence)) continue;
            if (!has_context(mention, sentence, {before, match.piece.end}) &&
                !has_context(mention, sentence, sentence.passage.heading))
                continue;
            const Clauses clauses = clauses_of(sentence, around.begin, match);
            if (mention.subject.otherwise != no_subject &&
                !is_understood(clauses, pattern, match, sentence)) {
                if (is_of_another(clauses, match)) other_ = std::min(other_, match.piece.begin);
                continue;
            }
            const SubjectChoice& subject = mention.subject;
            const bool chosen = !subject.when.empty() && touches(subject.when, sentence, around);
            claims.push_back({&mention, entry.pattern, std::move(match),
                              chosen ? subject.then : subject.otherwise});
        }
    }

    // Whether the clauses of the match have no words that may make them say something else.
    bool is_understood(const Clauses& clauses, const Pattern& pattern, const PatternMatch& match,
                       const SearchedSentence& sentence) const {
        const PlainWords& plain = finder_.plain_;
        if (plain.empty()) return true;
        const auto is_plain = [&](const PlainBesides& besides) {
            return plain.make_up(clauses.first, clauses.end_of_first, besides) &&
                   plain.make_up(clauses.last, clauses.last.size(), besides);
        };
        // Most are plain without what takes longer to compare.
        return is_plain({}) || is_plain({agency_, words_of(pattern, match, sentence)});
    }

    // Whether a clause with a number begins with words that are not plain: it may be another one
    // that it speaks of, as what comes behind it in the sentence does.
    bool is_of_another(const Clauses& clauses, const PatternMatch& match) const {
        const bool is_one_clause = match.gap_characters == 0 || clauses.last.empty();
        return is_one_clause &&
               !finder_.plain_.make_up(clauses.first, clauses.match, {agency_, {}});
    }

    bool is_said_of_subset(const NumberMention& mention, const PatternMatch& match,
                           const SearchedSentence& sentence) {
        const std::size_t at =
            match.holes.empty() ? match.piece.end : match.holes.front().piece.begin;
        return std::any_of(mention.not_of.begin(), mention.not_of.end(), [&](std::size_t subset) {
            return is_said_of(marks(subset, sentence), at).value_or(open_[subset]);
        });
    }

    // Looked for once in the sentence, when it is first asked.
    const SubsetMarks& marks(std::size_t subset, const SearchedSentence& sentence) {
        std::optional<SubsetMarks>& marks = marks_[subset];
        if (!marks) marks = marks_of(book().subsets[subset], sentence);
        return *marks;
    }

    bool has_context(const NumberMention& mention, const SearchedSentence& sentence,
                     Match::Piece within) const {
        return mention.context.empty() ||
               std::any_of(mention.context.begin(), mention.context.end(),
                           [&](const Pattern& pattern) {
                               return !find_all(pattern, sentence.searched, within).empty();
                           });
    }

    void add(const Claim& claim, const SearchedSentence& sentence) {
        MentionFact fact;
        fact.name = claim.mention->name;
        if (claim.match.holes.empty()) {
            if (!claim.mention->value) return;
            fact.value = *claim.mention->value;
        } else {
            const FilledHole& hole = claim.match.holes.front();
            if (!hole.value || !set_value(*hole.value, fact)) return;
            const Match::Piece unit = unit_of(hole, claim, sentence);
            if (unit.end <= claim.match.piece.end) fact.unit = sentence.place(unit);
        }
        fact.section = static_cast<std::uint8_t>(sentence.passage.section);
        fact.span = sentence.place(claim.match.piece);
        fact.sentence = sentence.place(sentence.piece);
        fact.subject = claim.subject;
        fact.year = year_before(claim.match, sentence);
        facts_.mentions.push_back(fact);
    }

    // A year inside the match is one of its words; whether one before it is that of another clause
    // is told at the number.
    std::optional<Year> year_before(const PatternMatch& match,
                                    const SearchedSentence& sentence) const {
        const std::size_t number =
            match.holes.empty() ? match.piece.begin : match.holes.front().piece.begin;
        const std::string_view text = narrative_.text.text;
        std::optional<Year> year;
        for (const NumberPhrase& phrase : numbers_.of(PhraseKind::Year)) {
            if (phrase.piece.begin < sentence.piece.begin) continue;
            if (phrase.piece.end >= match.piece.begin) break;
            const std::string_view before =
                text.substr(sentence.piece.begin, phrase.piece.begin - sentence.piece.begin);
            const std::string_view behind =
                text.substr(phrase.piece.end, number - phrase.piece.end);
            if (behind.starts_with("年") && is_in_force(before, behind, book()))
                year = std::get<Year>(phrase.value);
        }
        return year;
    }

    // An amount has its 元 in it.
    static Match::Piece unit_of(const FilledHole& hole, const Claim& claim,
                                const SearchedSentence& sentence) {
        const Pattern& pattern = claim.mention->patterns[claim.pattern];
        if (pattern.holes[hole.hole].kind == PhraseKind::Money)
            return {hole.piece.end - std::string_view("元").size(), hole.piece.end};
        return unit_behind(sentence, hole.piece.end);
    }

    static bool set_value(const PhraseValue& value, MentionFact& fact) {
        if (const auto* year = std::get_if<Year>(&value)) {
            fact.value = Decimal(year->number());
            return true;
        }
        const auto* number = std::get_if<StatedNumber>(&value);
        if (number == nullptr) return false;
        fact.value = number->value;
        fact.step = number->step;
        fact.hedge = number->hedge;
        return true;
    }

    void search_whole(const MentionFinder::Entry& entry, const SearchedSentence& sentence) {
        const WholeMention& mention = book().wholes[entry.mention];
        if (!is_in_scope(mention.scope, sentence)) return;
        const Pattern& pattern = mention.patterns[entry.pattern];
        for (const PatternMatch& match :
             find_in_sentence(pattern, sentence.searched, sentence.piece)) {
            if (!touches(mention.except, sentence, surroundings(sentence, match.piece)))
                find_whole(mention, match, sentence, facts_);
        }
    }

    void search_percentage(const MentionFinder::Entry& entry, const SearchedSentence& sentence) {
        const PercentMention& mention = book().percentages[entry.mention];
        if (!is_in_scope(mention.scope, sentence)) return;
        const PercentPattern& by = mention.patterns[entry.pattern];
        for (const PatternMatch& match :
             find_in_sentence(by.pattern, sentence.searched, sentence.piece))
            find_percentage(mention, by, match, sentence, facts_);
    }

    // Of a mention that is taken once: the first, or the sum of all; nothing where there is none.
    void take() {
        for (const NumberMention& mention : book().numbers) {
            if (mention.take == Take::All) continue;
            const auto is_one = [&](const MentionFact& fact) { return fact.name == mention.name; };
            const auto begin = facts_.mentions.begin() + static_cast<std::ptrdiff_t>(first_);
            const auto first = std::find_if(begin, facts_.mentions.end(), is_one);
            if (first == facts_.mentions.end()) continue;
            std::optional<MentionFact> taken = *first;
            for (auto at = first + 1; mention.take == Take::Sum && at != facts_.mentions.end();
                 ++at) {
                if (is_one(*at) && taken) taken = sum_of(*taken, *at);
            }
            const auto rest = taken ? first + 1 : first;
            if (taken) *first = *taken;
            facts_.mentions.erase(std::remove_if(rest, facts_.mentions.end(), is_one),
                                  facts_.mentions.end());
        }
    }

    const MentionFinder& finder_;
    const Narrative& narrative_;
    NumberPhrases numbers_;
    FactBase& facts_;
    std::string agency_;
    std::size_t first_;
    std::vector<std::size_t> seen_;  // by entry: the last sentence that has an anchor of it
    std::size_t stamp_ = 0;
    std::vector<std::size_t> candidates_;  // of the sentence that is searched
    SeenAnchors anchors_;
    std::vector<std::optional<SubsetMarks>> marks_;  // by subset, of the sentence
    std::size_t other_ = 0;   // from here on the sentence may speak of another agency
    std::vector<bool> open_;  // by subset: what the list says that goes on is said of it
};

MentionFinder::MentionFinder(const MentionBook& book) : book_(&book), plain_(book.plain) {
    for (std::size_t i = 0; i < book.numbers.size(); ++i) {
        for (std::size_t j = 0; j < book.numbers[i].patterns.size(); ++j)
            add({Form::Number, i, j}, book.numbers[i].patterns[j]);
        add(book.numbers[i].except);
        add(book.numbers[i].subject.when);
    }
    for (const Subset& subset : book.subsets) {
        add(subset.begins);
        add(subset.ends);
    }
    for (std::size_t i = 0; i < book.wholes.size(); ++i) {
        for (std::size_t j = 0; j < book.wholes[i].patterns.size(); ++j)
            add({Form::Whole, i, j}, book.wholes[i].patterns[j]);
        add(book.wholes[i].except);
    }
    for (std::size_t i = 0; i < book.percentages.size(); ++i) {
        for (std::size_t j = 0; j < book.percentages[i].patterns.size(); ++j)
            add({Form::Percentage, i, j}, book.percentages[i].patterns[j].pattern);
        add(book.percentages[i].except);
    }
}

void MentionFinder::add(Entry entry, const Pattern& pattern) {
    for (const std::string& text : pattern.anchors)
        entries_with_[anchor_of(text)].push_back(entries_.size());
    entry.needed = keys_of(pattern.needed);
    entries_.push_back(std::move(entry));
}

void MentionFinder::add(const std::vector<Pattern>& conditions) {
    std::vector<Needs>& all = conditions_[&conditions];
    for (const Pattern& pattern : conditions) {
        Needs& needs = all.emplace_back();
        for (const std::string& text : pattern.anchors) needs.anchors.push_back(anchor_of(text));
        needs.groups = keys_of(pattern.needed);
    }
}

std::size_t MentionFinder::anchor_of(const std::string& text) {
    const std::size_t anchor = anchors_.add(text);
    entries_with_.resize(anchors_.size());
    return anchor;
}

void MentionFinder::find(const Narrative& narrative, FactBase& facts) const {
    MentionSearch(*this, narrative, facts).run();
}

void append_lines(std::string_view source, Span span, int section, Narrative& narrative) {
    for (std::size_t begin = span.begin; begin < span.end;) {
        const std::size_t end = std::min<std::size_t>(source.find('\n', begin), span.end);
        const std::size_t first = narrative.text.text.size();
        append_normal(source, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                      narrative.text);
        const std::size_t last = narrative.text.text.size();
        if (last > first) narrative.passages.push_back({{first, last}, {first, first}, section});
        begin = end + 1;
    }
}

}  // namespace gouji
