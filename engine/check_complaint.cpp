// Complaints about a rule text: the narrowest place, and the word that was probably meant.
#include <algorithm>

#include "engine/chinese_name.h"
#include "engine/closed_list.h"
#include "engine/expression_checker.h"
#include "facts/closest.h"
#include "facts/code.h"
#include "facts/numerals.h"
#include "facts/wording.h"
#include "grammar/keyword.h"
#include "rules/fields.h"

namespace gouji::engine {

namespace {

constexpr std::size_t two_characters = 6;

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

// 十, 一百二十
bool is_chinese_number(std::string_view word) {
    return numerals_at_start(word) == word;
}

void add_names(const Axis& axis, std::vector<std::string_view>& known) {
    const auto add = [&](const auto& named) {
        known.push_back(named.id);
        known.insert(known.end(), named.aliases.begin(), named.aliases.end());
    };
    std::for_each(axis.members.begin(), axis.members.end(), add);
    std::for_each(axis.groups.begin(), axis.groups.end(), add);
}

// denied: state_secret for denied.state_secret.
void add_members_of(const std::string& group, const Axis& axis,
                    std::vector<std::string_view>& known) {
    for (const AxisMember& member : axis.members) {
        if (member.id.starts_with(group + "."))
            known.push_back(std::string_view(member.id).substr(group.size() + 1));
    }
}

bool has_label(const Axis& axis, std::string_view text) {
    const std::string wanted = wording_form(text);
    const auto prints = [&](const auto& named) {
        return std::find(named.labels.begin(), named.labels.end(), wanted) != named.labels.end();
    };
    return std::any_of(axis.members.begin(), axis.members.end(), prints) ||
           std::any_of(axis.groups.begin(), axis.groups.end(), prints);
}

// 2024年, which is a stretch of time.
std::optional<Number> written_years(const Term& term) {
    constexpr std::int64_t months_of_year = 12;
    const auto* constant = std::get_if<ConstantTerm>(&term.node);
    if (constant == nullptr || term.type.kind != Kind::Days || term.type.unit != "months")
        return std::nullopt;
    const auto years = divide(std::get<Number>(constant->value), Number(months_of_year));
    return years && years->whole() ? years : std::nullopt;
}

std::string label_written(const std::string& label) {
    return "「" + label + "」";
}

}  // namespace

Term ExpressionChecker::complain(Code code, Span span, std::vector<std::string> arguments) {
    diagnostics_.add(code, Place{source_, span}, std::move(arguments));
    return constant({}, Status::Error, span);
}

Term ExpressionChecker::expected(Kind kind, const Term& found) {
    if (found.type.kind == Kind::Unknown) return found;
    return complain(Code::WrongKind, found.span,
                    {argument(described(found.type.kind)), argument(described(kind))});
}

Term ExpressionChecker::unknown_name(const grammar::Name& name) {
    if (const auto split = split_at_known_words(name.text))
        return complain(Code::GluedName, name.span, {name.text, *split});
    Diagnostic& slip = diagnostics_.add(Code::UnknownName, Place{source_, name.span}, {name.text});
    if (auto advice = advice_for(name)) slip.labels.front().advice = *std::move(advice);
    return constant({}, Status::Error, name.span);
}

std::optional<Advice> ExpressionChecker::advice_for(const grammar::Name& name) const {
    if (const auto meant = within_its_table(name.text)) return Advice{Hint::DidYouMean, {*meant}};
    if (is_chinese_number(name.text)) return Advice{Hint::ArabicDigits, {}};
    if (is_printed(name.text)) return Advice{Hint::DidYouMean, {label_written(name.text)}};
    if (const auto known = closest(name.text, known_names()))
        return Advice{Hint::DidYouMean, {*known}};
    return std::nullopt;
}

// 新收 → requests.新收: a row is known by its name alone in a rule of its table only.
std::optional<std::string> ExpressionChecker::within_its_table(std::string_view name) const {
    const auto is_meant = [name](const auto& one) {
        return one.id == name ||
               std::find(one.aliases.begin(), one.aliases.end(), name) != one.aliases.end();
    };
    for (const TableNames& table : setting_.tables) {
        const bool has_row =
            std::any_of(table.rows.members.begin(), table.rows.members.end(), is_meant) ||
            std::any_of(table.rows.groups.begin(), table.rows.groups.end(), is_meant);
        if (has_row) return table.id + "." + std::string(name);
    }
    return std::nullopt;
}

Term ExpressionChecker::unknown_member(const grammar::Name& name, std::string whose,
                                       const std::vector<std::string_view>& known) {
    Diagnostic& slip = diagnostics_.add(Code::UnknownMember, Place{source_, name.span},
                                        {name.text, std::move(whose)});
    suggest_closest(name.text, known, slip);
    return constant({}, Status::Error, name.span);
}

// On the table that is open.
bool ExpressionChecker::is_printed(std::string_view text) const {
    if (!surroundings_.table) return false;
    const TableNames& table = setting_.tables[*surroundings_.table];
    return has_label(table.rows, text) || has_label(table.columns, text);
}

// A row, column or property that the table, or what is already picked of it, does not have.
Term ExpressionChecker::unknown_part(const TableReference& table, const grammar::Name& name) {
    const TableNames& names = setting_.tables[table.table];
    std::string whose = names.id;
    std::vector<std::string_view> known;
    bool is_label = false;
    for (const Dimension dimension : {Dimension::Rows, Dimension::Columns}) {
        const Pick& pick = table.pick(dimension);
        if (!pick.id.empty()) whose += "." + pick.id;
        if (pick.mode == Pick::Mode::One) continue;
        const Axis& axis = names.axis(dimension);
        is_label = is_label || has_label(axis, name.text);
        add_names(axis, known);
        if (pick.mode == Pick::Mode::Group) add_members_of(pick.id, axis, known);
    }
    if (!is_label) return unknown_member(name, std::move(whose), known);
    diagnostics_.add(Code::UnknownMember, Place{source_, name.span}, {name.text, std::move(whose)})
        .labels.front()
        .advice = {Hint::DidYouMean, {label_written(name.text)}};
    return constant({}, Status::Error, name.span);
}

// A number or a date that somebody has put in quotes is the usual slip.
Term ExpressionChecker::incomparable(const Term& lhs, const Term& rhs) {
    Diagnostic& slip =
        diagnostics_.add(Code::Incomparable, Place{source_, {lhs.span.begin, rhs.span.end}},
                         {argument(described(lhs.type.kind)), argument(described(rhs.type.kind))});
    const Term& quoted = rhs.type.kind == Kind::Text ? rhs : lhs;
    const Kind other = (rhs.type.kind == Kind::Text ? lhs : rhs).type.kind;
    const auto years = written_years(rhs);
    if (lhs.type.kind == Kind::Number && years)
        slip.labels.front().advice = {Hint::YearUnmarked, {to_string(*years)}};
    const bool is_written =
        quoted.type.kind == Kind::Text && std::holds_alternative<ConstantTerm>(quoted.node);
    if (is_written && other == Kind::Number) slip.labels.front().advice.hint = Hint::NumberUnquoted;
    if (is_written && other == Kind::Date) slip.labels.front().advice.hint = Hint::DateUnquoted;
    return constant({}, Status::Error, {lhs.span.begin, rhs.span.end});
}

// A text that the property, all of whose values are known, never is.
void ExpressionChecker::complain_of_value(const Term& property, std::string_view value,
                                          Place place) {
    const auto* operation = std::get_if<OperationTerm>(&property.node);
    if (operation == nullptr || operation->op != Op::PropertyOf) return;
    const auto asked = static_cast<Property>(operation->detail);
    const std::vector<std::string> all = closed_list(asked, *setting_.form, setting_.tables);
    if (all.empty() || std::find(all.begin(), all.end(), value) != all.end()) return;
    diagnostics_
        .add(Code::ImpossibleValue, place, {std::string(value), std::string(entry_of(asked).name)})
        .labels.front()
        .advice = rules::advice_among(value, {all.begin(), all.end()});
}

// Two texts in quotes: whatever a report states, the answer is the same.
bool ExpressionChecker::are_texts(const grammar::Expr& lhs, const grammar::Expr& rhs) {
    const auto* text = std::get_if<grammar::Text>(&lhs.node);
    const auto* other = std::get_if<grammar::Text>(&rhs.node);
    if (text == nullptr || other == nullptr || text->value == other->value) return false;
    diagnostics_
        .add(Code::ImpossibleValue, Place{source_, {lhs.span.begin, rhs.span.end}},
             {other->value, text->value})
        .labels.front()
        .advice.hint = Hint::NameUnquoted;
    return true;
}

void ExpressionChecker::check_value(const Term& lhs, const Term& rhs) {
    const auto* constant = std::get_if<ConstantTerm>(&rhs.node);
    if (constant == nullptr) return;
    if (const auto* text = std::get_if<std::string>(&constant->value))
        complain_of_value(lhs, *text, Place{source_, rhs.span});
}

std::vector<std::string_view> ExpressionChecker::known_names() const {
    std::vector<std::string_view> known;
    for (const Variable& variable : surroundings_.variables) known.push_back(variable.name);
    if (surroundings_.table) {
        add_names(setting_.tables[*surroundings_.table].rows, known);
        add_names(setting_.tables[*surroundings_.table].columns, known);
    }
    for (const TableNames& table : setting_.tables) {
        known.push_back(table.id);
        known.insert(known.end(), table.aliases.begin(), table.aliases.end());
    }
    for (const std::string_view name : property_names(Kind::Report)) known.push_back(name);
    for (const std::string_view name : function_names()) known.push_back(name);
    for (const std::string_view name : {"params", "mentions"}) known.push_back(name);
    for (const rules::Definition& definition : setting_.pack->definitions)
        known.push_back(definition.signature.tree.name.text);
    // A name of one character is in too many words to be what was meant.
    for (const std::string_view name : chinese_names()) {
        if (name.size() >= two_characters) known.push_back(name);
    }
    return known;
}

// 新收且结转下年 → 新收 且 结转下年. Nothing where the run holds no keyword, or no name.
std::optional<std::string> ExpressionChecker::split_at_known_words(std::string_view word) const {
    if (word.empty() || is_ascii(word.front())) return std::nullopt;
    std::vector<std::string_view> known = known_names();
    std::stable_sort(known.begin(), known.end(), [](std::string_view lhs, std::string_view rhs) {
        return lhs.size() > rhs.size();
    });
    std::string split;
    bool has_keyword = false, has_name = false;
    for (std::string_view rest = word; !rest.empty();) {
        // A name may hold a keyword: 不予公开 begins with 不.
        const auto name = std::find_if(known.begin(), known.end(), [&](std::string_view one) {
            return !one.empty() && rest.starts_with(one);
        });
        const std::string_view piece =
            name != known.end() ? *name : grammar::split_at_keywords(rest).front();
        has_keyword = has_keyword || (name == known.end() && grammar::is_han_keyword(piece));
        has_name = has_name || name != known.end() || is_printed(piece);
        if (!split.empty()) split += ' ';
        split += piece;
        rest.remove_prefix(piece.size());
    }
    if (!has_keyword || !has_name || split.size() == word.size()) return std::nullopt;
    return split;
}

}  // namespace gouji::engine
