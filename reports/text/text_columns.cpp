#include "reports/text/text_columns.h"

#include "facts/text.h"
#include "facts/width.h"

namespace gouji::reports {

namespace {

bool is_sign_of_chinese_text(char32_t c) {
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2460 && c <= 0x24FF);
}

int width_of(char32_t c, std::string_view bytes, Widths widths) {
    if (c < 0x80 && c >= U' ') return 1;
    switch (widths) {
        case Widths::Chinese:
            break;
        case Widths::Narrow:
            if (is_sign_of_chinese_text(c)) return 1;
            break;
        case Widths::WideBoxes:
            if (c > 0xFF) return 2;
            break;
        case Widths::Characters:
            return 1;
    }
    return static_cast<int>(display_width(bytes));
}

}  // namespace

std::vector<Glyph> glyphs_of(std::string_view text, const TextLine& line, Widths widths) {
    std::vector<Glyph> glyphs;
    glyphs.reserve(line.whole.size());
    int column = 0;
    for (std::size_t at = line.whole.begin; at < line.whole.end;) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const int width =
            c == U'\t' ? 8 - column % 8 : width_of(c, text.substr(begin, at - begin), widths);
        glyphs.push_back({c,
                          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)},
                          column,
                          column + width});
        column += width;
    }
    return glyphs;
}

}  // namespace gouji::reports
