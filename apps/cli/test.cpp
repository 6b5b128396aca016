#include <algorithm>

#include <fmt/format.h>

#include "apps/cli/commands.h"
#include "apps/cli/regime.h"
#include "apps/cli/test_text.h"
#include "engine/run_tests.h"
#include "facts/code.h"
#include "rules/mention_test.h"

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

void write_heading(std::string_view verdict, Ink ink, std::string_view id, Place place,
                   const Regime& regime, const Console& console) {
    write_out(fmt::format("{}  {}  {}\n", paint(verdict, ink, console.output.colors), id,
                          position_text(regime.sources[place.source], place.span.begin)));
}

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
        write_heading(test.is_todo ? console.say("待办", "todo") : console.say("不符", "FAILED"),
                      test.is_todo ? Ink::Yellow : Ink::Red, rule.id, test.place, regime, console);
        for (const engine::Mismatch& mismatch : result.mismatches)
            write_out(mismatch_text(mismatch, console));
    }
    return counts;
}

Counts report(const std::vector<rules::MentionTestResult>& results, const Regime& regime,
              const Console& console) {
    Counts counts;
    for (const rules::MentionTestResult& result : results) {
        if (result.holds()) {
            ++counts.held;
            continue;
        }
        ++counts.failed;
        const rules::Mention& mention = regime.pack.mentions[result.mention];
        write_heading(console.say("不符", "FAILED"), Ink::Red, mention.name.text,
                      mention.tests[result.test].place, regime, console);
        for (const std::string& missed : result.missed)
            write_out(fmt::format("    {}: {}\n", console.say("应当读出", "expected"), missed));
        for (const std::string& found : result.found)
            write_out(fmt::format("    {}: {}\n", console.say("实际读出", "found"), found));
    }
    return counts;
}

}  // namespace

ExitCode test(const TestOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    Diagnostics diagnostics;
    const std::vector<engine::TestResult> results =
        engine::run_tests(regime->pack, regime->form, diagnostics);
    const Counts rules = report(results, *regime, console);
    const Counts mentions =
        report(rules::run_mention_tests(regime->pack, regime->sources), *regime, console);
    console.complain(diagnostics, regime->sources);
    write_out(coverage_text(results, regime->pack, console) + "\n");
    if (options.mutates)
        write_out(mutation_text(engine::run_mutants(regime->pack, regime->form), *regime, console) +
                  "\n");
    const auto untested = std::count_if(regime->pack.rules.begin(), regime->pack.rules.end(),
                                        [](const rules::Rule& rule) { return rule.tests.empty(); });
    write_out(
        fmt::format(fmt::runtime(console.say(
                        "{} 条规则：{} 个测试符合，{} 个不符，{} 个待办；{} 条规则没有测试\n",
                        "{} rules: {} tests hold, {} failed, {} todo; {} rules without tests\n")),
                    regime->pack.rules.size(), rules.held, rules.failed, rules.due, untested));
    if (!regime->pack.mentions.empty())
        write_out(fmt::format(
            fmt::runtime(console.say("{} 种正文数字：{} 个测试符合，{} 个不符\n",
                                     "{} kinds of mentions: {} tests hold, {} failed\n")),
            regime->pack.mentions.size(), mentions.held, mentions.failed));
    const bool is_clean = rules.failed + mentions.failed == 0 && !diagnostics.has_errors();
    return is_clean ? ExitCode::Clean : ExitCode::Findings;
}

}  // namespace gouji::cli
