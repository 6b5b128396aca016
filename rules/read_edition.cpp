#include "rules/read_edition.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "facts/code.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

constexpr std::array types = {Choice<CellType>{"count", CellType::Count},
                              Choice<CellType>{"integer", CellType::Integer},
                              Choice<CellType>{"amount", CellType::Amount}};
constexpr std::array orientations = {Choice<Orientation>{"down", Orientation::Down},
                                     Choice<Orientation>{"across", Orientation::Across}};

// Reads one table. Names of rows, columns and groups share one space, since a rule that opens the
// table writes them bare.
class TableReader {
  public:
    TableReader(std::string id, const YamlNode& node, Diagnostics& diagnostics)
        : fields_(node,
                  {"title", "alias", "section", "unit", "orientation", "corner", "heading",
                   "columns", "rows", "blocks"},
                  diagnostics),
          diagnostics_(diagnostics) {
        table_.id = std::move(id);
    }

    Table read() {
        table_.title = fields_.required_text("title");
        table_.aliases = fields_.texts("alias");
        table_.section = fields_.number("section").value_or(0);
        read_orientation();
        if (const YamlNode* columns = fields_.require("columns")) read_columns(*columns);
        if (fields_.find("blocks") != nullptr) {
            for (const YamlNode& block : fields_.list("blocks")) read_block(block);
        } else {
            read_only_block();
        }
        if (table_.rows.size() * table_.columns.size() > max_form_cells) {
            diagnostics_.add(Code::TooManyCells, fields_.node().place,
                             {std::to_string(max_form_cells)});
            table_.rows.clear();
            table_.blocks.clear();
        } else if (table_.orientation == Orientation::Across) {
            add_heads();
        }
        return std::move(table_);
    }

  private:
    void read_orientation() {
        if (const YamlNode* node = fields_.find("orientation"))
            table_.orientation =
                chosen(*node, orientations, diagnostics_).value_or(table_.orientation);
    }

    // ---------- names and labels ----------

    void claim(const std::string& name, const std::string& owner, Place place) {
        const auto [entry, is_new] = names_.try_emplace(name, owner);
        if (!is_new) diagnostics_.add(Code::DuplicateName, place, {name});
    }

    // The id of a row, column or group; all its names are taken from now on.
    std::string read_id(const Fields& fields, std::string_view key) {
        const YamlNode* node = fields.require(key);
        if (node == nullptr) return "";
        std::string id = fields.text(key);
        claim(id, id, node->place);
        const YamlNode* aliases = fields.find("alias");
        for (const std::string& alias : fields.texts("alias")) claim(alias, id, aliases->place);
        return id;
    }

    LabelIndex add_label(const std::string& place, std::string official,
                         std::vector<std::string> allowed = {}) {
        table_.labels.push_back({table_.id + "." + place, std::move(official), std::move(allowed)});
        return LabelIndex{static_cast<std::uint16_t>(table_.labels.size() - 1)};
    }

    LabelIndex read_label(const Fields& fields, const std::string& id) {
        const YamlNode* node = fields.require("label");
        if (node != nullptr && node->text.empty() && node->kind == YamlNode::Kind::Text)
            diagnostics_.add(Code::EmptyText, node->place);
        return add_label(id, fields.text("label"), fields.texts("allowed"));
    }

    // ---------- columns ----------

    void read_columns(const YamlNode& list) {
        for (const YamlNode& node : read_list(list, diagnostics_)) {
            if (node.find("group") != nullptr) {
                read_column_group(node);
            } else {
                table_.columns.push_back(read_column(node));
            }
        }
    }

    void read_column_group(const YamlNode& node) {
        const Fields fields(node, {"group", "label", "alias", "allowed", "columns"}, diagnostics_);
        Group group;
        group.id = read_id(fields, "group");
        group.label = read_label(fields, group.id);
        group.aliases = fields.texts("alias");
        group.first = table_.columns.size();
        const std::size_t index = table_.column_groups.size();
        table_.column_groups.push_back(std::move(group));
        if (const YamlNode* columns = fields.require("columns")) read_columns(*columns);
        close(table_.column_groups[index], table_.columns.size(), node);
    }

    // A group without members has no last one.
    void close(Group& group, std::size_t size, const YamlNode& node) {
        if (size > group.first) {
            group.last = size - 1;
        } else {
            diagnostics_.add(Code::EmptyGroup, node.place, {group.id});
        }
    }

    Column read_column(const YamlNode& node) {
        const Fields fields(node, {"id", "label", "alias", "allowed", "type", "unit", "cell_units"},
                            diagnostics_);
        Column column;
        column.id = read_id(fields, "id");
        column.label = read_label(fields, column.id);
        column.aliases = fields.texts("alias");
        column.type = read_type(fields);
        column.unit = fields.find("unit") != nullptr ? fields.text("unit") : fields_.text("unit");
        column.cell_units = fields.texts("cell_units");
        return column;
    }

    CellType read_type(const Fields& fields) {
        const YamlNode* node = fields.find("type");
        if (node == nullptr) return CellType::Count;
        return chosen(*node, types, diagnostics_).value_or(CellType::Count);
    }

    // ---------- blocks and rows ----------

    void read_only_block() {
        Block block;
        if (const std::string text = fields_.text("heading"); !text.empty())
            block.heading = add_label("heading", text);
        if (const std::string text = fields_.text("corner"); !text.empty())
            block.corner = add_label("corner", text);
        for (std::size_t column = 0; column < table_.columns.size(); ++column)
            block.columns.push_back(column);
        if (const YamlNode* rows = fields_.require("rows")) read_rows(*rows, block);
        table_.blocks.push_back(std::move(block));
    }

    void read_block(const YamlNode& node) {
        const Fields fields(node, {"id", "heading", "corner", "columns", "rows"}, diagnostics_);
        const std::string id = read_id(fields, "id");
        Block block;
        if (const std::string text = fields.text("heading"); !text.empty())
            block.heading = add_label(id, text);
        if (const std::string text = fields.text("corner"); !text.empty())
            block.corner = add_label(id + ".corner", text);
        for (const YamlNode& column : fields.list("columns")) read_block_column(column, block);
        if (const YamlNode* rows = fields.require("rows")) read_rows(*rows, block);
        table_.blocks.push_back(std::move(block));
    }

    void read_block_column(const YamlNode& node, Block& block) {
        const auto found = std::find_if(table_.columns.begin(), table_.columns.end(),
                                        [&](const Column& each) { return each.id == node.text; });
        if (found == table_.columns.end()) {
            diagnostics_.add(Code::UnknownColumn, node.place, {node.text});
        } else {
            block.columns.push_back(static_cast<std::size_t>(found - table_.columns.begin()));
        }
    }

    void read_rows(const YamlNode& list, Block& block) {
        for (const YamlNode& node : read_list(list, diagnostics_)) {
            if (node.find("group") != nullptr) {
                read_row_group(node, block);
            } else {
                add_row(read_row(node), block);
            }
        }
    }

    void add_row(Row row, Block& block) {
        block.rows.push_back(table_.rows.size());
        table_.rows.push_back(std::move(row));
    }

    Row read_row(const YamlNode& node) {
        const Fields fields(node, {"id", "label", "alias", "allowed"}, diagnostics_);
        Row row;
        row.id = read_id(fields, "id");
        row.label = read_label(fields, row.id);
        row.aliases = fields.texts("alias");
        return row;
    }

    void read_row_group(const YamlNode& node, Block& block) {
        const Fields fields(node, {"group", "label", "alias", "allowed", "collapsible", "rows"},
                            diagnostics_);
        Group group;
        group.id = read_id(fields, "group");
        group.label = read_label(fields, group.id);
        group.aliases = fields.texts("alias");
        group.first = table_.rows.size();
        const std::size_t index = table_.row_groups.size();
        table_.row_groups.push_back(group);
        if (const YamlNode* rows = fields.require("rows")) read_rows(*rows, block);
        close(table_.row_groups[index], table_.rows.size(), node);
        const YamlNode* collapsible = fields.find("collapsible");
        if (collapsible != nullptr && read_flag(*collapsible, diagnostics_).value_or(false))
            add_row({group.id, group.label, group.aliases, index}, block);
    }

    // The figures stand side by side, each under its own printed head.
    void add_heads() {
        for (const Row& row : table_.rows) {
            for (const Column& column : table_.columns) {
                const FixedLabel& label = table_.label(column.label);
                table_.heads.push_back(
                    add_label(row.id + "." + column.id, label.official, label.allowed));
            }
        }
    }

    Table table_;
    Fields fields_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::string> names_;
};

SectionForm read_section(const YamlNode& node, int expected, Diagnostics& diagnostics) {
    const Fields fields(node, {"number", "title", "allowed"}, diagnostics);
    const int number = fields.number("number").value_or(expected);
    if (number != expected) {
        diagnostics.add(Code::SectionNumber, node.place,
                        {std::to_string(number), std::to_string(expected)});
    }
    return {number, fields.required_text("title"), fields.texts("allowed")};
}

}  // namespace

Edition read_edition(const YamlNode& root, Diagnostics& diagnostics) {
    const Fields fields(root, {"edition", "first_year", "last_year", "sections", "tables"},
                        diagnostics);
    Edition edition;
    fields.require("edition");
    edition.number = fields.number("edition").value_or(0);
    edition.first_year = fields.number("first_year").value_or(edition.number);
    edition.last_year = fields.number("last_year").value_or(edition.last_year);
    for (const YamlNode& node : fields.list("sections")) {
        const int expected = static_cast<int>(edition.sections.size()) + 1;
        edition.sections.push_back(read_section(node, expected, diagnostics));
    }
    for (const YamlEntry& entry : fields.map("tables"))
        edition.tables.push_back(TableReader(entry.key, entry.value, diagnostics).read());
    return edition;
}

}  // namespace gouji::rules
