#include "outcomes/write_rule.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "grammar/print.h"
#include "outcomes/rule_words.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t most_places_named = 8;

class RulePage {
  public:
    RulePage(const engine::Program& program, const rules::Rule& rule, Language language,
             Colors colors)
        : program_(program),
          rule_(rule),
          language_(language),
          colors_(colors),
          words_(*program.form, language) {
        if (rule.table) words_.open_table(rule.table->text);
        if (rule.for_each)
            words_.declare(rule.for_each->tree.variable.text, rule.for_each->tree.set);
        for (const rules::Binding& binding : rule.let)
            words_.declare(binding.name.text, engine::Kind::Unknown);
    }

    std::string all() {
        heading();
        what();
        whom();
        when();
        formula();
        law();
        consequences();
        return std::move(text_);
    }

  private:
    std::string say(std::string_view chinese, std::string_view english) const {
        return std::string(outcomes::say(language_, chinese, english));
    }

    void section(std::string_view chinese, std::string_view english) {
        text_ += "\n" + paint(say(chinese, english), Ink::Bold, colors_) + "\n";
    }

    void line(const std::string& text) { text_ += "  " + text + "\n"; }

    template <class... Arguments>
    void line_of(std::string_view chinese, std::string_view english,
                 const Arguments&... arguments) {
        line(fmt::format(fmt::runtime(say(chinese, english)), arguments...));
    }

    void heading() {
        text_ += fmt::format("{}  {}\n", paint(rule_.id, Ink::Bold, colors_), rule_.title);
        std::string facts = std::string(word_of(rule_.severity, language_));
        facts +=
            fmt::format(fmt::runtime(say("，分值 {}", ", weight {}")), to_string(rule_.weight));
        if (!rule_.group.empty())
            facts += fmt::format(fmt::runtime(say("，分组 {}", ", group {}")), rule_.group);
        if (rule_.defect != rule_.id)
            facts += fmt::format(fmt::runtime(say("，问题类别 {}", ", defect {}")), rule_.defect);
        line(facts);
        if (rule_.status == rules::Status::Test)
            line(say("试行规则：计入统计，不写入通知", "on trial: counted, never notified"));
        if (rule_.status == rules::Status::Deprecated) line(say("已停用", "deprecated"));
    }

    // ---------- what ----------

    void what() {
        section("检查什么", "What it checks");
        if (rule_.table) line_of("表：{}", "table: {}", words_.table_label(table_id()));
        if (rule_.for_each) {
            const grammar::Iteration& iteration = rule_.for_each->tree;
            std::string filter;
            if (iteration.filter)
                filter = fmt::format(fmt::runtime(say("，只看{}的", ", where {}")),
                                     words_.condition(*iteration.filter));
            line_of("逐一核对：{}（每一项记作 {}）{}", "for each of: {} (called {}){}",
                    words_.set(iteration.set), iteration.variable.text, filter);
        }
        for (const rules::Binding& binding : rule_.let)
            line_of("记 {} 为：{}", "let {} be: {}", binding.name.text,
                    words_.condition(binding.value.tree));
        for (const rules::Check& check : rule_.checks)
            line_of("应当：{}。", "it should hold that {}.",
                    words_.condition(check.condition.tree));
        places();
        if (!rule_.rationale.empty()) line_of("理由：{}", "why: {}", rule_.rationale);
    }

    std::string table_id() const {
        for (const engine::TableNames& table : program_.tables) {
            const bool is_alias = std::find(table.aliases.begin(), table.aliases.end(),
                                            rule_.table->text) != table.aliases.end();
            if (table.id == rule_.table->text || is_alias) return table.id;
        }
        return rule_.table->text;
    }

    // Free axes are judged member by member, which the author did not have to write.
    void places() {
        if (rule_.for_each) return;
        const auto rule = std::find_if(program_.rules.begin(), program_.rules.end(),
                                       [&](const engine::CompiledRule& each) {
                                           return &program_.pack->rules[each.rule] == &rule_;
                                       });
        if (rule == program_.rules.end() || rule->places.count < 2) return;
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < rule->places.count && i < most_places_named; ++i) {
            const std::string& id = program_.places[rule->places.first + i].place;
            names.push_back(rule_.table ? words_.member_label(table_id(), id) : id);
        }
        const bool is_cut = rule->places.count > names.size();
        line_of("分别检查 {} 处：{}{}", "at {} places: {}{}", rule->places.count,
                fmt::join(names, say("、", ", ")), is_cut ? "…" : "");
    }

    // ---------- for whom, and when ----------

    void whom() {
        section("适用", "For whom");
        const rules::Scope& scope = rule_.applies_to;
        std::vector<std::string> parts;
        const auto add = [&](const std::vector<rules::Word>& words) {
            for (const rules::Word& word : words) parts.push_back(word.text);
        };
        add(scope.kinds);
        add(scope.levels);
        add(scope.regions);
        if (parts.empty()) parts.push_back(say("所有机关", "all agencies"));
        std::string text = fmt::format("{}", fmt::join(parts, say("、", ", ")));
        std::vector<std::string> editions;
        for (const int edition : scope.editions) editions.push_back(std::to_string(edition));
        if (!editions.empty())
            text += fmt::format(fmt::runtime(say("；{}版表单", "; editions {}")),
                                fmt::join(editions, say("、", ", ")));
        line(text);
        effective();
    }

    void effective() {
        const rules::Effective& effective = rule_.effective;
        std::string from, to;
        if (effective.from) from = to_string(*effective.from);
        if (effective.from_year)
            from = fmt::format(fmt::runtime(say("{}年度", "the year {}")), *effective.from_year);
        if (effective.to) to = to_string(*effective.to);
        if (effective.to_year)
            to = fmt::format(fmt::runtime(say("{}年度", "the year {}")), *effective.to_year);
        if (from.empty() && to.empty()) return;
        std::string text;
        if (!from.empty()) text += fmt::format(fmt::runtime(say("自{}起", "from {}")), from);
        if (!to.empty()) text += fmt::format(fmt::runtime(say("至{}止", " until {}")), to);
        text += effective.by == rules::Effective::By::SignedOn
                    ? say("，按落款日期计", ", by the date signed")
                    : say("，按报告年度末计", ", by the end of the report's year");
        line(text);
    }

    void when() {
        if (!rule_.when && rule_.assumes.empty() && rule_.missing == rules::OnMissing::Undecided)
            return;
        section("何时判断", "When");
        if (rule_.when) line_of("只在{}时。", "only where {}.", words_.condition(rule_.when->tree));
        for (const rules::Word& assumed : rule_.assumes) {
            const rules::Rule* other = program_.pack->find(assumed.text);
            line_of("同一处已由 {}（{}）指出问题的，不再判断。",
                    "not where {} ({}) has found something at the same place.", assumed.text,
                    other == nullptr ? "" : other->title);
        }
        if (rule_.missing == rules::OnMissing::Zero)
            line(say("求和时空白的格子按0计。", "in sums a blank cell counts 0."));
        if (rule_.missing == rules::OnMissing::Skip)
            line(say("有空白的格子时不判断。", "not where a cell is blank."));
    }

    // ---------- exactly, by which law, and then ----------

    void formula() {
        section("写法", "As written");
        if (rule_.when) line("when: " + grammar::print(rule_.when->tree, language_));
        if (rule_.for_each) line("for_each: " + grammar::print(rule_.for_each->tree, language_));
        for (const rules::Binding& binding : rule_.let)
            line("let " + binding.name.text + ": " + grammar::print(binding.value.tree, language_));
        for (const rules::Check& check : rule_.checks)
            line("check: " + grammar::print(check.condition.tree, language_));
    }

    void law() {
        section("依据", "Basis");
        if (rule_.basis.empty()) line(say("（没有写明）", "(none is named)"));
        for (const rules::Basis& basis : rule_.basis) {
            line(basis_text(basis, language_));
            if (!basis.url.empty()) line("  " + basis.url);
        }
    }

    void consequences() {
        section("不合格时", "Where it fails");
        for (const rules::Check& check : rule_.checks)
            line_of("指出：{}", "it says: {}", message_of(check.message));
        if (!rule_.remedy.empty()) line_of("处理：{}", "remedy: {}", rule_.remedy);
        if (!rule_.notes.empty()) line_of("说明：{}", "notes: {}", rule_.notes);
        example();
        line_of("测试：{} 个", "tests: {}", rule_.tests.size());
    }

    // The first test that the rule fails: what it replaces in a report without a defect.
    void example() {
        const auto fails = [](const rules::Expectation& expected) {
            return expected.verdict == rules::Verdict::Fail;
        };
        const auto test =
            std::find_if(rule_.tests.begin(), rule_.tests.end(), [&](const rules::RuleTest& each) {
                return std::any_of(each.expect.begin(), each.expect.end(), fails);
            });
        if (test == rule_.tests.end()) return;
        std::vector<std::string> facts;
        for (const rules::Patch& patch : test->given) facts.push_back(patch_text(patch));
        line_of("例如：{}", "for example: {}", fmt::join(facts, say("；", "; ")));
    }

    std::string patch_text(const rules::Patch& patch) const {
        const std::string target = grammar::print(patch.target.tree, language_);
        if (patch.kind == rules::Patch::Kind::Missing) return target + say(" 空缺", " is missing");
        if (patch.kind == rules::Patch::Kind::Unread) return target + say(" 未读出", " is unread");
        std::vector<std::string> values;
        for (const rules::Word& value : patch.values) values.push_back(value.text);
        return fmt::format(fmt::runtime(say("{} 为“{}”", "{} is “{}”")), target,
                           fmt::join(values, say("、", ", ")));
    }

    std::string message_of(const rules::Message& message) const {
        std::string text;
        for (const rules::MessagePart& part : message.parts)
            text += part.hole ? "{" + grammar::print(part.hole->tree, language_) + "}" : part.text;
        return text;
    }

    const engine::Program& program_;
    const rules::Rule& rule_;
    Language language_;
    Colors colors_;
    RuleWords words_;
    std::string text_;
};

}  // namespace

std::string rule_explained(const engine::Program& program, const rules::Rule& rule,
                           Language language, Colors colors) {
    return RulePage(program, rule, language, colors).all();
}

std::string rules_explained(const engine::Program& program, Language language) {
    std::string text;
    for (const rules::Rule& rule : program.pack->rules) {
        text += fmt::format("\n## {}\n\n```text\n{}```\n", rule.id,
                            rule_explained(program, rule, language, Colors::Off));
    }
    return text;
}

std::string basis_text(const rules::Basis& basis, Language language) {
    std::string text = basis.document + basis.clause;
    if (basis.to_year)
        text +=
            fmt::format(fmt::runtime(say(language, "（{}年及以前的报告）", " (reports until {})")),
                        *basis.to_year);
    if (!basis.is_confirmed)
        text += say(language, "（引用前请核对原文）", " (to be looked up before it is cited)");
    if (!basis.quote.empty()) text += fmt::format("：“{}”", basis.quote);
    return text;
}

}  // namespace gouji::outcomes
