#include "reports/text_line.h"

#include <algorithm>
#include <array>

#include "facts/text.h"

namespace gouji::reports {

namespace {

// Where the next \n, \r or form feed stands, of ascending places asked for.
class LineEnds {
  public:
    explicit LineEnds(std::string_view text) : text_(text) {
        for (std::size_t i = 0; i < signs.size(); ++i) next_[i] = find(i, 0);
    }

    // The end of the text where there is none.
    std::size_t from(std::size_t at) {
        for (std::size_t i = 0; i < signs.size(); ++i) {
            if (next_[i] < at) next_[i] = find(i, at);
        }
        return *std::min_element(next_.begin(), next_.end());
    }

  private:
    static constexpr std::string_view signs = "\n\r\f";

    std::size_t find(std::size_t sign, std::size_t at) const {
        return std::min(text_.find(signs[sign], at), text_.size());
    }

    std::string_view text_;
    std::array<std::size_t, signs.size()> next_{};
};

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
    std::vector<TextLine> lines;
    LineEnds ends(text);
    bool begins_page = true;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = ends.from(begin);
        const Span whole{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        lines.push_back({whole, trimmed(whole, text), begins_page});
        begins_page = end < text.size() && text[end] == '\f';
        begin = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
    }
    return lines;
}

}  // namespace gouji::reports
