// The tables of language.md L1, whole: every state with every state for every operator.
#include "engine/truth.h"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

using namespace gouji::engine;

namespace {

// K known, M missing, I invalid, U unread, u undecided, - not applicable, ! error
constexpr std::string_view status_letters = "KMIUu-!";
// F false, T true, u undecided, - not applicable, ! error
constexpr std::string_view truth_letters = "FTu-!";

Status status(std::size_t index) {
    return static_cast<Status>(index);
}

Truth truth(std::size_t index) {
    return static_cast<Truth>(index);
}

char letter(Truth value) {
    return truth_letters[static_cast<std::size_t>(value)];
}

char letter(Status value) {
    return status_letters[static_cast<std::size_t>(value)];
}

// A row for each left operand, a letter for each right one.
template <class Operator>
std::string table(Operator op) {
    std::string rows;
    for (std::size_t lhs = 0; lhs < truth_letters.size(); ++lhs) {
        for (std::size_t rhs = 0; rhs < truth_letters.size(); ++rhs)
            rows += letter(op(truth(lhs), truth(rhs)));
        rows += '\n';
    }
    return rows;
}

}  // namespace

TEST_CASE("arithmetic and comparison: not applicable over undecided, error over all") {
    std::string rows;
    for (std::size_t lhs = 0; lhs < status_letters.size(); ++lhs) {
        for (std::size_t rhs = 0; rhs < status_letters.size(); ++rhs)
            rows += letter(join(status(lhs), status(rhs)));
        rows += '\n';
    }
    CHECK(rows ==
          "Kuuuu-!\n"
          "uuuuu-!\n"
          "uuuuu-!\n"
          "uuuuu-!\n"
          "uuuuu-!\n"
          "------!\n"
          "!!!!!!!\n");
}

TEST_CASE("and: false wins over undecided in either order, not applicable is left out") {
    CHECK(table(conjunction) ==
          "FFFF!\n"
          "FTuT!\n"
          "Fuuu!\n"
          "FTu-!\n"
          "!!!!!\n");
}

TEST_CASE("or: true wins over undecided in either order, not applicable is left out") {
    CHECK(table(disjunction) ==
          "FTuF!\n"
          "TTTT!\n"
          "uTuu!\n"
          "FTu-!\n"
          "!!!!!\n");
}

TEST_CASE("implies: a side that does not apply leaves nothing to judge where the other does not") {
    CHECK(table(implication) ==
          "TTTT!\n"
          "FTu-!\n"
          "uTuu!\n"
          "-Tu-!\n"
          "!!!!!\n");
}

TEST_CASE("not turns true and false and leaves the rest") {
    std::string row;
    for (std::size_t index = 0; index < truth_letters.size(); ++index)
        row += letter(negation(truth(index)));
    CHECK(row == "TFu-!");
}

TEST_CASE("a state that is asked for is undecided where the value was not read") {
    const auto row = [](Asked asked) {
        std::string letters;
        for (std::size_t index = 0; index < status_letters.size(); ++index)
            letters += letter(state_test(status(index), asked));
        return letters;
    };

    CHECK(row(Asked::Missing) == "FTFuuF!");
    CHECK(row(Asked::Invalid) == "FFTuuF!");
    CHECK(row(Asked::Unread) == "FFFTuF!");
    CHECK(row(Asked::Known) == "TFFuuF!");
    CHECK(row(Asked::NotApplicable) == "FFFFFT!");
}

TEST_CASE("only a blank and a cell that the edition does not have take the fallback") {
    std::string row;
    for (std::size_t index = 0; index < status_letters.size(); ++index)
        row += takes_fallback(status(index)) ? 'd' : 'x';
    CHECK(row == "xdxxxdx");
}

TEST_CASE("a sum leaves out what does not apply and is undecided by one gap") {
    for (std::size_t lhs = 0; lhs < status_letters.size(); ++lhs) {
        for (std::size_t rhs = 0; rhs < status_letters.size(); ++rhs) {
            Tally tally;
            tally.add(status(lhs));
            tally.add(status(rhs));
            INFO(status_letters[lhs] << " with " << status_letters[rhs]);
            const bool lhs_applies = status(lhs) != Status::NotApplicable;
            const bool rhs_applies = status(rhs) != Status::NotApplicable;
            if (lhs_applies && rhs_applies) CHECK(tally.status() == join(status(lhs), status(rhs)));
            if (lhs_applies && !rhs_applies) CHECK(tally.status() == computed(status(lhs)));
            if (!lhs_applies && rhs_applies) CHECK(tally.status() == computed(status(rhs)));
            if (!lhs_applies && !rhs_applies) CHECK(tally.status() == Status::NotApplicable);
        }
    }
    CHECK(Tally().status() == Status::NotApplicable);
}

TEST_CASE("a condition's truth comes from its status, and goes back to it") {
    for (std::size_t index = 0; index < truth_letters.size(); ++index) {
        const Truth value = truth(index);
        CHECK(truth_of(status_of(value), value == Truth::True) == value);
    }
    CHECK(truth_of(Status::Missing, false) == Truth::Undecided);
}
