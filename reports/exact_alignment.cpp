#include "reports/exact_alignment.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace gouji::reports {

namespace {

// So many letters of the labels were read, of all rows together.
struct Progress {
    std::size_t letters = 0;
    int cost = 0;
    bool is_read = false;  // the last text; it was passed over otherwise
};

class ExactAligner {
  public:
    explicit ExactAligner(const Stream& stream)
        : items_(*stream.items), known_(stream.known), rows_(stream.shape->rows) {
        for (const ShapeRow& row : rows_) {
            begins_.push_back(labels_.size());
            labels_ += row.label;
        }
    }

    Alignment align() {
        std::vector<Progress> reached{{0, 0, false}};
        for (std::size_t i = 0; i < items_.size() && !reached.empty(); ++i) {
            if (!items_[i].is_text()) continue;
            if (steps_.size() > most_steps) return none();
            reached = behind(items_[i].text, known_[i].is_in_others, reached);
            steps_.insert(steps_.end(), reached.begin(), reached.end());
            ends_.push_back(steps_.size());
        }
        Alignment alignment = none();
        if (reached.empty() || reached.back().letters != labels_.size()) return alignment;
        alignment.cost = reached.back().cost;
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

    // By letters. What is read as cheaply as it is passed over is read.
    std::vector<Progress> behind(std::u32string_view text, bool may_be_passed,
                                 const std::vector<Progress>& before) const {
        std::vector<Progress> read, passed, all;
        for (const Progress& progress : before) {
            if (goes_on(progress.letters, text))
                read.push_back({progress.letters + text.size(), progress.cost, true});
            if (may_be_passed)
                passed.push_back({progress.letters, progress.cost + passed_over, false});
        }
        std::merge(read.begin(), read.end(), passed.begin(), passed.end(), std::back_inserter(all),
                   [](const Progress& lhs, const Progress& rhs) {
                       return std::pair(lhs.letters, lhs.cost) < std::pair(rhs.letters, rhs.cost);
                   });
        const auto same = [](const Progress& lhs, const Progress& rhs) {
            return lhs.letters == rhs.letters;
        };
        all.erase(std::unique(all.begin(), all.end(), same), all.end());
        return all;
    }

    void trace(std::vector<std::optional<std::size_t>>& rows) const {
        std::size_t letters = labels_.size();
        std::size_t step = ends_.size();
        for (std::size_t i = items_.size(); i-- > 0;) {
            if (!items_[i].is_text()) continue;
            --step;
            const auto begin =
                steps_.begin() + static_cast<std::ptrdiff_t>(step == 0 ? 0 : ends_[step - 1]);
            const auto end = steps_.begin() + static_cast<std::ptrdiff_t>(ends_[step]);
            const auto here = std::ranges::lower_bound(begin, end, letters, {}, &Progress::letters);
            if (!here->is_read) continue;
            letters -= items_[i].text.size();
            rows[i] = row_at(letters);
        }
    }

    const std::vector<StreamItem>& items_;
    const std::vector<Stream::Known>& known_;
    const std::vector<ShapeRow>& rows_;
    std::u32string labels_;
    std::vector<std::size_t> begins_;  // of the rows' labels
    std::vector<Progress> steps_;      // behind each text, one behind the other
    std::vector<std::size_t> ends_;    // of these
};

}  // namespace

Alignment align_exactly(const Stream& stream) {
    const bool are_known = std::ranges::all_of(stream.known, [](const Stream::Known& known) {
        return known.is_in_rows || known.is_in_others;
    });
    ExactAligner aligner(stream);
    return are_known && !stream.shape->rows.empty() ? aligner.align() : aligner.none();
}

}  // namespace gouji::reports
