#include "reports/text/page_numbers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "facts/text.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest = 40;  // bytes of a line that may be a page number

std::string_view content(std::string_view text, const TextLine& line) {
    return text.substr(line.content.begin, line.content.size());
}

bool is_dash(char32_t c) {
    return c == U'-' || c == U'~' || c == U'·' || (c >= 0x2010 && c <= 0x2015) || c == 0x2500 ||
           c == 0x30FC;
}

// Dashes on both sides of a number, which is then all of it.
bool is_dashed_number(std::string_view line) {
    bool before = false, after = false;
    int digits = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (is_digit(c)) {
            if (after) return false;
            ++digits;
        } else if (is_dash(c)) {
            (digits == 0 ? before : after) = true;
        } else {
            return false;
        }
    }
    return before && after && digits > 0 && digits <= 3;
}

// 第3页, 第3页共7页, 3/7 with the word for a page.
bool is_worded_number(std::string_view line) {
    return line.ends_with("页") && (line.starts_with("第") || line.starts_with("共")) &&
           std::count_if(line.begin(), line.end(), is_digit) > 0;
}

// What a line ends with that numbers a page in dashes or words; most lines are told by it.
bool ends_as_number(std::string_view line) {
    const auto end = static_cast<unsigned char>(line.back());
    if (end < 0x80U) return is_dash(end);
    std::size_t last = begin_of_sign(line, line.size());
    const char32_t c = next_code_point(line, last);
    return c == U'页' || is_dash(folded(c));
}

std::optional<int> bare_number(std::string_view line) {
    const auto number = line.size() > 3 ? std::nullopt : number_in_digits(line);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

struct Page {
    std::size_t first, last;  // lines with something in them
};

std::vector<Page> pages_of(const std::vector<TextLine>& lines) {
    std::vector<Page> pages;
    bool fresh = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        fresh = fresh || lines[i].begins_page;
        if (lines[i].content.empty()) continue;
        if (fresh) pages.push_back({i, i});
        pages.back().last = i;
        fresh = false;
    }
    return pages;
}

bool has_pages(const std::vector<TextLine>& lines) {
    return std::any_of(lines.begin(), lines.end(), [&](const TextLine& line) {
        return line.begins_page && &line != &lines.front();
    });
}

bool is_alone(const std::vector<TextLine>& lines, std::size_t line) {
    return line > 0 && line + 1 < lines.size() && lines[line - 1].content.empty() &&
           lines[line + 1].content.empty();
}

// The only line of the page that shows nothing but the number, between empty ones.
std::optional<std::size_t> only_line_with(int number, const Page& page, std::string_view text,
                                          const std::vector<TextLine>& lines) {
    std::optional<std::size_t> only;
    for (std::size_t line = page.first; line <= page.last; ++line) {
        if (bare_number(content(text, lines[line])) != number) continue;
        if (only || !is_alone(lines, line)) return std::nullopt;
        only = line;
    }
    return only;
}

// The pages count themselves in one place: every page but one shows its number there. That one, if
// another number stands in the place, shows it elsewhere.
void drop_bare_numbers(std::string_view text, std::vector<TextLine>& lines,
                       std::size_t Page::*place) {
    const std::vector<Page> pages = pages_of(lines);
    if (pages.size() < 2) return;
    std::vector<std::size_t> numbers;
    bool has_other = false;  // a page with another number in the place
    int first = 0;
    std::size_t without = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t line = pages[i].*place;
        const auto number = bare_number(content(text, lines[line]));
        const int start = number ? *number - static_cast<int>(i) : 0;
        if (number && numbers.empty()) first = start;
        if (number && start == first && first >= 0) {
            numbers.push_back(line);
            continue;
        }
        without = i;
        has_other = has_other || number.has_value();
    }
    if (numbers.size() < 2 || numbers.size() + 1 < pages.size()) return;
    const auto elsewhere =
        without > 0 ? only_line_with(first + static_cast<int>(without), pages[without], text, lines)
                    : std::nullopt;
    if (has_other && !elsewhere) return;
    if (elsewhere) numbers.push_back(*elsewhere);
    for (const std::size_t line : numbers) lines[line].content.end = lines[line].content.begin;
}

// Without form feeds a page number stands alone, far from the margin, and they count 1, 2, 3.
void drop_centred_numbers(std::string_view text, std::vector<TextLine>& lines) {
    constexpr std::uint32_t far = 12;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextLine& line = lines[i];
        if (line.content.begin - line.whole.begin < far) continue;
        const auto number = bare_number(content(text, line));
        if (!number) continue;
        const bool alone = (i == 0 || lines[i - 1].content.empty()) &&
                           (i + 1 == lines.size() || lines[i + 1].content.empty() ||
                            lines[i + 1].begins_page || i + 2 == lines.size());
        if (*number == static_cast<int>(numbers.size()) + 1 &&
            (alone || (i > 0 && lines[i - 1].content.empty())))
            numbers.push_back(i);
    }
    if (numbers.size() < 2) return;
    for (const std::size_t i : numbers) lines[i].content.end = lines[i].content.begin;
}

}  // namespace

void drop_page_numbers(std::string_view text, std::vector<TextLine>& lines) {
    for (TextLine& line : lines) {
        if (line.content.empty() || line.content.size() > longest) continue;
        if (!ends_as_number(content(text, line))) continue;
        const std::string shown = normal_form(content(text, line));
        if (is_dashed_number(shown) || is_worded_number(shown))
            line.content.end = line.content.begin;
    }
    if (has_pages(lines)) {
        drop_bare_numbers(text, lines, &Page::last);
        drop_bare_numbers(text, lines, &Page::first);
    }
    drop_centred_numbers(text, lines);
}

}  // namespace gouji::reports
