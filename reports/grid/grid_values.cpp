#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "reports/grid/grid_columns.h"

namespace gouji::reports {

namespace {

using Cells = std::span<const PrintedCell>;
using Placed = std::vector<const PrintedCell*>;  // by column

// What a line shows behind its labels, from the first to the last cell that is not blank.
struct Extent {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t count = 0;  // of cells that are not blank

    std::size_t width() const { return count == 0 ? 0 : last - first + 1; }
};

Extent extent_of(Cells cells) {
    Extent extent;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].is_shown()) continue;
        if (extent.count++ == 0) extent.first = i;
        extent.last = i;
    }
    return extent;
}

bool is_complete(const Extent& extent, std::size_t expected) {
    return expected > 0 && extent.count == expected && extent.width() == expected;
}

bool overlaps(const PrintedCell& cell, const PlannedColumn& column) {
    return cell.column < column.end && column.begin < cell.end();
}

}  // namespace

void Evidence::learn(const Values& values, const ColumnPlan& plan) {
    const Cells cells = values.cells();
    const Extent extent = extent_of(cells);
    if (extent.count > plan.columns.size()) ++overfull_;
    if (extent.count > 0 && cells.size() < plan.columns.size())
        short_ends_.push_back(values.line->cells.size());
    if (!is_complete(extent, plan.columns.size())) return;
    ++complete_;
    if (values.line->columns == Columns::Ragged) {
        learn_offset(static_cast<std::uint32_t>(values.first),
                     static_cast<std::uint32_t>(extent.first));
        return;
    }
    std::vector<PlannedColumn> columns = plan.columns;
    bool fits_header = plan.is_exact && plan.grid == values.line->grid;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const PrintedCell& cell = cells[extent.first + i];
        fits_header = fits_header && overlaps(cell, plan.columns[i]);
        columns[i].begin = cell.column;
        columns[i].end = cell.end();
    }
    if (fits_header) ++header_fits_;
    learn_columns(values.line->grid, std::move(columns));
}

void Evidence::learn_offset(std::uint32_t labels, std::uint32_t offset) {
    const std::uint32_t figure = labels + offset;
    if (first_figure_ && *first_figure_ != figure) is_aligned_ = false;
    first_figure_ = figure;
    const auto same = std::find_if(offsets_.begin(), offsets_.end(),
                                   [&](const Offset& other) { return other.labels == labels; });
    if (same == offsets_.end()) {
        offsets_.push_back({labels, offset, true});
    } else if (same->offset != offset) {
        same->is_unanimous = false;
    }
}

void Evidence::learn_columns(std::size_t grid, std::vector<PlannedColumn> columns) {
    const auto same = std::find_if(places_.begin(), places_.end(),
                                   [&](const Place& other) { return other.grid == grid; });
    if (same == places_.end()) {
        places_.push_back({grid, std::move(columns), true});
        return;
    }
    same->is_unanimous =
        same->is_unanimous &&
        std::equal(columns.begin(), columns.end(), same->columns.begin(), same->columns.end(),
                   [](const PlannedColumn& lhs, const PlannedColumn& rhs) {
                       return lhs.begin == rhs.begin && lhs.end == rhs.end;
                   });
}

bool Evidence::ends_early(std::size_t cells) const {
    constexpr std::ptrdiff_t fewest = 2;
    return std::count(short_ends_.begin(), short_ends_.end(), cells) >= fewest;
}

std::optional<std::uint32_t> Evidence::offset_at(std::uint32_t labels) const {
    const auto same = std::find_if(offsets_.begin(), offsets_.end(),
                                   [&](const Offset& other) { return other.labels == labels; });
    if (same != offsets_.end() && same->is_unanimous) return same->offset;
    if (is_aligned_ && first_figure_ && *first_figure_ >= labels) return *first_figure_ - labels;
    return std::nullopt;
}

std::vector<PlannedColumn> Evidence::columns_of(std::size_t grid) const {
    const auto same = std::find_if(places_.begin(), places_.end(),
                                   [&](const Place& other) { return other.grid == grid; });
    if (same == places_.end() || !same->is_unanimous) return {};
    return same->columns;
}

namespace {

// The first of `expected` columns stands in this cell; nothing where several readings fit.
std::optional<std::size_t> first_by_order(const Values& values, std::size_t expected,
                                          const Evidence& evidence) {
    const Cells cells = values.cells();
    const Extent extent = extent_of(cells);
    // A line without cells for its last columns may have lost any of them.
    if (cells.size() < expected && !evidence.ends_early(values.line->cells.size()))
        return std::nullopt;
    if (extent.count == 0) return 0;
    if (extent.width() > expected) return std::nullopt;
    const std::size_t least = extent.last + 1 > expected ? extent.last + 1 - expected : 0;
    if (least == extent.first) return least;
    const std::optional<std::uint32_t> learned =
        evidence.offset_at(static_cast<std::uint32_t>(values.first));
    if (learned && least <= *learned && *learned <= extent.first) return *learned;
    if (cells.size() == expected) return 0;
    return std::nullopt;
}

std::optional<Placed> place_by_order(const Values& values, std::size_t expected,
                                     const Evidence& evidence) {
    const Cells cells = values.cells();
    const std::optional<std::size_t> first = first_by_order(values, expected, evidence);
    if (!first) return std::nullopt;
    Placed placed(expected, nullptr);
    for (std::size_t i = 0; i < expected && *first + i < cells.size(); ++i)
        placed[i] = &cells[*first + i];
    return placed;
}

// All columns have a figure, the line has as many cells as columns, or nothing at all.
bool count_fits(const Values& values, std::size_t expected) {
    const Cells cells = values.cells();
    const Extent extent = extent_of(cells);
    return extent.count == 0 || is_complete(extent, expected) || cells.size() == expected;
}

// The cell of a column: the one that shows something, else a blank one. Nothing where two show.
std::optional<const PrintedCell*> cell_under(Cells cells, const PlannedColumn& column) {
    const PrintedCell* only = nullptr;
    for (const PrintedCell& cell : cells) {
        if (!overlaps(cell, column)) continue;
        const bool shows = cell.is_shown();
        if (shows && only != nullptr && only->is_shown()) return std::nullopt;
        if (only == nullptr || shows) only = &cell;
    }
    return only;
}

// Every column has its own cell, or the line ends before it; no figure stands elsewhere.
std::optional<Placed> place_by_columns(const Values& values,
                                       const std::vector<PlannedColumn>& columns) {
    const Cells cells = values.cells();
    const std::uint32_t end = cells.empty() ? 0 : cells.back().end();
    Placed placed;
    std::size_t shown = 0;
    for (const PlannedColumn& column : columns) {
        const std::optional<const PrintedCell*> cell = cell_under(cells, column);
        if (!cell || (*cell == nullptr && column.begin < end)) return std::nullopt;
        if (*cell != nullptr && (*cell)->is_shown()) {
            if (std::find(placed.begin(), placed.end(), *cell) != placed.end()) return std::nullopt;
            ++shown;
        }
        placed.push_back(*cell);
    }
    if (shown != extent_of(cells).count) return std::nullopt;
    return placed;
}

}  // namespace

std::optional<std::vector<const PrintedCell*>> place_values(const Values& values,
                                                            const ColumnPlan& plan,
                                                            const Evidence& evidence) {
    const std::size_t expected = plan.columns.size();
    if (values.line->columns == Columns::Lost) return std::nullopt;
    if (values.line->columns == Columns::Ragged) {
        const bool is_ordered = plan.is_in_order || plan.is_order_told;
        if (evidence.contradicts_header() || !is_ordered) return std::nullopt;
        return place_by_order(values, expected, evidence);
    }
    // Columns in an order of their own are believed where every complete line stands under them.
    if (!plan.is_in_order) {
        const bool is_proven = plan.is_exact && evidence.proves_header();
        return is_proven ? place_by_columns(values, plan.columns) : std::nullopt;
    }
    // A line with a blank is as long as the header is where that lacks a column of the others.
    const bool is_trusted = evidence.confirms_header() || !evidence.contradicts_header();
    const std::vector<PlannedColumn> learned = evidence.columns_of(values.line->grid);
    if (!learned.empty() && is_trusted) {
        if (std::optional<Placed> placed = place_by_columns(values, learned)) return placed;
    } else if (learned.empty() && plan.is_exact && evidence.confirms_header()) {
        if (std::optional<Placed> placed = place_by_columns(values, plan.columns)) return placed;
    }
    if (evidence.contradicts_header() || !count_fits(values, expected)) return std::nullopt;
    return place_by_order(values, expected, evidence);
}

bool may_be_cut(const PrintedCell& cell, const Line& row, const Line* strays, std::size_t columns) {
    if (strays == nullptr || strays->columns != Columns::Exact || strays->grid != row.grid)
        return false;
    std::size_t shown = 0;
    bool is_below = false;
    for (const PrintedCell& stray : strays->cells) {
        if (stray.shows != Shows::Figure) continue;
        ++shown;
        is_below = is_below || (stray.column < cell.end() && cell.column < stray.end());
    }
    return is_below && shown < columns;
}

}  // namespace gouji::reports
