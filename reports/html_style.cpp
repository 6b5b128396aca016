#include "reports/html_style.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "facts/text.h"

namespace gouji::reports {

namespace {

enum class Effect : unsigned char { Absent, Unseen, Shifted };

// An empty value stands for a size of zero.
struct Known {
    std::string_view property, value;
    Effect effect;
};

constexpr std::array<Known, 9> known{{
    {"display", "none", Effect::Absent},
    {"visibility", "hidden", Effect::Unseen},
    {"visibility", "collapse", Effect::Unseen},
    {"font-size", "", Effect::Unseen},
    {"opacity", "", Effect::Unseen},
    {"mso-hide", "all", Effect::Unseen},
    {"text-decoration", "line-through", Effect::Unseen},
    {"vertical-align", "super", Effect::Shifted},
    {"vertical-align", "sub", Effect::Shifted},
}};

bool is_same(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() && begins_with_ignoring_case(text, lower);
}

// 0, 0px, 0.0pt
bool is_zero(std::string_view value) {
    const std::size_t end = value.find_first_not_of("0.");
    return end > 0 && value.find('0') == 0 &&
           (end == std::string_view::npos ||
            std::isalpha(static_cast<unsigned char>(value[end])) != 0 || value[end] == '%');
}

bool has_word(std::string_view value, std::string_view word) {
    for (std::size_t at = 0; at < value.size();) {
        at = std::min(value.find_first_not_of(" \t\r\n", at), value.size());
        const std::size_t end = std::min(value.find_first_of(" \t\r\n!", at), value.size());
        if (is_same(value.substr(at, end - at), word)) return true;
        at = std::max(end, at) + 1;
    }
    return false;
}

void apply(std::string_view property, std::string_view value, InlineStyle& style) {
    // Crossed out is said by two properties.
    if (is_same(property, "text-decoration-line")) property = "text-decoration";
    for (const Known& one : known) {
        if (!is_same(property, one.property)) continue;
        if (one.value.empty() ? !is_zero(value) : !has_word(value, one.value)) continue;
        style.is_absent = style.is_absent || one.effect == Effect::Absent;
        style.is_unseen = style.is_unseen || one.effect == Effect::Unseen;
        style.is_shifted = style.is_shifted || one.effect == Effect::Shifted;
    }
}

// The names behind a dot at the end of each selector: "td .old, .x" → old, x.
void add_classes(std::string_view selectors, std::set<std::string>& classes) {
    while (!selectors.empty()) {
        const std::size_t comma = std::min(selectors.find(','), selectors.size());
        const std::string_view selector = trimmed(selectors.substr(0, comma));
        const std::size_t dot = selector.rfind('.');
        if (dot != std::string_view::npos &&
            selector.find_first_of(" >+~:[#", dot) == std::string_view::npos)
            classes.emplace(selector.substr(dot + 1));
        selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
}

std::string without_comments(std::string_view sheet) {
    std::string text;
    for (std::size_t at = 0; at < sheet.size();) {
        const std::size_t begin = std::min(sheet.find("/*", at), sheet.size());
        text.append(sheet.substr(at, begin - at));
        const std::size_t end = sheet.find("*/", begin);
        at = end == std::string_view::npos ? sheet.size() : end + 2;
    }
    return text;
}

// To behind the bracket that closes the block whose bracket opens at `open`.
std::size_t behind_block(std::string_view sheet, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t at = open; at < sheet.size(); ++at) {
        if (sheet[at] == '{') ++depth;
        if (sheet[at] == '}' && --depth == 0) return at + 1;
    }
    return sheet.size();
}

}  // namespace

InlineStyle inline_style(std::string_view style) {
    InlineStyle result;
    while (!style.empty()) {
        const std::size_t end = std::min(style.find(';'), style.size());
        const std::string_view declaration = style.substr(0, end);
        const std::size_t colon = declaration.find(':');
        if (colon != std::string_view::npos)
            apply(trimmed(declaration.substr(0, colon)), trimmed(declaration.substr(colon + 1)),
                  result);
        style.remove_prefix(std::min(end + 1, style.size()));
    }
    return result;
}

std::set<std::string> hidden_classes(std::string_view sheet) {
    std::set<std::string> classes;
    const std::string text = without_comments(sheet);
    const std::string_view rest = text;
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t open = rest.find('{', at);
        if (open == std::string_view::npos) break;
        const std::size_t end = behind_block(rest, open);
        // What stands before a block without one of its own, as @charset, ends in a semicolon.
        const std::size_t statement = rest.substr(0, open).find_last_of(";}");
        const std::size_t begin =
            statement == std::string_view::npos ? at : std::max(at, statement + 1);
        const std::string_view selectors = trimmed(rest.substr(begin, open - begin));
        const InlineStyle style = inline_style(rest.substr(open + 1, end - open - 2));
        if (!selectors.starts_with('@') && (style.is_absent || style.is_unseen))
            add_classes(selectors, classes);
        at = end;
    }
    return classes;
}

}  // namespace gouji::reports
