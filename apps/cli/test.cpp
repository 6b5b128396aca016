#include <algorithm>

#include <fmt/format.h>

#include "apps/cli/commands.h"
#include "apps/cli/regime.h"
#include "engine/run_tests.h"

namespace gouji::cli {

namespace {

std::string_view word_of(rules::Verdict verdict, const Console& console) {
    switch (verdict) {
        case rules::Verdict::Pass:
            return console.say("合格", "pass");
        case rules::Verdict::Fail:
            return console.say("不合格", "fail");
        case rules::Verdict::Undecided:
            return console.say("无法判断", "undecided");
        case rules::Verdict::Skip:
            return console.say("不适用", "skip");
        case rules::Verdict::Error:
            return console.say("出错", "error");
    }
    return {};
}

std::string mismatch_text(const engine::Mismatch& mismatch, const Console& console) {
    const std::string_view found = mismatch.found ? word_of(*mismatch.found, console)
                                                  : console.say("没有这一处", "no such place");
    return fmt::format("    {}: {} {}, {} {}\n", mismatch.place.empty() ? "-" : mismatch.place,
                       console.say("应为", "expected"), word_of(mismatch.expected, console),
                       console.say("实为", "found"), found);
}

struct Counts {
    std::size_t held = 0;
    std::size_t failed = 0;
    std::size_t due = 0;  // marked as not holding yet
};

// Writes what does not hold.
Counts report(const std::vector<engine::TestResult>& results, const Regime& regime,
              const Console& console) {
    Counts counts;
    for (const engine::TestResult& result : results) {
        const rules::Rule& rule = regime.pack.rules[result.rule];
        const rules::RuleTest& test = rule.tests[result.test];
        if (result.mismatches.empty()) {
            ++counts.held;
            continue;
        }
        ++(test.is_todo ? counts.due : counts.failed);
        const Source& source = regime.sources[test.place.source];
        write_out(fmt::format(
            "{}  {}  {}\n",
            paint(test.is_todo ? console.say("待办", "todo") : console.say("不符", "FAILED"),
                  test.is_todo ? Ink::Yellow : Ink::Red, console.output),
            rule.id, position_text(source, test.place.span.begin)));
        for (const engine::Mismatch& mismatch : result.mismatches)
            write_out(mismatch_text(mismatch, console));
    }
    return counts;
}

}  // namespace

ExitCode test(const TestOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    Diagnostics diagnostics;
    const Counts counts =
        report(engine::run_tests(regime->pack, regime->form, diagnostics), *regime, console);
    console.complain(diagnostics, regime->sources);
    const auto untested = std::count_if(regime->pack.rules.begin(), regime->pack.rules.end(),
                                        [](const rules::Rule& rule) { return rule.tests.empty(); });
    write_out(
        fmt::format(fmt::runtime(console.say(
                        "{} 条规则：{} 个测试符合，{} 个不符，{} 个待办；{} 条规则没有测试\n",
                        "{} rules: {} tests hold, {} failed, {} todo; {} rules without tests\n")),
                    regime->pack.rules.size(), counts.held, counts.failed, counts.due, untested));
    return counts.failed == 0 && !diagnostics.has_errors() ? ExitCode::Clean : ExitCode::Findings;
}

}  // namespace gouji::cli
