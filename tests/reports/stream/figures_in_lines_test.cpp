#include "reports/stream/figures_in_lines.h"

#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/library_items.h"

using namespace gouji;
using namespace gouji::reports;
using tests::items_in;
using tests::label;
using tests::loans;
using tests::to_utf8;

namespace {

const std::string figures = " 1 2 3 4 5\n";

std::optional<Alignment> rows_in(const std::string& text) {
    const std::vector<StreamItem> items = items_in(text);
    const Stream stream = stream_of(items, loans());
    return figures_in_lines(stream, align_stream(stream, Reads::Labels, Alignment::impossible));
}

// The labels from `first` on, each with figures in its line.
std::string lines_from(std::size_t first) {
    std::string lines;
    for (std::size_t row = first; row < loans().rows.size(); ++row) lines += label(row) + figures;
    return lines;
}

}  // namespace

TEST_CASE("figures in the line of a label are its row's") {
    const auto aligned = rows_in(lines_from(0));
    REQUIRE(aligned);
    for (std::size_t i = 0; i < aligned->rows.size(); ++i) CHECK(aligned->rows[i] == i / 2);
}

TEST_CASE("figures between two pieces of a label are its row's") {
    const std::string piece = to_utf8(loans().rows[0].label.substr(0, 2));
    const std::string rest = to_utf8(loans().rows[0].label.substr(2));
    const auto aligned = rows_in(piece + "\n" + figures + rest + "\n" + lines_from(1));
    REQUIRE(aligned);
    CHECK(aligned->rows[1] == 0U);
}

TEST_CASE("a row without figures leaves the others theirs") {
    const auto aligned = rows_in(label(0) + "\n" + lines_from(1));
    REQUIRE(aligned);
    CHECK(aligned->rows[0] == 0U);
    CHECK(aligned->rows[2] == 1U);
}

TEST_CASE("figures between two labels, or twice for one, are not told by lines") {
    CHECK(!rows_in(label(0) + "\n" + figures + lines_from(1)));
    CHECK(!rows_in(label(0) + figures + figures + lines_from(1)));
    CHECK(!rows_in(label(0) + " " + label(1) + figures + lines_from(2)));
}
