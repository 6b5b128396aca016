// Lines of text as the items that a stream of the library's loans is read from.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "facts/text.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"
#include "tests/support/library_form.h"

namespace gouji::tests {

inline const reports::TableShape& loans() {
    static const std::vector<reports::TableShape> shapes = reports::shapes_of(library_form());
    return *std::ranges::find_if(
        shapes, [](const reports::TableShape& shape) { return shape.table->id == "loans"; });
}

inline std::string to_utf8(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) append_utf8(c, result);
    return result;
}

// The label of the loans' row.
inline std::string label(std::size_t row) {
    return to_utf8(loans().rows[row].label);
}

// Each line ends with a line break.
inline std::vector<reports::StreamItem> items_in(const std::string& text) {
    std::vector<reports::StreamLine> lines;
    std::uint32_t begin = 0;
    for (std::uint32_t end = 0; end < text.size(); ++end) {
        if (text[end] != '\n') continue;
        lines.push_back({{begin, end}, 0});
        begin = end + 1;
    }
    return reports::items_of(text, lines, {&loans()}, loans().rows.front().columns.size());
}

}  // namespace gouji::tests
