// What a rule comes to at a place before it is asked whether it is for this report at all and what
// other rules have found.
#pragma once

#include <cstdint>

#include "engine/truth.h"

namespace gouji::engine {

// The first five are those of Truth.
enum class Ruling : std::uint8_t {
    Fail,
    Pass,
    Undecided,
    NotApplicable,
    Error,
    WhenFalse,
    NothingToJudge,  // an item that `where` leaves out
};

constexpr Ruling ruling_of(Truth truth) {
    return static_cast<Ruling>(truth);
}

// From the last to the first of what decides. It has no branch, so that it can be computed for many
// reports at once.
constexpr Ruling ruling(Truth domain, Truth when, Truth check) {
    const bool is_open = (when == Truth::Undecided) & (check != Truth::Error);
    const bool is_nothing = (domain == Truth::False) | (domain == Truth::NotApplicable);
    Ruling ruling = ruling_of(check);
    ruling = is_open ? Ruling::Undecided : ruling;
    ruling = domain == Truth::Undecided ? Ruling::Undecided : ruling;
    ruling = when == Truth::NotApplicable ? Ruling::NotApplicable : ruling;
    ruling = when == Truth::False ? Ruling::WhenFalse : ruling;
    ruling = when == Truth::Error ? Ruling::Error : ruling;
    ruling = domain == Truth::Error ? Ruling::Error : ruling;
    ruling = is_nothing ? Ruling::NothingToJudge : ruling;
    return ruling;
}

}  // namespace gouji::engine
