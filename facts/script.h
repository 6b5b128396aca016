// Texts in traditional characters, as mirrored pages show them, read like those in simplified ones.
//
// Each character is replaced by itself, one for one and byte for byte, so that every Span of the
// text stays true; what a report quotes is still the original.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// A good part of its Han characters are traditional; a few may be slips or names.
bool is_traditional(std::string_view text);

// The same text in simplified characters, as long as the original. Words that other regions use
// for the same thing (檔案 for 文件) are exchanged too.
std::string simplified(std::string_view text);

}  // namespace gouji
