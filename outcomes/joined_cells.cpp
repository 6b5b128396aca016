#include "outcomes/joined_cells.h"

#include <string>
#include <string_view>
#include <utility>

#include "outcomes/on_paper.h"

namespace gouji::outcomes {

namespace {

constexpr std::string_view dot = "·";  // between the labels of a row and a column

// Within quotation marks a label's own are single ones.
std::string quoted_alike(std::string text) {
    for (const auto& [single, pair] : {std::pair("‘", "“"), std::pair("’", "”")}) {
        const std::string_view mark = single;
        for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at))
            text.replace(at, mark.size(), pair);
    }
    return text;
}

std::string with_cell(const std::string& words, const std::string& cell, const std::string& other) {
    std::string text = quoted_alike(words);
    for (std::size_t at = text.find(cell); at != text.npos; at = text.find(cell, at + other.size()))
        text.replace(at, cell.size(), other);
    return text;
}

std::string_view row_of(std::string_view cell) {
    const std::size_t at = cell.rfind(dot);
    return at == cell.npos ? std::string_view() : cell.substr(0, at);
}

std::string column_of(const std::string& cell) {
    return cell.substr(row_of(cell).size() + dot.size());
}

bool says_the_same(const NoticeRow& lhs, const NoticeRow& rhs, std::string NoticeRow::*words) {
    return with_cell(lhs.*words, lhs.cell, "") == with_cell(rhs.*words, rhs.cell, "");
}

bool is_alike(const NoticeRow& lhs, const NoticeRow& rhs) {
    return !row_of(lhs.cell).empty() && row_of(lhs.cell) == row_of(rhs.cell) &&
           lhs.rule == rhs.rule && lhs.year == rhs.year && lhs.basis == rhs.basis &&
           lhs.remedy == rhs.remedy && lhs.is_still_there == rhs.is_still_there &&
           says_the_same(lhs, rhs, &NoticeRow::place) &&
           says_the_same(lhs, rhs, &NoticeRow::statement) &&
           says_the_same(lhs, rhs, &NoticeRow::says);
}

}  // namespace

std::vector<NoticeRow> with_cells_joined(const std::vector<NoticeRow>& rows) {
    std::vector<NoticeRow> lines;
    const NoticeRow* first = nullptr;  // of the last line
    for (const NoticeRow& row : rows) {
        if (first == nullptr || !is_alike(*first, row)) {
            lines.push_back(row);
            first = &row;
            continue;
        }
        NoticeRow& line = lines.back();
        line.also.push_back(row.id);
        line.cell += "、" + column_of(row.cell);
        for (std::string NoticeRow::*words :
             {&NoticeRow::place, &NoticeRow::statement, &NoticeRow::says})
            line.*words = on_paper(with_cell(first->*words, first->cell, line.cell));
    }
    return lines;
}

}  // namespace gouji::outcomes
