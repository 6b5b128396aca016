#include "outcomes/formula.h"

#include <catch2/catch.hpp>

using gouji::engine::Proof;
using namespace gouji::outcomes;

namespace {

Proof figure(const char* value) {
    return {"cell", value, "letters.received.count", {}, {}};
}

}  // namespace

TEST_CASE("a failed balance is shown with both sides and their terms") {
    const Proof lhs{"+", "44", "", {}, {figure("41"), figure("3")}};
    const Proof rhs{"+", "43", "", {}, {figure("42"), figure("1")}};
    CHECK(formula({"==", "false", "", {}, {lhs, rhs}}) == "41 + 3 = 44 ≠ 43 = 42 + 1");
}

TEST_CASE("members of a sum that are zero are counted, not written") {
    const Proof sum{"sum", "5", "", {}, {figure("0"), figure("4"), figure("0"), figure("1")}};
    CHECK(formula({"==", "false", "", {}, {sum, figure("6")}}) == "4 + 1 + 2 × 0 = 5 ≠ 6");
    const Proof zeros{"sum", "0", "", {}, {figure("0"), figure("0")}};
    CHECK(formula({"==", "false", "", {}, {zeros, figure("6")}}) == "2 × 0 = 0 ≠ 6");
}

TEST_CASE("a comparison of anything but figures has no formula") {
    CHECK(
        formula({"<=",
                 "false",
                 "",
                 {},
                 {{"fact", "2024-02-14", "signed_on", {}, {}}, {"date", "2024-01-31", "", {}, {}}}})
            .empty());
    CHECK(formula({"is", "false", "", {}, {figure("4")}}).empty());
}

TEST_CASE("the proof as a tree has an operation a line") {
    const Proof lhs{"+", "44", "", {}, {figure("41"), figure("3")}};
    CHECK(proof_tree(lhs, 2) ==
          "  +  →  44\n    letters.received.count  →  41\n    letters.received.count  →  3\n");
}
