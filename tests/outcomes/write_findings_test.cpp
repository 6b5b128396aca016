#include "outcomes/write_findings.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "outcomes/findings_document.h"
#include "tests/outcomes/small_form.h"

using namespace gouji;
using namespace gouji::outcomes;
using namespace gouji::test;

namespace {

// One finding about 件数, one place that a blank 金额 blocks.
struct Example {
    Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\n");
    rules::RulePack pack;
    engine::Judgement judgement;
    Dossier dossier;

    Example() {
        pack.name = "letters";
        pack.version = "1.0.0";
        pack.title = "来信规则";
        dossier.report = &facts;
        engine::Finding finding;
        finding.id = "a1b2c3";
        finding.rule = finding.defect = "letters.many";
        finding.title = "来信过多";
        finding.place = "count";
        finding.message = "“件数”为12，多于10。";
        finding.basis = {{"某办法", "第三条", "", "", true}};
        finding.evidence = {{"letters.received.count",
                             "收到",
                             State::Known,
                             "12",
                             "12",
                             {7, 9},
                             engine::Role::This}};
        finding.proof = {
            "<=",
            "false",
            "",
            {},
            {{"cell", "12", "letters.received.count", {7, 9}, {}}, {"constant", "10", "", {}, {}}}};
        finding.remedy = "核对。";
        judgement.findings = {finding};
        judgement.undecided = {
            {"letters.paid", "amount", {{"letters.received.amount", State::Missing, {}}}, true}};
        judgement.skipped = {{"letters.carry", "", engine::SkipReason::NoPrior, ""}};
        judgement.verdicts = {3, 1, 1, 1, 0};
    }

    Judged judged() const { return {dossier, pack, judgement}; }
};

}  // namespace

TEST_CASE("the text begins with the conclusion and its counts, then proves each finding") {
    const Example example;
    CHECK(findings_text(example.judged(), Language::Chinese, {}) ==
          "来信.txt\n"
          "  （未读出机关名称）  （未读出年度）  来信规则 1.0.0\n"
          "  结论：错误 1；另有 1 处无法判断\n"
          "  核对 4 处：合格 3，不合格 1。未核对：无法判断 1，不适用 1，出错 0。\n"
          "\n"
          " 1. 错误  来信过多  件数  a1b2c3\n"
          "    “件数”为12，多于10。\n"
          "    12 > 10\n"
          "    来信.txt:1:4\n"
          "      1 | 收到  12\n"
          "        |       ^^\n"
          "    依据：某办法第三条\n"
          "    处理：核对。\n"
          "\n"
          "  无法判断\n"
          "    收到 · 金额 空白，涉及：letters.paid[金额]\n"
          "\n"
          "  不适用：没有上年报告 1\n");
}

TEST_CASE("the JSON has the fields that other programs rely on") {
    const Example example;
    CHECK(
        findings_json(example.judged(), Layout::OneLine) ==
        R"({"document":"来信.txt","agency":null,"year":null,"pack":"letters@1.0.0",)"
        R"("verdicts":{"pass":3,"fail":1,"undecided":1,"skip":1,"error":0},)"
        R"("findings":[{"id":"a1b2c3","rule":"letters.many","defect":"letters.many","title":"来信过多",)"
        R"("place":"count","severity":"error","message":"“件数”为12，多于10。",)"
        R"("basis":[{"doc":"某办法","clause":"第三条"}],)"
        R"("evidence":[{"path":"letters.received.count","label":"收到","state":"known","value":12,"raw":"12","line":1,"column":4,"page":null}],)"
        R"("proof":{"op":"<=","value":"false","args":[{"op":"cell","path":"letters.received.count","value":"12","line":1,"column":4},{"op":"constant","value":"10"}]},)"
        R"("suggest":[],"same_cause":[],"remedy":"核对。","waived":null}],)"
        R"("undecided":[{"rule":"letters.paid","place":"amount","blocked_by":["letters.received.amount"]}],"errors":[]})");
}

TEST_CASE("the CSV has a row for each finding and each undecided place") {
    const Example example;
    CHECK(findings_csv(example.judged()) ==
          "来信.txt,,,fail,letters.many,count,letters.many,error,a1b2c3,“件数”为12，多于10。,1,4,"
          "某办法第三条,核对。,\n"
          "来信.txt,,,undecided,letters.paid,amount,,,,letters.received.amount,,,,,\n");
}

TEST_CASE("the CSV's line and column are of the document that its row names") {
    Example example;
    const FactBase prior = facts_of(example.form, "上年\n收到\t9\n");
    example.dossier.prior = &prior;
    auto& evidence = example.judgement.findings[0].evidence;
    evidence.insert(evidence.begin(), evidence[0]);
    evidence[0].role = engine::Role::Prior;
    evidence[0].span = {14, 15};
    CHECK(contains(findings_csv(example.judged()), "多于10。,1,4,某办法"));
    evidence.pop_back();
    CHECK(contains(findings_csv(example.judged()), "多于10。,,,某办法"));
}

TEST_CASE("every row of the CSV has as many fields as the header") {
    const Example example;
    const auto commas = [](std::string_view row) {
        return std::count(row.begin(), row.end(), ',');
    };
    const std::string rows = findings_csv(example.judged());
    const std::size_t first_end = rows.find('\n');
    CHECK(commas(std::string_view(rows).substr(0, first_end)) == commas(findings_csv_header()));
    CHECK(commas(std::string_view(rows).substr(first_end)) == commas(findings_csv_header()));
}

TEST_CASE("what a person has set aside is shown with the decision and is no conclusion") {
    Example example;
    rules::Decision& decision = example.judgement.findings[0].decision.emplace();
    decision.ruling = rules::Ruling::Dismissed;
    decision.reason = "台账无误";
    decision.by = "张三";
    const Judged judged = example.judged();
    const std::string text = findings_text(judged, Language::Chinese, {});
    CHECK(contains(text, "结论：没有发现问题；复核排除或豁免 1；另有 1 处无法判断\n"));
    CHECK(contains(text, "    复核：排除，台账无误（张三）\n"));
    const std::string page = document_piece(DocumentFormat::Html, judged, Language::Chinese);
    CHECK(contains(page, "class=\"result warning\">结论：没有发现问题；复核排除或豁免 1"));
    CHECK(contains(document_piece(DocumentFormat::Markdown, judged, Language::Chinese),
                   "**结论：没有发现问题；复核排除或豁免 1"));
    CHECK(contains(findings_csv(judged), "核对。,dismissed\n"));
    decision.ruling = rules::Ruling::Confirmed;
    CHECK(contains(findings_text(judged, Language::Chinese, {}), "结论：错误 1；另有"));
}

TEST_CASE("what a rule on trial finds is shown as such and is no error of the report") {
    Example example;
    example.pack.rules.resize(1);
    example.pack.rules[0].id = "letters.many";
    example.pack.rules[0].status = rules::Status::Test;
    const Judged judged = example.judged();
    const std::string text = findings_text(judged, Language::Chinese, {});
    CHECK(contains(text, "结论：没有发现问题；试行规则发现 1；另有 1 处无法判断\n"));
    CHECK(contains(text, " 1. 错误（试行）  来信过多"));
    const std::string page = document_piece(DocumentFormat::Html, judged, Language::Chinese);
    CHECK(contains(page, "class=\"result warning\">结论：没有发现问题；试行规则发现 1"));
    CHECK(contains(page, "<span class=\"chip error\">错误（试行）</span>"));
    CHECK(contains(document_piece(DocumentFormat::Markdown, judged, Language::English),
                   "1. **error (on trial)　来信过多**"));
    const std::string sarif = document_piece(DocumentFormat::Sarif, judged, Language::English);
    CHECK(contains(sarif, R"("kind": "review")"));
    CHECK_FALSE(contains(sarif, R"("kind": "fail")"));
    const std::string junit = document_piece(DocumentFormat::Junit, judged, Language::English);
    CHECK(contains(junit, "<skipped message=\"a rule on trial\"/>"));
    CHECK(contains(junit, "failures=\"0\""));
    CHECK(
        contains(findings_json(judged, Layout::OneLine), R"("severity":"error","status":"test",)"));
}

TEST_CASE("what would do, and what keeps from judging, is told in the form's labels") {
    Example example;
    example.judgement.findings[0].suggest = {{"letters.received.count", "10", {"letters.many"}}};
    example.judgement.undecided[0].blocked_by = {
        {"prior.letters.received.count", State::Missing, {}, engine::Role::Prior}};
    const std::string text = findings_text(example.judged(), Language::Chinese, {});
    CHECK(contains(text, "只改一处即可平衡，收到 · 件数 改为 10\n"));
    CHECK(contains(text, "上年报告 收到 · 件数 空白，涉及：letters.paid[金额]\n"));
    const std::string page =
        document_piece(DocumentFormat::Html, example.judged(), Language::Chinese);
    CHECK(contains(page, "上年报告 收到 · 件数 空白，涉及"));
}

TEST_CASE("a count of another report is a number, and what it lacks is told with its label") {
    Example example;
    example.dossier.parent = &example.facts;
    example.dossier.children = {&example.facts};
    const engine::Evidence own = example.judgement.findings[0].evidence[0];
    for (const auto& [path, role] :
         {std::pair("parent.letters.received.count", engine::Role::Parent),
          std::pair("children[某所].letters.received.count", engine::Role::Other)}) {
        example.judgement.findings[0].evidence = {own};
        example.judgement.findings[0].evidence[0].path = path;
        example.judgement.findings[0].evidence[0].role = role;
        CHECK(contains(findings_json(example.judged(), Layout::OneLine), R"("value":12,)"));
    }
    example.judgement.undecided[0].blocked_by = {
        {"parent.letters.received.count", State::Missing, {}, engine::Role::Parent},
        {"children[某所].letters.received.count", State::Missing, {}, engine::Role::Other}};
    CHECK(contains(findings_text(example.judged(), Language::Chinese, {}),
                   "上级机关报告 收到 · 件数 空白、某所的报告 收到 · 件数 空白，涉及"));
}

TEST_CASE("a page says how many lines it does not quote") {
    Example example;
    std::string text;
    auto& evidence = example.judgement.findings[0].evidence;
    const engine::Evidence first = evidence[0];
    evidence.clear();
    for (std::uint32_t line = 0; line < 15; ++line) {
        text += "收到\t12\n";
        evidence.push_back(first);
        evidence.back().span = {line * 10 + 7, line * 10 + 9};
    }
    example.facts = facts_of(example.form, text);
    const std::string page =
        document_piece(DocumentFormat::Html, example.judged(), Language::Chinese);
    CHECK(contains(page, "第12行"));
    CHECK_FALSE(contains(page, "第13行"));
    CHECK(contains(page, "另有 3 行：gouji explain a1b2c3"));
}

TEST_CASE("what could not be judged stands beside what was found, in programs' formats too") {
    Example example;
    example.pack.rules.resize(2);
    example.pack.rules[0].id = "letters.many";
    example.pack.rules[1].id = "letters.paid";
    example.judgement.undecided.push_back(example.judgement.undecided[0]);
    example.judgement.undecided[1].rule = "letters.many";
    example.judgement.failures = {{"letters.paid", "", engine::FailureReason::Overflow}};
    const std::string junit =
        document_piece(DocumentFormat::Junit, example.judged(), Language::Chinese);
    CHECK(contains(junit, "<failure message=\"“件数”为12，多于10。\""));
    CHECK(contains(junit, "<system-out>无法判断：[amount] 收到 · 金额 空白"));
    CHECK(contains(junit, "<error message=\"overflow\">计算出错：数过大"));
    const std::string sarif =
        document_piece(DocumentFormat::Sarif, example.judged(), Language::Chinese);
    CHECK(contains(sarif, "\"kind\": \"open\""));
    CHECK(contains(sarif, "计算出错：数过大"));
    CHECK(contains(sarif, "无法判断：收到 · 金额 空白"));
}

TEST_CASE("SARIF names the pack with the profile that was applied") {
    Example example;
    rules::Profile strict;
    strict.name.text = "strict";
    strict.title = "从严";
    example.pack.profiles = {strict};
    example.pack.profile = "strict";
    const DocumentFrame frame =
        document_frame(DocumentFormat::Sarif, example.pack, Language::Chinese);
    CHECK(contains(frame.begin, "gouji 来信规则 1.0.0（从严）"));
}

TEST_CASE("a law that nobody has looked up is marked as such") {
    Example example;
    example.judgement.findings[0].basis[0].is_confirmed = false;
    CHECK(contains(findings_text(example.judged(), Language::Chinese, {}),
                   "依据：某办法第三条（引用前请核对原文）"));
    CHECK(contains(findings_json(example.judged(), Layout::OneLine), R"("confirmed":false)"));
}

TEST_CASE("evidence of a report on paper names its page") {
    Example example;
    example.facts.origins = {{0, 1, {}}, {7, 4, {}}};
    const std::string json = findings_json(example.judged(), Layout::OneLine);
    CHECK(json.find(R"("line":1,"column":4,"page":4)") != std::string::npos);
}

TEST_CASE("each agency's figures are quoted from its own report, under its name") {
    Example example;
    const FactBase short_one = facts_of(example.form, "1\n");
    FactBase child = facts_of(example.form, "所辖单位\n收到\t34\n");
    child.agency = {State::Known, "某所", {}};
    FactBase parent = facts_of(example.form, "收到\t46\n");
    example.dossier.parent = &parent;
    example.dossier.children = {&short_one, &child};
    auto& evidence = example.judgement.findings[0].evidence;
    evidence.push_back({"children[某所].letters.received.count",
                        "收到",
                        State::Known,
                        "34",
                        "34",
                        {20, 22},
                        engine::Role::Other,
                        1});
    evidence.push_back({"parent.letters.received.count",
                        "收到",
                        State::Known,
                        "46",
                        "46",
                        {7, 9},
                        engine::Role::Parent});
    const std::string page =
        document_piece(DocumentFormat::Html, example.judged(), Language::Chinese);
    CHECK(contains(page, "<td>第1行</td><td>收到 <mark>12</mark>"));
    CHECK(contains(page, "<td>某所 第2行</td><td>收到 <mark>34</mark>"));
    CHECK(contains(page, "<td>来信.txt 第1行</td><td>收到 <mark>46</mark>"));
    const std::string sarif =
        document_piece(DocumentFormat::Sarif, example.judged(), Language::Chinese);
    CHECK(contains(sarif, "\"text\": \"34\""));
    CHECK(contains(sarif, "\"text\": \"46\""));
}

TEST_CASE("a report without findings says so in green") {
    Example example;
    example.judgement = {};
    CHECK(contains(findings_text(example.judged(), Language::English, {Colors::On, {}}),
                   "\x1b[1;32mno findings\x1b[0m"));
}

TEST_CASE("few cells that keep from judging are named each, many of a table are counted") {
    Example one;
    const auto blocked_by = [](std::size_t cells) {
        std::vector<engine::Blocker> blockers;
        for (std::size_t i = 0; i < cells; ++i)
            blockers.push_back({"letters.r" + std::to_string(i) + ".count",
                                State::Unread,
                                {},
                                engine::Role::This});
        return blockers;
    };
    one.judgement.undecided = {{"letters.many", "count", blocked_by(8), true},
                               {"letters.paid", "amount", blocked_by(8), true}};
    const std::string few = findings_text(one.judged(), Language::Chinese, {});
    CHECK(contains(few, "letters.r0.count 未能读出、letters.r1.count 未能读出、"));
    one.judgement.undecided.push_back({"letters.many", "amount", blocked_by(9), true});
    const std::string many = findings_text(one.judged(), Language::Chinese, {});
    CHECK_FALSE(contains(many, "letters.r0.count"));
    CHECK(contains(many, "9 格未能读出，涉及：letters.many["));
    CHECK(contains(many, "、letters.paid["));
    CHECK(contains(findings_text(one.judged(), Language::English, {}), ": 9 cells not read"));
}

TEST_CASE("a rule that cannot judge many places says how many") {
    Example one;
    one.judgement.undecided.clear();
    for (std::size_t i = 0; i < 9; ++i)
        one.judgement.undecided.push_back({"letters.many",
                                           std::to_string(i),
                                           {{"letters.received.amount", State::Missing, {}}},
                                           true});
    CHECK(contains(findings_text(one.judged(), Language::Chinese, {}), "letters.many 9 处\n"));
}
