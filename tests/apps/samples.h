// The sample reports that several tests look at, and a word for what they look for.
#pragma once

#include <string>

#include "tests/support/contains.h"

namespace gouji::test {

inline const std::string sound = "docs/samples/yunting-education-2023.txt";
inline const std::string unbalanced = "docs/samples/luting-transport-2023.txt";

}  // namespace gouji::test
