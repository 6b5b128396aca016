// Where the next of several signs stands, one byte each, of ascending places asked for: each sign
// is looked for in long steps, so that text with few of them is passed over quickly.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace gouji::reports {

template <std::size_t count>
class NextSign {
  public:
    NextSign(std::string_view text, const std::array<char, count>& signs)
        : text_(text), signs_(signs) {
        for (std::size_t i = 0; i < count; ++i) next_[i] = find(i, 0);
    }

    // The end of the text where there is none.
    std::size_t from(std::size_t at) {
        for (std::size_t i = 0; i < count; ++i) {
            if (next_[i] < at) next_[i] = find(i, at);
        }
        return *std::min_element(next_.begin(), next_.end());
    }

  private:
    std::size_t find(std::size_t sign, std::size_t at) const {
        return std::min(text_.find(signs_[sign], at), text_.size());
    }

    std::string_view text_;
    std::array<char, count> signs_;
    std::array<std::size_t, count> next_{};
};

// The sign's next place at or behind `at`; npos where there is none. It is looked for by its last
// byte: the first is that of many a sign of Chinese.
inline std::size_t find_sign(std::string_view text, std::string_view sign, std::size_t at) {
    const std::size_t before = sign.size() - 1;
    for (std::size_t last = text.find(sign.back(), at + before); last != std::string_view::npos;
         last = text.find(sign.back(), last + 1)) {
        if (text.substr(last - before).starts_with(sign)) return last - before;
    }
    return std::string_view::npos;
}

}  // namespace gouji::reports
