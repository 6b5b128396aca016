#include "facts/wording.h"

#include <cstddef>

#include "facts/numerals.h"
#include "facts/text.h"

namespace gouji {

namespace {

bool is_of_number(char32_t c) {
    return is_digit(c) || is_numeral(c) || c == U'百';
}

// Moves `at` behind `c` where it stands there.
bool take(std::string_view text, std::size_t& at, char32_t c) {
    std::size_t next = at;
    if (next >= text.size() || next_code_point(text, next) != c) return false;
    at = next;
    return true;
}

bool take_numerals(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_of_number(next_code_point(text, next))) break;
        at = next;
    }
    return at > begin;
}

bool take_formal(std::string_view text, std::size_t& at) {
    std::size_t next = at;
    if (next >= text.size() || formal_numeral(next_code_point(text, next)) == 0) return false;
    at = next;
    return true;
}

}  // namespace

std::size_t number_mark(std::string_view normal) {
    std::size_t at = 0;
    const bool is_ordinal = take(normal, at, U'第');
    const bool is_bracketed = !is_ordinal && take(normal, at, U'(');
    const bool is_formal = at == 0 && take_formal(normal, at);
    if (!is_formal && !take_numerals(normal, at)) return 0;
    if (is_bracketed) return take(normal, at, U')') ? at : 0;
    if (is_ordinal && !take(normal, at, U'章') &&
        !(take(normal, at, U'部') && take(normal, at, U'分')))
        return 0;
    for (const char32_t mark : {U'、', U'.', U',', U':'}) {
        if (take(normal, at, mark)) return at;
    }
    return is_ordinal ? at : 0;
}

std::string wording_form(std::string_view text) {
    std::string normal = normal_form(text);
    // 1.5 is a number, not a first item that begins with 5.
    if (const std::size_t mark = number_mark(normal);
        mark < normal.size() && !is_digit(normal[mark]))
        normal.erase(0, mark);
    if (normal.ends_with(':')) normal.pop_back();
    return normal;
}

}  // namespace gouji
