#include "reports/html/html_program.h"

#include <algorithm>
#include <array>

#include "facts/text.h"

namespace gouji::reports {

namespace {

bool is_name_character(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

// Quoted, or behind the sign of a selector: "total", .total, #total.
bool names(std::string_view program, std::string_view name) {
    constexpr std::string_view before = "\"'`.#";
    for (std::size_t at = program.find(name); at != std::string_view::npos;
         at = program.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool begins = at > 0 && before.find(program[at - 1]) != std::string_view::npos;
        if (begins && (end == program.size() || !is_name_character(program[end]))) return true;
    }
    return false;
}

}  // namespace

void PagePrograms::note(std::string_view address) {
    is_any_ = true;
    is_any_elsewhere_ = is_any_elsewhere_ || !address.empty();
}

bool PagePrograms::may_fill(const ElementName& element, bool is_empty) const {
    if (!is_any_) return false;
    const bool is_for_program = is_empty && is_any_elsewhere_ && !element.classes.empty();
    return !element.id.empty() || is_for_program || speak_of(element.classes);
}

bool PagePrograms::speak_of(std::string_view list) const {
    const auto known = asked_.find(list);
    if (known != asked_.end()) return known->second;
    bool found = false;
    std::string_view rest = list;
    while (!rest.empty() && !found) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view name = rest.substr(0, end);
        found = !name.empty() &&
                std::any_of(programs_.begin(), programs_.end(),
                            [&](const std::string& program) { return names(program, name); });
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    asked_.emplace(list, found);
    return found;
}

bool is_binding(std::string_view attribute) {
    constexpr std::array<std::string_view, 17> bindings{
        "v-text",      "v-html",    "v-bind",      ":text",      "ng-bind",    "x-text",
        "th:text",     "data-bind", "data-text",   "data-field", "data-key",   "data-value",
        "data-target", "data-to",   "data-number", "data-num",   "data-count",
    };
    return std::find(bindings.begin(), bindings.end(), attribute) != bindings.end();
}

bool is_text_field(std::string_view type) {
    return type.empty() || type == "text" || type == "number";
}

bool is_template(std::string_view text) {
    const std::size_t open = text.find("{{");
    return open != std::string_view::npos && text.find("}}", open) != std::string_view::npos;
}

}  // namespace gouji::reports
