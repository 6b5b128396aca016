#include "reports/stream_align.h"

#include <algorithm>
#include <cstdint>

namespace gouji::reports {

namespace {

constexpr int lost = 4;   // a letter of the label that is not printed
constexpr int added = 4;  // a printed letter that the label does not have
constexpr int changed = 5;
constexpr int passed_over = 1;  // a fragment of a text that stands around the rows
constexpr int stranger = 3;     // a letter of a fragment that the table does not have
constexpr int blank_row = 12;   // a row without figures
constexpr int before_label = 1;
constexpr int interrupted = 4;    // more figures for a row that has some, behind a text
constexpr int second_line = 8;    // more figures for it, several in another line
constexpr int stray_figure = 20;  // figures of no row
constexpr int lost_figure = 3;
constexpr int partial_row = 6;                                // a row with some figures, not all
constexpr std::size_t most_reserved = std::size_t{1} << 20U;  // moves; more are rare
constexpr int reach = 320;  // states this much dearer than the cheapest are given up

enum Move : std::uint8_t {
    None,
    Same,     // a letter read as the label's next
    Extra,    // a letter that the label does not have
    Lost,     // a letter of the label passed over
    NextRow,  // from the row before; how many figures it had is kept beside
    Take,     // figures of the row
    Stray,    // figures of no row
    Kept,     // the fragment was read
    Skipped,  // the fragment belongs to no row
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
    const int as_stranger = stranger * static_cast<int>(fragment.size()) + passed_over;
    const bool is_row = shape.row_texts.find(fragment) != std::u32string::npos;
    if (is_row || fragment.size() < 3 || fragment.size() > 40) return as_stranger;
    const int errors = infix_distance(fragment, shape.other_texts);
    return std::min(as_stranger, passed_over + changed * errors);
}

// The states of the reading: in row r, so many of its figures seen, so many letters of its label
// read. Rows that are too dear to matter are not looked at: [first_, last_] are those that are.
class Aligner {
  public:
    Aligner(const std::vector<StreamItem>& items, const TableShape& shape, Reads reads, int limit)
        : items_(items), shape_(shape), reads_(reads), limit_(limit) {
        std::size_t states = 0;
        for (std::size_t r = 0; r < shape.rows.size(); ++r) {
            starts_.push_back(states);
            const std::size_t all = (figures(r) + 1) * size(r);
            row_of_.insert(row_of_.end(), all, r);
            states += all;
        }
        starts_.push_back(states);
        costs_.assign(states, Alignment::impossible);
        std::size_t letters = 0;
        for (const StreamItem& item : items) letters += item.text.size() + 2;
        moves_.reserve(std::min(letters * states / 2, most_reserved));
    }

    Alignment align() {
        if (shape_.rows.empty()) return {};
        costs_[0] = 0;
        Alignment none;
        none.rows.resize(items_.size());
        if (relax() > limit_) return none;
        bool behind_text = true;
        for (const StreamItem& item : items_) {
            if (item.is_text()) {
                read_text(item);
            } else {
                read_figures(item, behind_text);
            }
            behind_text = item.is_text();
            if (relax() > limit_) return none;
        }
        return trace();
    }

  private:
    std::u32string_view label(std::size_t row) const { return shape_.rows[row].label; }
    std::size_t size(std::size_t row) const { return label(row).size() + 1; }
    std::size_t figures(std::size_t row) const {
        return reads_ == Reads::Labels ? 0 : shape_.rows[row].columns.size();
    }
    std::size_t begin_of(std::size_t row) const { return starts_[row]; }
    std::size_t end_of(std::size_t row) const { return starts_[row + 1]; }
    // The states of row r with so many figures seen.
    std::size_t layer(std::size_t row, std::size_t seen) const {
        return starts_[row] + seen * size(row);
    }

    // What it costs to leave a row with so many figures seen.
    int leaving(std::size_t row, std::size_t seen) const {
        if (seen == figures(row)) return 0;
        if (seen == 0) return blank_row;
        return partial_row + lost_figure * static_cast<int>(figures(row) - seen);
    }

    // Where the moves of a step begin, and which state the first of them is of.
    struct Step {
        std::size_t offset = 0;
        std::size_t base = 0;
    };

    struct Exit {
        std::size_t seen = 0;
        int cost = Alignment::impossible;
    };

    // The cheapest way out of a row whose label is read.
    Exit exit_of(std::size_t row) const {
        Exit exit;
        for (std::size_t seen = 0; seen <= figures(row); ++seen) {
            const int cost = costs_[layer(row, seen) + size(row) - 1] + leaving(row, seen);
            if (cost < exit.cost) exit = {seen, cost};
        }
        return exit;
    }

    // The moves of a step are kept for the rows that are looked at only.
    void begin_step() {
        steps_.push_back({moves_.size(), begin_of(first_)});
        widen_step();
    }
    void widen_step() {
        moves_.resize(steps_.back().offset + end_of(last_) - steps_.back().base, None);
    }
    Move& move_to(std::size_t state) {
        return moves_[steps_.back().offset + state - steps_.back().base];
    }

    void remember(std::vector<int>& costs) const {
        costs.resize(costs_.size());
        std::copy(costs_.begin() + static_cast<std::ptrdiff_t>(begin_of(first_)),
                  costs_.begin() + static_cast<std::ptrdiff_t>(end_of(last_)),
                  costs.begin() + static_cast<std::ptrdiff_t>(begin_of(first_)));
    }

    void improve(std::size_t state, int cost, Move move) {
        if (cost >= costs_[state]) return;
        costs_[state] = cost;
        move_to(state) = move;
    }

    int cheapest(std::size_t row) const {
        return *std::min_element(costs_.begin() + static_cast<std::ptrdiff_t>(begin_of(row)),
                                 costs_.begin() + static_cast<std::ptrdiff_t>(end_of(row)));
    }

    // What prints nothing: letters left out, and the step into the next row. Gives the cost of the
    // cheapest state.
    int relax() {
        begin_step();
        exits_.resize(exits_.size() + shape_.rows.size(), 0);
        int best = Alignment::impossible;
        for (std::size_t r = first_; r < shape_.rows.size(); ++r) {
            relax_letters(r);
            best = std::min(best, cheapest(r));
            if (r + 1 == shape_.rows.size()) break;
            const Exit exit = exit_of(r);
            if (r >= last_ && exit.cost > most_worth(best)) break;
            exits_[exits_.size() - shape_.rows.size() + r] = static_cast<std::uint8_t>(exit.seen);
            if (r >= last_) {
                last_ = r + 1;
                widen_step();
            }
            improve(begin_of(r + 1), exit.cost, NextRow);
        }
        give_up_rows(best);
        return best;
    }

    void relax_letters(std::size_t r) {
        for (std::size_t seen = 0; seen <= figures(r); ++seen) {
            const std::size_t first = layer(r, seen);
            for (std::size_t o = 1; o < size(r); ++o)
                improve(first + o, costs_[first + o - 1] + lost, Lost);
        }
    }

    int most_worth(int best) const { return std::min(best + reach, limit_); }

    void give_up_rows(int best) {
        while (first_ < last_ && cheapest(first_) > most_worth(best)) {
            std::fill(costs_.begin() + static_cast<std::ptrdiff_t>(begin_of(first_)),
                      costs_.begin() + static_cast<std::ptrdiff_t>(end_of(first_)),
                      Alignment::impossible);
            ++first_;
        }
    }

    void read_text(const StreamItem& item) {
        remember(before_);
        for (const char32_t c : item.text) read_letter(c);
        begin_step();
        const int skip = skip_cost(item.text, shape_);
        for (std::size_t s = begin_of(first_); s < end_of(last_); ++s) {
            move_to(s) = Kept;
            improve(s, before_[s] + skip, Skipped);
        }
    }

    void read_letter(char32_t c) {
        remember(previous_);
        begin_step();
        for (std::size_t r = first_; r <= last_; ++r) {
            for (std::size_t seen = 0; seen <= figures(r); ++seen) {
                read_letter(c, label(r), layer(r, seen));
            }
        }
    }

    // In the layer that begins at `first`. Most of the time goes here: what is dearer than the
    // limit is not looked at and stays as it is.
    void read_letter(char32_t c, std::u32string_view text, std::size_t first) {
        const int* before = previous_.data() + first;
        const auto is_cheap = [&](int cost) { return cost <= limit_; };
        const int* end = before + text.size() + 1;
        const int* cheap = std::find_if(before, end, is_cheap);
        if (cheap == end) return;
        while (!is_cheap(end[-1])) --end;
        const auto behind = static_cast<std::size_t>(end - before);  // the cheap states
        auto o = static_cast<std::size_t>(cheap - before);
        int* now = costs_.data() + first;
        Move* moves = &move_to(first);
        int last = before[o] + added;
        now[o] = last;
        moves[o] = Extra;
        for (++o; o <= text.size() && (o <= behind || last <= limit_); ++o) {
            const int same = before[o - 1] + (text[o - 1] == c ? 0 : changed);
            const int extra = before[o] + added;
            const int skipped = last + lost;
            const int read = extra < same ? extra : same;
            const Move move = extra < same ? Extra : Same;
            last = skipped < read ? skipped : read;
            now[o] = last;
            moves[o] = skipped < read ? Lost : move;
        }
    }

    void read_figures(const StreamItem& item, bool behind_text) {
        remember(previous_);
        begin_step();
        if (reads_ == Reads::Labels) return pass_figures();
        const std::size_t count = item.figures.size();
        for (std::size_t r = first_; r <= last_; ++r) {
            for (std::size_t s = begin_of(r); s < end_of(r); ++s) {
                costs_[s] = Alignment::impossible;
                improve(s, previous_[s] + stray_figure, Stray);
            }
            for (std::size_t seen = 0; seen + count <= figures(r); ++seen) {
                const int more = seen == 0     ? 0
                                 : count > 1   ? second_line
                                 : behind_text ? interrupted
                                               : 0;
                for (std::size_t o = 0; o < size(r); ++o) {
                    const int cost = more + (o == 0 ? before_label : 0);
                    improve(layer(r, seen + count) + o, previous_[layer(r, seen) + o] + cost, Take);
                }
            }
        }
    }

    void pass_figures() {
        for (std::size_t s = begin_of(first_); s < end_of(last_); ++s) move_to(s) = Stray;
    }

    // ---------------------------------------------------------------- the way back

    struct Cursor {
        std::size_t step, state;
    };

    Move move_at(const Cursor& cursor) const {
        const Step& step = steps_[cursor.step];
        return moves_[step.offset + cursor.state - step.base];
    }

    // `boundary` counts the relaxing steps, one before each item and one behind the last.
    void undo_relaxing(Cursor& cursor, std::size_t boundary) const {
        for (;;) {
            const Move move = move_at(cursor);
            if (move == Lost) {
                --cursor.state;
            } else if (move == NextRow) {
                const std::size_t r = row_of_[cursor.state] - 1;
                const std::size_t seen = exits_[boundary * shape_.rows.size() + r];
                cursor.state = layer(r, seen) + size(r) - 1;
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
            if (move == Take) cursor.state -= size(row) * item.figures.size();
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
        const std::size_t last = shape_.rows.size() - 1;
        const Exit exit = exit_of(last);
        alignment.cost = exit.cost;
        if (exit.cost >= Alignment::impossible || exit.cost > limit_) return alignment;
        Cursor cursor{steps_.size() - 1, layer(last, exit.seen) + size(last) - 1};
        undo_relaxing(cursor, items_.size());
        for (std::size_t i = items_.size(); i-- > 0;) {
            alignment.rows[i] = undo_item(items_[i], cursor);
            undo_relaxing(cursor, i);
        }
        return alignment;
    }

    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    Reads reads_;
    int limit_;
    std::vector<std::size_t> starts_, row_of_;
    std::vector<int> costs_, previous_, before_;
    std::vector<Move> moves_;
    std::vector<Step> steps_;
    std::vector<std::uint8_t> exits_;  // boundaries × rows: figures seen when it was left
    std::size_t first_ = 0, last_ = 0;
};

}  // namespace

// No state of the cheapest reading is dearer than all of it, so that a reading within a limit is
// the one that would be found without. Most tables are read within the first.
Alignment align_stream(const std::vector<StreamItem>& items, const TableShape& shape, Reads reads,
                       int most) {
    constexpr int first_limit = 40, times = 4, last_limit = 256;
    for (int limit = first_limit; limit < most && limit <= last_limit; limit *= times) {
        Alignment alignment = Aligner(items, shape, reads, limit).align();
        if (alignment.cost <= limit) return alignment;
    }
    return Aligner(items, shape, reads, most).align();
}

}  // namespace gouji::reports
