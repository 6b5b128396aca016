#include "reports/html/html_sheet.h"

#include <algorithm>
#include <utility>

#include "facts/text.h"

namespace gouji::reports {

namespace {

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

// A block that speaks of every screen holds rules like any other.
bool is_of_every_screen(std::string_view selectors) {
    return selectors == "@media screen" || selectors == "@media all";
}

}  // namespace

bool has_class(std::string_view classes, std::string_view name) {
    for (std::size_t at = classes.find(name); at != std::string_view::npos;
         at = classes.find(name, at + 1)) {
        const bool begins = at == 0 || is_blank(static_cast<unsigned char>(classes[at - 1]));
        const std::size_t end = at + name.size();
        const bool ends =
            end == classes.size() || is_blank(static_cast<unsigned char>(classes[end]));
        if (begins && ends) return true;
    }
    return false;
}

bool StyleSheet::parse(std::string_view selector, Rule& rule) {
    constexpr std::string_view signs = " \t\r\n>.#";
    bool is_child = false, is_apart = true;
    while (!selector.empty()) {
        const char sign = selector.front();
        if (is_blank(static_cast<unsigned char>(sign)) || sign == '>') {
            is_child = is_child || sign == '>';
            is_apart = true;
            selector.remove_prefix(1);
            continue;
        }
        const bool is_name = sign != '.' && sign != '#';
        const std::size_t begin = is_name ? 0 : 1;
        const std::size_t end = std::min(selector.find_first_of(signs, begin), selector.size());
        const std::string name(selector.substr(begin, end - begin));
        if (name.empty() || name.find_first_of("+~:[*()") != std::string::npos) return false;
        if (std::exchange(is_apart, false)) {
            rule.selector.emplace_back();
            rule.selector.back().is_child = std::exchange(is_child, false);
        }
        Compound& compound = rule.selector.back();
        if (sign == '.') compound.classes.push_back(name);
        if (sign == '#') compound.id = name;
        if (is_name) compound.tag = name;
        rule.weight += sign == '#' ? 10'000 : sign == '.' ? 100 : 1;
        selector.remove_prefix(end);
    }
    return !rule.selector.empty();
}

void StyleSheet::add_rule(std::string_view selectors, const ElementStyle& style) {
    while (!selectors.empty() && rules_.size() < most_rules) {
        const std::size_t comma = std::min(selectors.find(','), selectors.size());
        Rule rule;
        rule.style = style;
        if (parse(trimmed(selectors.substr(0, comma)), rule)) {
            const auto behind = std::upper_bound(
                rules_.begin(), rules_.end(), rule.weight,
                [](std::uint32_t weight, const Rule& other) { return weight < other.weight; });
            rules_.insert(behind, std::move(rule));
        }
        selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
}

void StyleSheet::add(std::string_view sheet) {
    const std::string text = without_comments(sheet);
    const std::string_view rest = text;
    for (std::size_t at = 0; at < rest.size() && rules_.size() < most_rules;) {
        const std::size_t open = rest.find('{', at);
        if (open == std::string_view::npos) break;
        // What stands before a block without one of its own, as @charset, ends in a semicolon.
        const std::string_view before = rest.substr(at, open - at);
        const std::string_view selectors = trimmed(before.substr(before.find_last_of(";}") + 1));
        if (is_of_every_screen(selectors)) {
            at = open + 1;
            continue;
        }
        const std::size_t end = behind_block(rest, open);
        const std::string_view block = rest.substr(open + 1, end - open - 2);
        at = end;
        if (selectors.starts_with('@')) continue;
        const ElementStyle style = inline_style(block);
        if (style.says_anything()) add_rule(selectors, style);
    }
}

bool StyleSheet::matches(const Compound& compound, const ElementName& element) {
    return (compound.tag.empty() || is_same(compound.tag, element.tag)) &&
           (compound.id.empty() || compound.id == element.id) &&
           std::all_of(compound.classes.begin(), compound.classes.end(),
                       [&](const std::string& name) { return has_class(element.classes, name); });
}

// Each compound from the last, at the nearest ancestor that it names: a child is not sought
// farther.
bool StyleSheet::matches(const Rule& rule, const std::vector<ElementName>& path) {
    std::size_t at = path.size();
    bool is_child = true;  // the last compound names the element itself
    for (std::size_t c = rule.selector.size(); c-- > 0;) {
        const Compound& compound = rule.selector[c];
        do {
            if (at-- == 0) return false;
        } while (!matches(compound, path[at]) && !is_child);
        if (is_child && !matches(compound, path[at])) return false;
        is_child = compound.is_child;
    }
    return true;
}

bool StyleSheet::may_name(const ElementName& element) const {
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](const Rule& rule) { return matches(rule.selector.back(), element); });
}

ElementStyle StyleSheet::style_of(const std::vector<ElementName>& path) const {
    ElementStyle style;
    for (const Rule& rule : rules_) {
        if (matches(rule, path)) style.add(rule.style);
    }
    return style;
}

}  // namespace gouji::reports
