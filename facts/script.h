// Texts in traditional characters, as mirrored pages show them, read like those in simplified ones.
//
// Each character is replaced by itself, one for one and byte for byte, so that every Span of the
// text stays true; what a report quotes is still the original.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gouji {

enum class Script : std::uint8_t {
    Simplified,
    Mixed,        // a few of its Han characters are traditional: slips, or names
    Traditional,  // a good part of them
};
Script script_of(std::string_view text);

// The same text in simplified characters, as long as the original. In a traditional text words that
// other regions use for the same thing (檔案 for 文件) are exchanged too.
std::string simplified(std::string_view text, Script script);

}  // namespace gouji
