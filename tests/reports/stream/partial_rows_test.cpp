#include "reports/stream/partial_rows.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/library_items.h"

using namespace gouji;
using namespace gouji::reports;
using tests::loans;

namespace {

// A row whose figures stand in these columns of its line, two signs wide each.
RowReading row_at(std::uint32_t line, std::initializer_list<std::uint32_t> columns,
                  std::uint32_t page = 0) {
    RowReading row;
    row.page = page;
    for (const std::uint32_t column : columns) {
        const Extent extent{column, column + 2};
        row.figures.push_back(
            {{100 * line + column, 100 * line + column + 2}, line, extent, extent});
    }
    return row;
}

using Columns = std::vector<std::size_t>;

}  // namespace

TEST_CASE("the columns of a row with blank cells are those of the full rows of its page") {
    const auto places =
        places_of_partial_rows({row_at(0, {10, 20, 30, 40, 50}), row_at(1, {20, 50}),
                                row_at(2, {15, 25, 35, 45, 55}, 1), row_at(3, {15, 35}, 1)},
                               loans());
    CHECK(places[0] == std::nullopt);
    CHECK(places[1] == Columns{1, 4});
    CHECK(places[3] == Columns{0, 2});
}

TEST_CASE("where one row does not fit the columns, none up to the next full row is told by them") {
    const auto places = places_of_partial_rows(
        {row_at(0, {10, 20, 30, 40, 50}), row_at(1, {20, 50}), row_at(2, {25, 55}),
         row_at(3, {10, 20, 30, 40, 50}), row_at(4, {10})},
        loans());
    CHECK(places[1] == std::nullopt);
    CHECK(places[2] == std::nullopt);
    CHECK(places[4] == Columns{0});
}
