#include <optional>
#include <string>
#include <string_view>

#include "outcomes/json_text.h"
#include "outcomes/printed.h"
#include "outcomes/standing.h"
#include "outcomes/words.h"
#include "outcomes/write_findings.h"

namespace gouji::outcomes {

namespace {

using engine::Evidence;
using engine::Finding;
using engine::Proof;

void write_text(std::string_view name, std::string_view value, JsonText& out) {
    out.name(name);
    out.text(value);
}

void write_text_or_null(std::string_view name, const std::optional<std::string>& value,
                        JsonText& out) {
    if (value) return write_text(name, *value, out);
    out.name(name);
    out.null();
}

void write_number(std::string_view name, std::int64_t value, JsonText& out) {
    out.name(name);
    out.number(value);
}

void write_count(std::string_view name, std::size_t value, JsonText& out) {
    write_number(name, static_cast<std::int64_t>(value), out);
}

// Line and column, null where the report has no place for it.
void write_position(const Source& source, Span span, JsonText& out) {
    if (has_place(span)) {
        const LineColumn position = source.position(span.begin);
        write_number("line", position.line, out);
        write_number("column", position.column, out);
        return;
    }
    for (const char* name : {"line", "column"}) {
        out.name(name);
        out.null();
    }
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
void write_value(const Form& form, const std::string& path, const std::string& value,
                 JsonText& out) {
    out.name("value");
    if (value.empty()) return out.null();
    const std::optional<CellIndex> cell = form.find(own_path(path));
    const bool counts = cell && form.cell(*cell).type != CellType::Amount;
    const std::optional<Decimal> number = counts ? Decimal::parse(value) : std::nullopt;
    const std::optional<std::int64_t> whole = number ? number->whole() : std::nullopt;
    if (whole) return out.number(*whole);
    out.text(value);
}

void write_basis(const Finding& finding, JsonText& out) {
    out.name("basis");
    out.open('[');
    for (const rules::Basis& basis : finding.basis) {
        out.open('{');
        write_text("doc", basis.document, out);
        write_text("clause", basis.clause, out);
        if (!basis.quote.empty()) write_text("quote", basis.quote, out);
        if (!basis.url.empty()) write_text("url", basis.url, out);
        if (!basis.is_confirmed) {
            out.name("confirmed");
            out.truth(false);
        }
        out.close('}');
    }
    out.close(']');
}

void write_decision(const rules::Decision& decision, JsonText& out) {
    const auto day = [](const std::optional<Date>& date) {
        return date ? std::optional(to_string(*date)) : std::nullopt;
    };
    out.open('{');
    write_text("is", rules::name_of(decision.ruling), out);
    write_text("by", decision.by, out);
    write_text("reason", decision.reason, out);
    write_text("basis", decision.basis, out);
    write_text_or_null("on", day(decision.on), out);
    write_text_or_null("until", day(decision.until), out);
    out.close('}');
}

class FindingJson {
  public:
    FindingJson(const Judged& judged, JsonText& out) : judged_(judged), out_(out) {}

    void write(const Finding& finding) {
        out_.open('{');
        write_text("id", finding.id, out_);
        write_text("rule", finding.rule, out_);
        write_text("defect", finding.defect, out_);
        write_text("title", finding.title, out_);
        write_text("place", finding.place, out_);
        write_text("severity", outcomes::name_of(finding.severity), out_);
        if (is_on_trial(judged_.pack, finding))
            write_text("status", name_of(judged_.pack.find(finding.rule)->status), out_);
        write_text("message", finding.message, out_);
        write_basis(finding, out_);
        out_.name("evidence");
        out_.open('[');
        for (const Evidence& evidence : finding.evidence) write(evidence);
        out_.close(']');
        out_.name("proof");
        write(finding.proof);
        write_suggestions(finding);
        out_.name("same_cause");
        out_.open('[');
        for (const std::string& id : finding.same_cause) out_.text(id);
        out_.close(']');
        write_text("remedy", finding.remedy, out_);
        write_decisions(finding);
        out_.close('}');
    }

  private:
    void write_decisions(const Finding& finding) {
        const bool is_waived =
            finding.decision && finding.decision->ruling == rules::Ruling::Waived;
        out_.name("waived");
        if (is_waived) {
            write_decision(*finding.decision, out_);
        } else {
            out_.null();
        }
        if (!finding.decision) return;
        out_.name("decision");
        write_decision(*finding.decision, out_);
    }

    void write(const Evidence& evidence) {
        const FactBase& facts = report_of(judged_, evidence.role, evidence.other);
        out_.open('{');
        write_text("path", evidence.path, out_);
        write_text("label", evidence.label, out_);
        write_text("state", gouji::name_of(evidence.state), out_);
        write_value(*facts.form, evidence.path, evidence.value, out_);
        write_text_or_null("raw", evidence.raw.empty() ? std::nullopt : std::optional(evidence.raw),
                           out_);
        write_position(*facts.source, evidence.span, out_);
        const Origin* origin = origin_at(facts.origins, evidence.span.begin);
        out_.name("page");
        if (origin != nullptr && has_place(evidence.span)) {
            out_.number(origin->page);
        } else {
            out_.null();
        }
        if (evidence.role != engine::Role::This) write_text("document", facts.source->name(), out_);
        out_.close('}');
    }

    void write(const Proof& proof) {
        out_.open('{');
        write_text("op", proof.op, out_);
        if (!proof.path.empty()) write_text("path", proof.path, out_);
        write_text("value", proof.value, out_);
        if (!proof.path.empty()) {
            const Source& source = *report_of(judged_, proof.role, proof.other).source;
            write_position(source, proof.span, out_);
            if (proof.role != engine::Role::This) write_text("document", source.name(), out_);
        }
        if (!proof.arguments.empty()) {
            out_.name("args");
            out_.open('[');
            for (const Proof& argument : proof.arguments) write(argument);
            out_.close(']');
        }
        out_.close('}');
    }

    void write_suggestions(const Finding& finding) {
        out_.name("suggest");
        out_.open('[');
        for (const engine::Suggestion& suggestion : finding.suggest) {
            std::string because = "改为此数后，以下规则都成立：";
            for (const std::string& rule : suggestion.satisfies) {
                if (&rule != &suggestion.satisfies.front()) because += "、";
                because += rule;
            }
            out_.open('{');
            write_text("path", suggestion.path, out_);
            write_value(*judged_.dossier.report->form, suggestion.path, suggestion.value, out_);
            write_text("because", because, out_);
            out_.close('}');
        }
        out_.close(']');
    }

    const Judged& judged_;
    JsonText& out_;
};

void write_verdicts(const engine::VerdictCounts& verdicts, JsonText& out) {
    out.name("verdicts");
    out.open('{');
    write_count("pass", verdicts.pass, out);
    write_count("fail", verdicts.fail, out);
    write_count("undecided", verdicts.undecided, out);
    write_count("skip", verdicts.skip, out);
    write_count("error", verdicts.error, out);
    out.close('}');
}

void write_undecided(const engine::Judgement& judgement, JsonText& out) {
    out.name("undecided");
    out.open('[');
    for (const engine::Undecided& verdict : judgement.undecided) {
        out.open('{');
        write_text("rule", verdict.rule, out);
        write_text("place", verdict.place, out);
        out.name("blocked_by");
        out.open('[');
        for (const engine::Blocker& blocker : verdict.blocked_by) out.text(blocker.path);
        out.close(']');
        out.close('}');
    }
    out.close(']');
}

void write_errors(const engine::Judgement& judgement, JsonText& out) {
    out.name("errors");
    out.open('[');
    for (const engine::Failure& failure : judgement.failures) {
        out.open('{');
        write_text("rule", failure.rule, out);
        write_text("place", failure.place, out);
        write_text("why", name_of(failure.why), out);
        out.close('}');
    }
    out.close(']');
}

}  // namespace

std::string findings_json(const Judged& judged, Layout layout) {
    const FactBase& facts = *judged.dossier.report;
    JsonText out(layout, 0);
    out.open('{');
    write_text("document", facts.source->name(), out);
    write_text_or_null("agency", facts.agency.value, out);
    out.name("year");
    if (facts.year.value) {
        out.number(facts.year.value->number());
    } else {
        out.null();
    }
    write_text("pack", judged.pack.name + "@" + judged.pack.version, out);
    if (!judged.pack.profile.empty()) write_text("profile", judged.pack.profile, out);
    write_verdicts(judged.judgement.verdicts, out);
    out.name("findings");
    out.open('[');
    FindingJson json(judged, out);
    for (const Finding& finding : judged.judgement.findings) json.write(finding);
    out.close(']');
    write_undecided(judged.judgement, out);
    write_errors(judged.judgement, out);
    out.close('}');
    return out.written();
}

}  // namespace gouji::outcomes
