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

// How many numbers follow one another in the line, nothing but blanks between them: the most.
std::size_t numbers_side_by_side(std::string_view line) {
    std::size_t most = 0, run = 0;
    for (std::size_t at = line.find_first_not_of(' '); at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        run = is_digit(line[at]) && is_digit(line[end - 1]) ? run + 1 : 0;
        most = std::max(most, run);
        at = line.find_first_not_of(' ', end);
    }
    return most;
}

// Most numbers stand with others in one line: a text that keeps what stands side by side in a line.
bool keeps_rows(std::string_view source) {
    constexpr std::size_t fewest = 3;  // that are no chance
    std::size_t beside = 0, alone = 0;
    for (std::size_t begin = 0; begin < source.size();) {
        const std::size_t end = std::min(source.find('\n', begin), source.size());
        const std::string_view line = source.substr(begin, end - begin);
        const std::size_t numbers = numbers_side_by_side(line);
        if (numbers >= fewest) beside += numbers;
        if (numbers == 1 && line.find_first_not_of(" 0123456789.,\r") == std::string_view::npos)
            ++alone;
        begin = end + 1;
    }
    return beside > alone;
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
    if (doubtful.empty() || keeps_rows(source) || rows_behind_labels(items, shape, rows) >= enough)
        return;
    for (const std::size_t r : doubtful) rows[r].is_in_doubt = true;
}

}  // namespace gouji::reports
