#include "reports/stream/stream_table.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "facts/text.h"
#include "reports/common_characters.h"
#include "reports/figure.h"
#include "reports/labels.h"
#include "reports/stream/figures_apart.h"
#include "reports/stream/figures_in_lines.h"
#include "reports/stream/headed_columns.h"
#include "reports/stream/moved_rows.h"
#include "reports/stream/other_shapes.h"
#include "reports/stream/own_figures.h"
#include "reports/stream/partial_rows.h"
#include "reports/stream/printed_shape.h"
#include "reports/stream/row_doubts.h"
#include "reports/stream/rows_or_columns.h"
#include "reports/stream/stream_across.h"
#include "reports/stream/stream_align.h"
#include "reports/stream/stream_labels.h"
#include "reports/stream/stream_layout.h"
#include "reports/stream/stream_order.h"
#include "reports/stream/stream_row.h"

namespace gouji::reports {

namespace {

using Figures = std::vector<FigureToken>;

constexpr int alike_enough = 50;  // percent of a label that must be there for its row to be read
constexpr int nearly_alike = 80;  // and of its words without the form's note

// How many figures a row has, where all have the same number.
std::size_t figures_of_rows(const TableShape& shape) {
    const std::size_t first = shape.rows.front().columns.size();
    const bool even = std::all_of(shape.rows.begin(), shape.rows.end(),
                                  [&](const ShapeRow& row) { return row.columns.size() == first; });
    return even ? first : 0;
}

enum class Heads : std::uint8_t { TellColumns, Contradict };

class StreamTable {
  public:
    StreamTable(const std::vector<StreamLine>& lines, const Stream& stream, FactBase& facts)
        : lines_(lines),
          stream_(stream),
          shape_(*stream.shape),
          table_(*shape_.table),
          items_(*stream.items),
          facts_(facts) {}

    // `heads` are over the columns of the shape.
    void place(const Alignment& labels, Heads heads) {
        find_figures(labels);
        facts_.tables[shape_.table_id] = {State::Known, shape_.edition->number, span()};
        places_ = places_of_partial_rows(rows_, shape_);
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (heads == Heads::TellColumns || are_all_alike(r)) {
                place_row(r);
            } else {
                leave_unread(r, Unreadable::ColumnsDisagree);
            }
        }
        list_strays();
        add_labels();
    }

  private:
    void find_figures(const Alignment& labels) {
        collect(labels);
        if (!give_regular_figures()) {
            const std::optional<Alignment> in_lines =
                all_recognised() ? figures_in_lines(stream_, labels) : std::nullopt;
            rows_.clear();
            const bool apart = !in_lines && are_apart(stream_, labels);
            collect(in_lines ? *in_lines
                    : apart  ? figures_behind_labels(stream_, labels)
                             : figures_aligned(labels.cost));
            heed_lines();
            if (apart || is_in_doubt()) read_in_order(labels);
            doubt_rows_before_rests(items_, shape_, rows_);
        }
        doubt_rows_of_others(items_, shape_, rows_);
        doubt_moved_rows(rows_, shape_, items_);
        doubt_rows_beside_strays(unplaced_strays(), items_, shape_, rows_);
        doubt_overprinted_rows(facts_.source->text(), shape_, rows_);
        doubt_rows_in_pieces(facts_.source->text(), rows_);
        doubt_rows_beside_gaps(items_, shape_, rows_);
        doubt_rows_with_numbers(facts_.source->text(), items_, rows_);
        doubt_rows_or_columns(facts_.source->text(), items_, shape_, rows_);
        doubt_lone_rows(items_, rows_);
    }

    std::vector<Figures> unplaced_strays() const {
        std::vector<Figures> unplaced;
        for (const Figures& stray : strays_) {
            if (!std::all_of(stray.begin(), stray.end(),
                             [&](const FigureToken& figure) { return is_placed(figure); }))
                unplaced.push_back(stray);
        }
        return unplaced;
    }

    // Seen in the table, of no row.
    void list_strays() {
        for (const Figures& stray : unplaced_strays()) {
            facts_.unread.push_back({table_.id,
                                     Unreadable::NotPlaced,
                                     {stray.front().span.begin, stray.back().span.end}});
        }
    }

    Span span() const {
        return {lines_.front().span.begin,
                std::max(items_.back().span.end, items_.front().span.end)};
    }

    void collect(const Alignment& alignment) {
        rows_.resize(shape_.rows.size());
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const auto row = alignment.rows[i];
            const StreamItem& item = items_[i];
            if (!row) {
                if (!item.is_text()) strays_.push_back(item.figures);
                continue;
            }
            RowReading& reading = rows_[*row];
            if (item.is_text()) {
                reading.fragments.push_back(i);
            } else {
                reading.page = lines_[item.line].page;
                reading.figures.insert(reading.figures.end(), item.figures.begin(),
                                       item.figures.end());
            }
        }
        recognise();
    }

    // The labels alone cost no more. Where they cost much, figures hardly add a little.
    Alignment figures_aligned(int least) const {
        Alignment alignment;
        for (const int more : alignment_margins) {
            if (more < least / 4) continue;
            alignment = align_stream(stream_, Reads::Figures, least + more);
            if (alignment.cost <= least + more) break;
        }
        return alignment;
    }

    // The plain case: every label is there, and behind it, before the next, all its figures.
    bool give_regular_figures() {
        strays_.clear();
        if (!all_recognised() || figures_precede()) return false;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (figures_behind(r) != shape_.rows[r].columns.size()) return false;
        }
        std::size_t r = 0;
        for (std::size_t i = rows_[0].fragments.front(); i < items_.size(); ++i) {
            while (r + 1 < rows_.size() && rows_[r + 1].fragments.front() <= i) ++r;
            const Figures& figures = items_[i].figures;
            rows_[r].figures.insert(rows_[r].figures.end(), figures.begin(), figures.end());
            if (!figures.empty()) rows_[r].page = lines_[items_[i].line].page;
        }
        return true;
    }

    void recognise() {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const std::u32string text = fragments_text(rows_[r], items_);
            const std::u32string& label = shape_.rows[r].label;
            rows_[r].is_recognised =
                percent_alike(text, label) >= alike_enough ||
                percent_alike(without_note(text), without_note(label)) >= nearly_alike;
        }
    }

    bool all_recognised() const {
        return std::all_of(rows_.begin(), rows_.end(),
                           [](const RowReading& reading) { return reading.is_recognised; });
    }

    // Labels and figures do not go together: some figures are no row's, or of a row that is not
    // printed, or a row has some of its figures far from one another, or around its label.
    bool is_in_doubt() const {
        if (!strays_.empty() || doubtful_) return true;
        return std::any_of(rows_.begin(), rows_.end(), [&](const RowReading& reading) {
            const auto r = static_cast<std::size_t>(&reading - rows_.data());
            if (reading.figures.empty()) return false;
            const bool is_full = reading.figures.size() == shape_.rows[r].columns.size();
            return !reading.is_recognised ||
                   stand_around_label(reading.figures, reading.fragments, items_) ||
                   (!is_full && !are_in_one_line(reading.figures));
        });
    }

    bool stands_in(std::size_t r, std::uint32_t line) const {
        return rows_[r].is_recognised &&
               std::any_of(rows_[r].fragments.begin(), rows_[r].fragments.end(),
                           [&](std::size_t i) { return items_[i].line == line; });
    }

    // Figures that stand in the line of another row's label are that row's.
    void heed_lines() {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (const FigureToken& figure : Figures(rows_[r].figures)) {
                if (stands_in(r, figure.line)) continue;
                if (const auto other = row_in(figure.line)) return_figures(r, *other);
            }
        }
    }

    std::optional<std::size_t> row_in(std::uint32_t line) const {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (stands_in(r, line)) return r;
        }
        return std::nullopt;
    }

    void return_figures(std::size_t from, std::size_t to) {
        Figures& figures = rows_[from].figures;
        if (rows_[to].figures.empty() && !figures.empty() && are_in_one_line(figures)) {
            rows_[to].figures = std::exchange(figures, {});
            rows_[to].page = rows_[from].page;
        } else if (!figures.empty()) {
            doubtful_ = true;
        }
    }

    // Figures from the beginning of this row's label up to the next one's.
    std::size_t figures_behind(std::size_t r) const {
        const std::size_t begin = rows_[r].fragments.front();
        const std::size_t end = r + 1 < rows_.size() && !rows_[r + 1].fragments.empty()
                                    ? rows_[r + 1].fragments.front()
                                    : items_.size();
        std::size_t count = 0;
        for (std::size_t i = begin; i < end; ++i) count += items_[i].figures.size();
        return count;
    }

    bool is_full(std::size_t r) const {
        return rows_[r].is_recognised && rows_[r].figures.size() == shape_.rows[r].columns.size();
    }

    // A full row whose figures are all that follow its label.
    bool is_regular(std::size_t r) const {
        return is_full(r) && figures_behind(r) == rows_[r].figures.size() &&
               rows_[r].figures.front().span.begin >= items_[rows_[r].fragments.front()].span.begin;
    }

    // Pieces of figures stand below the row's own, as where a cell was too narrow for its number.
    bool is_broken(std::size_t r) const {
        return std::any_of(items_.begin(), items_.end(), [&](const StreamItem& item) {
            return !item.is_text() && hangs_below(item.figures, rows_[r].figures);
        });
    }

    bool figures_precede() const {
        if (rows_.front().fragments.empty()) return true;
        const auto first = static_cast<std::ptrdiff_t>(rows_.front().fragments.front());
        return std::any_of(items_.begin(), items_.begin() + first,
                           [](const StreamItem& item) { return !item.is_text(); });
    }

    // Rows that are beyond doubt although others are not: those whose figures stand in their
    // label's line, and those that are regular together with all rows above, or with all below.
    std::vector<bool> certain_rows() const {
        std::vector<bool> certain(rows_.size(), false);
        for (std::size_t r = 0; r < rows_.size(); ++r)
            certain[r] = is_full(r) && stands_in_label(rows_[r], items_) && !is_broken(r);
        for (std::size_t r = 0; r < rows_.size() && !figures_precede() && is_regular(r); ++r)
            certain[r] = true;
        for (std::size_t r = rows_.size(); r-- > 0 && is_regular(r);) certain[r] = true;
        return certain;
    }

    // What the labels alone and the order of the figures tell, where it does not contradict the
    // rows that are regular; the rest is in doubt.
    void read_in_order(const Alignment& labels) {
        const std::vector<bool> certain = certain_rows();
        std::vector<bool> regular = certain;
        for (std::size_t r = 0; r < rows_.size(); ++r) regular[r] = regular[r] || is_regular(r);
        const std::vector<RowReading> nearby = std::exchange(rows_, {});
        const std::vector<std::optional<std::size_t>> found = find_labels(labels);
        const std::vector<std::optional<Figures>> ordered = ordered_rows(found, nearby, regular);
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (certain[r]) {
                rows_[r] = nearby[r];
            } else if (ordered[r]) {
                rows_[r].figures = *ordered[r];
            } else {
                rows_[r].is_in_doubt = true;
            }
        }
    }

    // The row of each item that is a piece of its label.
    std::vector<std::optional<std::size_t>> find_labels(const Alignment& labels) {
        rows_.resize(shape_.rows.size());
        const auto fragments = put_rows_together(shape_, items_, labels.rows);
        std::vector<std::optional<std::size_t>> found(items_.size());
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            rows_[r].fragments = fragments[r];
            for (const std::size_t item : fragments[r]) found[item] = r;
        }
        recognise();
        return found;
    }

    std::vector<std::optional<Figures>> ordered_rows(
        const std::vector<std::optional<std::size_t>>& labels,
        const std::vector<RowReading>& nearby, const std::vector<bool>& regular) const {
        if (!all_recognised()) return std::vector<std::optional<Figures>>(rows_.size());
        auto ordered = figures_in_order(facts_.source->text(), lines_, items_, shape_, labels);
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (regular[r] && ordered[r] &&
                ordered[r]->front().span != nearby[r].figures.front().span)
                return std::vector<std::optional<Figures>>(rows_.size());
        }
        return ordered;
    }

    void place_row(std::size_t r) {
        const RowReading& reading = rows_[r];
        const std::size_t columns = shape_.rows[r].columns.size();
        if (!reading.is_recognised) return leave_unread(r, Unreadable::RowNotFound);
        if (reading.is_in_doubt ||
            (stand_around_label(reading.figures, reading.fragments, items_) && !are_all_alike(r)))
            return leave_unread(r, Unreadable::Ambiguous);
        if (reading.figures.size() <= columns && are_under_one_another(reading.figures))
            return leave_unread(r, Unreadable::ColumnsDisagree);
        if (reading.figures.size() == columns) {
            for (std::size_t c = 0; c < columns; ++c) set(r, c, reading.figures[c]);
        } else if (reading.figures.empty() &&
                   (has_figures_beside(r) || shows_strange_words(items_, shape_, rows_, r))) {
            leave_unread(r, Unreadable::Ambiguous);
        } else if (reading.figures.empty()) {
            for (std::size_t c = 0; c < columns; ++c) set_blank(r, c);
        } else {
            place_some(r);
        }
    }

    // Whatever the order of the columns, all cells of the row show the same.
    bool are_all_alike(std::size_t r) const {
        const Figures& figures = rows_[r].figures;
        return figures.size() == shape_.rows[r].columns.size() &&
               show_the_same(facts_.source->text(), figures);
    }

    // Figures stand in the lines of the label, whosever they are.
    bool has_figures_beside(std::size_t r) const {
        return std::any_of(items_.begin(), items_.end(), [&](const StreamItem& item) {
            return !item.is_text() && stands_in(r, item.line);
        });
    }

    bool is_placed(const FigureToken& figure) const {
        return std::any_of(rows_.begin(), rows_.end(), [&](const RowReading& reading) {
            return std::any_of(reading.figures.begin(), reading.figures.end(),
                               [&](const FigureToken& own) { return own.span == figure.span; });
        });
    }

    void place_some(std::size_t r) {
        const RowReading& reading = rows_[r];
        const std::optional<std::vector<std::size_t>>& places = places_[r];
        if (!places) return leave_unread(r, Unreadable::ColumnsDisagree);
        for (std::size_t c = 0; c < shape_.rows[r].columns.size(); ++c) {
            const auto place = std::find(places->begin(), places->end(), c);
            if (place == places->end()) {
                set_blank(r, c);
            } else {
                set(r, c, reading.figures[static_cast<std::size_t>(place - places->begin())]);
            }
        }
    }

    CellIndex cell(std::size_t r, std::size_t c) const {
        return table_.cell(shape_.rows[r].row, shape_.rows[r].columns[c]);
    }

    void set(std::size_t r, std::size_t c, const FigureToken& figure) {
        const Column& column = table_.columns[shape_.rows[r].columns[c]];
        const CellFact fact = read_figure(facts_.source->slice(figure.span), figure.span, column);
        facts_.set(cell(r, c), fact);
        if (fact.state == State::Unread)
            note(r, c, why_unread(facts_.source->slice(figure.span)), figure.span);
    }

    void set_blank(std::size_t r, std::size_t c) {
        facts_.set(cell(r, c), {State::Missing, {}, place_of(rows_[r])});
    }

    // A blank is shown by the row that it is in.
    Span place_of(const RowReading& reading) const {
        if (reading.fragments.empty()) return {};
        const std::uint32_t end = items_[reading.fragments.back()].span.end;
        return {end, end};
    }

    void leave_unread(std::size_t r, Unreadable why) {
        const Figures& figures = rows_[r].figures;
        const Span seen = figures.empty()
                              ? place_of(rows_[r])
                              : Span{figures.front().span.begin, figures.back().span.end};
        for (std::size_t c = 0; c < shape_.rows[r].columns.size(); ++c) {
            facts_.set(cell(r, c), {State::Unread, {}, seen});
            note(r, c, why, seen);
        }
    }

    void note(std::size_t r, std::size_t c, Unreadable why, Span seen) {
        facts_.unread.push_back({facts_.form->cell(cell(r, c)).path, why, seen});
    }

    // Where the order of the text is in doubt, a label with other words in it is no altered one.
    void add_labels() {
        const bool is_torn = std::any_of(rows_.begin(), rows_.end(), [](const RowReading& reading) {
            return reading.is_in_doubt;
        });
        std::vector<std::vector<std::size_t>> fragments(rows_.size());
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const bool is_sure = !is_torn ||
                                 fragments_text(rows_[r], items_) == shape_.rows[r].label ||
                                 is_altered_whole(r);
            if (rows_[r].is_recognised && is_sure) fragments[r] = rows_[r].fragments;
        }
        add_stream_labels(shape_, items_, fragments, facts_);
    }

    // In one piece, nearly the label, with its beginning and its end or as long: nothing was torn
    // from it, nothing added to it.
    bool is_altered_whole(std::size_t r) const {
        if (rows_[r].fragments.size() != 1) return false;
        const std::u32string& text = items_[rows_[r].fragments.front()].text;
        const std::u32string& label = shape_.rows[r].label;
        const bool is_whole = text.back() == label.back() ? text.size() + 1 >= label.size()
                                                          : text.size() == label.size();
        return is_whole && text.front() == label.front() &&
               percent_alike(text, label) >= nearly_alike;
    }

    const std::vector<StreamLine>& lines_;
    const Stream& stream_;
    const TableShape& shape_;
    const Table& table_;
    const std::vector<StreamItem>& items_;
    FactBase& facts_;
    std::vector<RowReading> rows_;
    std::vector<Figures> strays_;
    std::vector<std::optional<std::vector<std::size_t>>> places_;  // of the partial rows, by row
    bool doubtful_ = false;  // figures of several lines contradict the labels in them
};

}  // namespace

void read_stream_table(const std::vector<StreamLine>& lines,
                       const std::vector<const TableShape*>& shapes, FactBase& facts) {
    if (lines.empty() || shapes.empty()) return;
    const std::size_t columns = figures_of_rows(*shapes.front());
    std::vector<StreamItem> items = items_of(facts.source->text(), lines, shapes, columns);
    Figures own = take_own_figures(facts.source->text(), shapes, columns, items);
    if (items.empty()) return;
    if (shapes.front()->table->orientation == Orientation::Across)
        return read_stream_across(lines, *shapes.front(), items, facts);
    PrintedShape printed = printed_shape(items, shapes);
    const TableShape* shape = printed.stream.shape;
    if (shape == nullptr) return;
    const std::optional<TableShape> moved = with_moved_rows(items, *shape, printed.labels);
    if (moved) printed = printed_shape(items, {&*moved});
    const bool is_of_form = heads_are_in_order(items, *shape, printed.labels);
    Heads heads = is_of_form ? Heads::TellColumns : Heads::Contradict;
    TableShape headed;
    if (!is_of_form || has_column_too_many(items, printed.labels, columns)) {
        if (const auto told = headed_columns(items, *shape, printed.labels)) {
            headed = with_columns(*printed.stream.shape, *told);
            if (own.empty()) own = take_own_column(*told, printed.labels, items);
            printed = printed_shape(items, {&headed});
            heads = Heads::TellColumns;
        }
    }
    StreamTable(lines, printed.stream, facts).place(printed.labels, heads);
    for (const FigureToken& figure : own)
        facts.unread.push_back({shape->table->id, Unreadable::NotPlaced, figure.span});
    for (const TableShape* other : shapes) {
        if (other != shape) doubt_other(*shape, *other, facts);
    }
}

}  // namespace gouji::reports
