#include "engine/lint.h"

#include <algorithm>
#include <variant>

#include "engine/rule_expressions.h"
#include "facts/code.h"

namespace gouji::engine {

namespace {

// ---------- the law, and the time ----------

void lint_basis(const rules::Rule& rule, Diagnostics& diagnostics) {
    if (rule.severity == Severity::Error && rule.basis.empty())
        diagnostics.add(Code::NoBasis, rule.place, {rule.id});
    for (const rules::Basis& basis : rule.basis) {
        if (!basis.is_confirmed && !basis.quote.empty())
            diagnostics.add(Code::QuotedUnconfirmed, rule.place, {rule.id, basis.document});
    }
}

void lint_effective(const rules::Rule& rule, Diagnostics& diagnostics) {
    const rules::Effective& effective = rule.effective;
    const bool is_never =
        (effective.from && effective.to && *effective.to < *effective.from) ||
        (effective.from_year && effective.to_year && *effective.to_year < *effective.from_year);
    if (is_never) diagnostics.add(Code::NeverInEffect, rule.place, {rule.id});
}

// ---------- the tests ----------

bool expects(const rules::Rule& rule, std::initializer_list<rules::Verdict> verdicts) {
    return std::any_of(rule.tests.begin(), rule.tests.end(), [&](const rules::RuleTest& test) {
        return std::any_of(
            test.expect.begin(), test.expect.end(), [&](const rules::Expectation& expectation) {
                return std::find(verdicts.begin(), verdicts.end(), expectation.verdict) !=
                       verdicts.end();
            });
    });
}

// What stands in a report's own list is there, so that it is judged; the form's cells may be blank.
bool can_be_open(const rules::Rule& rule) {
    if (!rule.for_each || rule.when || !rule.assumes.empty()) return true;
    const grammar::Expr& set = rule.for_each->tree.set;
    return std::holds_alternative<grammar::Range>(set.node) ||
           std::holds_alternative<grammar::List>(set.node) || path_of(set).starts_with("form.");
}

void lint_tests_of(const rules::Rule& rule, Diagnostics& diagnostics) {
    if (rule.tests.empty()) {
        diagnostics.add(Code::Untested, rule.place, {rule.id});
        return;
    }
    const auto ask = [&](std::initializer_list<rules::Verdict> verdicts, Hint branch) {
        if (!expects(rule, verdicts))
            diagnostics.add(Code::UntestedBranch, rule.place, {rule.id, argument(branch)});
    };
    using rules::Verdict;
    ask({Verdict::Pass}, Hint::BranchPass);
    ask({Verdict::Fail}, Hint::BranchFail);
    if (can_be_open(rule)) ask({Verdict::Undecided, Verdict::Skip}, Hint::BranchUndecided);
}

}  // namespace

void lint_tests(const Program& program, Diagnostics& diagnostics) {
    for (const rules::Rule& rule : program.pack->rules) lint_tests_of(rule, diagnostics);
}

void lint(const Program& program, const Sources& sources, Diagnostics& diagnostics) {
    for (const rules::Rule& rule : program.pack->rules) {
        lint_basis(rule, diagnostics);
        lint_effective(rule, diagnostics);
    }
    lint_conditions(program, diagnostics);
    lint_names(program, diagnostics);
    lint_messages(program, sources, diagnostics);
    lint_tests(program, diagnostics);
}

}  // namespace gouji::engine
