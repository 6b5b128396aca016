#include "reports/stream/figure_bands.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "reports/stream/stream_heads.h"

namespace gouji::reports {

namespace {

struct FigureBlock {
    std::size_t first = 0;  // of all figures
    std::size_t height = 0;
};
using Blocks = std::vector<FigureBlock>;

// Rows below one another of one height: their blocks in both parts of the torn page. No row has
// more in the left part than one above it, for in every column figures go from the top to the
// bottom.
struct Section {
    Blocks left, right;
    std::size_t rows = 0;  // of blocks

    // The first row has at least so many in the left part.
    std::size_t most_of_left() const { return (left.size() + rows - 1) / rows; }
};

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
        if (right.empty()) std::swap(left, right);  // nothing more was torn
        part_last(left, right);
        if (!read_sections(left, right, headed->last)) return {};
        return std::move(rows_);
    }

  private:
    std::size_t columns() const { return shape_.table->columns.size(); }

    std::optional<HeadedBlock> headed_block() const {
        for (std::size_t b = 0; b < found_.size(); ++b) {
            const std::size_t first = found_[b].first;
            const bool is_of_first_page = blocks_[first].page == blocks_[found_.front().first].page;
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

    // The first column of the last rows in the left part may be closer than all others are.
    static void part_last(Blocks& left, const Blocks& right) {
        if (left.size() < 2 || left[left.size() - 2].height != 1) return;
        const FigureBlock last = left.back();
        if (std::any_of(right.begin(), right.end(),
                        [&](const FigureBlock& block) { return block.height == last.height; }))
            return;
        left.pop_back();
        for (std::size_t i = 0; i < last.height; ++i) left.push_back({last.first + i, 1});
    }

    // False where the blocks do not make whole rows.
    bool read_sections(const Blocks& left, const Blocks& right, std::size_t most) {
        std::vector<Section> sections;
        auto l = left.begin();
        for (auto r = right.begin(); r != right.end();) {
            Section section;
            if (l != left.end() && l->height != r->height) return false;
            l = take_run(l, left.end(), section.left);
            r = take_run(r, right.end(), section.right);
            section.rows = (section.left.size() + section.right.size()) / columns();
            if (section.rows * columns() != section.left.size() + section.right.size())
                return false;
            sections.push_back(std::move(section));
        }
        if (l != left.end()) return false;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const Section& own = sections[i];
            const std::size_t least = i + 1 < sections.size() ? sections[i + 1].most_of_left() : 0;
            if (own.left.size() < own.rows * least || own.left.size() > own.rows * most)
                return false;
            add_section(own, least, most);
            most = own.left.size() / own.rows;
        }
        return true;
    }

    static Blocks::const_iterator take_run(Blocks::const_iterator from, Blocks::const_iterator end,
                                           Blocks& run) {
        const auto height = from == end ? 0 : from->height;
        while (from != end && from->height == height) run.push_back(*from++);
        return from;
    }

    // A row is certain that shows the same in every way to cut the rows.
    void add_section(const Section& section, std::size_t least, std::size_t most) {
        for (std::size_t row = 0; row < section.rows; ++row) {
            const std::vector<Blocks> ways = ways_to_cut(section, row, least, most);
            for (std::size_t i = 0; i < ways.front().front().height; ++i) {
                RowOfFigures figures;
                bool is_certain = true;
                for (std::size_t c = 0; c < columns(); ++c) {
                    std::vector<std::size_t> cell;
                    for (const Blocks& way : ways) cell.push_back(way[c].first + i);
                    is_certain = is_certain && blocks_.are_alike(cell);
                    figures.push_back(cell.front());
                }
                rows_.push_back(is_certain ? std::optional(std::move(figures)) : std::nullopt);
            }
        }
    }

    // The blocks of the row: each number in the left part that rows above with as many or more, and
    // rows below with as many or fewer, leave for it.
    std::vector<Blocks> ways_to_cut(const Section& section, std::size_t row, std::size_t least,
                                    std::size_t most) const {
        std::vector<Blocks> ways;
        const std::size_t below = section.rows - row - 1, all = section.left.size();
        for (std::size_t own = least; own <= most; ++own) {
            for (std::size_t above = row * own; above <= row * most && above + own <= all;
                 ++above) {
                const std::size_t rest = all - above - own;
                if (rest < below * least || rest > below * own) continue;
                const auto left = section.left.begin() + static_cast<std::ptrdiff_t>(above);
                const auto right =
                    section.right.begin() + static_cast<std::ptrdiff_t>(row * columns() - above);
                Blocks blocks(left, left + static_cast<std::ptrdiff_t>(own));
                blocks.insert(blocks.end(), right,
                              right + static_cast<std::ptrdiff_t>(columns() - own));
                ways.push_back(std::move(blocks));
            }
        }
        return ways;
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
