// Complaints about a rule text: the narrowest place, and the word that was probably meant.
#include <algorithm>

#include "engine/chinese_name.h"
#include "engine/expression_checker.h"
#include "facts/closest.h"
#include "facts/code.h"
#include "grammar/keyword.h"

namespace gouji::engine {

namespace {

constexpr std::size_t two_characters = 6;

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
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
    if (const auto meant = within_its_table(name.text)) {
        slip.labels.front().advice = {Hint::DidYouMean, {*meant}};
    } else if (const auto known = closest(name.text, known_names())) {
        slip.labels.front().advice = {Hint::DidYouMean, {*known}};
    }
    return constant({}, Status::Error, name.span);
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
    if (const auto meant = closest(name.text, known))
        slip.labels.front().advice = {Hint::DidYouMean, {*meant}};
    return constant({}, Status::Error, name.span);
}

std::vector<std::string_view> ExpressionChecker::known_names() const {
    std::vector<std::string_view> known;
    for (const Variable& variable : surroundings_.variables) known.push_back(variable.name);
    const auto add_axis = [&](const Axis& axis) {
        for (const AxisMember& member : axis.members) {
            known.push_back(member.id);
            known.insert(known.end(), member.aliases.begin(), member.aliases.end());
        }
        for (const AxisGroup& group : axis.groups) {
            known.push_back(group.id);
            known.insert(known.end(), group.aliases.begin(), group.aliases.end());
        }
    };
    if (surroundings_.table) {
        add_axis(setting_.tables[*surroundings_.table].rows);
        add_axis(setting_.tables[*surroundings_.table].columns);
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

// 新收且结转下年 → 新收 且 结转下年. Nothing where the run holds no keyword.
std::optional<std::string> ExpressionChecker::split_at_known_words(std::string_view word) const {
    if (word.empty() || is_ascii(word.front())) return std::nullopt;
    std::vector<std::string_view> known = known_names();
    std::stable_sort(known.begin(), known.end(), [](std::string_view lhs, std::string_view rhs) {
        return lhs.size() > rhs.size();
    });
    std::string split;
    bool has_keyword = false;
    for (std::string_view rest = word; !rest.empty();) {
        // A name may hold a keyword: 不予公开 begins with 不.
        const auto name = std::find_if(known.begin(), known.end(), [&](std::string_view one) {
            return !one.empty() && rest.starts_with(one);
        });
        const std::string_view piece =
            name != known.end() ? *name : grammar::split_at_keywords(rest).front();
        has_keyword = has_keyword || (name == known.end() && grammar::is_han_keyword(piece));
        if (!split.empty()) split += ' ';
        split += piece;
        rest.remove_prefix(piece.size());
    }
    if (!has_keyword || split.size() == word.size()) return std::nullopt;
    return split;
}

}  // namespace gouji::engine
