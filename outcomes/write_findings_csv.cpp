#include <algorithm>

#include <fmt/format.h>

#include "outcomes/csv.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"
#include "outcomes/write_findings.h"

namespace gouji::outcomes {

namespace {

// The columns that every row begins with.
std::string start_of_row(const FactBase& facts, std::string_view verdict, const std::string& rule,
                         const std::string& place) {
    return fmt::format("{},{},{},{},{},{}", csv_field(facts.source->name()),
                       csv_field(facts.agency.value.value_or("")),
                       facts.year.value ? fmt::format("{}", facts.year.value->number()) : "",
                       verdict, csv_field(rule), csv_field(place));
}

// Where the first of the evidence that stands somewhere in this document stands: the row names no
// other.
std::string position_of(const Judged& judged, const engine::Finding& finding) {
    const auto found = std::find_if(
        finding.evidence.begin(), finding.evidence.end(), [](const engine::Evidence& evidence) {
            return evidence.role == engine::Role::This && has_place(evidence.span);
        });
    if (found == finding.evidence.end()) return ",";
    const LineColumn position = judged.dossier.report->source->position(found->span.begin);
    return fmt::format("{},{}", position.line, position.column);
}

std::string blockers_of(const engine::Undecided& verdict) {
    std::string text;
    for (const engine::Blocker& blocker : verdict.blocked_by) {
        if (!text.empty()) text += ' ';
        text += blocker.path;
    }
    return text;
}

}  // namespace

std::string_view findings_csv_header() {
    return "document,agency,year,verdict,rule,place,defect,severity,id,message,line,column,basis,"
           "remedy,decision\n";
}

std::string findings_csv(const Judged& judged) {
    const FactBase& facts = *judged.dossier.report;
    std::string rows;
    for (const engine::Finding& finding : judged.judgement.findings) {
        rows += fmt::format("{},{},{},{},{},{},{},{},{}\n",
                            start_of_row(facts, "fail", finding.rule, finding.place),
                            csv_field(finding.defect), name_of(finding.severity), finding.id,
                            csv_field(finding.message), position_of(judged, finding),
                            csv_field(basis_of(finding.basis)), csv_field(finding.remedy),
                            finding.decision ? rules::name_of(finding.decision->ruling) : "");
    }
    for (const engine::Undecided& verdict : judged.judgement.undecided)
        rows += fmt::format("{},,,,{},,,,,\n",
                            start_of_row(facts, "undecided", verdict.rule, verdict.place),
                            csv_field(blockers_of(verdict)));
    for (const engine::Failure& failure : judged.judgement.failures)
        rows += fmt::format("{},,,,{},,,,,\n",
                            start_of_row(facts, "error", failure.rule, failure.place),
                            name_of(failure.why));
    return rows;
}

}  // namespace gouji::outcomes
