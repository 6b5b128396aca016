// A value while a program runs: its status and, where Known, one of the language's kinds.
//
// Texts are views of what outlives the evaluation: the reports, the form, the program, the pack.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/finding.h"
#include "engine/number.h"
#include "engine/truth.h"
#include "engine/type.h"
#include "facts/year.h"

namespace gouji::engine {

// A thing of a report or a form by its index there. `list` tells which list an item of Kind::List
// stands for.
struct Item {
    Kind kind = Kind::Unknown;
    Role role = Role::This;
    std::uint8_t list = 0;    // a Property
    std::uint32_t index = 0;  // of the cell, table, section …
    friend bool operator==(const Item&, const Item&) = default;
};

using Payload = std::variant<std::monostate, bool, Number, Date, Period, std::string_view, Item>;

struct Value {
    Status status = Status::NotApplicable;
    Payload payload;

    static Value of(Status status) { return {status, {}}; }
    static Value of(Payload payload) { return {Status::Known, payload}; }
    static Value of(Truth truth) {
        if (truth == Truth::True || truth == Truth::False) return of(Payload(truth == Truth::True));
        return of(status_of(truth));
    }
    void become(Truth truth) {
        status = status_of(truth);
        payload.emplace<bool>(truth == Truth::True);
    }
    // An operation that gives nothing did not fit.
    static Value of(const std::optional<Number>& number) {
        return number ? of(Payload(*number)) : of(Status::Error);
    }

    bool is_known() const { return status == Status::Known; }
    Truth truth() const { return truth_of(status, is_known() && *std::get_if<bool>(&payload)); }
    const Number& number() const { return std::get<Number>(payload); }
    const Date& date() const { return std::get<Date>(payload); }
    const Period& period() const { return std::get<Period>(payload); }
    std::string_view text() const { return std::get<std::string_view>(payload); }
    const Item& item() const { return std::get<Item>(payload); }
};

// As findings show it where no format is asked for: 11, 7730.20, 2024-01-31, a text as it is; ""
// for what is not known.
std::string to_string(const Value& value);

}  // namespace gouji::engine
