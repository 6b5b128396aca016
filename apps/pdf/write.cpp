#include "apps/pdf/write.h"

#include <iterator>

#include <fmt/format.h>

namespace gouji::pdf {
namespace {

void append_utf8(std::string& out, char32_t c) {
    const auto byte = [&out](char32_t bits) { out += static_cast<char>(bits); };
    const auto trail = [&byte, c](int shift) { byte(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | c >> 6);
        trail(0);
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12);
        trail(6);
        trail(0);
    } else {
        byte(0xF0 | c >> 18);
        trail(12);
        trail(6);
        trail(0);
    }
}

void append_string(std::string& out, const std::u32string& text) {
    out += '"';
    for (const char32_t c : text) {
        if (c == U'"' || c == U'\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c < 0x20 || c == 0x7F) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            append_utf8(out, c);
        }
    }
    out += '"';
}

void append_run(std::string& out, const Run& run) {
    out += '[';
    append_string(out, run.text);
    fmt::format_to(std::back_inserter(out), ",{},{},{},[{}]]", static_cast<int>(run.direction),
                   run.size, run.baseline, fmt::join(run.edges, ","));
}

void append_box(std::string& out, const Box& box) {
    fmt::format_to(std::back_inserter(out), "[{},{},{},{}]", box.left, box.top, box.right,
                   box.bottom);
}

template <class Values, class Append>
void append_list(std::string& out, const Values& values, Append append) {
    out += '[';
    bool is_first = true;
    for (const auto& value : values) {
        if (!is_first) out += ',';
        is_first = false;
        append(out, value);
    }
    out += ']';
}

void append_page(std::string& out, const Page& page) {
    fmt::format_to(std::back_inserter(out), R"({{"size":[{},{}],"runs":)", page.width, page.height);
    append_list(out, page.runs, append_run);
    out += R"(,"lines":)";
    append_list(out, page.lines, append_box);
    out += R"(,"images":)";
    append_list(out, page.images, append_box);
    fmt::format_to(std::back_inserter(out), R"(,"unmapped":{},"invisible":{},"damaged":{}}})",
                   page.unmapped, page.invisible, page.is_damaged);
}

}  // namespace

std::string to_json(const Document& document) {
    std::string out;
    if (!document.error.empty()) {
        return fmt::format(R"({{"error":"{}","page_count":{}}})", document.error,
                           document.page_count);
    }
    out += R"({"pages":)";
    append_list(out, document.pages, append_page);
    out += '}';
    return out;
}

}  // namespace gouji::pdf
