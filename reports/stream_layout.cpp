#include "reports/stream_layout.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace gouji::reports {

namespace {

bool overlap(const Extent& a, const Extent& b) {
    return a.begin < b.end && b.begin < a.end;
}

// The column that alone of all texts around the rows has the fragment in its label.
std::optional<std::size_t> column_of(std::u32string_view fragment, const TableShape& shape) {
    const Table& table = *shape.table;
    const auto has_it = [&](LabelIndex label) {
        return shape.text(label).find(fragment) != std::u32string::npos;
    };
    const bool is_of_group = std::any_of(table.column_groups.begin(), table.column_groups.end(),
                                         [&](const Group& group) { return has_it(group.label); });
    const bool is_of_corner =
        std::any_of(table.blocks.begin(), table.blocks.end(),
                    [&](const Block& block) { return block.corner && has_it(*block.corner); });
    if (is_of_group || is_of_corner) return std::nullopt;
    std::optional<std::size_t> only;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!has_it(table.columns[c].label)) continue;
        if (only) return std::nullopt;
        only = c;
    }
    return only;
}

struct Head {
    const StreamItem* item = nullptr;
    std::size_t column = 0;
};

// Wide gaps above the first figure.
bool are_laid_out(const std::vector<StreamItem>& items) {
    constexpr std::uint32_t least_gap = 4;
    for (std::size_t i = 1; i < items.size() && items[i].is_text(); ++i) {
        if (items[i].line == items[i - 1].line &&
            items[i].narrow.begin >= items[i - 1].narrow.end + least_gap)
            return true;
    }
    return false;
}

// To the right of it, in one line or by a good distance, however characters are measured.
bool stands_behind(const StreamItem& item, const StreamItem& other) {
    constexpr std::uint32_t distance = 8;
    const std::uint32_t least = item.line == other.line ? 1 : distance;
    return item.wide.begin >= other.wide.end + least &&
           item.narrow.begin >= other.narrow.end + least;
}

}  // namespace

bool are_under_one_another(const std::vector<FigureToken>& figures) {
    for (std::size_t i = 1; i < figures.size(); ++i) {
        if (figures[i].line == figures[i - 1].line) continue;
        for (std::size_t other = 1; other < figures.size(); ++other) {
            const FigureToken& first = figures[other - 1];
            const bool is_laid_out = first.line == figures[other].line;
            if (is_laid_out && first.line != figures[i].line &&
                first.wide.begin < figures[i].wide.begin)
                return true;
        }
    }
    return false;
}

bool put_side_by_side(std::vector<FigureToken>& figures) {
    std::vector<FigureToken> placed = figures;
    std::stable_sort(placed.begin(), placed.end(), [](const FigureToken& a, const FigureToken& b) {
        return a.wide.begin < b.wide.begin;
    });
    for (std::size_t i = 1; i < placed.size(); ++i) {
        if (placed[i].wide.begin <= placed[i - 1].wide.end) return false;
    }
    figures = std::move(placed);
    return true;
}

bool hangs_below(const std::vector<FigureToken>& rest, const std::vector<FigureToken>& row) {
    return !row.empty() && std::all_of(rest.begin(), rest.end(), [&](const FigureToken& piece) {
        return piece.line == row.back().line + 1 &&
               std::any_of(row.begin(), row.end(), [&](const FigureToken& figure) {
                   return overlap(piece.wide, figure.wide);
               });
    });
}

bool heads_are_in_order(const std::vector<StreamItem>& items, const TableShape& shape) {
    std::vector<Head> heads;
    for (const StreamItem& item : items) {
        if (!item.is_text()) break;
        if (const auto column = column_of(item.text, shape)) heads.push_back({&item, *column});
    }
    if (!are_laid_out(items)) return true;
    return std::none_of(heads.begin(), heads.end(), [&](const Head& left) {
        return std::any_of(heads.begin(), heads.end(), [&](const Head& right) {
            return left.column < right.column && stands_behind(*left.item, *right.item);
        });
    });
}

}  // namespace gouji::reports
