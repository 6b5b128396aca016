#include "facts/script.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "facts/text.h"

namespace gouji {

namespace {

constexpr char32_t first_han = 0x4E00;
constexpr char32_t last_han = 0x9FFF;

bool is_han(char32_t c) {
    return c >= first_han && c <= last_han;
}

// By code point from first_han on: the simplified character, itself where there is no other.
using Table = std::vector<char32_t>;

// All characters are converted at one go, each on a line of its own, where no other touches it.
Table make_table() {
    Table table;
    icu::UnicodeString all;
    for (char32_t c = first_han; c <= last_han; ++c) {
        table.push_back(c);
        all.append(static_cast<UChar32>(c)).append(static_cast<UChar32>(U'\n'));
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> converter(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0 || converter == nullptr) return table;
    converter->transliterate(all);
    std::size_t line = 0;
    for (std::int32_t at = 0; at < all.length() && line < table.size(); ++line) {
        const std::int32_t end = all.indexOf(u'\n', at);
        const auto c = static_cast<char32_t>(all.charAt(at));
        if (end == at + 1 && is_han(c)) table[line] = c;
        if (end < 0) break;
        at = end + 1;
    }
    return table;
}

const Table& table() {
    static const Table made = make_table();
    return made;
}

char32_t simple(char32_t c) {
    return is_han(c) ? table()[c - first_han] : c;
}

struct Word {
    std::string_view regional, usual;  // of one length
};

constexpr std::array<Word, 5> words{{{"档案", "文件"},  // written 檔案
                                     {"反覆", "反复"},
                                     {"资讯", "信息"},
                                     {"专案", "项目"},
                                     {"讯息", "信息"}}};

void exchange(std::string& text, const Word& word) {
    for (std::size_t at = 0; (at = text.find(word.regional, at)) != std::string::npos;
         at += word.usual.size())
        text.replace(at, word.regional.size(), word.usual);
}

// Frequent in any traditional text. Looked for first: making the table takes a while.
constexpr std::u32string_view frequent =
    U"來個們動務區問單報實對廳應據數時書會東條業構為現產發種結經縣總與處見規計訟設訴話該說請議財車"
    U"過長門開間關際題馬議織機審辦轉屆續類級組質維單複補確認糾萬區費";

// By code point from first_han on.
constexpr auto is_frequent = [] {
    std::array<bool, last_han - first_han + 1> marks{};
    for (const char32_t c : frequent) marks[c - first_han] = true;
    return marks;
}();

// About the middle of the text: a page's frame may be in other characters.
template <class Take>
void for_each_sample(std::string_view text, std::size_t bytes, const Take& take) {
    std::size_t at = text.size() > bytes ? (text.size() - bytes) / 3 : 0;
    while (at < text.size() && is_continuation(text[at])) ++at;
    const std::size_t end = std::min(text.size(), at + bytes);
    while (at < end) take(next_code_point(text, at));
}

// Han characters take three bytes; no other character has these in its place.
bool has_frequent(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at]));
    };
    for (std::size_t at = 0; at + 2 < text.size();) {
        const char32_t lead = byte(at);
        if (lead < 0x80) {
            at = behind_ascii(text, at);
        } else if ((lead & 0xF0U) != 0xE0) {
            ++at;
        } else {
            // Without the marks of the three bytes, counted from first_han on.
            const char32_t han =
                (lead << 12U) + (byte(at + 1) << 6U) + byte(at + 2) - 0xE2080U - first_han;
            if (han < is_frequent.size() && is_frequent[han]) return true;
            at += 3;
        }
    }
    return false;
}

bool share_of_traditional(std::string_view text) {
    constexpr std::size_t looked_at = 12'000;
    std::size_t han = 0;
    std::size_t traditional = 0;
    for_each_sample(text, looked_at, [&](char32_t c) {
        if (!is_han(c)) return;
        ++han;
        if (simple(c) != c) ++traditional;
    });
    return traditional * 8 > han;
}

}  // namespace

Script script_of(std::string_view text) {
    if (!has_frequent(text)) return Script::Simplified;
    return share_of_traditional(text) ? Script::Traditional : Script::Mixed;
}

std::string simplified(std::string_view text, Script script) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        append_utf8(simple(next_code_point(text, at)), result);
    if (script != Script::Traditional) return result;
    for (const Word& word : words) exchange(result, word);
    return result;
}

}  // namespace gouji
