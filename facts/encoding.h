// Bytes of a file → UTF-8 text.
//
// UTF-8 with and without mark, UTF-16 (by its mark, or by where its zero bytes stand), GB18030
// (which holds GBK and GB2312) and Big5 are read; everything else is diagnosed. A text that may be
// GB18030 and Big5 is the one in which more of the commonest characters come out, GB18030 in doubt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/result.h"

namespace gouji {

struct Decoded {
    std::string text;
    bool is_cut = false;  // the bytes ended within a character; the text ends before it
};

// Line breaks stay as they are; NUL bytes are diagnosed as binary.
Result<Decoded> decode(std::string bytes);
// Nothing, and the bytes as they were, where they are not UTF-8.
std::optional<Decoded> decode_utf8(std::string& bytes);
// By the name that a file declares: "gb2312", "Big5". Nothing is replaced: a byte that the encoding
// does not have is diagnosed.
Result<Decoded> decode_as(std::string_view bytes, std::string_view encoding);
// Where the first byte stands that is not UTF-8; npos where all is.
std::size_t first_not_utf8(std::string_view bytes);

}  // namespace gouji
