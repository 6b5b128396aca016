#include "reports/read_html.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <gumbo.h>

#include "facts/code.h"
#include "facts/text.h"
#include "reports/flow.h"
#include "reports/html_encoding.h"
#include "reports/html_scan.h"
#include "reports/html_style.h"
#include "reports/html_weight.h"
#include "reports/labels.h"

namespace gouji::reports {

namespace {

constexpr std::size_t max_attributes = 500;
constexpr std::uint32_t most_columns = 1000;
// A label of a form is shorter, a paragraph that stands in a table to be laid out is longer.
constexpr std::uint32_t longest_label = 300;

struct Free {
    void operator()(GumboOutput* output) const {
        GumboOptions options = kGumboDefaultOptions;
        gumbo_destroy_output(&options, output);
    }
};
using Parsed = std::unique_ptr<GumboOutput, Free>;

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
           node.type == GUMBO_NODE_WHITESPACE;
}

bool is(const GumboNode& node, GumboTag tag) {
    return is_element(node) && node.v.element.tag == tag;
}

// The nodes within a node, in the parser's own list.
class Children {
  public:
    explicit Children(const GumboNode& node) {
        if (!is_element(node)) return;
        begin_ = node.v.element.children.data;
        end_ = begin_ + node.v.element.children.length;
    }
    struct Iterator {
        using iterator_category = std::forward_iterator_tag;
        using value_type = const GumboNode*;
        using difference_type = std::ptrdiff_t;
        using pointer = const value_type*;
        using reference = value_type;
        void** at = nullptr;
        const GumboNode* operator*() const { return static_cast<const GumboNode*>(*at); }
        Iterator& operator++() {
            ++at;
            return *this;
        }
        Iterator operator++(int) { return Iterator{at++}; }
        friend bool operator==(const Iterator&, const Iterator&) = default;
    };
    Iterator begin() const { return {begin_}; }
    Iterator end() const { return {end_}; }

  private:
    void** begin_ = nullptr;
    void** end_ = nullptr;
};

std::string_view attribute(const GumboNode& node, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_hidden(const GumboNode& node) {
    return gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
           inline_style(attribute(node, "style")).is_absent;
}

bool is_any(const GumboNode& node, std::span<const GumboTag> tags) {
    return is_element(node) &&
           std::find(tags.begin(), tags.end(), node.v.element.tag) != tags.end();
}

constexpr std::array silent_tags{
    GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_SELECT, GUMBO_TAG_BUTTON, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,   GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_SVG,    GUMBO_TAG_MATH,   GUMBO_TAG_NAV,    GUMBO_TAG_FOOTER,   GUMBO_TAG_RP,
    GUMBO_TAG_RT,     GUMBO_TAG_DEL,    GUMBO_TAG_S,      GUMBO_TAG_STRIKE};

// Shows no text of the page's own.
bool is_silent(const GumboNode& node) {
    return is_any(node, silent_tags) || is_hidden(node);
}

constexpr std::array inline_tags{
    GUMBO_TAG_A,      GUMBO_TAG_ABBR,   GUMBO_TAG_B,   GUMBO_TAG_BDO,   GUMBO_TAG_BIG,
    GUMBO_TAG_CITE,   GUMBO_TAG_CODE,   GUMBO_TAG_EM,  GUMBO_TAG_FONT,  GUMBO_TAG_I,
    GUMBO_TAG_IMG,    GUMBO_TAG_INPUT,  GUMBO_TAG_INS, GUMBO_TAG_LABEL, GUMBO_TAG_MARK,
    GUMBO_TAG_NOBR,   GUMBO_TAG_RUBY,   GUMBO_TAG_S,   GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
    GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP,   GUMBO_TAG_TIME,
    GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR, GUMBO_TAG_WBR,   GUMBO_TAG_UNKNOWN};

// Unknown ones are: o:p, st1:chsdate and their like.
bool is_inline(const GumboNode& node) {
    return is_any(node, inline_tags);
}

using Weight = HtmlWeight;
using Weights = std::unordered_map<const GumboNode*, Weight>;

Weight weigh(const GumboNode& node, bool in_link, Weights& weights) {
    if (is_text(node))
        return in_link ? weight_of_link(node.v.text.text) : weight_of_text(node.v.text.text);
    Weight weight;
    if (!is_element(node) || is_silent(node)) return weight;
    const bool is_link = in_link || is(node, GUMBO_TAG_A);
    for (const GumboNode* child : Children(node)) weight.add(weigh(*child, is_link, weights));
    const bool is_cell = is(node, GUMBO_TAG_TD) || is(node, GUMBO_TAG_TH);
    if (is_cell && !weight.has_table) {
        weight.longest_cell = weight.text;
        weight.cells = weight.text + weight.linked > 0 ? 1 : 0;
    }
    // A table of one short cell is that cell's text.
    if (is(node, GUMBO_TAG_TABLE) && (weight.cells > 1 || weight.longest_cell > longest_label))
        weight.has_table = true;
    if (!is_inline(node)) weights.emplace(&node, weight);
    return weight;
}

bool is_shifted(const GumboNode& node) {
    return is(node, GUMBO_TAG_SUP) || is(node, GUMBO_TAG_SUB) ||
           (is_inline(node) && inline_style(attribute(node, "style")).is_shifted);
}

// Sheets stand in the head, or as children of the body.
void gather_hidden_classes(const GumboNode& node, std::set<std::string>& classes) {
    for (const GumboNode* child : Children(node)) {
        if (is(*child, GUMBO_TAG_HEAD) || is(*child, GUMBO_TAG_BODY))
            gather_hidden_classes(*child, classes);
        if (!is(*child, GUMBO_TAG_STYLE)) continue;
        for (const GumboNode* text : Children(*child)) {
            if (is_text(*text)) classes.merge(hidden_classes(text->v.text.text));
        }
    }
}

class Page {
  public:
    explicit Page(const GumboNode& root) {
        constexpr std::size_t usual = 4096;
        weights_.reserve(usual);
        weigh(root, false, weights_);
        gather_hidden_classes(root, hidden_classes_);
    }

    Document read(const GumboNode& root, std::string name);

  private:
    Weight weight_of(const GumboNode& node) const {
        const auto found = weights_.find(&node);
        return found == weights_.end() ? Weight() : found->second;
    }
    bool is_links(const GumboNode& node) const;
    bool is_layout(const GumboNode& table) const;
    bool may_hold_report(const GumboNode& node) const;
    bool is_plain_line(const GumboNode& node) const;
    bool is_unseen(const GumboNode& node) const;
    const GumboNode* next_inward(const GumboNode& node) const;

    void walk_plain_lines(const GumboNode& node);
    void note_unreadable(const GumboNode& node);
    void note_attachments(const GumboNode& node);
    void walk(const GumboNode& node);
    void walk_children(const GumboNode& node);
    void walk_table(const GumboNode& table);
    void gather_rows(const GumboNode& node, std::vector<FlowRow>& rows);
    FlowRow read_row(const GumboNode& row);

    Weights weights_;
    std::set<std::string> hidden_classes_;
    Flow flow_;
    bool is_in_cell_ = false;
    bool is_verbatim_ = false;
    std::vector<const GumboNode*> inner_tables_;  // of cells, to be read behind their table
};

// A list of links, a bar of them, a trail to this page.
bool Page::is_links(const GumboNode& node) const {
    if (!is_element(node) || is_inline(node)) return false;
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3) return false;
    const Weight weight = weight_of(node);
    if (weight.linked == 0 || weight.has_sentence) return false;
    constexpr std::uint32_t longest_trail = 120;
    if (weight.has_arrow && weight.text < longest_trail) return true;
    return weight.linked * 3 > weight.text * 2;
}

// A table that holds tables, or paragraphs, is there to place them.
bool Page::is_layout(const GumboNode& table) const {
    Weight inside;
    for (const GumboNode* child : Children(table)) inside.add(weight_of(*child));
    if (inside.longest_cell > longest_label) return true;
    constexpr std::uint32_t fewest_cells = 12;  // of a table that has a table in a cell of its own
    std::uint32_t own = 0;
    const auto count = [&](const GumboNode& node, const auto& again) -> void {
        if (is(node, GUMBO_TAG_TABLE) && &node != &table) return;
        const bool is_cell = is(node, GUMBO_TAG_TD) || is(node, GUMBO_TAG_TH);
        if (is_cell && !weight_of(node).has_table && weight_of(node).text > 0) ++own;
        for (const GumboNode* child : Children(node)) again(*child, again);
    };
    if (!inside.has_table) return false;
    count(table, count);
    return own < fewest_cells;
}

bool Page::may_hold_report(const GumboNode& node) const {
    constexpr std::array holders{GUMBO_TAG_HTML,    GUMBO_TAG_BODY,    GUMBO_TAG_DIV,
                                 GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,
                                 GUMBO_TAG_FORM,    GUMBO_TAG_CENTER,  GUMBO_TAG_TBODY,
                                 GUMBO_TAG_TR,      GUMBO_TAG_TD};
    return is_any(node, holders) || (is(node, GUMBO_TAG_TABLE) && is_layout(node));
}

// The child that holds nearly all of the text, where nothing behind it is of the report.
const GumboNode* Page::next_inward(const GumboNode& node) const {
    const Children children = Children(node);
    const Weight whole = weight_of(node);
    const auto most = std::find_if(children.begin(), children.end(), [&](const GumboNode* child) {
        return weight_of(*child).text * 10ULL > whole.text * 7ULL && may_hold_report(*child);
    });
    if (most == children.end()) return nullptr;
    const bool goes_on = std::any_of(std::next(most), children.end(), [&](const GumboNode* child) {
        const Weight weight = weight_of(*child);
        return !is_links(*child) && (weight.has_table || weight.has_sentence);
    });
    return goes_on ? nullptr : *most;
}

bool has_blocks(const GumboNode& node) {
    const Children children = Children(node);
    return std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_element(*child) && !is(*child, GUMBO_TAG_BR) &&
               (!is_inline(*child) || has_blocks(*child));
    });
}

// A short line outside of the report that may be its title or signature: it links nowhere and
// names nothing with a colon.
bool Page::is_plain_line(const GumboNode& node) const {
    constexpr std::uint32_t longest = 80;
    const Weight weight = weight_of(node);
    return weight.linked == 0 && !weight.has_colon && weight.text <= longest;
}

void Page::walk_plain_lines(const GumboNode& node) {
    if (!is_element(node) || is_silent(node) || is_inline(node)) return;
    if (!has_blocks(node)) {
        if (is_plain_line(node)) walk(node);
        return;
    }
    for (const GumboNode* child : Children(node)) walk_plain_lines(*child);
}

std::uint32_t number_of(const GumboNode& cell, const char* name) {
    return counted(attribute(cell, name), most_columns);
}

// By the size that the page gives it, too small to show a table; in a cell, to show a figure.
bool is_smaller(const GumboNode& node, std::uint32_t pixels) {
    const auto is_small = [&](const char* side) {
        const std::string_view size = attribute(node, side);
        return !size.empty() && !size.ends_with('%') && number_of(node, side) < pixels;
    };
    return is_small("width") || is_small("height");
}

// A form's field that shows what was filled in.
bool is_text_field(const GumboNode& input) {
    const std::string_view type = attribute(input, "type");
    return type.empty() || type == "text" || type == "number";
}

bool has_styled_children(const GumboNode& node) {
    const Children children = Children(node);
    return std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_element(*child) && !attribute(*child, "style").empty();
    });
}

// Only in a line or a cell: programs show what a page first hides in blocks, and blocks of size 0
// hold others that have a size.
bool Page::is_unseen(const GumboNode& node) const {
    if (!is_in_cell_ && !is_inline(node)) return false;
    if (inline_style(attribute(node, "style")).is_unseen) return !has_styled_children(node);
    if (!is_in_cell_ || hidden_classes_.empty()) return false;
    std::string_view names = attribute(node, "class");
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        if (hidden_classes_.contains(std::string(names.substr(0, end)))) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

// What shows something that is no text of the page: it is said that it stands here.
void Page::note_unreadable(const GumboNode& node) {
    constexpr std::array frames{GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED};
    constexpr std::array pictures{GUMBO_TAG_IMG, GUMBO_TAG_CANVAS, GUMBO_TAG_SVG};
    constexpr std::array programs{GUMBO_TAG_SCRIPT, GUMBO_TAG_SELECT};
    constexpr std::uint32_t smallest_figure = 4;
    if (is_in_cell_ && is_any(node, programs)) return flow_.add_gap(Gap::Kind::Picture);
    if (is(node, GUMBO_TAG_A) && names_document(attribute(node, "href")))
        return flow_.add_gap(Gap::Kind::Attachment);
    const bool is_frame = is_any(node, frames);
    if ((!is_frame && !is_any(node, pictures)) || is_hidden(node) ||
        is_smaller(node, is_in_cell_ ? smallest_figure : smallest_table))
        return;
    const bool is_icon = is(node, GUMBO_TAG_SVG) && attribute(node, "width").empty();
    if (!is_icon || is_in_cell_)
        flow_.add_gap(is_frame && !is_in_cell_ ? Gap::Kind::Attachment : Gap::Kind::Picture);
}

void Page::note_attachments(const GumboNode& node) {
    if (!is_element(node) || is_silent(node)) return;
    note_unreadable(node);
    for (const GumboNode* child : Children(node)) note_attachments(*child);
}

void Page::walk(const GumboNode& node) {
    if (is_text(node)) {
        if (is_verbatim_) {
            std::string_view text = node.v.text.text;
            for (std::size_t end; (end = text.find('\n')) != std::string_view::npos;) {
                flow_.add_verbatim(text.substr(0, end));
                flow_.end_line();
                text.remove_prefix(end + 1);
            }
            flow_.add_verbatim(text);
        } else {
            flow_.add(node.v.text.text);
        }
        return;
    }
    if (!is_element(node)) return;
    note_unreadable(node);
    if (is_in_cell_ && is(node, GUMBO_TAG_TEXTAREA)) return walk_children(node);
    if (is_silent(node) || is_unseen(node)) return;
    // The mark of a note, and no digit of the figure before it.
    if (is_shifted(node) && flow_.is_behind_text()) return;
    if (is(node, GUMBO_TAG_INPUT)) {
        if (is_text_field(node)) flow_.add(attribute(node, "value"));
    } else if (is(node, GUMBO_TAG_BR) || is(node, GUMBO_TAG_HR)) {
        flow_.end_line();
    } else if (is(node, GUMBO_TAG_TABLE)) {
        if (is_in_cell_ && !weight_of(node).has_table) {
            flow_.end_line();
            walk_children(node);
        } else if (is_in_cell_) {
            inner_tables_.push_back(&node);
        } else {
            walk_table(node);
        }
    } else if (is_inline(node)) {
        walk_children(node);
    } else if (!is_links(node)) {
        const bool was_verbatim =
            std::exchange(is_verbatim_, is_verbatim_ || is(node, GUMBO_TAG_PRE));
        flow_.end_line();
        walk_children(node);
        flow_.end_line();
        is_verbatim_ = was_verbatim;
    } else {
        note_attachments(node);
    }
}

void Page::walk_children(const GumboNode& node) {
    for (const GumboNode* child : Children(node)) walk(*child);
}

void Page::walk_table(const GumboNode& table) {
    flow_.end_line();
    if (is_layout(table)) {
        walk_children(table);
        flow_.end_line();
        return;
    }
    std::vector<FlowRow> rows;
    gather_rows(table, rows);
    flow_.add_table(rows);
    for (const GumboNode* inner : std::exchange(inner_tables_, {})) walk_table(*inner);
}

void Page::gather_rows(const GumboNode& node, std::vector<FlowRow>& rows) {
    for (const GumboNode* child : Children(node)) {
        if (is(*child, GUMBO_TAG_TR)) {
            if (!is_silent(*child)) rows.push_back(read_row(*child));
        } else if (is(*child, GUMBO_TAG_CAPTION)) {
            walk(*child);
        } else if (is_element(*child) && !is_silent(*child)) {
            gather_rows(*child, rows);
        }
    }
}

FlowRow Page::read_row(const GumboNode& row) {
    FlowRow cells;
    for (const GumboNode* child : Children(row)) {
        if (!is(*child, GUMBO_TAG_TD) && !is(*child, GUMBO_TAG_TH)) continue;
        if (is_hidden(*child)) continue;
        flow_.begin_cell();
        is_in_cell_ = true;
        walk_children(*child);
        is_in_cell_ = false;
        FlowCell cell = flow_.end_cell();
        cell.column_span = number_of(*child, "colspan");
        cell.row_span = number_of(*child, "rowspan");
        cells.push_back(cell);
    }
    flow_.end_row();
    return cells;
}

// Before the report only what may be its title is kept, behind it what may be its signature.
Document Page::read(const GumboNode& root, std::string name) {
    std::vector<const GumboNode*> inward{&root};
    while (const GumboNode* next = next_inward(*inward.back())) inward.push_back(next);
    for (std::size_t i = 0; i + 1 < inward.size(); ++i) {
        for (const GumboNode* child : Children(*inward[i])) {
            if (child == inward[i + 1]) break;
            walk_plain_lines(*child);
        }
    }
    walk_children(*inward.back());
    flow_.end_line();
    for (std::size_t i = inward.size() - 1; i-- > 0;) {
        const Children children = Children(*inward[i]);
        auto child = std::next(std::find(children.begin(), children.end(), inward[i + 1]));
        for (; child != children.end() && is_plain_line(**child); ++child)
            walk_plain_lines(**child);
        if (child != children.end()) break;
    }
    return flow_.finish(std::move(name));
}

tl::unexpected<Diagnostic> refused(Code code, std::vector<std::string> arguments = {}) {
    return tl::unexpected(Diagnostic{code, std::move(arguments), {}, {}, std::nullopt});
}

}  // namespace

Result<Document> read_html(std::string name, std::string bytes) {
    if (bytes.size() > max_html_bytes) {
        return refused(Code::ReportTooLarge,
                       {std::to_string(bytes.size()), std::to_string(max_html_bytes)});
    }
    const Result<Decoded> decoded = decode_html(std::move(bytes));
    if (!decoded) return tl::unexpected(decoded.error());
    const std::string& page = decoded->text;
    const HtmlCost cost = html_cost(page);
    if (cost.depth > max_html_depth)
        return refused(Code::HtmlTooDeep, {std::to_string(max_html_depth)});
    if (cost.nodes > max_html_nodes || cost.attributes > max_attributes)
        return refused(Code::HtmlTooCostly);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const Parsed parsed(gumbo_parse_with_options(&options, page.data(), page.size()));
    if (parsed == nullptr || parsed->root == nullptr) return refused(Code::HtmlTooCostly);
    Document document = Page(*parsed->root).read(*parsed->root, std::move(name));
    if (decoded->is_cut) mark_cut_off(document);
    return document;
}

}  // namespace gouji::reports
