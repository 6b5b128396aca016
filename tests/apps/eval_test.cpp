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
    CHECK(run("gouji eval 'citations' " + unbalanced).exit_code == 2);
    CHECK(run("gouji eval 'year' no-such-file.txt").exit_code == 3);
}
