#include "reports/html/html_tree.h"

#include <cstddef>
#include <utility>

#include <gumbo.h>

#include "reports/flow.h"
#include "reports/html/html_scan.h"
#include "reports/html/html_weight.h"
#include "reports/read_html.h"

namespace gouji::reports {

namespace {

HtmlTree parse_without_frames(std::string_view page) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    return HtmlTree(gumbo_parse_with_options(&options, page.data(), page.size()));
}

std::string_view attribute(const GumboElement& element, const char* name) {
    const GumboAttribute* own = gumbo_get_attribute(&element.attributes, name);
    return own != nullptr ? own->value : "";
}

bool shows_page(const GumboElement& element) {
    return element.tag == GUMBO_TAG_IFRAME && !attribute(element, "srcdoc").empty() &&
           !is_smaller(attribute(element, "width"), attribute(element, "height"), smallest_table);
}

class Frames {
  public:
    void open(GumboNode& node, std::size_t depth);

  private:
    bool is_within_bounds(std::string_view page, std::size_t depth);

    std::size_t nodes_left_ = max_html_nodes / 10;  // in all frames; a report has a few thousand
};

bool Frames::is_within_bounds(std::string_view page, std::size_t depth) {
    const HtmlCost cost = html_cost(page);
    if (depth + cost.depth > max_html_depth || cost.attributes > max_html_attributes ||
        cost.nodes > nodes_left_)
        return false;
    nodes_left_ -= cost.nodes;
    return true;
}

void Frames::open(GumboNode& node, std::size_t depth) {
    if (node.type != GUMBO_NODE_ELEMENT) return;
    GumboElement& element = node.v.element;
    if (shows_page(element) && is_within_bounds(attribute(element, "srcdoc"), depth)) {
        const HtmlTree inner = parse_without_frames(attribute(element, "srcdoc"));
        if (inner == nullptr) return;
        // What stood between the tags of the frame is shown by no browser.
        std::swap(element.children, inner->document->v.document.children);
        element.tag = GUMBO_TAG_DIV;
    }
    for (unsigned i = 0; i < element.children.length; ++i)
        open(*static_cast<GumboNode*>(element.children.data[i]), depth + 1);
}

}  // namespace

void FreeTree::operator()(GumboInternalOutput* tree) const {
    GumboOptions options = kGumboDefaultOptions;
    gumbo_destroy_output(&options, tree);
}

HtmlTree parse_page(std::string_view page) {
    HtmlTree tree = parse_without_frames(page);
    if (tree != nullptr && tree->root != nullptr) Frames().open(*tree->root, 0);
    return tree;
}

}  // namespace gouji::reports
