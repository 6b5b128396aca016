#include "reports/editions.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace gouji::reports {

namespace {

using Editions = std::vector<const Edition*>;

const Table* table_of(const FactBase& facts, std::size_t table, const Edition& edition) {
    return edition.table(facts.form->table_ids[table]);
}

std::vector<bool> cells_of(const Table& table, std::size_t all) {
    std::vector<bool> cells(all, false);
    for (const CellIndex cell : table.cells) {
        if (cell != no_cell) cells[static_cast<std::size_t>(cell)] = true;
    }
    return cells;
}

// Most editions print their labels in the same order: `hint` is where it may stand.
const FixedLabel* label_at(const Table& table, const std::string& place, LabelIndex hint) {
    const auto index = static_cast<std::size_t>(hint);
    if (index < table.labels.size() && table.labels[index].place == place)
        return &table.labels[index];
    const auto found = std::find_if(table.labels.begin(), table.labels.end(),
                                    [&](const FixedLabel& label) { return label.place == place; });
    return found == table.labels.end() ? nullptr : &*found;
}

// The edition has all cells that were read, and prints the labels that were seen.
bool could_be(const FactBase& facts, std::size_t id, const Edition& edition) {
    const Table* table = table_of(facts, id, edition);
    const Edition* read = facts.form->edition(facts.tables[id].edition);
    if (table == nullptr || read == nullptr) return false;
    if (&edition == read) return true;
    const Table* own = table_of(facts, id, *read);
    const std::vector<bool> cells = cells_of(*table, facts.states.size());
    for (const CellIndex cell : own->cells) {
        if (cell == no_cell) continue;
        const auto at = static_cast<std::size_t>(cell);
        if (facts.states[at] != State::NotApplicable && !cells[at]) return false;
    }
    return std::all_of(facts.labels.begin(), facts.labels.end(), [&](const LabelFact& fact) {
        if (fact.table != id || fact.edition != read->number) return true;
        const FixedLabel& label = own->label(fact.label);
        const FixedLabel* other = label_at(*table, label.place, fact.label);
        return other != nullptr && other->official == label.official;
    });
}

Editions editions_of(const FactBase& facts, std::size_t id) {
    Editions editions;
    for (const Edition& edition : facts.form->editions) {
        if (could_be(facts, id, edition)) editions.push_back(&edition);
    }
    return editions;
}

void move_to(const Edition& edition, std::size_t id, FactBase& facts) {
    const Edition* read = facts.form->edition(facts.tables[id].edition);
    const Table* own = table_of(facts, id, *read);
    const Table* table = table_of(facts, id, edition);
    for (LabelFact& fact : facts.labels) {
        if (fact.table != id || fact.edition != read->number) continue;
        const FixedLabel* other = label_at(*table, own->label(fact.label).place, fact.label);
        fact.label = LabelIndex{static_cast<std::uint16_t>(other - table->labels.data())};
        fact.edition = edition.number;
    }
    facts.tables[id].edition = edition.number;
}

}  // namespace

void settle_editions(FactBase& facts) {
    struct Open {
        std::size_t id = 0;
        Editions editions;
    };
    std::vector<Open> open;
    const Edition* told = nullptr;
    bool told_by_all = true;
    for (std::size_t id = 0; id < facts.tables.size(); ++id) {
        if (facts.tables[id].state != State::Known) continue;
        Editions editions = editions_of(facts, id);
        if (editions.size() > 1) {
            open.push_back({id, std::move(editions)});
        } else if (editions.size() == 1) {
            told_by_all = told_by_all && (told == nullptr || told == editions.front());
            told = editions.front();
        }
    }
    if (told == nullptr || !told_by_all)
        told = facts.year.value ? facts.form->edition_of_year(facts.year.value->number()) : nullptr;
    if (told == nullptr) return;
    for (const auto& [id, editions] : open) {
        const bool could_be_told =
            std::find(editions.begin(), editions.end(), told) != editions.end();
        if (could_be_told) move_to(*told, id, facts);
    }
}

}  // namespace gouji::reports
