#include "grammar/ast.h"

#include <tuple>

namespace gouji::grammar {

// These hold types that are not complete where they are declared.
bool operator==(const SomeMembers&, const SomeMembers&) = default;
bool operator==(const Call&, const Call&) = default;
bool operator==(const Comparison&, const Comparison&) = default;
bool operator==(const List&, const List&) = default;

bool operator==(const Argument& lhs, const Argument& rhs) {
    const auto said = [](const Argument& argument) {
        return std::tie(argument.name, argument.value, argument.generator, argument.filter,
                        argument.axis);
    };
    return said(lhs) == said(rhs);
}

}  // namespace gouji::grammar
