#include "rules/yaml_slip.h"

#include <algorithm>

#include "facts/code.h"
#include "facts/text.h"

namespace gouji::rules {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view full_colon = "：", full_comma = "，";
constexpr std::string_view wide_spaces[] = {"\u3000", "\u00A0"};

bool is_key_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || is_digit(byte) ||
           byte == '_' || byte == '.';
}

// A line as far as it can be told without YAML: `- key: value`.
struct Line {
    std::string_view text;
    std::size_t begin = 0;   // of the line, in the file
    std::size_t key = 0;     // where the key begins, behind blanks and `- `
    std::size_t behind = 0;  // the first byte behind the key's letters
    bool has_colon = false;  // `: ` stands there

    bool has_key() const { return behind > key; }
    std::string_view rest(std::size_t at) const { return text.substr(std::min(at, text.size())); }
    std::size_t value() const {
        const std::size_t at = text.find_first_not_of(" \t", behind + 1);
        return has_colon ? std::min(at, text.size()) : text.size();
    }
    Span span(std::size_t at, std::size_t size) const {
        const auto first = static_cast<std::uint32_t>(begin + at);
        return {first, first + static_cast<std::uint32_t>(size)};
    }
};

Line line_at(std::string_view file, std::size_t at) {
    Line line;
    line.begin = at == 0 ? 0 : file.rfind('\n', at - 1) + 1;  // 0 on the first line
    line.text = file.substr(line.begin, file.find('\n', line.begin) - line.begin);
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    const std::size_t mark = line.text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    line.key = std::min(line.text.find_first_not_of(' ', mark), line.text.size());
    while (line.rest(line.key).starts_with("- ")) {
        line.key = std::min(line.text.find_first_not_of(' ', line.key + 1), line.text.size());
    }
    line.behind = line.key;
    while (line.behind < line.text.size() && is_key_byte(line.text[line.behind])) ++line.behind;
    const std::string_view rest = line.rest(line.behind);
    line.has_colon = line.has_key() && (rest == ":" || rest.starts_with(": "));
    return line;
}

bool says_nothing(const Line& line) {
    const std::size_t at = line.text.find_first_not_of(" \t");
    return at == std::string_view::npos || line.text[at] == '#';
}

// The last line above that says something.
std::optional<Line> line_above(std::string_view file, const Line& line) {
    for (std::size_t begin = line.begin; begin > 0;) {
        const Line above = line_at(file, begin - 1);
        if (!says_nothing(above)) return above;
        begin = above.begin;
    }
    return std::nullopt;
}

// The byte behind the quote that closes the value, if it closes on its line.
std::optional<std::size_t> end_of_quoted(const Line& line) {
    const char quote = line.text[line.value()];
    for (std::size_t at = line.value() + 1; at < line.text.size(); ++at) {
        if (quote == '"' && line.text[at] == '\\') {
            ++at;
        } else if (line.text[at] == quote) {
            if (quote == '"' || !line.rest(at + 1).starts_with('\'')) return at + 1;
            ++at;
        }
    }
    return std::nullopt;
}

bool begins_with_quote(const Line& line) {
    const std::string_view value = line.rest(line.value());
    return value.starts_with('"') || value.starts_with('\'');
}

std::optional<YamlSlip> wide_space(const Line& line) {
    const std::string_view rest = line.rest(line.key);
    for (const std::string_view space : wide_spaces) {
        if (rest.starts_with(space))
            return YamlSlip{Code::YamlWideSpace, line.span(line.key, space.size()), {}};
    }
    return std::nullopt;
}

// `check：`, `check:a`
std::optional<YamlSlip> colon(const Line& line) {
    const std::string_view rest = line.rest(line.behind);
    if (line.has_key() && rest.starts_with(full_colon))
        return YamlSlip{Code::YamlFullColon, line.span(line.behind, full_colon.size()), {}};
    const bool glued = line.has_key() && rest.starts_with(':') && !line.has_colon &&
                       !rest.starts_with("://") && !rest.starts_with(":\t");
    if (glued) return YamlSlip{Code::YamlNoSpace, line.span(line.behind, 1), {":"}};
    return std::nullopt;
}

// `-id`
std::optional<YamlSlip> dash(const Line& line) {
    const std::string_view text = line.rest(line.key);
    if (text.size() > 1 && text.front() == '-' && is_key_byte(text[1]))
        return YamlSlip{Code::YamlNoSpace, line.span(line.key, 1), {"-"}};
    return std::nullopt;
}

// `check: "甲" == agency.name`
std::optional<YamlSlip> behind_quote(const Line& line) {
    if (!begins_with_quote(line)) return std::nullopt;
    const auto end = end_of_quoted(line);
    if (!end) return std::nullopt;
    const std::size_t more = line.text.find_first_not_of(" \t", *end);
    if (more == std::string_view::npos || line.text[more] == '#') return std::nullopt;
    return YamlSlip{Code::YamlBehindQuote, line.span(more, line.text.size() - more), {}};
}

// `when: !is_new`
std::optional<YamlSlip> tag(const Line& line) {
    const std::string_view value = line.rest(line.value());
    if (!value.starts_with('!')) return std::nullopt;
    const std::size_t size = std::min(value.find(' '), value.size());
    return YamlSlip{
        Code::YamlTag, line.span(line.value(), size), {std::string(value.substr(0, size))}};
}

// `{ a: 1， b: 2 }`
std::optional<YamlSlip> flow_comma(const Line& line) {
    const std::size_t open = line.has_colon ? line.value() : line.key;
    const std::string_view value = line.rest(open);
    if (!value.starts_with('{') && !value.starts_with('[')) return std::nullopt;
    bool is_quoted = false;
    for (std::size_t at = open; at < line.text.size(); ++at) {
        if (line.text[at] == '"') is_quoted = !is_quoted;
        if (!is_quoted && line.rest(at).starts_with(full_comma))
            return YamlSlip{Code::YamlFullComma, line.span(at, full_comma.size()), {}};
    }
    return std::nullopt;
}

// A quote above that took the following keys into its text.
std::optional<YamlSlip> unclosed_above(std::string_view file, Line line) {
    std::optional<Line> above = line_above(file, line);
    while (above) {
        if (above->has_colon && begins_with_quote(*above) && !end_of_quoted(*above)) {
            if (!line.has_colon) return std::nullopt;
            return YamlSlip{Code::YamlUnclosed, above->span(above->value(), 1), {}};
        }
        line = *above;
        above = line_above(file, line);
    }
    return std::nullopt;
}

// A key further right than the one above it, whose value is finished.
std::optional<YamlSlip> deeper(const Line& above, const Line& line) {
    const bool is_finished =
        above.has_colon && above.value() < above.text.size() &&
        std::string_view("|>[{").find(above.text[above.value()]) == std::string_view::npos;
    if (!is_finished || !line.has_colon || line.key <= above.key) return std::nullopt;
    return YamlSlip{Code::YamlIndentation, line.span(line.key, line.behind - line.key), {}};
}

}  // namespace

std::optional<YamlSlip> find_yaml_slip(std::string_view text, std::size_t end) {
    Line line = line_at(text, std::min(end, text.size()));
    if (says_nothing(line)) line = line_above(text, line).value_or(line);
    const std::optional<Line> above = line_above(text, line);
    if (auto slip = unclosed_above(text, line)) return slip;
    if (above) {
        for (const auto find : {wide_space, colon, dash}) {
            if (auto slip = find(*above)) return slip;
        }
    }
    for (const auto find : {wide_space, colon, dash, behind_quote, tag, flow_comma}) {
        if (auto slip = find(line)) return slip;
    }
    return above ? deeper(*above, line) : std::nullopt;
}

std::optional<YamlSlip> find_colon_slip(std::string_view text, std::size_t at) {
    return colon(line_at(text, at));
}

}  // namespace gouji::rules
