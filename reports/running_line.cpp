#include "reports/running_line.h"

#include <algorithm>

#include "facts/text.h"

namespace gouji::reports {

RunningLine running_line(std::string_view text) {
    constexpr long most = 1'000'000;
    RunningLine line;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            if (text[at] != ' ' && text[at] != '\t') line.letters += text[at];
            ++at;
            continue;
        }
        long number = 0;
        for (; at < text.size() && is_digit(text[at]); ++at)
            number = std::min(number * 10 + (text[at] - '0'), most);
        line.numbers.push_back(number);
        line.letters += '#';
    }
    return line;
}

std::optional<std::size_t> counter_of(const RunningLine& line, const RunningLine& other,
                                      long distance) {
    if (line.letters != other.letters) return std::nullopt;
    std::size_t counter = line.numbers.size();
    for (std::size_t i = 0; i < line.numbers.size(); ++i) {
        if (line.numbers[i] == other.numbers[i]) continue;
        if (counter != line.numbers.size() || other.numbers[i] - line.numbers[i] != distance)
            return std::nullopt;
        counter = i;
    }
    return counter;
}

}  // namespace gouji::reports
