// What could stand in an expression's place: the slips that a rule's tests should notice.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "engine/mutate.h"
#include "facts/decimal.h"

namespace gouji::engine {

namespace {

using grammar::Box;
using grammar::Comparator;
using grammar::Expr;

// RE2 for what no text matches.
constexpr const char* matches_nothing = "[^\\s\\S]";

std::vector<Comparator> others(Comparator comparator) {
    switch (comparator) {
        case Comparator::Equal:
            return {Comparator::NotEqual, Comparator::LessOrEqual, Comparator::GreaterOrEqual};
        case Comparator::NotEqual:
            return {Comparator::Equal};
        case Comparator::Less:
            return {Comparator::LessOrEqual, Comparator::GreaterOrEqual};
        case Comparator::LessOrEqual:
            return {Comparator::Less, Comparator::Greater};
        case Comparator::Greater:
            return {Comparator::GreaterOrEqual, Comparator::LessOrEqual};
        case Comparator::GreaterOrEqual:
            return {Comparator::Greater, Comparator::Less};
    }
    return {};
}

// The alternatives of a pattern that stand in no bracket; one where it has none.
std::vector<std::string> alternatives(std::string_view pattern) {
    std::vector<std::string> found(1);
    int depth = 0;
    bool is_class = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\' && at + 1 < pattern.size()) {
            found.back() += c;
            found.back() += pattern[++at];
            continue;
        }
        if (is_class) {
            is_class = c != ']';
        } else if (c == '[') {
            is_class = true;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            --depth;
        } else if (c == '|' && depth == 0) {
            found.emplace_back();
            continue;
        }
        found.back() += c;
    }
    return found;
}

std::string joined_but(const std::vector<std::string>& parts, std::size_t without) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == without) continue;
        text += (text.empty() ? "" : "|") + parts[i];
    }
    return text;
}

// The neighbour of a row or column in the form, by which an author may have taken it.
std::vector<std::string> neighbours(std::string_view id, const std::vector<TableNames>& tables) {
    std::vector<std::string> found;
    for (const TableNames& table : tables) {
        for (const Axis* axis : {&table.rows, &table.columns}) {
            const auto at = axis->find(id);
            if (!at || axis->members.size() < 2) continue;
            const std::size_t other = *at + 1 < axis->members.size() ? *at + 1 : *at - 1;
            const std::string& neighbour = axis->members[other].id;
            const bool is_word = neighbour.find('.') == std::string::npos;
            if (is_word && std::find(found.begin(), found.end(), neighbour) == found.end())
                found.push_back(neighbour);
        }
    }
    return found;
}

class Varied {
  public:
    Varied(const Expr& expr, const std::vector<TableNames>& tables)
        : expr_(expr), tables_(tables) {}

    std::vector<Expr> take() {
        std::visit([&](const auto& construct) { vary(construct); }, expr_.node);
        return std::move(found_);
    }

  private:
    template <class Construct>
    void put(Construct construct) {
        found_.push_back(Expr{std::move(construct), expr_.span});
    }
    void put_part(const Expr& part) { found_.push_back(part); }

    template <class Other>
    void vary(const Other&) {}

    void vary(const grammar::Name& name) {
        for (const std::string& id : neighbours(name.text, tables_))
            put(grammar::Name{id, grammar::Quoting::Plain, name.span});
    }

    void vary(const grammar::Member& member) {
        for (const std::string& id : neighbours(member.name.text, tables_)) {
            grammar::Member other = member;
            other.name.text = id;
            put(std::move(other));
        }
    }

    // One more and one less in the last place written.
    void vary(const grammar::Number& number) {
        const auto value = Decimal::parse(number.digits);
        if (!value) return;
        for (const int step : {1, -1}) {
            const auto last = Decimal::from(step, value->scale());
            const auto sum = last ? add(*value, *last) : std::nullopt;
            if (!sum || sum->is_negative()) continue;
            grammar::Number other = number;
            other.digits = to_string(*sum);
            put(std::move(other));
        }
    }

    void vary(const grammar::DateLiteral& literal) {
        for (const int step : {1, -1}) {
            if (const auto day = literal.date.plus_days(step)) put(grammar::DateLiteral{*day});
        }
    }

    void vary(const grammar::Text& text) { put(grammar::Text{text.value + "?"}); }

    void vary(const grammar::Regex& regex) {
        const std::vector<std::string> parts = alternatives(regex.pattern);
        if (parts.size() == 1) return put(grammar::Regex{matches_nothing});
        for (std::size_t i = 0; i < parts.size(); ++i) put(grammar::Regex{joined_but(parts, i)});
    }

    void vary(const grammar::Boolean& boolean) { put(grammar::Boolean{!boolean.value}); }

    // ---------- arithmetic ----------

    void vary(const grammar::Negation& negation) { put_part(*negation.operand); }

    void vary(const grammar::Arithmetic& arithmetic) {
        using grammar::ArithmeticOperator;
        const auto with = [&](ArithmeticOperator op) {
            grammar::Arithmetic other = arithmetic;
            other.op = op;
            put(std::move(other));
        };
        switch (arithmetic.op) {
            case ArithmeticOperator::Add:
                with(ArithmeticOperator::Subtract);
                break;
            case ArithmeticOperator::Subtract:
                with(ArithmeticOperator::Add);
                break;
            case ArithmeticOperator::Multiply:
                with(ArithmeticOperator::Divide);
                break;
            case ArithmeticOperator::Divide:
                with(ArithmeticOperator::Multiply);
                break;
        }
        put_part(*arithmetic.lhs);
        put_part(*arithmetic.rhs);
    }

    void vary(const grammar::Default& fallback) { put_part(*fallback.value); }

    // ---------- relations ----------

    void vary(const grammar::Comparison& comparison) {
        for (std::size_t i = 0; i < comparison.rest.size(); ++i) {
            for (const Comparator comparator : others(comparison.rest[i].comparator)) {
                grammar::Comparison other = comparison;
                other.rest[i].comparator = comparator;
                put(std::move(other));
            }
        }
        if (comparison.tolerance) {
            grammar::Comparison other = comparison;
            other.tolerance.reset();
            put(std::move(other));
        }
    }

    void vary(const grammar::Agreement&) { put(grammar::Not{expr_}); }
    void vary(const grammar::Membership& membership) { put(turned(membership)); }
    void vary(const grammar::Match& match) { put(turned(match)); }

    void vary(const grammar::StateTest& test) {
        using grammar::State;
        put(turned(test));
        grammar::StateTest other = test;
        if (test.state == State::Missing) {
            other.state = State::Invalid;
        } else if (test.state == State::Invalid) {
            other.state = State::Missing;
        } else {
            return;
        }
        put(std::move(other));
    }

    template <class Relation>
    static Relation turned(Relation relation) {
        relation.polarity = relation.polarity == grammar::Polarity::Positive
                                ? grammar::Polarity::Negative
                                : grammar::Polarity::Positive;
        return relation;
    }

    // ---------- logic ----------

    void vary(const grammar::Not& negation) { put_part(*negation.operand); }

    void vary(const grammar::Logic& logic) {
        using grammar::LogicOperator;
        if (logic.op != LogicOperator::Implies) {
            grammar::Logic other = logic;
            other.op = logic.op == LogicOperator::And ? LogicOperator::Or : LogicOperator::And;
            put(std::move(other));
            put_part(*logic.lhs);
        }
        put_part(*logic.rhs);
    }

    void vary(const grammar::Conditional& conditional) {
        put_part(*conditional.consequence);
        if (conditional.alternative) put_part(**conditional.alternative);
    }

    void vary(const grammar::Quantifier& quantifier) {
        using grammar::Quantity;
        grammar::Quantifier other = quantifier;
        other.quantity = quantifier.quantity == Quantity::Any ? Quantity::All : Quantity::Any;
        put(other);
        if (!quantifier.filter) return;
        other = quantifier;
        other.filter.reset();
        put(std::move(other));
    }

    // ---------- sets and arguments ----------

    void vary(const grammar::Call& call) {
        for (std::size_t i = 0; i < call.arguments.size(); ++i) {
            if (!call.arguments[i].filter) continue;
            grammar::Call other = call;
            other.arguments[i].filter.reset();
            put(std::move(other));
        }
    }

    void vary(const grammar::List& list) {
        if (list.items.size() < 2) return;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            grammar::List other = list;
            other.items.erase(other.items.begin() + static_cast<std::ptrdiff_t>(i));
            put(std::move(other));
        }
    }

    const Expr& expr_;
    const std::vector<TableNames>& tables_;
    std::vector<Expr> found_;
};

}  // namespace

std::vector<Expr> variants_of(const Expr& expr, const std::vector<TableNames>& tables) {
    return Varied(expr, tables).take();
}

}  // namespace gouji::engine
