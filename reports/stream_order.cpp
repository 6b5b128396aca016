#include "reports/stream_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace gouji::reports {

namespace {

using Figures = std::vector<FigureToken>;

struct Seen {
    FigureToken figure;
    std::size_t item = 0;
    std::uint32_t page = 0;
    std::size_t block = 0;  // figures below one another without a gap, or in one line
};

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
                const Alignment& labels)
        : source_(source), lines_(lines), items_(items), shape_(shape) {
        reaches_.assign(shape.rows.size(), {items.size(), 0});
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!items[i].is_text()) {
                add_figures(i);
            } else if (labels.rows[i]) {
                Reach& reach = reaches_[*labels.rows[i]];
                reach = {std::min(reach.first, i), i};
            }
        }
        found_.resize(shape.rows.size());
    }

    std::vector<std::optional<Figures>> read() {
        const std::vector<Piece> pieces = is_complete() ? pieces_between_cuts() : pieces_by_page();
        for (const Piece& piece : pieces) read_piece(piece);
        return std::move(found_);
    }

  private:
    std::size_t expected(std::size_t row) const { return shape_.rows[row].columns.size(); }

    void add_figures(std::size_t item) {
        for (const FigureToken& figure : items_[item].figures) {
            const bool follows =
                !figures_.empty() && touches(figures_.back().figure.span, figure.span);
            const std::size_t block =
                figures_.empty() ? 0 : figures_.back().block + (follows ? 0 : 1);
            figures_.push_back({figure, item, lines_[figure.line].page, block});
        }
    }

    // At most one line break and blanks between.
    bool touches(Span before, Span behind) const {
        const std::string_view gap = source_.substr(before.end, behind.begin - before.end);
        return std::count(gap.begin(), gap.end(), '\n') <= 1 &&
               gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
    }

    bool is_complete() const {
        std::size_t all = 0;
        for (std::size_t r = 0; r < shape_.rows.size(); ++r) all += expected(r);
        return all == figures_.size();
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

    // No label of a row before the cut goes on behind it, none behind it has begun.
    bool is_clean(std::size_t at, std::size_t row) const {
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
        if (!read_rows(piece) && !read_split_rows(piece)) found_ = std::move(before);
    }

    // Figures at, at + step, … are the row's.
    void add_row(std::size_t row, std::size_t at, std::size_t step) {
        Figures figures;
        for (std::size_t c = 0; c < expected(row); ++c)
            figures.push_back(figures_[at + c * step].figure);
        found_[row] = std::move(figures);
    }

    bool read_rows(const Piece& piece) {
        std::size_t at = piece.first_figure;
        std::size_t row = piece.first_row;
        while (row < piece.last_row) {
            const std::size_t count = rows_at(at, row, piece.last_row);
            if (count == 0) return false;
            for (std::size_t i = 0; i < count; ++i) add_row(row + i, at + i, count);
            at += count * expected(row);
            row += count;
        }
        return at == piece.last_figure;
    }

    // How many rows the next figures are: 1 for figures in one line or single ones, more for blocks
    // of equal height, one a column; 0 where that is not certain.
    std::size_t rows_at(std::size_t at, std::size_t row, std::size_t end) const {
        const std::size_t columns = expected(row);
        if (at + columns > figures_.size()) return 0;
        if (are_in_one_line(at, columns)) return 1;
        const std::size_t height = height_at(at);
        const bool even = row + height <= end && [&] {
            for (std::size_t i = 0; i < height; ++i) {
                if (expected(row + i) != columns) return false;
            }
            return true;
        }();
        if (!even || !is_uninterrupted(at, columns * height)) return 0;
        for (std::size_t c = 0; c < columns; ++c) {
            if (height_at(at + c * height) != height) return 0;
        }
        return height;
    }

    bool are_in_one_line(std::size_t at, std::size_t count) const {
        const bool alone = at + count == figures_.size() ||
                           figures_[at + count].figure.line != figures_[at].figure.line;
        return alone && figures_[at].figure.line == figures_[at + count - 1].figure.line;
    }

    std::size_t height_at(std::size_t at) const {
        if (at >= figures_.size()) return 0;
        std::size_t end = at;
        while (end < figures_.size() && figures_[end].block == figures_[at].block) ++end;
        return end - at;
    }

    bool is_uninterrupted(std::size_t at, std::size_t count) const {
        if (at + count > figures_.size()) return false;
        for (std::size_t item = figures_[at].item; item < figures_[at + count - 1].item; ++item) {
            if (items_[item].is_text()) return false;
        }
        return true;
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
        if (below + rows * left != piece.last_figure || !is_uninterrupted(below, rows * left))
            return false;
        for (std::size_t i = below; i < piece.last_figure; ++i) {
            if (height_at(i) != 1) return false;
        }
        for (std::size_t i = 0; i < rows; ++i)
            add_split_row(piece.first_row + i, piece.first_figure + i * beside, below + i * left,
                          beside);
        return true;
    }

    std::size_t figures_beside(std::size_t row, const Piece& piece) const {
        const std::size_t end = next_label(row);
        return static_cast<std::size_t>(std::count_if(
            figures_.begin() + static_cast<std::ptrdiff_t>(piece.first_figure),
            figures_.begin() + static_cast<std::ptrdiff_t>(piece.last_figure),
            [&](const Seen& seen) { return seen.item > reaches_[row].first && seen.item < end; }));
    }

    void add_split_row(std::size_t row, std::size_t at, std::size_t below, std::size_t beside) {
        Figures figures;
        for (std::size_t c = 0; c < expected(row); ++c)
            figures.push_back(figures_[c < beside ? at + c : below + c - beside].figure);
        found_[row] = std::move(figures);
    }

    std::string_view source_;
    const std::vector<StreamLine>& lines_;
    const std::vector<StreamItem>& items_;
    const TableShape& shape_;
    std::vector<Reach> reaches_;
    std::vector<Seen> figures_;
    std::vector<std::optional<Figures>> found_;
};

}  // namespace

std::vector<std::optional<std::vector<FigureToken>>> figures_in_order(
    std::string_view source, const std::vector<StreamLine>& lines,
    const std::vector<StreamItem>& items, const TableShape& shape, const Alignment& labels) {
    return OrderReader(source, lines, items, shape, labels).read();
}

}  // namespace gouji::reports
