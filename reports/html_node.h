// What reading asks of a node of a parsed page: private to the reading of HTML.
//
// Nodes are of the parser's tree, which is not changed; what is said of one lives as long.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string_view>

#include <gumbo.h>

#include "reports/html_look.h"

namespace gouji::reports {

inline bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

inline bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
           node.type == GUMBO_NODE_WHITESPACE;
}

inline bool is(const GumboNode& node, GumboTag tag) {
    return is_element(node) && node.v.element.tag == tag;
}

class HtmlTags {
  public:
    constexpr HtmlTags(std::initializer_list<GumboTag> tags) {
        for (const GumboTag tag : tags) has_[tag] = true;
    }
    constexpr bool has(GumboTag tag) const { return has_[tag]; }

  private:
    std::array<bool, GUMBO_TAG_LAST + 1> has_{};
};

inline bool is_any(const GumboNode& node, const HtmlTags& tags) {
    return is_element(node) && tags.has(node.v.element.tag);
}

// The parser's list of pointers to nodes, as a range.
class HtmlChildren {
  public:
    HtmlChildren() = default;
    explicit HtmlChildren(const GumboVector& nodes)
        : begin_(nodes.data), end_(nodes.data + nodes.length) {}

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

inline HtmlChildren children_of(const GumboNode& node) {
    return is_element(node) ? HtmlChildren(node.v.element.children) : HtmlChildren();
}

// Of an element, by its name in small letters; "" where it has none.
std::string_view attribute(const GumboNode& element, const char* name);
// What an attribute counts, as colspan: from 1; 1 where it is no number.
std::uint32_t number_of(const GumboNode& element, const char* name);

// A heading that opens and shuts its part of the page: a button or a link that leads nowhere.
bool is_heading_switch(const GumboNode& element);
// An element that takes no place, by its own attributes.
bool is_hidden(const GumboNode& element);
// Shows no text of the page's own.
bool is_silent(const GumboNode& node);
// An element of a line. Unknown ones are: o:p, st1:chsdate and their like.
bool is_inline(const GumboNode& node);
bool has_blocks(const GumboNode& node);
bool has_styled_children(const GumboNode& node);
// An attribute of it asks a program for its text.
bool has_binding(const GumboNode& element);
// 1 that leads to a note below.
bool is_link_of_note(const GumboNode& node);
// By the size that the page gives it, too small to show a table; in a cell, to show a figure.
bool is_smaller(const GumboNode& element, std::uint32_t pixels);

HtmlElement element_of(const GumboNode& element);

}  // namespace gouji::reports
