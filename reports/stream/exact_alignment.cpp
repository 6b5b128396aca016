#include "reports/stream/exact_alignment.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <string_view>

namespace gouji::reports {

namespace {

// So many letters of the labels were read, of all rows together.
struct Progress {
    std::size_t letters = 0;
    int cost = 0;
    bool is_read = false;  // the last text; it was passed over otherwise
};

std::size_t letters_of(const std::vector<ShapeRow>& rows) {
    return std::transform_reduce(rows.begin(), rows.end(), std::size_t{0}, std::plus{},
                                 [](const ShapeRow& row) { return row.label.size(); });
}

// All texts are known, and as many letters are of rows as their labels have.
bool may_be_exact(const Stream& stream) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < stream.items->size(); ++i) {
        const Stream::Known known = stream.known[i];
        if (!known.is_in_rows && !known.is_in_others) return false;
        if (known.is_in_rows) letters += (*stream.items)[i].text.size();
    }
    return !stream.shape->rows.empty() && letters >= letters_of(stream.shape->rows);
}

class ExactAligner {
  public:
    explicit ExactAligner(const Stream& stream)
        : items_(*stream.items), known_(stream.known), rows_(stream.shape->rows) {
        labels_.reserve(letters_of(rows_));
        for (const ShapeRow& row : rows_) {
            begins_.push_back(labels_.size());
            labels_ += row.label;
        }
    }

    Alignment align() {
        Alignment alignment = none();
        steps_.push_back({});
        std::size_t before = 0;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (!items_[i].is_text()) continue;
            const std::size_t behind = steps_.size();
            if (behind > most_steps) return alignment;
            add_step(items_[i].text, known_[i].is_in_others, before);
            if (steps_.size() == behind) return alignment;
            begins_of_steps_.push_back(before = behind);
        }
        if (steps_.back().letters != labels_.size()) return alignment;
        alignment.cost = steps_.back().cost;
        trace(alignment.rows);
        return alignment;
    }

    Alignment none() const {
        Alignment alignment;
        alignment.rows.resize(items_.size());
        return alignment;
    }

  private:
    static constexpr std::size_t most_steps = 1U << 20U;  // no table has as many

    // The row whose label goes on there.
    std::size_t row_at(std::size_t letters) const {
        const auto behind = std::upper_bound(begins_.begin(), begins_.end(), letters);
        return static_cast<std::size_t>(behind - begins_.begin()) - 1;
    }

    bool goes_on(std::size_t letters, std::u32string_view text) const {
        if (!std::u32string_view(labels_).substr(letters).starts_with(text)) return false;
        const std::size_t next = row_at(letters) + 1;
        return next == begins_.size() || letters + text.size() <= begins_[next];
    }

    // Of the last step, which begins at `before`: behind one more text. By letters; what is read
    // as cheaply as it is passed over is read.
    void add_step(std::u32string_view text, bool may_be_passed, std::size_t before) {
        const std::size_t end = steps_.size();
        std::size_t passed = before;
        const auto add_passed = [&](std::size_t letters) {
            for (; may_be_passed && passed < end && steps_[passed].letters < letters; ++passed)
                add({steps_[passed].letters, steps_[passed].cost + passed_over, false}, end);
        };
        for (std::size_t own = before; own < end; ++own) {
            if (!goes_on(steps_[own].letters, text)) continue;
            const std::size_t letters = steps_[own].letters + text.size();
            add_passed(letters);
            const bool is_dearer = may_be_passed && passed < end &&
                                   steps_[passed].letters == letters &&
                                   steps_[passed].cost + passed_over < steps_[own].cost;
            if (!is_dearer) add({letters, steps_[own].cost, true}, end);
        }
        add_passed(labels_.size() + 1);
    }

    // Of those with as many letters the first is the cheapest.
    void add(Progress progress, std::size_t begin_of_step) {
        if (steps_.size() > begin_of_step && steps_.back().letters == progress.letters) return;
        steps_.push_back(progress);
    }

    void trace(std::vector<std::optional<std::size_t>>& rows) const {
        std::size_t letters = labels_.size();
        std::size_t end = steps_.size();
        auto begin = begins_of_steps_.rbegin();
        for (std::size_t i = items_.size(); i-- > 0;) {
            if (!items_[i].is_text()) continue;
            const auto first = steps_.begin() + static_cast<std::ptrdiff_t>(*begin);
            const auto last = steps_.begin() + static_cast<std::ptrdiff_t>(end);
            const auto here =
                std::ranges::lower_bound(first, last, letters, {}, &Progress::letters);
            end = *begin++;
            if (!here->is_read) continue;
            letters -= items_[i].text.size();
            rows[i] = row_at(letters);
        }
    }

    const std::vector<StreamItem>& items_;
    const std::vector<Stream::Known>& known_;
    const std::vector<ShapeRow>& rows_;
    std::u32string labels_;
    std::vector<std::size_t> begins_;           // of the rows' labels
    std::vector<Progress> steps_;               // before the first text and behind each
    std::vector<std::size_t> begins_of_steps_;  // behind each text
};

}  // namespace

Alignment align_exactly(const Stream& stream) {
    Alignment none;
    none.rows.resize(stream.items->size());
    return may_be_exact(stream) ? ExactAligner(stream).align() : none;
}

}  // namespace gouji::reports
