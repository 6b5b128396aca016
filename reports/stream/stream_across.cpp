#include "reports/stream/stream_across.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "facts/text.h"
#include "reports/figure.h"
#include "reports/stream/stream_columns.h"
#include "reports/stream/stream_heads.h"
#include "reports/stream/stream_labels.h"
#include "reports/stream/stream_layout.h"

namespace gouji::reports {

namespace {

// 件数, and no 无.
bool is_word(std::string_view text) {
    constexpr std::size_t one_ideograph = 3;  // bytes
    return static_cast<unsigned char>(text.front()) >= 0xE4U && text.size() > one_ideograph &&
           std::ranges::none_of(text, [](char c) { return is_digit(c); });
}

// Above the last head no figure stands: words alone there are heads of the report's own. Nothing
// where there are none.
std::optional<std::vector<StreamItem>> without_own_heads(const std::vector<StreamItem>& items,
                                                         const TableShape& shape,
                                                         const Source& source) {
    const auto is_own = [&](const StreamItem& item) {
        return !item.is_text() && std::ranges::all_of(item.figures, [&](const FigureToken& word) {
            return is_word(source.slice(word.span));
        });
    };
    if (std::ranges::none_of(items, is_own)) return std::nullopt;
    const HeadsSeen heads(shape);
    const auto last = std::find_if(items.rbegin(), items.rend(), [&](const StreamItem& item) {
        return item.is_text() && heads.is_piece(item.text);
    });
    if (std::find_if(last, items.rend(), is_own) == items.rend()) return std::nullopt;
    std::vector<StreamItem> others;
    std::copy_if(items.begin(), last.base(), std::back_inserter(others), std::not_fn(is_own));
    others.insert(others.end(), last.base(), items.end());
    return others;
}

class AcrossTable {
  public:
    AcrossTable(const std::vector<StreamLine>& lines, const TableShape& shape,
                const std::vector<StreamItem>& items, FactBase& facts)
        : lines_(lines),
          shape_(shape),
          table_(*shape.table),
          items_(items),
          heads_(shape),
          facts_(facts) {
        for (const ShapeRow& row : shape.rows) {
            for (const std::size_t column : row.columns)
                cells_.push_back({table_.cell(row.row, column), column});
        }
        for (const StreamItem& item : items)
            figures_.insert(figures_.end(), item.figures.begin(), item.figures.end());
    }

    // Beside columns of the report's own: no figure tells by its number where it stands.
    void read_under_heads() {
        leave_own_figure_out();
        if (stand_under_heads(figures_, Metric::Wide) ||
            stand_under_heads(figures_, Metric::Narrow))
            return read();
        const Span span{lines_.front().span.begin, items_.back().span.end};
        facts_.tables[shape_.table_id] = {State::Known, shape_.edition->number, span};
        leave_unread(Unreadable::ColumnsDisagree);
        add_across_labels(shape_, items_, facts_);
    }

    void read() {
        const Span span{lines_.front().span.begin, items_.back().span.end};
        take_row_of_year();
        leave_own_figure_out();
        facts_.tables[shape_.table_id] = {State::Known, shape_.edition->number, span};
        place(span);
        add_across_labels(shape_, items_, facts_);
    }

  private:
    void place(Span span) {
        const auto is_complete = [&] { return figures_.size() == cells_.size(); };
        if (is_complete() && show_the_same(facts_.source->text(), figures_)) return set_all();
        const auto is_mixed = [&](const FigureToken& figure) {
            return is_overprinted(shown(figure), shape_);
        };
        if (!rows_are_in_order() || !heads_are_in_order() ||
            std::ranges::any_of(figures_, is_mixed))
            return leave_unread(Unreadable::Ambiguous);
        if (are_scattered() && !put_side_by_side(figures_))
            return leave_unread(Unreadable::ColumnsDisagree);
        if (is_complete() && (figures_follow_heads() || figures_keep_up_with_heads()))
            return set_all();
        if (figures_.empty() && heads_are_whole()) {
            for (const Cell& cell : cells_) facts_.set(cell.index, {State::Missing, {}, span});
        } else if (!figures_.empty() && figures_.size() < cells_.size()) {
            place_some(span);
        } else {
            leave_unread(Unreadable::ColumnsDisagree);
        }
    }

    void set_all() {
        for (std::size_t i = 0; i < cells_.size(); ++i) set(i, figures_[i]);
    }

    struct Cell {
        CellIndex index{};
        std::size_t column = 0;
    };
    enum class Metric : std::uint8_t { Wide, Narrow };

    std::string_view shown(const FigureToken& figure) const {
        return facts_.source->slice(figure.span);
    }

    // Figures of several years, a row a year: the report's own begin with the year of its title.
    void take_row_of_year() {
        const std::size_t width = cells_.size() + 1;
        if (!facts_.title_year.value || figures_.empty() || figures_.size() % width != 0) return;
        std::set<int> years;
        std::optional<std::size_t> own;
        for (std::size_t first = 0; first < figures_.size(); first += width) {
            const int year = year_named_by(shown(figures_[first]));
            if (year == 0 || !years.insert(year).second) return;
            if (year == facts_.title_year.value->number()) own = first;
        }
        if (!own) return;
        for (std::size_t first = 0; first < figures_.size(); first += width) {
            const Span row{figures_[first].span.begin, figures_[first + width - 1].span.end};
            if (first != *own) facts_.unread.push_back({table_.id, Unreadable::NotPlaced, row});
        }
        const auto begin = figures_.begin() + static_cast<std::ptrdiff_t>(*own);
        figures_ = {begin + 1, begin + static_cast<std::ptrdiff_t>(width)};
    }

    // One figure more than there are heads: what stands under none, where all others stand under
    // theirs, or the word that names the row.
    void leave_own_figure_out() {
        if (figures_.size() != cells_.size() + 1) return;
        for (const Metric metric : {Metric::Wide, Metric::Narrow}) {
            for (std::size_t own = 0; own < figures_.size(); ++own) {
                std::vector<FigureToken> others = figures_;
                others.erase(others.begin() + static_cast<std::ptrdiff_t>(own));
                if (stand_under_heads(others, metric)) return leave_out(own);
            }
        }
        if (is_word(shown(figures_.front()))) leave_out(0);
    }

    void leave_out(std::size_t own) {
        const FigureToken figure = figures_[own];
        if (!is_word(shown(figure)))
            facts_.unread.push_back({table_.id, Unreadable::NotPlaced, figure.span});
        figures_.erase(figures_.begin() + static_cast<std::ptrdiff_t>(own));
    }

    // Each under its own head, and under no other.
    bool stand_under_heads(const std::vector<FigureToken>& figures, Metric metric) const {
        const std::vector<FigureToken> heads = head_columns(metric);
        if (heads.size() != figures.size()) return false;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const Extent at = measured(figures[i], metric).wide;
            for (std::size_t h = 0; h < heads.size(); ++h) {
                const bool is_below = at.begin < heads[h].wide.end && heads[h].wide.begin < at.end;
                if (is_below != (h == i)) return false;
            }
        }
        return true;
    }

    // The heads of the rows, where they are printed as the form prints them, follow one another.
    bool rows_are_in_order() const {
        std::u32string text;
        for (const StreamItem& item : items_) text += item.text;
        std::size_t last = 0;
        for (const ShapeRow& row : shape_.rows) {
            const std::size_t at = text.find(row.label);
            if (at == std::u32string::npos) continue;
            if (at < last) return false;
            last = at;
        }
        return groups_stand_behind_rows();
    }

    // In a line of heads, the head of a group behind the row before its first.
    bool groups_stand_behind_rows() const {
        const auto line_of = [&](const std::u32string& head) {
            return std::find_if(items_.begin(), items_.end(),
                                [&](const StreamItem& item) { return item.text == head; });
        };
        return std::none_of(
            table_.row_groups.begin(), table_.row_groups.end(), [&](const Group& group) {
                if (group.first == 0) return false;
                const auto own = line_of(shape_.text(group.label));
                const auto before = line_of(shape_.rows[group.first - 1].label);
                return own < before && before != items_.end() && own->line == before->line;
            });
    }

    // In each line the pieces of heads that are of one head only go through the heads once for
    // each row at most.
    bool heads_are_in_order() const {
        for (std::size_t i = 0; i < items_.size();) {
            const std::uint32_t line = items_[i].line;
            std::size_t rounds = 1;
            std::optional<std::size_t> last;
            for (; i < items_.size() && items_[i].line == line; ++i) {
                const auto head =
                    items_[i].is_text() ? column_of(items_[i].text, shape_) : std::nullopt;
                if (!head) continue;
                if (last && *head < *last) ++rounds;
                last = head;
            }
            if (rounds > table_.rows.size()) return false;
        }
        return true;
    }

    // One row in several lines, not because it was too long for one: its cells stand at different
    // heights.
    bool are_scattered() const {
        bool behind_figures = false;
        for (const StreamItem& item : items_) {
            behind_figures = behind_figures || !item.is_text();
            if (behind_figures && is_head_piece(item)) return false;
        }
        return are_under_one_another(figures_);
    }

    bool is_head_piece(const StreamItem& item) const {
        return item.is_text() && heads_.is_piece(item.text);
    }

    // All figures below all heads, or each behind its own head and before the next row's first.
    bool figures_follow_heads() const {
        HeadsSeen heads = heads_;
        std::size_t figures = 0;  // of this row
        bool goes_on = false;     // heads stand behind figures
        bool follows = true;
        for (const StreamItem& item : items_) {
            if (!item.is_text()) {
                figures += item.figures.size();
                follows = follows && figures <= heads.complete();
            } else if (heads.is_piece(item.text)) {
                goes_on = goes_on || figures > 0;
                if (figures == heads.size()) {
                    follows = follows && heads.is_exact();
                    heads.clear();
                    figures = 0;
                }
                heads.add(item.text);
            }
        }
        return !goes_on || (follows && heads.is_exact() && figures == heads.size());
    }

    // All heads of the table, or those of a row once, and no other pieces of them.
    bool heads_are_whole() const {
        HeadsSeen once = heads_, all(shape_, columns_of_cells());
        for (const StreamItem& item : items_) {
            if (is_head_piece(item)) once.add(item.text), all.add(item.text);
        }
        return once.is_exact() || all.is_exact();
    }

    std::vector<std::size_t> columns_of_cells() const {
        std::vector<std::size_t> columns;
        for (const Cell& cell : cells_) columns.push_back(cell.column);
        return columns;
    }

    // Heads and figures lie among one another: wherever figures end, as many heads are whole as
    // there are figures; or one figure stands behind a piece of its own head.
    bool figures_keep_up_with_heads() const {
        HeadsSeen heads(shape_, columns_of_cells());
        std::size_t figures = 0, run = 0;
        std::u32string_view piece;  // the last one
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (is_head_piece(items_[i])) heads.add(piece = items_[i].text);
            if (items_[i].is_text()) run = 0;
            run += items_[i].figures.size();
            figures += items_[i].figures.size();
            const bool ends_run = run > 0 && (i + 1 == items_.size() || items_[i + 1].is_text());
            if (!ends_run || figures == heads.complete()) continue;
            const bool is_below_own =
                run == 1 && figures < heads.complete() && is_piece_of(piece, figures - 1);
            if (!is_below_own) return false;
        }
        return heads.is_exact() && figures == cells_.size();
    }

    bool is_piece_of(std::u32string_view piece, std::size_t cell) const {
        const Column& column = table_.columns[cells_[cell].column];
        return shape_.text(column.label).find(piece) != std::u32string::npos;
    }

    void place_some(Span span) {
        auto places = places_by(Metric::Wide);
        if (!places) places = places_by(Metric::Narrow);
        if (!places) return leave_unread(Unreadable::ColumnsDisagree);
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const auto place = std::find(places->begin(), places->end(), i);
            if (place == places->end()) {
                facts_.set(cells_[i].index, {State::Missing, {}, span});
            } else {
                set(i, figures_[static_cast<std::size_t>(place - places->begin())]);
            }
        }
    }

    // A token that is measured in one way only.
    static FigureToken measured(FigureToken token, Metric metric) {
        (metric == Metric::Wide ? token.narrow : token.wide) =
            metric == Metric::Wide ? token.wide : token.narrow;
        return token;
    }

    std::optional<std::vector<std::size_t>> places_by(Metric metric) const {
        const std::vector<FigureToken> heads = head_columns(metric);
        if (heads.size() != cells_.size()) return std::nullopt;
        std::vector<FigureToken> figures;
        for (const FigureToken& figure : figures_) figures.push_back(measured(figure, metric));
        return places_in(figures, {heads});
    }

    // The heads' fragments that stand under one another, from left to right.
    std::vector<FigureToken> head_columns(Metric metric) const {
        const std::uint32_t page = lines_[figures_.front().line].page;
        std::vector<FigureToken> heads;
        for (const StreamItem& item : items_) {
            if (!is_head_piece(item) || lines_[item.line].page != page) continue;
            const FigureToken fragment =
                measured({item.span, item.line, item.wide, item.narrow}, metric);
            const auto over = std::find_if(heads.begin(), heads.end(), [&](const FigureToken& h) {
                return h.wide.begin < fragment.wide.end && fragment.wide.begin < h.wide.end;
            });
            if (over == heads.end()) {
                heads.push_back(fragment);
                continue;
            }
            over->wide = over->narrow = {std::min(over->wide.begin, fragment.wide.begin),
                                         std::max(over->wide.end, fragment.wide.end)};
        }
        std::sort(heads.begin(), heads.end(), [](const FigureToken& a, const FigureToken& b) {
            return a.wide.begin < b.wide.begin;
        });
        return heads;
    }

    void set(std::size_t i, const FigureToken& figure) {
        const CellFact fact = read_figure(facts_.source->slice(figure.span), figure.span,
                                          table_.columns[cells_[i].column]);
        facts_.set(cells_[i].index, fact);
        if (fact.state == State::Unread)
            note(cells_[i].index, why_unread(facts_.source->slice(figure.span)), figure.span);
    }

    void leave_unread(Unreadable why) {
        const Span seen =
            figures_.empty() ? Span{} : Span{figures_.front().span.begin, figures_.back().span.end};
        for (const Cell& cell : cells_) {
            facts_.set(cell.index, {State::Unread, {}, seen});
            note(cell.index, why, seen);
        }
    }

    void note(CellIndex cell, Unreadable why, Span seen) {
        facts_.unread.push_back({facts_.form->cell(cell).path, why, seen});
    }

    const std::vector<StreamLine>& lines_;
    const TableShape& shape_;
    const Table& table_;
    const std::vector<StreamItem>& items_;
    HeadsSeen heads_;  // of a row, none seen
    FactBase& facts_;
    std::vector<Cell> cells_;
    std::vector<FigureToken> figures_;
};

}  // namespace

void read_stream_across(const std::vector<StreamLine>& lines, const TableShape& shape,
                        const std::vector<StreamItem>& items, FactBase& facts) {
    const auto others = without_own_heads(items, shape, *facts.source);
    AcrossTable table(lines, shape, others ? *others : items, facts);
    others ? table.read_under_heads() : table.read();
}

}  // namespace gouji::reports
