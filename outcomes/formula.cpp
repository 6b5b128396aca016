#include "outcomes/formula.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "facts/decimal.h"

namespace gouji::outcomes {

namespace {

using engine::Proof;

struct Comparison {
    std::string_view op, holds, fails;
};

constexpr std::array<Comparison, 6> comparisons = {{
    {"==", "=", "≠"},
    {"!=", "≠", "="},
    {"<", "<", "≥"},
    {"<=", "≤", ">"},
    {">", ">", "≤"},
    {">=", "≥", "<"},
}};

const Comparison* comparison_of(const Proof& proof) {
    const auto* found =
        std::find_if(comparisons.begin(), comparisons.end(),
                     [&](const Comparison& comparison) { return comparison.op == proof.op; });
    return found == comparisons.end() || proof.arguments.size() != 2 ? nullptr : found;
}

bool is_figure(const Proof& proof) {
    return Decimal::parse(proof.value).has_value();
}

std::string sum_text(const Proof& proof) {
    std::string text;
    std::size_t zeros = 0;
    for (const Proof& member : proof.arguments) {
        const std::optional<Decimal> value = Decimal::parse(member.value);
        if (value && *value == Decimal()) {
            ++zeros;
            continue;
        }
        if (!text.empty()) text += " + ";
        text += member.value;
    }
    if (zeros == 0) return text;
    return text.empty() ? fmt::format("{} × 0", zeros) : fmt::format("{} + {} × 0", text, zeros);
}

// What a figure was computed from; empty for a figure that stands by itself.
std::string terms(const Proof& proof) {
    if (proof.op == "sum") return sum_text(proof);
    const bool is_arithmetic =
        proof.op == "+" || proof.op == "-" || proof.op == "*" || proof.op == "/";
    if (!is_arithmetic || proof.arguments.size() != 2) return {};
    const std::string lhs = terms(proof.arguments[0]);
    const std::string rhs = terms(proof.arguments[1]);
    return fmt::format("{} {} {}", lhs.empty() ? proof.arguments[0].value : lhs, proof.op,
                       rhs.empty() ? proof.arguments[1].value : rhs);
}

}  // namespace

std::string formula(const Proof& proof) {
    const Comparison* comparison = comparison_of(proof);
    if (comparison == nullptr || !is_figure(proof.arguments[0]) || !is_figure(proof.arguments[1]))
        return {};
    const std::string lhs = terms(proof.arguments[0]);
    const std::string rhs = terms(proof.arguments[1]);
    const std::string_view sign = proof.value == "true" ? comparison->holds : comparison->fails;
    return fmt::format("{}{} {} {}{}", lhs.empty() ? "" : lhs + " = ", proof.arguments[0].value,
                       sign, proof.arguments[1].value, rhs.empty() ? "" : " = " + rhs);
}

std::string proof_tree(const Proof& proof, std::size_t indent) {
    std::string text = std::string(indent, ' ');
    text += proof.path.empty() ? proof.op : proof.path;
    if (!proof.value.empty()) text += fmt::format("  →  {}", proof.value);
    text += '\n';
    for (const Proof& argument : proof.arguments) text += proof_tree(argument, indent + 2);
    return text;
}

}  // namespace gouji::outcomes
