#include "reports/stream/row_doubts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

#include "facts/text.h"
#include "reports/labels.h"

namespace gouji::reports {

namespace {

// The item that a figure stands in.
std::size_t item_of(const FigureToken& figure, const std::vector<StreamItem>& items) {
    const auto item = std::find_if(items.begin(), items.end(), [&](const StreamItem& i) {
        return !i.is_text() && i.span.begin <= figure.span.begin && figure.span.end <= i.span.end;
    });
    return static_cast<std::size_t>(item - items.begin());
}

bool shares_line(const RowReading& row, const std::vector<StreamItem>& items) {
    return std::any_of(row.fragments.begin(), row.fragments.end(), [&](std::size_t i) {
        return std::any_of(row.figures.begin(), row.figures.end(),
                           [&](const FigureToken& figure) { return figure.line == items[i].line; });
    });
}

bool has_figures_between(std::size_t begin, std::size_t end, const std::vector<StreamItem>& items) {
    for (std::size_t i = begin; i < end; ++i) {
        if (!items[i].is_text()) return true;
    }
    return false;
}

// Two labels with no figure between, and next to them one row of figures for both. Right behind the
// second label they are the second's.
bool may_be_either(const RowReading& first, const RowReading& second,
                   const std::vector<StreamItem>& items) {
    if (first.figures.empty() == second.figures.empty()) return false;
    if (has_figures_between(first.fragments.front(), second.fragments.back(), items)) return false;
    const RowReading& owner = first.figures.empty() ? second : first;
    if (shares_line(owner, items)) return false;
    const std::size_t last = item_of(owner.figures.back(), items);
    const bool is_above = last < first.fragments.front() && owner.fragments.front() > last &&
                          !has_figures_between(last + 1, first.fragments.front(), items);
    const bool is_below = item_of(owner.figures.front(), items) == second.fragments.back() + 1;
    return is_above || (is_below && &owner == &first);
}

// The figures stand behind the label of the row above and before their own.
bool stand_between(const RowReading& above, const RowReading& row,
                   const std::vector<StreamItem>& items) {
    if (row.figures.empty() || shares_line(row, items)) return false;
    return item_of(row.figures.front(), items) > above.fragments.back() &&
           item_of(row.figures.back(), items) < row.fragments.front();
}

void doubt_rows_behind_strangers(const std::vector<StreamItem>& items, const TableShape& shape,
                                 std::vector<RowReading>& rows) {
    for (RowReading& row : rows) {
        if (row.figures.empty()) continue;
        const std::size_t first = item_of(row.figures.front(), items);
        if (first == 0 || first == items.size()) continue;
        const StreamItem& before = items[first - 1];
        const bool is_known = !before.is_text() || shape.row_texts.has(before.text) ||
                              shape.other_texts.has(before.text) ||
                              std::ranges::find(row.fragments, first - 1) != row.fragments.end();
        if (!is_known && before.line == items[first].line) row.is_in_doubt = true;
    }
}

// A piece of a row's label that is not of this row's, nor of what stands around the rows.
bool is_of_another_label(std::u32string_view fragment, const ShapeRow& row,
                         const TableShape& shape) {
    constexpr std::size_t shortest = 3;  // letters; fewer stand in many labels
    return fragment.size() >= shortest && row.label.find(fragment) == std::u32string::npos &&
           !shape.other_texts.has(fragment) && shape.row_texts.has(fragment);
}

}  // namespace

void doubt_rows_of_others(const std::vector<StreamItem>& items, const TableShape& shape,
                          std::vector<RowReading>& rows) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        RowReading& row = rows[r];
        const auto is_anothers = [&](const StreamItem& item) {
            return is_of_another_label(item.text, shape.rows[r], shape);
        };
        const auto is_before_figures = [&](const StreamItem& item) {
            return item.is_text() && item.line == row.figures.front().line &&
                   item.span.end <= row.figures.front().span.begin;
        };
        const bool has_piece = std::ranges::any_of(
            row.fragments, [&](std::size_t i) { return is_anothers(items[i]); });
        const bool stands_behind_piece =
            !row.figures.empty() && std::ranges::any_of(items, [&](const StreamItem& item) {
                return is_before_figures(item) && is_anothers(item);
            });
        if (has_piece || stands_behind_piece) row.is_in_doubt = true;
    }
}

void doubt_rows_beside_strays(const std::vector<std::vector<FigureToken>>& strays,
                              const std::vector<StreamItem>& items, const TableShape& shape,
                              std::vector<RowReading>& rows) {
    if (!strays.empty()) doubt_rows_behind_strangers(items, shape, rows);
    for (const std::vector<FigureToken>& stray : strays) {
        RowReading* above = nullptr;  // the nearest
        for (RowReading& row : rows) {
            if (row.figures.size() <= stray.size()) continue;
            if (row.figures.back().line + 1 == stray.front().line) row.is_in_doubt = true;
            if (!are_in_one_line(row.figures)) continue;
            const std::uint32_t line = row.figures.front().line;
            if (stray.back().line + 1 == line) row.is_in_doubt = true;
            const bool is_nearer = above == nullptr || above->figures.front().line < line;
            if (line < stray.front().line && is_nearer) above = &row;
        }
        if (above != nullptr) above->is_in_doubt = true;
    }
}

void doubt_overprinted_rows(std::string_view source, const TableShape& shape,
                            std::vector<RowReading>& rows) {
    const auto is_mixed = [&](const FigureToken& figure) {
        return is_overprinted(source.substr(figure.span.begin, figure.span.size()), shape);
    };
    for (RowReading& row : rows) {
        if (std::ranges::any_of(row.figures, is_mixed)) row.is_in_doubt = true;
    }
}

void doubt_rows_in_pieces(std::string_view source, std::vector<RowReading>& rows) {
    constexpr std::ptrdiff_t most_alone = 2;
    for (RowReading& row : rows) {
        if (row.figures.empty() || show_the_same(source, row.figures)) continue;
        row.is_in_doubt =
            row.is_in_doubt ||
            std::any_of(row.figures.begin(), row.figures.end(), [&](const FigureToken& figure) {
                const auto beside = std::count_if(
                    row.figures.begin(), row.figures.end(),
                    [&](const FigureToken& other) { return other.line == figure.line; });
                return beside > most_alone && beside < std::ssize(row.figures);
            });
    }
}

void doubt_rows_beside_gaps(const std::vector<StreamItem>& items, const TableShape& shape,
                            std::vector<RowReading>& rows) {
    for (std::size_t r = 1; r < rows.size(); ++r) {
        RowReading& above = rows[r - 1];
        RowReading& row = rows[r];
        if (above.fragments.empty() || row.fragments.empty()) continue;
        if (may_be_either(above, row, items)) above.is_in_doubt = row.is_in_doubt = true;
        const bool has_gap =
            above.is_in_doubt || above.figures.size() < shape.rows[r - 1].columns.size();
        if (has_gap && stand_between(above, row, items)) row.is_in_doubt = true;
        const bool may_be_its_own = has_gap && row.figures.empty() && !above.figures.empty() &&
                                    !shares_line(above, items) &&
                                    item_of(above.figures.front(), items) > above.fragments.back();
        if (may_be_its_own) row.is_in_doubt = true;
    }
}

void doubt_rows_before_rests(const std::vector<StreamItem>& items, const TableShape& shape,
                             std::vector<RowReading>& rows) {
    std::vector<bool> begins_row(items.size(), false);
    std::vector<std::uint32_t> placed;  // where the figures begin of rows that hold them, ascending
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (!rows[r].fragments.empty()) begins_row[rows[r].fragments.front()] = true;
        if (rows[r].figures.size() > shape.rows[r].columns.size()) continue;
        for (const FigureToken& figure : rows[r].figures) placed.push_back(figure.span.begin);
    }
    std::ranges::sort(placed);
    const auto is_rest = [&](const FigureToken& figure) {
        return !std::ranges::binary_search(placed, figure.span.begin);
    };
    for (RowReading& row : rows) {
        if (row.figures.empty() || !are_in_one_line(row.figures)) continue;
        const std::size_t begin = item_of(row.figures.back(), items) + 1;
        std::size_t end = begin;
        while (end < items.size() && !begins_row[end]) ++end;
        std::ptrdiff_t rests = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const bool is_beside_label = end < items.size() && items[i].line == items[end].line;
            if (!is_beside_label) rests += std::ranges::count_if(items[i].figures, is_rest);
        }
        if (rests > 0 && rests < std::ssize(row.figures)) row.is_in_doubt = true;
    }
}

void doubt_rows_with_numbers(std::string_view source, const std::vector<StreamItem>& items,
                             std::vector<RowReading>& rows) {
    constexpr std::uint32_t fewest = 10, most_apart = 2;
    std::vector<std::uint32_t> numbers;  // where they stand
    Extent first;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool begins_line = i == 0 || items[i - 1].line != items[i].line;
        if (items[i].is_text() || !begins_line) continue;
        const FigureToken& figure = items[i].figures.front();
        const std::string_view shown = source.substr(figure.span.begin, figure.span.size());
        if (shown != std::to_string(numbers.size() + 1)) continue;
        if (numbers.empty()) first = figure.wide;
        const bool is_below = figure.wide.begin <= first.end + most_apart &&
                              first.begin <= figure.wide.end + most_apart;
        if (is_below) numbers.push_back(figure.span.begin);
    }
    if (numbers.size() < fewest) return;
    for (RowReading& row : rows) {
        row.is_in_doubt =
            row.is_in_doubt || std::ranges::any_of(row.figures, [&](const FigureToken& figure) {
                return std::ranges::binary_search(numbers, figure.span.begin);
            });
    }
}

void doubt_lone_rows(const std::vector<StreamItem>& items, std::vector<RowReading>& rows) {
    const auto is_read = [](const RowReading& row) {
        return !row.is_in_doubt && !row.figures.empty();
    };
    const auto printed =
        std::ranges::count_if(rows, [](const RowReading& row) { return !row.fragments.empty(); });
    if (std::ranges::count_if(rows, is_read) * 4 > printed) return;
    for (RowReading& row : rows) {
        if (is_read(row) && !stands_in_label(row, items)) row.is_in_doubt = true;
    }
}

bool shows_strange_words(const std::vector<StreamItem>& items, const TableShape& shape,
                         const std::vector<RowReading>& rows, std::size_t row) {
    constexpr std::size_t longest = 4;
    if (rows[row].fragments.empty()) return false;
    const std::size_t next = rows[row].fragments.back() + 1;
    return next < items.size() && items[next].is_text() && items[next].text.size() <= longest &&
           !shape.row_texts.has(items[next].text) && !shape.other_texts.has(items[next].text);
}

}  // namespace gouji::reports
