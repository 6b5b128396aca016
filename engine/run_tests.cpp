#include "engine/run_tests.h"

#include <algorithm>
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

// The ids that `rule` assumes, directly or through others.
std::set<std::string> assumed_by(const rules::Rule& rule, const rules::RulePack& pack) {
    std::set<std::string> assumed;
    std::vector<const rules::Rule*> open = {&rule};
    while (!open.empty()) {
        const rules::Rule* next = open.back();
        open.pop_back();
        for (const rules::Word& word : next->assumes) {
            const rules::Rule* other = pack.find(word.text);
            if (other != nullptr && assumed.insert(word.text).second) open.push_back(other);
        }
    }
    return assumed;
}

rules::RulePack only(const std::set<std::string>& ids, const rules::RulePack& pack) {
    rules::RulePack part = pack;
    std::erase_if(part.rules, [&](const rules::Rule& rule) { return ids.count(rule.id) == 0; });
    return part;
}

// What one rule says of a report: every verdict but pass by its place, and how often it passes.
struct Verdicts {
    std::map<std::string, Verdict> by_place;
    // Places of the form that the report does not have, such as the row that collapses a group:
    // skipped, and of no concern to a test that speaks of the rest.
    std::set<std::string> absent;
    std::size_t passes = 0;
};

// A rule with the rules it assumes, and those alone: what the latter count as passes is not its
// own.
class Judge {
  public:
    Judge(const rules::Rule& rule, const rules::RulePack& pack, const Form& form)
        : id_(rule.id), assumed_(only(assumed_by(rule, pack), pack)) {
        std::set<std::string> ids = assumed_by(rule, pack);
        ids.insert(rule.id);
        whole_ = only(ids, pack);
        // The tests of a rule that is no longer used still say what it did.
        for (rules::Rule& each : whole_.rules)
            if (each.id == id_) each.status = rules::Status::Stable;
        // The whole pack has been compiled before, so that nothing new is said here.
        Diagnostics known;
        program_ = compile(whole_, form, known);
        assumed_program_ = compile(assumed_, form, known);
    }
    Judge(const Judge&) = delete;
    Judge& operator=(const Judge&) = delete;

    Verdicts judge(const TestCase& made) const {
        std::vector<Dossier> dossiers = made.dossiers();
        Populations populations;
        if (dossiers.size() > 1) populations = Populations(program_, dossiers);
        const Dossier& dossier = dossiers.front();
        const Judgement judgement = evaluate(program_, dossier);
        Verdicts verdicts;
        verdicts.passes =
            judgement.verdicts.pass - evaluate(assumed_program_, dossier).verdicts.pass;
        add(judgement.findings, Verdict::Fail, verdicts);
        add(judgement.undecided, Verdict::Undecided, verdicts);
        add_skipped(judgement.skipped, verdicts);
        add(judgement.failures, Verdict::Error, verdicts);
        return verdicts;
    }

  private:
    template <class T>
    void add(const std::vector<T>& items, Verdict verdict, Verdicts& verdicts) const {
        for (const T& item : items) {
            if (item.rule == id_) verdicts.by_place.emplace(item.place, verdict);
        }
    }

    void add_skipped(const std::vector<Skipped>& skipped, Verdicts& verdicts) const {
        for (const Skipped& each : skipped) {
            if (each.rule != id_) continue;
            if (each.reason == SkipReason::NotApplicable) {
                verdicts.absent.insert(each.place);
            } else {
                verdicts.by_place.emplace(each.place, Verdict::Skip);
            }
        }
    }

    std::string id_;
    rules::RulePack whole_, assumed_;
    Program program_, assumed_program_;
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
    bool is_met = (expected == Verdict::Pass && left.passes > 0) ||
                  (expected == Verdict::Skip && !left.absent.empty());
    for (const auto& [place, verdict] : left.by_place) {
        if (verdict == expected) {
            is_met = true;
        } else {
            mismatches.push_back({place, expected, verdict});
        }
    }
    if (expected != Verdict::Pass && left.passes > 0) {
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

std::vector<TestResult> run_tests(const rules::RulePack& pack, const Form& form,
                                  Diagnostics& diagnostics) {
    const TestBench bench{pack, form, MentionFinder(pack.book)};
    std::vector<TestResult> results;
    for (std::size_t rule = 0; rule < pack.rules.size(); ++rule) {
        const std::vector<rules::RuleTest>& tests = pack.rules[rule].tests;
        if (tests.empty()) continue;
        const Judge judge(pack.rules[rule], pack, form);
        for (std::size_t test = 0; test < tests.size(); ++test) {
            const auto made = test_case(tests[test], bench, diagnostics);
            if (made) results.push_back({rule, test, compare(tests[test], judge.judge(*made))});
        }
    }
    return results;
}

}  // namespace gouji::engine
