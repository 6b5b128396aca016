#include "reports/docx/docx_element.h"

#include <algorithm>
#include <array>
#include <utility>

#include <pugixml.hpp>

#include "facts/code.h"
#include "reports/name_table.h"
#include "reports/read_docx.h"

namespace gouji::reports {

namespace {

constexpr std::size_t most_elements = 3000000;
constexpr std::size_t shortest_element = 4;  // <a/>

constexpr NameTable tag_table(std::to_array<std::pair<std::string_view, DocxTag>>({
#define GOUJI_DOCX_TAG(tag, name) {name, DocxTag::tag},
#include "reports/docx/docx_tag.def"
#undef GOUJI_DOCX_TAG
}));

std::string_view local_name(std::string_view qualified) {
    const std::size_t colon = qualified.find(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

// By their brackets, of which an element has one or two: the parser's memory grows with them.
bool may_hold_too_many(std::string_view xml) {
    if (xml.size() / shortest_element <= most_elements) return false;
    const auto brackets = static_cast<std::size_t>(std::count(xml.begin(), xml.end(), '<'));
    return brackets > 2 * most_elements;
}

pugi::xml_node node_of(const DocxElement::Item& item) {
    return pugi::xml_node(static_cast<pugi::xml_node_struct*>(item.node));
}

// The element and all that is in it; false where it is too deep.
bool add(const pugi::xml_node& node, std::size_t depth, std::vector<DocxElement::Item>& items) {
    if (depth > max_docx_depth) return false;
    const std::size_t own = items.size();
    const DocxTag tag = tag_table.find(local_name(node.name()), DocxTag::Other);
    items.push_back({node.internal_object(), 1, tag});
    for (pugi::xml_node inner = node.first_child(); inner; inner = inner.next_sibling()) {
        if (inner.type() == pugi::node_element && !add(inner, depth + 1, items)) return false;
    }
    items[own].size = static_cast<std::uint32_t>(items.size() - own);
    return true;
}

}  // namespace

DocxElement DocxElement::child(DocxTag tag) const {
    for (const DocxElement candidate : children()) {
        if (candidate.is(tag)) return candidate;
    }
    return {};
}

std::string_view DocxElement::attribute(std::string_view name) const {
    if (item_ == nullptr) return "";
    for (auto candidate = node_of(*item_).first_attribute(); candidate;
         candidate = candidate.next_attribute()) {
        if (local_name(candidate.name()) == name) return candidate.value();
    }
    return "";
}

std::string_view DocxElement::text() const {
    return item_ == nullptr ? "" : node_of(*item_).text().get();
}

struct DocxPart::Parsed {
    pugi::xml_document document;
};

DocxPart::DocxPart() = default;
DocxPart::~DocxPart() = default;
DocxPart::DocxPart(DocxPart&& other) noexcept = default;
DocxPart& DocxPart::operator=(DocxPart&& other) noexcept = default;

Result<DocxPart> DocxPart::parse(std::string_view xml) {
    if (may_hold_too_many(xml)) return refused(Code::DocxTooLarge);
    DocxPart part;
    part.parsed_ = std::make_unique<Parsed>();
    pugi::xml_document& document = part.parsed_->document;
    const bool is_parsed =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata) &&
        document.document_element();
    if (!is_parsed) return refused(Code::DocxDamaged);
    if (!add(document.document_element(), 1, part.items_)) return refused(Code::DocxTooLarge);
    return part;
}

}  // namespace gouji::reports
