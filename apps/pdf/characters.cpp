#include "apps/pdf/characters.h"

#include <string_view>

#include <poppler/GfxFont.h>
#include <poppler/GlobalParams.h>

namespace gouji::pdf {

namespace {

// uni4E00, u1F600: names that are the character's number.
bool names_number(std::string_view name) {
    const std::string_view digits =
        name.starts_with("uni") ? name.substr(3) : name.substr(name.starts_with('u') ? 1 : 0);
    return digits.size() >= 4 && digits.size() < name.size() &&
           digits.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

}  // namespace

bool is_guess(const GfxFont& font, CharCode code) {
    if (font.hasToUnicodeCMap()) return false;
    if (font.isCIDFont()) {
        const GooString* collection = static_cast<const GfxCIDFont&>(font).getCollection();
        return collection != nullptr && collection->toStr() == "Adobe-Identity";
    }
    constexpr CharCode codes = 256;
    const char* name =
        code < codes ? static_cast<const Gfx8BitFont&>(font).getCharName(static_cast<int>(code))
                     : nullptr;
    return name != nullptr && globalParams->mapNameToUnicodeText(name) == 0 && !names_number(name);
}

std::u32string characters(const Unicode* u, int length) {
    std::u32string text;
    for (int i = 0; i < length; ++i) {
        const bool is_character = u[i] < 0x110000 && (u[i] < 0xD800 || u[i] > 0xDFFF);
        text += is_character ? static_cast<char32_t>(u[i]) : unmapped_character;
    }
    return text;
}

}  // namespace gouji::pdf
