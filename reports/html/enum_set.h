// A set of values of an enum, known when the program is built and asked at every node of a page.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

namespace gouji::reports {

// The values are less than `size`.
template <class Enum, std::size_t size>
class EnumSet {
  public:
    constexpr EnumSet(std::initializer_list<Enum> values) {
        for (const Enum value : values) has_[static_cast<std::size_t>(value)] = true;
    }
    constexpr bool has(Enum value) const { return has_[static_cast<std::size_t>(value)]; }

  private:
    std::array<bool, size> has_{};
};

}  // namespace gouji::reports
