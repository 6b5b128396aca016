// One visitor out of several lambdas: std::visit(overloaded{[](const A&) {…}, …}, variant).
#pragma once

namespace gouji {

template <class... Visitors>
struct overloaded : Visitors... {  // NOLINT(readability-identifier-naming): the known name
    using Visitors::operator()...;
};

// Clang 14 does not deduce it by itself.
template <class... Visitors>
overloaded(Visitors...) -> overloaded<Visitors...>;

}  // namespace gouji
