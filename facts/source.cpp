#include "facts/source.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "facts/text.h"

namespace gouji {

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
    for (std::size_t at = text_.find('\n'); at != std::string::npos;
         at = text_.find('\n', at + 1)) {
        line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

namespace {

// A code point outside the basic plane starts with 11110xxx and takes two UTF-16 units.
std::uint32_t utf16_units(char byte) {
    if (is_continuation(byte)) return 0;
    return (static_cast<unsigned char>(byte) & 0xF8U) == 0xF0U ? 2 : 1;
}

}  // namespace

LineColumn Source::position(std::uint32_t offset) const {
    assert(offset <= text_.size());
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
    const std::string_view before = slice({line_starts_[line - 1], offset});
    return {line, static_cast<std::uint32_t>(count_code_points(before)) + 1};
}

std::uint32_t Source::utf16_column(std::uint32_t offset) const {
    std::uint32_t units = 0;
    for (const char byte : slice({line(position(offset).line).begin, offset}))
        units += utf16_units(byte);
    return units;
}

Span Source::line(std::uint32_t number) const {
    assert(number >= 1 && number <= line_starts_.size());
    Span span{line_starts_[number - 1], static_cast<std::uint32_t>(text_.size())};
    if (number < line_starts_.size()) span.end = line_starts_[number] - 1;
    if (!span.empty() && text_[span.end - 1] == '\r') --span.end;
    return span;
}

SourceId Sources::add(std::string name, std::string text) {
    sources_.emplace_back(std::move(name), std::move(text));
    return SourceId{static_cast<std::uint32_t>(sources_.size() - 1)};
}

const Source& Sources::operator[](SourceId id) const {
    return sources_[static_cast<std::uint32_t>(id)];
}

}  // namespace gouji
