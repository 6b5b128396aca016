#include "reports/html/html_weight.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

void HtmlWeight::add(const HtmlWeight& other) {
    text += other.text;
    linked += other.linked;
    longest_cell = std::max(longest_cell, other.longest_cell);
    cells += other.cells;
    has_table = has_table || other.has_table;
    has_sentence = has_sentence || other.has_sentence;
    has_colon = has_colon || other.has_colon;
    has_arrow = has_arrow || other.has_arrow;
}

void HtmlWeight::end_cell() {
    if (has_table) return;
    longest_cell = text;
    cells = text + linked > 0 ? 1 : 0;
}

// A table of one short cell is that cell's text.
void HtmlWeight::end_table() {
    has_table = has_table || cells > 1 || has_prose();
}

bool HtmlWeight::has_prose() const {
    constexpr std::uint32_t longest_label = 300;
    return longest_cell > longest_label;
}

HtmlWeight weight_of_text(std::string_view text) {
    HtmlWeight weight;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_blank(c)) continue;
        ++weight.text;
        if (c == U'。') weight.has_sentence = true;
        if (c == U'：' || c == U':') weight.has_colon = true;
        if (c == U'>' || c == U'＞' || c == U'»' || c == U'›') weight.has_arrow = true;
    }
    return weight;
}

// A number leads nowhere in the menu of a page; programs link the figures of its tables.
HtmlWeight weight_of_link(std::string_view text) {
    HtmlWeight weight = weight_of_text(text);
    if (shows_digits(trimmed(text), U",.")) return weight;
    weight.linked = weight.text;
    weight.text = 0;
    weight.has_sentence = false;
    return weight;
}

bool is_mostly_links(const HtmlWeight& weight) {
    constexpr std::uint32_t longest_trail = 120;
    if (weight.linked == 0 || weight.has_sentence) return false;
    if (weight.has_arrow && weight.text < longest_trail) return true;
    return weight.linked * 3 > weight.text * 2;
}

bool is_plain_line(const HtmlWeight& weight) {
    constexpr std::uint32_t longest = 80;
    return weight.linked == 0 && !weight.has_colon && weight.text <= longest;
}

bool leads_elsewhere(std::string_view link) {
    return !link.empty() && link != "#" && !begins_with_ignoring_case(link, "javascript:");
}

bool names_document(std::string_view link) {
    constexpr std::array<std::string_view, 13> endings{".pdf", ".docx", ".doc", ".wps", ".xlsx",
                                                       ".xls", ".et",   ".ofd", ".zip", ".rar",
                                                       ".png", ".jpg",  ".jpeg"};
    link = link.substr(0, link.find_first_of("?#"));
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        return link.size() > ending.size() &&
               begins_with_ignoring_case(link.substr(link.size() - ending.size()), ending);
    });
}

std::uint32_t counted(std::string_view value) {
    constexpr std::uint32_t most = 1000;
    const std::size_t first = value.find_first_not_of(" \t\"'");
    if (first == std::string_view::npos) return 1;
    std::uint32_t count = 1;
    const auto read = std::from_chars(value.data() + first, value.data() + value.size(), count);
    return read.ec == std::errc() ? std::clamp(count, 1U, most) : 1;
}

bool is_smaller(std::string_view width, std::string_view height, std::uint32_t pixels) {
    const auto is_small = [&](std::string_view side) {
        return !side.empty() && !side.ends_with('%') && counted(side) < pixels;
    };
    return is_small(width) || is_small(height);
}

}  // namespace gouji::reports
