// JUnit's XML: a suite a report, a test a rule.
#include <vector>

#include <fmt/format.h>

#include "engine/review.h"
#include "outcomes/document_pieces.h"
#include "outcomes/markup.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

// What a judgement says of one rule.
struct RuleCase {
    const rules::Rule& rule;
    std::vector<const engine::Finding*> findings;
    std::vector<const engine::Undecided*> undecided;
    std::vector<const engine::Failure*> failures;
    std::size_t skipped = 0;
};

template <class Verdict>
std::vector<const Verdict*> of_rule(const std::vector<Verdict>& all, const std::string& rule) {
    std::vector<const Verdict*> found;
    for (const Verdict& each : all) {
        if (each.rule == rule) found.push_back(&each);
    }
    return found;
}

std::vector<const engine::Finding*> standing(std::vector<const engine::Finding*> findings) {
    std::erase_if(findings,
                  [](const engine::Finding* finding) { return !engine::stands(*finding); });
    return findings;
}

RuleCase case_of(const rules::Rule& rule, const engine::Judgement& judgement) {
    RuleCase one{rule, standing(of_rule(judgement.findings, rule.id)),
                 of_rule(judgement.undecided, rule.id), of_rule(judgement.failures, rule.id),
                 of_rule(judgement.skipped, rule.id).size()};
    return one;
}

std::string failure_text(const RuleCase& one, Language language) {
    std::string text;
    for (const engine::Finding* finding : one.findings) {
        if (!finding->place.empty()) text += "[" + finding->place + "] ";
        text += finding->message + "\n";
        for (const rules::Basis& basis : finding->basis)
            text += fmt::format("{}{}{}\n", say(language, "依据：", "basis: "), basis.document,
                                basis.clause);
    }
    return text;
}

std::string undecided_text(const RuleCase& one, const FactBase& facts, Language language) {
    std::string text;
    for (const engine::Undecided* verdict : one.undecided) {
        text += say(language, "无法判断：", "undecided: ");
        if (!verdict->place.empty()) text += "[" + verdict->place + "] ";
        text += blockers_text(facts, *verdict, language) + "\n";
    }
    return text;
}

std::string error_text(const RuleCase& one, Language language) {
    std::string text;
    for (const engine::Failure* failure : one.failures) {
        text += say(language, "计算出错：", "could not be computed: ");
        if (!failure->place.empty()) text += "[" + failure->place + "] ";
        text += fmt::format("{}\n", word_of(failure->why, language));
    }
    return text;
}

// A rule that could not be judged is no test that passed. A test has one outcome, the worst; what
// else is to be said of it stands in its output.
std::string outcome_of(const RuleCase& one, const FactBase& facts, Language language) {
    const std::string undecided = undecided_text(one, facts, language);
    const std::string failure = failure_text(one, language);
    std::string outcome;
    std::string rest;
    if (!one.failures.empty()) {
        outcome = fmt::format("      <error message=\"{}\">{}</error>\n",
                              name_of(one.failures[0]->why), escaped(error_text(one, language)));
        rest = failure + undecided;
    } else if (!one.findings.empty() && one.rule.status != rules::Status::Stable) {
        outcome = fmt::format("      <skipped message=\"{}\"/>\n",
                              say(language, "规则在试行", "a rule on trial"));
        rest = failure + undecided;
    } else if (!one.findings.empty()) {
        outcome = fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n",
                              escaped(one.findings[0]->message), name_of(one.rule.severity),
                              escaped(failure));
        rest = undecided;
    } else if (!one.undecided.empty()) {
        outcome = fmt::format("      <skipped message=\"{}\"/>\n", escaped(undecided));
    } else if (one.skipped > 0) {
        outcome = fmt::format("      <skipped message=\"{}\"/>\n",
                              say(language, "不适用", "not applicable"));
    }
    if (!rest.empty()) outcome += fmt::format("      <system-out>{}</system-out>\n", escaped(rest));
    return outcome;
}

}  // namespace

DocumentFrame junit_frame() {
    return {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji\">\n", "",
            "</testsuites>\n"};
}

std::string junit_piece(const Judged& judged, Language language) {
    const std::string document = escaped(judged.dossier.report->source->name());
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;
    std::string cases;
    for (const rules::Rule& rule : judged.pack.rules) {
        const RuleCase one = case_of(rule, judged.judgement);
        const std::string outcome = outcome_of(one, *judged.dossier.report, language);
        if (outcome.find("<error") != std::string::npos) ++errors;
        if (outcome.find("<failure") != std::string::npos) ++failures;
        if (outcome.find("<skipped") != std::string::npos) ++skipped;
        cases += fmt::format("    <testcase classname=\"{}\" name=\"{} {}\"{}\n", document,
                             escaped(rule.id), escaped(rule.title), outcome.empty() ? "/>" : ">");
        if (!outcome.empty()) cases += outcome + "    </testcase>\n";
    }
    return fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n{}"
        "  </testsuite>\n",
        document, judged.pack.rules.size(), failures, errors, skipped, cases);
}

std::string junit_unread(const UnreadDocument& unread, Language language) {
    const std::string document = escaped(unread.name);
    std::string cases;
    for (const Diagnostic& complaint : unread.complaints)
        cases += fmt::format(
            "    <testcase classname=\"{}\" name=\"{}\">\n      <error message=\"{}\"/>\n"
            "    </testcase>\n",
            document, name_of(complaint.code), escaped(message(complaint, language)));
    return fmt::format(
        "  <testsuite name=\"{0}\" tests=\"{1}\" failures=\"0\" errors=\"{1}\" skipped=\"0\">\n"
        "{2}  </testsuite>\n",
        document, unread.complaints.size(), cases);
}

}  // namespace gouji::outcomes
