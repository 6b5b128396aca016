#include "engine/peer_view.h"

#include <algorithm>

#include "engine/form_view.h"
#include "facts/text.h"

namespace gouji::engine {

namespace {

// The figure at `index` of those that are not the report's own.
Number other_at(const PeerFigures& figures, std::size_t index) {
    const std::vector<Quotient>& all = *figures.all;
    if (!figures.own) return Number(all[index]);
    const auto own = std::lower_bound(
        all.begin(), all.end(), *figures.own,
        [](const Quotient& lhs, const Quotient& rhs) { return Number(lhs) < Number(rhs); });
    const auto own_index = static_cast<std::size_t>(own - all.begin());
    return Number(all[index + (index >= own_index ? 1U : 0U)]);
}

// By nearest rank: the least figure that `percent` in a hundred do not exceed.
Value percentile(const PeerFigures& figures, std::size_t percent) {
    const std::size_t rank = (percent * figures.count() + 99) / 100;
    return Value::of(Payload(other_at(figures, std::max<std::size_t>(rank, 1) - 1)));
}

Value sum_of(const PeerFigures& figures) {
    std::optional<Number> sum = Number();
    for (std::size_t i = 0; sum && i < figures.count(); ++i) sum = add(*sum, other_at(figures, i));
    return Value::of(sum);
}

}  // namespace

Value statistic_property(const Dossier& dossier, Property property, const Item& item) {
    const bool is_there = item.index < dossier.peers.size() && dossier.peers[item.index];
    if (!is_there) return Value::of(Status::NotApplicable);
    const PeerFigures& figures = *dossier.peers[item.index];
    switch (property) {
        case Property::StatisticCount:
            return whole_value(static_cast<std::int64_t>(figures.count()));
        case Property::StatisticSum:
            return sum_of(figures);
        case Property::StatisticMin:
            return percentile(figures, 0);
        case Property::StatisticP10:
            return percentile(figures, 10);
        case Property::StatisticP25:
            return percentile(figures, 25);
        case Property::StatisticMedian:
            return percentile(figures, 50);
        case Property::StatisticP75:
            return percentile(figures, 75);
        case Property::StatisticP90:
            return percentile(figures, 90);
        case Property::StatisticP95:
            return percentile(figures, 95);
        case Property::StatisticP99:
            return percentile(figures, 99);
        default:
            return percentile(figures, 100);
    }
}

Value resemblance_property(const Dossier& dossier, Property property, const Item& item) {
    const Resemblance& found = dossier.alike[item.index];
    switch (property) {
        case Property::ResemblanceSection:
            return Value::of(Payload(
                Item{Kind::Section, Role::This, 0, static_cast<std::uint32_t>(found.section)}));
        case Property::ResemblanceAgency:
            return text_value(*found.other->agency.value);
        case Property::ResemblanceText: {
            const SectionFact& section = found.other->sections[found.other_section];
            return Value::of(Payload(trimmed(slice(*found.other, section.body))));
        }
        default:
            return Value::of(
                divide(Number(found.similarity.matching), Number(found.similarity.total)));
    }
}

}  // namespace gouji::engine
