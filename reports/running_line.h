// Lines that run along the pages of a report, with a number that counts these: private to the
// reading of formats that have pages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::reports {

// A line without its blanks, # in the place of each number, and the numbers.
struct RunningLine {
    std::string letters;
    std::vector<long> numbers;  // none beyond a million
};

RunningLine running_line(std::string_view text);

// Of two pages apart by `distance`: the number that grows with the pages, all other things being
// the same; how many numbers there are where all are. Nothing for two different lines.
std::optional<std::size_t> counter_of(const RunningLine& line, const RunningLine& other,
                                      long distance);

}  // namespace gouji::reports
