#include "reports/stream/rows_or_columns.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "facts/text.h"

namespace gouji::reports {

namespace {

using Figures = std::vector<FigureToken>;

// Calls `visit` with several figures that follow one another without a word between, each in a line
// of its own; what shares a line with another ends a run.
template <class Visit>
void for_each_run(const std::vector<StreamItem>& items, const Visit& visit) {
    Figures run;
    const auto close = [&] {
        if (run.size() > 1) visit(run);
        run.clear();
    };
    for (const StreamItem& item : items) {
        if (item.is_text()) close();
        for (const FigureToken& figure : item.figures) {
            if (!run.empty() && run.back().line == figure.line) close();
            run.push_back(figure);
        }
    }
    close();
}

bool is_in(const FigureToken& figure, const Figures& run) {
    return figure.span.begin >= run.front().span.begin && figure.span.end <= run.back().span.end;
}

bool are_in(const Figures& figures, const Figures& run) {
    return !figures.empty() && std::all_of(figures.begin(), figures.end(),
                                           [&](const auto& figure) { return is_in(figure, run); });
}

// Three figures stand in one line, nothing but blanks between them: a text that keeps what stands
// side by side in a line.
bool has_figures_side_by_side(std::string_view source) {
    bool is_pair = false;
    std::size_t begin = 0;  // of the word before
    for (std::size_t blank = source.find(' '); blank != std::string_view::npos;) {
        const std::size_t behind = source.find_first_not_of(' ', blank);
        if (behind == std::string_view::npos) return false;
        const std::string_view word = source.substr(begin, blank - begin);
        const bool is_figure =
            !word.empty() && is_digit(word.back()) && (!is_pair || are_digits(word));
        if (is_pair && is_figure && is_digit(source[behind])) return true;
        is_pair = is_figure && is_digit(source[behind]);
        begin = behind;
        blank = source.find(' ', behind);
    }
    return false;
}

bool touch(std::string_view source, const FigureToken& above, const FigureToken& below) {
    const std::string_view gap = source.substr(above.span.end, below.span.begin - above.span.end);
    return std::count(gap.begin(), gap.end(), '\n') <= 1;
}

// One block of lines: what a program writes down so was side by side in them.
bool is_one_block(std::string_view source, const Figures& run) {
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (!touch(source, run[i - 1], run[i])) return false;
    }
    return true;
}

std::optional<std::int64_t> number_of(std::string_view source, const FigureToken& figure) {
    constexpr std::size_t longest = 12;
    const std::string_view text = source.substr(figure.span.begin, figure.span.size());
    return text.size() > longest ? std::nullopt : number_in_digits(text);
}

// The last of many is what the others make together: hardly so in another order.
bool adds_up(std::string_view source, const Figures& figures) {
    constexpr std::size_t many = 4;
    if (figures.size() < many) return false;
    std::int64_t sum = 0, last = 0;
    for (const FigureToken& figure : figures) {
        const std::optional<std::int64_t> number = number_of(source, figure);
        if (!number) return false;
        last = *number;
        sum += last;
    }
    return sum == 2 * last;
}

// So many rows have all their figures right behind their label, and a word behind these.
std::size_t rows_behind_labels(const std::vector<StreamItem>& items, const TableShape& shape,
                               const std::vector<RowReading>& rows) {
    std::size_t count = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (rows[r].fragments.empty() || rows[r].figures.empty()) continue;
        std::size_t i = rows[r].fragments.back() + 1, figures = 0;
        for (; i < items.size() && !items[i].is_text(); ++i) figures += items[i].figures.size();
        const bool is_whole = figures > 1 && figures == shape.rows[r].columns.size();
        if (is_whole && i < items.size()) ++count;
    }
    return count;
}

}  // namespace

void doubt_rows_or_columns(std::string_view source, const std::vector<StreamItem>& items,
                           const TableShape& shape, std::vector<RowReading>& rows) {
    constexpr std::size_t enough = 3;
    std::vector<std::size_t> doubtful;
    for_each_run(items, [&](const Figures& run) {
        if (is_one_block(source, run) || show_the_same(source, run)) return;
        std::vector<std::size_t> whole;  // rows of several columns that are in the run
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (shape.rows[r].columns.size() > 1 && are_in(rows[r].figures, run))
                whole.push_back(r);
        }
        const bool add_up = std::all_of(whole.begin(), whole.end(), [&](std::size_t r) {
            return adds_up(source, rows[r].figures);
        });
        if (whole.size() > 1 && !add_up)
            doubtful.insert(doubtful.end(), whole.begin(), whole.end());
    });
    if (doubtful.empty() || has_figures_side_by_side(source) ||
        rows_behind_labels(items, shape, rows) >= enough)
        return;
    for (const std::size_t r : doubtful) rows[r].is_in_doubt = true;
}

}  // namespace gouji::reports
