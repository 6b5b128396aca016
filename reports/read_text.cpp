// Plain text and Markdown: lines, of which some are rows of a table.
//
// Three ways of writing a table down keep its cells apart and become grids: cells between tabs,
// cells between pipes, and a cell a line behind an indentation with a blank line between rows.
// Tables drawn with spaces, or whose cells only follow one another, stay lines: which figure
// belongs to which label is then for reports/stream/stream.h to decide, which knows the form.
#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/numerals.h"
#include "facts/text.h"
#include "reports/figure.h"
#include "reports/read.h"
#include "reports/read_markdown.h"
#include "reports/text/drawn_table.h"
#include "reports/text/line_marks.h"
#include "reports/text/page_numbers.h"
#include "reports/text/piped_table.h"
#include "reports/text/quoted_lines.h"
#include "reports/text/ruler_table.h"
#include "reports/text/running_lines.h"
#include "reports/text/separated_table.h"
#include "reports/text/text_line.h"
#include "reports/text/text_row.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest_cell = 180;  // bytes; a longer line is prose
constexpr std::size_t longest_piece = 60;  // bytes of the rest of a cell that was broken
constexpr std::size_t longest_sliver = 9;

std::uint32_t offset_in(std::string_view text, std::string_view piece) {
    return static_cast<std::uint32_t>(piece.data() - text.data());
}

Span span_in(std::string_view text, std::string_view piece) {
    const std::uint32_t begin = offset_in(text, piece);
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

// 一、 or （一）: a line that begins so is a heading rather than a row of one cell.
bool begins_with_numeral(std::string_view line) {
    std::size_t at = 0;
    char32_t c = folded(next_code_point(line, at));
    if (c == U'(' && at < line.size()) c = next_code_point(line, at);
    return is_numeral(c);
}

// A sheet saved as text leaves the signs of its empty cells behind a line that is no row: 某局,,,,
std::string_view without_empty_cells(std::string_view line) {
    constexpr std::string_view signs = ",;";
    const bool ends_in_two = line.size() > 1 && line.back() == line[line.size() - 2];
    if (!ends_in_two || signs.find(line.back()) == std::string_view::npos) return line;
    return line.substr(0, line.find_last_not_of(line.back()) + 1);
}

class TextReader {
  public:
    TextReader(std::string_view text, std::vector<TextLine> lines)
        : text_(text),
          lines_(std::move(lines)),
          has_walls_(has_walls(text)),
          has_tabs_(text.find('\t') != text.npos),
          has_rulers_(text.find("--") != text.npos || text.find("==") != text.npos) {
        if (has_walls_) open_boxes(text_, lines_);
    }

    std::vector<DocumentBlock> read() {
        while (at_ < lines_.size()) {
            if (is_empty(at_)) {
                ++at_;
                continue;
            }
            if (!read_drawing() && !read_rulers() && !read_pipes() && !read_tabs() &&
                !read_separated() && !read_indented())
                read_paragraph();
        }
        return std::move(blocks_);
    }

  private:
    bool is_empty(std::size_t line) const { return lines_[line].content.empty(); }
    std::string_view content(std::size_t line) const {
        return text_.substr(lines_[line].content.begin, lines_[line].content.size());
    }
    std::string_view whole(std::size_t line) const {
        return text_.substr(lines_[line].whole.begin, lines_[line].whole.size());
    }

    void read_paragraph() {
        const std::string_view line = without_empty_cells(without_marks(content(at_)));
        const bool is_ruler = is_ruler_cell(line) && line.find("--") != line.npos;
        if (!line.empty() && !is_ruler && !line.starts_with(":::"))  // a division of Markdown
            blocks_.emplace_back(Paragraph{span_in(text_, line)});
        ++at_;
    }

    // ---------------------------------------------------------------- lines around cells

    bool read_drawing() {
        if (!has_walls_ || at_ < no_drawing_before_) return false;
        DrawnTable table = read_drawn(text_, lines_, at_);
        if (table.grids.empty()) {
            no_drawing_before_ = table.after;
            return false;
        }
        std::move(table.grids.begin(), table.grids.end(), std::back_inserter(blocks_));
        at_ = table.after;
        return true;
    }

    bool read_rulers() {
        // Each line of rulers may begin a table that reaches far; no report has so many.
        constexpr std::size_t most_tries = 500;
        if (!has_rulers_ || tries_of_rulers_ == most_tries ||
            !begins_under_ruler(text_, lines_, at_))
            return false;
        ++tries_of_rulers_;
        std::optional<RulerTable> table = read_under_rulers(text_, lines_, at_);
        if (!table) return false;
        blocks_.emplace_back(std::move(table->grid));
        at_ = table->after;
        return true;
    }

    // ---------------------------------------------------------------- | a | b |

    bool read_pipes() {
        if (!has_walls_ || at_ < no_pipes_before_) return false;
        PipedTable table = read_piped(text_, lines_, at_);
        if (table.grid.cells.empty()) {
            no_pipes_before_ = table.after;
            return false;
        }
        blocks_.emplace_back(std::move(table.grid));
        at_ = table.after;
        return true;
    }

    // ---------------------------------------------------------------- a<tab>b

    bool has_tabbed_cells(std::size_t line) const {
        const std::string_view all = whole(line);
        if (is_empty(line)) return std::count(all.begin(), all.end(), '\t') >= 2;
        const std::size_t first = lines_[line].content.begin - lines_[line].whole.begin;
        const std::string_view before = all.substr(0, first);
        return all.find('\t', first) != std::string_view::npos ||
               std::count(before.begin(), before.end(), '\t') >= 2;
    }

    TextRow split_at_tabs(std::size_t line, std::size_t cells_expected) const {
        TextRow row;
        row.cells.reserve(cells_expected);
        row.span = lines_[line].whole;
        std::string_view rest = whole(line);
        for (;;) {
            const std::size_t end = rest.find('\t');
            row.cells.push_back(
                without_quotes(span_in(text_, trimmed(rest.substr(0, end))), text_));
            if (end == std::string_view::npos) return row;
            rest.remove_prefix(end + 1);
        }
    }

    std::optional<std::size_t> next_content(std::size_t line) const {
        while (line < lines_.size() && is_empty(line) && !has_tabbed_cells(line)) ++line;
        return line == lines_.size() ? std::nullopt : std::optional(line);
    }

    // Of a cell that was broken after each character; no heading is so short.
    bool is_sliver(std::size_t line) const { return content(line).size() <= longest_sliver; }
    // A row of one cell has lost its tabs; it stands between rows that have theirs.
    bool is_row_of_one(std::size_t line) const {
        const std::size_t longest = whole(line).starts_with('\t') ? longest_cell : longest_piece;
        const bool is_heading = begins_with_numeral(content(line)) && !is_sliver(line);
        if (content(line).size() > longest || is_heading) return false;
        constexpr std::size_t most_slivers = 20;
        auto next = next_content(line + 1);
        for (std::size_t slivers = 0; slivers < most_slivers && next; ++slivers) {
            if (has_tabbed_cells(*next) || !is_sliver(*next)) break;
            next = next_content(*next + 1);
        }
        return next && has_tabbed_cells(*next);
    }

    bool read_tabs() {
        if (!has_tabs_ || at_ < no_tabs_before_ || !has_tabbed_cells(at_)) return false;
        std::vector<TextRow> rows;
        std::size_t after = at_, cells = 0;
        bool figures = false;
        for (auto line = next_content(at_); line; line = next_content(*line + 1)) {
            if (!has_tabbed_cells(*line) && !is_row_of_one(*line)) break;
            TextRow row = split_at_tabs(*line, cells);
            cells = std::max(cells, row.cells.size());
            after = *line + 1;
            if (is_ruler(row, text_)) continue;
            figures = figures || std::any_of(row.cells.begin(), row.cells.end(),
                                             [&](Span cell) { return is_number(cell); });
            rows.push_back(std::move(row));
        }
        if (!figures || rows.size() < 2) {
            no_tabs_before_ = after;
            return false;
        }
        blocks_.emplace_back(grid_of(rows, Columns::Ragged));
        at_ = after;
        return true;
    }

    // ---------------------------------------------------------------- a;b

    bool read_separated() {
        std::optional<SeparatedTable> table = separated_.read(lines_, at_);
        if (!table) return false;
        blocks_.emplace_back(std::move(table->grid));
        std::move(table->below.begin(), table->below.end(), std::back_inserter(blocks_));
        at_ = table->after;
        return true;
    }

    // ---------------------------------------------------------------- a cell a line

    std::string_view indentation(std::size_t line) const {
        const std::string_view all = whole(line);
        return all.substr(0, lines_[line].content.begin - lines_[line].whole.begin);
    }

    enum class Kind : std::uint8_t { Cell, BlankCell, Rest, Gap, Other };

    Kind kind_of(std::size_t line, std::string_view prefix, bool in_cell) const {
        if (is_empty(line)) return whole(line) == prefix ? Kind::BlankCell : Kind::Gap;
        const std::string_view before = indentation(line);
        if (before == prefix && content(line).size() <= longest_cell) return Kind::Cell;
        if (before.empty() && in_cell && content(line).size() <= longest_piece) return Kind::Rest;
        return Kind::Other;
    }

    // A page number that was dropped, or a form feed.
    bool ends_page(std::size_t line) const {
        return lines_[line].begins_page || (is_empty(line) && !trimmed(whole(line)).empty());
    }

    bool is_number(Span cell) const { return shows_number(text_.substr(cell.begin, cell.size())); }

    // Behind a page break: figures without a label go on with the row that the page cut.
    bool goes_on(const TextRow& row, const TextRow& more) const {
        const auto is_blank = [](Span cell) { return cell.empty(); };
        const auto numbers = std::count_if(more.cells.begin(), more.cells.end(),
                                           [&](Span cell) { return is_number(cell); });
        const auto blanks = std::count_if(more.cells.begin(), more.cells.end(), is_blank);
        if (numbers == 0 || numbers + blanks != static_cast<std::ptrdiff_t>(more.cells.size()))
            return false;
        const auto last = std::find_if_not(row.cells.rbegin(), row.cells.rend(), is_blank);
        constexpr std::ptrdiff_t most_labels = 3;
        const auto labels = static_cast<std::ptrdiff_t>(row.cells.size()) -
                            std::count_if(row.cells.begin(), row.cells.end(), is_blank);
        return last != row.cells.rend() && (is_number(*last) || labels <= most_labels);
    }

    // Of the lines from `first` on, as long as everything is a cell behind `prefix`.
    std::vector<Kind> kinds_from(std::size_t first, std::string_view prefix) const {
        std::vector<Kind> kinds;
        bool in_cell = false;
        for (std::size_t line = first; line < lines_.size(); ++line) {
            const Kind kind = kind_of(line, prefix, in_cell);
            if (kind == Kind::Other) break;
            in_cell =
                kind == Kind::Rest || (kind == Kind::Cell && !is_number(lines_[line].content));
            kinds.push_back(kind);
        }
        while (!kinds.empty() && kinds.back() == Kind::Gap) kinds.pop_back();
        return kinds;
    }

    bool has_number(std::size_t first, const std::vector<Kind>& kinds) const {
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (kinds[i] == Kind::Cell && is_number(lines_[first + i].content)) return true;
        }
        return false;
    }

    // The rows that the lines from `first` on are.
    std::vector<TextRow> indented_rows(std::size_t first, const std::vector<Kind>& kinds) const {
        std::vector<TextRow> rows;
        std::vector<bool> behind_page;
        bool open = false, page = false;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const std::size_t line = first + i;
            page = page || ends_page(line);
            if (kinds[i] == Kind::Gap) {
                open = false;
                continue;
            }
            if (kinds[i] == Kind::Rest) {
                rows.back().cells.back().end = lines_[line].content.end;
            } else {
                if (!open) {
                    const std::size_t cells = rows.empty() ? 0 : rows.back().cells.size();
                    rows.push_back({{}, lines_[line].whole});
                    rows.back().cells.reserve(cells);
                    behind_page.push_back(page);
                    page = false;
                }
                open = true;
                const Span blank{lines_[line].whole.end, lines_[line].whole.end};
                rows.back().cells.push_back(kinds[i] == Kind::Cell ? lines_[line].content : blank);
            }
            rows.back().span.end = lines_[line].whole.end;
        }
        return joined_over_pages(std::move(rows), behind_page);
    }

    std::vector<TextRow> joined_over_pages(std::vector<TextRow> rows,
                                           const std::vector<bool>& behind_page) const {
        std::vector<TextRow> joined;
        joined.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i > 0 && behind_page[i] && goes_on(joined.back(), rows[i])) {
                TextRow& row = joined.back();
                row.cells.insert(row.cells.end(), rows[i].cells.begin(), rows[i].cells.end());
                row.span.end = rows[i].span.end;
            } else {
                joined.push_back(std::move(rows[i]));
            }
        }
        return joined;
    }

    // Prose is indented too: a table is there where rows of a label and figures follow one another.
    bool shows_table(const std::vector<TextRow>& rows) const {
        const auto shows_figure = [&](Span cell) { return is_number(cell); };
        return rows.size() >= 2 && std::any_of(rows.begin(), rows.end(), [&](const TextRow& row) {
                   return row.cells.size() > 1 &&
                          std::any_of(row.cells.begin(), row.cells.end(), shows_figure);
               });
    }

    // A figure behind a blank, and right above it a line without one: a cell a line, as programs
    // write that blank the figures only. Which label it belongs to, the lines above tell.
    bool is_padded_figure(std::size_t line) const {
        return line > 0 && !is_empty(line - 1) && indentation(line - 1).empty() &&
               is_number(lines_[line].content);
    }

    bool read_indented() {
        if (indentation(at_).empty() || at_ < no_indented_before_) return false;
        const std::vector<Kind> kinds = kinds_from(at_, indentation(at_));
        std::vector<TextRow> rows;
        if (has_number(at_, kinds) && !is_padded_figure(at_)) rows = indented_rows(at_, kinds);
        const std::size_t after = at_ + kinds.size();
        if (!shows_table(rows)) {
            no_indented_before_ = after;
            return false;
        }
        blocks_.emplace_back(grid_of(rows, Columns::Ragged));
        at_ = after;
        return true;
    }

    std::string_view text_;
    std::vector<TextLine> lines_;
    bool has_walls_, has_tabs_, has_rulers_;
    std::vector<DocumentBlock> blocks_;
    std::size_t at_ = 0;
    // Lines that were looked at already and are no table of the kind, from whichever they are read.
    std::size_t no_drawing_before_ = 0, no_pipes_before_ = 0, no_tabs_before_ = 0;
    std::size_t no_indented_before_ = 0;
    SeparatedTables separated_{text_};
    std::size_t tries_of_rulers_ = 0;
};

}  // namespace

Document read_text(std::string name, std::string text) {
    text = without_quoting(std::move(text));
    if (holds_html_table(text)) return read_with_html_tables(std::move(name), text);
    Document document;
    Unmarked plain = unmarked(text);
    document.gaps = std::move(plain.gaps);
    document.source = std::make_unique<const Source>(std::move(name), std::move(plain.text));
    const std::string_view all = document.source->text();
    std::vector<TextLine> lines = split_lines(all);
    join_quoted_lines(all, lines);
    drop_running_lines(all, lines);
    drop_page_numbers(all, lines);
    document.blocks = TextReader(all, std::move(lines)).read();
    return document;
}

}  // namespace gouji::reports
