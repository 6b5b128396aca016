#include "reports/pdf/pdf_pages.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "facts/text.h"
#include "reports/running_line.h"

namespace gouji::reports {
namespace {

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

RunningLine pattern_of(const PdfLine& line) {
    std::string text;
    for (const char32_t c : line.text()) append_utf8(c, text);
    return running_line(text);
}

// Two pages apart by `distance` show the same line, or one of its numbers grows with the pages: it
// may stand behind an address with numbers of its own, and before how many pages there are.
bool is_running(const PdfLine& a, const PdfLine& b, long distance) {
    return stand_at_one_height(a, b) &&
           counter_of(pattern_of(a), pattern_of(b), distance).has_value();
}

// - 1 - on a report of one page.
bool numbers_one_page(const PdfLine& line) {
    const RunningLine pattern = pattern_of(line);
    constexpr std::size_t fewest = 3;
    constexpr std::u32string_view signs = U"#-－—–―";
    const std::u32string letters = code_points(pattern.letters);
    return pattern.numbers == std::vector<long>{1} && letters.size() >= fewest &&
           letters.find_first_not_of(signs) == std::u32string::npos;
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

// The cell of the last row that a word may hang out of: it has text, and room above the word.
PdfCell* cell_above(PdfTable& table, const PdfWord& word) {
    const auto found = std::ranges::find_if(table.cells, [&](const PdfCell& cell) {
        return cell.place.row + cell.place.row_span == table.rows && !cell.lines.empty() &&
               word.box.left >= cell.box.left && word.box.right <= cell.box.right;
    });
    return found == table.cells.end() ? nullptr : &*found;
}

// Every word continues the text of a cell at that text's distance of lines.
bool hangs_out(PdfTable& table, const PdfLine& line) {
    const int farthest = line.size * 18 / 10;
    return line.box.top <= table.box.bottom + line.size * 18 / 10 &&
           std::ranges::all_of(line.words, [&](const PdfWord& word) {
               const PdfCell* cell = cell_above(table, word);
               return cell != nullptr && line.baseline - cell->lines.back().baseline <= farthest;
           });
}

bool goes_on_with_table(const PdfTable& table, const std::vector<PdfItem>& next) {
    const PdfTable* other = next.empty() ? nullptr : std::get_if<PdfTable>(&next.front());
    constexpr int slack = 400;
    return other != nullptr && std::abs(other->box.left - table.box.left) <= slack &&
           std::abs(other->box.right - table.box.right) <= slack;
}

// A line of a table without lines: a figure apart from its label, or alone.
bool shows_figure_in_column(const PdfLine& line) {
    if (!is_figure(line.words.back())) return false;
    return line.words.size() == 1 ||
           stand_apart(line.words[line.words.size() - 2], line.words.back(), line.size);
}

// What parts a table from the next: a heading, or a line of prose.
bool is_border(const PdfItem& item, int text_width) {
    const auto* line = std::get_if<PdfLine>(&item);
    if (line == nullptr || line->is_laid_out()) return false;
    return begins_with_number(*line) || line->box.width() * 10 > text_width * 6;
}

bool begins_or_ends(const std::vector<PdfItem>& page, const PdfItem& item) {
    return &item == &page.front() || &item == &page.back();
}

int text_width(const std::vector<std::vector<PdfItem>>& pages) {
    int widest = 0;
    for (const std::vector<PdfItem>& page : pages) {
        for (const PdfItem& item : page) widest = std::max(widest, box_of(item).width());
    }
    return widest;
}

// Of the items between two borders, the tables where something stands beside them unruled.
std::set<const PdfItem*> tables_of_mixed_runs(const std::vector<std::vector<PdfItem>>& pages) {
    const int width = text_width(pages);
    std::set<const PdfItem*> mixed;
    std::vector<const PdfItem*> tables;
    bool has_unruled = false;
    const auto close = [&] {
        if (has_unruled) mixed.insert(tables.begin(), tables.end());
        tables.clear();
        has_unruled = false;
    };
    for (const std::vector<PdfItem>& page : pages) {
        for (const PdfItem& item : page) {
            const auto* line = std::get_if<PdfLine>(&item);
            if (is_border(item, width)) {
                close();
            } else if (line == nullptr) {
                tables.push_back(&item);
            } else if (shows_figure_in_column(*line) &&
                       // A page number that could not be told from a figure.
                       !(line->words.size() == 1 && begins_or_ends(page, item))) {
                has_unruled = true;
            }
        }
    }
    close();
    return mixed;
}

}  // namespace

void take_back_overhang(std::vector<std::vector<PdfItem>>& pages) {
    for (std::size_t page = 0; page + 1 < pages.size(); ++page) {
        std::vector<PdfItem>& items = pages[page];
        const auto below = std::ranges::find_if(items.rbegin(), items.rend(), [](const auto& item) {
                               return std::holds_alternative<PdfTable>(item);
                           }).base();
        if (below == items.begin() || below == items.end()) continue;
        auto& table = std::get<PdfTable>(*std::prev(below));
        if (!goes_on_with_table(table, pages[page + 1])) continue;
        auto item = below;
        for (; item != items.end(); ++item) {
            const auto& line = std::get<PdfLine>(*item);
            if (!hangs_out(table, line)) break;
            for (const PdfWord& word : line.words) {
                cell_above(table, word)
                    ->lines.push_back({{word}, word.box, line.size, line.baseline});
            }
        }
        items.erase(below, item);
    }
}

void unrule_mixed(std::vector<std::vector<PdfItem>>& pages) {
    const std::set<const PdfItem*> mixed = tables_of_mixed_runs(pages);
    if (mixed.empty()) return;
    for (std::vector<PdfItem>& page : pages) {
        std::vector<PdfItem> items;
        for (PdfItem& item : page) {
            if (!mixed.contains(&item)) {
                items.push_back(std::move(item));
                continue;
            }
            auto& table = std::get<PdfTable>(item);
            for (PdfLine& line : lines_of(std::move(table.chars)))
                items.emplace_back(std::move(line));
        }
        page = std::move(items);
    }
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
