// The form in which labels and titles are compared: the normal form without the number mark in
// front (一、 （一） 1. 壹、 第一部分 第一章) and without a colon behind.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// 1 to 10 for 壹 to 拾, the numerals of deeds; 0 for any other. They are ordinary characters too,
// so only one with a mark behind it is a number.
int formal_numeral(char32_t c);

// How many bytes of a normal form its number mark takes; 0 where it has none.
std::size_t number_mark(std::string_view normal);
std::string wording_form(std::string_view text);

}  // namespace gouji
