// The labels that stand around the rows of running text: heads of columns, headings, groups. Their
// fragments lie among one another, because heads stand side by side and are broken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/stream/stream_items.h"

namespace gouji::reports {

// For each head the items that are its fragments, in order. Heads that can be put together exactly
// are; what is left over is then a head that was altered, where it is near one and cannot be a
// piece of it nor another of the table's `texts`. Nothing where a head is not there, or only in
// pieces. `free` are the items to choose from; those that are used are taken out.
std::vector<std::optional<std::vector<std::size_t>>> put_together(
    const std::vector<std::u32string_view>& heads, const std::vector<StreamItem>& items,
    const TextIndex& texts, std::vector<std::size_t>& free);

// The column that alone of all columns, their groups and corners has the fragment in its label.
std::optional<std::size_t> column_of(std::u32string_view fragment, const TableShape& shape);

// How far the heads of a row of columns have been written down, whose pieces lie among one another:
// only their letters are counted.
class HeadsSeen {
  public:
    explicit HeadsSeen(const TableShape& shape);  // of all columns
    HeadsSeen(const TableShape& shape, const std::vector<std::size_t>& columns);

    bool is_piece(std::u32string_view fragment) const;  // of one of the heads
    void add(std::u32string_view fragment);
    void clear() { letters_.clear(); }
    std::size_t size() const { return heads_.size(); }
    // So many heads, from the first on, can be made of the pieces.
    std::size_t complete() const;
    // The pieces are all of the heads, and nothing else.
    bool is_exact() const { return letters_ == all_.back(); }

  private:
    std::vector<std::u32string> heads_;
    std::vector<std::u32string> all_;  // the letters of the first so many heads, sorted
    std::u32string letters_;           // that were seen, sorted
};

}  // namespace gouji::reports
