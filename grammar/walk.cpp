#include "grammar/walk.h"

#include <type_traits>
#include <variant>

namespace gouji::grammar {

namespace {

// Constructs and their parts are const together, or not at all.
template <class E>
class Collector {
  public:
    std::vector<E*> take() { return std::move(found_); }

    template <class Construct>
    void add_parts(Construct& construct) {
        using Plain = std::remove_const_t<Construct>;
        if constexpr (std::is_same_v<Plain, Member> || std::is_same_v<Plain, AllMembers>) {
            add(construct.object);
        } else if constexpr (std::is_same_v<Plain, SomeMembers>) {
            add(construct.object);
            for (auto& slice : construct.slices) add_slice(slice);
        } else if constexpr (std::is_same_v<Plain, Call>) {
            add(construct.function);
            for (auto& argument : construct.arguments) add_argument(argument);
        } else if constexpr (std::is_same_v<Plain, Index>) {
            add(construct.object, construct.position);
        } else if constexpr (std::is_same_v<Plain, Negation> || std::is_same_v<Plain, Not>) {
            add(construct.operand);
        } else if constexpr (std::is_same_v<Plain, Arithmetic> || std::is_same_v<Plain, Logic>) {
            add(construct.lhs, construct.rhs);
        } else if constexpr (std::is_same_v<Plain, Default>) {
            add(construct.value, construct.fallback);
        } else if constexpr (std::is_same_v<Plain, Comparison>) {
            add(construct.first);
            for (auto& comparand : construct.rest) add(comparand.operand);
            add(construct.tolerance);
        } else if constexpr (std::is_same_v<Plain, Agreement>) {
            add(construct.mention, construct.target);
        } else if constexpr (std::is_same_v<Plain, Membership>) {
            add(construct.value, construct.set);
        } else if constexpr (std::is_same_v<Plain, Match>) {
            add(construct.text, construct.pattern);
        } else if constexpr (std::is_same_v<Plain, StateTest>) {
            add(construct.value);
        } else if constexpr (std::is_same_v<Plain, Conditional>) {
            add(construct.condition, construct.consequence);
            add(construct.alternative);
        } else if constexpr (std::is_same_v<Plain, Quantifier>) {
            add(construct.set);
            add(construct.filter);
            add(construct.body);
        } else if constexpr (std::is_same_v<Plain, List>) {
            for (auto& item : construct.items) add(item);
        } else if constexpr (std::is_same_v<Plain, Range>) {
            add(construct.first, construct.last);
        }
    }

  private:
    template <class First, class... Rest>
    void add(First& first, Rest&... rest) {
        add_one(first);
        (add_one(rest), ...);
    }
    void add_one(E& expr) { found_.push_back(&expr); }
    template <class B>
    void add_one(B& box) {
        if constexpr (requires { box.has_value(); }) {
            if (box) add_one(*box);
        } else {
            found_.push_back(&*box);
        }
    }

    template <class S>
    void add_slice(S& slice) {
        add(slice.first);
        add(slice.last);
    }

    template <class A>
    void add_argument(A& argument) {
        add(argument.value);
        if (argument.generator) add(argument.generator->set);
        add(argument.filter);
    }

    std::vector<E*> found_;
};

template <class E>
std::vector<E*> parts_of(E& expr) {
    Collector<E> collector;
    std::visit([&](auto& construct) { collector.add_parts(construct); }, expr.node);
    return collector.take();
}

template <class E>
std::vector<E*> all_parts_of(E& expr) {
    std::vector<E*> found = {&expr};
    for (E* part : parts_of(expr)) {
        const std::vector<E*> within = all_parts_of(*part);
        found.insert(found.end(), within.begin(), within.end());
    }
    return found;
}

}  // namespace

std::vector<const Expr*> parts(const Expr& expr) {
    return parts_of(expr);
}

std::vector<Expr*> parts(Expr& expr) {
    return parts_of(expr);
}

std::vector<const Expr*> all_parts(const Expr& expr) {
    return all_parts_of(expr);
}

std::vector<Expr*> all_parts(Expr& expr) {
    return all_parts_of(expr);
}

std::vector<const Name*> variables(const Expr& expr) {
    std::vector<const Name*> names;
    if (const auto* quantifier = std::get_if<Quantifier>(&expr.node))
        names.push_back(&quantifier->variable);
    if (const auto* call = std::get_if<Call>(&expr.node)) {
        for (const Argument& argument : call->arguments) {
            if (argument.generator) names.push_back(&argument.generator->variable);
        }
    }
    return names;
}

}  // namespace gouji::grammar
