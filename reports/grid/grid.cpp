#include "reports/grid/grid.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "reports/grid/broken_cells.h"
#include "reports/grid/grid_table.h"
#include "reports/grid/joined_labels.h"
#include "reports/grid/repeated_cells.h"
#include "reports/grid/stacked_rows.h"

namespace gouji::reports {

namespace {

// The tables of all editions under one id: index of Form::table_ids.
std::size_t id_of(TableForm form, const Labels& labels) {
    return labels.form().table_index(labels.table(form).id).value_or(0);
}

// The one table that the labels of a line belong to; nothing where they are of none or of several.
// `votes` is room to count in, by table.
std::optional<std::size_t> table_of(const Line& line, std::vector<std::size_t>& votes) {
    std::fill(votes.begin(), votes.end(), 0);
    for (const PrintedCell& cell : line.cells) {
        if (cell.shows != Shows::Text || cell.uses->empty()) continue;
        const std::size_t id = cell.uses->front().table_id;
        const bool is_only = std::all_of(cell.uses->begin(), cell.uses->end(),
                                         [&](const LabelUse& use) { return use.table_id == id; });
        if (is_only) ++votes[id];
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    if (most == votes.end() || *most == 0) return std::nullopt;
    if (std::count(votes.begin(), votes.end(), *most) > 1) return std::nullopt;
    return static_cast<std::size_t>(most - votes.begin());
}

using Lines = std::vector<Line>;
using Owners = std::vector<std::optional<std::size_t>>;

// 其他: a word so short may stand for a label of another table too.
bool has_one_short_label(const Line& line) {
    constexpr std::size_t longest = 2;
    const PrintedCell* only = nullptr;
    for (const PrintedCell& cell : line.cells) {
        if (cell.shows != Shows::Text || cell.uses->empty()) continue;
        const std::size_t id = cell.uses->front().table_id;
        const bool tells = std::ranges::all_of(
            *cell.uses, [&](const LabelUse& use) { return use.table_id == id; });
        if (!tells) continue;
        if (cell.key().text.size() > longest || (only != nullptr && only->uses != cell.uses))
            return false;
        only = &cell;
    }
    return only != nullptr;
}

// Such a line among those of one other table is not told by its word.
void doubt_short_labels(const Lines& lines, Owners& owners) {
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!owners[i] || owners[i] == before || !before || !has_one_short_label(lines[i])) {
            before = owners[i] ? owners[i] : before;
            continue;
        }
        const auto after = std::find_if(owners.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                        owners.end(), [](const auto& o) { return o.has_value(); });
        if (after == owners.end() || *after == before) owners[i] = std::nullopt;
    }
}

// A line whose labels do not tell belongs to what stands before it, or at the top of a grid to what
// follows.
void assign(Lines& lines, const Labels& labels, std::vector<Lines>& tables,
            std::optional<std::size_t>& current) {
    Owners owners;
    std::vector<std::size_t> votes(labels.form().table_ids.size());
    for (const Line& line : lines) owners.push_back(table_of(line, votes));
    doubt_short_labels(lines, owners);
    const auto first = std::find_if(owners.begin(), owners.end(),
                                    [](const auto& owner) { return owner.has_value(); });
    if (first != owners.end()) current = *first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (owners[i]) current = owners[i];
        if (current) tables[*current].push_back(std::move(lines[i]));
    }
}

using Uses = std::vector<const std::vector<LabelUse>*>;

// The uses of each different text that is a label of any table.
Uses different_labels(const Lines& lines) {
    Uses uses;
    for (const Line& line : lines) {
        for (const PrintedCell& cell : line.cells) {
            if (cell.shows == Shows::Text && !cell.uses->empty()) uses.push_back(cell.uses);
        }
    }
    std::sort(uses.begin(), uses.end());
    uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
    return uses;
}

std::size_t labels_shown(const Uses& uses, TableForm form) {
    return static_cast<std::size_t>(
        std::count_if(uses.begin(), uses.end(), [&](const std::vector<LabelUse>* label) {
            return std::any_of(label->begin(), label->end(),
                               [&](const LabelUse& use) { return use.form == form; });
        }));
}

struct Candidate {
    TableForm form;
    std::size_t shown = 0;
};

// The editions of a table, the one that most of the labels are of first.
std::vector<Candidate> candidates(const Lines& lines, std::size_t id, const Labels& labels) {
    std::vector<Candidate> found;
    const Uses uses = different_labels(lines);
    const Form& form = labels.form();
    for (std::size_t e = form.editions.size(); e-- > 0;) {
        for (std::size_t t = 0; t < form.editions[e].tables.size(); ++t) {
            const TableForm table{e, t};
            if (id_of(table, labels) == id) found.push_back({table, labels_shown(uses, table)});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& lhs, const Candidate& rhs) {
        return lhs.shown > rhs.shown;
    });
    return found;
}

// Fewer labels than this are words that happen to stand in another table.
constexpr std::size_t fewest_labels = 3;

bool is_decided(const std::vector<Candidate>& found) {
    return found.size() < 2 || found[0].shown > found[1].shown;
}

bool has_table_in(int section, const Form& form) {
    return std::any_of(form.editions.begin(), form.editions.end(), [&](const Edition& edition) {
        return std::any_of(edition.tables.begin(), edition.tables.end(),
                           [&](const Table& table) { return table.section == section; });
    });
}

// A place in a part of the report that has no table of the form.
bool is_outside_tables(std::uint32_t place, const FactBase& facts) {
    const SectionFact* part = nullptr;
    for (const SectionFact& section : facts.sections) {
        if (section.heading.begin <= place) part = &section;
    }
    return part != nullptr && !has_table_in(part->number, *facts.form);
}

// There, a grid with hardly a label is none of them: a calendar of the page, a vote on it, links
// with their dates.
bool is_foreign(const Lines& lines, Span grid, const FactBase& facts) {
    return is_outside_tables(grid.begin, facts) && different_labels(lines).size() < fewest_labels;
}

// There, and before the first part, a text alone in its line is prose: a sheet holds the whole
// report.
bool is_prose(const Line& line, const FactBase& facts) {
    const auto only = std::ranges::find_if(line.cells, &PrintedCell::is_shown);
    if (only == line.cells.end()) return false;
    if (std::ranges::any_of(std::next(only), line.cells.end(), &PrintedCell::is_shown))
        return false;
    const bool is_known = only->shows == Shows::Text && !only->uses->empty();
    if (is_known || facts.sections.empty()) return false;
    return only->span.end <= facts.sections.front().heading.begin ||
           is_outside_tables(only->span.begin, facts);
}

}  // namespace

void read_grids(const std::vector<const Grid*>& grids, const Labels& labels, FactBase& facts) {
    std::vector<Lines> tables(labels.form().table_ids.size());
    std::optional<std::size_t> current;
    for (std::size_t g = 0; g < grids.size(); ++g) {
        const std::optional<Grid> merged = without_repeats(*grids[g], facts.source->text(), labels);
        Lines lines = lines_of({merged ? &*merged : grids[g], g, facts.source->text()}, labels);
        join_broken_cells(lines, facts.source->text(), labels);
        part_stacked_rows(lines, facts.source->text(), labels);
        part_joined_labels(lines, facts.source->text(), labels);
        if (is_foreign(lines, grids[g]->span, facts)) continue;
        std::erase_if(lines, [&](const Line& line) { return is_prose(line, facts); });
        assign(lines, labels, tables, current);
    }
    std::vector<std::vector<Candidate>> found;
    std::optional<std::size_t> edition;  // of a table whose labels decide
    for (std::size_t id = 0; id < tables.size(); ++id) {
        found.push_back(candidates(tables[id], id, labels));
        const bool is_there = !found[id].empty() && found[id][0].shown >= fewest_labels;
        if (!is_there) found[id].clear();
        if (is_there && !edition && is_decided(found[id])) edition = found[id][0].form.edition;
    }
    for (std::size_t id = 0; id < tables.size(); ++id) {
        if (found[id].empty()) continue;
        const std::size_t most = found[id][0].shown;
        const auto chosen = std::find_if(found[id].begin(), found[id].end(), [&](const auto& c) {
            return c.shown == most && edition == c.form.edition;
        });
        const TableForm form = chosen == found[id].end() ? found[id][0].form : chosen->form;
        TableReader reader(form, labels, facts);
        Lines lines = upright(std::move(tables[id]), reader);
        if (reader.table().orientation == Orientation::Across) {
            read_across(across(std::move(lines), reader), reader);
        } else {
            read_down(one_below_another(std::move(lines), reader), reader);
        }
    }
}

}  // namespace gouji::reports
