// The language's meaning, written down a second time and as plainly as can be: a walk over the tree
// of a condition, cell by cell, with nothing compiled, unrolled or shared.
//
// Tests compare the compiled program with it. It knows what random_rule.h can write, and computes
// in 128-bit fractions, which the small numbers of those rules do not exceed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/fact_base.h"
#include "facts/overloaded.h"
#include "grammar/ast.h"

namespace gouji::test {

__extension__ using Wide = __int128;

// K known, M missing, I invalid, U unread, u undecided, N not applicable, E error
struct ReferenceValue {
    char state = 'K';
    Wide numerator = 0;  // of a number; 1 or 0 for a condition; the day for a date
    Wide denominator = 1;

    bool is(char one) const { return state == one; }
    bool is_gap() const { return is('M') || is('I') || is('U') || is('u'); }
    bool is_true() const { return is('K') && numerator != 0; }
    bool is_false() const { return is('K') && numerator == 0; }
};

class ReferenceEvaluator {
  public:
    using Value = ReferenceValue;
    using Expr = grammar::Expr;

    // `table` is open; `row` and `column` are where the check stands, "" for an axis that is not
    // free.
    ReferenceEvaluator(const FactBase& facts, std::string table, std::string row,
                       std::string column)
        : facts_(facts),
          table_(std::move(table)),
          row_(std::move(row)),
          column_(std::move(column)) {}

    // The letter of a condition: T true, F false, and the states above.
    char verdict(const Expr& expr) {
        const Value value = eval(expr);
        if (value.is('K')) return value.numerator != 0 ? 'T' : 'F';
        return value.is_gap() ? 'u' : value.state;
    }

  private:
    static Value of(bool value) { return {'K', value ? 1 : 0, 1}; }
    static Value of(char state) { return {state, 0, 1}; }
    static Value number(Wide numerator, Wide denominator = 1) {
        if (denominator < 0) return {'K', -numerator, -denominator};
        return {'K', numerator, denominator};
    }

    static std::optional<Value> strict(const Value& lhs, const Value& rhs) {
        if (lhs.is('E') || rhs.is('E')) return of('E');
        if (lhs.is('N') || rhs.is('N')) return of('N');
        if (lhs.is_gap() || rhs.is_gap()) return of('u');
        return std::nullopt;
    }
    static int sign(const Value& lhs, const Value& rhs) {
        const Wide left = lhs.numerator * rhs.denominator, right = rhs.numerator * lhs.denominator;
        return left < right ? -1 : (left > right ? 1 : 0);
    }
    static Value negated(const Value& value) {
        return value.is('K') ? of(value.numerator == 0) : value;
    }
    static Value both(const Value& lhs, const Value& rhs) {
        if (lhs.is('E') || rhs.is('E')) return of('E');
        if (lhs.is('N')) return rhs;
        if (rhs.is('N')) return lhs;
        if (lhs.is_false() || rhs.is_false()) return of(false);
        return lhs.is_gap() || rhs.is_gap() ? of('u') : of(true);
    }
    static Value implied(const Value& lhs, const Value& rhs) {
        if (lhs.is('E') || rhs.is('E')) return of('E');
        if (lhs.is_false() || rhs.is_true()) return of(true);
        if (lhs.is_gap() || rhs.is_gap()) return of('u');
        return lhs.is('N') || rhs.is('N') ? of('N') : of(false);
    }
    static Value compared(grammar::Comparator comparator, const Value& lhs, const Value& rhs) {
        if (const auto state = strict(lhs, rhs)) return *state;
        const int order = sign(lhs, rhs);
        const bool holds[] = {order == 0, order != 0, order<0, order <= 0, order> 0, order >= 0};
        return of(holds[static_cast<std::size_t>(comparator)]);
    }

    Value eval(const Expr& expr) {
        return std::visit(
            overloaded{[&](const grammar::Number& node) { return literal(node.digits); },
                       [&](const grammar::DateLiteral& node) { return day(node.date); },
                       [&](const grammar::Boolean& node) { return of(node.value); },
                       [&](const grammar::Name& node) { return named(node.text); },
                       [&](const grammar::Member&) { return at(path_of(expr)); },
                       [&](const grammar::Call& node) { return called(node); },
                       [&](const grammar::Negation& node) {
                           return arithmetic(grammar::ArithmeticOperator::Subtract, number(0),
                                             eval(*node.operand));
                       },
                       [&](const grammar::Arithmetic& node) {
                           return arithmetic(node.op, eval(*node.lhs), eval(*node.rhs));
                       },
                       [&](const grammar::Default& node) {
                           const Value value = eval(*node.value), other = eval(*node.fallback);
                           return value.is('M') || value.is('N') ? other : value;
                       },
                       [&](const grammar::Comparison& node) { return comparison(node); },
                       [&](const grammar::Membership& node) { return membership(node); },
                       [&](const grammar::StateTest& node) { return state_test(node); },
                       [&](const grammar::Not& node) { return negated(eval(*node.operand)); },
                       [&](const grammar::Logic& node) {
                           const Value lhs = eval(*node.lhs), rhs = eval(*node.rhs);
                           if (node.op == grammar::LogicOperator::And) return both(lhs, rhs);
                           if (node.op == grammar::LogicOperator::Implies) return implied(lhs, rhs);
                           return negated(both(negated(lhs), negated(rhs)));
                       },
                       [&](const grammar::Conditional& node) {
                           const Value condition = eval(*node.condition);
                           const Value yes = eval(*node.consequence);
                           if (!node.alternative) return implied(condition, yes);
                           const Value no = eval(**node.alternative);
                           if (condition.is('K')) return condition.is_true() ? yes : no;
                           return condition.is_gap() ? of('u') : condition;
                       },
                       [&](const grammar::Quantifier& node) { return quantified(node); },
                       [&](const auto&) { return of('E'); }},
            expr.node);
    }

    static Value literal(const std::string& digits) {
        Wide numerator = 0, denominator = 1;
        bool behind_point = false;
        for (const char c : digits) {
            behind_point = behind_point || c == '.';
            if (c == '.') continue;
            numerator = numerator * 10 + (c - '0');
            if (behind_point) denominator *= 10;
        }
        return number(numerator, denominator);
    }
    static Value day(const Date& date) { return number(date.days().time_since_epoch().count()); }

    // A variable, a word of the vocabulary, a row or a column of the open table.
    Value named(const std::string& name) {
        if (const auto found = variables_.find(name); found != variables_.end())
            return found->second;
        if (name == "year") return number(facts_.year.value->number());
        if (name == "signed_on")
            return facts_.signed_on.value ? day(*facts_.signed_on.value) : of('M');
        return at(column_.empty() ? row_ + "." + name : name + "." + column_);
    }
    static std::string path_of(const Expr& expr) {
        if (const auto* name = std::get_if<grammar::Name>(&expr.node)) return name->text;
        const auto& member = std::get<grammar::Member>(expr.node);
        return path_of(*member.object) + "." + member.name.text;
    }
    Value at(const std::string& path) {
        auto cell = facts_.form->find(path);
        if (!cell) cell = facts_.form->find(table_ + "." + path);
        if (!cell) cell = facts_.form->find(table_ + "." + path + "." + column_);
        if (!cell) return of('N');
        const CellFact fact = facts_.cell(*cell);
        constexpr char letters[] = {'K', 'M', 'I', 'U', 'N'};
        Value value = of(letters[static_cast<std::size_t>(fact.state)]);
        if (value.is('K')) value.numerator = fact.value.coefficient();
        return value;
    }

    static Value arithmetic(grammar::ArithmeticOperator op, const Value& lhs, const Value& rhs) {
        if (const auto state = strict(lhs, rhs)) return *state;
        const Wide a = lhs.numerator, b = lhs.denominator, c = rhs.numerator, d = rhs.denominator;
        switch (op) {
            case grammar::ArithmeticOperator::Add:
                return number(a * d + c * b, b * d);
            case grammar::ArithmeticOperator::Subtract:
                return number(a * d - c * b, b * d);
            case grammar::ArithmeticOperator::Multiply:
                return number(a * c, b * d);
            case grammar::ArithmeticOperator::Divide:
                return c == 0 ? of('E') : number(a * d, b * c);
        }
        return of('E');
    }

    Value comparison(const grammar::Comparison& node) {
        Value lhs = eval(*node.first);
        if (node.tolerance) {
            const Value rhs = eval(node.rest.front().operand), tolerance = eval(**node.tolerance);
            Value gap = arithmetic(grammar::ArithmeticOperator::Subtract, lhs, rhs);
            if (gap.numerator < 0) gap.numerator = -gap.numerator;
            const Value near = compared(grammar::Comparator::LessOrEqual, gap, tolerance);
            const bool wants_near = node.rest.front().comparator == grammar::Comparator::Equal;
            return wants_near ? near : negated(near);
        }
        Value all = of('N');
        for (const grammar::Comparand& comparand : node.rest) {
            const Value rhs = eval(comparand.operand);
            all = both(all, compared(comparand.comparator, lhs, rhs));
            lhs = rhs;
        }
        return all;
    }

    Value membership(const grammar::Membership& node) {
        const Value value = eval(*node.value);
        Value found = of('N');
        if (const auto* range = std::get_if<grammar::Range>(&node.set->node)) {
            found = both(compared(grammar::Comparator::GreaterOrEqual, value, eval(*range->first)),
                         compared(grammar::Comparator::LessOrEqual, value, eval(*range->last)));
        } else {
            for (const Expr& item : std::get<grammar::List>(node.set->node).items) {
                const Value equal = compared(grammar::Comparator::Equal, value, eval(item));
                found = negated(both(negated(found), negated(equal)));
            }
        }
        return node.polarity == grammar::Polarity::Positive ? found : negated(found);
    }

    Value state_test(const grammar::StateTest& node) {
        const Value value = eval(*node.value);
        constexpr char asked[] = {'M', 'I', 'M', 'K', 'U', 'N', 'K'};
        const char state = asked[static_cast<std::size_t>(node.state)];
        Value answer = of(value.is(state));
        if (node.state == grammar::State::Zero && value.is('K')) answer = of(value.numerator == 0);
        if (value.is('U') && state != 'U' && state != 'N') answer = of('u');
        if (value.is('u') && state != 'N') answer = of('u');
        if (value.is('E')) answer = of('E');
        return node.polarity == grammar::Polarity::Positive ? answer : negated(answer);
    }

    Value quantified(const grammar::Quantifier& node) {
        const bool is_all = node.quantity == grammar::Quantity::All;
        const auto& items = std::get<grammar::List>(node.set->node).items;
        Value folded = items.empty() ? of(is_all) : of('N');
        for (const Expr& item : items) {
            variables_[node.variable.text] = eval(item);
            const Value filter = node.filter ? eval(**node.filter) : of(true);
            const Value body = eval(*node.body);
            const Value one = is_all ? implied(filter, body) : implied(filter, negated(body));
            folded = both(folded, one);
            variables_.erase(node.variable.text);
        }
        return is_all || node.quantity == grammar::Quantity::None ? folded : negated(folded);
    }

    Value called(const grammar::Call& node) {
        const std::string& name = std::get<grammar::Name>(node.function->node).text;
        const Expr& first = node.arguments.front().value;
        if (name == "abs") {
            Value value = eval(first);
            if (value.is_gap()) return of('u');
            if (value.numerator < 0) value.numerator = -value.numerator;
            return value;
        }
        if (name == "round") return rounded(eval(first), eval(node.arguments[1].value));
        std::vector<Value> members;
        if (const auto& generator = node.arguments.front().generator) {
            return generated(name, node.arguments.front(), *generator);
        }
        if (node.arguments.size() == 1) {
            members = members_of(first);
            if (node.arguments.front().filter)
                members = kept(std::move(members), eval(*node.arguments.front().filter));
        } else {
            for (const grammar::Argument& argument : node.arguments)
                members.push_back(eval(argument.value));
        }
        return folded(name, members);
    }

    // Half up, away from zero.
    static Value rounded(const Value& value, const Value& places) {
        if (const auto state = strict(value, places)) return *state;
        Wide scale = 1;
        for (Wide place = 0; place < places.numerator; ++place) scale *= 10;
        const Wide size = value.numerator < 0 ? -value.numerator : value.numerator;
        const Wide whole = (2 * size * scale + value.denominator) / (2 * value.denominator);
        return number(value.numerator < 0 ? -whole : whole, scale);
    }

    // What the filter leaves out is as if it were not applicable; one that is not decided leaves
    // each member so.
    static std::vector<Value> kept(std::vector<Value> members, const Value& filter) {
        for (Value& member : members) {
            if (filter.is_true()) continue;
            member = filter.is_false() ? of('N') : (filter.is_gap() ? of('u') : filter);
        }
        return members;
    }

    // sum(k * 2 for k in [a, b] where c): what is left out adds nothing; items are counted,
    // whatever is known of them.
    Value generated(const std::string& name, const grammar::Argument& argument,
                    const grammar::Generator& generator) {
        const bool adds = name == "sum" || name == "count";
        std::vector<Value> members;
        for (const Expr& item : std::get<grammar::List>(generator.set.node).items) {
            variables_[generator.variable.text] = eval(item);
            const Value filter = argument.filter ? eval(*argument.filter) : of(true);
            Value body = name == "count" ? number(1) : eval(argument.value);
            if (filter.is_false()) body = adds ? number(0) : of('N');
            if (filter.is_gap()) body = of('u');
            if (filter.is('N') || filter.is('E')) body = filter;
            members.push_back(body);
            variables_.erase(generator.variable.text);
        }
        return folded(name == "count" ? "sum" : name, members);
    }

    // a..b or group.* on the axis that is not free, in the order of the report's own edition.
    std::vector<Value> members_of(const Expr& set) {
        const bool over_rows = row_.empty();
        const Table& table = *facts_.form->editions.back().table(table_);
        std::vector<std::string> ids;
        if (over_rows) {
            for (const Row& row : table.rows) ids.push_back(row.id);
        } else {
            for (const Column& column : table.columns) ids.push_back(column.id);
        }
        const auto is_in = [&](const std::string& id, const std::string& name) {
            if (id == name || id.starts_with(name + ".")) return true;
            const auto group = std::find_if(table.row_groups.begin(), table.row_groups.end(),
                                            [&](const Group& one) { return one.id == name; });
            const auto row =
                static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
            return over_rows && group != table.row_groups.end() && group->first <= row &&
                   row <= group->last;
        };
        std::size_t from = ids.size(), to = 0;
        const auto* range = std::get_if<grammar::Range>(&set.node);
        const std::string first =
            path_of(range ? *range->first : *std::get<grammar::AllMembers>(set.node).object);
        const std::string last = range ? path_of(*range->last) : first;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (is_in(ids[i], first)) from = std::min(from, i);
            if (is_in(ids[i], last)) to = std::max(to, i);
        }
        std::vector<Value> members;
        for (std::size_t i = from; i <= to; ++i)
            members.push_back(at(over_rows ? ids[i] + "." + column_ : row_ + "." + ids[i]));
        return members;
    }

    static Value folded(const std::string& name, std::vector<Value> members) {
        std::erase_if(members, [](const Value& member) { return member.is('N'); });
        const auto any = [&](auto test) {
            return std::any_of(members.begin(), members.end(), test);
        };
        if (any([](const Value& member) { return member.is('E'); })) return of('E');
        if (members.empty()) return of('N');
        if (any([](const Value& member) { return member.is_gap(); })) return of('u');
        if (name == "count") return number(static_cast<Wide>(members.size()));
        Value result = members.front();
        for (std::size_t i = 1; i < members.size(); ++i) {
            if (name == "sum")
                result = arithmetic(grammar::ArithmeticOperator::Add, result, members[i]);
            if ((name == "min" && sign(members[i], result) < 0) ||
                (name == "max" && sign(members[i], result) > 0))
                result = members[i];
        }
        return result;
    }

    const FactBase& facts_;
    std::string table_, row_, column_;
    std::map<std::string, Value> variables_;
};

}  // namespace gouji::test
