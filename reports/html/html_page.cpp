#include "reports/html/html_page.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <gumbo.h>

#include "reports/figure.h"
#include "reports/flow.h"
#include "reports/html/enum_set.h"
#include "reports/html/html_look.h"
#include "reports/html/html_program.h"
#include "reports/html/html_style.h"
#include "reports/html/html_tree.h"
#include "reports/html/html_weight.h"
#include "reports/html/node_list.h"
#include "reports/labels.h"

namespace gouji::reports {

namespace {

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

using Children = NodeList<GumboNode>;

Children children_of(const GumboNode& node) {
    if (!is_element(node)) return {};
    return {node.v.element.children.data, node.v.element.children.length};
}

// By its name in small letters, as the parser leaves it; nothing where the element has none.
std::optional<std::string_view> find_attribute(const GumboNode& element, const char* name) {
    const GumboVector& attributes = element.v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* own = static_cast<const GumboAttribute*>(attributes.data[i]);
        if (own->name[0] == name[0] && std::strcmp(own->name, name) == 0) return own->value;
    }
    return std::nullopt;
}

std::string_view attribute(const GumboNode& element, const char* name) {
    return find_attribute(element, name).value_or("");
}

bool is_hidden(const GumboNode& node) {
    return find_attribute(node, "hidden") || is_absent(attribute(node, "style"));
}

using Tags = EnumSet<GumboTag, GUMBO_TAG_LAST + 1>;

bool is_any(const GumboNode& node, const Tags& tags) {
    return is_element(node) && tags.has(node.v.element.tag);
}

constexpr Tags silent_tags{
    GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_SELECT, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG,
    GUMBO_TAG_MATH,   GUMBO_TAG_NAV,    GUMBO_TAG_FOOTER, GUMBO_TAG_RP,       GUMBO_TAG_RT,
    GUMBO_TAG_DEL,    GUMBO_TAG_S,      GUMBO_TAG_STRIKE};

// A heading that opens and shuts its part of the page: a button or a link that leads nowhere.
bool is_heading_switch(const GumboNode& node) {
    const Children children = children_of(node);
    return !leads_elsewhere(attribute(node, "href")) &&
           std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
               return is_text(*child) && label_key(child->v.text.text).mark > 0;
           });
}

// Shows no text of the page's own.
bool is_silent(const GumboNode& node) {
    return is_any(node, silent_tags) || is_hidden(node) ||
           (is(node, GUMBO_TAG_BUTTON) && !is_heading_switch(node));
}

constexpr Tags inline_tags{
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
    const bool is_link = in_link || (is(node, GUMBO_TAG_A) && !is_heading_switch(node));
    for (const GumboNode* child : children_of(node)) weight.add(weigh(*child, is_link, weights));
    if (is(node, GUMBO_TAG_TD) || is(node, GUMBO_TAG_TH)) weight.end_cell();
    if (is(node, GUMBO_TAG_TABLE)) weight.end_table();
    if (!is_inline(node)) weights.emplace(&node, weight);
    return weight;
}

HtmlElement element_of(const GumboNode& node) {
    return {{gumbo_normalized_tagname(node.v.element.tag), attribute(node, "id"),
             attribute(node, "class")},
            attribute(node, "style"),
            attribute(node, "bgcolor"),
            attribute(node, "color")};
}

bool has_binding(const GumboNode& node) {
    const GumboVector& attributes = node.v.element.attributes;
    return std::any_of(attributes.data, attributes.data + attributes.length, [](void* one) {
        return is_binding(static_cast<const GumboAttribute*>(one)->name);
    });
}

// 1 that leads to a note below.
bool is_link_of_note(const GumboNode& node) {
    if (!is(node, GUMBO_TAG_A) || !attribute(node, "href").starts_with('#')) return false;
    const Children children = children_of(node);
    return std::all_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_text(*child) && is_figure(child->v.text.text);
    });
}

class Page {
  public:
    explicit Page(const GumboNode& root) {
        constexpr std::size_t usual = 4096;
        weights_.reserve(usual);
        weigh(root, false, weights_);
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
    void gather_looks(const GumboNode& node);
    void enter_page(const GumboNode& page);
    bool is_seen(const GumboNode& node);
    bool is_filled_in(const GumboNode& node, bool is_blank) const;
    const GumboNode* next_inward(const GumboNode& node) const;

    void walk_plain_lines(const GumboNode& node);
    void note_unreadable(const GumboNode& node);
    void note_attachments(const GumboNode& node);
    void note_doubts(const GumboNode& cell);
    void walk(const GumboNode& node);
    void walk_element(const GumboNode& node);
    void walk_children(const GumboNode& node);
    void walk_table(const GumboNode& table);
    void gather_rows(const GumboNode& node, std::vector<FlowRow>& rows);
    FlowRow read_row(const GumboNode& row);

    Weights weights_;
    PageLook look_;
    PagePrograms programs_;
    std::vector<HtmlElement> path_;  // to the element that is walked, from the row on
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
    return is_mostly_links(weight_of(node));
}

// A table that holds tables, or paragraphs, is there to place them.
bool Page::is_layout(const GumboNode& table) const {
    Weight inside;
    for (const GumboNode* child : children_of(table)) inside.add(weight_of(*child));
    if (inside.has_prose()) return true;
    constexpr std::uint32_t fewest_cells = 12;  // of a table that has a table in a cell of its own
    std::uint32_t own = 0;
    const auto count = [&](const GumboNode& node, const auto& again) -> void {
        if (is(node, GUMBO_TAG_TABLE) && &node != &table) return;
        const bool is_cell = is(node, GUMBO_TAG_TD) || is(node, GUMBO_TAG_TH);
        if (is_cell && !weight_of(node).has_table && weight_of(node).text > 0) ++own;
        for (const GumboNode* child : children_of(node)) again(*child, again);
    };
    if (!inside.has_table) return false;
    count(table, count);
    return own < fewest_cells;
}

bool Page::may_hold_report(const GumboNode& node) const {
    static constexpr Tags holders{GUMBO_TAG_HTML,    GUMBO_TAG_BODY,    GUMBO_TAG_DIV,
                                  GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,
                                  GUMBO_TAG_FORM,    GUMBO_TAG_CENTER,  GUMBO_TAG_TBODY,
                                  GUMBO_TAG_TR,      GUMBO_TAG_TD};
    return is_any(node, holders) || (is(node, GUMBO_TAG_TABLE) && is_layout(node));
}

// The child that holds nearly all of the text, where nothing behind it is of the report.
const GumboNode* Page::next_inward(const GumboNode& node) const {
    const Children children = children_of(node);
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
    const Children children = children_of(node);
    return std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_element(*child) && !is(*child, GUMBO_TAG_BR) &&
               (!is_inline(*child) || has_blocks(*child));
    });
}

void Page::walk_plain_lines(const GumboNode& node) {
    if (!is_element(node) || is_silent(node) || is_inline(node)) return;
    if (!has_blocks(node)) {
        if (is_plain_line(weight_of(node))) walk(node);
        return;
    }
    for (const GumboNode* child : children_of(node)) walk_plain_lines(*child);
}

bool has_styled_children(const GumboNode& node) {
    const Children children = children_of(node);
    return std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_element(*child) && !attribute(*child, "style").empty();
    });
}

void Page::gather_looks(const GumboNode& node) {
    for (const GumboNode* child : children_of(node)) {
        if (is(*child, GUMBO_TAG_HTML)) continue;
        gather_looks(*child);
        if (is(*child, GUMBO_TAG_LINK) && is_same(attribute(*child, "rel"), "stylesheet"))
            look_.note_sheet_elsewhere();
        if (is(*child, GUMBO_TAG_SCRIPT)) programs_.note(attribute(*child, "src"));
        for (const GumboNode* text : children_of(*child)) {
            if (is(*child, GUMBO_TAG_STYLE)) look_.add_sheet(text->v.text.text);
            if (is(*child, GUMBO_TAG_SCRIPT)) programs_.add(text->v.text.text);
        }
    }
}

// The page itself, or one in a frame of it: the sheets of either say nothing about the other.
void Page::enter_page(const GumboNode& page) {
    path_.clear();
    look_ = {};
    gather_looks(page);
}

// Only in a line or a cell something is unseen: programs show what a page first hides in blocks,
// and blocks of size 0 hold others that have a size.
bool Page::is_seen(const GumboNode& node) {
    const Sight sight = look_.sight_of(path_);
    if (sight == Sight::Absent || (sight == Sight::Unseen && !has_styled_children(node)))
        return false;
    const bool is_behind = is_inline(node) && flow_.is_behind_text();
    // The mark of a note, and no digit of the figure before it.
    if (is_behind && (sight == Sight::Mark || is_link_of_note(node))) return false;
    const bool is_unclear = sight == Sight::Unclear || (is_behind && sight == Sight::MarkLike);
    if (is_in_cell_ && is_unclear) flow_.add_gap(Gap::Kind::Unclear);
    return true;
}

// A program writes into this element, or into one within it: it is told to, or the page leaves the
// cell blank and gives the element a name.
bool Page::is_filled_in(const GumboNode& node, bool is_blank) const {
    if (!is_element(node) || is_silent(node)) return false;
    if (has_binding(node)) return true;
    const bool is_empty = is_inline(node) && node.v.element.children.length == 0;
    const bool may_hold = is_blank && !is(node, GUMBO_TAG_A);  // which may be a bookmark
    if (may_hold && programs_.may_fill(element_of(node).name, is_empty)) return true;
    const Children children = children_of(node);
    return std::any_of(children.begin(), children.end(),
                       [&](const GumboNode* child) { return is_filled_in(*child, is_blank); });
}

// What shows something that is no text of the page: it is said that it stands here.
void Page::note_unreadable(const GumboNode& node) {
    static constexpr Tags frames{GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED};
    static constexpr Tags pictures{GUMBO_TAG_IMG, GUMBO_TAG_CANVAS, GUMBO_TAG_SVG};
    static constexpr Tags programs{GUMBO_TAG_SCRIPT, GUMBO_TAG_SELECT};
    constexpr std::uint32_t smallest_figure = 4;
    if (is_in_cell_ && is_any(node, programs)) return flow_.add_gap(Gap::Kind::Picture);
    if (is(node, GUMBO_TAG_A) && names_document(attribute(node, "href")))
        return flow_.add_gap(Gap::Kind::Attachment);
    const bool is_frame = is_any(node, frames);
    if ((!is_frame && !is_any(node, pictures)) || is_hidden(node) ||
        is_smaller(attribute(node, "width"), attribute(node, "height"),
                   is_in_cell_ ? smallest_figure : smallest_table))
        return;
    const bool is_icon = is(node, GUMBO_TAG_SVG) && attribute(node, "width").empty();
    if (!is_icon || is_in_cell_)
        flow_.add_gap(is_frame && !is_in_cell_ ? Gap::Kind::Attachment : Gap::Kind::Picture);
}

void Page::note_attachments(const GumboNode& node) {
    if (!is_element(node) || is_silent(node)) return;
    note_unreadable(node);
    for (const GumboNode* child : children_of(node)) note_attachments(*child);
}

void Page::walk(const GumboNode& node) {
    if (is_text(node)) {
        if (is_verbatim_) {
            flow_.add_verbatim(node.v.text.text);
        } else {
            if (is_in_cell_ && is_template(node.v.text.text)) flow_.add_gap(Gap::Kind::Unclear);
            flow_.add(node.v.text.text);
        }
        return;
    }
    if (!is_element(node)) return;
    note_unreadable(node);
    if (is_in_cell_ && is(node, GUMBO_TAG_TEXTAREA)) return walk_children(node);
    if (is_silent(node)) return;
    if (is(node, GUMBO_TAG_HTML)) {
        const auto outside = std::pair(path_, look_);
        enter_page(node);
        walk_children(node);
        std::tie(path_, look_) = outside;
        return;
    }
    path_.push_back(element_of(node));
    walk_element(node);
    path_.pop_back();
}

void Page::walk_element(const GumboNode& node) {
    if ((is_in_cell_ || is_inline(node)) && !is_seen(node)) return;
    if (is(node, GUMBO_TAG_INPUT)) {
        if (is_text_field(attribute(node, "type"))) flow_.add(attribute(node, "value"));
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
    for (const GumboNode* child : children_of(node)) walk(*child);
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
    for (const GumboNode* child : children_of(node)) {
        if (is(*child, GUMBO_TAG_TR)) {
            if (!is_silent(*child)) rows.push_back(read_row(*child));
        } else if (is(*child, GUMBO_TAG_CAPTION)) {
            walk(*child);
        } else if (is_element(*child) && !is_silent(*child)) {
            path_.push_back(element_of(*child));
            gather_rows(*child, rows);
            path_.pop_back();
        }
    }
}

void Page::note_doubts(const GumboNode& cell) {
    const Weight weight = weight_of(cell);
    const Sight sight = look_.sight_of(path_);
    if (is_filled_in(cell, weight.text + weight.linked == 0) || sight == Sight::Unclear ||
        sight == Sight::Unseen)
        flow_.add_gap(Gap::Kind::Unclear);
}

FlowRow Page::read_row(const GumboNode& row) {
    FlowRow cells;
    path_.push_back(element_of(row));
    for (const GumboNode* child : children_of(row)) {
        if (!is(*child, GUMBO_TAG_TD) && !is(*child, GUMBO_TAG_TH)) continue;
        if (is_hidden(*child)) continue;
        flow_.begin_cell();
        is_in_cell_ = true;
        path_.push_back(element_of(*child));
        note_doubts(*child);
        walk_children(*child);
        path_.pop_back();
        is_in_cell_ = false;
        FlowCell cell = flow_.end_cell();
        cell.column_span = counted(attribute(*child, "colspan"));
        cell.row_span = counted(attribute(*child, "rowspan"));
        cells.push_back(cell);
    }
    path_.pop_back();
    flow_.end_row();
    return cells;
}

// Before the report only what may be its title is kept, behind it what may be its signature.
Document Page::read(const GumboNode& root, std::string name) {
    std::vector<const GumboNode*> inward;
    for (const GumboNode* next = &root; next != nullptr; next = next_inward(*next)) {
        inward.push_back(next);
        if (is(*next, GUMBO_TAG_HTML)) enter_page(*next);
        path_.push_back(element_of(*next));
    }
    for (std::size_t i = 0; i + 1 < inward.size(); ++i) {
        for (const GumboNode* child : children_of(*inward[i])) {
            if (child == inward[i + 1]) break;
            walk_plain_lines(*child);
        }
    }
    walk_children(*inward.back());
    flow_.end_line();
    for (std::size_t i = inward.size() - 1; i-- > 0;) {
        const Children children = children_of(*inward[i]);
        auto child = std::next(std::find(children.begin(), children.end(), inward[i + 1]));
        for (; child != children.end() && is_plain_line(weight_of(**child)); ++child)
            walk_plain_lines(**child);
        if (child != children.end()) break;
    }
    return flow_.finish(std::move(name));
}

}  // namespace

std::optional<Document> read_page(std::string_view page, std::string name) {
    const HtmlTree tree = parse_page(page);
    if (tree == nullptr || tree->root == nullptr) return std::nullopt;
    return Page(*tree->root).read(*tree->root, std::move(name));
}

}  // namespace gouji::reports
