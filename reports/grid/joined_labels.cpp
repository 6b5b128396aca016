#include "reports/grid/joined_labels.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "facts/text.h"
#include "reports/row_groups.h"

namespace gouji::reports {

namespace {

bool is_within(const Group& inner, const Group& outer) {
    return inner.first >= outer.first && inner.last <= outer.last;
}

template <class Item>
bool stands_under(const std::vector<Group>& groups, const std::vector<Item>& items,
                  LabelIndex heading, LabelIndex label) {
    return std::ranges::any_of(groups, [&](const Group& group) {
        if (group.label != heading || label == heading) return false;
        const auto is_inner = [&](const Group& inner) {
            return inner.label == label && is_within(inner, group);
        };
        if (std::ranges::any_of(groups, is_inner)) return true;
        for (std::size_t i = group.first; i <= group.last; ++i) {
            if (items[i].label == label) return true;
        }
        return false;
    });
}

bool is_head_of_row(const Table& table, LabelIndex row, LabelIndex head) {
    for (std::size_t r = 0; r < table.rows.size() && !table.heads.empty(); ++r) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.rows[r].label == row && table.head(r, c) == head) return true;
        }
    }
    return false;
}

// Of one of the rows (or columns) that `indices` name.
template <class Item>
bool is_one_of(const std::vector<std::size_t>& indices, const std::vector<Item>& items,
               LabelIndex label) {
    return std::ranges::any_of(indices, [&](std::size_t i) { return items[i].label == label; });
}

bool stands_before(const Table& table, LabelIndex heading, LabelIndex row) {
    return stands_under(table.row_groups, table.rows, heading, row) ||
           std::ranges::any_of(table.blocks, [&](const Block& block) {
               return block.heading == heading && is_one_of(block.rows, table.rows, row);
           });
}

bool stands_above(const Table& table, LabelIndex heading, LabelIndex head) {
    return stands_under(table.column_groups, table.columns, heading, head) ||
           is_head_of_row(table, heading, head) ||
           std::ranges::any_of(table.blocks, [&](const Block& block) {
               return block.heading == heading &&
                      (block.corner == head || is_one_of(block.columns, table.columns, head));
           });
}

// Behind so many letters of the text, which are counted without white space.
std::size_t behind_letters(std::string_view text, std::size_t letters) {
    std::size_t at = 0;
    while (letters > 0 && at < text.size()) {
        if (!is_blank(next_code_point(text, at))) --letters;
    }
    return at;
}

std::string_view without_signs(std::string_view text) {
    constexpr std::u32string_view signs = U"-—–_.·/\\|>→:：,，、;；";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c) && signs.find(c) == std::u32string_view::npos) return text.substr(begin);
    }
    return {};
}

// （商业企业） without its brackets; any other text as it is.
std::string_view without_brackets(std::string_view text) {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
        if (text.starts_with(open) && text.ends_with(close))
            return text.substr(open.size(), text.size() - open.size() - close.size());
    }
    return text;
}

using Uses = std::vector<LabelUse>;

// A text from its outermost heading to its own label.
struct Parts {
    std::vector<std::string_view> texts;  // none where no heading stands before it
    bool is_row = false;                  // of a table whose rows lie below one another
};

class PartsReader {
  public:
    explicit PartsReader(const Labels& labels) : labels_(labels) {}

    Parts read(std::string_view text) {
        parts_ = {};
        if (!add_heading(text, nullptr)) parts_ = {};
        return std::move(parts_);
    }

  private:
    // Whether one of the labels that `uses` are stands under one that `above` are.
    template <class Stands>
    bool any_stands(const Uses& above, const Uses& uses, const Stands& stands) const {
        return std::ranges::any_of(uses, [&](const LabelUse& use) {
            return std::ranges::any_of(above, [&](const LabelUse& heading) {
                return heading.form == use.form &&
                       stands(labels_.table(use.form), heading.label, use.label);
            });
        });
    }

    bool are_rows(const Uses& above, const Uses& uses) const {
        return any_stands(above, uses, stands_before);
    }

    bool may_follow(const Uses& above, const Uses& uses) const {
        return are_rows(above, uses) || any_stands(above, uses, stands_above);
    }

    bool add(std::string_view text, const Uses& above) {
        const Uses& uses = labels_.find(label_key(text));
        if (!may_follow(above, uses)) return add_heading(text, &above);
        parts_.texts.push_back(text);
        parts_.is_row =
            any_stands(above, uses, [](const Table& table, LabelIndex heading, LabelIndex label) {
                return table.orientation == Orientation::Down &&
                       stands_before(table, heading, label);
            });
        return true;
    }

    bool add_heading(std::string_view text, const Uses* above) {
        const LabelKey key = label_key(text);
        for (const std::u32string& heading : labels_.headings()) {
            if (!key.text.starts_with(heading)) continue;
            const Uses& uses = labels_.find({heading, 0});
            if (above != nullptr && !may_follow(*above, uses)) continue;
            const std::size_t mark = fold_text(text).size() - key.text.size();
            const std::size_t end = behind_letters(text, mark + heading.size());
            const std::size_t before = parts_.texts.size();
            parts_.texts.push_back(text.substr(0, end));
            const std::string_view rest = without_signs(text.substr(end));
            if (!rest.empty() && (add(rest, uses) || add(without_brackets(rest), uses)))
                return true;
            parts_.texts.resize(before);
        }
        return false;
    }

    const Labels& labels_;
    Parts parts_;
};

bool may_be_joined(const PrintedCell& cell, const Labels& labels) {
    constexpr std::size_t most_labels = 4;
    if (cell.shows != Shows::Text || !cell.uses->empty() || !cell.rest.empty()) return false;
    if (cell.key().text.size() > most_labels * labels.longest()) return false;
    return std::ranges::any_of(labels.headings(), [&](const std::u32string& heading) {
        return cell.key().text.starts_with(heading);
    });
}

// The parts of a cell, one where it is a label of its own or none.
struct Parted {
    std::vector<PrintedCell> cells;
    bool is_row = false;

    bool is_joined() const { return cells.size() > 1; }
};

class LineParter {
  public:
    LineParter(std::string_view source, const Labels& labels) : source_(source), labels_(labels) {}

    void add(Line line, std::vector<Line>& all) const {
        std::vector<Parted> parted;
        for (PrintedCell& cell : line.cells) parted.push_back(parts_of(std::move(cell)));
        const bool has_figures = std::ranges::any_of(
            parted, [](const Parted& cell) { return cell.cells.front().shows == Shows::Figure; });
        const bool has_rows = std::ranges::any_of(parted, &Parted::is_row);
        const auto joined = std::ranges::count_if(parted, &Parted::is_joined);
        line.cells.clear();
        if (has_figures || has_rows || joined < 2) return add_row(std::move(line), parted, all);
        add_heads(line, parted, all);
    }

  private:
    Parted parts_of(PrintedCell cell) const {
        Parted parted;
        if (may_be_joined(cell, labels_)) {
            const std::string_view text = source_.substr(cell.span.begin, cell.span.size());
            const Parts parts = PartsReader(labels_).read(text);
            parted.is_row = parts.is_row;
            for (const std::string_view part : parts.texts)
                parted.cells.push_back(part_of(cell, part));
        }
        if (parted.cells.empty()) parted.cells.push_back(std::move(cell));
        return parted;
    }

    PrintedCell part_of(const PrintedCell& cell, std::string_view text) const {
        PrintedCell part = cell;
        const auto begin = static_cast<std::uint32_t>(text.data() - source_.data());
        part.span = {begin, begin + static_cast<std::uint32_t>(text.size())};
        set_shown(text, labels_, part);
        return part;
    }

    static void add_row(Line line, std::vector<Parted>& parted, std::vector<Line>& all) {
        for (Parted& cell : parted) std::ranges::move(cell.cells, std::back_inserter(line.cells));
        all.push_back(std::move(line));
    }

    // A line for each level of headings; a heading that heads after head repeat stands there once,
    // over all of them.
    static void add_heads(const Line& line, std::vector<Parted>& parted, std::vector<Line>& all) {
        const std::size_t first = all.size();
        const Parted* before = nullptr;
        for (Parted& cell : parted) {
            const std::size_t shared = before == nullptr ? 0 : headings_shared(*before, cell);
            for (std::size_t i = 0; i < cell.cells.size(); ++i) {
                if (all.size() == first + i) all.push_back({line.grid, line.columns, {}});
                std::vector<PrintedCell>& above = all[first + i].cells;
                if (i < shared) {
                    above.back().column_span = cell.cells[i].end() - above.back().column;
                } else {
                    above.push_back(cell.cells[i]);
                }
            }
            before = &cell;
        }
    }

    static std::size_t headings_shared(const Parted& left, const Parted& right) {
        const std::size_t most = std::min(left.cells.size(), right.cells.size()) - 1;
        std::size_t shared = 0;
        while (shared < most && left.cells[shared].uses == right.cells[shared].uses) ++shared;
        return shared;
    }

    std::string_view source_;
    const Labels& labels_;
};

}  // namespace

void part_joined_labels(std::vector<Line>& lines, std::string_view text, const Labels& labels) {
    const bool may_have = std::ranges::any_of(lines, [&](const Line& line) {
        return std::ranges::any_of(
            line.cells, [&](const PrintedCell& cell) { return may_be_joined(cell, labels); });
    });
    if (!may_have) return;
    std::vector<Line> all;
    const LineParter parter(text, labels);
    for (Line& line : lines) parter.add(std::move(line), all);
    lines = std::move(all);
}

}  // namespace gouji::reports
