#include "engine/unit.h"

#include <algorithm>
#include <iterator>

namespace gouji::engine {

namespace {

struct Multiple {
    std::string_view unit;
    std::string_view base;
    std::int64_t factor = 1;
};

constexpr Multiple multiples[] = {{"万元", "元", 10'000}, {"亿元", "元", 100'000'000}};

const Multiple* multiple_called(std::string_view unit) {
    const auto* found = std::find_if(std::begin(multiples), std::end(multiples),
                                     [&](const Multiple& one) { return one.unit == unit; });
    return found == std::end(multiples) ? nullptr : found;
}

}  // namespace

std::int64_t factor_of(std::string_view unit) {
    const Multiple* multiple = multiple_called(unit);
    return multiple == nullptr ? 1 : multiple->factor;
}

std::string_view base_of(std::string_view unit) {
    const Multiple* multiple = multiple_called(unit);
    return multiple == nullptr ? unit : multiple->base;
}

}  // namespace gouji::engine
