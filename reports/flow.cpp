#include "reports/flow.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "facts/text.h"
#include "reports/labels.h"

namespace gouji::reports {

namespace {

// HTML allows 1000 and 65534; a report's table has neither.
constexpr std::uint32_t most_columns = 1000;
constexpr std::uint32_t most_rows_spanned = 10000;
constexpr std::size_t shortest_prose = 120;  // bytes

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

void Flow::add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_space(text[at])) {
            if (!ends_in_space_) text_.push_back(' ');
            ends_in_space_ = true;
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        text_.append(text.substr(begin, at - begin));
        ends_in_space_ = false;
    }
}

void Flow::add_verbatim(std::string_view text) {
    for (std::size_t end; (end = text.find('\n')) != std::string_view::npos;) {
        text_.append(text.substr(0, end));
        end_line();
        text.remove_prefix(end + 1);
    }
    text_.append(text);
    if (!text.empty()) ends_in_space_ = false;
}

bool Flow::is_behind_text() const {
    const std::size_t begin = is_in_cell_ ? cell_begin_ : line_begin_;
    const std::size_t line = std::max(begin, text_.find_last_of('\n') + 1);
    return !trimmed(std::string_view(text_).substr(line)).empty();
}

void Flow::end_line() {
    if (!is_in_cell_)
        add_line(
            {static_cast<std::uint32_t>(line_begin_), static_cast<std::uint32_t>(text_.size())});
    const std::size_t begin = is_in_cell_ ? cell_begin_ : line_begin_;
    if (text_.size() > begin && text_.back() != '\n') text_.push_back('\n');
    if (!is_in_cell_) line_begin_ = text_.size();
    ends_in_space_ = true;
}

void Flow::add_gap(Gap::Kind kind) {
    const auto here = static_cast<std::uint32_t>(text_.size());
    gaps_.push_back({kind, {here, here}});
}

void Flow::add_line(Span line) {
    const Span shown = trimmed(line, text_);
    if (!shown.empty()) blocks_.emplace_back(Paragraph{shown});
}

void Flow::add_lines(Span cell) {
    std::uint32_t begin = cell.begin;
    for (std::uint32_t at = cell.begin; at <= cell.end; ++at) {
        if (at < cell.end && text_[at] != '\n') continue;
        add_line({begin, at});
        begin = at + 1;
    }
}

void Flow::begin_cell() {
    is_in_cell_ = true;
    cell_begin_ = text_.size();
    ends_in_space_ = true;
}

FlowCell Flow::end_cell() {
    FlowCell cell;
    cell.span = trimmed(
        Span{static_cast<std::uint32_t>(cell_begin_), static_cast<std::uint32_t>(text_.size())},
        text_);
    // Blanks round what stands in a cell are not of the cell; a gap among them is.
    for (auto gap = gaps_.rbegin(); gap != gaps_.rend() && gap->span.begin >= cell_begin_; ++gap) {
        const std::uint32_t here = std::clamp(gap->span.begin, cell.span.begin, cell.span.end);
        gap->span = {here, here};
    }
    while (text_.size() > cell_begin_ && text_.back() == '\n') text_.pop_back();
    text_.push_back('\t');
    is_in_cell_ = false;
    line_begin_ = text_.size();
    ends_in_space_ = true;
    return cell;
}

void Flow::end_row() {
    if (!text_.empty() && text_.back() == '\t') text_.back() = '\n';
    line_begin_ = text_.size();
}

namespace {

// The cells of rows on a grid: each in the first column that no cell above reaches into.
class Placing {
  public:
    std::vector<GridCell> row(const FlowRow& row) {
        std::vector<GridCell> cells;
        std::uint32_t column = 0;
        for (const FlowCell& cell : row) {
            if (cell.merge == MergeDown::GoesOn) {
                // Word prints the continuation itself; nothing reaches down before it is seen.
                column = std::min(column + cell.skipped + cell.column_span, most_columns);
                continue;
            }
            column += cell.skipped;
            while (column < reach_.size() && reach_[column] > row_) ++column;
            if (column >= most_columns) break;
            const std::uint32_t span = std::clamp(cell.column_span, 1U, most_columns - column);
            const std::uint32_t rows = std::clamp(cell.row_span, 1U, most_rows_spanned);
            if (reach_.size() < column + span) reach_.resize(column + span, 0);
            if (rows > 1) std::fill_n(reach_.begin() + column, span, row_ + rows);
            cells.push_back({cell.span, row_, column, rows, span});
            column += span;
        }
        width_ = std::max(width_, column);
        ++row_;
        return cells;
    }

    std::uint32_t width() const { return width_; }

  private:
    std::vector<std::uint32_t> reach_;  // by column: the first row that is free again
    std::uint32_t row_ = 0;
    std::uint32_t width_ = 0;
};

// Row spans of Word's merged cells: a cell grows by each continuation below it. Where none was
// begun, what shows text of its own begins one, as programs do that print such a file.
std::vector<FlowRow> with_merged_cells(std::vector<FlowRow> rows) {
    struct Open {
        std::size_t row = 0, cell = 0;
        bool was_begun = false;
    };
    std::vector<std::optional<Open>> open;  // by grid column
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::size_t column = 0;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            FlowCell& cell = rows[r][c];
            column += cell.skipped;
            if (column >= most_columns) break;
            if (open.size() <= column) open.resize(column + 1);
            std::optional<Open>& above = open[column];
            const bool goes_on =
                cell.merge == MergeDown::GoesOn && above && (above->was_begun || cell.span.empty());
            if (goes_on) {
                ++rows[above->row][above->cell].row_span;
            } else {
                above = Open{r, c, cell.merge == MergeDown::Begins};
                if (cell.merge == MergeDown::GoesOn) cell.merge = MergeDown::None;
            }
            column += cell.column_span;
        }
    }
    return rows;
}

bool has_merged_cells(const std::vector<FlowRow>& rows) {
    return std::any_of(rows.begin(), rows.end(), [](const FlowRow& row) {
        return std::any_of(row.begin(), row.end(),
                           [](const FlowCell& cell) { return cell.merge == MergeDown::GoesOn; });
    });
}

// A heading with its number mark, or a sentence, over the whole width.
bool reads_as_paragraph(const std::vector<GridCell>& row, std::uint32_t width,
                        std::string_view text) {
    if (row.size() != 1 || row[0].column_span < width) return false;
    const std::string_view shown = text.substr(row[0].span.begin, row[0].span.size());
    return shown.size() > shortest_prose || label_key(shown).mark > 0;
}

}  // namespace

void Flow::add_table(const std::vector<FlowRow>& rows) {
    Placing placing;
    std::vector<std::vector<GridCell>> placed;
    for (const FlowRow& row : has_merged_cells(rows) ? with_merged_cells(rows) : rows)
        placed.push_back(placing.row(row));
    Grid grid;
    const auto close = [&] {
        if (grid.cells.empty()) return;
        grid.span = {grid.cells.front().span.begin, grid.cells.back().span.end};
        blocks_.emplace_back(std::exchange(grid, Grid{}));
    };
    for (const std::vector<GridCell>& row : placed) {
        if (placing.width() < 2 || reads_as_paragraph(row, placing.width(), text_)) {
            close();
            for (const GridCell& cell : row) add_lines(cell.span);
        } else {
            std::copy(row.begin(), row.end(), std::back_inserter(grid.cells));
        }
    }
    close();
    text_.push_back('\n');
    line_begin_ = text_.size();
}

Document Flow::finish(std::string name) {
    end_line();
    Document document;
    document.blocks = std::move(blocks_);
    document.gaps = std::move(gaps_);
    document.source = std::make_unique<const Source>(std::move(name), std::move(text_));
    return document;
}

}  // namespace gouji::reports
