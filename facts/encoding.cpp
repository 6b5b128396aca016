#include "facts/encoding.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "facts/code.h"
#include "facts/text.h"
#include "facts/threes.h"

namespace gouji {

namespace {

constexpr std::size_t everything = std::string_view::npos;

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Length of the well-formed sequence at `at`, 0 where there is none (Unicode, table 3-7).
std::size_t well_formed(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    const auto goes_on = [&](std::size_t i) {
        return at + i < bytes.size() && is_continuation(bytes[at + i]);
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return goes_on(1) ? 2 : 0;
    const unsigned second = byte(1);
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high || !goes_on(2)) return 0;
    if (lead < 0xF0) return 3;
    return goes_on(3) ? 4 : 0;
}

// Behind the well-formed sequences of three bytes at `at` whose second may be any continuation:
// most Chinese text. The last ones may be left out.
std::size_t behind_plain_threes(std::string_view bytes, std::size_t at) {
    return behind_threes(bytes, at, [&](std::size_t lead) {
        return bytes[lead] != '\xE0' && bytes[lead] != '\xED';
    });
}

// UTF-16 without a mark shows itself by its line breaks and digits, whose other byte is zero.
std::string_view utf16_by_zeros(std::string_view bytes) {
    if (bytes.size() < 4 || bytes.size() % 2 != 0) return {};
    std::size_t even = 0, odd = 0;
    const std::string_view looked_at = bytes.substr(0, 4096);
    for (std::size_t i = looked_at.find('\0'); i != everything; i = looked_at.find('\0', i + 1))
        ++(i % 2 == 0 ? even : odd);
    if (odd > 0 && even == 0) return "UTF-16LE";
    if (even > 0 && odd == 0) return "UTF-16BE";
    return {};
}

// 0x07 to 0x0D and 0x1A, 0x1B stand in text: line breaks, tabs, what old editors leave.
bool is_control(unsigned char byte) {
    const bool is_of_text = ((byte >= 0x07) & (byte <= 0x0D)) | (byte == 0x1A) | (byte == 0x1B);
    return (byte < 0x20) & !is_of_text;
}

// Bytes that are no text at all, NUL among them: they may still fall into GB18030's ranges by
// chance. All are looked at, in most texts there is none: without a branch many are at once.
bool has_control_bytes(std::string_view bytes) {
    unsigned char found = 0;
    for (const char c : bytes)
        found |= static_cast<unsigned char>(is_control(static_cast<unsigned char>(c)));
    return found != 0;
}

// A file that was cut off may end with the beginning of a character.
bool is_cut_within(std::string_view bytes, std::size_t stranger) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    if (bytes.size() - stranger > 3 || byte(stranger) < 0xC2 || byte(stranger) > 0xF4) return false;
    for (std::size_t at = stranger + 1; at < bytes.size(); ++at) {
        if (!is_continuation(bytes[at])) return false;
    }
    return std::any_of(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(stranger),
                       [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

// How many of the commonest characters a text has; a text in the wrong encoding has hardly any.
std::size_t frequent_characters(std::string_view text) {
    constexpr std::u32string_view common = U"的一年月日人不有在";
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (common.find(next_code_point(text, at)) != std::u32string_view::npos) ++count;
    }
    return count;
}

}  // namespace

std::size_t first_not_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        at = behind_plain_threes(bytes, behind_ascii(bytes, at));
        if (at == bytes.size()) break;
        const std::size_t length = well_formed(bytes, at);
        if (length == 0) return at;
        at += length;
    }
    return everything;
}

Result<Decoded> decode_as(std::string_view bytes, std::string_view encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Close> converter(
        ucnv_open(std::string(encoding).c_str(), &status));
    if (U_FAILURE(status)) return refused(Code::UnknownEncoding, {std::string(encoding)});
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    std::vector<UChar> units(bytes.size() + 1);
    const char* from = bytes.data();
    UChar* to = units.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from,
                   bytes.data() + bytes.size(), nullptr, true, &status);
    const bool is_cut = status == U_TRUNCATED_CHAR_FOUND && to != units.data();
    if (is_cut) status = U_ZERO_ERROR;
    if (U_FAILURE(status)) {
        return refused(Code::BadBytes,
                       {std::string(encoding), std::to_string(from - bytes.data())});
    }
    const auto unit_count = static_cast<std::int32_t>(to - units.data());
    std::string text(static_cast<std::size_t>(unit_count) * 3, '\0');
    std::int32_t length = 0;
    u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &length, units.data(),
                unit_count, &status);
    if (U_FAILURE(status)) {
        return refused(Code::BadBytes, {std::string(encoding), "0"});
    }
    text.resize(static_cast<std::size_t>(length));
    return Decoded{std::move(text), is_cut};
}

std::optional<Decoded> decode_utf8(std::string& bytes) {
    const std::size_t stranger = first_not_utf8(bytes);
    const bool is_cut = stranger != everything && is_cut_within(bytes, stranger);
    if (stranger != everything && !is_cut) return std::nullopt;
    if (is_cut) bytes.resize(stranger);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    return Decoded{std::move(bytes), is_cut};
}

Result<Decoded> decode(std::string bytes) {
    const std::string_view view = bytes;
    if (view.starts_with("\xFF\xFE")) return decode_as(view.substr(2), "UTF-16LE");
    if (view.starts_with("\xFE\xFF")) return decode_as(view.substr(2), "UTF-16BE");
    if (const std::string_view utf16 = utf16_by_zeros(view); !utf16.empty())
        return decode_as(view, utf16);
    if (has_control_bytes(view)) return refused(Code::BinaryFile);
    if (std::optional<Decoded> text = decode_utf8(bytes)) return *std::move(text);
    auto text = decode_as(view, "gb18030");
    auto big5 = decode_as(view, "Big5");
    const std::size_t known = text ? frequent_characters(text->text) : 0;
    if (big5 && frequent_characters(big5->text) > known) return big5;
    if (text) return text;
    return refused(Code::BadEncoding, {std::to_string(first_not_utf8(view))});
}

}  // namespace gouji
