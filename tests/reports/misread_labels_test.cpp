#include "reports/misread_labels.h"

#include <algorithm>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/library_form.h"

using namespace gouji;

namespace {

// What is left of a label of the table of loans that is printed as `text`, where a reading shows
// it as `read`.
std::size_t labels_left(const std::string& official, const std::string& text,
                        const std::string& read, const std::vector<Span>& full = {}) {
    const Form& form = tests::library_form();
    const std::size_t id = *form.table_index("loans");
    const Table& table = *form.edition(2020)->table("loans");
    const auto label = std::find_if(table.labels.begin(), table.labels.end(),
                                    [&](const auto& one) { return one.official == official; });
    REQUIRE(label != table.labels.end());
    FactBase facts = FactBase::of(form, std::make_unique<const Source>("x", text));
    facts.labels.push_back({id,
                            2020,
                            static_cast<LabelIndex>(label - table.labels.begin()),
                            read,
                            {0, static_cast<std::uint32_t>(text.size())}});
    reports::drop_misread_labels(reports::Labels(form), full, facts);
    return facts.labels.size();
}

}  // namespace

TEST_CASE("a label of several lines whose letters came in another order is not read") {
    CHECK(labels_left("成年读者", "年成\n者读", "年成者读") == 0);
    CHECK(labels_left("成年读者", "年成者读", "年成者读") == 1);  // typed so, in one line
}

TEST_CASE("letters of other labels amid those of a label of several lines are not its own") {
    CHECK(labels_left("成年读者", "成年小学\n读者学生", "成年小学读者学生") == 0);
    CHECK(labels_left("成年读者", "成年的\n读者", "成年的读者") == 1);
}

TEST_CASE("pieces of two labels beside each other in narrow columns are no label") {
    CHECK(labels_left("二、图书去向情况", "图本\n书年\n去借\n向出", "图本书年去借向出") == 0);
    CHECK(labels_left("成年读者", "者\n成年读者", "者成年读者") == 0);
    CHECK(labels_left("成年读者", "甲  乙\n成年读者", "甲成年读者") == 0);
    CHECK(labels_left("一、本年借出图书册数", "甲 乙\n一、本年借出图书册数",
                      "甲一、本年借出图书册数") == 0);
    CHECK(labels_left("成年读者", "甲成年\n读者", "甲成年读者") == 1);
}

TEST_CASE("a piece of a label of several lines may have its rest elsewhere") {
    CHECK(labels_left("一、本年借出图书册数", "本年\n借出", "本年借出") == 0);
    CHECK(labels_left("一、本年借出图书册数", "本年借\n出书册数", "本年借出书册数") == 1);
}

TEST_CASE("a label that reads as the form has it stays") {
    CHECK(labels_left("成年读者", "成年\n读者", "成年读者") == 1);
}

TEST_CASE("of a label that fills its cell on paper the end may not be printed") {
    const std::string begun = "成年读";
    const std::vector<Span> full{{0, static_cast<std::uint32_t>(begun.size())}};
    CHECK(labels_left("成年读者", begun, begun, full) == 0);
    CHECK(labels_left("成年读者", begun, begun) == 1);
    CHECK(labels_left("成年读者", "成人读", "成人读", full) == 1);
}
