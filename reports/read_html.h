// A web page → Document: the report on it, without the page round it.
//
// The encoding is found by mark, by the bytes being UTF-8, by what the page declares, and last by
// detection. A page that is too large, nested too deep or too costly to parse is refused before a
// parser sees it; memory stays below sixty times max_html_bytes.
#pragma once

#include <cstddef>
#include <string>

#include "facts/result.h"
#include "reports/document.h"

namespace gouji::reports {

inline constexpr std::size_t max_html_bytes = std::size_t{16} << 20U;
inline constexpr std::size_t max_html_depth = 2000;
inline constexpr std::size_t max_html_nodes = 1000000;
inline constexpr std::size_t max_html_attributes = 500;  // of one tag

Result<Document> read_html(std::string name, std::string bytes);

}  // namespace gouji::reports
