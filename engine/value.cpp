#include "engine/value.h"

#include "facts/overloaded.h"

namespace gouji::engine {

std::string to_string(const Value& value) {
    if (!value.is_known()) return "";
    return std::visit(overloaded{[](const std::monostate&) { return std::string(); },
                                 [](bool truth) { return std::string(truth ? "true" : "false"); },
                                 [](const Number& number) { return to_string(number); },
                                 [](const Date& date) { return to_string(date); },
                                 [](const Period& period) {
                                     return to_string(period.start) + ".." + to_string(period.end);
                                 },
                                 [](std::string_view text) { return std::string(text); },
                                 [](const Item&) { return std::string(); }},
                      value.payload);
}

}  // namespace gouji::engine
