#include "reports/stream/headed_figures.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "reports/stream/stream_heads.h"

namespace gouji::reports {

namespace {

// Figures below the heads of neighbouring columns of a block.
struct Headed {
    const Block* block = nullptr;
    std::size_t first = 0, last = 0;  // of Block::columns: [ )
    std::size_t figure = 0, height = 0;

    std::size_t wide() const { return last - first; }
};

class HeadedReader {
  public:
    HeadedReader(const FigureBlocks& figures, const std::vector<StreamItem>& items,
                 const TableShape& shape)
        : figures_(figures), items_(items), shape_(shape), rows_(shape.rows.size()) {
        for (std::size_t at = 0; at < figures.size(); at += figures.height_at(at)) {
            if (!figures.is_close_below_text(at)) continue;
            if (const auto headed = headed_at(at)) headed_.push_back(*headed);
        }
    }

    std::vector<std::optional<RowOfFigures>> read() {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (const Block& block : shape_.table->blocks) {
                if (!block.rows.empty() && block.rows.front() == shape_.rows[r].row)
                    read_block(block, r);
            }
        }
        return std::move(rows_);
    }

  private:
    std::optional<Headed> headed_at(std::size_t at) const {
        std::u32string pieces;
        const Block* heading = nullptr;
        const HeadsSeen all(shape_);
        for (std::size_t i = figures_.text_above(at); i < figures_[at].item; ++i) {
            if (all.is_piece(items_[i].text)) pieces += items_[i].text;
            if (const Block* own = block_headed(items_[i].text)) heading = own;
        }
        std::optional<Headed> only;
        for (const Block& block : shape_.table->blocks) {
            if (heading != nullptr && heading != &block) continue;
            auto headed = columns_of(block, pieces);
            if (!headed) continue;
            if (only) return std::nullopt;
            headed->figure = at;
            headed->height = figures_.height_at(at) / headed->wide();
            only = headed;
        }
        const bool is_even =
            only && only->height * only->wide() == figures_.height_at(at) && only->height > 0;
        return is_even ? only : std::nullopt;
    }

    const Block* block_headed(std::u32string_view text) const {
        for (const Block& block : shape_.table->blocks) {
            if (block.heading && shape_.text(*block.heading) == text) return &block;
        }
        return nullptr;
    }

    // The neighbouring columns whose heads the pieces make.
    std::optional<Headed> columns_of(const Block& block, std::u32string_view pieces) const {
        for (std::size_t first = 0; first < block.columns.size(); ++first) {
            for (std::size_t last = first + 1; last <= block.columns.size(); ++last) {
                const auto begin = block.columns.begin();
                HeadsSeen heads(shape_, {begin + static_cast<std::ptrdiff_t>(first),
                                         begin + static_cast<std::ptrdiff_t>(last)});
                heads.add(pieces);
                if (heads.is_exact()) return Headed{&block, first, last, 0, 0};
            }
        }
        return std::nullopt;
    }

    void read_block(const Block& block, std::size_t row) {
        std::vector<const Headed*> by_column(block.columns.size(), nullptr);
        for (const Headed& headed : headed_) {
            if (headed.block != &block) continue;
            for (std::size_t c = headed.first; c < headed.last; ++c) {
                if (by_column[c] != nullptr) return;
                by_column[c] = &headed;
            }
        }
        const bool is_whole =
            std::all_of(by_column.begin(), by_column.end(), [&](const Headed* headed) {
                return headed != nullptr && headed->height == by_column.front()->height;
            });
        const std::size_t height = is_whole ? by_column.front()->height : 0;
        if (height > block.rows.size() || row + height > rows_.size()) return;
        for (std::size_t r = 0; r < height; ++r) {
            RowOfFigures figures;
            for (std::size_t c = 0; c < by_column.size(); ++c) {
                const Headed& headed = *by_column[c];
                figures.push_back(headed.figure + r * headed.wide() + c - headed.first);
            }
            rows_[row + r] = std::move(figures);
        }
    }

    const FigureBlocks& figures_;
    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    std::vector<Headed> headed_;
    std::vector<std::optional<RowOfFigures>> rows_;
};

}  // namespace

std::vector<std::optional<RowOfFigures>> rows_below_heads(const FigureBlocks& blocks,
                                                          const std::vector<StreamItem>& items,
                                                          const TableShape& shape) {
    return HeadedReader(blocks, items, shape).read();
}

}  // namespace gouji::reports
