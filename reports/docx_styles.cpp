#include "reports/docx_styles.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <pugixml.hpp>

#include "reports/docx_numbering.h"

namespace gouji::reports {

namespace {

constexpr std::array<std::string_view, 4> hiding{"vanish", "webHidden", "strike", "dstrike"};
constexpr std::array<std::string_view, 3> others{"vertAlign", "position", "color"};
constexpr std::string_view painted = "shd";

bool is_looked_for(std::string_view name) {
    return std::find(hiding.begin(), hiding.end(), name) != hiding.end() ||
           std::find(others.begin(), others.end(), name) != others.end();
}

// Most files have styles for headings alone: these need no second parse.
bool may_say(const std::string& styles) {
    constexpr std::array<std::string_view, 7> said{"vanish",   "webHidden", "strike", "vertAlign",
                                                   "position", "FFFFFF",    "w:fill"};
    return std::any_of(said.begin(), said.end(), [&](std::string_view word) {
        return styles.find(word) != std::string::npos;
    });
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& candidate : node.attributes()) {
        if (local_name(candidate.name()) == name) return candidate.value();
    }
    return "";
}

bool is_painted(const pugi::xml_node& node) {
    const auto children = node.children();
    return std::any_of(children.begin(), children.end(), [](const pugi::xml_node& inner) {
        return local_name(inner.name()) == painted ? is_ground(attribute(inner, "fill"))
                                                   : is_painted(inner);
    });
}

std::optional<std::string_view> find(const std::vector<RunProperty>& run, std::string_view name) {
    const auto found = std::find_if(run.begin(), run.end(),
                                    [&](const RunProperty& own) { return own.first == name; });
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

DocxStyles DocxStyles::read(const std::string& styles) {
    DocxStyles result;
    pugi::xml_document document;
    if (!may_say(styles) || !document.load_buffer(styles.data(), styles.size())) return result;
    for (const pugi::xml_node& node : document.document_element().children()) {
        if (local_name(node.name()) != "style") continue;
        Style style;
        if (attribute(node, "type") == "table" && is_painted(node))
            style.values.emplace(painted, "on");
        for (const pugi::xml_node& part : node.children()) {
            const std::string_view name = local_name(part.name());
            if (name == "basedOn") style.base = attribute(part, "val");
            if (name != "rPr") continue;
            for (const pugi::xml_node& property : part.children()) {
                const std::string_view own = local_name(property.name());
                const std::string value = attribute(property, "val");
                if (is_looked_for(own)) style.values.emplace(own, value.empty() ? "on" : value);
            }
        }
        result.styles_.insert_or_assign(attribute(node, "styleId"), std::move(style));
    }
    return result;
}

// Of the style or the nearest that it is based on; "" where none of them has it.
std::string_view DocxStyles::value_in(std::string_view style, std::string_view property) const {
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
    return !value_in(table_style, painted).empty();
}

RunLook DocxStyles::look_of(const std::vector<RunProperty>& run,
                            std::string_view paragraph_style) const {
    RunLook look;
    if (run.empty() && styles_.empty()) return look;
    const std::string_view run_style = find(run, "rStyle").value_or("");
    // What the styles of a run and of its paragraph both switch is switched twice.
    const auto is_in_force = [&](std::string_view name) {
        if (const auto own = find(run, name)) return is_switched_on(*own);
        const auto by = [&](std::string_view style) {
            const std::string_view value = value_in(style, name);
            return !value.empty() && is_switched_on(value);
        };
        return by(run_style) != by(paragraph_style);
    };
    const auto value = [&](std::string_view name) {
        if (const auto own = find(run, name)) return *own;
        const std::string_view of_run = value_in(run_style, name);
        return of_run.empty() ? value_in(paragraph_style, name) : of_run;
    };
    look.is_hidden = is_too_small(find(run, "sz").value_or("")) ||
                     std::any_of(hiding.begin(), hiding.end(), is_in_force);
    look.is_white = is_white(value("color")) && !find(run, "highlight") &&
                    !is_ground(find(run, painted).value_or(""));
    const std::string_view place = value("vertAlign");
    const std::string_view raise = value("position");
    look.is_shifted = place == "superscript" || place == "subscript";
    look.is_moved = is_far(raise);
    return look;
}

}  // namespace gouji::reports
