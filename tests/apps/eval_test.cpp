// `gouji eval` as a shell sees it.

#include <catch2/catch.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"

using namespace gouji::test;

namespace {

std::string last_line(std::string text) {
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text.substr(text.rfind('\n') + 1);
}

std::string value_of(const std::string& expression, const std::string& file = unbalanced) {
    const Outcome outcome = run("gouji eval '" + expression + "' '" + file + "'");
    INFO(expression << "\n" << outcome.errors);
    CHECK(outcome.exit_code == 0);
    return last_line(outcome.output);
}

}  // namespace

TEST_CASE("a single value stands alone on the last line") {
    CHECK(value_of("requests.received.natural_person") == "41");
    CHECK(value_of("requests.received.natural_person + requests.carried_in.natural_person") ==
          "44");
    CHECK(value_of("disclosed.fees.amount") == "12.6");
    CHECK(value_of("signed_on") == "2024-01-19");
    CHECK(value_of("signed_on <= date(year + 1, 1, 31)") == "true");
    CHECK(value_of("agency.name") == "芦汀县交通运输局");
    CHECK(value_of("count(citations) >= 0") == "true");
}

TEST_CASE("a vector is shown as the form's own table, right-aligned under its heads") {
    const Outcome outcome = run("gouji eval 'received + carried_in == concluded + carried_out' " +
                                unbalanced + " --table requests");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output ==
          "  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他   总计\n"
          "   false      true      true          true          true  true  false\n");
    const Outcome rows = run("gouji eval 'disputes.total' " + unbalanced);
    CHECK(
        contains(rows.output, "\n行政复议          1\n未经复议直接起诉  1\n复议后起诉        0\n"));
}

TEST_CASE("a blank and an entry that is no number are shown as such") {
    const std::string invalid = GOUJI_ROOT "/tests/golden/entry-is-no-number/report.txt";
    CHECK(contains(value_of("requests.carried_out", invalid), "“/”"));
    const std::string blank = GOUJI_ROOT "/tests/golden/blank-cell-blocks-its-sums/report.txt";
    CHECK(contains(value_of("requests.received", blank), "（空）"));
    CHECK(value_of("requests.received.natural_person + 1", blank) == "（无法判断）");
}

TEST_CASE("a row that is named without its table is told with it") {
    const Outcome outcome = run("gouji eval '新收 + 上年结转' " + unbalanced);
    CHECK(contains(outcome.errors, "您是否想写“requests.新收”？"));
    CHECK(contains(outcome.errors, "您是否想写“requests.上年结转”？"));
}

TEST_CASE("a slip is shown at its word, and ends with 2") {
    const Outcome outcome = run("gouji eval 'requests.recieved.total' " + unbalanced);
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "unknown-member"));
    CHECK(contains(outcome.errors, "received"));
    CHECK(outcome.output.empty());
    CHECK(run("gouji eval 'year +' " + unbalanced).exit_code == 2);
    CHECK(run("gouji eval 'year' no-such-file.txt").exit_code == 3);
}

TEST_CASE("a list is shown item by item, with what can be asked of each") {
    const Outcome outcome = run("gouji eval mentions.received " + unbalanced);
    INFO(outcome.output << outcome.errors);
    CHECK(outcome.exit_code == 0);
    CHECK(contains(outcome.output, "value         50\ntext          收到政府信息公开申请50件\n"));
    CHECK(contains(outcome.output, "speaks_of.id  requests.received.total\n"));
    CHECK(contains(run("gouji eval sections " + unbalanced).output, "\n6.  n         6\n"));
    CHECK(value_of("mentions.wholes") == "（没有）");
    CHECK(value_of("label(requests.denied).allowed") == "（三）不予公开");
}

TEST_CASE("a thing is shown with what can be asked of it") {
    CHECK(contains(run("gouji eval agency " + unbalanced).output,
                   "name    芦汀县交通运输局\nkind    department\n"));
    CHECK(contains(run("gouji eval 'section(9)' " + unbalanced).output, "title     （空）\n"));
}

TEST_CASE("rows and columns that the edition does not have are left out") {
    const std::string table = run("gouji eval disclosed " + unbalanced).output;
    CHECK(contains(table, "行政规范性文件             2             1             7"));
    CHECK_FALSE(contains(table, "本年新制作数量"));
    CHECK(contains(run("gouji eval disclosed.regulations.produced " + unbalanced).output,
                   "（不适用）"));
}

TEST_CASE("what cannot be computed says why") {
    CHECK(value_of("requests.received.total / 0") == "（出错：除数为0）");
    CHECK(value_of("date(2023, 2, 30)") == "（出错：没有这一天）");
}

TEST_CASE("of several ways to take an expression, the one with the fewest slips is told") {
    const Outcome outcome = run("gouji eval 'not requests.received.total' " + unbalanced);
    CHECK(contains(outcome.errors, "此处是数，应为条件"));
    CHECK_FALSE(contains(outcome.errors, "应为文字"));
}

TEST_CASE("what is said of the report of the year before needs that report") {
    const std::string folder = "tests/golden/carried-over-wrongly/";
    const std::string eval =
        "gouji eval prior.requests.carried_out.natural_person " + folder + "report.txt";
    CHECK(contains(run(eval).output, "（不适用）"));
    const Outcome outcome = run(eval + " --prior " + folder + "prior.txt");
    INFO(outcome.errors);
    CHECK(outcome.output == "2\n");
}
