// Places on a page as poppler counts them, in points, and as they are told, in hundredths.
#pragma once

#include <algorithm>
#include <cmath>

namespace gouji::pdf {

inline int hundredths(double points) {
    constexpr double farthest = 1e7;
    return static_cast<int>(std::lround(std::clamp(points, -farthest, farthest) * 100));
}

struct Point {
    double x = 0, y = 0;
};

// A rectangle that grows by the points added to it.
struct Bounds {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;

    void add(Point p) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool contains(Point p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
};

}  // namespace gouji::pdf
