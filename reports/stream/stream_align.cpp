#include "reports/stream/stream_align.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "reports/common_characters.h"
#include "reports/stream/stream_front.h"

namespace gouji::reports {

namespace {

constexpr int impossible = Alignment::impossible;
constexpr int lost = 4;   // a letter of the label that is not printed
constexpr int added = 4;  // a printed letter that the label does not have
constexpr int changed = 5;
constexpr int least_change = std::min({lost, added, changed});
constexpr int stranger = 3;    // a letter of a fragment that the table does not have
constexpr int blank_row = 12;  // a row without figures
constexpr int before_label = 1;
constexpr int interrupted = 4;    // more figures for a row that has some, behind a text
constexpr int second_line = 8;    // more figures for it, several in another line
constexpr int stray_figure = 20;  // figures of no row
constexpr int lost_figure = 3;
constexpr int partial_row = 6;  // a row with some figures, not all
constexpr int reach = 320;      // rows this much dearer than the cheapest state are given up
constexpr std::size_t moves_expected = 16384;  // of a table of the usual size

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

using Known = Stream::Known;

// What it costs to pass a fragment over; some cost above `most` where it is more than that.
int skip_cost(std::u32string_view fragment, Known known, const TableShape& shape, int most) {
    if (known.is_in_others) return passed_over;
    const int as_stranger = stranger * static_cast<int>(fragment.size()) + passed_over;
    if (known.is_in_rows || fragment.size() < 3 || fragment.size() > 40) return as_stranger;
    if (passed_over + changed > most) return as_stranger;
    const int errors = infix_distance(fragment, shape.other_texts.texts());
    return std::min(as_stranger, passed_over + changed * errors);
}

// A reading goes on where what it has cost and the least that is to come are within the limit. So
// few states are looked at that all letters of most tables are read in their places only.
class Aligner {
  public:
    Aligner(const Stream& stream, Reads reads, int limit)
        : items_(*stream.items),
          shape_(*stream.shape),
          known_(stream.known),
          reads_(reads),
          limit_(std::min(limit, impossible - 1)),
          to_come_(stream.least_cost) {
        std::size_t states = 0;
        for (std::size_t r = 0; r < shape_.rows.size(); ++r) {
            first_lanes_.push_back(lanes_.size());
            for (std::size_t seen = 0; seen <= figures(r); ++seen) {
                lanes_.push_back({r, seen, shape_.rows[r].label});
                states += shape_.rows[r].label.size() + 1;
            }
        }
        first_lanes_.push_back(lanes_.size());
        for (Front* front : {&front_, &previous_, &before_}) {
            front->costs.resize(states);
            front->behind.resize(lanes_.size());
        }
        moves_.resize(moves_expected);
    }

    Alignment align() {
        Alignment none;
        none.rows.resize(items_.size());
        begin_step();
        *open(0, 0).costs = 0;
        close(1);
        if (!relax()) return none;
        bool behind_text = true;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const StreamItem& item = items_[i];
            if (is_passed(item)) continue;
            if (item.is_text()) {
                to_come_ -= known_[i].least_cost();
                read_text(item, known_[i]);
            } else {
                read_figures(item.figures.size(), behind_text);
            }
            behind_text = item.is_text();
            if (!relax()) return none;
        }
        return trace();
    }

  private:
    std::size_t figures(std::size_t row) const {
        return reads_ == Reads::Labels ? 0 : shape_.rows[row].columns.size();
    }
    std::size_t lane_of(std::size_t row, std::size_t seen) const {
        return first_lanes_[row] + seen;
    }
    std::size_t size(std::size_t lane) const { return lanes_[lane].label.size(); }
    bool is_passed(const StreamItem& item) const {
        return !item.is_text() && reads_ == Reads::Labels;
    }

    // What it costs to leave a row with so many figures seen.
    int leaving(std::size_t row, std::size_t seen) const {
        if (seen == figures(row)) return 0;
        if (seen == 0) return blank_row;
        return partial_row + lost_figure * static_cast<int>(figures(row) - seen);
    }

    // ---------------------------------------------------------------- steps

    int bound() const { return limit_ - to_come_; }

    void begin_step() {
        std::swap(front_, previous_);
        front_.first = front_.last = runs_.size();
        steps_.push_back(runs_.size());
        if (moves_.size() < used_moves_ + front_.costs.size())
            moves_.resize(2 * used_moves_ + front_.costs.size());
        used_costs_ = 0;
    }

    // The states of a run that is being written down, from `begin` on.
    struct Written {
        int* costs;
        Move* moves;
    };
    Written open(std::size_t lane, std::size_t begin) {
        const auto letters = static_cast<std::uint32_t>(begin);
        runs_.push_back(
            {static_cast<std::uint32_t>(lane), letters, letters, used_costs_, used_moves_});
        return {front_.costs.data() + used_costs_, moves_.data() + used_moves_};
    }
    // So many states were written; those at both ends that are too dear are left out.
    void close(std::size_t count) {
        Run& run = runs_.back();
        const int* costs = front_.costs.data() + run.costs;
        const int most = bound();
        while (count > 0 && costs[count - 1] > most) --count;
        std::uint32_t dear = 0;
        while (dear < count && costs[dear] > most) ++dear;
        if (dear == count) return runs_.pop_back();
        used_costs_ += static_cast<std::uint32_t>(count);
        used_moves_ += count;
        run = {run.lane, run.begin + dear, run.begin + static_cast<std::uint32_t>(count),
               run.costs + dear, run.moves + dear};
        front_.last = runs_.size();
        front_.behind[run.lane] = front_.last;
    }

    // Empty where no state of the lane is within the bound; what is left of older steps is before
    // the first run.
    Run find(const Front& front, std::size_t lane) const {
        return front.behind[lane] > front.first ? runs_[front.behind[lane] - 1] : Run{};
    }
    Run find(std::size_t first, std::size_t last, std::size_t lane) const {
        const auto end = runs_.begin() + static_cast<std::ptrdiff_t>(last);
        const auto run =
            std::lower_bound(runs_.begin() + static_cast<std::ptrdiff_t>(first), end, lane,
                             [](const Run& own, std::size_t other) { return own.lane < other; });
        return run != end && run->lane == lane ? *run : Run{};
    }

    // ---------------------------------------------------------------- what prints nothing

    struct Exit {
        std::size_t seen = 0;
        int cost = impossible;
    };

    // Letters left out, and the step into the next row. False where nothing is left.
    bool relax() {
        begin_step();
        exits_.resize(exits_.size() + shape_.rows.size(), 0);
        int best = impossible;
        int entry = impossible;
        for (std::size_t r = first_; r <= last_; ++r) {
            const Exit exit = relax_row(r, entry, best);
            entry = exit.cost;
            exits_[exits_.size() - shape_.rows.size() + r] = static_cast<std::uint8_t>(exit.seen);
            if (r == last_ && r + 1 < shape_.rows.size() && exit.cost <= most_worth(best)) ++last_;
        }
        give_up_rows(best);
        return front_.first != front_.last;
    }

    // The cheapest way out of the row; `entry` is the cheapest into it.
    Exit relax_row(std::size_t row, int entry, int& best) {
        Exit exit;
        for (std::size_t lane = first_lanes_[row]; lane < first_lanes_[row + 1]; ++lane) {
            const std::size_t seen = lanes_[lane].seen;
            const int cost = relax_lane(lane, entry, best) + leaving(row, seen);
            if (cost < exit.cost) exit = {seen, cost};
            entry = impossible;
        }
        return exit;
    }

    // The cost of the lane's last state.
    int relax_lane(std::size_t lane, int entry, int& best) {
        const Run before = find(previous_, lane);
        const bool is_entered = entry <= bound() && entry < previous_.cost(before, 0);
        if (before.size() == 0 && !is_entered) return impossible;
        const std::size_t begin = is_entered ? 0 : before.begin;
        const std::size_t count = size(lane) + 1 - begin;
        const std::size_t reached = std::max<std::size_t>(before.end, begin + 1) - begin;
        const auto [costs, moves] = open(lane, begin);
        std::fill_n(costs, reached, impossible);
        previous_.copy(before, costs + (is_entered ? before.begin : 0));
        if (is_entered) costs[0] = entry;
        moves[0] = is_entered ? NextRow : None;
        int last = costs[0];
        best = std::min(best, last);
        std::size_t i = 1;
        for (; i < reached; ++i) {
            const bool is_lost = last + lost < costs[i];
            last = is_lost ? last + lost : costs[i];
            costs[i] = last;
            moves[i] = is_lost ? Lost : None;
            best = std::min(best, last);
        }
        i = lose_letters(last, i, count, {costs, moves});
        close(i);
        return i == count ? costs[count - 1] : impossible;
    }

    // From the state before `from` on as long as it is not too dear; gives where that ends.
    std::size_t lose_letters(int last, std::size_t from, std::size_t end, Written to) const {
        for (const int most = bound(); from < end && last + lost <= most; ++from) {
            last += lost;
            to.costs[from] = last;
            to.moves[from] = Lost;
        }
        return from;
    }

    int most_worth(int best) const { return std::min(best + reach, bound()); }

    void give_up_rows(int best) {
        while (first_ < last_ && cheapest_of_row(first_) > most_worth(best)) ++first_;
        while (front_.first < front_.last && runs_[front_.first].lane < first_lanes_[first_])
            ++front_.first;
    }

    int cheapest_of_row(std::size_t row) const {
        int best = impossible;
        for (std::size_t i = front_.first; i < front_.last; ++i) {
            if (lanes_[runs_[i].lane].row == row) best = std::min(best, front_.cheapest(runs_[i]));
        }
        return best;
    }

    // ---------------------------------------------------------------- what is printed

    void read_text(const StreamItem& item, Known known) {
        before_.first = front_.first;
        before_.last = front_.last;
        std::copy_n(front_.costs.begin(), used_costs_, before_.costs.begin());
        for (const char32_t c : item.text) {
            begin_step();
            for (std::size_t i = previous_.first; i < previous_.last; ++i)
                read_letter(c, Run(runs_[i]));
        }
        int cheapest = impossible;
        for (std::size_t i = before_.first; i < before_.last; ++i)
            cheapest = std::min(cheapest, before_.cheapest(runs_[i]));
        const int skip = skip_cost(item.text, known, shape_, bound() - cheapest);
        begin_step();
        for (std::size_t i = before_.first; i < before_.last; ++i) {
            const Run before = runs_[i];
            merge(before.lane, {find(previous_, before.lane), previous_, 0, Kept},
                  {before, before_, skip, Skipped});
        }
    }

    // Most of the time goes here.
    void read_letter(char32_t c, Run run) {
        const char32_t* text = lanes_[run.lane].label.data() + run.begin;
        const std::size_t states = size(run.lane) + 1 - run.begin, seen = run.size();
        const auto [costs, moves] = open(run.lane, run.begin);
        const int* before = previous_.costs.data() + run.costs;
        int last = before[0] + added;
        costs[0] = last;
        moves[0] = Extra;
        std::size_t i = 1;
        for (; i < seen; ++i) {
            const int same = before[i - 1] + (text[i - 1] == c ? 0 : changed);
            const int extra = before[i] + added;
            const Move move = extra < same ? Extra : Same;
            const int read = extra < same ? extra : same;
            const int skipped = last + lost;
            last = skipped < read ? skipped : read;
            costs[i] = last;
            moves[i] = skipped < read ? Lost : move;
        }
        if (i < states) {
            const int same = before[i - 1] + (text[i - 1] == c ? 0 : changed);
            const bool is_lost = last + lost < same;
            last = is_lost ? last + lost : same;
            costs[i] = last;
            moves[i++] = is_lost ? Lost : Same;
        }
        close(lose_letters(last, i, states, {costs, moves}));
    }

    // States from which others of as many letters are reached for so much more.
    struct Way {
        Run run;
        const Front& front;
        int more;
        Move move;
        int before_label = 0;  // so much more where no letter was read
    };

    // The states of a lane, each by the cheaper way; the first of equals.
    void merge(std::size_t lane, const Way& one, const Way& other) {
        const std::size_t begin = one.run.size() == 0 ? other.run.begin
                                  : other.run.size() == 0
                                      ? one.run.begin
                                      : std::min(one.run.begin, other.run.begin);
        const std::size_t count = std::max(one.run.end, other.run.end) - begin;
        const auto [costs, moves] = open(lane, begin);
        std::fill_n(costs, count, impossible);
        std::fill_n(moves, count, one.move);
        for (const Way* way : {&one, &other}) {
            const std::size_t to = way->run.begin - begin;
            take(*way, {costs + to, moves + to});
        }
        close(count);
    }

    static void take(const Way& way, Written to) {
        const int* from = way.front.costs.data() + way.run.costs;
        int more = way.more + (way.run.begin == 0 ? way.before_label : 0);
        for (std::size_t i = 0; i < way.run.size(); ++i) {
            const int cost = from[i] + more;
            const bool is_cheaper = cost < to.costs[i];
            to.costs[i] = is_cheaper ? cost : to.costs[i];
            to.moves[i] = is_cheaper ? way.move : to.moves[i];
            more = way.more;
        }
    }

    void read_figures(std::size_t count, bool behind_text) {
        begin_step();
        for (std::size_t lane = first_lanes_[first_]; lane < first_lanes_[last_ + 1]; ++lane) {
            const std::size_t seen = lanes_[lane].seen;
            const Run stray = find(previous_, lane);
            const Run taken = seen >= count ? find(previous_, lane - count) : Run{};
            if (stray.size() + taken.size() == 0) continue;
            const int more = seen == count ? 0
                             : count > 1   ? second_line
                             : behind_text ? interrupted
                                           : 0;
            merge(lane, {stray, previous_, stray_figure, Stray},
                  {taken, previous_, more, Take, before_label});
        }
    }

    // ---------------------------------------------------------------- the way back

    struct Cursor {
        std::size_t step, lane, letters;
    };

    Move move_at(const Cursor& cursor) const {
        const std::size_t next = cursor.step + 1;
        const Run run = find(steps_[cursor.step],
                             next < steps_.size() ? steps_[next] : runs_.size(), cursor.lane);
        return moves_[run.moves + cursor.letters - run.begin];
    }

    // `boundary` counts the relaxing steps, one before each item and one behind the last.
    void undo_relaxing(Cursor& cursor, std::size_t boundary) const {
        for (;;) {
            const Move move = move_at(cursor);
            if (move == Lost) {
                --cursor.letters;
            } else if (move == NextRow) {
                const std::size_t r = lanes_[cursor.lane].row - 1;
                cursor.lane = lane_of(r, exits_[boundary * shape_.rows.size() + r]);
                cursor.letters = size(cursor.lane);
            } else {
                break;
            }
        }
        --cursor.step;
    }

    void undo_letter(Cursor& cursor) const {
        while (move_at(cursor) == Lost) --cursor.letters;
        if (move_at(cursor) == Same) --cursor.letters;
        --cursor.step;
    }

    std::optional<std::size_t> undo_item(const StreamItem& item, Cursor& cursor) const {
        const std::size_t row = lanes_[cursor.lane].row;
        const Move move = move_at(cursor);
        --cursor.step;
        if (!item.is_text()) {
            if (move == Take) cursor.lane -= item.figures.size();
            return move == Stray ? std::nullopt : std::optional(row);
        }
        if (move == Skipped) {
            cursor.step -= item.text.size();
            return std::nullopt;
        }
        for (std::size_t i = 0; i < item.text.size(); ++i) undo_letter(cursor);
        return row;
    }

    Exit exit_of_last() const {
        Exit exit;
        const std::size_t row = shape_.rows.size() - 1;
        for (std::size_t seen = 0; seen <= figures(row); ++seen) {
            const std::size_t lane = lane_of(row, seen);
            const int cost = front_.cost(find(front_, lane), size(lane)) + leaving(row, seen);
            if (cost < exit.cost) exit = {seen, cost};
        }
        return exit;
    }

    Alignment trace() const {
        Alignment alignment;
        alignment.rows.resize(items_.size());
        const Exit exit = exit_of_last();
        if (exit.cost > limit_) return alignment;
        alignment.cost = exit.cost;
        const std::size_t lane = lane_of(shape_.rows.size() - 1, exit.seen);
        Cursor cursor{steps_.size() - 1, lane, size(lane)};
        std::size_t boundary = exits_.size() / shape_.rows.size() - 1;
        undo_relaxing(cursor, boundary);
        for (std::size_t i = items_.size(); i-- > 0;) {
            if (is_passed(items_[i])) continue;
            alignment.rows[i] = undo_item(items_[i], cursor);
            undo_relaxing(cursor, --boundary);
        }
        return alignment;
    }

    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    const std::vector<Known>& known_;
    Reads reads_;
    int limit_;
    int to_come_;  // what the items to come cost at least
    std::vector<Lane> lanes_;
    std::vector<std::size_t> first_lanes_;  // by row
    Front front_, previous_, before_;
    std::uint32_t used_costs_ = 0;
    std::vector<Move> moves_;  // of all steps
    std::size_t used_moves_ = 0;
    std::vector<Run> runs_;             // of all steps
    std::vector<std::size_t> steps_;    // where the runs of each begin
    std::vector<std::uint8_t> exits_;   // boundaries × rows: figures seen when it was left
    std::size_t first_ = 0, last_ = 0;  // rows that are looked at
};

}  // namespace

// Letters that no label has are changed or passed over.
int Stream::Known::least_cost() const {
    return is_in_rows ? 0 : is_in_others ? passed_over : least_change;
}

Stream stream_of(const std::vector<StreamItem>& items, const TableShape& shape) {
    Stream stream{&items, &shape, {}, 0};
    for (const StreamItem& item : items) {
        stream.known.push_back(
            item.is_text() ? Known{shape.row_texts.has(item.text), shape.other_texts.has(item.text)}
                           : Known{true, false});
        stream.least_cost += stream.known.back().least_cost();
    }
    return stream;
}

Alignment align_stream(const Stream& stream, Reads reads, int most) {
    if (!stream.shape->rows.empty() && stream.least_cost <= most)
        return Aligner(stream, reads, most).align();
    Alignment none;
    none.rows.resize(stream.items->size());
    return none;
}

}  // namespace gouji::reports
