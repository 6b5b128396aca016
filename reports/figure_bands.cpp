#include "reports/figure_bands.h"

#include <algorithm>
#include <map>
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
        if (!headed) return {};
        const std::size_t wide = headed->last - headed->first;
        const std::size_t rows = found_[headed->block].height / wide;
        const std::vector<std::size_t> others = blocks_of(rows, headed->block);
        if (rows < 2 || found_[headed->block].height != rows * wide ||
            others.size() + wide != columns() || !stand_around(*headed, others) ||
            !are_complete(*headed, rows))
            return {};
        add_headed(*headed, rows, others);
        const std::size_t right =
            headed->first < others.size() ? others[headed->first] : found_.size();
        Blocks streams[2];
        for (std::size_t b = 0; b < found_.size(); ++b) {
            const bool is_read =
                b == headed->block || std::find(others.begin(), others.end(), b) != others.end();
            if (!is_read) streams[b < right ? 0 : 1].push_back(found_[b]);
        }
        read_sections(streams[0], streams[1]);
        return std::move(rows_);
    }

  private:
    std::size_t columns() const { return shape_.table->columns.size(); }

    void add_headed(const HeadedBlock& headed, std::size_t rows,
                    const std::vector<std::size_t>& others) {
        const std::size_t wide = headed.last - headed.first;
        for (std::size_t r = 0; r < rows; ++r) {
            RowOfFigures row;
            const auto below = [&](std::size_t i) { return found_[others[i]].first + r; };
            for (std::size_t c = 0; c < headed.first; ++c) row.push_back(below(c));
            for (std::size_t c = 0; c < wide; ++c)
                row.push_back(found_[headed.block].first + r * wide + c);
            for (std::size_t c = headed.last; c < columns(); ++c) row.push_back(below(c - wide));
            rows_.push_back(std::move(row));
        }
    }

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

    std::vector<std::size_t> blocks_of(std::size_t height, std::size_t but) const {
        std::vector<std::size_t> found;
        for (std::size_t b = 0; b < found_.size(); ++b) {
            if (b != but && found_[b].height == height) found.push_back(b);
        }
        return found;
    }

    // Those left of the headed block, then the heads of those right of it, then these.
    bool stand_around(const HeadedBlock& headed, const std::vector<std::size_t>& others) const {
        const std::vector<std::size_t> right = range(headed.last, columns());
        if (!follow_one_another(others, 0, headed.first) ||
            !follow_one_another(others, headed.first, others.size()))
            return false;
        if (headed.first == 0 || right.empty()) return true;
        HeadsSeen heads(shape_, right);
        const std::size_t end = blocks_[found_[others[headed.first]].first].item;
        for (std::size_t i = blocks_[found_[others[headed.first - 1]].first].item; i < end; ++i) {
            if (items_[i].is_text() && heads.is_piece(items_[i].text)) heads.add(items_[i].text);
        }
        return heads.is_exact();
    }

    bool follow_one_another(const std::vector<std::size_t>& blocks, std::size_t first,
                            std::size_t last) const {
        for (std::size_t i = first; i + 1 < last; ++i) {
            const FigureBlock& block = found_[blocks[i]];
            if (found_[blocks[i + 1]].first != block.first + block.height ||
                !blocks_.is_uninterrupted(block.first, block.height + 1))
                return false;
        }
        return true;
    }

    // Rows that are close to one another are so in every column.
    bool are_complete(const HeadedBlock& headed, std::size_t rows) const {
        std::map<std::size_t, std::size_t> counts;  // of blocks, by height
        for (std::size_t b = 0; b < found_.size(); ++b) {
            const std::size_t height = found_[b].height;
            if (b != headed.block && height > 1 && height != rows) ++counts[height];
        }
        return std::all_of(counts.begin(), counts.end(),
                           [&](const auto& count) { return count.second % columns() == 0; });
    }

    // ---------------------------------------------------------------- the rows below

    // Blocks of one height that follow one another in either part of the torn page, or both.
    void read_sections(const Blocks& left, const Blocks& right) {
        const std::size_t first_rows = rows_.size();
        for (std::size_t l = 0, r = 0; l < left.size() || r < right.size();) {
            std::size_t of_left = run_at(left, l), of_right = run_at(right, r);
            if (of_left > 0 && of_right > 0 && left[l].height != right[r].height) {
                // One part has nothing of whole rows in the other.
                if ((of_left % columns() == 0) == (of_right % columns() == 0))
                    return rows_.resize(first_rows);
                (of_left % columns() == 0 ? of_right : of_left) = 0;
            }
            if ((of_left + of_right) % columns() != 0) return rows_.resize(first_rows);
            Blocks section(left.begin() + static_cast<std::ptrdiff_t>(l),
                           left.begin() + static_cast<std::ptrdiff_t>(l + of_left));
            section.insert(section.end(), right.begin() + static_cast<std::ptrdiff_t>(r),
                           right.begin() + static_cast<std::ptrdiff_t>(r + of_right));
            const bool is_sure = section.size() == columns() || of_left == 0 || of_right == 0;
            add_section(section, is_sure || are_alike(section));
            l += of_left;
            r += of_right;
        }
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
