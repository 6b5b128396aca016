#include "reports/stream/headed_columns.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "reports/row_groups.h"
#include "reports/stream/stream_heads.h"

namespace gouji::reports {

namespace {

using Run = std::vector<FigureToken>;

// The figures that no text parts.
std::vector<Run> runs_of(const std::vector<StreamItem>& items) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_text()) continue;
        if (i == 0 || items[i - 1].is_text()) runs.emplace_back();
        runs.back().insert(runs.back().end(), items[i].figures.begin(), items[i].figures.end());
    }
    return runs;
}

// 2023年, alone between texts that are no row's label: the head of a column.
bool is_lone(std::size_t i, const std::vector<StreamItem>& items, const Alignment& labels) {
    const auto is_around = [&](std::size_t other) {
        return other < items.size() && items[other].is_text() && !labels.rows[other];
    };
    return items[i].figures.size() == 1 && i > 0 && is_around(i - 1) && is_around(i + 1);
}

Extent united(const Extent& a, const Extent& b) {
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

class HeaderReader {
  public:
    HeaderReader(const std::vector<StreamItem>& items, const TableShape& shape,
                 const Alignment& labels)
        : items_(items), shape_(shape), labels_(labels), table_(*shape.table) {
        for (std::size_t i = 0; i < items.size() && !labels.rows[i]; ++i, ++above_) {
            if (!items[i].is_text() && !is_lone(i, items, labels)) break;
            (items[i].is_text() ? free_ : figures_).push_back(i);
        }
    }

    std::optional<HeadedColumns> read() {
        if (table_.blocks.size() > 1 || !find_heads()) return std::nullopt;
        const std::vector<Run> runs = runs_of(items_);
        const std::size_t columns = table_.columns.size();
        std::vector<Run> full;
        const bool is_over = has_column_too_many(items_, labels_, columns);
        for (const Run& run : runs) {
            const bool in_one_line = run.front().line == run.back().line;
            if (run.size() == columns + (is_over ? 1 : 0) && in_one_line) full.push_back(run);
        }
        if (!full.empty()) {
            const auto wide = by_place(full, &FigureToken::wide, &StreamItem::wide);
            const auto narrow = by_place(full, &FigureToken::narrow, &StreamItem::narrow);
            if (wide && narrow && *wide != *narrow) return std::nullopt;
            if (wide || narrow) return wide ? wide : narrow;
        }
        return by_order(is_over);
    }

  private:
    // All heads of columns, and the groups that are printed.
    bool find_heads() {
        std::vector<std::u32string_view> heads;
        for (const Column& column : table_.columns) heads.push_back(shape_.text(column.label));
        for (const Group& group : table_.column_groups) heads.push_back(shape_.text(group.label));
        heads_ = put_together(heads, items_, shape_.other_texts, free_);
        for (std::size_t h = 0; h < heads.size(); ++h) {
            std::u32string text;
            if (heads_[h]) {
                for (const std::size_t item : *heads_[h]) text += items_[item].text;
            }
            if (text != heads[h]) heads_[h].reset();
        }
        return std::all_of(heads_.begin(),
                           heads_.begin() + static_cast<std::ptrdiff_t>(table_.columns.size()),
                           [](const auto& head) { return head.has_value(); });
    }

    // Each head begins over the figures of one column, and none over those of another's.
    std::optional<HeadedColumns> by_place(const std::vector<Run>& full,
                                          Extent FigureToken::*figure_extent,
                                          Extent StreamItem::*head_extent) const {
        std::vector<Extent> places;
        for (const FigureToken& figure : full.front()) places.push_back(figure.*figure_extent);
        for (const Run& run : full) {
            for (std::size_t i = 0; i < run.size(); ++i)
                places[i] = united(places[i], run[i].*figure_extent);
        }
        for (std::size_t i = 1; i < places.size(); ++i) {
            if (places[i].begin <= places[i - 1].end + 1) return std::nullopt;
        }
        HeadedColumns columns(places.size());
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
            const StreamItem& first = items_[heads_[c]->front()];
            if (is_printed_twice(first)) return std::nullopt;
            const Extent& head = first.*head_extent;
            const auto is_below = [&](const Extent& place) {
                return place.begin < head.end && head.begin < place.end;
            };
            const auto below = std::ranges::find_if(places, is_below);
            if (std::ranges::count_if(places, is_below) != 1) return std::nullopt;
            std::optional<std::size_t>& column =
                columns[static_cast<std::size_t>(below - places.begin())];
            if (column) return std::nullopt;
            column = c;
        }
        return columns;
    }

    // Above the rows: which of the pieces is whose is not told.
    bool is_printed_twice(const StreamItem& piece) const {
        return std::count_if(items_.begin(), items_.begin() + above_,
                             [&](const StreamItem& item) { return item.text == piece.text; }) > 1;
    }

    // What the heads follow one another as: a column, a group of columns, or a strange text.
    struct Entry {
        std::size_t item = 0;
        std::optional<std::size_t> column;
        const Group* group = nullptr;
    };

    bool is_over_all(const Group& group) const {
        return group.first == 0 && group.last + 1 == table_.columns.size();
    }
    const std::optional<std::vector<std::size_t>>& head_of(const Group& group) const {
        return heads_[table_.columns.size() +
                      static_cast<std::size_t>(&group - table_.column_groups.data())];
    }
    const Group* printed_group_of(std::size_t column) const {
        const auto group = std::ranges::find_if(table_.column_groups, [&](const Group& g) {
            return !is_over_all(g) && is_in(g, column) && head_of(g);
        });
        return group == table_.column_groups.end() ? nullptr : &*group;
    }

    // What is none of the table's texts, alone behind the first head; nothing where several are.
    std::optional<std::size_t> strange_head() const {
        std::size_t first = items_.size();
        for (const auto& head : heads_) {
            if (head) first = std::min(first, head->front());
        }
        std::vector<std::size_t> strange = figures_;
        std::ranges::copy_if(free_, std::back_inserter(strange), [&](std::size_t item) {
            return !shape_.other_texts.has(items_[item].text);
        });
        std::erase_if(strange, [&](std::size_t item) { return item < first; });
        return strange.size() == 1 ? std::optional(strange.front()) : std::nullopt;
    }

    // The heads beside one another in the order of writing, with those of the groups.
    std::vector<Entry> top_entries() const {
        std::vector<Entry> top;
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
            if (printed_group_of(c) == nullptr) top.push_back({heads_[c]->front(), c, nullptr});
        }
        for (const Group& group : table_.column_groups) {
            if (!is_over_all(group) && head_of(group))
                top.push_back({head_of(group)->front(), std::nullopt, &group});
        }
        std::ranges::sort(top, {}, &Entry::item);
        return top;
    }

    std::vector<Entry> entries_of(const Group& group) const {
        std::vector<Entry> own;
        for (std::size_t c = group.first; c <= group.last; ++c)
            own.push_back({heads_[c]->front(), c, nullptr});
        std::ranges::sort(own, {}, &Entry::item);
        return own;
    }

    // A cell that is less high than its neighbours may be written down before them, wherever it
    // stands: a group's, where they are not in one line.
    bool is_order_told(const std::vector<Entry>& top) const {
        const bool in_one_line = std::ranges::all_of(top, [&](const Entry& entry) {
            return items_[entry.item].line == items_[top.front().item].line;
        });
        return in_one_line || top.front().group == nullptr;
    }

    std::optional<HeadedColumns> by_order(bool is_over) const {
        for (const auto& head : heads_) {
            if (head && head->size() > 1) return std::nullopt;
        }
        std::vector<Entry> top = top_entries();
        if (!is_order_told(top)) return std::nullopt;
        const auto grouped = std::ranges::find_if(top, [](const Entry& e) { return e.group; });
        if (std::ranges::count_if(top, [](const Entry& e) { return e.group; }) > 1)
            return std::nullopt;
        std::vector<Entry> inner;
        if (grouped != top.end()) {
            inner = entries_of(*grouped->group);
            if (inner.front().item < top.back().item) return std::nullopt;
        }
        if (is_over) {
            const std::optional<std::size_t> strange = strange_head();
            if (!strange || !add_strange(*strange, top, inner)) return std::nullopt;
        }
        HeadedColumns columns;
        for (const Entry& entry : top) {
            if (entry.group == nullptr)
                columns.push_back(entry.column);
            else
                for (const Entry& own : inner) columns.push_back(own.column);
        }
        return columns;
    }

    // The report's own head stands where it was written; before all the others, but behind the one
    // over all of them, it stands beside that, and so behind them.
    bool add_strange(std::size_t item, std::vector<Entry>& top, std::vector<Entry>& inner) const {
        const Entry strange{item, std::nullopt, nullptr};
        const bool is_first = item < top.front().item;
        const bool is_inner = !inner.empty() && item > inner.front().item;
        std::vector<Entry>& row = is_inner ? inner : top;
        row.push_back(strange);
        if (!is_first) std::ranges::sort(row, {}, &Entry::item);
        return !is_first || std::ranges::any_of(table_.column_groups, [&](const Group& group) {
            return is_over_all(group) && head_of(group) && head_of(group)->front() < item;
        });
    }

    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    const Alignment& labels_;
    const Table& table_;
    std::ptrdiff_t above_ = 0;                 // items above the rows
    std::vector<std::size_t> free_, figures_;  // of these, texts that are no heads, and figures
    std::vector<std::optional<std::vector<std::size_t>>> heads_;  // of the columns, then the groups
};

}  // namespace

std::optional<HeadedColumns> headed_columns(const std::vector<StreamItem>& items,
                                            const TableShape& shape, const Alignment& labels) {
    return HeaderReader(items, shape, labels).read();
}

bool has_column_too_many(const std::vector<StreamItem>& items, const Alignment& labels,
                         std::size_t columns) {
    std::size_t run = 0, runs = 0;
    if (columns < 2) return false;
    for (std::size_t i = 0; i <= items.size(); ++i) {
        if (i < items.size() && !items[i].is_text()) {
            if (!is_lone(i, items, labels)) run += items[i].figures.size();
            continue;
        }
        if (run != 0 && run != columns + 1) return false;
        runs += run == 0 ? 0 : 1;
        run = 0;
    }
    return runs > 1;
}

std::vector<FigureToken> take_own_column(const HeadedColumns& columns, const Alignment& labels,
                                         std::vector<StreamItem>& items) {
    const auto own = static_cast<std::size_t>(
        std::ranges::find_if(columns, [](const auto& column) { return !column; }) -
        columns.begin());
    std::vector<FigureToken> taken;
    if (own == columns.size()) return taken;
    std::vector<StreamItem> rest;
    std::size_t at = 0;  // in the row
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (is_lone(i, items, labels)) continue;
        rest.push_back(items[i]);
        std::vector<FigureToken>& figures = rest.back().figures;
        at = items[i].is_text() ? 0 : at + figures.size();
        const std::size_t first = at - figures.size();
        if (own < first || own >= at) continue;
        const auto figure = figures.begin() + static_cast<std::ptrdiff_t>(own - first);
        taken.push_back(*figure);
        figures.erase(figure);
        if (figures.empty()) rest.pop_back();
    }
    items = std::move(rest);
    return taken;
}

TableShape with_columns(const TableShape& shape, const HeadedColumns& heads) {
    TableShape headed = shape;
    for (ShapeRow& row : headed.rows) {
        row.columns.clear();
        for (const std::optional<std::size_t>& column : heads) {
            if (column) row.columns.push_back(*column);
        }
    }
    return headed;
}

}  // namespace gouji::reports
