#include "reports/read_docx.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/code.h"
#include "facts/text.h"
#include "reports/docx/docx_archive.h"
#include "reports/docx/docx_element.h"
#include "reports/docx/docx_numbering.h"
#include "reports/docx/docx_styles.h"
#include "reports/figure.h"
#include "reports/flow.h"
#include "reports/read_html.h"
#include "reports/read_web_archive.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest_label = 300;  // code points; what is longer in a cell is prose

using Element = DocxElement;
using Tag = DocxTag;

std::uint32_t number_of(std::string_view text, std::uint32_t otherwise) {
    constexpr std::size_t longest = 9;
    if (text.size() > longest) return otherwise;
    return static_cast<std::uint32_t>(number_in_digits(text).value_or(otherwise));
}

// An element that only holds others.
bool is_wrapper(Element element) {
    switch (element.tag()) {
        case Tag::ContentControl:
        case Tag::ContentControlContent:
        case Tag::Inserted:
        case Tag::MovedTo:
        case Tag::Hyperlink:
        case Tag::SmartTag:
        case Tag::Formula:
        case Tag::FormulaParagraph:
        case Tag::CustomXml:
        case Tag::SimpleField:
        case Tag::Direction:
        case Tag::DirectionOverride:
        case Tag::Ruby:
        case Tag::RubyBase:
        case Tag::Subsection:
        case Tag::Section:
        case Tag::Content:
            return true;
        case Tag::Annotation:
            return element.attribute("type") == "Word.Insertion";
        default:
            return false;
    }
}

bool is_drawing(Element element) {
    return element.is(Tag::Drawing) || element.is(Tag::OldPicture) || element.is(Tag::Object);
}

// What a content control shows until somebody fills it in is no text of the report's.
bool is_placeholder(Element element) {
    return element.is(Tag::ContentControl) &&
           element.child(Tag::ContentControlProperties).child(Tag::ShowingPlaceholder);
}

// Word 2003 writes these names small: vmerge, hmerge.
Element merge_of(Element properties, Tag tag, Tag older) {
    const Element merge = properties.child(tag);
    return merge ? merge : properties.child(older);
}

class DocxReader {
  public:
    DocxReader(Numbering numbering, DocxStyles styles)
        : numbering_(std::move(numbering)), styles_(std::move(styles)) {}

    Document read(Element body, std::string name) {
        walk_blocks(body);
        return flow_.finish(std::move(name));
    }

  private:
    void walk_blocks(Element node);
    void walk_paragraph(Element paragraph);
    void walk_runs(Element node);
    void walk_run(Element run);
    bool is_shown(Element run);
    void walk_drawing(Element node);
    void add_number(Element properties);
    void walk_table(Element table);
    void gather_rows(Element node, std::vector<FlowRow>& rows);
    void gather_cells(Element node, FlowRow& row);
    FlowCell read_cell(Element node);
    void note_field(std::string_view part);
    bool is_in_instruction() const;

    Numbering numbering_;
    DocxStyles styles_;
    std::string_view paragraph_style_;  // of the paragraph that is walked
    Flow flow_;
    bool is_in_cell_ = false;
    bool is_in_painted_table_ = false;  // which of its cells are painted is not looked for
    bool is_on_ground_ = false;         // of the cell that is read
    // Of the fields that are open, whether their result has not begun yet: what stands before it is
    // their instruction, fields in it included.
    std::vector<bool> fields_;
    std::vector<Element> boxes_;         // text boxes of the paragraph, to be read behind it
    std::vector<Element> inner_tables_;  // of cells, to be read behind their table
};

// The newer of two ways to show the same thing.
Element preferred(Element alternatives) {
    const Element choice = alternatives.child(Tag::Choice);
    return choice ? choice : alternatives.child(Tag::Fallback);
}

void DocxReader::walk_blocks(Element node) {
    for (Element block : node.children()) {
        if (block.is(Tag::Paragraph)) {
            walk_paragraph(block);
        } else if (block.is(Tag::Table)) {
            if (is_in_cell_) {
                inner_tables_.push_back(block);
            } else {
                walk_table(block);
            }
        } else if (block.is(Tag::Alternatives)) {
            walk_blocks(preferred(block));
        } else if (block.is(Tag::OtherFile)) {
            flow_.add_gap(Gap::Kind::Attachment);
        } else if (is_wrapper(block) && !is_placeholder(block)) {
            walk_blocks(block);
        }
    }
}

void DocxReader::add_number(Element properties) {
    flow_.add(properties.child(Tag::ListProperties2003).value_of(Tag::Text));  // of Word 2003
    const Element place = properties.child(Tag::ListProperties);
    std::optional<ListPlace> list =
        numbering_.list_of_style(std::string(properties.value_of(Tag::ParagraphStyle)));
    const std::string_view id = place.value_of(Tag::ListId);
    const std::string_view level = place.value_of(Tag::ListLevelIndex);
    if (!id.empty()) list = ListPlace{std::string(id), list ? list->level : 0};
    if (!list) return;
    list->level = number_of(level, static_cast<std::uint32_t>(list->level));
    flow_.add(numbering_.next(*list));
}

bool shows_text(Element node) {
    if (node.is(Tag::Text) || node.is(Tag::Symbol)) return true;
    if (is_drawing(node) || node.is(Tag::Deleted) || node.is(Tag::MovedFrom)) return false;
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(),
                       [](Element inner) { return shows_text(inner); });
}

std::string text_of(Element node) {
    if (node.is(Tag::Text)) return std::string(node.text());
    if (is_drawing(node) || node.is(Tag::Deleted) || node.is(Tag::MovedFrom)) return {};
    std::string text;
    for (Element inner : node.children()) text += text_of(inner);
    return text;
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

void DocxReader::walk_paragraph(Element paragraph) {
    const Element properties = paragraph.child(Tag::ParagraphProperties);
    paragraph_style_ = properties.value_of(Tag::ParagraphStyle);
    if (shows_text(paragraph)) {
        const std::size_t begin = flow_.size();
        add_number(properties);
        // The number of a list before a figure: digits that no one wrote.
        if (is_in_cell_ && flow_.size() > begin && is_figure(text_of(paragraph)))
            flow_.add_gap(Gap::Kind::Unclear);
    }
    walk_runs(paragraph);
    // An instruction ends with its paragraph, whatever the file says of it.
    fields_.clear();
    // Where the mark of a paragraph was deleted, the next one goes on in its line.
    if (!properties.child(Tag::RunProperties).child(Tag::Deleted)) flow_.end_line();
    for (Element box : std::exchange(boxes_, {})) {
        flow_.end_line();
        walk_blocks(box);
    }
}

void DocxReader::walk_runs(Element node) {
    for (Element inner : node.children()) {
        if (inner.is(Tag::Run)) {
            walk_run(inner);
        } else if (inner.is(Tag::Alternatives)) {
            walk_runs(preferred(inner));
        } else if (is_wrapper(inner) && !is_placeholder(inner)) {
            walk_runs(inner);
        }
    }
}

bool DocxReader::is_shown(Element run) {
    std::vector<RunProperty> properties;
    for (Element property : run.child(Tag::RunProperties).children()) {
        const Tag tag = property.tag();
        if (tag == Tag::Other) continue;
        properties.emplace_back(tag, property.attribute(tag == Tag::Shading ? "fill" : "val"));
    }
    const RunLook look = styles_.look_of(properties, paragraph_style_);
    if (look.is_hidden || (look.is_white && is_in_cell_ && !is_on_ground_)) return false;
    if ((!look.is_shifted && !look.is_moved) || !flow_.is_behind_text()) return true;
    // The mark of a note, and no digit of the figure before it.
    if (!look.is_shifted && is_in_cell_) flow_.add_gap(Gap::Kind::Unclear);
    return !look.is_shifted;
}

void DocxReader::walk_run(Element run) {
    if (!is_shown(run)) return;
    for (Element inner : run.children()) {
        if (inner.is(Tag::FieldCharacter)) {
            note_field(inner.attribute("fldCharType"));
        } else if (is_in_instruction()) {
            continue;
        } else if (inner.is(Tag::Text)) {
            flow_.add(inner.text());
        } else if (inner.is(Tag::Break) || inner.is(Tag::CarriageReturn)) {
            flow_.end_line();
        } else if (inner.is(Tag::Tab) || inner.is(Tag::PlacedTab)) {
            flow_.add(" ");
        } else if (inner.is(Tag::NoBreakHyphen)) {
            flow_.add("-");
        } else if (inner.is(Tag::Symbol)) {
            flow_.add(symbol(inner.attribute("char")));
        } else if (is_drawing(inner)) {
            walk_drawing(inner);
        } else if (inner.is(Tag::Alternatives)) {
            walk_drawing(preferred(inner));
        } else if (is_wrapper(inner)) {
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

bool holds_picture(Element node) {
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(), [](Element inner) {
        return inner.is(Tag::Image) || inner.is(Tag::Chart) ||
               (!inner.is(Tag::TextBox) && holds_picture(inner));
    });
}

// A picture at least as large as a table can be; older ones do not say their size in one place.
bool is_table_sized(Element node) {
    constexpr std::uint32_t widest_seal = 1'900'000,
                            highest_line = 700'000;  // 360 000 a centimetre
    const Element extent = node.child(Tag::Extent);
    return number_of(extent.attribute("cx"), widest_seal) >= widest_seal &&
           number_of(extent.attribute("cy"), highest_line) >= highest_line;
}

void DocxReader::walk_drawing(Element node) {
    if (node.is(Tag::ImageData) || node.is(Tag::OleObject)) flow_.add_gap(Gap::Kind::Picture);
    for (Element inner : node.children()) {
        const bool is_placed = inner.is(Tag::Inline) || inner.is(Tag::Anchor);
        if (is_placed && holds_picture(inner) && (is_in_cell_ || is_table_sized(inner)))
            flow_.add_gap(Gap::Kind::Picture);
        if (inner.is(Tag::TextBox)) {
            boxes_.push_back(inner);
        } else if (inner.is(Tag::Alternatives)) {
            walk_drawing(preferred(inner));
        } else {
            walk_drawing(inner);
        }
    }
}

std::size_t text_length(Element node) {
    if (node.is(Tag::Text)) return count_code_points(node.text());
    std::size_t length = 0;
    for (Element inner : node.children()) length += text_length(inner);
    return length;
}

// A table with a cell of prose, or with little but other tables in it, is there to place them.
struct Inside {
    std::size_t longest_cell = 0;
    std::size_t cells = 0;  // that show text and hold no table
    bool has_table = false;
};

bool holds_table(Element node) {
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(), [](Element inner) {
        return inner.is(Tag::Table) || (!inner.is(Tag::Paragraph) && holds_table(inner));
    });
}

void look_inside(Element node, Inside& inside) {
    for (Element inner : node.children()) {
        if (!inner.is(Tag::Cell)) {
            if (!inner.is(Tag::Paragraph)) look_inside(inner, inside);
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

bool is_layout(Element table) {
    constexpr std::size_t fewest_cells = 12;
    Inside inside;
    look_inside(table, inside);
    return inside.longest_cell > longest_label || (inside.has_table && inside.cells < fewest_cells);
}

void walk_cells_of(Element node, std::vector<Element>& cells) {
    for (Element inner : node.children()) {
        if (inner.is(Tag::Cell)) {
            cells.push_back(inner);
        } else if (!inner.is(Tag::Paragraph)) {
            walk_cells_of(inner, cells);
        }
    }
}

void DocxReader::walk_table(Element table) {
    flow_.end_line();
    if (is_layout(table)) {
        std::vector<Element> cells;
        walk_cells_of(table, cells);
        for (Element cell : cells) {
            walk_blocks(cell);
            flow_.end_line();
        }
        return;
    }
    const Element properties = table.child(Tag::TableProperties);
    is_in_painted_table_ = is_ground(properties.child(Tag::Shading).attribute("fill")) ||
                           styles_.paints(properties.value_of(Tag::TableStyle));
    std::vector<FlowRow> rows;
    gather_rows(table, rows);
    flow_.add_table(rows);
    for (Element inner : std::exchange(inner_tables_, {})) walk_table(inner);
}

void DocxReader::gather_rows(Element node, std::vector<FlowRow>& rows) {
    for (Element inner : node.children()) {
        if (is_wrapper(inner)) gather_rows(inner, rows);
        if (!inner.is(Tag::Row)) continue;
        const Element properties = inner.child(Tag::RowProperties);
        const Element hidden = properties.child(Tag::Hidden);
        if (properties.child(Tag::Deleted) || (hidden && is_switched_on(hidden.attribute("val"))))
            continue;
        FlowRow row;
        gather_cells(inner, row);
        flow_.end_row();
        if (row.empty()) continue;
        row.front().skipped = number_of(properties.value_of(Tag::GridBefore), 0);
        rows.push_back(std::move(row));
    }
}

void DocxReader::gather_cells(Element node, FlowRow& row) {
    for (Element inner : node.children()) {
        if (is_wrapper(inner)) gather_cells(inner, row);
        if (!inner.is(Tag::Cell)) continue;
        const Element properties = inner.child(Tag::CellProperties);
        if (properties.child(Tag::CellDeleted)) continue;
        FlowCell cell = read_cell(inner);
        const Element across = merge_of(properties, Tag::MergeAcross, Tag::MergeAcross2003);
        if (across && across.attribute("val") != "restart" && !row.empty()) {
            row.back().column_span += cell.column_span;
        } else {
            row.push_back(cell);
        }
    }
}

FlowCell DocxReader::read_cell(Element node) {
    const Element properties = node.child(Tag::CellProperties);
    flow_.begin_cell();
    is_in_cell_ = true;
    is_on_ground_ =
        is_in_painted_table_ || is_ground(properties.child(Tag::Shading).attribute("fill"));
    walk_blocks(node);
    is_in_cell_ = false;
    FlowCell cell = flow_.end_cell();
    cell.column_span = std::max(number_of(properties.value_of(Tag::GridSpan), 1), 1U);
    const Element down = merge_of(properties, Tag::MergeDown, Tag::MergeDown2003);
    if (down) {
        const bool begins = down.attribute("val") == "restart";
        cell.merge = begins ? MergeDown::Begins : MergeDown::GoesOn;
    }
    return cell;
}

// The first element of this kind, within reach of the top of a package in one file.
Element find_within(Element element, Tag tag, int depth = 5) {
    for (Element inner : element.children()) {
        if (inner.is(tag)) return inner;
        if (depth == 0) continue;
        if (const Element found = find_within(inner, tag, depth - 1)) return found;
    }
    return {};
}

// Of a document that holds nothing but another file, as programs write that turn a page into a
// document: the bytes of that file.
std::optional<std::string> only_chunk(const DocxArchive& archive, const std::string& part,
                                      Element body) {
    const Element chunk = body.child(Tag::OtherFile);
    if (!chunk || text_length(body) > 0) return std::nullopt;
    const std::optional<std::string> target =
        archive.target_of(part, std::string(chunk.attribute("id")));
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
    const Result<DocxPart> package = DocxPart::parse(bytes);
    if (!package) return tl::unexpected(package.error());
    const Element top = package->root();
    const Element body = find_within(top, Tag::Body);
    if (!body) return refused(Code::DocxDamaged);
    const Element styles = find_within(top, Tag::Styles);
    DocxReader reader(Numbering::read(find_within(top, Tag::Numbering), styles),
                      DocxStyles::read(styles));
    return reader.read(body, std::move(name));
}

Result<Document> read_docx(std::string name, std::string_view bytes) {
    const Result<DocxArchive> archive = DocxArchive::open(bytes);
    if (!archive) return tl::unexpected(archive.error());
    const std::string path = archive->main_part();
    if (!archive->has(path)) return refused(Code::UnsupportedFormat, {archive->format()});
    const Result<std::string> xml = archive->read(path);
    if (!xml) return tl::unexpected(xml.error());
    const Result<DocxPart> part = DocxPart::parse(*xml);
    if (!part) return tl::unexpected(part.error());
    const Element body = part->root().child(Tag::Body);
    if (!body) return refused(Code::DocxDamaged);
    if (auto chunk = only_chunk(*archive, path, body))
        return read_chunk(std::move(name), *std::move(chunk));
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    std::vector<std::string> unreadable;
    const auto side_part = [&](const std::string& file) {
        Result<DocxPart> read = archive->side_part(folder + file);
        if (!read) unreadable.push_back(file);
        return read ? *std::move(read) : DocxPart();
    };
    const DocxPart numbering = side_part("numbering.xml"), styles = side_part("styles.xml");
    DocxReader reader(Numbering::read(numbering.root(), styles.root()),
                      DocxStyles::read(styles.root()));
    Document document = reader.read(body, std::move(name));
    for (const std::string& file : unreadable) document.remark(Code::DocxPartUnreadable, {file});
    return document;
}

}  // namespace gouji::reports
