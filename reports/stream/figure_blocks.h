// The figures of running text in the order in which they were written down, and the blocks in which
// they stand: figures below one another without a gap, or in one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reports/stream/stream_items.h"

namespace gouji::reports {

struct WrittenFigure {
    FigureToken figure;
    std::size_t item = 0;
    std::uint32_t page = 0;
    std::size_t block = 0;  // counted from the first
};

// Over items that outlive it. `at` is a figure's place among all, `first` where to look back to.
class FigureBlocks {
  public:
    FigureBlocks(std::string_view source, const std::vector<StreamLine>& lines,
                 const std::vector<StreamItem>& items);

    std::size_t size() const { return figures_.size(); }
    const WrittenFigure& operator[](std::size_t at) const { return figures_[at]; }

    bool is_uninterrupted(std::size_t at, std::size_t count) const;  // no text in between
    bool is_run(std::size_t at, std::size_t count) const;            // and then a text, or nothing
    bool are_in_one_line(std::size_t at, std::size_t count) const;   // and no others in it
    bool are_alike(const std::vector<std::size_t>& figures) const;   // all show the same
    bool is_close_below_text(std::size_t at) const;
    // The first item of the text that stands without a gap above the figure.
    std::size_t text_above(std::size_t at) const;

    // From the figure to the end of its block.
    std::size_t height_at(std::size_t at) const;
    // How many figures right before are a block each, without a text in between.
    std::size_t singles_before(std::size_t at, std::size_t first) const;
    // How tall the blocks right before are, where `columns` of one height follow one another, no
    // more and no fewer, without a text in between; otherwise 0.
    std::size_t layer_before(std::size_t at, std::size_t columns, std::size_t first) const;

  private:
    bool touch(Span before, Span behind) const;
    std::size_t height_before(std::size_t at, std::size_t first) const;

    std::string_view source_;
    const std::vector<StreamItem>& items_;
    std::vector<WrittenFigure> figures_;
};

}  // namespace gouji::reports
