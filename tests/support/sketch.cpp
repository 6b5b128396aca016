#include "tests/support/sketch.h"

#include <variant>

namespace gouji::tests {

namespace {

std::string row_sketch(const reports::Document& document, const Grid& grid) {
    std::string shown;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const GridCell& cell = grid.cells[i];
        const bool begins = i == 0 || grid.cells[i - 1].row != cell.row;
        shown += begins ? "[" : "|";
        shown += document.source->slice(cell.span);
        if (cell.column_span > 1) shown += "→" + std::to_string(cell.column_span);
        if (cell.row_span > 1) shown += "↓" + std::to_string(cell.row_span);
        const bool ends = i + 1 == grid.cells.size() || grid.cells[i + 1].row != cell.row;
        if (ends) shown += "]\n";
    }
    return shown;
}

}  // namespace

std::string sketch(const Result<reports::Document>& document) {
    if (!document) return message(document.error(), Language::English);
    std::string shown;
    for (const reports::DocumentBlock& block : document->blocks) {
        if (const auto* paragraph = std::get_if<reports::Paragraph>(&block)) {
            shown += document->source->slice(paragraph->span);
            shown += "\n";
        } else {
            shown += row_sketch(*document, std::get<Grid>(block));
        }
    }
    return shown;
}

}  // namespace gouji::tests
