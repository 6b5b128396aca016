#include "reports/grid/grid_lines.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

std::size_t count_shown(std::span<const PrintedCell> cells) {
    return static_cast<std::size_t>(std::ranges::count_if(cells, &PrintedCell::is_shown));
}

bool Line::has_figures() const {
    return std::any_of(cells.begin(), cells.end(),
                       [](const PrintedCell& cell) { return cell.shows == Shows::Figure; });
}

bool Line::has_text() const {
    return std::any_of(cells.begin(), cells.end(),
                       [](const PrintedCell& cell) { return cell.shows == Shows::Text; });
}

Span Line::span() const {
    Span whole;
    for (const PrintedCell& cell : cells) {
        if (!cell.is_shown()) continue;
        if (whole.empty()) whole = cell.span;
        whole = {std::min(whole.begin, cell.span.begin), std::max(whole.end, cell.span.end)};
    }
    return whole;
}

Span span_of(const std::vector<Line>& lines) {
    Span whole;
    for (const Line& line : lines) {
        const Span here = line.span();
        if (here.empty()) continue;
        if (whole.empty()) whole = here;
        whole = {std::min(whole.begin, here.begin), std::max(whole.end, here.end)};
    }
    return whole;
}

namespace {

constexpr std::size_t longest_figure = 64;  // bytes; digits, separators and white space

bool is_plain_figure(std::string_view text) {
    return text.size() <= longest_figure && are_digits(text);
}

void print(const GridCell& cell, std::string_view text, const Labels& labels,
           PrintedCell& printed) {
    printed.span = trimmed(cell.span, text);
    printed.rest = cell.rest;
    printed.row = cell.row;
    printed.column = cell.column;
    printed.row_span = cell.row_span;
    printed.column_span = std::max<std::uint32_t>(cell.column_span, 1);
    const std::string whole = cell.rest.empty() ? std::string() : shown_text(printed, text);
    const std::string_view shown =
        cell.rest.empty() ? text.substr(printed.span.begin, printed.span.size()) : whole;
    if (is_plain_figure(shown)) {
        printed.shows = Shows::Figure;
    } else if (!shown.empty()) {
        set_shown(shown, labels, printed);
    }
}

}  // namespace

void set_shown(std::string_view text, const Labels& labels, PrintedCell& cell) {
    cell.shows = Shows::Text;
    cell.known = labels.find_as_printed(text);
    if (cell.known != nullptr) {
        cell.uses = cell.known->uses;
        return;
    }
    cell.own_key = label_key(text);
    cell.uses = &labels.find(cell.own_key);
    const bool may_be_figure = cell.uses->empty() && text.size() <= longest_figure;
    if (may_be_figure && is_figure(text)) cell.shows = Shows::Figure;
}

std::string shown_text(const PrintedCell& cell, std::string_view source) {
    std::string text(source.substr(cell.span.begin, cell.span.size()));
    for (const Span rest : cell.rest) {
        text += '\n';
        text += source.substr(rest.begin, rest.size());
    }
    return text;
}

std::vector<Line> lines_of(const GridText& grid, const Labels& labels) {
    std::vector<Line> lines;
    std::uint32_t row = 0;
    for (const GridCell& cell : grid.grid->cells) {
        if (lines.empty() || cell.row != row) {
            const std::size_t cells = lines.empty() ? 0 : lines.back().cells.size();
            lines.push_back({grid.number, grid.grid->columns, {}});
            lines.back().cells.reserve(cells);
            row = cell.row;
        }
        print(cell, grid.text, labels, lines.back().cells.emplace_back());
    }
    return lines;
}

bool is_label_of(const PrintedCell& cell, TableForm form) {
    return cell.shows == Shows::Text &&
           std::any_of(cell.uses->begin(), cell.uses->end(),
                       [&](const LabelUse& use) { return use.form == form; });
}

bool is_label(const PrintedCell& cell, TableForm form, LabelIndex label) {
    bool found = false;
    for_each_use(cell, form, [&](LabelIndex use) { found = found || use == label; });
    return found;
}

namespace {

constexpr int near_percent = 34;

// How far a text is from the nearest label of the table.
int apart(const LabelKey& key, TableForm form, const Labels& labels) {
    if (key.text.size() > 2 * labels.longest()) return 100;
    int best = 100;
    const std::size_t count = labels.table(form).labels.size();
    for (std::size_t l = 0; l < count && best > 0; ++l)
        best = std::min(best, labels.distance(key, form, static_cast<LabelIndex>(l), near_percent));
    return best;
}

struct Joint {
    PrintedCell* head = nullptr;
    const PrintedCell* tail = nullptr;
};

LabelKey joined(const Joint& joint) {
    LabelKey key = joint.head->key();
    key.text += joint.tail->key().text;
    return key;
}

bool is_label_of(const LabelKey& key, TableForm form, const Labels& labels) {
    const std::vector<LabelUse>& uses = labels.find(key);
    return std::any_of(uses.begin(), uses.end(),
                       [&](const LabelUse& use) { return use.form == form; });
}

// The two parts together are a label, and neither of them alone is as near to one.
bool is_cut(const Joint& joint, TableForm form, const Labels& labels) {
    const bool head_stands_alone = is_label_of(*joint.head, form);
    const bool tail_stands_alone = is_label_of(*joint.tail, form);
    if (head_stands_alone && tail_stands_alone) return false;
    const LabelKey whole = joined(joint);
    if (is_label_of(whole, form, labels)) return true;
    if (head_stands_alone || tail_stands_alone) return false;
    const int together = apart(whole, form, labels);
    return together < apart(joint.head->key(), form, labels) &&
           together < apart(joint.tail->key(), form, labels);
}

void append(const Joint& cut, const Labels& labels) {
    cut.head->own_key = joined(cut);
    cut.head->known = nullptr;
    cut.head->rest.push_back(cut.tail->span);
    cut.head->uses = &labels.find(cut.head->own_key);
}

bool stands_on(const PrintedCell& above, const PrintedCell& below) {
    return above.shows == Shows::Text && above.column == below.column &&
           above.column_span == below.column_span && above.row + above.row_span == below.row;
}

// The cell over several lines that ends right above `tail`.
PrintedCell* ends_above(std::span<Line> lines, const Line& tail_line, const PrintedCell& tail) {
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (lines[i].grid != tail_line.grid || lines[i].columns != Columns::Exact) break;
        const auto above = std::find_if(lines[i].cells.begin(), lines[i].cells.end(),
                                        [&](const auto& cell) { return stands_on(cell, tail); });
        if (above != lines[i].cells.end()) return &*above;
    }
    return nullptr;
}

// The cell of the last of `lines` that the rest in `tail` continues: the one in its column; a cell
// over several lines that ends above it; else the last text.
PrintedCell* head_of(std::span<Line> lines, const Line& tail_line, const PrintedCell& tail) {
    PrintedCell* last = nullptr;
    for (PrintedCell& cell : lines.back().cells) {
        if (cell.shows != Shows::Text) continue;
        last = &cell;
        if (cell.column == tail.column) return last;
    }
    PrintedCell* above = last != nullptr ? ends_above(lines, tail_line, tail) : nullptr;
    return above != nullptr ? above : last;
}

std::vector<Joint> joints(std::span<Line> heads, const Line& tail) {
    std::vector<Joint> found;
    for (const PrintedCell& cell : tail.cells) {
        if (cell.shows != Shows::Text) continue;
        PrintedCell* begin = head_of(heads, tail, cell);
        if (begin == nullptr) return {};
        found.push_back({begin, &cell});
    }
    return found;
}

// Merges the line `second` into the last of `lines` where its texts end what is begun there.
bool join(std::span<Line> lines, const Line& second, TableForm form, const Labels& labels) {
    if (lines.back().has_figures() && second.has_figures()) return false;
    const std::vector<Joint> cuts = joints(lines, second);
    const auto fits = [&](const Joint& joint) { return is_cut(joint, form, labels); };
    if (cuts.empty() || !std::all_of(cuts.begin(), cuts.end(), fits)) return false;
    for (const Joint& cut : cuts) append(cut, labels);
    return true;
}

// A label over several lines that a page break cut, while its neighbours begin or end there: the
// line behind the break holds whole labels as well, and the rest of the one is emptied.
void join_cut_heads(std::span<Line> lines, Line& second, TableForm form, const Labels& labels) {
    if (second.columns != Columns::Exact) return;
    for (PrintedCell& tail : second.cells) {
        if (tail.shows != Shows::Text || is_label_of(tail, form)) continue;
        PrintedCell* head = ends_above(lines, second, tail);
        if (head == nullptr) continue;
        const Joint joint{head, &tail};
        if (!is_label_of(joined(joint), form, labels)) continue;
        append(joint, labels);
        tail.shows = Shows::Nothing;
    }
}

// The figures of `second` stand behind the labels of `first`.
void take_figures(Line& first, Line& second) {
    if (!second.has_figures()) return;
    std::vector<PrintedCell> cells;
    for (PrintedCell& cell : first.cells) {
        if (cell.shows == Shows::Text) cells.push_back(std::move(cell));
    }
    const auto values =
        std::find_if(second.cells.rbegin(), second.cells.rend(), [](const PrintedCell& cell) {
            return cell.shows == Shows::Text;
        }).base();
    std::move(values, second.cells.end(), std::back_inserter(cells));
    first.cells = std::move(cells);
}

}  // namespace

void join_cut_labels(std::vector<Line>& lines, TableForm form, const Labels& labels) {
    std::vector<Line> whole;
    std::optional<std::size_t> open;  // the last line that shows anything
    for (Line& line : lines) {
        const bool is_rest = line.has_text() && open && whole[*open].has_text() &&
                             join({whole.data(), *open + 1}, line, form, labels);
        if (is_rest) {
            take_figures(whole[*open], line);
            continue;
        }
        if (open) join_cut_heads({whole.data(), *open + 1}, line, form, labels);
        if (line.has_text() || line.has_figures()) open = whole.size();
        whole.push_back(std::move(line));
    }
    lines = std::move(whole);
}

}  // namespace gouji::reports
