#include "tests/support/written_pdf.h"

#include <utility>
#include <variant>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "reports/read_pdf.h"

namespace gouji::tests {

using namespace reports;
using test::pdf;
using test::pdf_line;
using test::pdf_text;

Document read_pages(const std::vector<std::string>& pages, test::PdfOptions options) {
    PdfChild child(GOUJI_PDF);
    Result<Document> document = read_pdf("x.pdf", pdf(pages, options), child);
    REQUIRE(document);
    return std::move(*document);
}

std::vector<std::string> shown(const Document& document) {
    std::vector<std::string> all;
    for (const DocumentBlock& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            all.emplace_back(document.source->slice(paragraph->span));
            continue;
        }
        for (const GridCell& cell : std::get<Grid>(block).cells) {
            std::string place = fmt::format("{},{}", cell.row, cell.column);
            if (cell.row_span > 1 || cell.column_span > 1) {
                place += fmt::format("+{}x{}", cell.row_span, cell.column_span);
            }
            all.push_back(fmt::format("{}={}", place, document.source->slice(cell.span)));
        }
        all.emplace_back("--");
    }
    return all;
}

std::string ruled(double left, double top, int rows, int columns) {
    std::string all;
    for (int r = 0; r <= rows; ++r) {
        all += pdf_line(left, top + r * 20, left + columns * 100, top + r * 20);
    }
    for (int c = 0; c <= columns; ++c) {
        all += pdf_line(left + c * 100, top, left + c * 100, top + rows * 20);
    }
    return all;
}

std::string in_cell(double left, double top, int row, int column, const char* text) {
    return pdf_text(left + column * 100 + 5, top + row * 20 + 14, 10, text);
}

}  // namespace gouji::tests
