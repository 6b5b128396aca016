#include "engine/operate.h"

#include <cassert>

#include "facts/similarity.h"
#include "facts/wording.h"

namespace gouji::engine {

namespace {

using grammar::Comparator;

constexpr std::int64_t most_days = 400'000;  // more than the years of Year hold

bool holds(Comparator comparator, std::strong_ordering order) {
    switch (comparator) {
        case Comparator::Equal:
            return order == 0;
        case Comparator::NotEqual:
            return order != 0;
        case Comparator::Less:
            return order < 0;
        case Comparator::LessOrEqual:
            return order <= 0;
        case Comparator::Greater:
            return order > 0;
        case Comparator::GreaterOrEqual:
            return order >= 0;
    }
    return false;
}

std::strong_ordering ordered(const Value& lhs, const Value& rhs) {
    if (std::holds_alternative<Number>(lhs.payload)) return lhs.number() <=> rhs.number();
    if (std::holds_alternative<Date>(lhs.payload)) return lhs.date() <=> rhs.date();
    const int order = lhs.text().compare(rhs.text());
    return order <=> 0;
}

Value compare(std::uint8_t detail, const Operands& operands) {
    const Status status = join(operands[0].status, operands[1].status);
    if (status != Status::Known) return Value::of(status);
    return Value::of(
        truth_of(holds(static_cast<Comparator>(detail), ordered(operands[0], operands[1]))));
}

Value compare_wording(std::uint8_t detail, const Operands& operands) {
    const Status status = join(operands[0].status, operands[1].status);
    if (status != Status::Known) return Value::of(status);
    const bool equal = wording_form(operands[0].text()) == wording_form(operands[1].text());
    return Value::of(truth_of(equal == (static_cast<Comparator>(detail) == Comparator::Equal)));
}

Value compare_within(std::uint8_t detail, const Operands& operands) {
    const Status status = join(join(operands[0].status, operands[1].status), operands[2].status);
    if (status != Status::Known) return Value::of(status);
    auto difference = subtract(operands[0].number(), operands[1].number());
    if (difference && *difference < Number(0)) difference = negate(*difference);
    if (!difference) return Value::of(Status::Error);
    const bool near = *difference <= operands[2].number();
    return Value::of(truth_of(near == (static_cast<Comparator>(detail) == Comparator::Equal)));
}

template <class Operation>
Value arithmetic(const Operands& operands, Operation operation) {
    const Status status = join(operands[0].status, operands[1].status);
    if (status != Status::Known) return Value::of(status);
    return Value::of(operation(operands[0].number(), operands[1].number()));
}

template <class Operation>
Value unary(const Operands& operands, Operation operation) {
    if (!operands[0].is_known()) return Value::of(computed(operands[0].status));
    return Value::of(operation(operands[0].number()));
}

Status member_status(const Value& member, Blanks blanks) {
    if (member.status == Status::Missing && blanks == Blanks::AreZero) return Status::Known;
    return member.status;
}

// A blank that counts as zero is passed on as zero.
template <class Visit>
Status tally(const Operands& operands, Blanks blanks, Visit visit) {
    Tally members;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Status status = member_status(operands[i], blanks);
        members.add(status);
        if (status == Status::Known)
            visit(operands[i].is_known() ? operands[i].number() : Number());
    }
    return members.status();
}

Value sum(Blanks blanks, const Operands& operands) {
    std::optional<Number> total = Number();
    const Status status = tally(operands, blanks, [&](const Number& member) {
        if (total) total = add(*total, member);
    });
    if (status == Status::Error || (status != Status::NotApplicable && !total))
        return Value::of(Status::Error);
    return status == Status::Known ? Value::of(total) : Value::of(status);
}

Value count(Blanks blanks, const Operands& operands) {
    std::int64_t members = 0;
    const Status status = tally(operands, blanks, [&](const Number&) { ++members; });
    return status == Status::Known ? Value::of(Payload(Number(members))) : Value::of(status);
}

template <class Better>
Value extreme(Blanks blanks, const Operands& operands, Better better) {
    std::optional<Number> best;
    const Status status = tally(operands, blanks, [&](const Number& member) {
        if (!best || better(member, *best)) best = member;
    });
    return status == Status::Known ? Value::of(best) : Value::of(status);
}

Value add_days(Op op, const Operands& operands) {
    const Status status = join(operands[0].status, operands[1].status);
    if (status != Status::Known) return Value::of(status);
    const auto days = operands[1].number().whole();
    if (!days || *days > most_days || *days < -most_days) return Value::of(Status::Error);
    const auto date =
        operands[0].date().plus_days(static_cast<int>(op == Op::AddDays ? *days : -*days));
    return date ? Value::of(Payload(*date)) : Value::of(Status::Error);
}

Value add_months(const Operands& operands) {
    const Status status = join(operands[0].status, operands[1].status);
    if (status != Status::Known) return Value::of(status);
    const auto months = operands[1].number().whole();
    if (!months || *months > most_days || *months < -most_days) return Value::of(Status::Error);
    const auto date = operands[0].date().plus_months(static_cast<int>(*months));
    return date ? Value::of(Payload(*date)) : Value::of(Status::Error);
}

Value days_between(const Operands& operands) {
    const Status status = join(operands[0].status, operands[1].status);
    if (status != Status::Known) return Value::of(status);
    const auto days = operands[0].date().days() - operands[1].date().days();
    return Value::of(Payload(Number(std::int64_t{days.count()})));
}

Value date_of(const Operands& operands) {
    const Status status = join(join(operands[0].status, operands[1].status), operands[2].status);
    if (status != Status::Known) return Value::of(status);
    int parts[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto part = operands[i].number().whole();
        if (!part || *part < 0 || *part > most_days) return Value::of(Status::Error);
        parts[i] = static_cast<int>(*part);
    }
    const auto date = Date::from(parts[0], parts[1], parts[2]);
    return date ? Value::of(Payload(*date)) : Value::of(Status::Error);
}

Value test_blank(const Value& value) {
    if (value.is_known()) return Value::of(truth_of(trimmed(value.text()).empty()));
    return Value::of(state_test(value.status, Asked::Missing));
}

Value test_zero(const Value& value) {
    if (value.is_known()) return Value::of(truth_of(value.number().is_zero()));
    return Value::of(state_test(value.status, Asked::Known));
}

Value conditional(const Operands& operands) {
    switch (operands[0].truth()) {
        case Truth::True:
            return operands[1];
        case Truth::False:
            return operands[2];
        default:
            return Value::of(computed(operands[0].status));
    }
}

// Texts without a character to compare are neither alike nor different.
Value similarity_of(const Operands& operands) {
    const Status status = join(operands[0].status, operands[1].status);
    if (status != Status::Known) return Value::of(status);
    const Similarity found = similarity(operands[0].text(), operands[1].text());
    if (found.total == 0) return Value::of(Status::NotApplicable);
    return Value::of(divide(Number(found.matching), Number(found.total)));
}

}  // namespace

Value operate(Op op, std::uint8_t detail, const Operands& operands) {
    const auto blanks = static_cast<Blanks>(detail);
    switch (op) {
        case Op::Add:
            return arithmetic(operands, [](const auto& l, const auto& r) { return add(l, r); });
        case Op::Subtract:
            return arithmetic(operands,
                              [](const auto& l, const auto& r) { return subtract(l, r); });
        case Op::Multiply:
            return arithmetic(operands,
                              [](const auto& l, const auto& r) { return multiply(l, r); });
        case Op::Divide:
            return arithmetic(operands, [](const auto& l, const auto& r) { return divide(l, r); });
        case Op::Negate:
            return unary(operands, [](const Number& value) { return negate(value); });
        case Op::Absolute:
            return unary(operands, [](const Number& value) {
                return value < Number() ? negate(value) : std::optional(value);
            });
        case Op::Round:
            return arithmetic(operands, [&](const Number& value, const Number& places) {
                return round(value, static_cast<int>(places.whole().value_or(0)),
                             static_cast<Rounding>(detail));
            });
        case Op::Sum:
            return sum(blanks, operands);
        case Op::Count:
            return count(blanks, operands);
        case Op::Minimum:
            return extreme(blanks, operands, std::less<Number>());
        case Op::Maximum:
            return extreme(blanks, operands, std::greater<Number>());
        case Op::AddDays:
        case Op::SubtractDays:
            return add_days(op, operands);
        case Op::AddMonths:
            return add_months(operands);
        case Op::DaysBetween:
            return days_between(operands);
        case Op::DateOf:
            return date_of(operands);
        case Op::Compare:
            return compare(detail, operands);
        case Op::CompareWithin:
            return compare_within(detail, operands);
        case Op::CompareWording:
            return compare_wording(detail, operands);
        case Op::And:
        case Op::Or:
        case Op::Not:
        case Op::Implies:
        case Op::Test:
            return Value::of(decide(op, detail, operands));
        case Op::TestBlank:
            return test_blank(operands[0]);
        case Op::TestZero:
            return test_zero(operands[0]);
        case Op::SubjectOf:
            return operands[0].is_known() ? operands[operands[0].item().index + 1] : operands[0];
        case Op::Default:
            return takes_fallback(operands[0].status) ? operands[1] : operands[0];
        case Op::Conditional:
            return conditional(operands);
        case Op::Similarity:
            return similarity_of(operands);
        default:
            assert(false && "an instruction that reads a report");
            return Value::of(Status::Error);
    }
}

}  // namespace gouji::engine
