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

}  // namespace gouji::engine
