#include "reports/html/html_style.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "facts/text.h"

namespace gouji::reports {

bool is_same(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() && begins_with_ignoring_case(text, lower);
}

namespace {

using Trait = std::uint32_t;

constexpr Trait absent = 1U << 0, invisible = 1U << 1, tiny = 1U << 2, clear = 1U << 3,
                struck = 1U << 4, clipped = 1U << 5, masked = 1U << 6, shrunk = 1U << 7,
                indented = 1U << 8, pushed = 1U << 9, left_off = 1U << 10, top_off = 1U << 11,
                closed = 1U << 12, no_width = 1U << 13, no_height = 1U << 14, raised = 1U << 15,
                lifted = 1U << 16, relative = 1U << 17, moved = 1U << 18, white = 1U << 19,
                painted = 1U << 20, office_hidden = 1U << 21, positioned = 1U << 22,
                moved_up = 1U << 23, off_line = 1U << 24;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// The word of a value that begins here; what brackets hold is of their word.
std::string_view word_at(std::string_view value, std::size_t at) {
    int depth = 0;
    std::size_t end = at;
    for (; end < value.size(); ++end) {
        if (value[end] == '(') ++depth;
        if (value[end] == ')') --depth;
        if (depth == 0 && (is_space(value[end]) || value[end] == '!')) break;
    }
    return value.substr(at, end - at);
}

template <class Predicate>
bool any_word(std::string_view value, const Predicate& predicate) {
    for (std::size_t at = 0; at < value.size();) {
        if (is_space(value[at]) || value[at] == '!') {
            ++at;
            continue;
        }
        const std::string_view word = word_at(value, at);
        if (predicate(word)) return true;
        at += word.size();
    }
    return false;
}

bool has_word(std::string_view value, std::string_view word) {
    return any_word(value, [&](std::string_view own) { return is_same(own, word); });
}

// A length as it is written: its sign, whole number and unit.
struct Length {
    bool is_number = false, is_negative = false, is_zero = true;
    unsigned whole = 0;
    std::string_view unit;
};

Length length_of(std::string_view text) {
    Length length;
    if (text.starts_with('-') || text.starts_with('+')) {
        length.is_negative = text.front() == '-';
        text.remove_prefix(1);
    }
    constexpr unsigned most = 100'000;
    bool is_fraction = false;
    while (!text.empty() && (text.front() == '.' || is_digit(text.front()))) {
        const char c = text.front();
        text.remove_prefix(1);
        is_fraction = is_fraction || c == '.';
        if (c == '.') continue;
        length.is_number = true;
        length.is_zero = length.is_zero && c == '0';
        if (!is_fraction)
            length.whole = std::min(most, length.whole * 10 + static_cast<unsigned>(c - '0'));
    }
    length.unit = word_at(text, 0);
    return length;
}

bool is_zero(std::string_view value) {
    const Length length = length_of(value);
    return length.is_number && length.is_zero;
}

// Farther than text is moved to make it look well.
bool is_shift(std::string_view value) {
    const Length length = length_of(value);
    const bool is_absolute = is_same(length.unit, "px") || is_same(length.unit, "pt");
    return length.is_number && !length.is_zero && (!is_absolute || length.whole >= 3);
}

bool is_line_shift(std::string_view value) {
    return has_word(value, "super") || has_word(value, "sub") || has_word(value, "text-top");
}

bool is_line_move(std::string_view value) {
    return has_word(value, "top") || is_shift(value);
}

// No one reads signs of two pixels.
bool is_tiny(std::string_view value) {
    const Length length = length_of(value);
    const bool is_absolute = is_same(length.unit, "px") || is_same(length.unit, "pt");
    return length.is_number && (length.is_zero || (is_absolute && length.whole < 3));
}

bool is_at_most_one(std::string_view value) {
    const Length length = length_of(value);
    return length.is_number && (length.is_zero || (length.whole <= 1 && length.unit == "px"));
}

// Beyond the left or the upper edge of any page.
bool is_off(std::string_view value) {
    const Length length = length_of(value);
    const bool is_large_unit =
        is_same(length.unit, "em") || is_same(length.unit, "rem") || is_same(length.unit, "%");
    return length.is_negative && length.whole >= (is_large_unit ? 50U : 500U);
}

// Nothing is left: rect(0,0,0,0), rect(1px, 1px, 1px, 1px).
bool is_closed_clip(std::string_view value) {
    return begins_with_ignoring_case(value, "rect(") &&
           value.find_first_of("23456789") == std::string_view::npos;
}

bool is_closed_mask(std::string_view value) {
    return begins_with_ignoring_case(value, "circle(0") ||
           begins_with_ignoring_case(value, "inset(50%") ||
           begins_with_ignoring_case(value, "inset(100%");
}

bool is_closed_scale(std::string_view value) {
    return begins_with_ignoring_case(value, "scale(0)");
}

// All parts of #… or of rgb(…) nearly full, or nothing of the colour there.
bool is_light_hex(std::string_view digits) {
    if (digits.size() != 3 && digits.size() != 6) return false;
    for (std::size_t i = 0; i < digits.size(); i += digits.size() / 3) {
        if (digits[i] != 'f' && digits[i] != 'F') return false;
    }
    return true;
}

bool is_light_function(std::string_view word) {
    constexpr unsigned light = 240;
    unsigned parts = 0, light_parts = 0;
    bool is_clear = false;
    for (std::size_t at = word.find('('); at < word.size(); ++parts) {
        at = std::min(word.find_first_of("0123456789.", at), word.size());
        if (at == word.size()) break;
        const std::size_t end = std::min(word.find_first_of(" ,/)", at), word.size());
        const Length part = length_of(word.substr(at, end - at));
        if (part.whole >= light) ++light_parts;
        is_clear = parts == 3 && part.is_zero;
        at = end;
    }
    return is_clear || (parts >= 3 && light_parts >= 3);
}

// What leaves white paper white.
bool is_white_word(std::string_view word) {
    if (word.starts_with('#')) return is_light_hex(word.substr(1));
    return is_same(word, "white") || is_same(word, "transparent") ||
           (begins_with_ignoring_case(word, "rgb") && is_light_function(word));
}

bool is_white_colour(std::string_view value) {
    return any_word(value, is_white_word);
}

// A colour or a picture behind the text; what only places a picture paints nothing.
bool is_painting(std::string_view value) {
    constexpr std::array<std::string_view, 7> idle{"none",   "inherit", "initial", "unset",
                                                   "repeat", "scroll",  "auto"};
    return any_word(value, [&](std::string_view word) {
        const bool is_coloured = word.starts_with('#') || word.find('(') != std::string_view::npos;
        const bool is_name = std::isalpha(static_cast<unsigned char>(word.front())) != 0 &&
                             word.find('-') == std::string_view::npos &&
                             std::none_of(idle.begin(), idle.end(),
                                          [&](std::string_view one) { return is_same(word, one); });
        return (is_coloured || is_name) && !is_white_word(word);
    });
}

struct Known {
    std::string_view property;
    Trait trait;
    bool (*holds)(std::string_view value);
};

constexpr std::array<Known, 30> known{{
    {"display", absent, [](std::string_view v) { return has_word(v, "none"); }},
    {"visibility", invisible,
     [](std::string_view v) { return has_word(v, "hidden") || has_word(v, "collapse"); }},
    {"font-size", tiny, is_tiny},
    {"opacity", clear, is_zero},
    {"mso-hide", office_hidden, [](std::string_view v) { return has_word(v, "all"); }},
    {"text-decoration", struck, [](std::string_view v) { return has_word(v, "line-through"); }},
    {"text-decoration-line", struck,
     [](std::string_view v) { return has_word(v, "line-through"); }},
    {"clip", clipped, is_closed_clip},
    {"clip-path", masked, is_closed_mask},
    {"transform", shrunk, is_closed_scale},
    {"text-indent", indented, is_off},
    {"margin-left", pushed, is_off},
    {"margin", pushed, is_off},
    {"left", left_off, is_off},
    {"top", top_off, is_off},
    {"overflow", closed,
     [](std::string_view v) { return has_word(v, "hidden") || has_word(v, "clip"); }},
    {"width", no_width, is_at_most_one},
    {"max-width", no_width, is_at_most_one},
    {"height", no_height, is_at_most_one},
    {"max-height", no_height, is_at_most_one},
    {"vertical-align", raised, is_line_shift},
    {"vertical-align", off_line, is_line_move},
    {"mso-text-raise", lifted, is_shift},
    {"position", relative, [](std::string_view v) { return has_word(v, "relative"); }},
    {"position", positioned,
     [](std::string_view v) { return has_word(v, "absolute") || has_word(v, "fixed"); }},
    {"top", moved, is_shift},
    {"bottom", moved_up, is_shift},
    {"color", white, is_white_colour},
    {"background", painted, is_painting},
    {"background-color", painted, is_painting},
}};

template <class Take>
void for_each_declaration(std::string_view declarations, const Take& take) {
    while (!declarations.empty()) {
        const std::size_t end = std::min(declarations.find(';'), declarations.size());
        const std::string_view declaration = declarations.substr(0, end);
        const std::size_t colon = declaration.find(':');
        if (colon != std::string_view::npos)
            take(trimmed(declaration.substr(0, colon)), trimmed(declaration.substr(colon + 1)));
        declarations.remove_prefix(std::min(end + 1, declarations.size()));
    }
}

}  // namespace

bool ElementStyle::is_absent() const {
    return has(absent);
}

bool ElementStyle::is_unseen() const {
    constexpr Trait alone =
        invisible | tiny | clear | office_hidden | struck | masked | shrunk | indented | pushed;
    const bool is_off_page = has(positioned) && has(left_off | top_off | clipped);
    return has(alone) || is_off_page || (has(closed) && has(no_width | no_height));
}

bool ElementStyle::is_shifted() const {
    return has(raised);
}

bool ElementStyle::is_moved() const {
    return has(off_line | lifted) || (has(relative) && has(moved | moved_up));
}

bool ElementStyle::is_white() const {
    return has(white);
}

bool ElementStyle::is_painted() const {
    return has(painted);
}

void ElementStyle::apply(std::string_view property, std::string_view value) {
    for (const Known& one : known) {
        if (!is_same(property, one.property)) continue;
        said_ |= one.trait;
        traits_ = one.holds(value) ? traits_ | one.trait : traits_ & ~one.trait;
    }
}

void ElementStyle::add(std::string_view declarations) {
    for_each_declaration(declarations, [this](std::string_view property, std::string_view value) {
        apply(property, value);
    });
}

void ElementStyle::add(const ElementStyle& later) {
    said_ |= later.said_;
    traits_ = (traits_ & ~later.said_) | later.traits_;
}

bool is_absent(std::string_view declarations) {
    // Every element is asked, and few have a letter of `display` that is as rare as this one.
    if (declarations.find('y') == std::string_view::npos &&
        declarations.find('Y') == std::string_view::npos)
        return false;
    bool is_none = false;
    for_each_declaration(declarations, [&](std::string_view property, std::string_view value) {
        if (is_same(property, "display")) is_none = has_word(value, "none");
    });
    return is_none;
}

ElementStyle inline_style(std::string_view declarations) {
    ElementStyle style;
    style.add(declarations);
    return style;
}

}  // namespace gouji::reports
