#include "reports/html/html_look.h"

#include <algorithm>
#include <array>
#include <string>

namespace gouji::reports {

namespace {

// Names that the sheets of most sites give to what they do not show.
bool is_hidden_by_custom(std::string_view classes) {
    constexpr std::array<std::string_view, 7> names{
        "sr-only",   "visually-hidden",   "hidden", "hide", "d-none",
        "invisible", "screen-reader-text"};
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return has_class(classes, name); });
}

}  // namespace

ElementStyle PageLook::style_of(const std::vector<HtmlElement>& path, std::size_t length) const {
    const HtmlElement& element = path[length - 1];
    ElementStyle style;
    if (sheet_.may_name(element.name)) {
        std::vector<ElementName> names;
        for (std::size_t i = 0; i < length; ++i) names.push_back(path[i].name);
        style = sheet_.style_of(names);
    }
    if (!element.ground.empty()) style.add("background:" + std::string(element.ground));
    if (!element.colour.empty()) style.add("color:" + std::string(element.colour));
    if (!element.style.empty()) style.add(said_by(element.style));
    return style;
}

const ElementStyle& PageLook::said_by(std::string_view declarations) const {
    const auto [known, is_new] = said_.try_emplace(declarations);
    if (is_new) known->second.add(declarations);
    return known->second;
}

Sight PageLook::sight_of(const std::vector<HtmlElement>& path) const {
    const ElementStyle style = style_of(path, path.size());
    if (style.is_absent()) return Sight::Absent;
    if (style.is_unseen()) return Sight::Unseen;
    const std::string_view tag = path.back().name.tag;
    if (tag == "sup" || tag == "sub" || style.is_shifted()) return Sight::Mark;
    if (tag == "small" || style.is_moved()) return Sight::MarkLike;
    if (has_sheet_elsewhere_ && is_hidden_by_custom(path.back().name.classes))
        return Sight::Unclear;
    if (!style.is_white()) return Sight::Seen;
    for (std::size_t length = path.size(); length > 0; --length) {
        if (style_of(path, length).is_painted()) return Sight::Seen;
    }
    return has_sheet_elsewhere_ ? Sight::Unclear : Sight::Unseen;
}

}  // namespace gouji::reports
