#include "reports/read_docx.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "facts/code.h"
#include "facts/text.h"
#include "reports/docx_archive.h"
#include "reports/docx_numbering.h"
#include "reports/docx_styles.h"
#include "reports/flow.h"
#include "reports/read_html.h"
#include "reports/read_web_archive.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest_label = 300;  // code points; what is longer in a cell is prose

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
        if (!is_digit(c)) return otherwise;
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

// Elements that only hold others: content controls, accepted changes, links.
// The last three are of Word 2003.
constexpr std::array<std::string_view, 17> wrappers{
    "sdt",   "sdtContent", "ins",         "moveTo",    "hyperlink", "smartTag",
    "oMath", "oMathPara",  "customXml",   "fldSimple", "dir",       "bdo",
    "ruby",  "rubyBase",   "sub-section", "sect",      "content"};
constexpr std::array<std::string_view, 3> drawings{"drawing", "pict", "object"};

// Word 2003 has one element for what was inserted, deleted or noted.
bool is_wrapper(const Node& node) {
    return is_any(node, wrappers) ||
           (is(node, "annotation") && attribute(node, "type") == "Word.Insertion");
}

// What a content control shows until somebody fills it in is no text of the report's.
bool is_placeholder(const Node& node) {
    return is(node, "sdt") && child(child(node, "sdtPr"), "showingPlcHdr");
}

// Word 2003 writes these names small: vmerge, hmerge.
Node merge_of(const Node& properties, std::string_view name, std::string_view older) {
    const Node merge = child(properties, name);
    return merge ? merge : child(properties, older);
}

class DocxReader {
  public:
    DocxReader(Numbering numbering, DocxStyles styles)
        : numbering_(std::move(numbering)), styles_(std::move(styles)) {}

    Document read(const Node& body, std::string name) {
        walk_blocks(body);
        return flow_.finish(std::move(name));
    }

  private:
    void walk_blocks(const Node& node);
    void walk_paragraph(const Node& paragraph);
    void walk_runs(const Node& node);
    void walk_run(const Node& run);
    bool is_shown(const Node& run);
    void walk_drawing(const Node& node);
    void add_number(const Node& properties);
    void walk_table(const Node& table);
    void gather_rows(const Node& node, std::vector<FlowRow>& rows);
    void gather_cells(const Node& node, FlowRow& row);
    FlowCell read_cell(const Node& cell);

    Numbering numbering_;
    DocxStyles styles_;
    std::string_view paragraph_style_;  // of the paragraph that is walked
    Flow flow_;
    void note_field(std::string_view part);
    bool is_in_instruction() const;

    bool is_in_cell_ = false;
    bool is_in_painted_table_ = false;  // which of its cells are painted is not looked for
    bool is_on_ground_ = false;         // of the cell that is read
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
        } else if (is(block, "altChunk")) {
            flow_.add_gap(Gap::Kind::Attachment);
        } else if (is_wrapper(block) && !is_placeholder(block)) {
            walk_blocks(block);
        }
    }
}

void DocxReader::add_number(const Node& properties) {
    flow_.add(attribute(child(child(properties, "listPr"), "t"), "val"));  // of Word 2003
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

// The character that a symbol names by its number; what only its font knows shows nothing.
std::string symbol(std::string_view number) {
    std::uint32_t code = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), code, 16);
    const bool is_named = read.ec == std::errc() && code >= 0x20 && code < 0xD800;
    std::string text;
    if (is_named) append_utf8(code, text);
    return text;
}

void DocxReader::walk_paragraph(const Node& paragraph) {
    const Node properties = child(paragraph, "pPr");
    paragraph_style_ = attribute(child(properties, "pStyle"), "val");
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
        } else if (is_wrapper(inner) && !is_placeholder(inner)) {
            walk_runs(inner);
        }
    }
}

bool DocxReader::is_shown(const Node& run) {
    std::vector<RunProperty> properties;
    for (const Node& property : child(run, "rPr").children()) {
        const std::string_view name = local_name(property.name());
        properties.emplace_back(name, attribute(property, name == "shd" ? "fill" : "val"));
    }
    const RunLook look = styles_.look_of(properties, paragraph_style_);
    if (look.is_hidden || (look.is_white && is_in_cell_ && !is_on_ground_)) return false;
    if ((!look.is_shifted && !look.is_moved) || !flow_.is_behind_text()) return true;
    // The mark of a note, and no digit of the figure before it.
    if (!look.is_shifted && is_in_cell_) flow_.add_gap(Gap::Kind::Unclear);
    return !look.is_shifted;
}

void DocxReader::walk_run(const Node& run) {
    if (!is_shown(run)) return;
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
        } else if (is(inner, "sym")) {
            flow_.add(symbol(attribute(inner, "char")));
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
    const Node properties = child(table, "tblPr");
    is_in_painted_table_ = is_ground(attribute(child(properties, "shd"), "fill")) ||
                           styles_.paints(attribute(child(properties, "tblStyle"), "val"));
    std::vector<FlowRow> rows;
    gather_rows(table, rows);
    flow_.add_table(rows);
    for (const Node& inner : std::exchange(inner_tables_, {})) walk_table(inner);
}

void DocxReader::gather_rows(const Node& node, std::vector<FlowRow>& rows) {
    for (const Node& inner : node.children()) {
        if (is_wrapper(inner)) gather_rows(inner, rows);
        if (!is(inner, "tr")) continue;
        const Node properties = child(inner, "trPr");
        const Node hidden = child(properties, "hidden");
        if (child(properties, "del") || (hidden && is_switched_on(attribute(hidden, "val"))))
            continue;
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
        if (is_wrapper(inner)) gather_cells(inner, row);
        if (!is(inner, "tc")) continue;
        const Node properties = child(inner, "tcPr");
        if (child(properties, "cellDel")) continue;
        FlowCell cell = read_cell(inner);
        const Node across = merge_of(properties, "hMerge", "hmerge");
        if (across && attribute(across, "val") != "restart" && !row.empty()) {
            row.back().column_span += cell.column_span;
        } else {
            row.push_back(cell);
        }
    }
}

FlowCell DocxReader::read_cell(const Node& node) {
    const Node properties = child(node, "tcPr");
    flow_.begin_cell();
    is_in_cell_ = true;
    is_on_ground_ = is_in_painted_table_ || is_ground(attribute(child(properties, "shd"), "fill"));
    walk_blocks(node);
    is_in_cell_ = false;
    FlowCell cell = flow_.end_cell();
    cell.column_span = std::max(number_of(attribute(child(properties, "gridSpan"), "val"), 1), 1U);
    const Node down = merge_of(properties, "vMerge", "vmerge");
    if (down && attribute(down, "val") != "restart") cell.merged = MergedInto::CellAbove;
    return cell;
}

// The first element of this name, within reach of the top of a package in one file.
Node find_within(const Node& node, std::string_view name, int depth) {
    for (const Node& inner : node.children()) {
        if (is(inner, name)) return inner;
        if (depth == 0) continue;
        if (const Node found = find_within(inner, name, depth - 1)) return found;
    }
    return {};
}

std::string written(const Node& node) {
    std::ostringstream out;
    if (node) node.print(out, "", pugi::format_raw);
    return out.str();
}

// Of a document that holds nothing but another file, as programs write that turn a page into a
// document: the bytes of that file.
std::optional<std::string> only_chunk(const DocxArchive& archive, const std::string& part,
                                      const Node& body) {
    const Node chunk = child(body, "altChunk");
    if (!chunk || text_length(body) > 0) return std::nullopt;
    const std::optional<std::string> target =
        archive.target_of(part, std::string(attribute(chunk, "id")));
    if (!target) return std::nullopt;
    Result<std::string> bytes = archive.read(*target);
    return bytes ? std::optional(*std::move(bytes)) : std::nullopt;
}

Result<Document> read_chunk(std::string name, std::string bytes) {
    if (is_web_archive(bytes)) return read_web_archive(std::move(name), bytes);
    // A Word file in a Word file in a Word file is a riddle, and no report.
    if (bytes.starts_with("PK")) return refused(Code::UnsupportedFormat, {"altChunk"});
    return read_html(std::move(name), std::move(bytes));
}

}  // namespace

Result<Document> read_word_xml(std::string name, std::string_view bytes) {
    constexpr int deepest_body = 5;
    if (!is_bearable(bytes)) return refused(Code::DocxTooLarge);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(
        bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    const Node body = find_within(document, "body", deepest_body);
    if (!parsed || !body) return refused(Code::DocxDamaged);
    const std::string styles = written(find_within(document, "styles", deepest_body));
    DocxReader reader(
        Numbering::read(written(find_within(document, "numbering", deepest_body)), styles),
        DocxStyles::read(styles));
    return reader.read(body, std::move(name));
}

Result<Document> read_docx(std::string name, std::string_view bytes) {
    const Result<DocxArchive> archive = DocxArchive::open(bytes);
    if (!archive) return tl::unexpected(archive.error());
    const std::string part = archive->main_part();
    if (!archive->has(part)) return refused(Code::UnsupportedFormat, {archive->format()});
    const Result<std::string> xml = archive->read(part);
    if (!xml) return tl::unexpected(xml.error());
    if (!is_bearable(*xml)) return refused(Code::DocxTooLarge);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(xml->data(), xml->size(), pugi::parse_default | pugi::parse_ws_pcdata);
    const Node body = child(document.document_element(), "body");
    if (!parsed || !body) return refused(Code::DocxDamaged);
    if (auto chunk = only_chunk(*archive, part, body))
        return read_chunk(std::move(name), *std::move(chunk));
    const std::string folder = part.substr(0, part.rfind('/') + 1);
    const std::string styles = archive->side_part(folder + "styles.xml");
    DocxReader reader(Numbering::read(archive->side_part(folder + "numbering.xml"), styles),
                      DocxStyles::read(styles));
    return reader.read(body, std::move(name));
}

}  // namespace gouji::reports
