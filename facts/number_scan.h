// Where the numbers of each kind stand in a text in normal form, told by one scan. Not public.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/regex.h"

namespace gouji {

class NumberScan {
  public:
    // The text must outlive the scan.
    explicit NumberScan(std::string_view text);

    // In the order of the text, none over another.
    std::vector<Match::Piece> counts() const;    // 近3000, 1,234.5, 一百零三, 1.2万余
    std::vector<Match::Piece> percents() const;  // 12.5%, 约百分之五, 百分之九点六
    std::vector<Match::Piece> dates() const;  // 2024年1月3日, 2024-1-3, 二〇二四年一月三日
    std::vector<Match::Piece> years() const;  // 2024, 二〇二四

  private:
    std::string_view text_;
    std::vector<std::size_t> signs_;  // where digits and numerals stand
};

}  // namespace gouji
