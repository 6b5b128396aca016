#include "facts/closest.h"

#include <algorithm>
#include <cstddef>

#include "facts/code.h"
#include "facts/text.h"

namespace gouji {

namespace {

constexpr std::size_t farthest = 2;
constexpr std::size_t longest_word = 64;  // code points; a longer word is no slip of the pen

// One string a code point, so that a Chinese character is one letter.
std::vector<std::string_view> letters(std::string_view word) {
    std::vector<std::string_view> result;
    for (std::size_t begin = 0; begin < word.size();) {
        std::size_t end = begin + 1;
        while (end < word.size() && is_continuation(word[end])) ++end;
        result.push_back(word.substr(begin, end - begin));
        begin = end;
    }
    return result;
}

std::string in_lower_case(std::string_view word) {
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(), lower_case);
    return lower;
}

// Optimal string alignment: a swap of neighbours counts one.
std::size_t distance(const std::vector<std::string_view>& lhs,
                     const std::vector<std::string_view>& rhs) {
    std::vector<std::vector<std::size_t>> cost(lhs.size() + 1,
                                               std::vector<std::size_t>(rhs.size() + 1));
    for (std::size_t i = 0; i <= lhs.size(); ++i) {
        for (std::size_t j = 0; j <= rhs.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const bool same = lhs[i - 1] == rhs[j - 1];
            cost[i][j] = std::min(
                {cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && lhs[i - 1] == rhs[j - 2] && lhs[i - 2] == rhs[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[lhs.size()][rhs.size()];
}

}  // namespace

std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string_view>& known) {
    const std::string lower = in_lower_case(word);
    const std::vector<std::string_view> wanted = letters(lower);
    if (wanted.size() > longest_word) return std::nullopt;
    std::size_t best = std::min(farthest + 1, wanted.size());
    std::optional<std::string> result;
    for (const std::string_view candidate : known) {
        const std::string lower_candidate = in_lower_case(candidate);
        const std::vector<std::string_view> other = letters(lower_candidate);
        if (other.size() > wanted.size() + farthest) continue;
        const std::size_t steps = distance(wanted, other);
        if (steps >= best) continue;
        best = steps;
        result = std::string(candidate);
    }
    return result;
}

void suggest_closest(std::string_view word, const std::vector<std::string_view>& known,
                     Diagnostic& slip) {
    if (const auto meant = closest(word, known))
        slip.labels.front().advice = {Hint::DidYouMean, {*meant}};
}

}  // namespace gouji
