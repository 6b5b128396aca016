#include "reports/html_node.h"

#include <algorithm>
#include <cstring>

#include "reports/figure.h"
#include "reports/html_program.h"
#include "reports/html_style.h"
#include "reports/html_weight.h"
#include "reports/labels.h"

namespace gouji::reports {

namespace {

constexpr std::uint32_t most_columns = 1000;

constexpr HtmlTags silent_tags{
    GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_SELECT, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG,
    GUMBO_TAG_MATH,   GUMBO_TAG_NAV,    GUMBO_TAG_FOOTER, GUMBO_TAG_RP,       GUMBO_TAG_RT,
    GUMBO_TAG_DEL,    GUMBO_TAG_S,      GUMBO_TAG_STRIKE};

constexpr HtmlTags inline_tags{
    GUMBO_TAG_A,      GUMBO_TAG_ABBR,   GUMBO_TAG_B,   GUMBO_TAG_BDO,   GUMBO_TAG_BIG,
    GUMBO_TAG_CITE,   GUMBO_TAG_CODE,   GUMBO_TAG_EM,  GUMBO_TAG_FONT,  GUMBO_TAG_I,
    GUMBO_TAG_IMG,    GUMBO_TAG_INPUT,  GUMBO_TAG_INS, GUMBO_TAG_LABEL, GUMBO_TAG_MARK,
    GUMBO_TAG_NOBR,   GUMBO_TAG_RUBY,   GUMBO_TAG_S,   GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
    GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP,   GUMBO_TAG_TIME,
    GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR, GUMBO_TAG_WBR,   GUMBO_TAG_UNKNOWN};

// By its name in small letters, as the parser leaves it; null where there is none.
const GumboAttribute* find_attribute(const GumboNode& node, const char* name) {
    const GumboVector& attributes = node.v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* own = static_cast<const GumboAttribute*>(attributes.data[i]);
        if (own->name[0] == name[0] && std::strcmp(own->name, name) == 0) return own;
    }
    return nullptr;
}

}  // namespace

std::string_view attribute(const GumboNode& node, const char* name) {
    const GumboAttribute* found = find_attribute(node, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::uint32_t number_of(const GumboNode& cell, const char* name) {
    return counted(attribute(cell, name), most_columns);
}

bool is_heading_switch(const GumboNode& node) {
    const HtmlChildren children = children_of(node);
    return !leads_elsewhere(attribute(node, "href")) &&
           std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
               return is_text(*child) && label_key(child->v.text.text).mark > 0;
           });
}

bool is_hidden(const GumboNode& node) {
    return find_attribute(node, "hidden") != nullptr || is_absent(attribute(node, "style"));
}

bool is_silent(const GumboNode& node) {
    return is_any(node, silent_tags) || is_hidden(node) ||
           (is(node, GUMBO_TAG_BUTTON) && !is_heading_switch(node));
}

bool is_inline(const GumboNode& node) {
    return is_any(node, inline_tags);
}

bool has_blocks(const GumboNode& node) {
    const HtmlChildren children = children_of(node);
    return std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_element(*child) && !is(*child, GUMBO_TAG_BR) &&
               (!is_inline(*child) || has_blocks(*child));
    });
}

bool has_styled_children(const GumboNode& node) {
    const HtmlChildren children = children_of(node);
    return std::any_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_element(*child) && !attribute(*child, "style").empty();
    });
}

bool has_binding(const GumboNode& node) {
    const GumboVector& attributes = node.v.element.attributes;
    return std::any_of(attributes.data, attributes.data + attributes.length, [](void* one) {
        return is_binding(static_cast<const GumboAttribute*>(one)->name);
    });
}

bool is_link_of_note(const GumboNode& node) {
    if (!is(node, GUMBO_TAG_A) || !attribute(node, "href").starts_with('#')) return false;
    const HtmlChildren children = children_of(node);
    return std::all_of(children.begin(), children.end(), [](const GumboNode* child) {
        return is_text(*child) && is_figure(child->v.text.text);
    });
}

bool is_smaller(const GumboNode& node, std::uint32_t pixels) {
    const auto is_small = [&](const char* side) {
        const std::string_view size = attribute(node, side);
        return !size.empty() && !size.ends_with('%') && number_of(node, side) < pixels;
    };
    return is_small("width") || is_small("height");
}

HtmlElement element_of(const GumboNode& node) {
    return {{gumbo_normalized_tagname(node.v.element.tag), attribute(node, "id"),
             attribute(node, "class")},
            attribute(node, "style"),
            attribute(node, "bgcolor"),
            attribute(node, "color")};
}

}  // namespace gouji::reports
