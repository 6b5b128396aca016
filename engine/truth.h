// What can be said about a value, and how the operators hand it on: the kernel of language.md L1.
//
// Zero, blank, unreadable and not asked for are four things. Every operator of the language is one
// of the functions here as far as states go; the tests hold their whole tables. The enumerators of
// Status are in the order in which a strict operator lets the worse one win.
#pragma once

#include <algorithm>
#include <cstdint>

#include "facts/fact_base.h"

namespace gouji::engine {

enum class Status : std::uint8_t {
    Known,
    Missing,        // the report shows a blank
    Invalid,        // it shows something else
    Unread,         // we could not read it
    Undecided,      // computed from one of the three above
    NotApplicable,  // this edition of the form does not ask for it
    Error,          // the engine could not compute it: overflow, no such day
};

constexpr Status status_of(State state) {
    switch (state) {
        case State::Known:
            return Status::Known;
        case State::Missing:
            return Status::Missing;
        case State::Invalid:
            return Status::Invalid;
        case State::Unread:
            return Status::Unread;
        case State::NotApplicable:
            return Status::NotApplicable;
    }
    return Status::Error;
}

// Nothing is known about the value, and something should be.
constexpr bool is_blocked(Status status) {
    return status > Status::Known && status < Status::NotApplicable;
}

// Of a computed value: what blocks an operand leaves the result undecided.
constexpr Status computed(Status status) {
    return is_blocked(status) ? Status::Undecided : status;
}

// + - * / and comparison: not applicable wins over undecided, an error over all.
constexpr Status join(Status lhs, Status rhs) {
    return computed(std::max(lhs, rhs));
}

enum class Truth : std::uint8_t { False, True, Undecided, NotApplicable, Error };

constexpr Truth truth_of(bool value) {
    return value ? Truth::True : Truth::False;
}

// Of a condition's status and, where that is Known, its value.
constexpr Truth truth_of(Status status, bool value) {
    if (status == Status::Known) return truth_of(value);
    if (status == Status::Error) return Truth::Error;
    return status == Status::NotApplicable ? Truth::NotApplicable : Truth::Undecided;
}

constexpr Status status_of(Truth truth) {
    switch (truth) {
        case Truth::False:
        case Truth::True:
            return Status::Known;
        case Truth::Undecided:
            return Status::Undecided;
        case Truth::NotApplicable:
            return Status::NotApplicable;
        case Truth::Error:
            return Status::Error;
    }
    return Status::Error;
}

constexpr Truth negation(Truth truth) {
    if (truth == Truth::True) return Truth::False;
    return truth == Truth::False ? Truth::True : truth;
}

// Kleene's, with what is not applicable left out and an error never hidden.
constexpr Truth conjunction(Truth lhs, Truth rhs) {
    if (lhs == Truth::Error || rhs == Truth::Error) return Truth::Error;
    if (lhs == Truth::NotApplicable) return rhs;
    if (rhs == Truth::NotApplicable) return lhs;
    if (lhs == Truth::False || rhs == Truth::False) return Truth::False;
    return std::max(lhs, rhs);
}

constexpr Truth disjunction(Truth lhs, Truth rhs) {
    return negation(conjunction(negation(lhs), negation(rhs)));
}

// True by a false condition or a true consequence alone. Otherwise a side that this edition does
// not ask for leaves nothing to judge: were it left out as in `or`, a true condition alone would
// accuse. Only what stays so whatever an undecided side turns out to be is said of it.
constexpr Truth implication(Truth condition, Truth consequence) {
    if (condition == Truth::Error || consequence == Truth::Error) return Truth::Error;
    if (condition == Truth::False || consequence == Truth::True) return Truth::True;
    if (condition == Truth::Undecided || consequence == Truth::Undecided) return Truth::Undecided;
    const bool applies = condition == Truth::True && consequence == Truth::False;
    return applies ? Truth::False : Truth::NotApplicable;
}

// What the language can ask of a fact.
enum class Asked : std::uint8_t { Missing, Invalid, Unread, Known, NotApplicable };

// `x is missing` and the rest. What was not read may have been any of the three that a report can
// show; what was computed from gaps may yet be anything but not applicable.
constexpr Truth state_test(Status status, Asked asked) {
    if (status == Status::Error) return Truth::Error;
    if (asked == Asked::NotApplicable) return truth_of(status == Status::NotApplicable);
    if (status == Status::Undecided) return Truth::Undecided;
    if (asked == Asked::Unread) return truth_of(status == Status::Unread);
    if (status == Status::Unread) return Truth::Undecided;
    if (asked == Asked::Missing) return truth_of(status == Status::Missing);
    if (asked == Asked::Invalid) return truth_of(status == Status::Invalid);
    return truth_of(status == Status::Known);
}

// `x ?? d` takes d.
constexpr bool takes_fallback(Status status) {
    return status == Status::Missing || status == Status::NotApplicable;
}

// What a sum, a count or a maximum knows of its members so far. `any` is a member that applies.
struct Tally {
    bool any = false;
    bool blocked = false;
    bool error = false;

    constexpr void add(Status status) {
        any = any || status != Status::NotApplicable;
        blocked = blocked || is_blocked(status);
        error = error || status == Status::Error;
    }
    constexpr Status status() const {
        if (error) return Status::Error;
        if (!any) return Status::NotApplicable;
        return blocked ? Status::Undecided : Status::Known;
    }
};

}  // namespace gouji::engine
