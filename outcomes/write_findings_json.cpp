#include <algorithm>

#include <nlohmann/json.hpp>

#include "outcomes/printed.h"
#include "outcomes/standing.h"
#include "outcomes/words.h"
#include "outcomes/write_findings.h"

namespace gouji::outcomes {

namespace {

using Json = nlohmann::ordered_json;
using engine::Evidence;
using engine::Finding;
using engine::Proof;

// Adds line and column, null where the report shows nothing.
void add_position(Json& object, const Source& source, Span span) {
    const bool stands_somewhere = !span.empty();
    const LineColumn position = source.position(span.begin);
    object["line"] = stands_somewhere ? Json(position.line) : Json(nullptr);
    object["column"] = stands_somewhere ? Json(position.column) : Json(nullptr);
}

std::string_view name_of(rules::Status status) {
    switch (status) {
        case rules::Status::Test:
            return "test";
        case rules::Status::Stable:
            return "stable";
        case rules::Status::Deprecated:
            return "deprecated";
    }
    return {};
}

// As in the JSON of facts: a count is a number, everything else a text.
Json value_of(const Form& form, const std::string& path, const std::string& value) {
    if (value.empty()) return nullptr;
    const std::optional<CellIndex> cell = form.find(own_path(path));
    const bool counts = cell && form.cell(*cell).type != CellType::Amount;
    const std::optional<Decimal> number = counts ? Decimal::parse(value) : std::nullopt;
    const std::optional<std::int64_t> whole = number ? number->whole() : std::nullopt;
    return whole ? Json(*whole) : Json(value);
}

class FindingJson {
  public:
    explicit FindingJson(const Judged& judged) : judged_(judged) {}

    Json of(const Finding& finding) const {
        Json object = Json::object();
        object["id"] = finding.id;
        object["rule"] = finding.rule;
        object["defect"] = finding.defect;
        object["title"] = finding.title;
        object["place"] = finding.place;
        object["severity"] = outcomes::name_of(finding.severity);
        if (is_on_trial(judged_.pack, finding))
            object["status"] = name_of(judged_.pack.find(finding.rule)->status);
        object["message"] = finding.message;
        object["basis"] = basis(finding);
        object["evidence"] = Json::array();
        for (const Evidence& evidence : finding.evidence)
            object["evidence"].push_back(of(evidence));
        object["proof"] = of(finding.proof);
        object["suggest"] = suggestions(finding);
        object["same_cause"] = finding.same_cause;
        object["remedy"] = finding.remedy;
        const bool is_waived =
            finding.decision && finding.decision->ruling == rules::Ruling::Waived;
        object["waived"] = is_waived ? of(*finding.decision) : Json(nullptr);
        if (finding.decision) object["decision"] = of(*finding.decision);
        return object;
    }

  private:
    static Json basis(const Finding& finding) {
        Json array = Json::array();
        for (const rules::Basis& basis : finding.basis) {
            Json object = {{"doc", basis.document}, {"clause", basis.clause}};
            if (!basis.quote.empty()) object["quote"] = basis.quote;
            if (!basis.url.empty()) object["url"] = basis.url;
            if (!basis.is_confirmed) object["confirmed"] = false;
            array.push_back(object);
        }
        return array;
    }

    static Json of(const rules::Decision& decision) {
        const auto day = [](const std::optional<Date>& date) {
            return date ? Json(to_string(*date)) : Json(nullptr);
        };
        return {{"is", rules::name_of(decision.ruling)},
                {"by", decision.by},
                {"reason", decision.reason},
                {"basis", decision.basis},
                {"on", day(decision.on)},
                {"until", day(decision.until)}};
    }

    Json of(const Evidence& evidence) const {
        const FactBase& facts = report_of(judged_, evidence.role, evidence.other);
        Json object = {{"path", evidence.path},
                       {"label", evidence.label},
                       {"state", gouji::name_of(evidence.state)}};
        object["value"] = value_of(*facts.form, evidence.path, evidence.value);
        object["raw"] = evidence.raw.empty() ? Json(nullptr) : Json(evidence.raw);
        add_position(object, *facts.source, evidence.span);
        const Origin* origin = origin_at(facts.origins, evidence.span.begin);
        const bool has_page = origin != nullptr && !evidence.span.empty();
        object["page"] = has_page ? Json(origin->page) : Json(nullptr);
        if (evidence.role != engine::Role::This) object["document"] = facts.source->name();
        return object;
    }

    Json of(const Proof& proof) const {
        Json object = {{"op", proof.op}};
        if (!proof.path.empty()) object["path"] = proof.path;
        object["value"] = proof.value;
        if (!proof.path.empty()) {
            const Source& source = *report_of(judged_, proof.role, proof.other).source;
            add_position(object, source, proof.span);
            if (proof.role != engine::Role::This) object["document"] = source.name();
        }
        if (proof.arguments.empty()) return object;
        object["args"] = Json::array();
        for (const Proof& argument : proof.arguments) object["args"].push_back(of(argument));
        return object;
    }

    Json suggestions(const Finding& finding) const {
        Json array = Json::array();
        for (const engine::Suggestion& suggestion : finding.suggest) {
            std::string because = "改为此数后，以下规则都成立：";
            for (const std::string& rule : suggestion.satisfies) {
                if (&rule != &suggestion.satisfies.front()) because += "、";
                because += rule;
            }
            array.push_back({{"path", suggestion.path},
                             {"value", value_of(*judged_.dossier.report->form, suggestion.path,
                                                suggestion.value)},
                             {"because", because}});
        }
        return array;
    }

    const Judged& judged_;
};

Json undecided(const engine::Judgement& judgement) {
    Json array = Json::array();
    for (const engine::Undecided& verdict : judgement.undecided) {
        Json blockers = Json::array();
        for (const engine::Blocker& blocker : verdict.blocked_by) blockers.push_back(blocker.path);
        array.push_back(
            {{"rule", verdict.rule}, {"place", verdict.place}, {"blocked_by", blockers}});
    }
    return array;
}

Json errors(const engine::Judgement& judgement) {
    Json array = Json::array();
    for (const engine::Failure& failure : judgement.failures)
        array.push_back(
            {{"rule", failure.rule}, {"place", failure.place}, {"why", name_of(failure.why)}});
    return array;
}

}  // namespace

std::string findings_json(const Judged& judged, Layout layout) {
    const FactBase& facts = *judged.dossier.report;
    const engine::VerdictCounts& verdicts = judged.judgement.verdicts;
    Json object = Json::object();
    object["document"] = facts.source->name();
    object["agency"] = facts.agency.value ? Json(*facts.agency.value) : Json(nullptr);
    object["year"] = facts.year.value ? Json(facts.year.value->number()) : Json(nullptr);
    object["pack"] = judged.pack.name + "@" + judged.pack.version;
    if (!judged.pack.profile.empty()) object["profile"] = judged.pack.profile;
    object["verdicts"] = {{"pass", verdicts.pass},
                          {"fail", verdicts.fail},
                          {"undecided", verdicts.undecided},
                          {"skip", verdicts.skip},
                          {"error", verdicts.error}};
    object["findings"] = Json::array();
    for (const Finding& finding : judged.judgement.findings)
        object["findings"].push_back(FindingJson(judged).of(finding));
    object["undecided"] = undecided(judged.judgement);
    object["errors"] = errors(judged.judgement);
    return object.dump(layout == Layout::Indented ? 2 : -1, ' ', false,
                       Json::error_handler_t::replace);
}

}  // namespace gouji::outcomes
