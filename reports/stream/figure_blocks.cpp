#include "reports/stream/figure_blocks.h"

#include <algorithm>

namespace gouji::reports {

FigureBlocks::FigureBlocks(std::string_view source, const std::vector<StreamLine>& lines,
                           const std::vector<StreamItem>& items)
    : source_(source), items_(items) {
    for (std::size_t item = 0; item < items.size(); ++item) {
        for (const FigureToken& figure : items[item].figures) {
            const bool follows =
                !figures_.empty() && touch(figures_.back().figure.span, figure.span);
            const std::size_t block =
                figures_.empty() ? 0 : figures_.back().block + (follows ? 0 : 1);
            figures_.push_back({figure, item, lines[figure.line].page, block});
        }
    }
}

// At most one line break and blanks between.
bool FigureBlocks::touch(Span before, Span behind) const {
    const std::string_view gap = source_.substr(before.end, behind.begin - before.end);
    return std::count(gap.begin(), gap.end(), '\n') <= 1 &&
           gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool FigureBlocks::is_uninterrupted(std::size_t at, std::size_t count) const {
    if (at + count > figures_.size()) return false;
    for (std::size_t item = figures_[at].item; item < figures_[at + count - 1].item; ++item) {
        if (items_[item].is_text()) return false;
    }
    return true;
}

bool FigureBlocks::is_run(std::size_t at, std::size_t count) const {
    return is_uninterrupted(at, count) &&
           (at + count == figures_.size() || !is_uninterrupted(at + count - 1, 2));
}

bool FigureBlocks::are_in_one_line(std::size_t at, std::size_t count) const {
    const bool alone = at + count == figures_.size() ||
                       figures_[at + count].figure.line != figures_[at].figure.line;
    return alone && figures_[at].figure.line == figures_[at + count - 1].figure.line;
}

bool FigureBlocks::are_alike(const std::vector<std::size_t>& figures) const {
    std::vector<FigureToken> tokens;
    for (const std::size_t at : figures) tokens.push_back(figures_[at].figure);
    return show_the_same(source_, tokens);
}

bool FigureBlocks::is_close_below_text(std::size_t at) const {
    const std::size_t item = figures_[at].item;
    return item > 0 && touch(items_[item - 1].span, figures_[at].figure.span);
}

std::size_t FigureBlocks::text_above(std::size_t at) const {
    std::size_t item = figures_[at].item;
    while (item > 0 && items_[item - 1].is_text() &&
           touch(items_[item - 1].span, items_[item].span))
        --item;
    return item;
}

std::size_t FigureBlocks::height_at(std::size_t at) const {
    if (at >= figures_.size()) return 0;
    std::size_t end = at;
    while (end < figures_.size() && figures_[end].block == figures_[at].block) ++end;
    return end - at;
}

std::size_t FigureBlocks::height_before(std::size_t at, std::size_t first) const {
    std::size_t begin = at;
    while (begin > first && figures_[begin - 1].block == figures_[at - 1].block) --begin;
    return at - begin;
}

std::size_t FigureBlocks::singles_before(std::size_t at, std::size_t first) const {
    std::size_t count = 0;
    while (at > first && height_before(at, first) == 1 &&
           (count == 0 || is_uninterrupted(at - 1, 2))) {
        --at;
        ++count;
    }
    return count;
}

std::size_t FigureBlocks::layer_before(std::size_t at, std::size_t columns,
                                       std::size_t first) const {
    const std::size_t height = height_before(at, first);
    std::size_t count = 0;
    while (at > first && height_before(at, first) == height &&
           (count == 0 || is_uninterrupted(at - 1, 2))) {
        at -= height;
        ++count;
    }
    return count == columns ? height : 0;
}

}  // namespace gouji::reports
