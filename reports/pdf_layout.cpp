#include "reports/pdf_layout.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace gouji::reports {
namespace {

std::optional<std::size_t> cell_at(const Frame& frame, int x, int y) {
    const auto is_around = [&](const FrameCell& cell) {
        const PdfBox box = frame.box_of(cell);
        return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    };
    const auto found = std::ranges::find_if(frame.cells, is_around);
    if (found == frame.cells.end()) return std::nullopt;
    return static_cast<std::size_t>(found - frame.cells.begin());
}

bool is_inside(const PdfBox& box, int x, int y) {
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
    }
    return table;
}

bool has_text(const PdfTable& table) {
    return std::ranges::any_of(table.cells,
                               [](const PdfCell& cell) { return !cell.lines.empty(); });
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

// A line with its numbers taken out, and the first of them.
struct Pattern {
    std::u32string text;
    std::optional<long> number;
};

Pattern pattern_of(const PdfLine& line) {
    Pattern pattern;
    const std::u32string text = line.text();
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            if (text[i] != U' ') pattern.text += text[i];
            ++i;
            continue;
        }
        long number = 0;
        for (; i < text.size() && is_digit(text[i]); ++i) {
            number = std::min(number * 10 + static_cast<long>(text[i] - U'0'), 1'000'000L);
        }
        if (!pattern.number) pattern.number = number;
        pattern.text += U'#';
    }
    return pattern;
}

// A number, or what is written in the place of one.
bool is_figure(const PdfWord& word) {
    constexpr std::u32string_view others = U",.，．-－—–/／%";
    return std::ranges::all_of(word.text, [&](char32_t c) {
        return is_digit(c) || (c >= U'０' && c <= U'９') ||
               others.find(c) != std::u32string_view::npos;
    });
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

// A table whose columns no line parts: one of its cells holds the figures of several.
bool is_half_ruled(const PdfTable& table) {
    return std::ranges::any_of(table.cells, [](const PdfCell& cell) {
        return std::ranges::any_of(cell.lines, has_figures_apart);
    });
}

enum class Edge : std::uint8_t { Top, Bottom };

// The `depth`-th line from the edge of a page; null where a table or nothing stands there.
const PdfLine* line_at(const std::vector<PdfItem>& items, Edge edge, std::size_t depth) {
    if (items.size() <= depth) return nullptr;
    return std::get_if<PdfLine>(edge == Edge::Top ? &items[depth]
                                                  : &items[items.size() - 1 - depth]);
}

bool stand_at_one_height(const PdfLine& a, const PdfLine& b) {
    constexpr int slack = 300;
    return std::abs(a.baseline - b.baseline) <= slack;
}

// Two pages apart by `distance` show the same line, or its number grows with the pages.
bool is_running(const PdfLine& a, const PdfLine& b, long distance) {
    if (!stand_at_one_height(a, b)) return false;
    const Pattern first = pattern_of(a);
    const Pattern second = pattern_of(b);
    if (first.text != second.text) return false;
    if (a.text() == b.text()) return true;
    return first.number && second.number && *second.number - *first.number == distance;
}

// - 1 - on a report of one page.
bool numbers_one_page(const PdfLine& line) {
    const Pattern pattern = pattern_of(line);
    if (pattern.number != 1) return false;
    const std::u32string dashes = U"-－—–―";
    return pattern.text.size() >= 3 && std::ranges::all_of(pattern.text, [&](char32_t c) {
               return c == U'#' || dashes.find(c) != std::u32string::npos;
           });
}

std::vector<bool> running_at(const std::vector<std::vector<PdfItem>>& pages, Edge edge) {
    std::vector<bool> is_dropped(pages.size(), false);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const PdfLine* line = line_at(pages[page], edge, 0);
        if (line == nullptr) continue;
        if (pages.size() == 1) is_dropped[page] = numbers_one_page(*line);
        // Books have their numbers left and right in turn, and title pages have none.
        for (std::size_t other = 0; other < pages.size() && !is_dropped[page]; ++other) {
            const PdfLine* second = line_at(pages[other], edge, 0);
            if (other == page || second == nullptr) continue;
            is_dropped[page] =
                is_running(*line, *second, static_cast<long>(other) - static_cast<long>(page));
        }
    }
    return is_dropped;
}

// The cell of the last row that a word hangs out of: right under its text.
PdfCell* cell_above(PdfTable& table, const PdfWord& word) {
    const auto found = std::ranges::find_if(table.cells, [&](const PdfCell& cell) {
        return cell.place.row + cell.place.row_span == table.rows && !cell.lines.empty() &&
               word.box.left >= cell.box.left && word.box.right <= cell.box.right;
    });
    return found == table.cells.end() ? nullptr : &*found;
}

// Where a page break cuts a cell, browsers may paint its text over the cell's lower border.
bool hangs_out(PdfTable& table, const PdfLine& line) {
    const bool is_on_border =
        line.box.top <= table.box.bottom + line.size / 10 && line.box.bottom > table.box.bottom;
    return is_on_border && std::ranges::all_of(line.words, [&](const PdfWord& word) {
               return cell_above(table, word) != nullptr;
           });
}

// Puts back what hangs out of the tables; the lines that belong to none are left.
void take_back(std::vector<PdfTable>& tables, std::vector<PdfLine>& lines) {
    std::erase_if(lines, [&](const PdfLine& line) {
        const auto table = std::ranges::find_if(
            tables, [&](PdfTable& candidate) { return hangs_out(candidate, line); });
        if (table == tables.end()) return false;
        for (const PdfWord& word : line.words) {
            cell_above(*table, word)->lines.push_back({{word}, word.box, line.size, line.baseline});
        }
        return true;
    });
}

}  // namespace

bool has_figures(const PdfCell& cell) {
    return std::ranges::any_of(
        cell.lines, [](const PdfLine& line) { return std::ranges::any_of(line.words, is_figure); });
}

PdfBox box_of(const PdfItem& item) {
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
        const std::optional<std::size_t> cell =
            frame ? cell_at(frames[*frame], x, y) : std::nullopt;
        (cell ? chars[*frame][*cell] : outside).push_back(c);
    }
    std::vector<PdfTable> tables;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        PdfTable table = table_of(frames[i], chars[i]);
        if (is_half_ruled(table)) {
            for (const std::vector<PdfChar>& cell : chars[i]) {
                outside.insert(outside.end(), cell.begin(), cell.end());
            }
        } else if (has_text(table)) {
            tables.push_back(std::move(table));
        }
    }
    std::vector<PdfLine> lines = lines_of(std::move(outside));
    take_back(tables, lines);
    std::vector<PdfItem> items;
    for (PdfTable& table : tables) items.emplace_back(std::move(table));
    for (PdfLine& line : lines) items.emplace_back(std::move(line));
    std::ranges::stable_sort(items, {}, [](const PdfItem& item) { return box_of(item).top; });
    return items;
}

void drop_margins(std::vector<std::vector<PdfItem>>& pages) {
    constexpr int most_lines = 3;
    for (const Edge edge : {Edge::Top, Edge::Bottom}) {
        for (int depth = 0; depth < most_lines; ++depth) {
            const std::vector<bool> is_dropped = running_at(pages, edge);
            for (std::size_t page = 0; page < pages.size(); ++page) {
                if (!is_dropped[page]) continue;
                if (edge == Edge::Top)
                    pages[page].erase(pages[page].begin());
                else
                    pages[page].pop_back();
            }
        }
    }
}

}  // namespace gouji::reports
