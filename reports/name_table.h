// Names that are known when the program is built, each with what it means: private to the readers
// of marked-up files, which ask of every tag.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace gouji::reports {

// No name is empty. Its places are four times its names, so that a search ends soon.
template <class Meaning, std::size_t count>
class NameTable {
  public:
    using Named = std::pair<std::string_view, Meaning>;

    explicit constexpr NameTable(const std::array<Named, count>& names) {
        for (const Named& named : names) {
            std::size_t at = place_of(named.first);
            while (!places_[at].first.empty()) at = (at + 1) % size;
            places_[at] = named;
        }
    }

    // `otherwise` for a name that is not known.
    constexpr Meaning find(std::string_view name, Meaning otherwise) const {
        if (name.empty()) return otherwise;
        for (std::size_t at = place_of(name); !places_[at].first.empty(); at = (at + 1) % size) {
            if (places_[at].first == name) return places_[at].second;
        }
        return otherwise;
    }

  private:
    static constexpr std::size_t size = 4 * count;

    static constexpr std::size_t place_of(std::string_view name) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
        return (name.size() * 61U + byte(0) * 7U + byte(name.size() / 2) * 31U +
                byte(name.size() - 1) * 13U) %
               size;
    }

    std::array<Named, size> places_{};
};

}  // namespace gouji::reports
