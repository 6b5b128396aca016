#include "engine/run_tests.h"

#include <map>
#include <set>
#include <utility>

#include "engine/compile.h"
#include "engine/evaluate.h"
#include "engine/populations.h"
#include "engine/test_case.h"
#include "facts/code.h"

namespace gouji::engine {

namespace {

using rules::Verdict;

void add_assumed(const rules::Rule& rule, const rules::RulePack& pack, std::set<std::string>& ids,
                 std::vector<rules::Rule>& rules) {
    for (const rules::Word& word : rule.assumes) {
        const rules::Rule* assumed = pack.find(word.text);
        if (assumed == nullptr || !ids.insert(word.text).second) continue;
        add_assumed(*assumed, pack, ids, rules);
        rules.push_back(*assumed);
        rules.back().tests.clear();
    }
}

// What one rule says of a report: every verdict but pass by its place, and whether it passes.
struct Verdicts {
    std::map<std::string, Verdict> by_place;
    // Places of the form that the report does not have, such as the row that collapses a group:
    // skipped, and of no concern to a test that speaks of the rest.
    std::set<std::string> absent;
    bool passes = false;
};

// What each rule of a pack says of a report; the pack must outlive it.
class Judge {
  public:
    Judge(const rules::RulePack& pack, const Form& form) {
        // The whole pack has been compiled before, so that nothing new is said here.
        Diagnostics known;
        program_ = compile(pack, form, known);
        for (std::size_t i = 0; i < pack.rules.size(); ++i) index_.emplace(pack.rules[i].id, i);
    }
    // By index of the pack's rules.
    std::vector<Verdicts> judge(const TestCase& made) const {
        std::vector<Dossier> dossiers = made.dossiers();
        Populations populations;
        if (dossiers.size() > 1) populations = Populations(program_, dossiers);
        const Judgement judgement = evaluate(program_, dossiers.front());
        std::vector<Verdicts> verdicts(index_.size());
        for (const std::size_t rule : judgement.passed) verdicts[rule].passes = true;
        add(judgement.findings, Verdict::Fail, verdicts);
        add(judgement.undecided, Verdict::Undecided, verdicts);
        add_skipped(judgement.skipped, verdicts);
        add(judgement.failures, Verdict::Error, verdicts);
        return verdicts;
    }

  private:
    template <class T>
    void add(const std::vector<T>& items, Verdict verdict, std::vector<Verdicts>& verdicts) const {
        for (const T& item : items)
            verdicts[index_.at(item.rule)].by_place.emplace(item.place, verdict);
    }

    void add_skipped(const std::vector<Skipped>& skipped, std::vector<Verdicts>& verdicts) const {
        for (const Skipped& each : skipped) {
            Verdicts& of_rule = verdicts[index_.at(each.rule)];
            if (each.reason == SkipReason::NotApplicable) {
                of_rule.absent.insert(each.place);
            } else {
                of_rule.by_place.emplace(each.place, Verdict::Skip);
            }
        }
    }

    Program program_;
    std::map<std::string, std::size_t> index_;  // by id
};

// Takes the places that an expectation names out of `left`.
void compare_named(const rules::Expectation& expectation, Verdicts& left,
                   std::vector<Mismatch>& mismatches) {
    for (const rules::Word& place : expectation.places) {
        const auto found = left.by_place.find(place.text);
        Verdict verdict = left.absent.erase(place.text) > 0 ? Verdict::Skip : Verdict::Pass;
        if (found != left.by_place.end()) {
            verdict = found->second;
            left.by_place.erase(found);
        }
        if (verdict != expectation.verdict)
            mismatches.push_back({place.text, expectation.verdict, verdict});
    }
}

void compare_rest(Verdict expected, const Verdicts& left, std::vector<Mismatch>& mismatches) {
    bool is_met = (expected == Verdict::Pass && left.passes) ||
                  (expected == Verdict::Skip && !left.absent.empty());
    for (const auto& [place, verdict] : left.by_place) {
        if (verdict == expected) {
            is_met = true;
        } else {
            mismatches.push_back({place, expected, verdict});
        }
    }
    if (expected != Verdict::Pass && left.passes) {
        mismatches.push_back({"", expected, Verdict::Pass});
    } else if (!is_met && left.by_place.empty()) {
        mismatches.push_back({"", expected, std::nullopt});
    }
}

std::vector<Mismatch> compare(const rules::RuleTest& test, Verdicts left) {
    std::vector<Mismatch> mismatches;
    for (const rules::Expectation& expectation : test.expect)
        compare_named(expectation, left, mismatches);
    for (const rules::Expectation& expectation : test.expect) {
        if (expectation.is_rest) compare_rest(expectation.verdict, left, mismatches);
    }
    return mismatches;
}

}  // namespace

Trial::Trial(const rules::RulePack& whole_pack) : whole(&whole_pack), pack(whole_pack) {
    pack.rules.clear();
}

void Trial::begin(const rules::Rule& rule) {
    pack.rules.clear();
    std::set<std::string> ids;
    add_assumed(rule, *whole, ids, pack.rules);
    first = pack.rules.size();
}

void Trial::add(rules::Rule tested) {
    // The tests of a rule that is no longer used still say what it did.
    tested.status = rules::Status::Stable;
    pack.rules.push_back(std::move(tested));
}

std::vector<TestResult> run_tests(const std::vector<rules::RuleTest>& tests, const Trial& trial,
                                  const TestBench& bench, Diagnostics& diagnostics) {
    std::vector<TestResult> results;
    const Judge judge(trial.pack, bench.form);
    for (std::size_t test = 0; test < tests.size(); ++test) {
        const auto made = test_case(tests[test], bench, diagnostics);
        if (!made) continue;
        std::vector<Verdicts> verdicts = judge.judge(*made);
        for (std::size_t rule = trial.first; rule < verdicts.size(); ++rule)
            results.push_back(
                {rule - trial.first, test, compare(tests[test], std::move(verdicts[rule]))});
    }
    return results;
}

std::vector<TestResult> run_tests(const rules::RulePack& pack, const Form& form,
                                  Diagnostics& diagnostics) {
    const TestBench bench{pack, form, MentionFinder(pack.book)};
    Trial trial(pack);
    std::vector<TestResult> results;
    for (std::size_t index = 0; index < pack.rules.size(); ++index) {
        const rules::Rule& rule = pack.rules[index];
        if (rule.tests.empty()) continue;
        trial.begin(rule);
        trial.add(rule);
        for (TestResult& result : run_tests(rule.tests, trial, bench, diagnostics))
            results.push_back({index, result.test, std::move(result.mismatches)});
    }
    return results;
}

}  // namespace gouji::engine
