// Comparisons, functions and logic as words; the rest is in rule_words.cpp.
#include <fmt/format.h>

#include "grammar/print.h"
#include "outcomes/rule_words.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

using grammar::Expr;

struct Relation {
    std::string_view chinese, english;
};

Relation relation_of(grammar::Comparator comparator) {
    using grammar::Comparator;
    switch (comparator) {
        case Comparator::Equal:
            return {"等于", " equals "};
        case Comparator::NotEqual:
            return {"不等于", " differs from "};
        case Comparator::Less:
            return {"小于", " is less than "};
        case Comparator::LessOrEqual:
            return {"不超过", " is at most "};
        case Comparator::Greater:
            return {"大于", " is more than "};
        case Comparator::GreaterOrEqual:
            return {"不少于", " is at least "};
    }
    return {};
}

Relation state_of(grammar::State state) {
    using grammar::State;
    switch (state) {
        case State::Missing:
            return {"空缺", "missing"};
        case State::Invalid:
            return {"填写无效", "invalid"};
        case State::Blank:
            return {"空白", "blank"};
        case State::Known:
            return {"已写明", "stated"};
        case State::Unread:
            return {"未能读出", "unread"};
        case State::NotApplicable:
            return {"不适用", "not applicable"};
        case State::Zero:
            return {"0", "zero"};
    }
    return {};
}

// The number that year + n is written with; nothing where it is something else.
std::optional<std::string> years_on(const Expr& expr) {
    if (dotted_path(expr) == "year") return "0";
    const auto* sum = std::get_if<grammar::Arithmetic>(&expr.node);
    if (sum == nullptr || sum->op != grammar::ArithmeticOperator::Add ||
        dotted_path(*sum->lhs) != "year")
        return std::nullopt;
    const auto* number = std::get_if<grammar::Number>(&sum->rhs->node);
    return number == nullptr ? std::nullopt : std::optional(number->digits);
}

}  // namespace

std::string RuleWords::of(const grammar::Comparison& comparison) const {
    std::string text = condition(*comparison.first);
    for (std::size_t i = 0; i < comparison.rest.size(); ++i) {
        const Relation relation = relation_of(comparison.rest[i].comparator);
        if (i > 0) text += say("，且", ", and that");
        text += say(relation.chinese, relation.english) + condition(comparison.rest[i].operand);
    }
    if (comparison.tolerance)
        text += fmt::format(fmt::runtime(say("（允许相差{}）", " (within {})")),
                            condition(**comparison.tolerance));
    return text;
}

std::string RuleWords::of(const grammar::Membership& membership) const {
    const bool is_positive = membership.polarity == grammar::Polarity::Positive;
    return condition(*membership.value) +
           (is_positive ? say("是以下之一：", " is one of ")
                        : say("不是以下任何一个：", " is none of ")) +
           set(*membership.set);
}

std::string RuleWords::of(const grammar::Match& match) const {
    const bool is_positive = match.polarity == grammar::Polarity::Positive;
    const bool matches = match.matching == grammar::Matching::Matches;
    const std::string verb =
        matches ? (is_positive ? say("中有符合此式样的文字：", " has a text like ")
                               : say("中没有符合此式样的文字：", " has no text like "))
                : (is_positive ? say("包含", " contains ") : say("不包含", " does not contain "));
    return condition(*match.text) + verb + set(*match.pattern);
}

std::string RuleWords::of(const grammar::StateTest& test) const {
    const bool is_positive = test.polarity == grammar::Polarity::Positive;
    const Relation state = state_of(test.state);
    if (language_ == Language::English)
        return fmt::format("{} is {}{}", condition(*test.value), is_positive ? "" : "not ",
                           state.english);
    if (test.state == grammar::State::Zero)
        return condition(*test.value) + (is_positive ? "是0" : "不是0");
    const std::string_view negation = test.state == grammar::State::Known     ? "没有写明"
                                      : test.state == grammar::State::Missing ? "不是空缺"
                                      : test.state == grammar::State::Invalid ? "不是无效填写"
                                                                              : "";
    if (is_positive) return condition(*test.value) + std::string(state.chinese);
    return condition(*test.value) +
           (negation.empty() ? "不是" + std::string(state.chinese) : std::string(negation));
}

std::string RuleWords::of(const grammar::Logic& logic) const {
    using grammar::LogicOperator;
    if (logic.op == LogicOperator::Implies)
        return fmt::format(fmt::runtime(say("如果{}，那么{}", "if {}, then {}")),
                           condition(*logic.lhs), condition(*logic.rhs));
    const auto side = [&](const Expr& expr) {
        const auto* inner = std::get_if<grammar::Logic>(&expr.node);
        return inner != nullptr && inner->op != logic.op ? bracketed(expr) : condition(expr);
    };
    return side(*logic.lhs) +
           (logic.op == LogicOperator::And ? say("，并且", ", and ") : say("，或者", ", or ")) +
           side(*logic.rhs);
}

std::string RuleWords::of(const grammar::Conditional& conditional) const {
    std::string text =
        fmt::format(fmt::runtime(say("如果{}，那么{}", "if {}, then {}")),
                    condition(*conditional.condition), condition(*conditional.consequence));
    if (conditional.alternative)
        text += say("；否则", "; otherwise ") + condition(**conditional.alternative);
    return text;
}

std::string RuleWords::of(const grammar::Quantifier& quantifier) const {
    RuleWords inner = *this;
    inner.declare(quantifier.variable.text, *quantifier.set);
    const auto wording = [&] {
        switch (quantifier.quantity) {
            case grammar::Quantity::All:
                return say("{}中的每一个 {}{}，都有{}", "for every {1} in {0}{2}: {3}");
            case grammar::Quantity::Any:
                return say("{}中至少有一个 {}{}，使得{}", "for some {1} in {0}{2}: {3}");
            case grammar::Quantity::None:
                return say("{}中没有一个 {}{}，使得{}", "for no {1} in {0}{2}: {3}");
        }
        return std::string();
    };
    std::string filter;
    if (quantifier.filter)
        filter = fmt::format(fmt::runtime(say("（{}的）", " where {}")),
                             inner.condition(**quantifier.filter));
    return fmt::format(fmt::runtime(wording()), set(*quantifier.set), quantifier.variable.text,
                       filter, inner.condition(*quantifier.body));
}

// ---------- sets and functions ----------

std::string RuleWords::set(const Expr& expr) const {
    if (const auto* list = std::get_if<grammar::List>(&expr.node)) {
        std::vector<std::string> items;
        for (const Expr& item : list->items) items.push_back(condition(item));
        return joined(items);
    }
    if (const auto* range = std::get_if<grammar::Range>(&expr.node))
        return fmt::format(fmt::runtime(say("{}至{}", "{} to {}")), condition(*range->first),
                           condition(*range->last));
    if (dotted_path(expr) == "mentions") return say("正文所述的数字", "the numbers in the prose");
    if (dotted_path(expr) == "mentions.wholes")
        return say("正文所述的总数及分项", "the wholes with their parts in the prose");
    if (dotted_path(expr) == "mentions.percentages")
        return say("正文所述的百分比", "the percentages in the prose");
    if (dotted_path(expr).starts_with("mentions."))
        return fmt::format(
            fmt::runtime(say("正文所述的数字（{}）", "the numbers in the prose ({})")),
            dotted_path(expr).substr(std::string_view("mentions.").size()));
    return condition(expr);
}

std::string RuleWords::aggregate(std::string_view function,
                                 const grammar::Argument& argument) const {
    std::string members;
    if (argument.generator) {
        RuleWords inner = *this;
        inner.declare(argument.generator->variable.text, argument.generator->set);
        members =
            fmt::format(fmt::runtime(say("{}中每一个 {} 的（{}）", "({2}) for each {1} in {0}")),
                        set(argument.generator->set), argument.generator->variable.text,
                        inner.condition(argument.value));
        if (argument.filter)
            members += fmt::format(fmt::runtime(say("（限{}）", " where {}")),
                                   inner.condition(*argument.filter));
    } else if (std::holds_alternative<grammar::Range>(argument.value.node)) {
        members = say("从", "") + set(argument.value) + say("各项", "");
    } else {
        members = condition(argument.value);
    }
    if (function == "sum")
        return fmt::format(fmt::runtime(say("{}之和", "the sum of {}")), members);
    if (function == "count")
        return fmt::format(fmt::runtime(say("{}的项数", "how many there are of {}")), members);
    if (function == "min")
        return fmt::format(fmt::runtime(say("{}中最小的", "the smallest of {}")), members);
    return fmt::format(fmt::runtime(say("{}中最大的", "the largest of {}")), members);
}

std::string RuleWords::date_of(const grammar::Call& call) const {
    const auto years = years_on(call.arguments[0].value);
    const std::string month = condition(call.arguments[1].value);
    const std::string day = condition(call.arguments[2].value);
    if (language_ == Language::English)
        return fmt::format("{}-{}-{}", condition(call.arguments[0].value), month, day);
    const std::string year = years == "0"   ? "报告年度当年"
                             : years == "1" ? "次年"
                                            : condition(call.arguments[0].value) + "年";
    return year + month + "月" + day + "日";
}

std::string RuleWords::of(const grammar::Call& call) const {
    const std::string function = dotted_path(*call.function);
    const std::size_t count = call.arguments.size();
    const auto argument = [&](std::size_t i) { return condition(call.arguments[i].value); };
    const bool is_aggregate =
        function == "sum" || function == "count" || function == "min" || function == "max";
    if (is_aggregate && count == 1) return aggregate(function, call.arguments[0]);
    if (function == "date" && count == 3) return date_of(call);
    if (function == "days" && count == 1)
        return fmt::format(fmt::runtime(say("{}的天数", "the days of {}")), argument(0));
    if (function == "abs" && count == 1)
        return fmt::format(fmt::runtime(say("{}的绝对值", "the size of {}")), argument(0));
    if (function == "section" && count == 1)
        return fmt::format(fmt::runtime(say("第{}部分", "part {}")), argument(0));
    if (function == "form.section" && count == 1)
        return fmt::format(fmt::runtime(say("格式规定的第{}部分", "part {} of the form")),
                           argument(0));
    if (function == "label" && count == 1)
        return fmt::format(fmt::runtime(say("{}处的表样文字", "the label at {}")), argument(0));
    if (function == "similarity" && count == 2)
        return fmt::format(fmt::runtime(say("{}与{}的相似度", "how alike {} and {} are")),
                           argument(0), argument(1));
    if (function.starts_with("params.") && count == 1)
        return fmt::format(fmt::runtime(say("参数{}（按{}）", "the parameter {} (by {})")),
                           function.substr(std::string_view("params.").size()), argument(0));
    return grammar::print(Expr{call, {}}, language_);
}

}  // namespace gouji::outcomes
