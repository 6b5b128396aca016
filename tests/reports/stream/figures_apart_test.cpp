#include "reports/stream/figures_apart.h"

#include <string>

#include <catch2/catch.hpp>

#include "reports/stream/exact_alignment.h"
#include "tests/support/library_items.h"

using namespace gouji;
using namespace gouji::reports;
using tests::items_in;
using tests::label;
using tests::loans;

namespace {

const std::string figures = "1 2 3 4 5\n";

bool are_apart_in(const std::string& text) {
    const std::vector<StreamItem> items = items_in(text);
    const Stream stream = stream_of(items, loans());
    return are_apart(stream, align_exactly(stream));
}

}  // namespace

TEST_CASE("figures behind their labels stand with them, and so do those before them") {
    std::string behind, before;
    for (std::size_t row = 0; row < loans().rows.size(); ++row) {
        behind += label(row) + "\n" + figures;
        before += figures + label(row) + "\n";
    }
    CHECK(!are_apart_in(behind));
    CHECK(!are_apart_in(before));
}

TEST_CASE("a block of labels and a block of figures stand apart") {
    std::string labels, all;
    for (std::size_t row = 0; row < loans().rows.size(); ++row) {
        labels += label(row) + "\n";
        all += figures;
    }
    CHECK(are_apart_in(labels + all));
    CHECK(are_apart_in(all + labels));
}
