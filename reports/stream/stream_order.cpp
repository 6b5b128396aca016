#include "reports/stream/stream_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "reports/stream/figure_bands.h"
#include "reports/stream/figure_blocks.h"
#include "reports/stream/headed_figures.h"
#include "reports/stream/stream_heads.h"

namespace gouji::reports {

namespace {

using Figures = std::vector<FigureToken>;

// Items from first to last hold the fragments of a row's label.
struct Reach {
    std::size_t first = 0;
    std::size_t last = 0;
};

struct Piece {
    std::size_t first_row, last_row;        // [ )
    std::size_t first_figure, last_figure;  // [ )
};

class OrderReader {
  public:
    OrderReader(std::string_view source, const std::vector<StreamLine>& lines,
                const std::vector<StreamItem>& items, const TableShape& shape,
                const std::vector<std::optional<std::size_t>>& labels)
        : lines_(lines),
          items_(items),
          shape_(shape),
          labels_(labels),
          figures_(source, lines, items) {
        reaches_.assign(shape.rows.size(), {items.size(), 0});
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!labels[i]) continue;
            Reach& reach = reaches_[*labels[i]];
            reach = {std::min(reach.first, i), i};
        }
        found_.resize(shape.rows.size());
    }

    std::vector<std::optional<Figures>> read() {
        const std::vector<Piece> pieces = is_complete() ? pieces_between_cuts() : pieces_by_page();
        for (const Piece& piece : pieces) read_piece(piece);
        if (is_complete() && shape_.table->blocks.size() > 1) read_blocks();
        return std::move(found_);
    }

  private:
    std::size_t expected(std::size_t row) const { return shape_.rows[row].columns.size(); }

    bool is_complete() const {
        std::size_t all = 0;
        for (std::size_t r = 0; r < shape_.rows.size(); ++r) all += expected(r);
        return all == figures_.size();
    }

    // Blocks of the form whose figures stand with their own heads, whatever stands between.
    void read_blocks() {
        const auto rows = rows_below_heads(figures_, items_, shape_);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (rows[r] && !found_[r]) add_row(r, *rows[r]);
        }
    }

    // ---------------------------------------------------------------- pieces

    // Every cell has its figure: a cut is where labels and figures are those of the same rows.
    std::vector<Piece> pieces_between_cuts() const {
        std::vector<Piece> pieces;
        Piece open{0, 0, 0, 0};
        std::size_t row = 0, figures = 0, needed = 0;
        for (std::size_t at = 0; at <= items_.size(); ++at) {
            while (row < shape_.rows.size() && reaches_[row].last < at &&
                   needed < figures_before(at, figures))
                needed += expected(row++);
            figures = figures_before(at, figures);
            if (row == open.first_row || needed != figures || !is_clean(at, row)) continue;
            open.last_row = row;
            open.last_figure = figures;
            pieces.push_back(open);
            open = {row, row, figures, figures};
        }
        return pieces;
    }

    std::size_t figures_before(std::size_t item, std::size_t from) const {
        while (from < figures_.size() && figures_[from].item < item) ++from;
        return from;
    }

    // No label of a row before the cut goes on behind it, none behind it has begun, and figures
    // that follow one another are not parted.
    bool is_clean(std::size_t at, std::size_t row) const {
        if (at > 0 && at < items_.size() && !items_[at - 1].is_text() && !items_[at].is_text())
            return false;
        for (std::size_t r = 0; r < reaches_.size(); ++r) {
            if (r < row ? reaches_[r].last >= at : reaches_[r].first < at) return false;
        }
        return true;
    }

    // Somewhere a row is blank: only the pages keep labels and figures together.
    std::vector<Piece> pieces_by_page() const {
        std::vector<Piece> pieces;
        for (std::size_t first = 0; first < figures_.size();) {
            std::size_t last = first;
            while (last < figures_.size() && figures_[last].page == figures_[first].page) ++last;
            if (const auto piece = page_piece(first, last)) pieces.push_back(*piece);
            first = last;
        }
        return pieces;
    }

    std::uint32_t page_of(std::size_t item) const { return lines_[items_[item].line].page; }

    std::optional<Piece> page_piece(std::size_t first, std::size_t last) const {
        const std::uint32_t page = figures_[first].page;
        Piece piece{shape_.rows.size(), 0, first, last};
        std::size_t needed = 0;
        for (std::size_t r = 0; r < reaches_.size(); ++r) {
            const bool begins = page_of(reaches_[r].first) == page;
            const bool ends = page_of(reaches_[r].last) == page;
            if (begins && !ends) return std::nullopt;
            if (!begins && ends && figures_[first].item < next_label(r)) return std::nullopt;
            if (!begins || !ends) continue;
            piece.first_row = std::min(piece.first_row, r);
            piece.last_row = r + 1;
            needed += expected(r);
        }
        if (needed == 0 || needed != last - first) return std::nullopt;
        return piece;
    }

    // Where the label of the row behind this one begins.
    std::size_t next_label(std::size_t row) const {
        return row + 1 < reaches_.size() ? reaches_[row + 1].first : items_.size();
    }

    // ---------------------------------------------------------------- rows of a piece

    void read_piece(const Piece& piece) {
        if (piece.last_row - piece.first_row == 1) {
            add_row(piece.first_row, piece.first_figure, 1);
            return;
        }
        std::vector<std::optional<Figures>> before = found_;
        if (is_in_order(piece) && !has_heads_within(piece) &&
            (read_rows(piece) || read_split_rows(piece)))
            return;
        found_ = std::move(before);
        read_from_anchors(read_layers(piece));
    }

    // Pieces of heads among the figures: these were not written down in the order of the heads. A
    // table of several blocks has heads again for each.
    bool has_heads_within(const Piece& piece) const {
        if (shape_.table->blocks.size() > 1) return false;
        const HeadsSeen heads(shape_);
        const std::size_t end = figures_[piece.last_figure - 1].item;
        for (std::size_t i = figures_[piece.first_figure].item; i < end; ++i) {
            if (items_[i].is_text() && !labels_[i] && heads.is_piece(items_[i].text)) return true;
        }
        return false;
    }

    bool is_in_order(const Piece& piece) const {
        for (std::size_t r = piece.first_row + 1; r < piece.last_row; ++r) {
            if (reaches_[r].first < reaches_[r - 1].last) return false;
        }
        return true;
    }

    void add_row(std::size_t row, const RowOfFigures& figures) {
        found_[row] = Figures();
        for (const std::size_t at : figures) found_[row]->push_back(figures_[at].figure);
    }

    // Figures at, at + step, … are the row's.
    void add_row(std::size_t row, std::size_t at, std::size_t step) {
        Figures ordered;
        for (std::size_t c = 0; c < expected(row); ++c)
            ordered.push_back(figures_[at + c * step].figure);
        found_[row] = std::move(ordered);
    }

    bool read_rows(const Piece& piece) {
        std::size_t at = piece.first_figure;
        std::size_t row = piece.first_row;
        while (row < piece.last_row) {
            const std::size_t behind_heads = read_block(at, row, piece.last_row);
            const std::size_t count = behind_heads > 0 ? 0 : rows_at(at, row, piece.last_row);
            if (behind_heads + count == 0) return false;
            for (std::size_t i = 0; i < count; ++i) add_row(row + i, at + i, count);
            at += (behind_heads + count) * expected(row);
            row += behind_heads + count;
        }
        return at == piece.last_figure;
    }

    // How many rows the next figures are: 1 for figures in one line or single ones, more for blocks
    // of equal height, one a column; 0 where that is not certain.
    std::size_t rows_at(std::size_t at, std::size_t row, std::size_t end) const {
        const std::size_t columns = expected(row);
        if (at + columns > figures_.size()) return 0;
        if (figures_.are_in_one_line(at, columns)) return 1;
        const std::size_t height = figures_.height_at(at);
        return are_columns(at, row, end) ? height : 0;
    }

    // Blocks of one height, one a column.
    bool are_columns(std::size_t at, std::size_t row, std::size_t end) const {
        const std::size_t columns = expected(row), height = figures_.height_at(at);
        if (!are_even(row, height, end) || !figures_.is_uninterrupted(at, columns * height))
            return false;
        for (std::size_t c = 0; c < columns; ++c) {
            if (figures_.height_at(at + c * height) != height) return false;
        }
        return true;
    }

    // So many rows before the end, with as many columns each.
    bool are_even(std::size_t row, std::size_t count, std::size_t end) const {
        if (row + count > end) return false;
        for (std::size_t i = 1; i < count; ++i) {
            if (expected(row + i) != expected(row)) return false;
        }
        return true;
    }

    // The rows of a block whose figures stand behind their own heads: behind one head a figure for
    // each row, behind several as many for each, line by line. Gives how many rows that are; 0
    // where the block is not written so.
    std::size_t read_block(std::size_t at, std::size_t row, std::size_t end) {
        const Block* block = block_from(row, end);
        if (block == nullptr) return 0;
        HeadsSeen heads(shape_, block->columns);
        const std::size_t rows = block->rows.size();
        std::vector<Figures> found(rows);
        std::size_t item = at == 0 ? 0 : figures_[at - 1].item + 1;
        for (std::size_t used = 0; used < heads.size();) {
            if (at == figures_.size()) return 0;
            for (; item < figures_[at].item; ++item) {
                if (items_[item].is_text() && heads.is_piece(items_[item].text))
                    heads.add(items_[item].text);
            }
            const std::size_t wide = heads.complete() - used, count = wide * rows;
            if (wide == 0 || !figures_.is_run(at, count)) return 0;
            if (wide > 1 && !is_block_of_heads(at, count)) return 0;
            for (std::size_t i = 0; i < count; ++i)
                found[i / wide].push_back(figures_[at + i].figure);
            at += count;
            item = figures_[at - 1].item + 1;
            used += wide;
        }
        if (!heads.is_exact()) return 0;
        for (std::size_t r = 0; r < rows; ++r) found_[row + r] = std::move(found[r]);
        return rows;
    }

    // The block that begins with the row and ends before `end`, with several columns.
    const Block* block_from(std::size_t row, std::size_t end) const {
        for (const Block& block : shape_.table->blocks) {
            if (block.rows.empty() || block.rows.front() != shape_.rows[row].row) continue;
            const std::size_t last = row + block.rows.size();
            const bool has_all = last <= end && shape_.rows[last - 1].row == block.rows.back();
            return has_all && block.columns.size() > 1 ? &block : nullptr;
        }
        return nullptr;
    }

    // The figures stand in one block with the heads, close below them: as the heads were written
    // line by line, so were they.
    bool is_block_of_heads(std::size_t at, std::size_t count) const {
        return figures_.height_at(at) == count && figures_.is_close_below_text(at);
    }

    // The first figures of each row stand in the lines of its label, the others follow below, row
    // by row.
    bool read_split_rows(const Piece& piece) {
        const std::size_t rows = piece.last_row - piece.first_row;
        const std::size_t columns = expected(piece.first_row);
        const std::size_t beside = figures_beside(piece.first_row, piece);
        if (beside == 0 || beside >= columns) return false;
        for (std::size_t r = piece.first_row; r < piece.last_row; ++r) {
            if (expected(r) != columns) return false;
            if (r + 1 < piece.last_row && figures_beside(r, piece) != beside) return false;
        }
        const std::size_t below = piece.first_figure + rows * beside;
        const std::size_t left = columns - beside;
        if (below + rows * left != piece.last_figure ||
            !figures_.is_uninterrupted(below, rows * left))
            return false;
        for (std::size_t i = below; i < piece.last_figure; ++i) {
            if (figures_.height_at(i) != 1) return false;
        }
        for (std::size_t i = 0; i < rows; ++i)
            add_split_row(piece.first_row + i, piece.first_figure + i * beside, below + i * left,
                          beside);
        return true;
    }

    std::size_t figures_beside(std::size_t row, const Piece& piece) const {
        const std::size_t end = next_label(row);
        std::size_t count = 0;
        for (std::size_t i = piece.first_figure; i < piece.last_figure; ++i)
            count += reaches_[row].first < figures_[i].item && figures_[i].item < end ? 1U : 0U;
        return count;
    }

    void add_split_row(std::size_t row, std::size_t at, std::size_t below, std::size_t beside) {
        Figures ordered;
        for (std::size_t c = 0; c < expected(row); ++c)
            ordered.push_back(figures_[c < beside ? at + c : below + c - beside].figure);
        found_[row] = std::move(ordered);
    }

    // ---------------------------------------------------------------- labels written elsewhere

    // A label with its figures right behind it, and no other label before them.
    struct Anchor {
        std::size_t row = 0;
        std::size_t figure = 0;
    };

    // The rows from one anchor up to the next have the figures in between, where they are as many
    // as those rows have. What is left is read where its order does not matter.
    void read_from_anchors(const Piece& piece) {
        std::vector<Anchor> anchors = anchors_of(piece);
        if (!std::is_sorted(anchors.begin(), anchors.end(),
                            [](const Anchor& a, const Anchor& b) { return a.row < b.row; }))
            return;
        anchors.push_back({piece.last_row, piece.last_figure});
        Rest rest;
        rest.add(piece.first_row, anchors.front().row, piece.first_figure, anchors.front().figure);
        for (std::size_t i = 0; i + 1 < anchors.size(); ++i) {
            const Anchor& from = anchors[i];
            const Anchor& to = anchors[i + 1];
            const std::size_t end = end_of_rows(from, to);
            const bool is_read =
                end != from.figure && read_behind({from.row, to.row, from.figure, end});
            rest.add(is_read ? to.row : from.row, to.row, is_read ? end : from.figure, to.figure);
        }
        if (!is_complete(rest)) return;
        read_bands(piece, rest);
        read_alike(rest);
    }

    std::vector<Anchor> anchors_of(const Piece& piece) const {
        std::vector<Anchor> anchors;
        for (std::size_t at = piece.first_figure; at < piece.last_figure; ++at) {
            const std::size_t item = figures_[at].item;
            if (item == 0 || (at > 0 && figures_[at - 1].item >= item - 1)) continue;
            const auto row = labels_[item - 1];
            if (!row || !piece_has(piece, *row) || reaches_[*row].last + 1 != item) continue;
            const std::size_t before = at == 0 ? 0 : figures_[at - 1].item;
            if (reaches_[*row].first < before || has_other_label(before, item, *row)) continue;
            anchors.push_back({*row, at});
        }
        return anchors;
    }

    static bool piece_has(const Piece& piece, std::size_t row) {
        return piece.first_row <= row && row < piece.last_row;
    }

    bool has_other_label(std::size_t begin, std::size_t end, std::size_t row) const {
        return std::any_of(labels_.begin() + static_cast<std::ptrdiff_t>(begin),
                           labels_.begin() + static_cast<std::ptrdiff_t>(end),
                           [&](const auto& label) { return label && *label != row; });
    }

    // Where the figures of these rows end: at the next anchor, or before a text.
    std::size_t end_of_rows(const Anchor& from, const Anchor& to) const {
        std::size_t needed = 0;
        for (std::size_t r = from.row; r < to.row; ++r) needed += expected(r);
        if (to.figure - from.figure == needed) return to.figure;
        const std::size_t end = from.figure + needed;
        const bool ends_there = end < to.figure && figures_.is_run(from.figure, needed);
        return ends_there ? end : from.figure;
    }

    bool read_behind(const Piece& piece) {
        std::vector<std::optional<Figures>> before = found_;
        if (!read_rows(piece)) {
            found_ = std::move(before);
            return false;
        }
        return true;
    }

    struct Rest {
        std::vector<std::size_t> rows, figures;
        void add(std::size_t first_row, std::size_t last_row, std::size_t first_figure,
                 std::size_t last_figure) {
            for (std::size_t r = first_row; r < last_row; ++r) rows.push_back(r);
            for (std::size_t i = first_figure; i < last_figure; ++i) figures.push_back(i);
        }
    };

    // The first rows of a page, if these are what is left.
    void read_bands(const Piece& piece, Rest& rest) {
        if (rest.rows.empty() || !is_first_of_page(piece.first_figure)) return;
        const std::vector<std::size_t> rows = std::exchange(rest.rows, {});
        const std::size_t first = piece.first_row;
        const bool are_first = rows.front() == first && rows.back() == first + rows.size() - 1 &&
                               are_even(first, rows.size(), piece.last_row);
        const auto bands = are_first ? rows_in_bands(figures_, rest.figures, items_, shape_)
                                     : std::vector<std::optional<RowOfFigures>>();
        for (const std::size_t r : rows) {
            if (r - first >= bands.size() || !bands[r - first]) {
                rest.rows.push_back(r);
                continue;
            }
            add_row(r, *bands[r - first]);
            for (const std::size_t figure : *bands[r - first]) std::erase(rest.figures, figure);
        }
    }

    bool is_first_of_page(std::size_t figure) const {
        return figure == 0 || figures_[figure - 1].page != figures_[figure].page;
    }

    // ---------------------------------------------------------------- the last rows of a piece

    // From the end on: as many equally tall blocks as there are columns, and whole rows of single
    // figures between two such layers. What stands before the first layer keeps its own order.
    Piece read_layers(const Piece& piece) {
        constexpr std::size_t telling = 5;  // fewer blocks may be equally tall by chance
        std::size_t row = piece.last_row, at = piece.last_figure;
        while (row > piece.first_row) {
            const std::size_t columns = expected(row - 1);
            const std::size_t before = figures_.singles_before(at, piece.first_figure);
            const std::size_t height =
                figures_.layer_before(at - before, columns, piece.first_figure);
            const std::size_t rows = before / columns + height;
            const bool is_whole = columns >= telling && height > 1 && before % columns == 0;
            if (!is_whole || row < piece.first_row + rows || !are_even(row - rows, rows, row))
                break;
            for (std::size_t i = 0; i < before / columns; ++i)
                add_row(row - 1 - i, at - (i + 1) * columns, 1);
            at -= before + height * columns;
            row -= rows;
            for (std::size_t i = 0; i < height; ++i) add_row(row + i, at + i, height);
        }
        return {piece.first_row, row, piece.first_figure, at};
    }

    // As many figures as cells.
    bool is_complete(const Rest& rest) const {
        std::size_t needed = 0;
        for (const std::size_t r : rest.rows) needed += expected(r);
        return needed == rest.figures.size();
    }

    void read_alike(const Rest& rest) {
        if (!figures_.are_alike(rest.figures)) return;
        auto next = rest.figures.begin();
        for (const std::size_t r : rest.rows) {
            found_[r] = Figures();
            for (std::size_t c = 0; c < expected(r); ++c)
                found_[r]->push_back(figures_[*next++].figure);
        }
    }

    const std::vector<StreamLine>& lines_;
    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    const std::vector<std::optional<std::size_t>>& labels_;
    std::vector<Reach> reaches_;
    FigureBlocks figures_;
    std::vector<std::optional<Figures>> found_;
};

}  // namespace

std::vector<std::optional<Figures>> figures_in_order(
    std::string_view source, const std::vector<StreamLine>& lines,
    const std::vector<StreamItem>& items, const TableShape& shape,
    const std::vector<std::optional<std::size_t>>& labels) {
    return OrderReader(source, lines, items, shape, labels).read();
}

}  // namespace gouji::reports
