#include "reports/stream/stream_layout.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "reports/row_groups.h"
#include "reports/stream/stream_heads.h"

namespace gouji::reports {

namespace {

bool overlap(const Extent& a, const Extent& b) {
    return a.begin < b.end && b.begin < a.end;
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

// A head in the order of writing: the first of the pieces that are its alone, and the one with
// which nearly all of it is there.
struct WrittenHead {
    std::optional<std::size_t> begin, whole;  // items
    std::size_t letters = 0;
};

std::vector<WrittenHead> written_heads(const std::vector<StreamItem>& items,
                                       const TableShape& shape, const Alignment& labels) {
    constexpr std::size_t shortest = 2;  // letters
    const std::vector<Column>& columns = shape.table->columns;
    std::vector<WrittenHead> heads(columns.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::u32string& text = items[i].text;
        if (!items[i].is_text() || labels.rows[i] || text.size() < shortest) continue;
        const auto column = column_of(text, shape);
        if (!column) continue;
        const std::size_t size = shape.text(columns[*column].label).size();
        if (text.size() < size && shape.row_texts.has(text)) continue;
        WrittenHead& head = heads[*column];
        if (!head.begin) head.begin = i;
        head.letters += text.size();
        if (!head.whole && head.letters * 4 >= size * 3) head.whole = i;
    }
    return heads;
}

const Group* innermost_group(const Table& table, std::size_t column) {
    const Group* innermost = nullptr;
    for (const Group& group : table.column_groups) {
        const bool is_narrower =
            innermost == nullptr || group.last - group.first < innermost->last - innermost->first;
        if (is_in(group, column) && is_narrower) innermost = &group;
    }
    return innermost;
}

const Block* block_of(const Table& table, std::size_t column) {
    const auto found =
        std::find_if(table.blocks.begin(), table.blocks.end(), [&](const Block& block) {
            const auto& own = block.columns;
            return std::find(own.begin(), own.end(), column) != own.end();
        });
    return found == table.blocks.end() ? nullptr : &*found;
}

// Cells of one row overlap in height, so that nearly all of a head is written before another
// begins only where it stands to the left of it. The first column's head reaches as high as any.
bool heads_follow_one_another(const std::vector<StreamItem>& items, const TableShape& shape,
                              const Alignment& labels) {
    const Table& table = *shape.table;
    const std::vector<WrittenHead> heads = written_heads(items, shape, labels);
    for (std::size_t right = 1; right < heads.size(); ++right) {
        for (std::size_t left = 0; left < right; ++left) {
            const bool are_neighbours =
                block_of(table, left) == block_of(table, right) &&
                (left == 0 || innermost_group(table, left) == innermost_group(table, right));
            if (are_neighbours && heads[right].whole && heads[left].begin &&
                *heads[right].whole < *heads[left].begin)
                return false;
        }
    }
    return true;
}

// In a line of heads, the head of a group of columns behind that of the column before its first.
bool groups_stand_behind_columns(const std::vector<StreamItem>& items, const TableShape& shape) {
    const Table& table = *shape.table;
    const auto item_of = [&](LabelIndex label) {
        return std::find_if(items.begin(), items.end(),
                            [&](const StreamItem& item) { return item.text == shape.text(label); });
    };
    return std::none_of(
        table.column_groups.begin(), table.column_groups.end(), [&](const Group& group) {
            if (group.first == 0) return false;
            const auto own = item_of(group.label);
            const auto before = item_of(table.columns[group.first - 1].label);
            return own < before && before != items.end() && own->line == before->line;
        });
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
                   return overlap(piece.wide, figure.wide) || overlap(piece.narrow, figure.narrow);
               });
    });
}

namespace {

// In one line a figure before a piece of the label and another behind it: 1 公开申请数量 3 0 3.
bool stand_around_piece(const std::vector<FigureToken>& figures, const StreamItem& piece) {
    bool is_before = false, is_behind = false;
    for (const FigureToken& figure : figures) {
        if (figure.line != piece.line) continue;
        (figure.span.end <= piece.span.begin ? is_before : is_behind) = true;
    }
    return is_before && is_behind;
}

}  // namespace

bool stand_around_label(const std::vector<FigureToken>& figures,
                        const std::vector<std::size_t>& fragments,
                        const std::vector<StreamItem>& items) {
    if (fragments.empty()) return false;
    if (std::any_of(fragments.begin(), fragments.end(),
                    [&](std::size_t i) { return stand_around_piece(figures, items[i]); }))
        return true;
    const std::uint32_t first = items[fragments.front()].line, last = items[fragments.back()].line;
    bool is_before = false, is_after = false;
    for (const FigureToken& figure : figures) {
        const bool is_beside = std::any_of(fragments.begin(), fragments.end(), [&](std::size_t i) {
            return items[i].line == figure.line;
        });
        is_after = is_after || is_beside || figure.line > last;
        is_before = is_before || (!is_beside && figure.line < first);
    }
    return is_before && is_after;
}

bool heads_are_in_order(const std::vector<StreamItem>& items, const TableShape& shape,
                        const Alignment& labels) {
    if (!groups_stand_behind_columns(items, shape)) return false;
    if (!are_laid_out(items)) return heads_follow_one_another(items, shape, labels);
    std::vector<Head> heads;
    for (const StreamItem& item : items) {
        if (!item.is_text()) break;
        if (const auto column = column_of(item.text, shape)) heads.push_back({&item, *column});
    }
    return std::none_of(heads.begin(), heads.end(), [&](const Head& left) {
        return std::any_of(heads.begin(), heads.end(), [&](const Head& right) {
            return left.column < right.column && stands_behind(*left.item, *right.item);
        });
    });
}

}  // namespace gouji::reports
