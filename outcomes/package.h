// A Word file as the parts that are zipped in it, in their order; hides libzip.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/result.h"

namespace gouji::outcomes {

struct PackagePart {
    std::string name;  // word/document.xml
    std::string bytes;
};

inline constexpr std::size_t max_template_bytes = 64U << 20U;

Result<std::vector<PackagePart>> read_package(const std::string& name, std::string_view bytes);

// The same parts give the same bytes: every part has the same time.
Result<std::string> write_package(const std::vector<PackagePart>& parts);

}  // namespace gouji::outcomes
