#include "facts/find_mentions.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

// The sums of the books lent that the text states.
std::vector<MentionFact> sums_in(const std::string& text) {
    Diagnostics diagnostics;
    MentionBook book;
    NumberMention lent;
    lent.patterns.push_back(*compile_pattern("借出{n:count}册", {}, diagnostics));
    lent.take = Take::Sum;
    book.numbers.push_back(std::move(lent));
    Narrative narrative;
    append_lines(text, {0, static_cast<std::uint32_t>(text.size())}, 1, narrative);
    FactBase facts;
    MentionFinder(book).find(narrative, facts);
    return std::move(facts.mentions);
}

}  // namespace

TEST_CASE("numbers of one mention are summed, with what is known of each") {
    const auto exact = sums_in("借出20册。借出30册。");
    REQUIRE(exact.size() == 1);
    CHECK(exact[0].value == Decimal(50));
    CHECK(exact[0].step == Decimal(1));
    CHECK(exact[0].hedge == Hedge::None);
    const auto rough = sums_in("借出20册。借出1万余册。借出2万册。");
    REQUIRE(rough.size() == 1);
    CHECK(rough[0].value == Decimal(30020));
    CHECK(rough[0].step == Decimal(20000));
    CHECK(rough[0].hedge == Hedge::AtLeast);
}

TEST_CASE("a sum that nothing is known of, or that is too large to hold, is not stated") {
    CHECK(sums_in("借出至少20册。借出不足30册。").empty());
    CHECK(sums_in("借出9000000000000000000册。借出9000000000000000000册。借出1册。").empty());
}
