#include "reports/prose/prose.h"

namespace gouji::reports {

namespace {

void add_line(std::string_view source, ProseLine line, Prose& prose) {
    line.begin = prose.normal.text.size();
    append_normal(source, line.span, prose.normal);
    line.end = prose.normal.text.size();
    if (line.begin != line.end) prose.lines.push_back(line);
}

// Behind everything else, a signature is laid out in a few cells: 某局 | 2024年1月18日.
void add_all_cells(std::string_view source, const Grid& grid, std::size_t block, Prose& prose) {
    for (const GridCell& cell : grid.cells) add_line(source, {cell.span, 0, 0, block, true}, prose);
}

// Headings stand in tables too, where a page was laid out with them.
void add_single_cells(std::string_view source, const Grid& grid, std::size_t block, Prose& prose) {
    for (std::size_t i = 0; i < grid.cells.size();) {
        const std::uint32_t row = grid.cells[i].row;
        const GridCell* only = nullptr;
        std::size_t shown = 0;
        for (; i < grid.cells.size() && grid.cells[i].row == row; ++i) {
            if (grid.cells[i].span.empty()) continue;
            only = &grid.cells[i];
            ++shown;
        }
        if (shown == 1) add_line(source, {only->span, 0, 0, block, true}, prose);
    }
}

}  // namespace

std::size_t Prose::at(std::uint32_t source_offset) const {
    return normal.at(source_offset, 0, normal.text.size());
}

std::size_t Prose::at(const ProseLine& line, std::uint32_t source_offset) const {
    return normal.at(source_offset, line.begin, line.end);
}

Prose prose_of(const Document& document) {
    Prose prose;
    const std::string_view source = document.source->text();
    prose.normal.text.reserve(source.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (const auto* paragraph = std::get_if<Paragraph>(&document.blocks[i])) {
            add_line(source, {paragraph->span, 0, 0, i, false}, prose);
            continue;
        }
        constexpr std::size_t most_of_signature = 6;
        const Grid& grid = std::get<Grid>(document.blocks[i]);
        const bool is_last = i + 1 == document.blocks.size();
        if (is_last && grid.cells.size() <= most_of_signature) {
            add_all_cells(source, grid, i, prose);
        } else {
            add_single_cells(source, grid, i, prose);
        }
    }
    return prose;
}

}  // namespace gouji::reports
