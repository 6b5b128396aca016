#include "outcomes/workbook.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <xlsxwriter.h>

#include "facts/width.h"

namespace gouji::outcomes {

namespace {

// Workbooks carry a day of creation; a fixed one keeps their bytes equal.
constexpr time_t created = 1546300800;  // 2019-01-01

constexpr const char* text_font = "宋体";
constexpr const char* head_font = "黑体";
constexpr double text_size = 11;
constexpr double title_size = 16;
constexpr double head_height = 24;
constexpr lxw_color_t head_color = 0xD9E2F0;
constexpr lxw_color_t line_color = 0xBFBFBF;
constexpr std::size_t style_count = 7;
constexpr std::uint8_t a3 = 8;
constexpr std::uint8_t a4 = 9;
constexpr int widest_on_a4 = 200;  // in characters; what is wider would print too small to read
constexpr double line_height = 16;
constexpr std::size_t most_lines = 25;  // a spreadsheet's rows are no higher

// A score of 85.0 is shown as it is printed elsewhere, not as 85.
constexpr std::array<const char*, 4> number_formats = {"General", "0.0", "0.00", "0.000"};

std::size_t places_of(const std::string& number) {
    const std::size_t dot = number.find('.');
    return dot == number.npos ? 0 : std::min(number.size() - dot - 1, number_formats.size() - 1);
}

// How many lines the text takes in a column, a little more rather than less.
std::size_t lines_of(const std::string& text, int width) {
    const auto columns = static_cast<std::size_t>(std::max(1, width - 1));
    return std::clamp<std::size_t>((display_width(text) + columns - 1) / columns, 1, most_lines);
}

}  // namespace

struct Workbook::Book {
    lxw_workbook* workbook = nullptr;
    std::array<lxw_format*, style_count> formats{};

    std::array<lxw_format*, number_formats.size()> numbers{};  // by decimal places

    lxw_format* format(CellStyle style) const { return formats[static_cast<std::size_t>(style)]; }

    lxw_format* make(CellStyle style) const {
        lxw_format* format = workbook_add_format(workbook);
        format_set_font_name(format, text_font);
        format_set_font_size(format, text_size);
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
        if (style != CellStyle::Title && style != CellStyle::Strong) {
            format_set_border(format, LXW_BORDER_THIN);
            format_set_border_color(format, line_color);
        }
        switch (style) {
            case CellStyle::Plain:
                break;
            case CellStyle::Wrapped:
                format_set_text_wrap(format);
                break;
            case CellStyle::Center:
            case CellStyle::Number:
                format_set_align(format, LXW_ALIGN_CENTER);
                break;
            case CellStyle::Head:
                format_set_font_name(format, head_font);
                format_set_bg_color(format, head_color);
                format_set_align(format, LXW_ALIGN_CENTER);
                format_set_text_wrap(format);
                break;
            case CellStyle::Title:
                format_set_font_name(format, head_font);
                format_set_font_size(format, title_size);
                break;
            case CellStyle::Strong:
                format_set_font_name(format, head_font);
                break;
        }
        return format;
    }

    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const SheetCell& cell) const {
        lxw_format* style = format(cell.style);
        if (cell.text.empty()) {
            worksheet_write_blank(sheet, row, column, style);
        } else if (cell.style == CellStyle::Number) {
            // A spreadsheet's numbers are binary; the file has the decimal's own digits again.
            worksheet_write_number(sheet, row, column, std::strtod(cell.text.c_str(), nullptr),
                                   numbers[places_of(cell.text)]);
        } else {
            worksheet_write_string(sheet, row, column, cell.text.c_str(), style);
        }
    }

    // Rows with wrapped text are as high as it needs: not every program finds that out.
    void write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<SheetCell>& cells,
                   const std::vector<int>& widths) const {
        std::size_t lines = 1;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].style == CellStyle::Wrapped)
                lines = std::max(lines, lines_of(cells[i].text, widths[i]));
        }
        if (lines > 1)
            worksheet_set_row(sheet, row, static_cast<double>(lines) * line_height, nullptr);
        for (std::size_t i = 0; i < cells.size(); ++i)
            write(sheet, row, static_cast<lxw_col_t>(i), cells[i]);
    }

    lxw_worksheet* add_sheet(const std::string& name, const std::vector<int>& widths) const {
        lxw_worksheet* sheet = workbook_add_worksheet(workbook, name.c_str());
        worksheet_set_landscape(sheet);
        const int total = std::accumulate(widths.begin(), widths.end(), 0);
        worksheet_set_paper(sheet, total > widest_on_a4 ? a3 : a4);
        for (std::size_t i = 0; i < widths.size(); ++i)
            worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                                 widths[i], nullptr);
        worksheet_fit_to_pages(sheet, 1, 0);
        worksheet_set_footer(sheet, "&C— &P —");
        return sheet;
    }
};

SheetCell number_cell(std::string text) {
    return {std::move(text), CellStyle::Number};
}

Workbook::Workbook(const std::string& path) : book_(std::make_unique<Book>()) {
    book_->workbook = workbook_new(path.c_str());
    if (book_->workbook == nullptr) return;
    lxw_doc_properties properties{};
    properties.created = created;
    workbook_set_properties(book_->workbook, &properties);
    for (std::size_t i = 0; i < style_count; ++i)
        book_->formats[i] = book_->make(static_cast<CellStyle>(i));
    for (std::size_t places = 0; places < number_formats.size(); ++places) {
        book_->numbers[places] = book_->make(CellStyle::Number);
        format_set_num_format(book_->numbers[places], number_formats[places]);
    }
}

Workbook::~Workbook() {
    if (book_->workbook != nullptr) lxw_workbook_free(book_->workbook);
}

void Workbook::add_table(const std::string& name, const std::vector<SheetColumn>& columns,
                         const std::vector<std::vector<SheetCell>>& rows, int frozen) {
    if (book_->workbook == nullptr) return;
    std::vector<int> widths;
    std::vector<SheetCell> heads;
    for (const SheetColumn& column : columns) {
        widths.push_back(column.width);
        heads.push_back({column.title, CellStyle::Head});
    }
    lxw_worksheet* sheet = book_->add_sheet(name, widths);
    worksheet_set_row(sheet, 0, head_height, nullptr);
    book_->write_row(sheet, 0, heads, widths);
    for (std::size_t row = 0; row < rows.size(); ++row)
        book_->write_row(sheet, static_cast<lxw_row_t>(row + 1), rows[row], widths);
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows.size()),
                         static_cast<lxw_col_t>(columns.size() - 1));
    worksheet_freeze_panes(sheet, 1, static_cast<lxw_col_t>(frozen));
    worksheet_repeat_rows(sheet, 0, 0);
}

void Workbook::add_page(const std::string& name, const std::vector<int>& widths,
                        const std::vector<std::vector<SheetCell>>& rows) {
    if (book_->workbook == nullptr) return;
    lxw_worksheet* sheet = book_->add_sheet(name, widths);
    for (std::size_t row = 0; row < rows.size(); ++row)
        book_->write_row(sheet, static_cast<lxw_row_t>(row), rows[row], widths);
}

std::error_code Workbook::close() {
    errno = EIO;  // where the library fails and the system has given no reason
    const bool is_written = book_->workbook != nullptr &&
                            workbook_close(std::exchange(book_->workbook, nullptr)) == LXW_NO_ERROR;
    if (is_written) return {};
    return {errno, std::generic_category()};
}

}  // namespace gouji::outcomes
