// A part of a Word file as the elements that it is of: private to the reading of DOCX.
//
// Writers choose the prefixes of their names; what an element is called without its prefix is
// looked up once, when the part is parsed, for walking asks again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <vector>

#include "facts/result.h"

namespace gouji::reports {

enum class DocxTag : std::uint8_t {
    Other,
#define GOUJI_DOCX_TAG(tag, name) tag,
#include "reports/docx/docx_tag.def"
#undef GOUJI_DOCX_TAG
};

// An element, or none: what none has is empty. Valid as long as its part.
class DocxElement {
  public:
    class Children;
    struct Item {
        void* node = nullptr;    // of the parser
        std::uint32_t size = 1;  // in items: itself and all that is in it
        DocxTag tag = DocxTag::Other;
    };

    DocxElement() = default;
    explicit DocxElement(const Item* item) : item_(item) {}

    explicit operator bool() const { return item_ != nullptr; }
    bool is(DocxTag tag) const { return this->tag() == tag; }
    DocxTag tag() const { return item_ == nullptr ? DocxTag::Other : item_->tag; }
    Children children() const;
    DocxElement child(DocxTag tag) const;  // the first
    // By its name without the prefix; "" where there is none.
    std::string_view attribute(std::string_view name) const;
    // The attribute `val` of the first child that is so called, as Word says most of its values.
    std::string_view value_of(DocxTag tag) const { return child(tag).attribute("val"); }
    std::string_view text() const;

  private:
    const Item* item_ = nullptr;
};

class DocxElement::Children {
  public:
    struct Iterator {
        using iterator_category = std::forward_iterator_tag;
        using value_type = DocxElement;
        using difference_type = std::ptrdiff_t;
        using pointer = const value_type*;
        using reference = value_type;
        const Item* at = nullptr;
        DocxElement operator*() const { return DocxElement(at); }
        Iterator& operator++() {
            at += at->size;
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;
    };

    Children() = default;
    Children(const Item* begin, const Item* end) : begin_(begin), end_(end) {}
    Iterator begin() const { return {begin_}; }
    Iterator end() const { return {end_}; }

  private:
    const Item* begin_ = nullptr;
    const Item* end_ = nullptr;
};

inline DocxElement::Children DocxElement::children() const {
    return item_ == nullptr ? Children() : Children(item_ + 1, item_ + item_->size);
}

class DocxPart {
  public:
    // Of no elements.
    DocxPart();
    ~DocxPart();
    DocxPart(DocxPart&& other) noexcept;
    DocxPart& operator=(DocxPart&& other) noexcept;
    // Diagnosed where the text is no XML (DocxDamaged), holds too many elements or nests them too
    // deep (DocxTooLarge).
    static Result<DocxPart> parse(std::string_view xml);

    DocxElement root() const { return items_.empty() ? DocxElement() : DocxElement(&items_[0]); }

  private:
    struct Parsed;

    std::unique_ptr<Parsed> parsed_;
    std::vector<DocxElement::Item> items_;  // each before what is in it
};

}  // namespace gouji::reports
