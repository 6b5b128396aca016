#include "outcomes/rule_words.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/vocabulary.h"
#include "facts/overloaded.h"
#include "grammar/print.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

using engine::Kind;
using grammar::Expr;

bool is_called(const engine::TableNames& table, std::string_view name) {
    return table.id == name ||
           std::find(table.aliases.begin(), table.aliases.end(), name) != table.aliases.end();
}

// children.agencies, peers.alike
std::optional<engine::Property> list_of_others(const grammar::Member& member) {
    if (!std::holds_alternative<grammar::Scope>(member.object->node)) return std::nullopt;
    return engine::property_named(Kind::Unknown, member.name.text);
}

// What a path begins with: prior, c, requests.
const Expr& root_of(const Expr& expr) {
    const auto* member = std::get_if<grammar::Member>(&expr.node);
    return member == nullptr ? expr : root_of(*member->object);
}

// The names behind it, joined by dots.
std::string behind_root(const Expr& expr) {
    const auto* member = std::get_if<grammar::Member>(&expr.node);
    if (member == nullptr) return {};
    const std::string object = behind_root(*member->object);
    return object.empty() ? member->name.text : object + "." + member->name.text;
}

// What an id, an alias or a label calls on an axis: the id of a row, a column or a group.
std::optional<std::string> id_on(const engine::Axis& axis, std::string_view name) {
    const auto is_it = [&](const auto& member) {
        return member.id == name || std::find(member.aliases.begin(), member.aliases.end(), name) !=
                                        member.aliases.end();
    };
    const auto member = std::find_if(axis.members.begin(), axis.members.end(), is_it);
    if (member != axis.members.end()) return member->id;
    const auto group = std::find_if(axis.groups.begin(), axis.groups.end(), is_it);
    if (group != axis.groups.end()) return group->id;
    return std::nullopt;
}

std::string without(std::string_view text, std::string_view part) {
    const std::size_t at = text.find(part);
    if (at == std::string_view::npos) return std::string(text);
    return std::string(text.substr(0, at)) + std::string(text.substr(at + part.size()));
}

}  // namespace

std::string dotted_path(const Expr& expr) {
    if (const auto* name = std::get_if<grammar::Name>(&expr.node)) return name->text;
    const auto* member = std::get_if<grammar::Member>(&expr.node);
    if (member == nullptr) return {};
    const std::string object = dotted_path(*member->object);
    return object.empty() ? object : object + "." + member->name.text;
}

RuleWords::RuleWords(const Form& form, Language language)
    : form_(form), language_(language), tables_(engine::names_of(form)) {}

void RuleWords::open_table(std::string_view id_or_alias) {
    const auto found = std::find_if(
        tables_.begin(), tables_.end(),
        [&](const engine::TableNames& table) { return is_called(table, id_or_alias); });
    table_ = found == tables_.end() ? nullptr : &*found;
}

void RuleWords::declare(const std::string& name, const Expr& set) {
    variables_[name] = element_of(set);
}

std::string RuleWords::say(std::string_view chinese, std::string_view english) const {
    return std::string(outcomes::say(language_, chinese, english));
}

std::string RuleWords::joined(const std::vector<std::string>& parts) const {
    return fmt::format("{}", fmt::join(parts, say("、", ", ")));
}

// ---------- the form's labels ----------

std::string RuleWords::table_label(const std::string& table) const {
    for (auto edition = form_.editions.rbegin(); edition != form_.editions.rend(); ++edition) {
        if (const Table* found = edition->table(table)) return found->title;
    }
    return table;
}

std::string RuleWords::member_label(const std::string& table, const std::string& member) const {
    const std::string label = newest_label(form_, table, member);
    return label.empty() ? member : label;
}

std::string RuleWords::cell_words(const Expr& expr) const {
    const Expr& root = root_of(expr);
    if (&root != &expr && kind_of(root) == Kind::Report) {
        const std::string cell = cell_words(behind_root(expr), nullptr);
        if (cell.empty()) return {};
        return language_ == Language::Chinese ? condition(root) + "的" + cell
                                              : fmt::format("{} in {}", cell, condition(root));
    }
    const auto* name = std::get_if<grammar::Name>(&root.node);
    if (name != nullptr && variables_.count(name->text) > 0) return {};
    return cell_words(dotted_path(expr), table_);
}

std::string RuleWords::cell_words(std::string path, const engine::TableNames* table) const {
    if (path.empty()) return {};
    for (const engine::TableNames& one : tables_) {
        if (path == one.id) return in_quotes(table_label(one.id)) + say("表", "");
        if (!path.starts_with(one.id + ".")) continue;
        table = &one;
        path.erase(0, one.id.size() + 1);
    }
    if (table == nullptr) return {};
    const auto label = [&](const std::string& id) {
        return in_quotes(member_label(table->id, id));
    };
    if (const auto row = id_on(table->rows, path)) return label(*row);
    if (const auto column = id_on(table->columns, path)) return label(*column);
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos) return {};
    const auto row = id_on(table->rows, path.substr(0, dot));
    const auto column = id_on(table->columns, path.substr(dot + 1));
    if (!row || !column) return {};
    return label(*row) + say("的", ", ") + label(*column);
}

// ---------- kinds, as far as words need them ----------

Kind RuleWords::kind_of(const Expr& expr) const {
    if (const auto* name = std::get_if<grammar::Name>(&expr.node)) {
        const auto variable = variables_.find(name->text);
        if (variable != variables_.end()) return variable->second;
        const auto property = engine::property_named(Kind::Report, name->text);
        return property ? engine::entry_of(*property).kind : Kind::Unknown;
    }
    if (const auto* member = std::get_if<grammar::Member>(&expr.node)) {
        const auto* scope = std::get_if<grammar::Scope>(&member->object->node);
        if (scope != nullptr && *scope == grammar::Scope::Peers) return Kind::Statistic;
        const auto property = engine::property_named(kind_of(*member->object), member->name.text);
        return property ? engine::entry_of(*property).kind : Kind::Unknown;
    }
    if (const auto* call = std::get_if<grammar::Call>(&expr.node)) {
        const std::string function = dotted_path(*call->function);
        if (function == "section") return Kind::Section;
        if (function == "form.section") return Kind::SectionForm;
        if (function == "label") return Kind::Label;
    }
    return std::holds_alternative<grammar::Scope>(expr.node) ? Kind::Report : Kind::Unknown;
}

Kind RuleWords::element_of(const Expr& set) const {
    const std::string path = dotted_path(set);
    if (std::holds_alternative<grammar::Scope>(set.node)) return Kind::Report;
    if (path == "mentions.wholes") return Kind::Whole;
    if (path == "mentions.percentages") return Kind::Percentage;
    if (path == "mentions" || path.starts_with("mentions.")) return Kind::Mention;
    if (const auto* name = std::get_if<grammar::Name>(&set.node)) {
        const auto property = engine::property_named(Kind::Report, name->text);
        return property ? engine::entry_of(*property).element : Kind::Unknown;
    }
    if (const auto* member = std::get_if<grammar::Member>(&set.node)) {
        if (const auto list = list_of_others(*member)) return engine::entry_of(*list).element;
        const auto property = engine::property_named(kind_of(*member->object), member->name.text);
        return property ? engine::entry_of(*property).element : Kind::Unknown;
    }
    return Kind::Number;
}

// ---------- expressions ----------

std::string RuleWords::condition(const Expr& expr) const {
    std::string cell = cell_words(expr);
    if (!cell.empty()) return cell;
    return std::visit(
        overloaded{
            [&](const grammar::Text& text) { return in_quotes(text.value); },
            [&](const grammar::Regex& regex) { return "/" + regex.pattern + "/"; },
            [&](const grammar::Boolean& boolean) {
                return boolean.value ? say("真", "true") : say("假", "false");
            },
            [&](const grammar::Missing&) { return say("空缺", "missing"); },
            [&](const grammar::Scope& one) { return scope(one); },
            [&](const grammar::AllMembers& all) {
                return condition(*all.object) + say("各项", "'s members");
            },
            [&](const grammar::SomeMembers&) { return grammar::print(expr, language_); },
            [&](const grammar::Index&) { return grammar::print(expr, language_); },
            [&](const grammar::Negation& negation) { return "-" + bracketed(*negation.operand); },
            [&](const grammar::Default& fallback) {
                return fmt::format(
                    fmt::runtime(say("{}（空缺时按{}）", "{} ({} where it is missing)")),
                    condition(*fallback.value), condition(*fallback.fallback));
            },
            [&](const grammar::Agreement& agreement) {
                return fmt::format(fmt::runtime(say("{}与{}相符", "{} agrees with {}")),
                                   condition(*agreement.mention), bracketed(*agreement.target));
            },
            [&](const grammar::Not& negation) {
                return fmt::format(fmt::runtime(say("并非（{}）", "it is not so that ({})")),
                                   condition(*negation.operand));
            },
            [&](const grammar::List&) { return set(expr); },
            [&](const grammar::Range&) { return set(expr); },
            [&](const auto& construct) { return of(construct); },
        },
        expr.node);
}

std::string RuleWords::bracketed(const Expr& expr) const {
    const bool is_compound = std::holds_alternative<grammar::Arithmetic>(expr.node) ||
                             std::holds_alternative<grammar::Logic>(expr.node) ||
                             std::holds_alternative<grammar::Conditional>(expr.node);
    if (!is_compound) return condition(expr);
    return say("（", "(") + condition(expr) + say("）", ")");
}

std::string RuleWords::scope(grammar::Scope scope) const {
    switch (scope) {
        case grammar::Scope::Prior:
            return say("上年报告", "last year's report");
        case grammar::Scope::Children:
            return say("下级机关的报告", "the reports of the agencies below");
        case grammar::Scope::Parent:
            return say("上级机关的报告", "the report of the agency above");
        case grammar::Scope::Peers:
            return say("同类机关", "agencies of its kind");
    }
    return {};
}

std::string RuleWords::of(const grammar::Name& name) const {
    if (variables_.count(name.text) > 0) return name.text;
    if (const auto property = engine::property_named(Kind::Report, name.text)) {
        const engine::PropertyEntry& entry = engine::entry_of(*property);
        return say(entry.chinese, entry.english);
    }
    return name.quoting == grammar::Quoting::Label ? in_quotes(name.text) : name.text;
}

std::string RuleWords::of(const grammar::Number& number) const {
    return grammar::print(Expr{number, {}}, language_);
}

std::string RuleWords::of(const grammar::DateLiteral& date) const {
    return grammar::print(Expr{date, {}}, language_);
}

std::string RuleWords::of(const grammar::Member& member) const {
    const std::string path = dotted_path(*member.object);
    if (path == "params") return say("参数", "the parameter ") + member.name.text;
    if (path == "row" || path == "column" || path == "table")
        return path == "row"      ? say("行名", "the row's name")
               : path == "column" ? say("列名", "the column's name")
                                  : say("表名", "the table's name");
    if (const auto list = list_of_others(member))
        return say(engine::entry_of(*list).chinese, engine::entry_of(*list).english);
    const auto property = engine::property_named(kind_of(*member.object), member.name.text);
    const bool is_own = path == "title" || path == "agency" || path == "form" || path == "period";
    if (property && language_ == Language::Chinese) {
        const std::string_view help = engine::entry_of(*property).chinese;
        if (is_own) return std::string(help);
        // A condition is said to hold; what begins with 在 needs no 的.
        const bool is_condition = engine::entry_of(*property).kind == Kind::Condition;
        return condition(*member.object) + (help.starts_with("在") ? "" : "的") +
               (is_condition ? without(help, "是否") : std::string(help));
    }
    if (property && engine::entry_of(*property).kind == Kind::Condition)
        return fmt::format("{} is {}", condition(*member.object), member.name.text);
    return language_ == Language::Chinese
               ? condition(*member.object) + "的" + member.name.text
               : fmt::format("{} of {}", member.name.text, condition(*member.object));
}

std::string RuleWords::of(const grammar::Arithmetic& arithmetic) const {
    using grammar::ArithmeticOperator;
    const auto sign = [&] {
        switch (arithmetic.op) {
            case ArithmeticOperator::Add:
                return "＋";
            case ArithmeticOperator::Subtract:
                return "－";
            case ArithmeticOperator::Multiply:
                return "×";
            case ArithmeticOperator::Divide:
                return "÷";
        }
        return "";
    };
    const bool is_product = arithmetic.op == ArithmeticOperator::Multiply ||
                            arithmetic.op == ArithmeticOperator::Divide;
    const std::string lhs = is_product ? bracketed(*arithmetic.lhs) : condition(*arithmetic.lhs);
    const bool is_difference = arithmetic.op == ArithmeticOperator::Subtract;
    const std::string rhs =
        is_product || is_difference ? bracketed(*arithmetic.rhs) : condition(*arithmetic.rhs);
    return lhs + sign() + rhs;
}

}  // namespace gouji::outcomes
