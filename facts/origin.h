// Where on paper a text stands: the side table of formats that have pages.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace gouji {

// A piece of a page, in hundredths of a point from its top left.
struct PaperBox {
    std::int32_t left = 0, top = 0, right = 0, bottom = 0;
    friend bool operator==(const PaperBox&, const PaperBox&) = default;
};

// From this byte of the source on, the text stands on this page, inside this box.
struct Origin {
    std::uint32_t begin = 0;
    std::uint32_t page = 0;  // from 1
    PaperBox box;
};

// The origin of a byte among `origins`, which are in order of their begins; null before the first.
inline const Origin* origin_at(const std::vector<Origin>& origins, std::uint32_t offset) {
    const auto behind = std::ranges::upper_bound(origins, offset, {}, &Origin::begin);
    return behind == origins.begin() ? nullptr : &*(behind - 1);
}

}  // namespace gouji
