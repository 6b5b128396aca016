// Keywords that an author has glued to a name: in Chinese, a run of Han characters is one word.
#pragma once

#include <string_view>
#include <vector>

namespace gouji::grammar {

bool is_han_keyword(std::string_view word);

// The word cut before and behind every Han keyword in it, the longest first: 新收且结转 gives 新收,
// 且, 结转. Whether the other pieces are names only the caller can know: 不予公开 gives 不, 予公开.
std::vector<std::string_view> split_at_keywords(std::string_view word);

}  // namespace gouji::grammar
