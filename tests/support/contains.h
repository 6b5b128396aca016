// A word for what tests look for in a text.
#pragma once

#include <string>

namespace gouji::test {

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace gouji::test
