#include "engine/patch.h"

#include <catch2/catch.hpp>

#include "tests/engine/shipped.h"

using namespace gouji;

namespace {

// The facts of the legal report after the patches of one test.
struct Patched {
    explicit Patched(const std::string& given, int edition = 2021) {
        const SourceId pack_id = shipped.sources.add("pack.yaml", "pack: p\nversion: 1\nform: f\n");
        const SourceId rules_id = shipped.sources.add("rules.yaml",
                                                      "- id: r\n"
                                                      "  title: 规则\n"
                                                      "  check: a == b\n"
                                                      "  message: 不符\n"
                                                      "  tests: [{ given: " +
                                                          given + ", expect: pass }]\n");
        const rules::RulePack pack =
            rules::read_pack(shipped.sources, pack_id, {rules_id}, diagnostics);
        engine::Draft draft =
            engine::legal_draft(shipped.form, shipped.pack, shipped.base(edition));
        for (const rules::Patch& patch : pack.rules.at(0).tests.at(0).given)
            engine::apply(patch, shipped.pack, draft, diagnostics);
        facts = engine::written(draft);
    }

    CellFact at(std::string_view path) const { return facts.cell(shipped.form.find(path).value()); }
    std::string code() const {
        return diagnostics.all().empty() ? "" : std::string(name_of(diagnostics.all()[0].code));
    }

    test::Shipped shipped;
    Diagnostics diagnostics;
    FactBase facts;
};

}  // namespace

TEST_CASE("the reference's examples of what a test may change can be made") {
    const std::string examples[] = {
#define GOUJI_GIVEN(example, zh, en) example,
#include "rules/rule_keys.def"
    };
    for (const std::string& example : examples) {
        INFO(example);
        CHECK(Patched("{ " + example + " }").code().empty());
    }
}

TEST_CASE("a table shows rows that the form does not have") {
    const Patched report("{ extras.requests: [小计, ''] }");
    REQUIRE(report.facts.extras.size() == 2);
    CHECK(report.facts.extras[0].label == "小计");
    CHECK(report.facts.extras[0].table == *report.shipped.form.table_index("requests"));
    CHECK(report.facts.extras[1].label.empty());
    CHECK(Patched("{ extras.nonsense: [小计] }").code() == "no-such-fact");
}

TEST_CASE("a cell is stated at several places") {
    const Patched report("{ requests.received.total: [5, 6, 若干] }");
    CHECK(report.at("requests.received.total").value == Decimal(5));
    REQUIRE(report.facts.conflicts.size() == 2);
    CHECK(report.facts.source->slice(report.facts.conflicts[0].second) == "6");
    CHECK(report.facts.source->slice(report.facts.conflicts[1].second) == "若干");
}

TEST_CASE("a cell is given a number, something that is no number, nothing, or no reading") {
    const Patched report(
        "{ requests.received.total: 12, disclosed.fees.amount: 7730.20, requests.granted.total: "
        "-1, "
        "disputes.review.total: 1.5, requests.carried_in.total: missing, requests.concluded.total: "
        "unread }");
    CHECK(report.code().empty());
    CHECK(report.at("requests.received.total").value == Decimal(12));
    CHECK(to_string(report.at("disclosed.fees.amount").value) == "7730.20");
    CHECK(report.at("requests.granted.total").state == State::Invalid);
    CHECK(report.at("disputes.review.total").state == State::Invalid);
    CHECK(report.facts.source->slice(report.at("disputes.review.total").span) == "1.5");
    CHECK(report.at("requests.carried_in.total").state == State::Missing);
    CHECK(report.at("requests.concluded.total").state == State::Unread);
    CHECK(report.facts.unread.at(0).path == "requests.concluded.total");
}

TEST_CASE("a number below 0 fits a change, where the form asks for one") {
    const Patched report("{ disclosed.licensing.change: -8 }", 2019);
    CHECK(report.at("disclosed.licensing.change").state == State::Known);
}

TEST_CASE("a table that is missing takes its cells and labels along") {
    const Patched report("{ disputes: missing, disclosed: unread }");
    const std::size_t disputes = report.shipped.form.table_index("disputes").value();
    CHECK(report.facts.tables.at(disputes).state == State::Missing);
    CHECK(report.at("disputes.review.total").state == State::NotApplicable);
    CHECK(report.at("disclosed.fees.amount").state == State::Unread);
    for (const LabelFact& label : report.facts.labels) CHECK(label.table != disputes);
}

TEST_CASE("a section is taken away, emptied, moved or left unread") {
    const Patched report(
        "{ section(2): missing, section(3): unread, section(5).text: \"\", "
        "section(5).position: 6, section(6).position: 5, section(4).title: 四 }");
    CHECK(report.code().empty());
    CHECK(report.facts.section(2) == nullptr);
    CHECK(report.facts.section(3) == nullptr);
    CHECK(report.facts.unread.at(0).path == "section(3)");
    CHECK(report.facts.section(5)->body.empty());
    CHECK(report.facts.sections.back().number == 5);
    CHECK(report.facts.section(4)->title == "四");
}

TEST_CASE("labels, dates, mentions and citations are replaced") {
    const Patched report(
        "{ label(requests.denied): 不公开, signed_on: 2024-02-02, period: "
        "[2023-01-01, 2023-11-30], title.year: 2022, agency.kind: government, "
        "mentions.report_year: [2022, 2023], citations: 《甲》（一号） }");
    CHECK(report.code().empty());
    CHECK(report.facts.signed_on.value == Date::from(2024, 2, 2));
    CHECK(report.facts.period.value->end == Date::from(2023, 11, 30));
    CHECK(report.facts.title_year.value == Year::from(2022));
    CHECK(report.facts.agency_kind == "government");
    CHECK(report.facts.mentions.size() == 2);
    CHECK(report.facts.citations.at(0).number == "一号");
    bool is_altered = false;
    for (const LabelFact& label : report.facts.labels) is_altered |= label.text == "不公开";
    CHECK(is_altered);
}

TEST_CASE("what the base report has not, or cannot have, is diagnosed") {
    for (const char* given :
         {"{ requests.nothing.total: 1 }", "{ section(9): missing }", "{ label(requests.x): y }",
          "{ mentions.nothing: 1 }", "{ section(1).colour: red }", "{ weather: fine }",
          "{ disclosed.licensing.change: 1 }", "{ requests.other.total: 1 }"}) {
        INFO(given);
        CHECK(Patched(given).code() == "no-such-fact");
    }
    for (const char* given : {"{ signed_on: soon }", "{ period: [2023-01-01] }", "{ requests: 3 }",
                              "{ section(1): text }", "{ title.year: 99999 }",
                              "{ mentions.report_year: many }", "{ section(1).text: missing }"}) {
        INFO(given);
        CHECK(Patched(given).code() == "no-such-value");
    }
}
