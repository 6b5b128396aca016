#include "reports/docx/docx_styles.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace gouji::reports {

namespace {

using Element = DocxElement;
using Tag = DocxTag;

constexpr std::array<Tag, 4> hiding{Tag::Vanish, Tag::WebHidden, Tag::Strike, Tag::DoubleStrike};

bool is_looked_for(Tag tag) {
    return std::find(hiding.begin(), hiding.end(), tag) != hiding.end() ||
           tag == Tag::VerticalAlignment || tag == Tag::Position || tag == Tag::Colour;
}

bool is_painted(Element element) {
    const auto children = element.children();
    return std::any_of(children.begin(), children.end(), [](Element inner) {
        return inner.is(Tag::Shading) ? is_ground(inner.attribute("fill")) : is_painted(inner);
    });
}

std::optional<std::string_view> find(const std::vector<RunProperty>& run, Tag tag) {
    const auto found = std::find_if(run.begin(), run.end(),
                                    [&](const RunProperty& own) { return own.first == tag; });
    return found == run.end() ? std::nullopt : std::optional(found->second);
}

// In half points.
bool is_too_small(std::string_view size) {
    return size.size() == 1 && size[0] >= '0' && size[0] < '4';
}

// Of half points, more than text is moved to make it look well.
bool is_far(std::string_view raise) {
    if (raise.starts_with('-')) raise.remove_prefix(1);
    return raise.size() > 1 || (raise.size() == 1 && raise[0] >= '4');
}

bool is_white(std::string_view colour) {
    return colour == "FFFFFF" || colour == "ffffff";
}

}  // namespace

bool is_switched_on(std::string_view value) {
    return value != "0" && value != "false" && value != "off" && value != "none";
}

bool is_ground(std::string_view fill) {
    return !fill.empty() && fill != "auto" && !is_white(fill);
}

DocxStyles DocxStyles::read(DocxElement styles) {
    DocxStyles result;
    bool is_any_told = false;
    for (const Element element : styles.children()) {
        if (!element.is(Tag::Style)) continue;
        Style style;
        style.base = element.value_of(Tag::BasedOn);
        if (element.attribute("type") == "table" && is_painted(element))
            style.values.emplace(Tag::Shading, "on");
        for (const Element property : element.child(Tag::RunProperties).children()) {
            const std::string_view value = property.attribute("val");
            if (is_looked_for(property.tag()))
                style.values.emplace(property.tag(), value.empty() ? "on" : value);
        }
        is_any_told = is_any_told || !style.values.empty();
        result.styles_.insert_or_assign(std::string(element.attribute("styleId")),
                                        std::move(style));
    }
    // Most files have styles for headings alone: runs need not ask these.
    if (!is_any_told) result.styles_.clear();
    return result;
}

// Of the style or the nearest that it is based on; "" where none of them has it.
std::string_view DocxStyles::value_in(std::string_view style, DocxTag property) const {
    constexpr int longest_chain = 20;  // a style may be based on itself
    for (int i = 0; i < longest_chain; ++i) {
        const auto found = styles_.find(style);
        if (found == styles_.end()) break;
        const auto own = found->second.values.find(property);
        if (own != found->second.values.end()) return own->second;
        style = found->second.base;
    }
    return "";
}

bool DocxStyles::paints(std::string_view table_style) const {
    return !value_in(table_style, Tag::Shading).empty();
}

RunLook DocxStyles::look_of(const std::vector<RunProperty>& run,
                            std::string_view paragraph_style) const {
    RunLook look;
    if (run.empty() && styles_.empty()) return look;
    const std::string_view run_style = find(run, Tag::RunStyle).value_or("");
    // What the styles of a run and of its paragraph both switch is switched twice.
    const auto is_in_force = [&](Tag tag) {
        if (const auto own = find(run, tag)) return is_switched_on(*own);
        const auto by = [&](std::string_view style) {
            const std::string_view value = value_in(style, tag);
            return !value.empty() && is_switched_on(value);
        };
        return by(run_style) != by(paragraph_style);
    };
    const auto value = [&](Tag tag) {
        if (const auto own = find(run, tag)) return *own;
        const std::string_view of_run = value_in(run_style, tag);
        return of_run.empty() ? value_in(paragraph_style, tag) : of_run;
    };
    look.is_hidden = is_too_small(find(run, Tag::Size).value_or("")) ||
                     std::any_of(hiding.begin(), hiding.end(), is_in_force);
    look.is_white = is_white(value(Tag::Colour)) && !find(run, Tag::Highlight) &&
                    !is_ground(find(run, Tag::Shading).value_or(""));
    const std::string_view place = value(Tag::VerticalAlignment);
    const std::string_view raise = value(Tag::Position);
    look.is_shifted = place == "superscript" || place == "subscript";
    look.is_moved = is_far(raise);
    return look;
}

}  // namespace gouji::reports
