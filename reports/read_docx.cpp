#include "reports/read_docx.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "facts/code.h"
#include "facts/text.h"
#include "reports/docx_archive.h"
#include "reports/docx_numbering.h"
#include "reports/flow.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest_label = 300;  // code points; what is longer in a cell is prose
constexpr std::size_t most_elements = 3000000;

using Node = pugi::xml_node;

tl::unexpected<Diagnostic> refused(Code code, std::vector<std::string> arguments = {}) {
    return tl::unexpected(Diagnostic{code, std::move(arguments), {}, {}, std::nullopt});
}

bool is(const Node& node, std::string_view name) {
    const std::string_view own = node.name();
    return own.ends_with(name) && local_name(own) == name;
}

template <std::size_t size>
bool is_any(const Node& node, const std::array<std::string_view, size>& names) {
    return std::find(names.begin(), names.end(), local_name(node.name())) != names.end();
}

Node child(const Node& node, std::string_view name) {
    for (const Node& candidate : node.children()) {
        if (is(candidate, name)) return candidate;
    }
    return {};
}

std::string_view attribute(const Node& node, std::string_view name) {
    for (const pugi::xml_attribute& candidate : node.attributes()) {
        if (local_name(candidate.name()) == name) return candidate.value();
    }
    return {};
}

std::uint32_t number_of(std::string_view text, std::uint32_t otherwise) {
    if (text.empty() || text.size() > 9) return otherwise;
    std::uint32_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return otherwise;
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

// A property that is there and not switched off.
bool has_property(const Node& properties, std::string_view name) {
    const Node property = child(properties, name);
    if (!property) return false;
    const std::string_view value = attribute(property, "val");
    return value != "0" && value != "false" && value != "off" && value != "none";
}

// Elements that only hold others: content controls, accepted changes, links.
constexpr std::array<std::string_view, 14> wrappers{
    "sdt",       "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "oMath",
    "customXml", "fldSimple",  "dir", "bdo",    "ruby",      "rubyBase", "oMathPara"};
constexpr std::array<std::string_view, 3> drawings{"drawing", "pict", "object"};

class DocxReader {
  public:
    explicit DocxReader(Numbering numbering) : numbering_(std::move(numbering)) {}

    Document read(const Node& body, std::string name) {
        walk_blocks(body);
        return flow_.finish(std::move(name));
    }

  private:
    void walk_blocks(const Node& node);
    void walk_paragraph(const Node& paragraph);
    void walk_runs(const Node& node);
    void walk_run(const Node& run);
    void walk_drawing(const Node& node);
    void add_number(const Node& properties);
    void walk_table(const Node& table);
    void gather_rows(const Node& node, std::vector<FlowRow>& rows);
    void gather_cells(const Node& node, FlowRow& row);
    FlowCell read_cell(const Node& cell);

    Numbering numbering_;
    Flow flow_;
    void note_field(std::string_view part);
    bool is_in_instruction() const;

    bool is_in_cell_ = false;
    // Of the fields that are open, whether their result has not begun yet: what stands before it is
    // their instruction, fields in it included.
    std::vector<bool> fields_;
    std::vector<Node> boxes_;         // text boxes of the paragraph, to be read behind it
    std::vector<Node> inner_tables_;  // of cells, to be read behind their table
};

// The newer of two ways to show the same thing.
Node preferred(const Node& alternatives) {
    const Node choice = child(alternatives, "Choice");
    return choice ? choice : child(alternatives, "Fallback");
}

void DocxReader::walk_blocks(const Node& node) {
    for (const Node& block : node.children()) {
        if (is(block, "p")) {
            walk_paragraph(block);
        } else if (is(block, "tbl")) {
            if (is_in_cell_) {
                inner_tables_.push_back(block);
            } else {
                walk_table(block);
            }
        } else if (is(block, "AlternateContent")) {
            walk_blocks(preferred(block));
        } else if (is_any(block, wrappers)) {
            walk_blocks(block);
        }
    }
}

void DocxReader::add_number(const Node& properties) {
    const Node place = child(properties, "numPr");
    std::optional<ListPlace> list =
        numbering_.list_of_style(std::string(attribute(child(properties, "pStyle"), "val")));
    const std::string_view id = attribute(child(place, "numId"), "val");
    const std::string_view level = attribute(child(place, "ilvl"), "val");
    if (!id.empty()) list = ListPlace{std::string(id), list ? list->level : 0};
    if (!list) return;
    list->level = number_of(level, static_cast<std::uint32_t>(list->level));
    flow_.add(numbering_.next(*list));
}

bool shows_text(const Node& node) {
    if (is(node, "t") || is(node, "sym")) return true;
    if (is_any(node, drawings) || is(node, "del") || is(node, "moveFrom")) return false;
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(),
                       [](const Node& inner) { return shows_text(inner); });
}

void DocxReader::walk_paragraph(const Node& paragraph) {
    const Node properties = child(paragraph, "pPr");
    if (shows_text(paragraph)) add_number(properties);
    walk_runs(paragraph);
    // An instruction ends with its paragraph, whatever the file says of it.
    fields_.clear();
    // Where the mark of a paragraph was deleted, the next one goes on in its line.
    if (!child(child(properties, "rPr"), "del")) flow_.end_line();
    for (const Node& box : std::exchange(boxes_, {})) {
        flow_.end_line();
        walk_blocks(box);
    }
}

void DocxReader::walk_runs(const Node& node) {
    for (const Node& inner : node.children()) {
        if (is(inner, "r")) {
            walk_run(inner);
        } else if (is(inner, "AlternateContent")) {
            walk_runs(preferred(inner));
        } else if (is_any(inner, wrappers)) {
            walk_runs(inner);
        }
    }
}

void DocxReader::walk_run(const Node& run) {
    const Node properties = child(run, "rPr");
    if (has_property(properties, "vanish") || has_property(properties, "webHidden") ||
        has_property(properties, "strike") || has_property(properties, "dstrike"))
        return;
    // The mark of a note, and no digit of the figure before it.
    const std::string_view place = attribute(child(properties, "vertAlign"), "val");
    const bool is_shifted = place == "superscript" || place == "subscript";
    if (is_shifted && flow_.is_behind_text()) return;
    for (const Node& inner : run.children()) {
        if (is(inner, "fldChar")) {
            note_field(attribute(inner, "fldCharType"));
        } else if (is_in_instruction()) {
            continue;
        } else if (is(inner, "t")) {
            flow_.add(inner.text().get());
        } else if (is(inner, "br") || is(inner, "cr")) {
            flow_.end_line();
        } else if (is(inner, "tab") || is(inner, "ptab")) {
            flow_.add(" ");
        } else if (is(inner, "noBreakHyphen")) {
            flow_.add("-");
        } else if (is_any(inner, drawings)) {
            walk_drawing(inner);
        } else if (is(inner, "AlternateContent")) {
            walk_drawing(preferred(inner));
        } else if (is_any(inner, wrappers)) {
            walk_runs(inner);
        }
    }
}

void DocxReader::note_field(std::string_view part) {
    if (part == "begin") fields_.push_back(true);
    if (part == "separate" && !fields_.empty()) fields_.back() = false;
    if (part == "end" && !fields_.empty()) fields_.pop_back();
}

bool DocxReader::is_in_instruction() const {
    return std::find(fields_.begin(), fields_.end(), true) != fields_.end();
}

bool holds_picture(const Node& node) {
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(), [](const Node& inner) {
        return is(inner, "blip") || is(inner, "chart") ||
               (!is(inner, "txbxContent") && holds_picture(inner));
    });
}

// A picture at least as large as a table can be; older ones do not say their size in one place.
bool is_table_sized(const Node& node) {
    constexpr std::uint32_t widest_seal = 1'900'000,
                            highest_line = 700'000;  // 360 000 a centimetre
    const Node extent = child(node, "extent");
    return number_of(attribute(extent, "cx"), widest_seal) >= widest_seal &&
           number_of(attribute(extent, "cy"), highest_line) >= highest_line;
}

void DocxReader::walk_drawing(const Node& node) {
    if (is(node, "imagedata") || is(node, "OLEObject")) flow_.add_gap(Gap::Kind::Picture);
    for (const Node& inner : node.children()) {
        const bool is_placed = is(inner, "inline") || is(inner, "anchor");
        if (is_placed && holds_picture(inner) && (is_in_cell_ || is_table_sized(inner)))
            flow_.add_gap(Gap::Kind::Picture);
        if (is(inner, "txbxContent")) {
            boxes_.push_back(inner);
        } else if (is(inner, "AlternateContent")) {
            walk_drawing(preferred(inner));
        } else {
            walk_drawing(inner);
        }
    }
}

std::size_t text_length(const Node& node) {
    if (is(node, "t")) return count_code_points(node.text().get());
    std::size_t length = 0;
    for (const Node& inner : node.children()) length += text_length(inner);
    return length;
}

// A table with a cell of prose, or with little but other tables in it, is there to place them.
struct Inside {
    std::size_t longest_cell = 0;
    std::size_t cells = 0;  // that show text and hold no table
    bool has_table = false;
};

bool holds_table(const Node& node) {
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(), [](const Node& inner) {
        return is(inner, "tbl") || (!is(inner, "p") && holds_table(inner));
    });
}

void look_inside(const Node& node, Inside& inside) {
    for (const Node& inner : node.children()) {
        if (!is(inner, "tc")) {
            if (!is(inner, "p")) look_inside(inner, inside);
            continue;
        }
        if (holds_table(inner)) {
            inside.has_table = true;
            continue;
        }
        const std::size_t length = text_length(inner);
        inside.longest_cell = std::max(inside.longest_cell, length);
        if (length > 0) ++inside.cells;
    }
}

bool is_layout(const Node& table) {
    constexpr std::size_t fewest_cells = 12;
    Inside inside;
    look_inside(table, inside);
    return inside.longest_cell > longest_label || (inside.has_table && inside.cells < fewest_cells);
}

void walk_cells_of(const Node& node, std::vector<Node>& cells) {
    for (const Node& inner : node.children()) {
        if (is(inner, "tc")) {
            cells.push_back(inner);
        } else if (!is(inner, "p")) {
            walk_cells_of(inner, cells);
        }
    }
}

void DocxReader::walk_table(const Node& table) {
    flow_.end_line();
    if (is_layout(table)) {
        std::vector<Node> cells;
        walk_cells_of(table, cells);
        for (const Node& cell : cells) {
            walk_blocks(cell);
            flow_.end_line();
        }
        return;
    }
    std::vector<FlowRow> rows;
    gather_rows(table, rows);
    flow_.add_table(rows);
    for (const Node& inner : std::exchange(inner_tables_, {})) walk_table(inner);
}

void DocxReader::gather_rows(const Node& node, std::vector<FlowRow>& rows) {
    for (const Node& inner : node.children()) {
        if (is_any(inner, wrappers)) gather_rows(inner, rows);
        if (!is(inner, "tr")) continue;
        const Node properties = child(inner, "trPr");
        if (child(properties, "del")) continue;
        FlowRow row;
        gather_cells(inner, row);
        flow_.end_row();
        if (row.empty()) continue;
        row.front().skipped = number_of(attribute(child(properties, "gridBefore"), "val"), 0);
        rows.push_back(std::move(row));
    }
}

void DocxReader::gather_cells(const Node& node, FlowRow& row) {
    for (const Node& inner : node.children()) {
        if (is_any(inner, wrappers)) gather_cells(inner, row);
        if (!is(inner, "tc")) continue;
        const Node properties = child(inner, "tcPr");
        if (child(properties, "cellDel")) continue;
        FlowCell cell = read_cell(inner);
        const Node across = child(properties, "hMerge");
        if (across && attribute(across, "val") != "restart" && !row.empty()) {
            row.back().column_span += cell.column_span;
        } else {
            row.push_back(cell);
        }
    }
}

FlowCell DocxReader::read_cell(const Node& node) {
    flow_.begin_cell();
    is_in_cell_ = true;
    walk_blocks(node);
    is_in_cell_ = false;
    FlowCell cell = flow_.end_cell();
    const Node properties = child(node, "tcPr");
    cell.column_span = std::max(number_of(attribute(child(properties, "gridSpan"), "val"), 1), 1U);
    const Node down = child(properties, "vMerge");
    if (down && attribute(down, "val") != "restart") cell.merged = MergedInto::CellAbove;
    return cell;
}

// Depth and number of elements, by their brackets alone.
bool is_bearable(std::string_view xml) {
    std::size_t depth = 0;
    std::size_t elements = 0;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        if (at + 1 >= xml.size()) break;
        const char next = xml[at + 1];
        if (next == '/') {
            if (depth > 0) --depth;
        } else if (next != '?' && next != '!') {
            const std::size_t end = xml.find('>', at);
            if (end == std::string_view::npos) break;
            if (++elements > most_elements) return false;
            if (xml[end - 1] != '/' && ++depth > max_docx_depth) return false;
        }
    }
    return true;
}

// The part that the package names as its document.
std::string main_part(const DocxArchive& archive) {
    constexpr const char* usual = "word/document.xml";
    const Result<std::string> relations = archive.read("_rels/.rels");
    pugi::xml_document xml;
    if (!relations || !is_bearable(*relations) ||
        !xml.load_buffer(relations->data(), relations->size()))
        return usual;
    for (const Node& relation : xml.document_element().children()) {
        if (!attribute(relation, "Type").ends_with("/officeDocument")) continue;
        std::string target(attribute(relation, "Target"));
        if (target.starts_with('/')) target.erase(0, 1);
        return target;
    }
    return usual;
}

// What a package is that is no Word file, by the part that only such packages have.
std::string other_format(const DocxArchive& archive) {
    struct Known {
        const char* part;
        const char* format;
    };
    constexpr std::array<Known, 4> known{{{"OFD.xml", "OFD"},
                                          {"xl/workbook.xml", "XLSX"},
                                          {"ppt/presentation.xml", "PPTX"},
                                          {"content.xml", "ODF"}}};
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Known& one) { return archive.has(one.part); });
    return found == known.end() ? "ZIP" : found->format;
}

// A part that may be missing or unreadable without harm to the text.
std::string side_part(const DocxArchive& archive, const std::string& name) {
    if (!archive.has(name)) return "";
    Result<std::string> part = archive.read(name);
    return part && is_bearable(*part) ? *std::move(part) : std::string();
}

}  // namespace

Result<Document> read_docx(std::string name, std::string_view bytes) {
    const Result<DocxArchive> archive = DocxArchive::open(bytes);
    if (!archive) return tl::unexpected(archive.error());
    const std::string part = main_part(*archive);
    if (!archive->has(part)) return refused(Code::UnsupportedFormat, {other_format(*archive)});
    const Result<std::string> xml = archive->read(part);
    if (!xml) return tl::unexpected(xml.error());
    if (!is_bearable(*xml)) return refused(Code::DocxTooLarge);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(xml->data(), xml->size(), pugi::parse_default | pugi::parse_ws_pcdata);
    const Node body = child(document.document_element(), "body");
    if (!parsed || !body) return refused(Code::DocxDamaged);
    const std::string folder = part.substr(0, part.rfind('/') + 1);
    DocxReader reader(Numbering::read(side_part(*archive, folder + "numbering.xml"),
                                      side_part(*archive, folder + "styles.xml")));
    return reader.read(body, std::move(name));
}

}  // namespace gouji::reports
