// Many conditions on many reports: the compiled program says what the plain walk says, one report
// after another and in blocks; and no pass rests on a gap.
#include <deque>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/engine/columnar_verdicts.h"
#include "tests/engine/random_rule.h"
#include "tests/engine/reference_evaluator.h"

using namespace gouji;
using namespace gouji::engine;
using namespace gouji::test;

namespace {

constexpr unsigned rules_in_pack = 250;
constexpr unsigned reports = 12;
constexpr int depth = 3;

// A pack of random conditions, compiled.
struct RandomPack {
    std::vector<std::string> texts;
    LibraryPack pack;
    Program program;

    RandomPack(unsigned seed, Free free, Asks asks)
        : texts(texts_of(seed, free, asks)), pack(file_of(texts)) {
        Diagnostics slips = pack.diagnostics;
        program = compile(pack.pack, tests::library_form(), slips);
        for (const Diagnostic& slip : slips.all()) {
            UNSCOPED_INFO(message(slip, Language::English)
                          << " in "
                          << (slip.labels.empty()
                                  ? std::string()
                                  : std::string(pack.sources[slip.labels[0].place.source].slice(
                                        slip.labels[0].place.span))));
        }
        REQUIRE_FALSE(slips.has_errors());
    }

    static std::vector<std::string> texts_of(unsigned seed, Free free, Asks asks) {
        std::vector<std::string> texts;
        for (unsigned i = 0; i < rules_in_pack; ++i)
            texts.push_back(RandomCondition(seed * rules_in_pack + i, free, asks).text(depth));
        return texts;
    }
    static std::string file_of(const std::vector<std::string>& texts) {
        std::string file;
        for (std::size_t i = 0; i < texts.size(); ++i)
            file += "- id: r" + std::to_string(i) +
                    "\n  title: t\n  table: loans\n  check: |\n    " + texts[i] +
                    "\n  message: m\n";
        return file;
    }
};

using Verdicts = std::map<std::pair<std::string, std::string>, char>;

// Every verdict that is not a pass.
Verdicts verdicts_of(const Judgement& judgement) {
    Verdicts verdicts;
    for (const Finding& one : judgement.findings) verdicts[{one.rule, one.place}] = 'F';
    for (const Undecided& one : judgement.undecided) verdicts[{one.rule, one.place}] = 'u';
    for (const Skipped& one : judgement.skipped) verdicts[{one.rule, one.place}] = 'N';
    for (const Failure& one : judgement.failures) verdicts[{one.rule, one.place}] = 'E';
    return verdicts;
}

char verdict_at(const Verdicts& verdicts, const std::string& rule, const std::string& place) {
    const auto found = verdicts.find({rule, place});
    return found == verdicts.end() ? 'T' : found->second;
}

std::vector<std::string> places_of(Free free) {
    if (free == Free::Nothing) return {""};
    std::vector<std::string> places;
    const Table& table = *tests::library_form().editions.back().table("loans");
    if (free == Free::Columns) {
        for (const Column& column : table.columns) places.push_back(column.id);
    } else {
        for (const Row& row : table.rows) places.push_back(row.id);
    }
    return places;
}

void compare_with_reference(unsigned seed, Free free) {
    const RandomPack random(seed, free, Asks::Sometimes);
    std::deque<FactBase> all_facts;
    std::vector<Dossier> dossiers;
    for (unsigned report = 0; report < reports; ++report) {
        all_facts.push_back(random_facts(seed * reports + report));
        dossiers.push_back({&all_facts.back(), nullptr, {}});
    }
    constexpr std::size_t block = 7;
    const ColumnarVerdicts columnar = columnar_verdicts(random.program, dossiers, block);
    CHECK(columnar.size() > random.texts.size() * places_of(free).size() * reports / 3);
    for (unsigned report = 0; report < reports; ++report) {
        const FactBase& facts = all_facts[report];
        const Verdicts verdicts = verdicts_of(evaluate(random.program, dossiers[report]));
        for (std::size_t i = 0; i < random.texts.size(); ++i) {
            const std::string rule = "r" + std::to_string(i);
            for (const std::string& place : places_of(free)) {
                ReferenceEvaluator reference(facts, "loans", free == Free::Rows ? place : "",
                                             free == Free::Columns ? place : "");
                const auto& tree = random.pack.pack.rules[i].checks[0].condition.tree;
                const char expected = reference.verdict(tree);
                const auto lane = columnar.find({rule, place, report});
                if (lane != columnar.end() && lane->second != expected)
                    FAIL_CHECK(random.texts[i] << " at '" << place << "' of report " << report
                                               << ": " << lane->second << " in a block, the "
                                               << "reference says " << expected);
                if (verdict_at(verdicts, rule, place) == expected) continue;
                FAIL_CHECK(random.texts[i] << " at '" << place << "' of report " << report << ": "
                                           << verdict_at(verdicts, rule, place)
                                           << ", the reference says " << expected);
            }
        }
    }
}

}  // namespace

TEST_CASE("the compiled program agrees with the plain walk: scalars") {
    for (unsigned seed = 0; seed < 9; ++seed) compare_with_reference(seed, Free::Nothing);
}

TEST_CASE("the compiled program agrees with the plain walk: judged for every column") {
    for (unsigned seed = 0; seed < 2; ++seed) compare_with_reference(100 + seed, Free::Columns);
}

TEST_CASE("the compiled program agrees with the plain walk: judged for every row") {
    for (unsigned seed = 0; seed < 2; ++seed) compare_with_reference(200 + seed, Free::Rows);
}

TEST_CASE("no pass and no failure rests on a gap: whatever stands there, the verdict stays") {
    for (const Free free : {Free::Nothing, Free::Columns, Free::Rows}) {
        const RandomPack random(300, free, Asks::Never);
        for (unsigned report = 0; report < reports; ++report) {
            FactBase facts = random_facts(report);
            const Verdicts before = verdicts_of(evaluate(random.program, {&facts, nullptr, {}}));
            std::mt19937 values(report);
            for (std::size_t i = 0; i < facts.states.size(); ++i) {
                if (facts.states[i] == State::Known || facts.states[i] == State::NotApplicable)
                    continue;
                facts.states[i] = State::Known;
                facts.values[i] = Decimal(static_cast<std::int64_t>(values() % 50));
            }
            const Verdicts after = verdicts_of(evaluate(random.program, {&facts, nullptr, {}}));
            for (std::size_t i = 0; i < random.texts.size(); ++i) {
                for (const std::string& place : places_of(free)) {
                    const std::string rule = "r" + std::to_string(i);
                    const char was = verdict_at(before, rule, place);
                    const char is = verdict_at(after, rule, place);
                    // A division by zero is seen only when the values are there.
                    if (was == 'u' || was == is || is == 'E') continue;
                    FAIL_CHECK(random.texts[i] << " at '" << place << "': " << was << " became "
                                               << is);
                }
            }
        }
    }
}

TEST_CASE("every undecided verdict names what blocks it, and no error does without a cause") {
    const RandomPack random(400, Free::Columns, Asks::Sometimes);
    for (unsigned report = 0; report < reports; ++report) {
        const FactBase facts = random_facts(1000 + report);
        const Judgement judgement = evaluate(random.program, {&facts, nullptr, {}});
        CHECK(judgement.verdicts.undecided > 0);
        for (const Undecided& undecided : judgement.undecided) {
            if (undecided.blocked_by.empty()) FAIL_CHECK(undecided.rule << undecided.place);
            for (const Blocker& blocker : undecided.blocked_by) {
                const auto cell = facts.form->find(blocker.path);
                REQUIRE(cell.has_value());
                CHECK(facts.cell(*cell).state == blocker.state);
                CHECK(blocker.state != State::Known);
            }
        }
    }
}
