#include "reports/text/piped_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "facts/text.h"
#include "reports/text/text_row.h"

namespace gouji::reports {

namespace {

// What parts the cells of a line: twice in it, or once with a space on both sides.
std::string_view pipe_of(std::string_view line) {
    constexpr std::array<std::string_view, 3> pipes{"|", "｜", "│"};
    for (const std::string_view pipe : pipes) {
        const std::size_t first = line.find(pipe);
        if (first == std::string_view::npos) continue;
        const std::size_t behind = first + pipe.size();
        const bool is_spaced =
            first > 0 && line[first - 1] == ' ' && (behind == line.size() || line[behind] == ' ');
        if (is_spaced || line.find(pipe, behind) != std::string_view::npos) return pipe;
    }
    return {};
}

// 3+ and .2+ before a pipe: over how many columns and rows the next cell reaches.
std::string_view without_reach(std::string_view cell) {
    if (!cell.ends_with('+')) return cell;
    const std::size_t words = cell.find_last_not_of("0123456789.+");
    return words != std::string_view::npos && cell[words] != ' '
               ? cell
               : trimmed(cell.substr(0, words == std::string_view::npos ? 0 : words));
}

class PipeReader {
  public:
    PipeReader(std::string_view text, const std::vector<TextLine>& lines)
        : text_(text), lines_(lines) {}

    PipedTable read(std::size_t first) {
        pipe_ = pipe_of(content(first));
        if (pipe_.empty()) return {{}, first + 1};
        const std::size_t after = look_ahead(first);
        std::vector<TextRow> rows;
        for (std::size_t line = first; line < after; ++line) {
            if (is_empty(line)) continue;
            TextRow row = split(line);
            if (!is_ruler(row, text_)) rows.push_back(std::move(row));
        }
        if (rows.size() < 2 || std::ranges::none_of(rows, [&](const TextRow& row) {
                return begins_lines_ || may_be_of_table(row);
            }))
            return {{}, after};
        const bool even = std::ranges::all_of(rows, [&](const TextRow& row) {
            return row.cells.size() == rows.front().cells.size();
        });
        return {grid_of(rows, even ? Columns::Exact : Columns::Ragged), after};
    }

  private:
    bool is_empty(std::size_t line) const { return lines_[line].content.empty(); }
    std::string_view content(std::size_t line) const {
        return text_.substr(lines_[line].content.begin, lines_[line].content.size());
    }

    bool begins_with_pipe(std::string_view line) const {
        return without_reach(line.substr(0, line.find(pipe_))).empty();
    }

    // Behind the lines from `first` on that have the pipe; whether all of them begin or end with
    // it. Where one does not, a blank cell stands before or behind that of another.
    std::size_t look_ahead(std::size_t first) {
        std::size_t after = first;
        for (std::size_t line = first; line < lines_.size(); ++line) {
            if (is_empty(line)) continue;
            if (pipe_of(content(line)) != pipe_) break;
            begins_lines_ = begins_lines_ && begins_with_pipe(content(line));
            ends_lines_ = ends_lines_ && content(line).ends_with(pipe_);
            after = line + 1;
        }
        return after;
    }

    TextRow split(std::size_t line) const {
        TextRow row{{}, lines_[line].content};
        std::string_view rest = content(line);
        if (begins_lines_ && rest.starts_with(pipe_)) rest.remove_prefix(pipe_.size());
        const bool is_closed =
            (begins_lines_ || ends_lines_) && rest.ends_with(pipe_) && !rest.ends_with("\\|");
        if (is_closed) rest.remove_suffix(pipe_.size());
        for (;;) {
            std::size_t end = rest.find(pipe_);
            while (end != std::string_view::npos && end > 0 && rest[end - 1] == '\\')
                end = rest.find(pipe_, end + pipe_.size());
            const bool is_last = end == std::string_view::npos;
            const std::string_view cell = trimmed(rest.substr(0, end));
            row.cells.push_back(span_of(is_last ? cell : without_reach(cell)));
            if (is_last) return row;
            rest.remove_prefix(end + pipe_.size());
        }
    }

    Span span_of(std::string_view piece) const {
        const auto begin = static_cast<std::uint32_t>(piece.data() - text_.data());
        return {begin, begin + static_cast<std::uint32_t>(piece.size())};
    }

    // A line of two cells may be anything, a place and a date, two links: not where a figure stands
    // or could stand.
    bool may_be_of_table(const TextRow& row) const {
        const Span last = row.cells.back();
        return row.cells.size() > 2 || last.empty() ||
               shows_number(text_.substr(last.begin, last.size()));
    }

    std::string_view text_;
    const std::vector<TextLine>& lines_;
    std::string_view pipe_;
    bool begins_lines_ = true, ends_lines_ = true;
};

}  // namespace

PipedTable read_piped(std::string_view text, const std::vector<TextLine>& lines,
                      std::size_t first) {
    return PipeReader(text, lines).read(first);
}

}  // namespace gouji::reports
