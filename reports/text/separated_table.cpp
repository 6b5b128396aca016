#include "reports/text/separated_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "facts/text.h"
#include "facts/wording.h"
#include "reports/text/quoted_lines.h"
#include "reports/text/text_row.h"

namespace gouji::reports {

namespace {

// A tab, a pipe and a space part cells as well; these have readers of their own.
constexpr std::array<std::string_view, 12> signs{",", ";", "^",    "~",  "#",  "$",
                                                 "@", "!", "\x1F", "；", "，", "¦"};

// Of these, sentences have none or few: they part the cells of lines of different lengths as well.
constexpr std::size_t signs_of_ragged = 9;

constexpr std::size_t fewest_cells = 3;
constexpr std::size_t fewest_ragged_rows = 5;
constexpr std::size_t longest_ragged_cell = 180;  // bytes
constexpr std::size_t longest_lone_cell = 60;
// Each line with a sign may begin a table that reaches far; no report has so many.
constexpr std::size_t most_tries = 500;
constexpr std::size_t fewest_rows = 3;
constexpr std::size_t fewest_figures = 2;  // sentences have commas as well
// So many lines of one width are no sentences, whatever stands in the place of figures.
constexpr std::size_t long_table = 10;
constexpr std::size_t wide_table = 8;  // nor are some lines of so many cells

// Behind the cell that begins at `at`: the place of its sign, or the end of the line.
std::size_t end_of_cell(std::string_view line, std::size_t at, std::string_view sign) {
    if (at < line.size() && line[at] == '"') {
        const std::size_t behind = behind_quoted(line, at);
        if (behind != std::string_view::npos) at = behind;
    }
    return std::min(line.find(sign, at), line.size());
}

Span cell_in(std::string_view text, std::size_t begin, std::size_t end) {
    const Span cell =
        trimmed({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, text);
    return without_quotes(cell, text);
}

std::size_t count_cells(std::string_view line, std::string_view sign) {
    if (line.find(sign) == std::string_view::npos) return 1;
    std::size_t count = 0;
    for (std::size_t at = 0; at <= line.size(); at += sign.size()) {
        at = end_of_cell(line, at, sign);
        ++count;
    }
    return count;
}

// 1,234 or 行政处罚 | 1,234: the only commas are those between the digits of a figure.
bool has_thousands_only(std::string_view line) {
    const auto has_digit = [&](std::size_t at) { return at < line.size() && is_digit(line[at]); };
    for (std::size_t at = line.find(','); at != std::string_view::npos;
         at = line.find(',', at + 1)) {
        const bool has_three = has_digit(at + 1) && has_digit(at + 2) && has_digit(at + 3);
        if (at == 0 || !has_digit(at - 1) || !has_three || has_digit(at + 4)) return false;
    }
    return true;
}

class Lines {
  public:
    Lines(std::string_view text, const std::vector<TextLine>& lines, std::string_view sign)
        : text_(text), lines_(lines), sign_(sign) {}

    bool is_empty(std::size_t line) const { return lines_[line].content.empty(); }

    // Blanks at the end of a line are no cells; other white space may part them.
    std::size_t width(std::size_t line) const {
        const Span whole = lines_[line].whole;
        return is_empty(line) ? 0 : count_cells(text_.substr(whole.begin, whole.size()), sign_);
    }

    std::vector<Span> cells(std::size_t line) const {
        std::vector<Span> cells;
        const Span span = lines_[line].whole;
        const std::string_view whole = text_.substr(0, span.end);
        for (std::size_t at = span.begin; at <= whole.size(); at += sign_.size()) {
            const std::size_t end = end_of_cell(whole, at, sign_);
            cells.push_back(cell_in(text_, at, end));
            at = end;
        }
        return cells;
    }

    // The lines from `first` on that have as many cells; an empty one between two rows is no end.
    std::vector<std::size_t> rows_from(std::size_t first) const {
        std::vector<std::size_t> rows;
        const std::size_t width_of_table = width(first);
        if (width_of_table < fewest_cells) return rows;
        for (std::size_t line = first; line < lines_.size(); ++line) {
            if (is_empty(line)) continue;
            if (width(line) != width_of_table) break;
            rows.push_back(line);
        }
        return rows;
    }

    // The lines from `first` on that the sign parts at all, and what stands alone between them.
    std::vector<std::size_t> ragged_from(std::size_t first) const {
        std::vector<std::size_t> rows;
        for (std::size_t line = first; line < lines_.size(); ++line) {
            if (is_empty(line)) continue;
            const bool is_parted = width(line) > 1;
            if (is_parted && sign_ == "," && has_thousands_only(content(line))) break;
            if (is_sentence(line) || (!is_parted && !may_stand_alone(line))) break;
            rows.push_back(line);
        }
        while (!rows.empty() && width(rows.back()) == 1) rows.pop_back();
        return rows;
    }

  private:
    std::string_view content(std::size_t line) const {
        return text_.substr(lines_[line].content.begin, lines_[line].content.size());
    }
    bool is_sentence(std::size_t line) const {
        return content(line).size() > longest_ragged_cell * fewest_cells ||
               content(line).find("。") != std::string_view::npos;
    }
    // 二、 is a heading.
    bool may_stand_alone(std::size_t line) const {
        return content(line).size() <= longest_lone_cell && number_mark(content(line)) == 0;
    }

    std::string_view text_;
    const std::vector<TextLine>& lines_;
    std::string_view sign_;
};

// The one cell of a row that shows anything; nothing where several do.
std::optional<Span> only_cell(const std::vector<Span>& cells) {
    std::optional<Span> only;
    for (const Span cell : cells) {
        if (cell.empty()) continue;
        if (only) return std::nullopt;
        only = cell;
    }
    return only;
}

// Rows at the end of a sheet that hold one text each.
std::vector<Paragraph> take_text_below(std::vector<TextRow>& rows) {
    std::vector<Paragraph> below;
    while (rows.size() > fewest_rows) {
        const std::optional<Span> only = only_cell(rows.back().cells);
        if (!only) break;
        below.push_back({*only});
        rows.pop_back();
    }
    std::reverse(below.begin(), below.end());
    return below;
}

std::optional<SeparatedTable> table_of(std::string_view text, const Lines& lines,
                                       const std::vector<std::size_t>& numbers, Columns columns) {
    std::vector<TextRow> rows;
    std::size_t figures = 0, shown = 0;
    for (const std::size_t line : numbers) {
        std::vector<Span> cells = lines.cells(line);
        const Span span{cells.front().begin, cells.back().end};
        rows.push_back({std::move(cells), span});
        for (const Span cell : rows.back().cells) {
            figures += shows_number(text.substr(cell.begin, cell.size())) ? 1U : 0U;
            shown += cell.empty() ? 0U : 1U;
        }
    }
    const bool is_large = columns == Columns::Exact &&
                          (rows.size() >= long_table || rows.front().cells.size() >= wide_table);
    if (figures < fewest_figures && !is_large) return std::nullopt;
    if (columns == Columns::Ragged && figures * 3 < shown) return std::nullopt;
    SeparatedTable table;
    table.after = numbers.back() + 1;
    if (columns == Columns::Exact) table.below = take_text_below(rows);
    table.grid = grid_of(rows, columns);
    return table;
}

}  // namespace

SeparatedTables::SeparatedTables(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const std::size_t first = text.find(signs[i]);
        if (first != std::string_view::npos)
            signs_.push_back({signs[i], i < signs_of_ragged, first});
    }
}

std::optional<SeparatedTable> SeparatedTables::read(const std::vector<TextLine>& lines,
                                                    std::size_t first) {
    const Span line = lines[first].content;
    std::optional<SeparatedTable> most;
    if (next_ >= line.end) return most;
    next_ = text_.size();
    for (Sign& sign : signs_) {
        if (sign.next < line.begin) sign.next = text_.find(sign.text, line.begin);
        next_ = std::min(next_, sign.next);
        if (first < sign.no_table_before || sign.next >= line.end) continue;
        const Lines parted(text_, lines, sign.text);
        const auto take = [&](const std::vector<std::size_t>& rows, Columns columns) {
            auto table = table_of(text_, parted, rows, columns);
            if (table && (!most || table->grid.cells.size() > most->grid.cells.size()))
                most = std::move(table);
        };
        const std::vector<std::size_t> even = parted.rows_from(first);
        if (even.size() >= fewest_rows) take(even, Columns::Exact);
        std::vector<std::size_t> ragged;
        if (sign.may_be_ragged && tries_of_ragged_ < most_tries) {
            ++tries_of_ragged_;
            ragged = parted.ragged_from(first);
        }
        // What follows rows of one width in fewer lines than they are is another table.
        if (ragged.size() >= fewest_ragged_rows && ragged.size() > 2 * even.size())
            take(ragged, Columns::Ragged);
        if (!most) sign.no_table_before = std::max(even.empty() ? first : even.back(), first) + 1;
    }
    return most;
}

}  // namespace gouji::reports
