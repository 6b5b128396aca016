// The sample reports that several tests look at, and a word for what they look for.
#pragma once

#include <string>

namespace gouji::test {

inline const std::string sound = "docs/samples/yunting-education-2023.txt";
inline const std::string unbalanced = "docs/samples/luting-transport-2023.txt";

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace gouji::test
