// The labels that stand around the rows of running text: heads of columns, headings, groups. Their
// fragments lie among one another, because heads stand side by side and are broken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/stream_items.h"

namespace gouji::reports {

// For each head the items that are its fragments, in order. Heads that can be put together exactly
// are; what is left over is then a head that was altered, where it is near one and cannot be a
// piece of it nor another of the table's `texts` (a line each). Nothing where a head is not there,
// or only in pieces. `free` are the items to choose from; those that are used are taken out.
std::vector<std::optional<std::vector<std::size_t>>> put_together(
    const std::vector<std::u32string>& heads, const std::vector<StreamItem>& items,
    std::u32string_view texts, std::vector<std::size_t>& free);

}  // namespace gouji::reports
