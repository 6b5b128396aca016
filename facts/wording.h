// The form in which labels and titles are compared: the normal form without the number mark in
// front (一、 （一） 1. 壹、 第一部分 第一章) and without a colon behind.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// How many bytes of a normal form its number mark takes; 0 where it has none.
std::size_t number_mark(std::string_view normal);
std::string wording_form(std::string_view text);

}  // namespace gouji
