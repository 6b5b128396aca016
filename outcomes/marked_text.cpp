#include "outcomes/marked_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "outcomes/document_pieces.h"
#include "outcomes/markup.h"

namespace gouji::outcomes {

namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, escaped(value));
}

std::string opening(const Mark& mark) {
    return fmt::format("<a{}{}{}{}>", attribute("class", mark.style), attribute("id", mark.id),
                       attribute("href", mark.link), attribute("title", mark.says));
}

class MarkedText {
  public:
    MarkedText(const FactBase& facts, const std::vector<Mark>& marks)
        : source_(facts.source->text()), facts_(facts), marks_(marks) {}

    std::string html() {
        std::uint32_t at = 0;
        for (const Grid& grid : facts_.grids) {
            if (grid.span.begin < at || grid.cells.empty()) continue;
            add_lines(at, grid.span.begin);
            add_grid(grid);
            at = std::max(grid.span.end, grid.cells.back().span.end);
        }
        add_lines(at, static_cast<std::uint32_t>(source_.size()));
        return std::move(html_);
    }

  private:
    void add_lines(std::uint32_t begin, std::uint32_t end);
    void add_grid(const Grid& grid);
    void add_cell(const GridCell& cell);
    void add_text(Span span);
    const Mark* blank_mark(std::uint32_t at) const;

    std::string_view source_;
    const FactBase& facts_;
    const std::vector<Mark>& marks_;  // by begin, none within another
    std::string html_;
};

// A mark that goes on over the end of the span is closed there and opened again, behind the blanks
// of the next line.
void MarkedText::add_text(Span span) {
    std::uint32_t at = span.begin;
    auto next = std::partition_point(marks_.begin(), marks_.end(),
                                     [&](const Mark& mark) { return mark.span.end <= span.begin; });
    for (; next != marks_.end() && next->span.begin < span.end; ++next) {
        const Mark& mark = *next;
        if (mark.span.empty()) continue;
        const std::uint32_t end = std::min(mark.span.end, span.end);
        std::uint32_t begin = std::max(mark.span.begin, at);
        while (mark.span.begin < span.begin && begin < end && source_[begin] == ' ') ++begin;
        if (begin == end) continue;
        html_ += escaped(source_.substr(at, begin - at));
        Mark shown = mark;
        if (mark.span.begin < begin) shown.id.clear();
        html_ += opening(shown) + escaped(source_.substr(begin, end - begin)) + "</a>";
        at = end;
    }
    html_ += escaped(source_.substr(at, span.end - at));
}

void MarkedText::add_lines(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
        const std::size_t line_end = source_.substr(0, end).find('\n', begin);
        const auto stop =
            line_end == std::string_view::npos ? end : static_cast<std::uint32_t>(line_end);
        const std::string_view line = source_.substr(begin, stop - begin);
        if (line.find_first_not_of(" \t\r\f") != std::string_view::npos) {
            html_ += "<p>";
            add_text({begin, stop});
            html_ += "</p>\n";
        }
        begin = stop + 1;
    }
}

const Mark* MarkedText::blank_mark(std::uint32_t at) const {
    auto mark = std::lower_bound(marks_.begin(), marks_.end(), at, [](const Mark& one, auto place) {
        return one.span.begin < place;
    });
    while (mark != marks_.end() && mark->span.begin == at && !mark->span.empty()) ++mark;
    return mark == marks_.end() || mark->span.begin != at ? nullptr : &*mark;
}

void MarkedText::add_cell(const GridCell& cell) {
    html_ += "<td";
    if (cell.row_span > 1) html_ += fmt::format(" rowspan={}", cell.row_span);
    if (cell.column_span > 1) html_ += fmt::format(" colspan={}", cell.column_span);
    html_ += '>';
    if (!cell.span.empty()) {
        add_text(cell.span);
        for (const Span rest : cell.rest) add_text(rest);
    } else if (const Mark* mark = blank_mark(cell.span.begin)) {
        html_ += opening(*mark) + "&nbsp;</a>";
    }
    html_ += "</td>";
}

void MarkedText::add_grid(const Grid& grid) {
    html_ += "<div class=wide><table class=report>\n<tr>";
    std::uint32_t row = grid.cells.front().row;
    for (const GridCell& cell : grid.cells) {
        for (; row < cell.row; ++row) html_ += "</tr>\n<tr>";
        add_cell(cell);
    }
    html_ += "</tr>\n</table></div>\n";
}

// By begin, the longer first; what begins within another is left out.
void keep_apart(std::vector<Mark>& marks) {
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::uint32_t end = 0;
    std::erase_if(marks, [&end](const Mark& mark) {
        if (mark.span.empty()) return false;
        const bool is_within = mark.span.begin < end;
        if (!is_within) end = mark.span.end;
        return is_within;
    });
}

}  // namespace

std::string marked_html(const FactBase& facts, std::vector<Mark> marks) {
    keep_apart(marks);
    return MarkedText(facts, marks).html();
}

}  // namespace gouji::outcomes
