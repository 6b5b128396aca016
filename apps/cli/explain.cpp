#include <fmt/format.h>

#include "apps/cli/commands.h"
#include "apps/cli/neighbourhood.h"
#include "apps/cli/regime.h"
#include "engine/evaluate.h"
#include "facts/code.h"
#include "facts/page.h"
#include "outcomes/words.h"
#include "outcomes/write_findings.h"
#include "outcomes/write_rule.h"

namespace gouji::cli {

namespace {

void complain(const Console& console, Code code, std::vector<std::string> arguments) {
    console.complain({code, std::move(arguments), {}, {}, std::nullopt});
}

std::string indented(std::string_view text) {
    std::string result = "    ";
    for (const char c : text) result += c == '\n' ? std::string("\n    ") : std::string(1, c);
    return result + "\n";
}

// The page of the code: its wording with "…" where an input's own words would stand, what it means,
// and how it is mended.
std::string diagnostic_explained(Code code, const Console& console) {
    const Diagnostic example{code, {"…", "…", "…", "…"}, {}, {}, std::nullopt};
    std::string text = fmt::format(
        "{}  {}\n  {}\n", paint(name_of(code), Ink::Bold, console.output.colors),
        outcomes::word_of(severity_of(code), console.language), message(example, console.language));
    const Page* page = page_of(code);
    if (page == nullptr) return text;
    text += fmt::format("\n{}\n", console.say(page->chinese_meaning, page->english_meaning));
    if (!page->wrong.empty()) {
        text += fmt::format("\n  {}\n{}\n  {}\n{}",
                            paint(console.say("有误", "wrong"), Ink::Red, console.output.colors),
                            indented(page->wrong),
                            paint(console.say("正确", "right"), Ink::Green, console.output.colors),
                            indented(page->right));
    }
    text += fmt::format("\n{}\n", console.say(page->chinese_advice, page->english_advice));
    return text;
}

ExitCode explain_finding(const ExplainOptions& options, const Regime& regime,
                         const Console& console) {
    const auto compared =
        compare(*options.file, options.among, options.neighbours, regime, console);
    if (!compared) return ExitCode::Incomplete;
    const engine::Judgement judgement = engine::evaluate(regime.program, compared->dossier());
    const outcomes::Judged judged{compared->dossier(), regime.pack, judgement};
    std::string text;
    for (const engine::Finding& finding : judgement.findings) {
        if (finding.id.starts_with(options.subject))
            text += outcomes::finding_explained(judged, finding, console.language, console.output);
    }
    write_out(text);
    if (!compared->is_complete) return ExitCode::Incomplete;
    if (text.empty()) {
        complain(console, Code::NoSuchFinding, {options.subject, *options.file});
        return ExitCode::Usage;
    }
    return ExitCode::Clean;
}

}  // namespace

ExitCode explain(const ExplainOptions& options, const Console& console) {
    if (const std::optional<Code> code = code_named(options.subject)) {
        write_out(diagnostic_explained(*code, console));
        return ExitCode::Clean;
    }
    const std::unique_ptr<const Regime> regime =
        load_regime(options.pack, console, options.profile);
    if (!regime) return ExitCode::Usage;
    if (const rules::Rule* rule = regime->pack.find(options.subject)) {
        write_out(outcomes::rule_explained(regime->program, *rule, console.language,
                                           console.output.colors));
        return ExitCode::Clean;
    }
    if (options.file) return explain_finding(options, *regime, console);
    complain(console, Code::NothingNamed, {options.subject});
    return ExitCode::Usage;
}

}  // namespace gouji::cli
