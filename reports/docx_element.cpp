#include "reports/docx_element.h"

#include <algorithm>
#include <array>
#include <utility>

#include "facts/code.h"
#include "reports/name_table.h"
#include "reports/read_docx.h"

namespace gouji::reports {

namespace {

constexpr std::size_t most_elements = 3000000;
constexpr std::size_t shortest_element = 4;  // <a/>

constexpr NameTable tag_table(std::to_array<std::pair<std::string_view, DocxTag>>({
#define GOUJI_DOCX_TAG(tag, name) {name, DocxTag::tag},
#include "reports/docx_tag.def"
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

}  // namespace

DocxElement DocxElement::child(DocxTag tag) const {
    for (const DocxElement candidate : children()) {
        if (candidate.is(tag)) return candidate;
    }
    return {};
}

std::string_view DocxElement::attribute(std::string_view name) const {
    if (item_ == nullptr) return "";
    for (auto candidate = item_->node.first_attribute(); candidate;
         candidate = candidate.next_attribute()) {
        if (local_name(candidate.name()) == name) return candidate.value();
    }
    return "";
}

std::string_view DocxElement::text() const {
    return item_ == nullptr ? "" : item_->node.text().get();
}

Result<DocxPart> DocxPart::parse(std::string_view xml) {
    if (may_hold_too_many(xml)) return refused(Code::DocxTooLarge);
    DocxPart part;
    const bool is_parsed =
        part.document_.load_buffer(xml.data(), xml.size(),
                                   pugi::parse_default | pugi::parse_ws_pcdata) &&
        part.document_.document_element();
    if (!is_parsed) return refused(Code::DocxDamaged);
    if (!part.add(part.document_.document_element(), 1)) return refused(Code::DocxTooLarge);
    return part;
}

// The element and all that is in it; not where it is too deep.
bool DocxPart::add(const pugi::xml_node& node, std::size_t depth) {
    if (depth > max_docx_depth) return false;
    const std::size_t own = items_.size();
    items_.push_back({node, 1, tag_table.find(local_name(node.name()), DocxTag::Other)});
    for (pugi::xml_node inner = node.first_child(); inner; inner = inner.next_sibling()) {
        if (inner.type() == pugi::node_element && !add(inner, depth + 1)) return false;
    }
    items_[own].size = static_cast<std::uint32_t>(items_.size() - own);
    return true;
}

}  // namespace gouji::reports
