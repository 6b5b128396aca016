#include "reports/extra_entries.h"

#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/library_form.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

// The entries found where each line stands in no place of the loans.
std::vector<ExtraEntry> entries_of(const std::string& lines, State first_cell = State::Known) {
    FactBase facts = FactBase::of(library_form(), std::make_unique<const Source>("x", lines));
    facts.tables[*facts.form->table_index("loans")] = {State::Known, 0, {}};
    facts.set(*facts.form->find("loans.lent.total"), {first_cell, Decimal(1), {}});
    std::uint32_t begin = 0;
    for (std::uint32_t end = 0; end < lines.size(); ++end) {
        if (lines[end] != '\n') continue;
        facts.unread.push_back({"loans", Unreadable::NotPlaced, {begin, end}});
        begin = end + 1;
    }
    reports::find_extra_entries(facts);
    return facts.extras;
}

}  // namespace

TEST_CASE("a row that the form does not have is known by the words before its figures") {
    const auto entries = entries_of("小 计\t1\t2\t3\n| 1. 其中：遗失 | 4 | -5 | 7.5% |\n");
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].label == "小计");
    CHECK(entries[0].figures == 3);
    CHECK(entries[1].label == "1.其中：遗失");
    CHECK(entries[1].figures == 3);
    CHECK(entries[1].span.begin == 14);
}

TEST_CASE("the year before its figures names a row") {
    const auto entries = entries_of("2024年 1 ２ -\n-\n");
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].label == "2024年");
    CHECK(entries[0].figures == 2);
}

TEST_CASE("figures that stand alone are one entry of their table") {
    const auto entries = entries_of("33.3%\n小计 1\n66.7% 100%\n100. 0%\n");
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].label.empty());
    CHECK(entries[0].figures == 4);
    CHECK(entries[1].label == "小计");
}

TEST_CASE("words without figures, as notes have, are no row") {
    CHECK(entries_of("见附件\n（续表）\n单位：册\n").empty());
}

TEST_CASE("what a table shows besides its places may be torn from one that was not read") {
    CHECK(entries_of("小计 1 2\n", State::Unread).empty());
    CHECK(entries_of("小计 1 2\n", State::Missing).size() == 1);
}
