#include "apps/cli/test_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "facts/width.h"
#include "grammar/print.h"

namespace gouji::cli {

namespace {

constexpr std::size_t verdict_count = 4;
constexpr std::array<rules::Verdict, verdict_count> verdicts = {
    rules::Verdict::Pass, rules::Verdict::Fail, rules::Verdict::Undecided, rules::Verdict::Skip};

using Branches = std::array<std::size_t, verdict_count>;

void add(const rules::RuleTest& test, Branches& branches) {
    for (std::size_t i = 0; i < verdict_count; ++i) {
        const bool expects = std::any_of(
            test.expect.begin(), test.expect.end(),
            [&](const rules::Expectation& each) { return each.verdict == verdicts[i]; });
        if (expects) ++branches[i];
    }
}

std::array<std::string_view, verdict_count> heads(const Console& console) {
    return {console.say("合格", "pass"), console.say("不合格", "fail"),
            console.say("无法判断", "undecided"), console.say("不适用", "skip")};
}

// 0 is what the reader looks for: a branch without a test.
std::string number_cell(std::size_t count, std::size_t width, const Console& console) {
    const std::string text = count == 0 ? "-" : std::to_string(count);
    const std::string padded = std::string(width - std::min(width, text.size()), ' ') + text;
    return count == 0 ? paint(padded, Ink::Faint, console.output.colors) : padded;
}

std::string percent(std::size_t part, std::size_t whole) {
    if (whole == 0) return "-";
    const std::size_t tenths = (part * 1000 + whole / 2) / whole;
    return fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

std::string field_text(const engine::Mutant& mutant, const Console& console) {
    if (!mutant.before)
        return fmt::format(fmt::runtime(console.say("去掉 {}", "{} left out")), mutant.field);
    const std::string before = grammar::print(*mutant.before, console.language);
    if (!mutant.after)
        return fmt::format(fmt::runtime(console.say("{}：去掉 {}", "{}: {} left out")),
                           mutant.field, before);
    return fmt::format(fmt::runtime(console.say("{}：{} 改为 {}", "{}: {} became {}")),
                       mutant.field, before, grammar::print(*mutant.after, console.language));
}

}  // namespace

std::string coverage_text(const std::vector<engine::TestResult>& results,
                          const rules::RulePack& pack, const Console& console) {
    std::vector<Branches> branches(pack.rules.size(), Branches{});
    for (const engine::TestResult& result : results) {
        if (result.mismatches.empty())
            add(pack.rules[result.rule].tests[result.test], branches[result.rule]);
    }
    std::size_t id_width = display_width(console.say("规则", "rule"));
    for (const rules::Rule& rule : pack.rules) id_width = std::max(id_width, rule.id.size());
    const auto titles = heads(console);
    std::string text = pad_to(console.say("规则", "rule"), id_width);
    for (const std::string_view title : titles) text += fmt::format("  {}", title);
    text += '\n';
    for (std::size_t rule = 0; rule < pack.rules.size(); ++rule) {
        text += pad_to(pack.rules[rule].id, id_width);
        for (std::size_t i = 0; i < verdict_count; ++i)
            text += "  " + number_cell(branches[rule][i], display_width(titles[i]), console);
        text += '\n';
    }
    return text;
}

std::string mutation_text(const std::vector<engine::MutationResult>& results, const Regime& regime,
                          const Console& console) {
    std::string text;
    std::size_t noticed = 0;
    std::size_t all = 0;
    for (const engine::MutationResult& result : results) {
        noticed += result.noticed;
        all += result.all();
        const rules::Rule& rule = regime.pack.rules[result.rule];
        text += fmt::format("{}  {}/{}  {}\n", paint(rule.id, Ink::Bold, console.output.colors),
                            result.noticed, result.all(), percent(result.noticed, result.all()));
        for (const engine::Mutant& survivor : result.survivors) {
            const Source& source = regime.sources[survivor.place.source];
            text += fmt::format(
                "    {}  {}\n      {}\n",
                paint(console.say("存活", "survives"), Ink::Yellow, console.output.colors),
                position_text(source, survivor.place.span.begin), field_text(survivor, console));
        }
    }
    text += fmt::format(fmt::runtime(console.say("变异：{} 处改动，测试察觉 {} 处，占 {}\n",
                                                 "mutation: {} changes, {} noticed, {}\n")),
                        all, noticed, percent(noticed, all));
    return text;
}

}  // namespace gouji::cli
