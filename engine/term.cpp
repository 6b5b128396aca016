#include "engine/term.h"

#include "facts/overloaded.h"

namespace gouji::engine {

namespace {

std::size_t size_of(const std::vector<Term>& terms) {
    std::size_t size = 0;
    for (const Term& term : terms) size += engine::size_of(term);
    return size;
}

}  // namespace

bool fits(const Term& term, Kind kind) {
    return term.type.kind == kind || is_unknown(term);
}

bool is_unknown(const Term& term) {
    return term.type.kind == Kind::Unknown;
}

bool units_agree(const Term& lhs, const Term& rhs) {
    return lhs.type.unit == rhs.type.unit || lhs.type.unit.empty() || rhs.type.unit.empty();
}

std::optional<std::int64_t> whole_of(const Term& term) {
    const auto* constant = std::get_if<ConstantTerm>(&term.node);
    if (constant == nullptr) return std::nullopt;
    const auto* number = std::get_if<Number>(&constant->value);
    return number == nullptr ? std::nullopt : number->whole();
}

std::size_t size_of(const Term& term) {
    return 1 +
           std::visit(overloaded{[](const OperationTerm& node) { return size_of(node.operands); },
                                 [](const AggregateTerm& node) { return size_of(node.operand); },
                                 [](const DerivedTerm& node) { return size_of(node.sum); },
                                 [](const LoopTerm& node) {
                                     return size_of(node.set.items) + size_of(node.filter) +
                                            size_of(node.body);
                                 },
                                 [](const auto&) { return std::size_t{0}; }},
                      term.node);
}

void stand_at(Term& term, Span span) {
    term.span = span;
    const auto all_at = [&](std::vector<Term>& terms) {
        for (Term& one : terms) stand_at(one, span);
    };
    std::visit(overloaded{[&](OperationTerm& node) { all_at(node.operands); },
                          [&](AggregateTerm& node) { all_at(node.operand); },
                          [&](DerivedTerm& node) { all_at(node.sum); },
                          [&](LoopTerm& node) {
                              all_at(node.set.items);
                              all_at(node.set.list);
                              all_at(node.filter);
                              all_at(node.body);
                          },
                          [](const auto&) {}},
               term.node);
}

}  // namespace gouji::engine
