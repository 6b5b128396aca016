// One operation over all lanes of a block, for columnar_evaluate.cpp. Loops over numbers and loops
// over states are apart, and have no branch where it matters: the compiler makes vector
// instructions of them. Private to the engine.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "engine/ruling.h"
#include "engine/truth.h"
#include "grammar/ast.h"

namespace gouji::engine {

using States = const std::uint8_t*;

constexpr std::uint8_t state_of(Status status) {
    return static_cast<std::uint8_t>(status);
}

// ---------- numbers ----------

template <class T, class Operation>
void each_number(std::span<T> result, const T* lhs, Operation operation) {
    T* const to = result.data();
    for (std::size_t i = 0; i < result.size(); ++i) to[i] = operation(lhs[i]);
}

template <class T, class Operation>
void each_number(std::span<T> result, const T* lhs, const T* rhs, Operation operation) {
    T* const to = result.data();
    for (std::size_t i = 0; i < result.size(); ++i) to[i] = operation(lhs[i], rhs[i]);
}

// ---------- states and conditions ----------

template <class Operation>
void each_state(std::span<std::uint8_t> result, States from, Operation operation) {
    std::uint8_t* const to = result.data();
    for (std::size_t i = 0; i < result.size(); ++i)
        to[i] = static_cast<std::uint8_t>(operation(from[i]));
}

template <class Operation>
void each_state(std::span<std::uint8_t> result, States lhs, States rhs, Operation operation) {
    std::uint8_t* const to = result.data();
    for (std::size_t i = 0; i < result.size(); ++i)
        to[i] = static_cast<std::uint8_t>(operation(lhs[i], rhs[i]));
}

// A table of two conditions as truth.h has it.
template <class Operation>
constexpr auto table_of(Operation operation) {
    constexpr std::size_t truths = 5;
    std::array<std::uint8_t, truths * 8> table{};
    for (std::size_t lhs = 0; lhs < truths; ++lhs) {
        for (std::size_t rhs = 0; rhs < truths; ++rhs)
            table[lhs * 8 + rhs] = static_cast<std::uint8_t>(
                operation(static_cast<Truth>(lhs), static_cast<Truth>(rhs)));
    }
    return table;
}

template <class Table>
void combine(std::span<std::uint8_t> result, States lhs, States rhs, const Table& table) {
    each_state(result, lhs, rhs, [&](std::uint8_t l, std::uint8_t r) {
        return table[static_cast<std::size_t>(l * 8 + r)];
    });
}

// ---------- members of a sum ----------

// Ranks of which the highest of all members says what Tally says of them: nothing applies, known,
// blocked, error.
inline constexpr std::uint8_t rank_of_none = 0, rank_of_known = 1, rank_of_error = 7;

constexpr std::uint8_t rank_of(std::uint8_t state) {
    const bool applies = state != state_of(Status::NotApplicable);
    return static_cast<std::uint8_t>(applies ? state + 1 : rank_of_none);
}

constexpr Status status_of_rank(std::uint8_t rank) {
    Status status = Status::Undecided;
    status = rank == rank_of_known ? Status::Known : status;
    status = rank == rank_of_none ? Status::NotApplicable : status;
    return rank == rank_of_error ? Status::Error : status;
}

constexpr std::uint8_t blank_as_zero(std::uint8_t state) {
    return state == state_of(Status::Missing) ? state_of(Status::Known) : state;
}

}  // namespace gouji::engine
