// A box on a page: where a character of a PDF stands, a ruling line, a cell. Lengths are from the
// top left, in a unit of the page's own.
#pragma once

#include <algorithm>

namespace gouji::reports {

struct Box {
    int left = 0, top = 0, right = 0, bottom = 0;

    int width() const { return right - left; }
    int height() const { return bottom - top; }
    int middle_x() const { return left + width() / 2; }
    int middle_y() const { return top + height() / 2; }
    // What encloses both.
    void add(const Box& other) {
        left = std::min(left, other.left);
        top = std::min(top, other.top);
        right = std::max(right, other.right);
        bottom = std::max(bottom, other.bottom);
    }
    friend bool operator==(const Box&, const Box&) = default;
};

}  // namespace gouji::reports
