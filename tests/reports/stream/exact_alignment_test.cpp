#include "reports/stream/exact_alignment.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/library_items.h"

using namespace gouji;
using namespace gouji::reports;
using tests::items_in;
using tests::loans;
using tests::to_utf8;

namespace {

// All labels of the shape, each in two pieces around its figures.
std::string written() {
    std::string text;
    for (const ShapeRow& row : loans().rows) {
        const std::size_t half = row.label.size() / 2;
        text += to_utf8(row.label.substr(0, half)) + "  1 2 3 4 5\n";
        text += to_utf8(row.label.substr(half)) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("labels without a mistake are aligned as with all that may be mistaken") {
    for (const std::string before : {"", "合计\n", "小学\n其他\n"}) {
        const std::vector<StreamItem> items = items_in(before + written());
        const Stream stream = stream_of(items, loans());
        const Alignment exact = align_exactly(stream);
        const Alignment any = align_stream(stream, Reads::Labels, Alignment::impossible);
        CHECK(exact.cost == any.cost);
        CHECK(exact.rows == any.rows);
    }
}

TEST_CASE("a label with a letter too many or too few is not aligned exactly") {
    const std::string text = written();
    const auto cost = [](const std::string& page) {
        const std::vector<StreamItem> items = items_in(page);
        return align_exactly(stream_of(items, loans())).cost;
    };
    CHECK(cost(text) < Alignment::impossible);
    CHECK(cost("鹤" + text) == Alignment::impossible);
    CHECK(cost(text.substr(text.find('\n') + 1)) == Alignment::impossible);
}
