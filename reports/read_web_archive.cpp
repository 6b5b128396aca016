#include "reports/read_web_archive.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "facts/code.h"
#include "facts/text.h"
#include "reports/read_html.h"

namespace gouji::reports {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;
constexpr std::string_view blank_start = "\r\n\xEF\xBB\xBF";
constexpr int deepest_part = 4;  // of parts within parts

struct ArchivedPage {
    std::string bytes;    // in its own encoding
    bool is_cut = false;  // the file ends within it
};

struct Part {
    std::string_view headers, body;
    bool is_closed = true;  // another boundary follows
};

// The headers end with an empty line.
Part part_of(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (trimmed(text.substr(at, end - at)).empty())
            return {text.substr(0, at), text.substr(std::min(end + 1, text.size()))};
        at = end + 1;
    }
    return {text, {}};
}

// The value of a header, its continuation lines included; "" where there is none.
std::string_view header(std::string_view headers, std::string_view name) {
    for (std::size_t at = 0; at < headers.size();) {
        std::size_t end = std::min(headers.find('\n', at), headers.size());
        while (end + 1 < headers.size() && (headers[end + 1] == ' ' || headers[end + 1] == '\t'))
            end = std::min(headers.find('\n', end + 1), headers.size());
        const std::string_view line = headers.substr(at, end - at);
        if (line.size() > name.size() && line[name.size()] == ':' &&
            begins_with_ignoring_case(line, name))
            return trimmed(line.substr(name.size() + 1));
        at = end + 1;
    }
    return {};
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower_case);
    return result;
}

// A parameter of a content type: boundary="a b" or boundary=ab.
std::string_view parameter(std::string_view value, std::string_view name) {
    const std::size_t found = lower(value).find(std::string(name) + "=");
    if (found == nowhere) return {};
    value.remove_prefix(found + name.size() + 1);
    if (value.starts_with('"')) {
        value.remove_prefix(1);
        return value.substr(0, value.find('"'));
    }
    return value.substr(0, value.find_first_of("; \t\r\n"));
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    const char small = lower_case(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            bytes.push_back(text[at]);
            continue;
        }
        const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
        if (next == nowhere || text[next] == '\n') {
            at = std::min(next, text.size());
        } else if (at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
                   hex_digit(text[at + 2]) >= 0) {
            bytes.push_back(
                static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2])));
            at += 2;
        } else {
            bytes.push_back('=');
        }
    }
    return bytes;
}

std::string from_base64(std::string_view text) {
    constexpr std::string_view signs =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=') break;
        const std::size_t value = signs.find(c);
        if (value == nowhere) continue;
        bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU));
    }
    return bytes;
}

std::string decoded(const Part& part) {
    const std::string encoding = lower(header(part.headers, "content-transfer-encoding"));
    if (encoding == "base64") return from_base64(part.body);
    if (encoding == "quoted-printable") return from_quoted_printable(part.body);
    return std::string(part.body);
}

// Where the next line begins that is this boundary.
std::size_t boundary_line(std::string_view body, const std::string& boundary, std::size_t at) {
    for (at = body.find(boundary, at); at != nowhere; at = body.find(boundary, at + 1)) {
        if (at == 0 || body[at - 1] == '\n') return at;
    }
    return nowhere;
}

std::optional<ArchivedPage> find_page(const Part& part, int depth) {
    const std::string_view type = header(part.headers, "content-type");
    if (begins_with_ignoring_case(type, "text/html"))
        return ArchivedPage{decoded(part), !part.is_closed};
    if (!begins_with_ignoring_case(type, "multipart/") || depth == deepest_part)
        return std::nullopt;
    const std::string boundary = "--" + std::string(parameter(type, "boundary"));
    if (boundary.size() == 2) return std::nullopt;
    std::size_t begin = boundary_line(part.body, boundary, 0);
    while (begin != nowhere) {
        begin = part.body.find('\n', begin);
        if (begin == nowhere) break;
        const std::size_t end = boundary_line(part.body, boundary, begin + 1);
        Part inner = part_of(part.body.substr(begin + 1, end - std::min(end, begin + 1)));
        inner.is_closed = end != nowhere;
        if (auto page = find_page(inner, depth + 1)) return page;
        begin = end;
    }
    return std::nullopt;
}

// Of a header: letters and hyphens up to a colon.
bool begins_with_name(std::string_view text) {
    const auto is_of_name = [](char c) {
        return c == '-' || (lower_case(c) >= 'a' && lower_case(c) <= 'z');
    };
    const auto end = std::find_if_not(text.begin(), text.end(), is_of_name);
    return end != text.begin() && end != text.end() && *end == ':';
}

}  // namespace

bool is_web_archive(std::string_view bytes) {
    constexpr std::size_t looked_at = 8192;
    const std::size_t first = bytes.find_first_not_of(blank_start);
    if (first == nowhere || !begins_with_name(bytes.substr(first))) return false;
    const std::string_view headers = part_of(bytes.substr(first, looked_at)).headers;
    return !header(headers, "mime-version").empty() && !header(headers, "content-type").empty();
}

Result<Document> read_web_archive(std::string name, std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(blank_start);
    auto page = find_page(part_of(bytes.substr(std::min(first, bytes.size()))), 0);
    if (!page) {
        return tl::unexpected(Diagnostic{Code::UnsupportedFormat, {"MIME"}, {}, {}, std::nullopt});
    }
    Result<Document> document = read_html(std::move(name), std::move(page->bytes));
    if (document && page->is_cut) mark_cut_off(*document);
    return document;
}

}  // namespace gouji::reports
