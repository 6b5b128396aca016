#include "reports/grid/stacked_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

#include "facts/text.h"

namespace gouji::reports {

namespace {

constexpr std::size_t most_rows = 100;  // of a table

// A cell's lines of text, each as a cell of its own.
using Stack = std::vector<PrintedCell>;

class Stacks {
  public:
    Stacks(std::string_view source, const Labels& labels) : source_(source), labels_(labels) {}

    void add(Line line, std::vector<Line>& all) const {
        const auto label = std::ranges::find_if(
            line.cells, [&](const PrintedCell& cell) { return may_be_labels(cell); });
        if (label == line.cells.end()) {
            all.push_back(std::move(line));
            return;
        }
        std::vector<Stack> stacks;
        for (auto cell = label; cell != line.cells.end(); ++cell) stacks.push_back(stack_of(*cell));
        if (!are_rows(stacks)) {
            all.push_back(std::move(line));
            return;
        }
        for (std::size_t i = 0; i < stacks.front().size(); ++i) {
            Line row{line.grid, line.columns, {}};
            if (i == 0) std::move(line.cells.begin(), label, std::back_inserter(row.cells));
            for (const Stack& stack : stacks)
                row.cells.push_back(stack.size() == 1 ? stack.front() : stack[i]);
            all.push_back(std::move(row));
        }
    }

    // A text that is no label, in several lines.
    bool may_be_labels(const PrintedCell& cell) const {
        return cell.shows == Shows::Text && cell.uses->empty() && cell.rest.empty() &&
               source_.substr(cell.span.begin, cell.span.size()).find('\n') !=
                   std::string_view::npos;
    }

  private:
    Stack stack_of(const PrintedCell& cell) const {
        Stack stack;
        for (std::uint32_t at = cell.span.begin; at < cell.span.end && stack.size() <= most_rows;) {
            const std::size_t found = source_.find('\n', at);
            const auto end =
                static_cast<std::uint32_t>(std::min<std::size_t>(found, cell.span.end));
            const Span line = trimmed(Span{at, end}, source_);
            if (!line.empty()) {
                stack.push_back(cell);
                stack.back().span = line;
                set_shown(source_.substr(line.begin, line.size()), labels_, stack.back());
            }
            at = end + 1;
        }
        if (stack.empty()) stack.push_back(cell);
        return stack;
    }

    // The labels, then as many figures in each cell, or nothing.
    static bool are_rows(const std::vector<Stack>& stacks) {
        const Stack& labels = stacks.front();
        const auto is_label = [](const PrintedCell& cell) {
            return cell.shows == Shows::Text && !cell.uses->empty();
        };
        const auto is_blank = [](const Stack& stack) {
            return stack.size() == 1 && !stack.front().is_shown();
        };
        const auto are_figures = [&](const Stack& stack) {
            return stack.size() == labels.size() &&
                   std::ranges::all_of(
                       stack, [](const auto& cell) { return cell.shows == Shows::Figure; });
        };
        const auto behind = stacks.begin() + 1;
        return labels.size() > 1 && labels.size() <= most_rows &&
               std::ranges::all_of(labels, is_label) &&
               std::any_of(behind, stacks.end(), are_figures) &&
               std::all_of(behind, stacks.end(), [&](const Stack& stack) {
                   return is_blank(stack) || are_figures(stack);
               });
    }

    std::string_view source_;
    const Labels& labels_;
};

}  // namespace

void part_stacked_rows(std::vector<Line>& lines, std::string_view text, const Labels& labels) {
    const Stacks stacks(text, labels);
    const bool may_have = std::ranges::any_of(lines, [&](const Line& line) {
        return std::ranges::any_of(
            line.cells, [&](const PrintedCell& cell) { return stacks.may_be_labels(cell); });
    });
    if (!may_have) return;
    std::vector<Line> all;
    for (Line& line : lines) stacks.add(std::move(line), all);
    lines = std::move(all);
}

}  // namespace gouji::reports
