// `gouji pack` and `gouji explain RULE` as a shell sees them.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"

using namespace gouji::test;
using Json = nlohmann::json;

TEST_CASE("pack lists what a rule may use, in both languages") {
    const Outcome chinese = run("gouji pack");
    CHECK(chinese.exit_code == 0);
    for (const char* word :
         {"natural_person", "自然人", "requests.denied.total", "sum(a..b)", "requests.balance",
          "params", "deadline", "落款日期", "in_force、superseded、repealed、unknown"})
        CHECK(contains(chinese.output, word));
    const Outcome english = run("gouji pack --only functions --lang en");
    CHECK(contains(english.output, "the members of a set together"));
    CHECK_FALSE(contains(english.output, "requests.balance"));
}

TEST_CASE("pack as JSON has a list for each part, its rows by the columns' keys") {
    const Json pack = Json::parse(run("gouji pack --format json").output);
    CHECK(pack["pack"].get<std::string>().starts_with("cn-disclosure-annual@"));
    for (const char* part : {"facts", "labels", "functions", "rules", "mentions", "params"}) {
        INFO(part);
        CHECK_FALSE(pack[part].empty());
    }
    CHECK(pack["functions"][0]["rows"][0]["name"] == "sum");
    CHECK(pack["facts"][0]["rows"][0].contains("label"));
}

TEST_CASE("pack as Markdown is a table for each list") {
    const Outcome outcome = run("gouji pack --only language --format md");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.starts_with("# "));
    CHECK(contains(outcome.output, "| `implies` | `则须` |"));
}

TEST_CASE("explain puts a rule into words with the form's labels, its law and its remedy") {
    const Outcome chinese = run("gouji explain requests.balance");
    CHECK(chinese.exit_code == 0);
    CHECK(contains(
        chinese.output,
        "应当：“一、本年新收政府信息公开申请数量”＋“二、上年结转政府信息公开申请数量”等于"));
    CHECK(contains(chinese.output, "分别检查 7 处：自然人、商业企业"));
    CHECK(contains(chinese.output, "第一项加第二项之和"));
    CHECK(contains(chinese.output, "对照申请台账核对该列"));
    const Outcome english = run("gouji explain requests.balance --lang en");
    CHECK(contains(english.output, "it should hold that"));
    CHECK(contains(english.output, " equals "));
}

TEST_CASE("explain says for whom and when a rule is, and what is yet to be looked up") {
    const Outcome late = run("gouji explain date.late");
    CHECK(contains(late.output, "只在落款日期已写明时。"));
    CHECK(contains(late.output, "government、department"));
    CHECK(contains(late.output, "自2019-05-15起"));
    CHECK(contains(run("gouji explain date.late_township").output, "引用前请核对原文"));
}

TEST_CASE("what is asked of a thing is said of it as a sentence") {
    CHECK(contains(run("gouji explain narrative.sum").output, "只在w的分项列全，并且"));
    CHECK(contains(run("gouji explain section.order").output, "第n部分在文中的次序大于"));
    CHECK(contains(run("gouji explain narrative.sum --lang en").output,
                   "only where w is closed, and "));
}

TEST_CASE("every shipped rule can be put into words in both languages") {
    const Json pack = Json::parse(run("gouji pack --only rules --format json").output);
    for (const Json& rule : pack["rules"][0]["rows"]) {
        const std::string id = rule["id"];
        INFO(id);
        for (const char* language : {"zh", "en"}) {
            const Outcome outcome = run("gouji explain " + id + " --lang " + language);
            CHECK(outcome.exit_code == 0);
            CHECK(outcome.errors.empty());
            CHECK(contains(outcome.output, rule["title"].get<std::string>()));
        }
    }
}

TEST_CASE("explain shows a diagnostic's page with a wrong example and the right one") {
    const Outcome page = run("gouji explain date-subtraction");
    CHECK(contains(page.output, "check: signed_on <= 2024-1-31"));
    CHECK(contains(page.output, "check: signed_on <= 2024-01-31"));
    CHECK(contains(run("gouji explain date-subtraction --lang en").output, "subtraction"));
}
