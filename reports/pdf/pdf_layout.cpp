#include "reports/pdf/pdf_layout.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "facts/text.h"

namespace gouji::reports {
namespace {

bool is_inside(const Box& box, int x, int y) {
    return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

// The frame that a point is in; of frames inside one another, the innermost.
std::optional<std::size_t> frame_at(const std::vector<Frame>& frames, int x, int y) {
    std::optional<std::size_t> innermost;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (!is_inside(frames[i].box(), x, y)) continue;
        if (!innermost || frames[i].box().height() < frames[*innermost].box().height()) {
            innermost = i;
        }
    }
    return innermost;
}

using CellChars = std::vector<std::vector<PdfChar>>;  // by cell of a frame

std::size_t row_at(const Frame& frame, const PdfLine& line) {
    const auto below = std::ranges::upper_bound(frame.ys, line.box.middle_y());
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(below - frame.ys.begin() - 1, 0));
}

// The rows of a frame in which a cell shows figures.
std::set<std::size_t> rows_with_figures(const Frame& frame, const PdfCell& cell) {
    std::set<std::size_t> rows;
    for (const PdfLine& line : cell.lines) {
        if (std::ranges::any_of(line.words, is_figure)) rows.insert(row_at(frame, line));
    }
    return rows;
}

// Figures do not span rows: where a cell holds those of several, a line between them is missing.
void part_rows(const Frame& frame, PdfTable& table) {
    std::vector<PdfCell> parted;
    for (PdfCell& cell : table.cells) {
        if (cell.place.row_span < 2 || rows_with_figures(frame, cell).size() < 2) {
            parted.push_back(std::move(cell));
            continue;
        }
        for (std::uint32_t i = 0; i < cell.place.row_span; ++i) {
            PdfCell part;
            part.place = {cell.place.row + i, cell.place.column, 1, cell.place.column_span};
            part.box = frame.box_of(part.place);
            std::ranges::copy_if(
                cell.lines, std::back_inserter(part.lines),
                [&](const PdfLine& line) { return row_at(frame, line) == part.place.row; });
            parted.push_back(std::move(part));
        }
    }
    table.cells = std::move(parted);
}

// The one covers a good part of the other.
bool are_over_one_another(const PdfChar& a, const PdfChar& b) {
    const int across = std::min(a.box.right, b.box.right) - std::max(a.box.left, b.box.left);
    const int down = std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
    return across * 5 > std::min(a.box.width(), b.box.width()) * 2 &&
           down * 5 > std::min(a.box.height(), b.box.height()) * 2;
}

// A figure, and other text printed over it or beside it over one another: what the cell shows is
// not told by its characters.
bool is_overprinted(const std::vector<PdfChar>& chars) {
    constexpr std::size_t most = 60;  // a cell that shows a figure has fewer
    if (chars.size() > most ||
        std::ranges::none_of(chars, [](const PdfChar& c) { return is_digit(folded(c.code)); }))
        return false;
    for (auto c = chars.begin(); c != chars.end(); ++c) {
        if (std::any_of(std::next(c), chars.end(),
                        [&](const PdfChar& other) { return are_over_one_another(*c, other); }))
            return true;
    }
    return false;
}

PdfTable table_of(const Frame& frame, const CellChars& chars) {
    PdfTable table;
    table.xs = frame.xs;
    table.rows = static_cast<std::uint32_t>(frame.ys.size() - 1);
    table.box = frame.box();
    for (std::size_t i = 0; i < frame.cells.size(); ++i) {
        const FrameCell& place = frame.cells[i];
        std::vector<PdfLine> lines;
        if (!chars[i].empty()) lines = lines_of(chars[i]);
        table.cells.push_back({place, frame.box_of(place), std::move(lines), 0});
        if (!table.cells.back().lines.empty() && is_overprinted(chars[i]))
            add_unknown_end(table.cells.back());
    }
    return table;
}

bool has_text(const PdfTable& table) {
    return std::ranges::any_of(table.cells,
                               [](const PdfCell& cell) { return !cell.lines.empty(); });
}

bool has_figures_apart(const PdfLine& line) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        if (is_figure(line.words[i - 1]) && is_figure(line.words[i]) &&
            stand_apart(line.words[i - 1], line.words[i], line.size)) {
            return true;
        }
    }
    return false;
}

// A figure right of a text that is of another column.
bool has_figure_beside_text(const PdfCell& cell) {
    const auto stands_beside = [](const PdfLine& text, const PdfLine& figure) {
        return !is_figure(text.words.front()) &&
               stand_apart(text.words.front(), figure.words.back(), figure.size) &&
               std::abs(text.baseline - figure.baseline) < 2 * figure.size;
    };
    return std::ranges::any_of(cell.lines, [&](const PdfLine& figure) {
        return is_figure(figure.words.back()) &&
               std::ranges::any_of(
                   cell.lines, [&](const PdfLine& text) { return stands_beside(text, figure); });
    });
}

// A table whose columns no line parts: one of its cells holds what belongs into several.
bool is_half_ruled(const PdfTable& table) {
    return std::ranges::any_of(table.cells, [](const PdfCell& cell) {
        return std::ranges::any_of(cell.lines, has_figures_apart) || has_figure_beside_text(cell);
    });
}

// A cell over the whole width that holds prose, a heading, or a table of its own without lines.
bool is_box(const PdfTable& table, const PdfCell& cell) {
    constexpr std::size_t longest_label = 60;  // characters
    if (cell.place.column_span + 1 != table.xs.size() || cell.lines.empty()) return false;
    std::size_t length = 0;
    for (const PdfLine& line : cell.lines) length += line.text().size();
    return length > longest_label || std::ranges::any_of(cell.lines, begins_with_number) ||
           has_figure_beside_text(cell) || std::ranges::any_of(cell.lines, has_figures_apart);
}

// The rows of `table` from `first` up to `last`.
PdfTable rows_of(const Frame& frame, const PdfTable& table, std::uint32_t first,
                 std::uint32_t last) {
    PdfTable part;
    part.xs = table.xs;
    part.rows = last - first;
    part.is_open_below = frame.is_open_below && last == table.rows;
    part.box = {table.box.left, frame.ys[first], table.box.right, frame.ys[last]};
    std::ranges::copy_if(table.cells, std::back_inserter(part.cells), [&](const PdfCell& cell) {
        return cell.place.row >= first && cell.place.row < last;
    });
    part_rows(frame, part);
    for (PdfCell& cell : part.cells) cell.place.row -= first;
    return part;
}

// A frame's tables: what stands above, between and below its boxes. What is in no table is free.
struct Parts {
    std::vector<PdfTable> tables;
    std::vector<PdfChar> free;
};

Parts parts_of(const Frame& frame, const CellChars& chars) {
    const PdfTable whole = table_of(frame, chars);
    Parts parts;
    const auto release = [&](std::uint32_t first_row, std::uint32_t last, auto& to) {
        for (std::size_t i = 0; i < frame.cells.size(); ++i) {
            if (frame.cells[i].row < first_row || frame.cells[i].row >= last) continue;
            to.insert(to.end(), chars[i].begin(), chars[i].end());
        }
    };
    std::uint32_t first = 0;
    const auto close = [&](std::uint32_t last) {
        if (last <= first) return;
        PdfTable table = rows_of(frame, whole, first, last);
        if (is_half_ruled(table)) {
            release(first, last, parts.free);
        } else if (has_text(table)) {
            release(first, last, table.chars);
            parts.tables.push_back(std::move(table));
        }
    };
    for (const PdfCell& cell : whole.cells) {
        if (!is_box(whole, cell)) continue;
        const std::uint32_t end = cell.place.row + cell.place.row_span;
        close(cell.place.row);
        release(cell.place.row, end, parts.free);
        first = end;
    }
    close(whole.rows);
    return parts;
}

// The two are neighbours in one line of text.
bool adjoin(const PdfChar& a, const PdfChar& b) {
    const int gap = std::max(a.box.left, b.box.left) - std::min(a.box.right, b.box.right);
    return std::abs(a.baseline() - b.baseline()) * 4 < a.size && gap * 2 < a.size;
}

// Text that runs on beyond the frame is not of the cell that it begins in: the frame is a border
// around something else.
bool runs_out(const std::vector<PdfChar>& cell, const std::vector<PdfChar>& near_frame) {
    return std::ranges::any_of(near_frame, [&](const PdfChar& c) {
        return std::ranges::any_of(cell, [&](const PdfChar& other) { return adjoin(other, c); });
    });
}

void release_what_runs_out(const Frame& frame, CellChars& chars, std::vector<PdfChar>& outside) {
    const Box box = frame.box();
    std::vector<PdfChar> near_frame;
    std::ranges::copy_if(outside, std::back_inserter(near_frame), [&](const PdfChar& c) {
        const bool is_beside = c.box.right > box.left - c.size && c.box.left < box.right + c.size;
        return is_beside && c.box.bottom > box.top && c.box.top < box.bottom;
    });
    constexpr std::size_t most = 500;  // a page of text has fewer; each is compared with each
    if (near_frame.empty() || near_frame.size() > most) return;
    for (std::vector<PdfChar>& cell : chars) {
        if (!runs_out(cell, near_frame)) continue;
        outside.insert(outside.end(), cell.begin(), cell.end());
        cell.clear();
    }
}

}  // namespace

namespace {

// The frame is drawn up to an edge of the page, and no line closes it there.
bool goes_on_beyond(int edge, int frame_edge, const PdfPage& page) {
    constexpr int same_edge = 100;
    return std::abs(frame_edge - edge) <= same_edge &&
           std::ranges::none_of(page.lines, [&](const Box& line) {
               return line.width() == 0 && std::abs(line.left - frame_edge) <= same_edge;
           });
}

// A text that ends well before the edge is whole.
bool may_have_lost(const PdfCell& cell, int left, int right) {
    return std::ranges::any_of(cell.lines, [&](const PdfLine& line) {
        return line.box.left - line.size <= left || line.box.right + line.size >= right;
    });
}

// Of a table wider than its page, what stands beyond the edge is not printed.
void mark_cut_columns(PdfTable& table, const PdfPage& page) {
    const bool is_cut_left = goes_on_beyond(0, table.box.left, page);
    const bool is_cut_right = goes_on_beyond(page.width, table.box.right, page);
    table.is_cut = is_cut_left || is_cut_right;
    for (PdfCell& cell : table.cells) {
        const bool is_left = is_cut_left && cell.place.column == 0;
        const bool is_right =
            is_cut_right && cell.place.column + cell.place.column_span + 1 == table.xs.size();
        if (!is_left && !is_right) continue;
        const int left = is_left ? 0 : -page.width;
        const int right = is_right ? page.width : 2 * page.width;
        if (may_have_lost(cell, left, right)) add_unknown_end(cell);
    }
}

}  // namespace

void add_unknown_end(PdfCell& cell) {
    constexpr char32_t unknown = 0xFFFD;
    cell.lines.back().words.back().text += unknown;
}

bool has_figures(const PdfCell& cell) {
    return std::ranges::any_of(
        cell.lines, [](const PdfLine& line) { return std::ranges::any_of(line.words, is_figure); });
}

bool is_full(const PdfCell& cell) {
    if (cell.lines.empty() || has_figures(cell)) return false;
    const PdfLine& last = cell.lines.back();
    return cell.box.bottom - last.box.bottom < last.size;
}

Box box_of(const PdfItem& item) {
    return std::visit([](const auto& value) { return value.box; }, item);
}

std::vector<PdfItem> items_of(const PdfPage& page) {
    const std::vector<Frame> frames = frames_of(page.lines);
    std::vector<CellChars> chars(frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) chars[i].resize(frames[i].cells.size());
    std::vector<PdfChar> outside;
    for (const PdfChar& c : page.chars) {
        const int x = c.box.middle_x();
        const int y = c.box.middle_y();
        const std::optional<std::size_t> frame = frame_at(frames, x, y);
        const std::optional<std::size_t> cell = frame ? frames[*frame].cell_at(x, y) : std::nullopt;
        (cell ? chars[*frame][*cell] : outside).push_back(c);
    }
    std::vector<PdfItem> items;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        release_what_runs_out(frames[i], chars[i], outside);
        Parts parts = parts_of(frames[i], chars[i]);
        for (PdfTable& table : parts.tables) {
            mark_cut_columns(table, page);
            items.emplace_back(std::move(table));
        }
        outside.insert(outside.end(), parts.free.begin(), parts.free.end());
    }
    for (PdfLine& line : lines_of(std::move(outside))) items.emplace_back(std::move(line));
    std::ranges::stable_sort(items, {}, [](const PdfItem& item) { return box_of(item).top; });
    return items;
}

}  // namespace gouji::reports
