#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "facts/text.h"
#include "reports/figure.h"
#include "reports/grid/grid_table.h"

namespace gouji::reports {

namespace {

struct Part {
    std::vector<const Line*> header;
    std::vector<const Line*> figures;
    ColumnPlan plan;
    const Line* signs = nullptr;  // in the place of figures, where no line shows any
};

bool has_label(const Line& line, TableForm form) {
    if (line.columns == Columns::Lost) return false;
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [&](const PrintedCell& cell) { return is_label_of(cell, form); });
}

// A header and the lines below it, as often as the table was broken into.
std::vector<Part> parts_of(const std::vector<Line>& lines, TableForm form) {
    std::vector<Part> parts;
    for (const Line& line : lines) {
        if (!line.has_text() && !line.has_figures()) continue;
        const bool is_header = has_label(line, form);
        if (is_header && (parts.empty() || !parts.back().figures.empty())) parts.emplace_back();
        if (parts.empty()) continue;
        if (is_header) {
            parts.back().header.push_back(&line);
        } else {
            parts.back().figures.push_back(&line);
        }
    }
    return parts;
}

// Figures broken into several lines whose numbers together fit are one line.
std::optional<Line> whole_line(const Part& part) {
    Line whole;
    whole.columns = Columns::Ragged;
    std::size_t count = 0;
    for (const Line* line : part.figures) {
        if (!line->has_figures()) continue;
        count += count_shown(line->cells);
        std::copy(line->cells.begin(), line->cells.end(), std::back_inserter(whole.cells));
    }
    if (count != part.plan.columns.size()) return std::nullopt;
    return whole;
}

// A word before the first figure names the line: 件数.
std::size_t first_figure(const Line& line, std::size_t expected) {
    if (count_shown(line.cells) <= expected) return 0;
    const auto text = std::ranges::find_if(line.cells, &PrintedCell::is_shown);
    if (text == line.cells.end() || text->shows != Shows::Text) return 0;
    return static_cast<std::size_t>(text - line.cells.begin()) + 1;
}

// The same sign under every head, —, 无: it stands where the figures would.
bool is_of_signs(const Line& line, std::size_t columns, std::string_view source) {
    const PrintedCell* sign = nullptr;
    std::size_t signs = 0;
    for (std::size_t i = first_figure(line, columns); i < line.cells.size(); ++i) {
        const PrintedCell& cell = line.cells[i];
        if (!cell.is_shown()) continue;
        if (sign == nullptr) sign = &cell;
        if (!cell.uses->empty() || shown_text(cell, source) != shown_text(*sign, source))
            return false;
        ++signs;
    }
    return signs > 1 && signs == columns;
}

void find_signs(Part& part, std::string_view source) {
    for (const Line* line : part.figures) {
        if (line->has_figures()) {
            part.signs = nullptr;
            return;
        }
        if (part.signs == nullptr && is_of_signs(*line, part.plan.columns.size(), source))
            part.signs = line;
    }
}

// Figures, or signs or blanks in their place; a line of words may be the rest of a header.
bool has_values(const Part& part) {
    return part.signs != nullptr ||
           std::any_of(part.figures.begin(), part.figures.end(),
                       [](const Line* line) { return line->has_figures() || !line->has_text(); });
}

void state_part(const Part& part, const Line& line, TableReader& reader) {
    const Table& table = reader.table();
    const Values values{&line, first_figure(line, part.plan.columns.size())};
    Evidence evidence;
    evidence.learn(values, part.plan);
    const auto placed = place_values(values, part.plan, evidence);
    for (std::size_t i = 0; i < part.plan.columns.size(); ++i) {
        const PrintedCell* printed = placed ? (*placed)[i] : nullptr;
        if (!part.plan.columns[i].place) {
            if (printed != nullptr && printed->is_shown())
                reader.not_placed(Unreadable::NotPlaced, printed->span);
            continue;
        }
        const CellIndex cell = table.cells[*part.plan.columns[i].place];
        if (cell == no_cell) continue;
        if (placed) {
            reader.state(cell, printed, line.span());
        } else {
            reader.give_up(cell, Unreadable::ColumnsDisagree, line.span());
        }
    }
}

// 1, 2, 3, … under the heads number the columns, where another line shows the figures.
bool counts_columns(const Line& line, std::size_t columns, std::string_view source) {
    std::size_t number = 0;
    for (const PrintedCell& cell : line.cells) {
        if (!cell.is_shown()) continue;
        if (cell.shows == Shows::Text && number == 0) continue;
        if (shown_text(cell, source) != std::to_string(++number)) return false;
    }
    return number == columns;
}

void drop_column_numbers(Part& part, std::string_view source) {
    const auto is_filled = [](const Line* line) { return line->has_figures(); };
    const auto first = std::find_if(part.figures.begin(), part.figures.end(), is_filled);
    if (first == part.figures.end() || !counts_columns(**first, part.plan.columns.size(), source))
        return;
    if (std::any_of(std::next(first), part.figures.end(), is_filled)) part.figures.erase(first);
}

// The year that a line of figures begins with, before one figure for each column; 0 where it begins
// with something else.
int year_before(const Line& line, std::size_t columns, std::string_view source) {
    if (count_shown(line.cells) != columns + 1) return 0;
    const auto first = std::ranges::find_if(line.cells, &PrintedCell::is_shown);
    return year_named_by(shown_text(*first, source));
}

// Figures of several years below one another, or of the one of the report: its own is the line that
// begins with the year of the title.
std::optional<Line> line_of_year(const Part& part, TableReader& reader) {
    const Line* own = nullptr;
    std::set<int> years;
    for (const Line* line : part.figures) {
        if (!line->has_figures()) continue;
        const int year = year_before(*line, part.plan.columns.size(), reader.source());
        if (year == 0 || !years.insert(year).second) return std::nullopt;
        if (reader.reported_year() == year) own = line;
    }
    if (own == nullptr) return std::nullopt;
    for (const Line* line : part.figures) {
        if (line != own && line->has_figures())
            reader.not_placed(Unreadable::NotPlaced, line->span());
    }
    Line figures = *own;
    const auto year = std::ranges::find_if(figures.cells, &PrintedCell::is_shown);
    figures.cells.erase(figures.cells.begin(), std::next(year));
    return figures;
}

// How many of the table's cells, from its first on, end with the last that the parts before show.
std::size_t shown_before(const std::vector<Part>& parts, const Part& part) {
    std::size_t behind = 0;
    for (const Part* before = parts.data(); before != &part; ++before) {
        if (!has_values(*before)) continue;
        for (const PlannedColumn& column : before->plan.columns)
            behind = std::max(behind, column.place ? *column.place + 1 : 0);
    }
    return behind;
}

// A header that names no rows heads those that are left: it goes on where the parts before ended.
// Where it does not fit there, nothing tells whose heads they are.
void go_on(Part& part, std::size_t behind, const Table& table) {
    const std::vector<PlannedColumn>& columns = part.plan.columns;
    const bool is_told = behind == 0 || part.plan.names_rows || columns.empty();
    if (is_told || columns.front().place.value_or(behind) >= behind) return;
    const std::size_t shift = behind - *columns.front().place;
    const bool fits = std::all_of(columns.begin(), columns.end(), [&](const PlannedColumn& column) {
        return column.place && *column.place + shift < table.heads.size() &&
               table.label(table.heads[*column.place]).official ==
                   table.label(table.heads[*column.place + shift]).official;
    });
    if (!fits) return part.plan.columns.clear();
    for (PlannedColumn& column : part.plan.columns) *column.place += shift;
}

void read_part(const Part& part, TableReader& reader) {
    const auto is_filled = [](const Line* line) { return line->has_figures(); };
    const auto filled = static_cast<std::size_t>(
        std::count_if(part.figures.begin(), part.figures.end(), is_filled));
    if (const std::optional<Line> own = line_of_year(part, reader)) {
        state_part(part, *own, reader);
        return;
    }
    if (filled > 1) {
        if (const std::optional<Line> whole = whole_line(part)) {
            state_part(part, *whole, reader);
            return;
        }
    }
    const auto first = std::find_if(part.figures.begin(), part.figures.end(), is_filled);
    if (first == part.figures.end()) {
        if (part.signs != nullptr) state_part(part, *part.signs, reader);
        return;
    }
    state_part(part, **first, reader);
    for (auto line = std::next(first); line != part.figures.end(); ++line) {
        if (is_filled(*line)) reader.not_placed(Unreadable::NotPlaced, (*line)->span());
    }
}

}  // namespace

void read_across(std::vector<Line> lines, TableReader& reader) {
    join_cut_labels(lines, reader.form(), reader.labels());
    const Span span = span_of(lines);
    std::vector<FoundLabel> found;
    bool is_read = false;
    std::vector<Part> parts = parts_of(lines, reader.form());
    for (Part& part : parts) {
        part.plan = plan_columns(part.header, reader.form(), reader.labels(), found);
        go_on(part, shown_before(parts, part), reader.table());
        is_read = is_read || !part.plan.columns.empty();
        drop_column_numbers(part, reader.source());
        find_signs(part, reader.source());
        read_part(part, reader);
    }
    for (const FoundLabel& label : found) reader.note(label);
    for (std::size_t place = 0; place < reader.table().cells.size(); ++place) {
        const CellIndex cell = reader.table().cells[place];
        const bool is_known = std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
            return part.plan.shows(place) && has_values(part);
        });
        if (cell != no_cell && !is_known) reader.give_up(cell, Unreadable::ColumnsDisagree, span);
    }
    if (!is_read) {
        reader.refuse(span);
        return;
    }
    std::vector<CellIndex> cells;
    std::copy_if(reader.table().cells.begin(), reader.table().cells.end(),
                 std::back_inserter(cells), [](CellIndex cell) { return cell != no_cell; });
    reader.finish(cells, span);
}

}  // namespace gouji::reports
