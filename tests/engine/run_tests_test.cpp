#include "engine/run_tests.h"

#include <catch2/catch.hpp>

#include "engine/compile.h"
#include "engine/draft.h"
#include "engine/evaluate.h"
#include "facts/code.h"
#include "tests/engine/shipped.h"

using namespace gouji;
using engine::Mismatch;
using engine::TestResult;
using rules::Verdict;

namespace {

// The shipped pack with other rules in it.
std::vector<TestResult> run(const std::string& rules_text, Diagnostics& diagnostics) {
    test::Shipped shipped;
    const SourceId pack_id = shipped.sources.add("pack.yaml", "pack: p\nversion: 1\nform: f\n");
    const SourceId rules_id = shipped.sources.add("rules.yaml", rules_text);
    rules::RulePack pack = rules::read_pack(shipped.sources, pack_id, {rules_id}, diagnostics);
    pack.bases = shipped.pack.bases;
    return engine::run_tests(pack, shipped.form, diagnostics);
}

// The mismatches of the one test in a rule about table three's columns.
std::vector<Mismatch> mismatches(const std::string& given, const std::string& expect) {
    Diagnostics diagnostics;
    const auto results =
        run("- id: r\n"
            "  title: 规则\n"
            "  table: requests\n"
            "  check: received == concluded\n"
            "  message: 不符\n"
            "  tests:\n"
            "    - given: " +
                given + "\n      expect: " + expect + "\n",
            diagnostics);
    CHECK(diagnostics.all().empty());
    return results.at(0).mismatches;
}

}  // namespace

TEST_CASE("the tests of every shipped rule hold") {
    test::Shipped shipped;
    Diagnostics diagnostics;
    const auto results = engine::run_tests(shipped.pack, shipped.form, diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(results.size() > 60);
    for (const TestResult& result : results) {
        INFO(shipped.pack.rules[result.rule].id << " test " << result.test + 1);
        for (const Mismatch& mismatch : result.mismatches) {
            UNSCOPED_INFO("at `" << mismatch.place << "` expected " << name_of(mismatch.expected)
                                 << ", found "
                                 << (mismatch.found ? name_of(*mismatch.found) : "nothing"));
        }
        CHECK(result.mismatches.empty());
    }
}

TEST_CASE("the base reports have no defect, and nothing in them is undecided") {
    test::Shipped shipped;
    const engine::Program program =
        engine::compile(shipped.pack, shipped.form, shipped.diagnostics);
    for (const rules::BaseReport& base : shipped.pack.bases) {
        INFO(base.edition);
        const FactBase facts =
            engine::written(engine::legal_draft(shipped.form, shipped.pack, base));
        const engine::Judgement judgement = engine::evaluate(program, Dossier{&facts, nullptr, {}});
        CHECK(judgement.verdicts.pass > 300);
        CHECK(judgement.findings.empty());
        CHECK(judgement.undecided.empty());
        CHECK(judgement.failures.empty());
    }
}

TEST_CASE("a place that the report does not have is skipped, and no part of the rest") {
    Diagnostics diagnostics;
    const auto results =
        run("- id: r\n"
            "  title: 规则\n"
            "  table: requests\n"
            "  check: natural_person == total\n"
            "  message: 不符\n"
            "  tests: [{ expect: pass }, { expect: { skip: other } }]\n"
            "- id: s\n"
            "  title: 规则\n"
            "  check: disclosed.licensing.change == 0\n"
            "  message: 不符\n"
            "  tests: [{ expect: skip }, { edition: 2019, expect: pass }]\n",
            diagnostics);
    REQUIRE(results.size() == 4);
    for (const TestResult& result : results) CHECK(result.mismatches.empty());
}

TEST_CASE("expectations by place and of the rest are met") {
    CHECK(
        mismatches("{ requests.received.total: 1 }", "{ fail: [total], pass: the_rest }").empty());
    CHECK(mismatches("{ requests.received.total: missing }", "{ undecided: [total] }").empty());
    CHECK(mismatches("{}", "pass").empty());
}

TEST_CASE("a verdict that differs is told with its place") {
    CHECK(mismatches("{ requests.received.total: 1 }", "pass") ==
          std::vector<Mismatch>{{"total", Verdict::Pass, Verdict::Fail}});
    CHECK(mismatches("{}", "{ fail: [total], pass: the_rest }") ==
          std::vector<Mismatch>{{"total", Verdict::Fail, Verdict::Pass}});
    CHECK(mismatches("{ requests.received.total: 1 }", "fail") ==
          std::vector<Mismatch>{{"", Verdict::Fail, Verdict::Pass}});
}

TEST_CASE("a rule that judges nothing does not pass") {
    Diagnostics diagnostics;
    const auto results =
        run("- id: r\n"
            "  title: 规则\n"
            "  for_each: l in labels\n"
            "  check: l.text in l.allowed\n"
            "  message: 不符\n"
            "  tests:\n"
            "    - given: { disclosed: missing, requests: missing, disputes: "
            "missing }\n"
            "      expect: pass\n",
            diagnostics);
    CHECK(results.at(0).mismatches == std::vector<Mismatch>{{"", Verdict::Pass, std::nullopt}});
}

TEST_CASE("a rule that is assumed is judged too, and its verdicts are not counted") {
    Diagnostics diagnostics;
    const auto results =
        run("- id: a\n"
            "  title: 前提\n"
            "  check: signed_on is known\n"
            "  message: 无\n"
            "- id: b\n"
            "  title: 后果\n"
            "  assumes: [a]\n"
            "  check: year == 2023\n"
            "  message: 无\n"
            "  tests:\n"
            "    - { given: { signed_on: missing, year: 2022 }, expect: skip }\n"
            "    - { given: { year: 2022 }, expect: fail }\n",
            diagnostics);
    REQUIRE(results.size() == 2);
    CHECK(results[0].mismatches.empty());
    CHECK(results[1].mismatches.empty());
}

TEST_CASE("a test that cannot be made is diagnosed and left out") {
    Diagnostics diagnostics;
    const auto results =
        run("- id: r\n"
            "  title: 规则\n"
            "  check: year == 2023\n"
            "  message: 无\n"
            "  tests:\n"
            "    - { edition: 1999, expect: pass }\n"
            "    - { given: { nothing: 1 }, expect: pass }\n"
            "    - { expect: pass }\n",
            diagnostics);
    CHECK(results.size() == 1);
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].code == Code::NoBaseReport);
    CHECK(diagnostics.all()[1].code == Code::NoSuchFact);
}
