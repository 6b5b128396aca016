#include <algorithm>
#include <tuple>

#include "outcomes/score.h"

namespace gouji::outcomes {

namespace {

constexpr std::int64_t whole_in_percent = 100;

// Those ranked together stand together, the best first; those without a score come last.
bool comes_before(const Card& lhs, const Card& rhs) {
    if (lhs.year != rhs.year) return rhs.year < lhs.year;
    if (lhs.group != rhs.group) return lhs.group < rhs.group;
    if (lhs.score != rhs.score) return rhs.score < lhs.score;
    return std::tie(lhs.agency, lhs.document) < std::tie(rhs.agency, rhs.document);
}

bool are_ranked_together(const Card& lhs, const Card& rhs) {
    return lhs.year == rhs.year && lhs.group == rhs.group;
}

bool lies_in(const rules::GradeBand& band, const Card& card, std::size_t ranked) {
    if (band.from) {
        if (*card.score < *band.from) return false;
        if (band.end == rules::GradeBand::End::Excluded && *card.score == *band.from) return false;
    }
    if (!band.best) return true;
    // rank ≤ ranked × best ÷ 100; those of equal score have equal ranks, and come in together.
    const auto of_rank =
        multiply(Decimal(static_cast<std::int64_t>(card.rank)), Decimal(whole_in_percent));
    const auto allowed = multiply(Decimal(static_cast<std::int64_t>(ranked)), *band.best);
    return of_rank && allowed && *of_rank <= *allowed;
}

std::string grade_by_score(const rules::Scheme& scheme, const Card& card, std::size_t ranked) {
    const auto band =
        std::find_if(scheme.grades.begin(), scheme.grades.end(),
                     [&](const rules::GradeBand& each) { return lies_in(each, card, ranked); });
    return band == scheme.grades.end() ? std::string() : band->title;
}

// The lower of the two, by the order of the bands; a grade that no band has is the lowest.
std::string lower(const rules::Scheme& scheme, const std::string& lhs, const std::string& rhs) {
    const auto place = [&](const std::string& grade) {
        return std::find_if(scheme.grades.begin(), scheme.grades.end(),
                            [&](const rules::GradeBand& band) { return band.title == grade; });
    };
    return place(lhs) < place(rhs) ? rhs : lhs;
}

void rank_together(const rules::Rubric& rubric, Card* first, Card* last) {
    const auto ranked = static_cast<std::size_t>(
        std::count_if(first, last, [](const Card& card) { return card.score.has_value(); }));
    for (Card* card = first; card != last && card->score; ++card) {
        const bool is_as_before = card != first && card[-1].score == card->score;
        card->rank = is_as_before ? card[-1].rank : static_cast<std::size_t>(card - first) + 1;
        const rules::Scheme& scheme = scheme_of(rubric, *card);
        card->grade = grade_by_score(scheme, *card, ranked);
        for (const LimitMet& met : card->limits) {
            if (!met.limit.grade.empty()) card->grade = lower(scheme, card->grade, met.limit.grade);
        }
    }
}

}  // namespace

void rank(const rules::Rubric& rubric, std::vector<Card>& cards) {
    std::stable_sort(cards.begin(), cards.end(), comes_before);
    for (std::size_t begin = 0; begin < cards.size();) {
        std::size_t end = begin;
        while (end < cards.size() && are_ranked_together(cards[begin], cards[end])) ++end;
        rank_together(rubric, cards.data() + begin, cards.data() + end);
        begin = end;
    }
}

}  // namespace gouji::outcomes
