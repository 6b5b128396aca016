// A workbook of sheets that are written row by row; hides libxlsxwriter.
//
// A cell is a text, a number as decimal text, or nothing. A text is never taken for a formula.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace gouji::outcomes {

enum class CellStyle : std::uint8_t { Plain, Center, Wrapped, Head, Title, Strong, Number };

struct SheetCell {
    std::string text;
    CellStyle style = CellStyle::Plain;  // Number: the text is a decimal
};

// As the sheet writes it; "" becomes an empty cell.
SheetCell number_cell(std::string text);

struct SheetColumn {
    std::string title;
    int width = 10;  // in characters of Latin script; a Chinese one takes two
};

class Workbook {
  public:
    explicit Workbook(const std::string& path);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    // A table: a head, filters on it, the rows beneath it, head and `frozen` columns kept in view.
    void add_table(const std::string& name, const std::vector<SheetColumn>& columns,
                   const std::vector<std::vector<SheetCell>>& rows, int frozen);
    // Rows as they are, of columns this wide.
    void add_page(const std::string& name, const std::vector<int>& widths,
                  const std::vector<std::vector<SheetCell>>& rows);

    // Writes the file; the error says why that was not possible.
    [[nodiscard]] std::error_code close();

  private:
    struct Book;
    std::unique_ptr<Book> book_;
};

}  // namespace gouji::outcomes
