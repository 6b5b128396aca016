#include "reports/figure_bands.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "reports/stream_heads.h"

namespace gouji::reports {

namespace {

struct FigureBlock {
    std::size_t first = 0;  // of all figures
    std::size_t height = 0;
};
using Blocks = std::vector<FigureBlock>;

// Columns from first to last have their heads in a block of figures.
struct HeadedBlock {
    std::size_t block = 0;
    std::size_t first = 0, last = 0;  // [ )
};

class BandReader {
  public:
    BandReader(const FigureBlocks& blocks, const std::vector<std::size_t>& figures,
               const std::vector<StreamItem>& items, const TableShape& shape)
        : blocks_(blocks), items_(items), shape_(shape) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const bool goes_on = i > 0 && figures[i] == figures[i - 1] + 1 &&
                                 blocks[figures[i]].block == blocks[figures[i - 1]].block;
            if (!goes_on) found_.push_back({figures[i], 0});
            ++found_.back().height;
        }
    }

    std::vector<std::optional<RowOfFigures>> read() {
        const auto headed = headed_block();
        const auto tear = headed ? tear_before(headed->last) : std::nullopt;
        if (!tear) return {};
        Blocks left, right;
        for (std::size_t b = 0; b < found_.size(); ++b) {
            if (b != headed->block) (b < *tear ? left : right).push_back(found_[b]);
        }
        const std::size_t of_left = headed->first, of_right = columns() - headed->last;
        if (!read_headed(*headed, left, right)) return {};
        left.erase(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(of_left));
        right.erase(right.begin(), right.begin() + static_cast<std::ptrdiff_t>(of_right));
        return read_sections(left, right) ? std::move(rows_)
                                          : std::vector<std::optional<RowOfFigures>>();
    }

  private:
    std::size_t columns() const { return shape_.table->columns.size(); }

    std::optional<HeadedBlock> headed_block() const {
        for (std::size_t b = 0; b < found_.size(); ++b) {
            const std::size_t first = found_[b].first;
            const bool is_of_first_page = blocks_[first].page == blocks_[0].page;
            if (found_[b].height < 2 || !is_of_first_page || !blocks_.is_close_below_text(first))
                continue;
            if (const auto range = range_with(blocks_.text_above(first), blocks_[first].item))
                return HeadedBlock{b, range->first, range->last};
        }
        return std::nullopt;
    }

    // The neighbouring columns whose heads all the pieces of heads among these items make.
    std::optional<HeadedBlock> range_with(std::size_t begin, std::size_t end) const {
        const HeadsSeen all(shape_);
        std::u32string pieces;
        for (std::size_t i = begin; i < end; ++i)
            pieces += all.is_piece(items_[i].text) ? items_[i].text : std::u32string();
        for (std::size_t first = 0; first < columns(); ++first) {
            for (std::size_t last = first + 1; last <= columns(); ++last) {
                HeadsSeen heads(shape_, range(first, last));
                heads.add(pieces);
                if (heads.is_exact()) return HeadedBlock{0, first, last};
            }
        }
        return std::nullopt;
    }

    static std::vector<std::size_t> range(std::size_t first, std::size_t last) {
        std::vector<std::size_t> columns(last - first);
        std::iota(columns.begin(), columns.end(), first);
        return columns;
    }

    // The only block behind the heads of the columns from `first` on.
    std::optional<std::size_t> tear_before(std::size_t first) const {
        std::optional<std::size_t> only;
        for (std::size_t b = 1; b < found_.size(); ++b) {
            HeadsSeen heads(shape_, range(first, columns()));
            const std::size_t end = blocks_[found_[b].first].item;
            for (std::size_t i = blocks_[found_[b].first - 1].item; i < end; ++i) {
                if (items_[i].is_text() && heads.is_piece(items_[i].text))
                    heads.add(items_[i].text);
            }
            if (first == columns() || !heads.is_exact()) continue;
            if (only) return std::nullopt;
            only = b;
        }
        return only;
    }

    // The rows below the heads, with the first blocks of both parts beside them.
    bool read_headed(const HeadedBlock& headed, const Blocks& left, const Blocks& right) {
        const FigureBlock& own = found_[headed.block];
        const std::size_t wide = headed.last - headed.first, rows = own.height / wide;
        const std::size_t of_right = columns() - headed.last;
        if (rows < 2 || own.height != rows * wide || !begins_with(left, headed.first, rows) ||
            !begins_with(right, of_right, rows))
            return false;
        for (std::size_t r = 0; r < rows; ++r) {
            RowOfFigures row;
            for (std::size_t c = 0; c < headed.first; ++c) row.push_back(left[c].first + r);
            for (std::size_t c = 0; c < wide; ++c) row.push_back(own.first + r * wide + c);
            for (std::size_t c = 0; c < of_right; ++c) row.push_back(right[c].first + r);
            rows_.emplace_back(std::move(row));
        }
        return true;
    }

    // So many blocks of this height that follow one another.
    bool begins_with(const Blocks& blocks, std::size_t count, std::size_t height) const {
        if (blocks.size() < count) return false;
        for (std::size_t i = 0; i < count; ++i) {
            if (blocks[i].height != height || blocks[i].first != blocks[0].first + i * height)
                return false;
        }
        return count == 0 || blocks_.is_uninterrupted(blocks[0].first, count * height);
    }

    // ---------------------------------------------------------------- the rows below

    // Blocks of one height that follow one another in either part of the torn page, or both. False
    // where these do not make whole rows.
    bool read_sections(const Blocks& left, const Blocks& right) {
        for (std::size_t l = 0, r = 0; l < left.size() || r < right.size();) {
            std::size_t of_left = run_at(left, l), of_right = run_at(right, r);
            if (of_left > 0 && of_right > 0 && left[l].height != right[r].height) {
                // One part has nothing of whole rows in the other.
                if ((of_left % columns() == 0) == (of_right % columns() == 0)) return false;
                (of_left % columns() == 0 ? of_right : of_left) = 0;
            }
            if ((of_left + of_right) % columns() != 0) return false;
            Blocks section(left.begin() + static_cast<std::ptrdiff_t>(l),
                           left.begin() + static_cast<std::ptrdiff_t>(l + of_left));
            section.insert(section.end(), right.begin() + static_cast<std::ptrdiff_t>(r),
                           right.begin() + static_cast<std::ptrdiff_t>(r + of_right));
            const bool is_sure = section.size() == columns() || of_left == 0 || of_right == 0;
            add_section(section, is_sure || are_alike(section));
            l += of_left;
            r += of_right;
        }
        return true;
    }

    // How many blocks are as tall as the next.
    static std::size_t run_at(const Blocks& blocks, std::size_t at) {
        std::size_t end = at;
        while (end < blocks.size() && blocks[end].height == blocks[at].height) ++end;
        return end - at;
    }

    bool are_alike(const Blocks& section) const {
        std::vector<std::size_t> figures;
        for (const FigureBlock& block : section) {
            for (std::size_t i = 0; i < block.height; ++i) figures.push_back(block.first + i);
        }
        return blocks_.are_alike(figures);
    }

    void add_section(const Blocks& section, bool is_certain) {
        for (std::size_t at = 0; at < section.size(); at += columns()) {
            for (std::size_t r = 0; r < section[at].height; ++r) {
                rows_.emplace_back();
                for (std::size_t c = 0; is_certain && c < columns(); ++c) {
                    if (c == 0) rows_.back() = RowOfFigures();
                    rows_.back()->push_back(section[at + c].first + r);
                }
            }
        }
    }

    const FigureBlocks& blocks_;
    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    Blocks found_;
    std::vector<std::optional<RowOfFigures>> rows_;
};

}  // namespace

std::vector<std::optional<RowOfFigures>> rows_in_bands(const FigureBlocks& blocks,
                                                       const std::vector<std::size_t>& figures,
                                                       const std::vector<StreamItem>& items,
                                                       const TableShape& shape) {
    return BandReader(blocks, figures, items, shape).read();
}

}  // namespace gouji::reports
