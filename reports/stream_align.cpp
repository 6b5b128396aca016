#include "reports/stream_align.h"

#include <algorithm>
#include <cstdint>

namespace gouji::reports {

namespace {

constexpr int lost = 4;        // a letter of the label that is not printed
constexpr int added = 4;       // a printed letter that the label does not have
constexpr int changed = 5;
constexpr int passed_over = 1; // a fragment of a text that stands around the rows
constexpr int blank_row = 12;  // a row without figures
constexpr int before_label = 1;
constexpr int second_group = 8;  // more figures for a row that has some
constexpr int stray_group = 20;  // figures of no row
constexpr int lost_figure = 3;
constexpr int added_figure = 8;
constexpr int reach = 320;  // states this much dearer than the cheapest are given up

enum Move : std::uint8_t {
    None,
    Same,       // a letter read as the label's next
    Extra,      // a letter that the label does not have
    Lost,       // a letter of the label passed over
    NextRow,    // behind a row with figures
    NextBlank,  // behind a row without
    Take,       // figures of the row
    Again,      // more of them
    Stray,      // figures of no row
    Kept,       // the fragment was read
    Skipped,    // the fragment belongs to no row
};

// The cheapest infix of `texts` that `fragment` could be, by edit distance.
int infix_distance(std::u32string_view fragment, std::u32string_view texts) {
    std::vector<int> row(texts.size() + 1, 0);
    for (std::size_t i = 0; i < fragment.size(); ++i) {
        int diagonal = row[0];
        row[0] += 1;
        for (std::size_t j = 0; j < texts.size(); ++j) {
            const int above = row[j + 1];
            const int best = diagonal + (fragment[i] == texts[j] ? 0 : 1);
            row[j + 1] = std::min({best, above + 1, row[j] + 1});
            diagonal = above;
        }
    }
    return *std::min_element(row.begin(), row.end());
}

int skip_cost(std::u32string_view fragment, const TableShape& shape) {
    if (shape.other_texts.find(fragment) != std::u32string::npos) return passed_over;
    const int as_stranger = added * static_cast<int>(fragment.size()) + passed_over;
    const bool is_row = shape.row_texts.find(fragment) != std::u32string::npos;
    if (is_row || fragment.size() < 3 || fragment.size() > 40) return as_stranger;
    const int errors = infix_distance(fragment, shape.other_texts);
    return std::min(as_stranger, passed_over + changed * errors);
}

// The states of the reading: in row r, so many letters of its label read, its figures seen or not.
// Rows that are too dear to matter are not looked at: [first_, last_] are those that are.
class Aligner {
  public:
    Aligner(const std::vector<StreamItem>& items, const TableShape& shape)
        : items_(items), shape_(shape) {
        std::size_t states = 0;
        for (std::size_t r = 0; r < shape.rows.size(); ++r) {
            starts_.push_back(states);
            row_of_.insert(row_of_.end(), 2 * size(r), r);
            states += 2 * size(r);
        }
        costs_.assign(states, Alignment::impossible);
    }

    Alignment align() {
        if (shape_.rows.empty()) return {};
        costs_[0] = 0;
        relax();
        for (const StreamItem& item : items_) {
            if (item.is_text()) {
                read_text(item);
            } else {
                read_figures(item);
            }
            relax();
        }
        return trace();
    }

  private:
    std::u32string_view label(std::size_t row) const { return shape_.rows[row].label; }
    std::size_t size(std::size_t row) const { return label(row).size() + 1; }
    std::size_t begin_of(std::size_t row) const { return starts_[row]; }
    std::size_t end_of(std::size_t row) const { return starts_[row] + 2 * size(row); }

    void begin_step() { moves_.resize(moves_.size() + costs_.size(), None); }
    Move& move_to(std::size_t state) { return moves_[moves_.size() - costs_.size() + state]; }

    void improve(std::size_t state, int cost, Move move) {
        if (cost >= costs_[state]) return;
        costs_[state] = cost;
        move_to(state) = move;
    }

    int cheapest(std::size_t row) const {
        return *std::min_element(costs_.begin() + static_cast<std::ptrdiff_t>(begin_of(row)),
                                 costs_.begin() + static_cast<std::ptrdiff_t>(end_of(row)));
    }

    // What prints nothing: letters left out, and the step into the next row.
    void relax() {
        begin_step();
        int best = Alignment::impossible;
        for (std::size_t r = first_; r < shape_.rows.size(); ++r) {
            relax_letters(r);
            best = std::min(best, cheapest(r));
            if (r + 1 == shape_.rows.size()) break;
            const int closed = costs_[end_of(r) - 1];
            const int blank = costs_[begin_of(r) + size(r) - 1] + blank_row;
            if (r >= last_ && std::min(closed, blank) > best + reach) break;
            improve(begin_of(r + 1), closed, NextRow);
            improve(begin_of(r + 1), blank, NextBlank);
            last_ = std::max(last_, r + 1);
        }
        give_up_rows(best);
    }

    void relax_letters(std::size_t r) {
        for (std::size_t layer = 0; layer < 2; ++layer) {
            const std::size_t first = begin_of(r) + layer * size(r);
            for (std::size_t o = 1; o < size(r); ++o)
                improve(first + o, costs_[first + o - 1] + lost, Lost);
        }
    }

    void give_up_rows(int best) {
        while (first_ < last_ && cheapest(first_) > best + reach) {
            std::fill(costs_.begin() + static_cast<std::ptrdiff_t>(begin_of(first_)),
                      costs_.begin() + static_cast<std::ptrdiff_t>(end_of(first_)),
                      Alignment::impossible);
            ++first_;
        }
    }

    void read_text(const StreamItem& item) {
        const std::vector<int> before = costs_;
        for (const char32_t c : item.text) read_letter(c);
        begin_step();
        const int skip = skip_cost(item.text, shape_);
        for (std::size_t s = begin_of(first_); s < end_of(last_); ++s) {
            move_to(s) = Kept;
            improve(s, before[s] + skip, Skipped);
        }
    }

    void read_letter(char32_t c) {
        previous_ = costs_;
        begin_step();
        for (std::size_t r = first_; r <= last_; ++r) {
            const std::u32string_view text = label(r);
            for (std::size_t layer = 0; layer < 2; ++layer) {
                const std::size_t first = begin_of(r) + layer * size(r);
                costs_[first] = Alignment::impossible;
                improve(first, previous_[first] + added, Extra);
                for (std::size_t o = 1; o < size(r); ++o) {
                    const std::size_t s = first + o;
                    costs_[s] = Alignment::impossible;
                    improve(s, previous_[s - 1] + (text[o - 1] == c ? 0 : changed), Same);
                    improve(s, previous_[s] + added, Extra);
                    improve(s, costs_[s - 1] + lost, Lost);
                }
            }
        }
    }

    int mismatch(std::size_t row, std::size_t figures) const {
        const auto expected = static_cast<int>(shape_.rows[row].columns.size());
        const int difference = static_cast<int>(figures) - expected;
        return difference > 0 ? added_figure * difference : -lost_figure * difference;
    }

    void read_figures(const StreamItem& item) {
        previous_ = costs_;
        begin_step();
        for (std::size_t r = first_; r <= last_; ++r) {
            const int cost = mismatch(r, item.figures.size());
            for (std::size_t o = 0; o < size(r); ++o) {
                const std::size_t open = begin_of(r) + o, closed = open + size(r);
                costs_[open] = costs_[closed] = Alignment::impossible;
                improve(closed, previous_[open] + cost + (o == 0 ? before_label : 0), Take);
                improve(closed, previous_[closed] + second_group, Again);
                improve(open, previous_[open] + stray_group, Stray);
                improve(closed, previous_[closed] + stray_group, Stray);
            }
        }
    }

    // ---------------------------------------------------------------- the way back

    struct Cursor {
        std::size_t step, state;
    };

    Move move_at(const Cursor& cursor) const {
        return moves_[cursor.step * costs_.size() + cursor.state];
    }

    void undo_relaxing(Cursor& cursor) const {
        for (;;) {
            const Move move = move_at(cursor);
            if (move == Lost) {
                --cursor.state;
            } else if (move == NextRow) {
                --cursor.state;
            } else if (move == NextBlank) {
                cursor.state -= 1 + size(row_of_[cursor.state] - 1);
            } else {
                break;
            }
        }
        --cursor.step;
    }

    void undo_letter(Cursor& cursor) const {
        while (move_at(cursor) == Lost) --cursor.state;
        if (move_at(cursor) == Same) --cursor.state;
        --cursor.step;
    }

    std::optional<std::size_t> undo_item(const StreamItem& item, Cursor& cursor) const {
        const std::size_t row = row_of_[cursor.state];
        const Move move = move_at(cursor);
        --cursor.step;
        if (!item.is_text()) {
            if (move == Take) cursor.state -= size(row);
            return move == Stray ? std::nullopt : std::optional(row);
        }
        if (move == Skipped) {
            cursor.step -= item.text.size();
            return std::nullopt;
        }
        for (std::size_t i = 0; i < item.text.size(); ++i) undo_letter(cursor);
        return row;
    }

    Alignment trace() const {
        Alignment alignment;
        alignment.rows.resize(items_.size());
        const std::size_t closed = costs_.size() - 1;
        const std::size_t open = closed - size(shape_.rows.size() - 1);
        const bool is_closed = costs_[closed] <= costs_[open] + blank_row;
        alignment.cost = is_closed ? costs_[closed] : costs_[open] + blank_row;
        if (alignment.cost >= Alignment::impossible) return alignment;
        Cursor cursor{moves_.size() / costs_.size() - 1, is_closed ? closed : open};
        undo_relaxing(cursor);
        for (std::size_t i = items_.size(); i-- > 0;) {
            alignment.rows[i] = undo_item(items_[i], cursor);
            undo_relaxing(cursor);
        }
        return alignment;
    }

    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    std::vector<std::size_t> starts_, row_of_;
    std::vector<int> costs_, previous_;
    std::vector<Move> moves_;  // steps × states
    std::size_t first_ = 0, last_ = 0;
};

}  // namespace

Alignment align_stream(const std::vector<StreamItem>& items, const TableShape& shape) {
    return Aligner(items, shape).align();
}

}  // namespace gouji::reports
