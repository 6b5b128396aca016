#include "reports/stream/stream_shape.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "facts/text.h"
#include "reports/labels.h"
#include "reports/stream/ideograph.h"

namespace gouji::reports {

namespace {

std::u32string text_of(const Table& table, LabelIndex label) {
    return comparable(table.label(label).official);
}

const Block* block_of(const Table& table, std::size_t row) {
    const auto found = std::find_if(table.blocks.begin(), table.blocks.end(), [&](const Block& b) {
        return std::find(b.rows.begin(), b.rows.end(), row) != b.rows.end();
    });
    return found == table.blocks.end() ? nullptr : &*found;
}

ShapeRow shape_row(const Table& table, std::size_t row) {
    ShapeRow shape{row, {}, text_of(table, table.rows[row].label)};
    const Block* block = block_of(table, row);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const bool in_block =
            block == nullptr ||
            std::find(block->columns.begin(), block->columns.end(), column) != block->columns.end();
        if (in_block && table.cell(row, column) != no_cell) shape.columns.push_back(column);
    }
    return shape;
}

void add_text(const std::u32string& text, std::u32string& texts) {
    texts += text;
    texts += U'\n';
}

TextIndex other_texts(const Table& table, const std::vector<std::size_t>& rows) {
    std::u32string texts;
    for (std::size_t i = 0; i < table.labels.size(); ++i) {
        const LabelIndex label{static_cast<std::uint16_t>(i)};
        const bool is_row = std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
            return table.rows[row].label == label;
        });
        if (!is_row) add_text(text_of(table, label), texts);
    }
    return TextIndex(std::move(texts));
}

// The rows on paper when these groups are printed as one row each.
std::vector<std::size_t> rows_with(const Table& table, const std::vector<std::size_t>& collapsed) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto group = table.rows[row].collapses;
        if (group) {
            if (std::find(collapsed.begin(), collapsed.end(), *group) != collapsed.end())
                rows.push_back(row);
            continue;
        }
        const bool hidden = std::any_of(collapsed.begin(), collapsed.end(), [&](std::size_t g) {
            return table.row_groups[g].first <= row && row <= table.row_groups[g].last;
        });
        if (!hidden) rows.push_back(row);
    }
    return rows;
}

TableShape shape_with(const TableShape& plain, const std::vector<std::size_t>& collapsed) {
    TableShape shape = plain;
    const std::vector<std::size_t> rows = rows_with(*shape.table, collapsed);
    std::u32string texts;
    for (const std::size_t row : rows) {
        shape.rows.push_back(shape_row(*shape.table, row));
        add_text(shape.rows.back().label, texts);
    }
    shape.cells = cells_of(shape);
    shape.row_texts = TextIndex(std::move(texts));
    shape.other_texts = other_texts(*shape.table, rows);
    return shape;
}

void add_shapes(const TableShape& plain, std::vector<TableShape>& shapes) {
    std::vector<std::size_t> collapsible;
    for (const Row& row : plain.table->rows) {
        if (row.collapses) collapsible.push_back(*row.collapses);
    }
    shapes.push_back(shape_with(plain, {}));
    if (!collapsible.empty()) shapes.push_back(shape_with(plain, collapsible));
}

}  // namespace

std::vector<CellIndex> cells_of(const TableShape& shape) {
    std::vector<CellIndex> cells;
    for (const ShapeRow& row : shape.rows) {
        for (const std::size_t column : row.columns)
            cells.push_back(shape.table->cell(row.row, column));
    }
    std::ranges::sort(cells);
    return cells;
}

bool is_overprinted(std::string_view figure, const TableShape& shape) {
    const std::u32string text = fold_text(figure);
    std::u32string letters = text;
    std::erase_if(letters, is_digit);
    const bool is_mixed =
        letters.size() < text.size() && std::ranges::any_of(letters, is_ideograph);
    if (!is_mixed) return false;
    const bool is_unit = std::ranges::any_of(
        shape.table->columns, [&](const Column& c) { return letters == fold_text(c.unit); });
    if (is_unit) return !text.ends_with(letters);
    return shape.other_texts.has(letters) || shape.row_texts.has(letters);
}

std::u32string comparable(std::string_view text) {
    std::u32string result;
    result.reserve(text.size() / 3 + 1);
    for (std::size_t at = 0; at < text.size();) {
        if (const char32_t ideograph = take_ideograph(text, at); ideograph != 0) {
            result.push_back(ideograph);
            continue;
        }
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c)) result.push_back(comparable_sign(c));
    }
    return result;
}

char32_t comparable_sign(char32_t c) {
    const char32_t plain = folded(c);
    return plain == 0x3001 || plain == U',' ? U'.' : plain;
}

std::vector<TableShape> shapes_of(const Form& form) {
    std::vector<TableShape> shapes;
    for (auto edition = form.editions.rbegin(); edition != form.editions.rend(); ++edition) {
        for (const Table& table : edition->tables) {
            TableShape plain;
            plain.table_id = form.table_index(table.id).value_or(0);
            plain.edition = &*edition;
            plain.table = &table;
            for (const FixedLabel& label : table.labels) {
                plain.labels.push_back(comparable(label.official));
                plain.printed.push_back(without_blanks(label.official));
                plain.unmarked.push_back(label_text(plain.printed.back()));
            }
            add_shapes(plain, shapes);
        }
    }
    return shapes;
}

}  // namespace gouji::reports
