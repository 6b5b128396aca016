#include "grammar/keyword.h"

#include <algorithm>
#include <iterator>

namespace gouji::grammar {

namespace {

// Every Han spelling in Gouji.g4 that joins two things, longer ones first. States and scopes are
// left out: they are joined to others by these.
constexpr std::string_view han_keywords[] = {
    "误差不超过", "不超过", "不少于", "不等于", "相符于", "应等于", "并且", "或者", "则须",
    "如果",       "否则",   "每个",   "所有",   "任一",   "存在",   "没有", "属于", "其中",
    "遍历",       "满足",   "形如",   "包含",   "缺省",   "等于",   "小于", "大于", "且",
    "或",         "非",     "不",     "若",     "则",     "沿",     "是",   "至",
};

const std::string_view* keyword_at(std::string_view text) {
    return std::find_if(std::begin(han_keywords), std::end(han_keywords),
                        [&](std::string_view keyword) { return text.starts_with(keyword); });
}

}  // namespace

bool is_han_keyword(std::string_view word) {
    return std::find(std::begin(han_keywords), std::end(han_keywords), word) !=
           std::end(han_keywords);
}

std::vector<std::string_view> split_at_keywords(std::string_view word) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < word.size()) {
        const std::string_view* keyword = keyword_at(word.substr(at));
        if (keyword == std::end(han_keywords)) {
            ++at;
            continue;
        }
        if (at > begin) pieces.push_back(word.substr(begin, at - begin));
        pieces.push_back(word.substr(at, keyword->size()));
        begin = at += keyword->size();
    }
    if (at > begin) pieces.push_back(word.substr(begin));
    return pieces;
}

}  // namespace gouji::grammar
