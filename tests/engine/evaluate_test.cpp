#include "engine/evaluate.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/engine/library_report.h"

using namespace gouji;
using namespace gouji::engine;
using namespace gouji::test;

namespace {

using Places = std::vector<std::string>;

const std::string loans = "  table: loans\n";

}  // namespace

TEST_CASE("a check without a column is judged for every column") {
    const LibraryPack pack(rule_of("lent == summed + open", loans));
    FactBase facts = library_facts();
    put(facts, "loans.lent.pupil", 3);
    put(facts, "loans.lent.total", 3);
    put(facts, "loans.open.total", 3);
    const Judgement judgement = judge(pack, facts);
    CHECK(failing_places(judgement) == Places{"pupil"});
    CHECK(judgement.verdicts == VerdictCounts{4, 1, 0, 0, 0});
}

TEST_CASE("a deprecated rule judges nothing, one on trial does") {
    const auto verdicts_of = [](const std::string& status) {
        const LibraryPack pack(
            rule_of("lent == summed + open", loans + "  status: " + status + "\n"));
        return judge(pack, library_facts()).verdicts;
    };
    CHECK(verdicts_of("test").pass == 5);
    CHECK(verdicts_of("deprecated") == VerdictCounts{});
}

TEST_CASE("a sum over columns is judged for every row, the row that stands for three left out") {
    const LibraryPack pack(rule_of("sum(adult..other_minor) == total", loans));
    FactBase facts = library_facts();
    put(facts, "loans.damaged.paid.adult", 2);
    const Judgement judgement = judge(pack, facts);
    CHECK(failing_places(judgement) == Places{"damaged.paid"});
    CHECK(judgement.verdicts == VerdictCounts{7, 1, 0, 1, 0});
}

TEST_CASE("a range reads the rows that this report prints") {
    const LibraryPack pack(rule_of("sum(returned..other) == summed", loans));
    FactBase facts = library_facts();
    put(facts, "loans.other.lost.adult", 2);
    put(facts, "loans.other.other.adult", 1);
    put(facts, "loans.summed.adult", 3);
    CHECK(judge(pack, facts).verdicts == VerdictCounts{5, 0, 0, 0, 0});

    for (const char* column : {"adult", "pupil", "student", "other_minor", "total"}) {
        put(facts, std::string("loans.other.lost.") + column, State::NotApplicable);
        put(facts, std::string("loans.other.other.") + column, State::NotApplicable);
        put(facts, std::string("loans.other.") + column, 0);
    }
    CHECK(failing_places(judge(pack, facts)) == Places{"adult"});
    put(facts, "loans.other.adult", 3);
    CHECK(judge(pack, facts).verdicts == VerdictCounts{5, 0, 0, 0, 0});
}

TEST_CASE("a blank leaves the columns that need it undecided and names itself") {
    const LibraryPack pack(rule_of("lent == summed + open", loans));
    FactBase facts = library_facts();
    put(facts, "loans.open.student", State::Missing);
    const Judgement judgement = judge(pack, facts);
    CHECK(judgement.verdicts == VerdictCounts{4, 0, 1, 0, 0});
    REQUIRE(judgement.undecided.size() == 1);
    CHECK(judgement.undecided[0].place == "student");
    CHECK(judgement.undecided[0].blocked_by ==
          std::vector<Blocker>{{"loans.open.student", State::Missing, {}}});
    CHECK_FALSE(judgement.is_covered());
}

TEST_CASE("a finding for the blank cell covers what it leaves undecided") {
    const LibraryPack pack(rule_of("lent == summed + open", loans) +
                           "- id: blank\n  title: t\n  for_each: c in form.cells\n"
                           "  check: c is not missing\n  message: “{c.label}”没有填写\n");
    FactBase facts = library_facts();
    put(facts, "loans.open.student", State::Missing);
    const Judgement judgement = judge(pack, facts);
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].place == "loans.open.student");
    CHECK(judgement.findings[0].message == "“三、年末尚未归还册数·中学学生”没有填写");
    CHECK(judgement.is_covered());
}

TEST_CASE("what was not read covers itself and accuses nobody") {
    const LibraryPack pack(rule_of("loans.lent.total is not missing"));
    FactBase facts = library_facts();
    put(facts, "loans.lent.total", State::Unread);
    const Judgement judgement = judge(pack, facts);
    CHECK(judgement.verdicts.undecided == 1);
    CHECK(judgement.is_covered());
}

TEST_CASE("a finding carries its sum, its cells and a name that stays") {
    const LibraryPack pack(
        "- id: sum\n  title: t\n  defect: d\n  table: loans\n  check: lent == summed + open\n"
        "  message: “{column.label}”借出{lent}册，合计{summed + open}册\n  remedy: 核对\n");
    FactBase facts = library_facts();
    put(facts, "loans.lent.adult", 2);
    const Judgement judgement = judge(pack, facts);
    REQUIRE(judgement.findings.size() == 1);
    const Finding& finding = judgement.findings[0];
    CHECK(finding.message == "“成年读者”借出2册，合计0册");
    CHECK(finding.defect == "d");
    CHECK(finding.proof.op == "==");
    CHECK(finding.proof.value == "false");
    REQUIRE(finding.proof.arguments.size() == 2);
    CHECK(finding.proof.arguments[0].path == "loans.lent.adult");
    CHECK(finding.proof.arguments[1].op == "+");
    REQUIRE(finding.evidence.size() == 3);
    CHECK(finding.evidence[0].value == "2");
    CHECK(finding.id.size() == 32);

    put(facts, "loans.lent.adult", 9);
    CHECK(judge(pack, facts).findings[0].id == finding.id);
}

TEST_CASE("a finding cites what held for the year of its report") {
    const LibraryPack pack(
        "- id: sum\n  title: t\n  defect: d\n  table: loans\n  check: lent == summed + open\n"
        "  message: m\n"
        "  basis: [{ doc: 试行, to_year: 2020 }, { doc: 现行, from_year: 2021 }, 条例]\n");
    FactBase facts = library_facts();
    put(facts, "loans.lent.adult", 2);
    const auto cited = [&](std::optional<Year> year) {
        facts.year = {year ? State::Known : State::Missing, year, {}};
        std::string documents;
        const Judgement judgement = judge(pack, facts);
        for (const rules::Basis& basis : judgement.findings.at(0).basis)
            documents += basis.document;
        return documents;
    };
    CHECK(cited(Year::from(2020)) == "试行条例");
    CHECK(cited(Year::from(2021)) == "现行条例");
    CHECK(cited(std::nullopt) == "现行条例");
}

TEST_CASE("an overflow is an error, also under not") {
    const LibraryPack pack(rule_of("not (loans.lent.adult * loans.lent.total == 1)"));
    FactBase facts = library_facts();
    put(facts, "loans.lent.adult", 9'000'000'000'000'000'000);
    put(facts, "loans.lent.total", 9'000'000'000'000'000'000);
    CHECK(judge(pack, facts).verdicts == VerdictCounts{0, 0, 0, 0, 1});
}

TEST_CASE("when: false skips, undecided does not") {
    const LibraryPack pack(rule_of("loans.open.total == 0", "  when: loans.lent.total > 0\n"));
    FactBase facts = library_facts();
    CHECK(judge(pack, facts).verdicts == VerdictCounts{0, 0, 0, 1, 0});
    put(facts, "loans.lent.total", State::Invalid);
    CHECK(judge(pack, facts).verdicts == VerdictCounts{0, 0, 1, 0, 0});
    put(facts, "loans.lent.total", 1);
    CHECK(judge(pack, facts).verdicts == VerdictCounts{1, 0, 0, 0, 0});
}

TEST_CASE("an assumption turns a consequence into a skip, a cell lying in its table") {
    const LibraryPack pack(
        "- id: absent\n  title: t\n  for_each: t in form.tables\n  check: t is not missing\n"
        "  message: 缺少“{t.label}”\n" +
        rule_of("lent == summed + open", loans + "  assumes: [absent]\n"));
    FactBase facts = library_facts();
    const std::size_t table = tests::library_form().table_index("loans").value();
    facts.tables[table].state = State::Missing;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (tests::library_form().cells[i].table == "loans") facts.states[i] = State::NotApplicable;
    }
    const Judgement judgement = judge(pack, facts);
    CHECK(failing_places(judgement) == Places{"loans"});
    CHECK(judgement.verdicts.skip == 5);
    REQUIRE_FALSE(judgement.skipped.empty());
    CHECK(judgement.skipped[0].reason == SkipReason::Assumption);
    CHECK(judgement.skipped[0].because == "absent");
}

TEST_CASE("what follows from a consequence is a consequence") {
    const auto rule = [](const std::string& id, const std::string& assumed) {
        return "- id: " + id + "\n  title: t\n  check: year == 1\n  message: m\n" +
               (assumed.empty() ? "" : "  assumes: [" + assumed + "]\n");
    };
    const LibraryPack pack(rule("a", "b") + rule("b", "c") + rule("c", ""));
    const Judgement judgement = judge(pack, library_facts());
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].rule == "c");
    CHECK(judgement.verdicts.skip == 2);
}

TEST_CASE("what a loop leaves out is neither evidence nor part of the sum") {
    const LibraryPack pack(rule_of("sum(s.n for s in sections where s.n > 1) == 7"));
    FactBase facts = library_facts();
    facts.sections.resize(3);
    for (int i = 0; i < 3; ++i) facts.sections[static_cast<std::size_t>(i)].number = i + 1;
    const Judgement judgement = judge(pack, facts);
    REQUIRE(judgement.findings.size() == 1);
    const Finding& finding = judgement.findings[0];
    REQUIRE_FALSE(finding.proof.arguments.empty());
    const Proof& sum = finding.proof.arguments[0];
    CHECK(sum.value == "5");
    CHECK(sum.arguments.size() == 2);
    CHECK(std::none_of(finding.evidence.begin(), finding.evidence.end(),
                       [](const Evidence& one) { return one.value == "1"; }));
}

TEST_CASE("cells of an absent table are gaps, not something that no edition asks for") {
    const LibraryPack pack(rule_of("loans.lent.total == 0"));
    FactBase facts = library_facts();
    facts.tables[tests::library_form().table_index("loans").value()].state = State::Missing;
    put(facts, "loans.lent.total", State::NotApplicable);
    CHECK(judge(pack, facts).verdicts == VerdictCounts{0, 0, 1, 0, 0});
}

TEST_CASE("the same computation in two rules is one instruction") {
    LibraryPack pack(rule_of("lent == summed + open", loans));
    Diagnostics none;
    const Program one = compile(pack.pack, tests::library_form(), none);
    pack.pack.rules.push_back(pack.pack.rules.front());
    const Program two = compile(pack.pack, tests::library_form(), none);
    CHECK(one.instructions.size() == two.instructions.size());
    CHECK(two.rules.size() == 2);
}

TEST_CASE("the one cell that makes two identities fail is suggested with its value") {
    const LibraryPack pack(
        "- id: rows\n  title: t\n  table: loans\n  check: sum(adult..other_minor) == total\n"
        "  message: m\n"
        "- id: columns\n  title: t\n  table: loans\n  check: lent == summed + open\n"
        "  message: m\n");
    FactBase facts = library_facts();
    put(facts, "loans.lent.adult", 12);
    put(facts, "loans.lent.total", 11);
    put(facts, "loans.open.adult", 11);
    put(facts, "loans.open.total", 11);
    const Judgement judgement = judge(pack, facts);
    REQUIRE(judgement.findings.size() == 2);
    for (const Finding& finding : judgement.findings) {
        REQUIRE(finding.suggest.size() == 1);
        CHECK(finding.suggest[0].path == "loans.lent.adult");
        CHECK(finding.suggest[0].value == "11");
        CHECK(finding.suggest[0].satisfies == std::vector<std::string>{"rows", "columns"});
    }
    CHECK(judgement.findings[0].same_cause == std::vector<std::string>{judgement.findings[1].id});
    CHECK(judgement.findings[1].same_cause == std::vector<std::string>{judgement.findings[0].id});
}

TEST_CASE("where two cells could be the wrong one, none is suggested") {
    const LibraryPack pack(rule_of("lent == summed + open", "  table: loans\n"));
    FactBase facts = library_facts();
    put(facts, "loans.lent.adult", 12);
    const Judgement judgement = judge(pack, facts);
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].suggest.empty());
}

TEST_CASE("a correction that the form would not take is none") {
    // It would have to be below 0.
    const LibraryPack bare(rule_of("loans.summed.adult + 5 == 2"));
    FactBase facts = library_facts();
    const Judgement judgement = judge(bare, facts);
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].suggest.empty());
    put(facts, "loans.summed.adult", 9);
    const LibraryPack whole(rule_of("loans.summed.adult + 5 == 12"));
    const Judgement other = judge(whole, facts);
    REQUIRE(other.findings.size() == 1);
    REQUIRE(other.findings[0].suggest.size() == 1);
    CHECK(other.findings[0].suggest[0].value == "7");
}

TEST_CASE("of a cell that has to have a value it is not suggested that it had it") {
    FactBase facts = library_facts();
    put(facts, "loans.summed.adult", 9);
    const LibraryPack nothing(rule_of("loans.summed.adult == 0"));
    const Judgement judgement = judge(nothing, facts);
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].suggest.empty());
}

TEST_CASE("an id survives edits of the rule's text and does not survive another place") {
    FactBase facts = library_facts();
    put(facts, "loans.lent.adult", 1);
    put(facts, "loans.lent.pupil", 1);
    const LibraryPack before(rule_of("lent == summed + open", "  table: loans\n"));
    const LibraryPack after(rule_of("summed + open - lent = 0", "  table: loans\n"));
    const Judgement first = judge(before, facts), second = judge(after, facts);
    REQUIRE(first.findings.size() == 2);
    REQUIRE(second.findings.size() == 2);
    CHECK(first.findings[0].id == second.findings[0].id);
    CHECK(first.findings[0].id != first.findings[1].id);
}

TEST_CASE("a finding shows what besides only a rule computes that reads other reports") {
    const LibraryPack pack(
        "- id: a\n  title: t\n  check: abs(loans.lent.pupil - loans.open.pupil) <= "
        "prior.loans.lent.pupil\n  message: m\n"
        "- id: b\n  title: t\n  check: loans.lent.pupil == 0\n"
        "  message: \"{abs(loans.lent.pupil - loans.open.pupil)}\"\n");
    FactBase facts = library_facts();
    put(facts, "loans.lent.pupil", 3);
    put(facts, "loans.open.pupil", 5);
    const Judgement judgement = judge(pack, facts);
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings.front().message == "2");
    CHECK(judgement.skipped.size() == 1);
}

TEST_CASE("a cell that where leaves out of every report is no place of the rule") {
    const LibraryPack pack(
        "- id: r\n  title: t\n  for_each: cell in form.cells where cell.column.id == \"pupil\"\n"
        "  check: cell == 0\n  message: m\n");
    Diagnostics diagnostics = pack.diagnostics;
    const Program program = compile(pack.pack, tests::library_form(), diagnostics);
    const auto is_of_pupils = [](const CompiledPlace& place) {
        return place.place.ends_with(".pupil");
    };
    CHECK_FALSE(program.places.empty());
    CHECK(std::all_of(program.places.begin(), program.places.end(), is_of_pupils));
}

TEST_CASE("an error among constants says why, too") {
    const LibraryPack pack(rule_of("signed_on < date(2023, 2, 30)"));
    const Judgement judgement = judge(pack, library_facts());
    REQUIRE(judgement.failures.size() == 1);
    CHECK(judgement.failures[0].why == FailureReason::NoSuchDay);
}
