// Conditions that say nothing: true or false whatever a report states, or said by another rule.
#include <algorithm>
#include <functional>

#include "engine/lint.h"
#include "engine/possible.h"
#include "facts/code.h"

namespace gouji::engine {

namespace {

bool lists_meet(const std::vector<int>& lhs, const std::vector<int>& rhs) {
    return lhs.empty() || rhs.empty() ||
           std::find_first_of(lhs.begin(), lhs.end(), rhs.begin(), rhs.end()) != lhs.end();
}

bool words_meet(const std::vector<rules::Word>& lhs, const std::vector<rules::Word>& rhs) {
    const auto same = [](const rules::Word& one, const rules::Word& other) {
        return one.text == other.text;
    };
    return lhs.empty() || rhs.empty() ||
           std::find_first_of(lhs.begin(), lhs.end(), rhs.begin(), rhs.end(), same) != lhs.end();
}

bool years_meet(const rules::Effective& lhs, const rules::Effective& rhs) {
    const auto ends_before = [](const auto& to, const auto& from) {
        return to && from && *to < *from;
    };
    return !ends_before(lhs.to, rhs.from) && !ends_before(rhs.to, lhs.from) &&
           !ends_before(lhs.to_year, rhs.from_year) && !ends_before(rhs.to_year, lhs.from_year);
}

// Some report may be judged by both rules.
bool may_meet(const rules::Rule& lhs, const rules::Rule& rhs) {
    return words_meet(lhs.applies_to.kinds, rhs.applies_to.kinds) &&
           words_meet(lhs.applies_to.levels, rhs.applies_to.levels) &&
           words_meet(lhs.applies_to.regions, rhs.applies_to.regions) &&
           lists_meet(lhs.applies_to.editions, rhs.applies_to.editions) &&
           years_meet(lhs.effective, rhs.effective);
}

class ConditionLint {
  public:
    ConditionLint(const Program& program, Diagnostics& diagnostics)
        : program_(program), possible_(program), diagnostics_(diagnostics) {}

    void run() {
        for (std::size_t i = 0; i < program_.rules.size(); ++i) {
            lint_rule(program_.rules[i]);
            for (std::size_t other = 0; other < i; ++other)
                lint_pair(program_.rules[other], program_.rules[i]);
        }
    }

  private:
    const rules::Rule& rule_of(const CompiledRule& compiled) const {
        return program_.pack->rules[compiled.rule];
    }

    const CompiledPlace& place(const CompiledRule& rule, std::uint32_t index) const {
        return program_.places[rule.places.first + index];
    }

    // What holds wherever the rule judges.
    static std::vector<Claim> setting_of(const CompiledPlace& place) {
        return {{place.domain, true}, {place.when, true}};
    }

    bool nowhere(const CompiledRule& rule,
                 const std::function<std::vector<Claim>(const CompiledPlace&)>& claims) const {
        for (std::uint32_t i = 0; i < rule.places.count; ++i) {
            if (possible_.together(claims(place(rule, i)))) return false;
        }
        return rule.places.count > 0;
    }

    void lint_rule(const CompiledRule& compiled) {
        const rules::Rule& rule = rule_of(compiled);
        const bool is_reachable = !rule.when || lint_when(compiled, *rule.when);
        if (!is_reachable) return;
        const Place at = rule.checks[compiled.check].condition.place;
        const auto with_check = [](bool holds) {
            return [holds](const CompiledPlace& place) {
                std::vector<Claim> claims = setting_of(place);
                claims.push_back({place.check, holds});
                return claims;
            };
        };
        if (nowhere(compiled, with_check(false))) {
            diagnostics_.add(Code::AlwaysTrue, at, {rule.id});
        } else if (nowhere(compiled, with_check(true))) {
            diagnostics_.add(Code::AlwaysFalse, at, {rule.id});
        }
    }

    // False where the rule is never reached.
    bool lint_when(const CompiledRule& compiled, const rules::Condition& when) {
        if (compiled.check > 0) return true;  // told with the first
        const std::string& id = rule_of(compiled).id;
        if (nowhere(compiled, &ConditionLint::setting_of)) {
            diagnostics_.add(Code::UnreachableWhen, when.place, {id});
            return false;
        }
        const auto unless = [](const CompiledPlace& place) {
            return std::vector<Claim>{{place.domain, true}, {place.when, false}};
        };
        if (nowhere(compiled, unless)) diagnostics_.add(Code::IdleWhen, when.place, {id});
        return true;
    }

    // ---------- two rules ----------

    void lint_pair(const CompiledRule& earlier, const CompiledRule& later) {
        const rules::Rule& lhs = rule_of(earlier);
        const rules::Rule& rhs = rule_of(later);
        if (!may_meet(lhs, rhs)) return;
        if (says_same_text(earlier, later)) {
            tell(Code::DuplicateCheck, earlier, later);
            return;
        }
        const std::vector<Pair> pairs = pairs_of(earlier, later);
        if (pairs.empty()) return;
        if (is_same(pairs)) {
            tell(Code::DuplicateCheck, earlier, later);
        } else if (contradict(pairs)) {
            tell(Code::ContradictoryRules, earlier, later);
        } else if (lhs.defect == rhs.defect && lhs.severity == rhs.severity) {
            if (implies(pairs)) return tell(Code::ImpliedCheck, earlier, later);
            const std::vector<Pair> turned = pairs_of(later, earlier);
            if (!turned.empty() && implies(turned)) tell(Code::ImpliedCheck, later, earlier);
        }
    }

    void tell(Code code, const CompiledRule& earlier, const CompiledRule& later) {
        const rules::Rule& first = rule_of(earlier);
        const rules::Rule& second = rule_of(later);
        Diagnostic& told = diagnostics_.add(code, second.checks[later.check].condition.place,
                                            {second.id, first.id});
        told.labels.push_back(
            {first.checks[earlier.check].condition.place, {Hint::TheOtherRule, {first.id}}});
    }

    bool says_same_text(const CompiledRule& lhs, const CompiledRule& rhs) const {
        const auto said = [&](const CompiledRule& compiled) {
            const rules::Rule& rule = rule_of(compiled);
            std::vector<grammar::Expr> texts;
            for (const rules::Binding& binding : rule.let) texts.push_back(binding.value.tree);
            if (rule.when) texts.push_back(rule.when->tree);
            texts.push_back(rule.checks[compiled.check].condition.tree);
            return texts;
        };
        const auto iterated = [&](const CompiledRule& compiled) {
            const rules::Rule& rule = rule_of(compiled);
            return rule.for_each ? std::optional(rule.for_each->tree) : std::nullopt;
        };
        const auto table = [&](const CompiledRule& compiled) {
            const rules::Rule& rule = rule_of(compiled);
            return rule.table ? rule.table->text : std::string();
        };
        return table(lhs) == table(rhs) && iterated(lhs) == iterated(rhs) && said(lhs) == said(rhs);
    }

    struct Pair {
        const CompiledPlace* lhs = nullptr;
        const CompiledPlace* rhs = nullptr;
    };

    // The places of the later rule with those of the earlier one at the same place; empty where one
    // has none, or where only a report knows them.
    std::vector<Pair> pairs_of(const CompiledRule& earlier, const CompiledRule& later) const {
        if (earlier.list != no_instruction || later.list != no_instruction) return {};
        std::vector<Pair> pairs;
        for (std::uint32_t i = 0; i < later.places.count; ++i) {
            const CompiledPlace& wanted = place(later, i);
            const CompiledPlace* found = nullptr;
            for (std::uint32_t j = 0; j < earlier.places.count && found == nullptr; ++j) {
                if (place(earlier, j).place == wanted.place) found = &place(earlier, j);
            }
            if (found == nullptr) return {};
            pairs.push_back({found, &wanted});
        }
        return pairs;
    }

    static bool is_same(const std::vector<Pair>& pairs) {
        return std::all_of(pairs.begin(), pairs.end(), [](const Pair& pair) {
            return pair.lhs->check == pair.rhs->check && pair.lhs->when == pair.rhs->when &&
                   pair.lhs->domain == pair.rhs->domain;
        });
    }

    std::vector<Claim> both_settings(const Pair& pair) const {
        std::vector<Claim> claims = setting_of(*pair.lhs);
        const std::vector<Claim> other = setting_of(*pair.rhs);
        claims.insert(claims.end(), other.begin(), other.end());
        return claims;
    }

    // Where both rules judge, which is somewhere, they cannot both hold.
    bool contradict(const std::vector<Pair>& pairs) const {
        bool do_meet = false;
        for (const Pair& pair : pairs) {
            std::vector<Claim> claims = both_settings(pair);
            do_meet = do_meet || possible_.together(claims);
            claims.insert(claims.end(), {{pair.lhs->check, true}, {pair.rhs->check, true}});
            if (possible_.together(claims)) return false;
        }
        return do_meet;
    }

    // Wherever the later rule judges the earlier one does, and when it holds the later one does.
    bool implies(const std::vector<Pair>& pairs) const {
        return std::none_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
            std::vector<Claim> outside = setting_of(*pair.rhs);
            outside.push_back({pair.lhs->when, false});
            if (pair.lhs->when != no_instruction && possible_.together(outside)) return true;
            std::vector<Claim> claims = both_settings(pair);
            claims.insert(claims.end(), {{pair.lhs->check, true}, {pair.rhs->check, false}});
            return possible_.together(claims);
        });
    }

    const Program& program_;
    Possible possible_;
    Diagnostics& diagnostics_;
};

}  // namespace

void lint_conditions(const Program& program, Diagnostics& diagnostics) {
    ConditionLint(program, diagnostics).run();
}

}  // namespace gouji::engine
