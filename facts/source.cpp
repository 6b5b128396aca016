#include "facts/source.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace gouji {

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
    for (std::size_t at = text_.find('\n'); at != std::string::npos;
         at = text_.find('\n', at + 1)) {
        line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

namespace {

bool starts_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// A code point outside the basic plane starts with 11110xxx and takes two UTF-16 units.
std::uint32_t utf16_units(char byte) {
    if (!starts_code_point(byte)) return 0;
    return (static_cast<unsigned char>(byte) & 0xF8U) == 0xF0U ? 2 : 1;
}

}  // namespace

namespace {

// The bytes of the code point that starts `text`, or 0 where none does.
std::size_t code_point_size(std::string_view text) {
    const auto byte = [&](std::size_t index) {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
    };
    const auto continues = [&](std::size_t index) { return (byte(index) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80U) return 1;
    if (first >= 0xC2U && first <= 0xDFU) return continues(1) ? 2 : 0;
    if (first >= 0xE0U && first <= 0xEFU) {
        if (first == 0xE0U && byte(1) < 0xA0U) return 0;  // overlong
        if (first == 0xEDU && byte(1) > 0x9FU) return 0;  // surrogate
        return continues(1) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        if (first == 0xF0U && byte(1) < 0x90U) return 0;  // overlong
        if (first == 0xF4U && byte(1) > 0x8FU) return 0;  // above U+10FFFF
        return continues(1) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::optional<std::uint32_t> invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = code_point_size(text.substr(at));
        if (size == 0) return static_cast<std::uint32_t>(at);
        at += size;
    }
    return std::nullopt;
}

LineColumn Source::position(std::uint32_t offset) const {
    assert(offset <= text_.size());
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
    const std::string_view before = slice({line_starts_[line - 1], offset});
    const auto column = std::count_if(before.begin(), before.end(), starts_code_point);
    return {line, static_cast<std::uint32_t>(column) + 1};
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
