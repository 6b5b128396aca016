#include "outcomes/write_facts.h"

#include <catch2/catch.hpp>

#include "tests/outcomes/small_form.h"

using namespace gouji;
using namespace gouji::outcomes;
using namespace gouji::test;

TEST_CASE("a count is a JSON number and an amount a string that keeps its places") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\t7.50\n");
    facts.set(CellIndex{0}, {State::Known, Decimal(12), {7, 9}});
    facts.set(CellIndex{1}, {State::Known, *Decimal::parse("7.50"), {10, 14}});
    CHECK(contains(facts_json(facts, {}, Layout::OneLine),
                   R"("facts":{"letters.received.count":12,"letters.received.amount":"7.50"})"));
    CHECK(facts_csv(facts) ==
          "来信.txt,letters.received.count,known,12,12,1,4\n"
          "来信.txt,letters.received.amount,known,7.50,7.50,1,7\n");
}

TEST_CASE("a part's title is in the characters of the report") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "一、 收發情況：\n略。\n");
    facts.plain = std::make_unique<const Source>("来信.txt", "一、 收发情况：\n略。\n");
    facts.sections.push_back({1, "一、收发情况", {0, 23}, {23, 30}, 0});
    CHECK(contains(facts_json(facts, {}, Layout::OneLine), R"("title":"一、收發情況")"));
    CHECK(contains(facts_text(facts, Language::Chinese, {}), "一、收發情況\n"));
}

TEST_CASE("a blank cell is null, a cell of another edition is not there") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\n");
    facts.set(CellIndex{0}, {State::Missing, Decimal(), {}});
    CHECK(contains(facts_json(facts, {}, Layout::OneLine),
                   R"("facts":{"letters.received.count":null})"));
}

TEST_CASE("a cell that shows no count is the string it shows, a negative one its number") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "若 干\t-3\n");
    facts.set(CellIndex{0}, {State::Invalid, Decimal(), {0, 7}});
    CHECK(contains(facts_json(facts, {}, Layout::OneLine), R"("letters.received.count":"若 干")"));
    facts.set(CellIndex{0}, {State::Invalid, Decimal(), {8, 10}});
    CHECK(contains(facts_json(facts, {}, Layout::OneLine), R"("letters.received.count":-3)"));
}

TEST_CASE("what is stated of a cell again, and otherwise, is listed with its place") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\n收到\t1 3\n");
    facts.set(CellIndex{0}, {State::Known, Decimal(12), {7, 9}});
    CHECK(contains(facts_json(facts, {}, Layout::OneLine), R"("conflicts":[])"));
    CHECK_FALSE(contains(facts_text(facts, Language::Chinese, {}), "另一处填写不同"));
    facts.conflicts.push_back({CellIndex{0}, {7, 9}, {17, 20}});
    CHECK(contains(
        facts_json(facts, {}, Layout::OneLine),
        R"("conflicts":[{"path":"letters.received.count","raw":"1 3","line":2,"column":4,"page":null}])"));
    CHECK(contains(facts_text(facts, Language::Chinese, {}), "另一处填写不同"));
    const std::string page = facts_html(facts, {}, Language::Chinese);
    CHECK(contains(page, "<a class=\"conflict\""));
    CHECK(contains(page, "<b>1</b><span class=conflict>"));
}

TEST_CASE("an unread cell is null and listed with what stands there") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t1 2\n");
    facts.set(CellIndex{0}, {State::Unread, Decimal(), {7, 10}});
    facts.unread = {{"letters.received.count", Unreadable::ColumnsDisagree, {7, 10}}};
    const std::string json = facts_json(facts, {}, Layout::OneLine);
    CHECK(contains(json, R"("letters.received.count":null)"));
    CHECK(contains(
        json,
        R"("unread":[{"path":"letters.received.count","raw":"1 2","why":"columns-disagree","line":1,"column":4,"page":null}])"));
}

TEST_CASE("what a report does not state is null") {
    const Form form = small_form();
    const std::string json = facts_json(facts_of(form, ""), {}, Layout::OneLine);
    CHECK(contains(
        json,
        R"("edition":2021,"editions":{"letters":2021},"agency":null,"agency_kind":null,"year":null)"));
    CHECK(contains(json, R"("period":null,"signed_on":null)"));
}

TEST_CASE("bytes that are no UTF-8 do not break the JSON") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "\xff\xfe\n");
    facts.set(CellIndex{0}, {State::Invalid, Decimal(), {0, 2}});
    CHECK(contains(facts_json(facts, {}, Layout::OneLine),
                   "\"letters.received.count\":\"\xEF\xBF\xBD"));
}

TEST_CASE("the text shows a table as it is printed") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\n");
    facts.set(CellIndex{0}, {State::Known, Decimal(12), {7, 9}});
    facts.set(CellIndex{1}, {State::Missing, Decimal(), {}});
    const std::string text = facts_text(facts, Language::Chinese, {});
    CHECK(contains(text, "来信情况（2021）"));
    CHECK(contains(text, "件数  金额"));
    CHECK(contains(text, "12    （空）"));
}

TEST_CASE("a table that is missing or was not read goes by its title") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\n");
    facts.tables[0] = {};
    CHECK(contains(facts_text(facts, Language::Chinese, {}), "  来信情况：没有这张表\n"));
    facts.tables[0].state = State::Unread;
    CHECK(contains(facts_text(facts, Language::English, {}), "  来信情况: table not read\n"));
}

TEST_CASE("a field that a spreadsheet would run as a formula is not one") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "=1+1,\"a\"\n");
    facts.set(CellIndex{0}, {State::Invalid, Decimal(), {0, 8}});
    CHECK(contains(facts_csv(facts), "\"'=1+1,\"\"a\"\"\""));
}

TEST_CASE("every cell that shows something says where: line, column, page, box, table cell") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\t7.50\n");
    facts.set(CellIndex{0}, {State::Known, Decimal(12), {7, 9}});
    facts.set(CellIndex{1}, {State::Known, *Decimal::parse("7.50"), {10, 14}});
    facts.origins = {{0, 1, {}}, {10, 2, {100, 200, 300, 400}}};
    facts.grids.emplace_back().cells = {{{7, 9}, 4, 2, 1, 1}};
    const std::string json = facts_json(facts, {}, Layout::OneLine);
    CHECK(contains(json,
                   R"("letters.received.count":{"line":1,"column":4,"page":1,"box":[0,0,0,0],)"
                   R"("cell":{"table":1,"row":5,"column":3}})"));
    CHECK(contains(
        json,
        R"("letters.received.amount":{"line":1,"column":7,"page":2,"box":[100,200,300,400]})"));
}

TEST_CASE("the page marks what was read where it stands, and links it with the value") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "来信<情况>\n收到\t12\t\n");
    facts.set(CellIndex{0}, {State::Known, Decimal(12), {22, 24}});
    facts.set(CellIndex{1}, {State::Missing, Decimal(), {25, 25}});
    Grid& grid = facts.grids.emplace_back();
    grid.span = {15, 25};
    grid.cells = {{{15, 21}, 0, 0, 1, 1}, {{22, 24}, 0, 1, 1, 1}, {{25, 25}, 0, 2, 1, 2}};
    const std::string page = facts_html(facts, {}, Language::Chinese);
    CHECK(contains(page, "<p>来信&lt;情况&gt;</p>"));
    CHECK(contains(page, "<td>收到</td><td><a class=\"known\" id=\"r"));
    CHECK(contains(page, "title=\"letters.received.count = 12"));
    CHECK(contains(page, "<td colspan=2><a class=\"blank\""));
    CHECK(contains(page, "<b>1</b><span class=known>"));
}

TEST_CASE("the figures inside a label that is broken over lines are marked as figures") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收 12\n到\n");
    facts.set(CellIndex{0}, {State::Known, Decimal(12), {4, 6}});
    facts.labels = {{0, 2021, LabelIndex{0}, "收到", {0, 10}}};
    const std::string page = facts_html(facts, {}, Language::Chinese);
    CHECK(contains(page, "收 </a><a class=\"known\""));
    CHECK(contains(page, ">12</a>"));
    CHECK(contains(page, "到</a>"));
}

TEST_CASE("a mark that goes on in the next line begins there behind the blanks") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收\n   到\n");
    facts.labels = {{0, 2021, LabelIndex{0}, "收到", {0, 10}}};
    CHECK(contains(facts_html(facts, {}, Language::Chinese), "<p>   <a class=\"label\""));
}

TEST_CASE("a report laid out with blanks is shown in letters of one width, others are not") {
    const Form form = small_form();
    std::string text;
    for (int line = 0; line < 8; ++line) text += "   收到      12    0\n";
    const std::string laid_out = "class=\"paper laid-out\"";
    CHECK(contains(facts_html(facts_of(form, text), {}, Language::Chinese), laid_out));
    CHECK_FALSE(
        contains(facts_html(facts_of(form, "   收到12件\n"), {}, Language::Chinese), laid_out));
}

TEST_CASE("the page shows strikingly what was not read, and lists it") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t1 2\n");
    facts.set(CellIndex{0}, {State::Unread, Decimal(), {7, 10}});
    facts.unread = {{"letters.received.count", Unreadable::ColumnsDisagree, {7, 10}}};
    const std::string page = facts_html(facts, {}, Language::English);
    CHECK(contains(page, "Not read; look at these yourself"));
    CHECK(contains(page, "<a class=\"unread\""));
    CHECK(contains(page, "(the figures do not match the columns)\n\">1 2</a>"));
}

TEST_CASE("what was not read is shown each where it is little, and together where it is a table") {
    const Form form = small_form();
    FactBase facts = facts_of(form, "收到\t1 2\n\n收到\t3\n");
    facts.unread = {{"letters.received.count", Unreadable::ColumnsDisagree, {7, 10}}};
    CHECK(contains(facts_text(facts, Language::Chinese, {}), "数字与栏目对不上）\n"));
    for (std::uint32_t i = 0; i < 8; ++i)
        facts.unread.push_back({"letters.received.count", Unreadable::ColumnsDisagree, {19, 20}});
    CHECK(contains(facts_text(facts, Language::Chinese, {}),
                   "：9 处，数字与栏目对不上，第 1 行至第 3 行\n"));
}
