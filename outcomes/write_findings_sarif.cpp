// SARIF 2.1.0: one run, whose results are the findings of all reports, and what stayed open.
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/review.h"
#include "facts/text.h"
#include "outcomes/document_pieces.h"
#include "outcomes/printed.h"
#include "outcomes/standing.h"
#include "outcomes/words.h"
#include "outcomes/write_rule.h"

namespace gouji::outcomes {

namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string_view level_of(Severity severity) {
    switch (severity) {
        case Severity::Error:
            return "error";
        case Severity::Warning:
            return "warning";
        case Severity::Info:
            return "note";
    }
    return "none";
}

// The path of a file as a relative reference; all but what every URI may hold is escaped.
std::string uri_of(std::string_view path) {
    std::string uri;
    for (const char c : path) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
                              c == '/' || c == '.' || c == '-' || c == '_' || c == '~';
        uri += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri;
}

Json rule_of(const rules::Rule& rule) {
    Json object = {{"id", rule.id},
                   {"name", rule.defect},
                   {"shortDescription", {{"text", rule.title}}},
                   {"defaultConfiguration", {{"level", level_of(rule.severity)}}}};
    if (!rule.rationale.empty()) object["fullDescription"] = {{"text", rule.rationale}};
    std::string help;
    for (const rules::Basis& basis : rule.basis)
        help += basis_text(basis, Language::Chinese) + "\n";
    help += rule.remedy;
    if (!help.empty()) object["help"] = {{"text", help}};
    return object;
}

Json region_of(const Source& source, Span span) {
    const LineColumn begin = source.position(span.begin);
    const LineColumn end = source.position(span.end);
    return {{"startLine", begin.line},
            {"startColumn", begin.column},
            {"endLine", end.line},
            {"endColumn", end.column},
            {"snippet", {{"text", std::string(source.slice(span))}}}};
}

Json location_of(const Judged& judged, const engine::Evidence& evidence) {
    const Source& source = *report_of(judged, evidence.role, evidence.other).source;
    Json physical = {{"artifactLocation", {{"uri", uri_of(source.name())}}}};
    if (!evidence.span.empty()) physical["region"] = region_of(source, evidence.span);
    return {{"physicalLocation", physical},
            {"logicalLocations",
             Json::array({{{"fullyQualifiedName", evidence.path}, {"name", evidence.label}}})}};
}

// The first place is where the finding is shown; the others are what it follows from.
void add_locations(const Judged& judged, const engine::Finding& finding, Json& result) {
    result["locations"] = Json::array();
    Json related = Json::array();
    for (const engine::Evidence& evidence : finding.evidence) {
        if (evidence.span.empty()) continue;
        Json location = location_of(judged, evidence);
        if (result["locations"].empty()) {
            result["locations"].push_back(std::move(location));
        } else {
            location["id"] = related.size() + 1;
            related.push_back(std::move(location));
        }
    }
    // A blank stands nowhere, and belongs to a cell all the same.
    if (result["locations"].empty()) {
        engine::Evidence whole;
        if (!finding.evidence.empty()) whole = finding.evidence.front();
        result["locations"].push_back(location_of(judged, whole));
    }
    if (!related.empty()) result["relatedLocations"] = std::move(related);
}

// What a rule on trial finds is for a person to look at: the standard has a kind for that, which
// takes no level.
Json result_of(const Judged& judged, const engine::Finding& finding) {
    const bool is_trial = is_on_trial(judged.pack, finding);
    Json result = {{"ruleId", finding.rule},
                   {"kind", is_trial ? "review" : "fail"},
                   {"level", is_trial ? "none" : level_of(finding.severity)},
                   {"message", {{"text", finding.message}}}};
    add_locations(judged, finding, result);
    result["partialFingerprints"] = {{"gouji/v1", finding.id}};
    if (finding.decision && !engine::stands(finding))
        result["suppressions"] =
            Json::array({{{"kind", "external"}, {"justification", finding.decision->reason}}});
    result["properties"] = {{"defect", finding.defect}, {"place", finding.place}};
    return result;
}

// A rule that could not be judged at a place.
struct Open {
    std::string rule, place, message;
};

Json location_of(const std::string& document) {
    return {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(document)}}}}}};
}

// The standard has a kind for what there was too little to decide by.
Json open_result(const FactBase& facts, const Open& open) {
    return {{"ruleId", open.rule},
            {"kind", "open"},
            {"level", "none"},
            {"message", {{"text", open.message}}},
            {"locations", Json::array({location_of(facts.source->name())})},
            {"properties", {{"place", open.place}}}};
}

std::string joined(const std::vector<Json>& results) {
    std::string text;
    for (const Json& result : results) text += (text.empty() ? "" : ",\n") + written(result);
    return text;
}

}  // namespace

DocumentFrame sarif_frame(const rules::RulePack& pack) {
    Json rules = Json::array();
    for (const rules::Rule& rule : pack.rules) rules.push_back(rule_of(rule));
    const Json driver = {{"name", "gouji"},
                         {"semanticVersion", pack.version},
                         {"fullName", "gouji " + rules::label_of(pack)},
                         {"rules", rules}};
    return {
        "{\n\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n\"version\": "
        "\"2.1.0\",\n\"runs\": [{\n\"columnKind\": \"unicodeCodePoints\",\n\"tool\": "
        "{\"driver\": " +
            written(driver) + "},\n\"results\": [\n",
        ",\n", "\n]}]\n}\n"};
}

std::string sarif_piece(const Judged& judged, Language language) {
    const FactBase& facts = *judged.dossier.report;
    std::vector<Json> results;
    for (const engine::Finding& finding : judged.judgement.findings)
        results.push_back(result_of(judged, finding));
    for (const engine::Undecided& verdict : judged.judgement.undecided)
        results.push_back(
            open_result(facts, {verdict.rule, verdict.place,
                                std::string(say(language, "无法判断：", "undecided: ")) +
                                    blockers_text(facts, verdict, language)}));
    for (const engine::Failure& failure : judged.judgement.failures)
        results.push_back(open_result(
            facts, {failure.rule, failure.place,
                    fmt::format("{}{}", say(language, "计算出错：", "could not be computed: "),
                                word_of(failure.why, language))}));
    return joined(results);
}

std::string sarif_unread(const UnreadDocument& unread, Language language) {
    std::vector<Json> results;
    for (const Diagnostic& complaint : unread.complaints) {
        Json result = {{"ruleId", name_of(complaint.code)},
                       {"level", "error"},
                       {"message", {{"text", message(complaint, language)}}}};
        if (!unread.name.empty()) result["locations"] = Json::array({location_of(unread.name)});
        results.push_back(std::move(result));
    }
    return joined(results);
}

}  // namespace gouji::outcomes
