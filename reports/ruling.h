// Ruling lines to the cells that they enclose: private to the reading of PDF and of drawn text.
//
// Lines that touch make a frame. Its columns and rows are what its lines divide it into; two
// neighbours that no line parts are one cell, which then spans. A side without a line is closed by
// the ends of the lines that reach it, so tables open at the sides or cut by a page break are
// frames as well. A frame of one cell is no table and is left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "reports/box.h"

namespace gouji::reports {

struct FrameCell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    friend bool operator==(const FrameCell&, const FrameCell&) = default;
};

struct Frame {
    std::vector<int> xs;  // the edges of columns, ascending
    std::vector<int> ys;
    std::vector<FrameCell> cells;       // row by row, left to right
    std::vector<std::uint32_t> owners;  // by row × columns + column: the cell there
    bool is_open_below = false;         // no line closes its last row

    // Nothing outside of the frame.
    std::optional<std::size_t> cell_at(int x, int y) const;
    Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
    Box box_of(const FrameCell& cell) const {
        return {xs[cell.column], ys[cell.row], xs[cell.column + cell.column_span],
                ys[cell.row + cell.row_span]};
    }
};

// In order of their tops. No frame where a page has more lines than tables have: a drawing.
std::vector<Frame> frames_of(const std::vector<Box>& lines);

}  // namespace gouji::reports
