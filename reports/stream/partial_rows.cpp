#include "reports/stream/partial_rows.h"

#include <utility>

#include "reports/stream/stream_columns.h"

namespace gouji::reports {

namespace {

using Places = std::optional<std::vector<std::size_t>>;

class PartialRows {
  public:
    PartialRows(const std::vector<RowReading>& rows, const TableShape& shape)
        : rows_(rows), shape_(shape), places_(rows.size()) {}

    std::vector<Places> find() {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (is_partial(r)) places_[r] = places_in(rows_[r].figures, full_rows(r));
        }
        for (std::size_t begin = 0; begin < rows_.size();) begin = settle_from(begin);
        return std::move(places_);
    }

  private:
    bool is_full(std::size_t r) const {
        return rows_[r].figures.size() == shape_.rows[r].columns.size();
    }
    bool is_partial(std::size_t r) const {
        return !rows_[r].figures.empty() && rows_[r].figures.size() < shape_.rows[r].columns.size();
    }

    std::vector<std::vector<FigureToken>> full_rows(std::size_t r) const {
        std::vector<std::vector<FigureToken>> full;
        for (std::size_t other = 0; other < rows_.size(); ++other) {
            if (is_full(other) && rows_[other].page == rows_[r].page &&
                shape_.rows[other].columns == shape_.rows[r].columns)
                full.push_back(rows_[other].figures);
        }
        return full;
    }

    // The rows from `begin` on up to the next full one, or the next page; gives where they end.
    std::size_t settle_from(std::size_t begin) {
        bool all_fit = true;
        std::size_t end = begin;
        std::optional<std::uint32_t> page;
        for (; end < rows_.size() && !(is_full(end) && end > begin); ++end) {
            if (!is_partial(end)) continue;
            if (page && *page != rows_[end].page) break;
            page = rows_[end].page;
            all_fit = all_fit && places_[end];
        }
        for (std::size_t r = begin; r < end && !all_fit; ++r) places_[r].reset();
        return end;
    }

    const std::vector<RowReading>& rows_;
    const TableShape& shape_;
    std::vector<Places> places_;
};

}  // namespace

std::vector<std::optional<std::vector<std::size_t>>> places_of_partial_rows(
    const std::vector<RowReading>& rows, const TableShape& shape) {
    return PartialRows(rows, shape).find();
}

}  // namespace gouji::reports
