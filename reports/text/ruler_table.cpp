#include "reports/text/ruler_table.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "facts/text.h"
#include "reports/text/text_columns.h"

namespace gouji::reports {

namespace {

constexpr std::size_t most_header_lines = 24;
constexpr std::size_t most_lines = 4000;
constexpr std::size_t longest_ruler = 1000;  // bytes

// A ruler of one column is a line over the whole table.
bool is_ruler(std::string_view line) {
    return line.size() >= 4 && line.size() <= longest_ruler &&
           (line.front() == '-' || line.front() == '=') &&
           line.find_first_not_of("-= ") == std::string_view::npos &&
           (line.find("--") != std::string_view::npos || line.find("==") != std::string_view::npos);
}

std::vector<Piece> words_of(std::string_view text, const TextLine& line, Widths widths) {
    std::vector<Piece> words;
    bool open = false;
    for (const Glyph& glyph : glyphs_of(text, line, widths)) {
        if (is_blank(glyph.code)) {
            open = false;
            continue;
        }
        if (!open) words.push_back({glyph.span, glyph.begin, glyph.end});
        open = true;
        words.back().span.end = glyph.span.end;
        words.back().end = glyph.end;
    }
    return words;
}

class RulerReader {
  public:
    RulerReader(std::string_view text, const std::vector<TextLine>& lines, std::size_t first)
        : text_(text), lines_(lines), first_(first) {}

    std::optional<RulerTable> read() {
        if (!find_extent()) return std::nullopt;
        columns_ = words_of(text_, lines_[ruler_], Widths::Narrow);
        find_rows();
        if (rows_.size() < 2) return std::nullopt;
        for (const Widths widths : all_widths) {
            if (auto grid = grid_by(widths)) return RulerTable{*std::move(grid), after_};
        }
        return std::nullopt;
    }

  private:
    using Row = std::vector<std::size_t>;  // lines

    std::string_view content(std::size_t line) const {
        return text_.substr(lines_[line].content.begin, lines_[line].content.size());
    }
    bool is_ruler(std::size_t line) const {
        return line < lines_.size() && reports::is_ruler(content(line));
    }
    bool has_columns(std::size_t line) const {
        return is_ruler(line) && content(line).find(' ') != std::string_view::npos;
    }
    bool is_empty(std::size_t line) const {
        return line >= lines_.size() || lines_[line].content.empty();
    }
    std::optional<std::size_t> next_ruler(std::size_t line, std::size_t most) const {
        for (std::size_t i = line; i < lines_.size() && i < line + most; ++i) {
            if (is_ruler(i)) return i;
        }
        return std::nullopt;
    }

    // A ruler first, a line over the whole table first, or the head first.
    bool find_extent() {
        if (has_columns(first_)) {
            ruler_ = first_;
            return find_end();
        }
        if (is_ruler(first_)) {
            const auto ruler = next_ruler(first_ + 1, most_header_lines);
            if (!ruler || !has_columns(*ruler)) return false;
            ruler_ = *ruler;
            return find_end();
        }
        ruler_ = first_ + 1;
        if (is_empty(first_) || !has_columns(ruler_)) return false;
        end_ = ruler_ + 1;
        while (!is_empty(end_) && !is_ruler(end_) && end_ < ruler_ + most_lines) ++end_;
        after_ = is_ruler(end_) ? end_ + 1 : end_;
        return true;
    }

    // The table ends with the last of its rulers: nothing stands below that.
    bool find_end() {
        const std::size_t last = ruler_ + most_lines;
        for (auto ruler = next_ruler(ruler_ + 1, most_lines); ruler && *ruler < last;
             ruler = next_ruler(*ruler + 1, last - *ruler)) {
            end_ = *ruler;
            after_ = end_ + 1;
            if (is_empty(after_)) return true;
        }
        return false;
    }

    bool parts_rows(std::size_t line) const {
        const Span whole = lines_[line].whole;
        return is_empty(line) && !lines_[line].begins_page &&
               trimmed(text_.substr(whole.begin, whole.size())).empty();
    }

    void find_rows() {
        std::size_t shown = 0, parted = 0;
        for (std::size_t i = first_; i < end_; ++i) {
            if (is_empty(i) || is_ruler(i)) continue;
            ++shown;
            if (i > first_ && parts_rows(i - 1)) ++parted;
        }
        const bool takes_lines = parted * 3 > shown;
        bool open = false;
        for (std::size_t i = first_; i < end_; ++i) {
            if (is_ruler(i) || parts_rows(i)) open = false;
            if (is_empty(i) || is_ruler(i)) continue;
            if (!open) rows_.emplace_back();
            rows_.back().push_back(i);
            open = takes_lines;
        }
    }

    // The column that the word stands in; nothing where it stands in none, or in two.
    std::optional<std::size_t> column_of(const Piece& word) const {
        const auto behind = std::find_if(columns_.begin(), columns_.end(),
                                         [&](const Piece& c) { return c.begin > word.begin; });
        if (behind == columns_.begin()) return std::nullopt;
        const Piece& column = *(behind - 1);
        const bool is_last = behind == columns_.end();
        if (word.begin >= column.end || (!is_last && word.end > column.end)) return std::nullopt;
        return static_cast<std::size_t>(behind - 1 - columns_.begin());
    }

    std::optional<Grid> grid_by(Widths widths) const {
        Grid grid;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const std::size_t first = grid.cells.size();
            for (std::size_t c = 0; c < columns_.size(); ++c)
                grid.cells.push_back(
                    {{}, static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(c), 1, 1, {}});
            for (const std::size_t line : rows_[r]) {
                std::optional<std::size_t> before;
                for (const Piece& word : words_of(text_, lines_[line], widths)) {
                    const auto column = column_of(word);
                    if (!column) return std::nullopt;
                    add(word.span, before == column, grid.cells[first + *column]);
                    before = column;
                }
            }
        }
        grid.span = {lines_[first_].whole.begin, lines_[after_ - 1].whole.end};
        return grid;
    }

    static void add(Span word, bool goes_on, GridCell& cell) {
        if (cell.span.empty()) {
            cell.span = word;
        } else if (goes_on) {
            (cell.rest.empty() ? cell.span : cell.rest.back()).end = word.end;
        } else {
            cell.rest.push_back(word);
        }
    }

    std::string_view text_;
    const std::vector<TextLine>& lines_;
    std::size_t first_;
    std::size_t ruler_ = 0;  // which shows the columns
    std::size_t end_ = 0;    // behind the last row
    std::size_t after_ = 0;
    std::vector<Piece> columns_;
    std::vector<Row> rows_;
};

}  // namespace

bool begins_under_ruler(std::string_view text, const std::vector<TextLine>& lines,
                        std::size_t first) {
    const auto content = [&](std::size_t line) {
        return text.substr(lines[line].content.begin, lines[line].content.size());
    };
    return is_ruler(content(first)) || (first + 1 < lines.size() && is_ruler(content(first + 1)));
}

std::optional<RulerTable> read_under_rulers(std::string_view text,
                                            const std::vector<TextLine>& lines, std::size_t first) {
    if (!begins_under_ruler(text, lines, first)) return std::nullopt;
    return RulerReader(text, lines, first).read();
}

}  // namespace gouji::reports
