#include "engine/rule_expressions.h"

#include "engine/chinese_name.h"

namespace gouji::engine {

namespace {

void add_iteration(const rules::Rule& rule, std::vector<RuleExpression>& found) {
    if (!rule.for_each) return;
    const SourceId source = rule.for_each->place.source;
    found.push_back({&rule.for_each->tree.set, source});
    if (rule.for_each->tree.filter) found.push_back({&*rule.for_each->tree.filter, source});
}

void add_hole(const rules::Written<grammar::Hole>& hole, std::vector<RuleExpression>& found) {
    found.push_back({&hole.tree.value, hole.place.source});
    for (const grammar::Argument& argument : hole.tree.arguments)
        found.push_back({&argument.value, hole.place.source});
}

}  // namespace

std::vector<RuleExpression> conditions_of(const rules::Rule& rule) {
    std::vector<RuleExpression> found;
    const auto add = [&](const rules::Condition& condition) {
        found.push_back({&condition.tree, condition.place.source});
    };
    add_iteration(rule, found);
    for (const rules::Binding& binding : rule.let) add(binding.value);
    if (rule.when) add(*rule.when);
    for (const rules::Check& check : rule.checks) add(check.condition);
    return found;
}

std::vector<RuleExpression> expressions_of(const rules::Rule& rule) {
    std::vector<RuleExpression> found = conditions_of(rule);
    for (const rules::Check& check : rule.checks) {
        for (const rules::MessagePart& part : check.message.parts) {
            if (part.hole) add_hole(*part.hole, found);
        }
    }
    if (rule.locus) found.push_back({&rule.locus->tree, rule.locus->place.source});
    return found;
}

std::string path_of(const grammar::Expr& expr) {
    if (const auto* name = std::get_if<grammar::Name>(&expr.node))
        return std::string(canonical_name(name->text));
    const auto* member = std::get_if<grammar::Member>(&expr.node);
    if (member == nullptr) return {};
    const std::string object = path_of(*member->object);
    return object.empty() ? object : object + "." + std::string(canonical_name(member->name.text));
}

}  // namespace gouji::engine
