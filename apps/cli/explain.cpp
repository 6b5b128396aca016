#include <fmt/format.h>

#include "apps/cli/byte_stream.h"
#include "apps/cli/commands.h"
#include "apps/cli/inputs.h"
#include "apps/cli/regime.h"
#include "engine/evaluate.h"
#include "facts/code.h"
#include "grammar/print.h"
#include "outcomes/write_findings.h"
#include "reports/read.h"

namespace gouji::cli {

namespace {

void complain(const Console& console, Code code, std::vector<std::string> arguments) {
    console.complain({code, std::move(arguments), {}, {}, std::nullopt});
}

std::string_view word_of(Severity severity, const Console& console) {
    switch (severity) {
        case Severity::Error:
            return console.say("错误", "error");
        case Severity::Warning:
            return console.say("警告", "warning");
        case Severity::Info:
            return console.say("提示", "note");
    }
    return {};
}

// The wording with "…" where an input's own words would stand.
std::string diagnostic_explained(Code code, const Console& console) {
    const Diagnostic example{code, {"…", "…", "…", "…"}, {}, {}, std::nullopt};
    return fmt::format("{}  {}\n  {}\n", paint(name_of(code), Ink::Bold, console.output),
                       word_of(severity_of(code), console), message(example, console.language));
}

class RuleText {
  public:
    RuleText(const rules::Rule& rule, const Console& console) : rule_(rule), console_(console) {}

    std::string all() const {
        std::string text = fmt::format("{}  {}  {}\n", paint(rule_.id, Ink::Bold, console_.output),
                                       rule_.title, word_of(rule_.severity, console_));
        if (rule_.defect != rule_.id) text += line("问题类别", "defect", rule_.defect);
        if (rule_.table) text += line("表", "table", rule_.table->text);
        if (rule_.for_each)
            text +=
                line("逐一", "for each", grammar::print(rule_.for_each->tree, console_.language));
        if (rule_.when)
            text += line("条件", "when", grammar::print(rule_.when->tree, console_.language));
        for (const rules::Check& check : rule_.checks)
            text += line("要求", "check", grammar::print(check.condition.tree, console_.language));
        for (const rules::Word& assumed : rule_.assumes)
            text += line("以此为前提", "assumes", assumed.text);
        for (const rules::Basis& basis : rule_.basis) text += line("依据", "basis", law(basis));
        if (!rule_.rationale.empty()) text += line("理由", "why", rule_.rationale);
        if (!rule_.remedy.empty()) text += line("处理", "remedy", rule_.remedy);
        return text;
    }

  private:
    std::string line(std::string_view chinese, std::string_view english,
                     const std::string& value) const {
        return fmt::format("  {}: {}\n", console_.say(chinese, english), value);
    }

    std::string law(const rules::Basis& basis) const {
        std::string text = basis.document + basis.clause;
        if (!basis.is_confirmed)
            text += console_.say("（引用前请核对原文）", " (to be looked up before it is cited)");
        if (!basis.quote.empty()) text += fmt::format("“{}”", basis.quote);
        return text;
    }

    const rules::Rule& rule_;
    const Console& console_;
};

ExitCode explain_finding(const ExplainOptions& options, const Regime& regime,
                         const Console& console) {
    Result<ByteStream> stream = ByteStream::open(*options.file);
    if (!stream) {
        console.complain(stream.error());
        return ExitCode::Incomplete;
    }
    Input input{*options.file, stream->rest(reports::max_report_bytes), std::nullopt, std::nullopt};
    const ReadReport read = ReportReader(regime).read(std::move(input));
    for (const Diagnostic& diagnostic : read.diagnostics.all())
        console.complain(*options.file, diagnostic);
    if (!read.facts) return ExitCode::Incomplete;
    Dossier dossier;
    dossier.report = &*read.facts;
    const engine::Judgement judgement = engine::evaluate(regime.program, dossier);
    const outcomes::Judged judged{dossier, regime.pack, judgement};
    std::string text;
    for (const engine::Finding& finding : judgement.findings) {
        if (finding.id.starts_with(options.subject))
            text += outcomes::finding_explained(judged, finding, console.language, console.output);
    }
    if (text.empty()) {
        complain(console, Code::NoSuchFinding, {options.subject, *options.file});
        return ExitCode::Usage;
    }
    write_out(text);
    return ExitCode::Clean;
}

}  // namespace

ExitCode explain(const ExplainOptions& options, const Console& console) {
    if (const std::optional<Code> code = code_named(options.subject)) {
        write_out(diagnostic_explained(*code, console));
        return ExitCode::Clean;
    }
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    if (const rules::Rule* rule = regime->pack.find(options.subject)) {
        write_out(RuleText(*rule, console).all());
        return ExitCode::Clean;
    }
    if (options.file) return explain_finding(options, *regime, console);
    complain(console, Code::NothingNamed, {options.subject});
    return ExitCode::Usage;
}

}  // namespace gouji::cli
