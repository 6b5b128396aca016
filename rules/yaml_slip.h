// What a person did where a YAML text cannot be read.
//
// YAML complains where it can go on no longer, which is often a line below the slip: behind a key
// with a full-width colon, behind a quote that is not closed. find_yaml_slip looks at the line
// where reading ended and at those above it for the slips that people make, and gives the first
// with its place. Nothing where it knows none: the reader then says what it can.
// find_colon_slip looks at one line: at the end of a map YAML takes `key：value` for a key alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"

namespace gouji::rules {

struct YamlSlip {
    Code code{};
    Span span;
    std::vector<std::string> arguments;
};

// `end` is the byte where reading ended.
std::optional<YamlSlip> find_yaml_slip(std::string_view text, std::size_t end);

// `at` is a byte of the line.
std::optional<YamlSlip> find_colon_slip(std::string_view text, std::size_t at);

}  // namespace gouji::rules
