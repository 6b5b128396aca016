#include "reports/text/running_lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "facts/text.h"
#include "reports/figure.h"
#include "reports/running_line.h"

namespace gouji::reports {

namespace {

enum class Edge : std::uint8_t { Top, Foot };

// A bare number may be a cell's, and so may a sign or a short word.
bool may_run(const RunningLine& line, bool counts) {
    constexpr std::size_t fewest = 3;
    if (counts) return line.letters != "#";
    std::size_t letters = 0;
    for (std::size_t at = 0; at < line.letters.size();) {
        const char32_t c = next_code_point(line.letters, at);
        const bool is_han = c >= 0x4E00 && c < 0xA000;
        if (is_han || (c >= U'A' && c <= U'z')) ++letters;
    }
    return letters >= fewest;
}

// As a row of a table ends: with figures, blanks between them.
bool ends_with_figures(std::string_view line) {
    bool last = false, last_but_one = false;
    for (std::size_t at = 0, begin = 0; at < line.size();) {
        const std::size_t end = at;
        const bool is_between = is_blank(next_code_point(line, at));
        if (!is_between && at < line.size()) continue;
        const std::string_view word = line.substr(begin, (is_between ? end : at) - begin);
        begin = at;
        if (word.empty()) continue;
        last_but_one = std::exchange(last, is_figure(word));
    }
    return last && last_but_one;
}

class Pages {
  public:
    Pages(std::string_view text, std::vector<TextLine>& lines) : text_(text), lines_(lines) {}

    void drop_running() {
        constexpr int most_lines = 3;
        for (const Edge edge : {Edge::Top, Edge::Foot}) {
            for (int depth = 0; depth < most_lines && drop_at(edge); ++depth) continue;
        }
    }

  private:
    // By page: the line at this edge that shows something.
    std::vector<TextLine*> lines_at(Edge edge) const {
        std::vector<TextLine*> found;
        bool is_new = true;
        for (TextLine& line : lines_) {
            is_new = is_new || line.begins_page;
            if (line.content.empty()) continue;
            if (is_new) found.push_back(&line);
            if (edge == Edge::Foot) found.back() = &line;
            is_new = false;
        }
        return found;
    }

    bool drop_at(Edge edge) {
        const std::vector<TextLine*> found = lines_at(edge);
        const std::size_t pages = found.size();
        if (pages < 2) return false;
        std::vector<RunningLine> shown_lines;
        for (const TextLine* line : found) {
            const std::string_view shown = text_.substr(line->content.begin, line->content.size());
            if (ends_with_figures(shown)) return false;
            shown_lines.push_back(running_line(shown));
        }
        const std::optional<bool> counts = counts_pages(shown_lines, 0);
        const bool counts_behind_title = pages > 2 && counts_pages(shown_lines, 1).value_or(false);
        if (!counts && !counts_behind_title) return false;
        if (!may_run(shown_lines.back(), counts.value_or(true))) return false;
        const bool is_on_first = counts && (*counts || edge == Edge::Foot);
        drop(found, is_on_first ? 0 : 1);
        return true;
    }

    // The lines from page `first` on are one that counts the pages, or the same on all; nothing
    // where they are different lines.
    static std::optional<bool> counts_pages(const std::vector<RunningLine>& shown_lines,
                                            std::size_t first) {
        const RunningLine& line = shown_lines[first];
        std::optional<std::size_t> counter;
        for (std::size_t page = first + 1; page < shown_lines.size(); ++page) {
            const auto here = counter_of(line, shown_lines[page], static_cast<long>(page - first));
            if (!here || (counter && *counter != *here)) return std::nullopt;
            counter = here;
        }
        return *counter < line.numbers.size();
    }

    static void drop(const std::vector<TextLine*>& found, std::size_t first) {
        for (std::size_t page = first; page < found.size(); ++page)
            found[page]->content.end = found[page]->content.begin;
    }

    std::string_view text_;
    std::vector<TextLine>& lines_;
};

}  // namespace

void drop_running_lines(std::string_view text, std::vector<TextLine>& lines) {
    const bool has_pages = std::ranges::any_of(
        lines, [&](const TextLine& line) { return line.begins_page && &line != &lines.front(); });
    if (has_pages) Pages(text, lines).drop_running();
}

}  // namespace gouji::reports
