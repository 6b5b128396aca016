#include "reports/pdf/pdf_text.h"

#include <algorithm>
#include <utility>

#include "facts/numerals.h"
#include "facts/text.h"

namespace gouji::reports {
namespace {

// Wider than the little space that typesetting puts between Han and Latin letters.
bool is_gap(const Box& left, const Box& right, int size) {
    return right.left - left.right > size * 3 / 10;
}

PdfLine line_of(std::vector<PdfChar> chars) {
    std::ranges::stable_sort(chars, {}, [](const PdfChar& c) { return c.box.left; });
    PdfLine line;
    line.box = chars.front().box;
    for (const PdfChar& c : chars) {
        if (line.words.empty() || is_gap(line.words.back().box, c.box, c.size)) {
            line.words.push_back({c.box, {}});
        }
        PdfWord& word = line.words.back();
        word.text += c.code;
        word.box.add(c.box);
        line.box.add(c.box);
        if (c.size > line.size) {
            line.size = c.size;
            line.baseline = c.baseline();
        }
    }
    return line;
}

// Sorted by baseline, characters belong together until one stands clearly lower.
std::vector<PdfLine> upright_lines(std::vector<PdfChar> chars) {
    std::ranges::stable_sort(chars, {}, [](const PdfChar& c) { return c.baseline(); });
    std::vector<PdfLine> lines;
    for (std::size_t first = 0; first < chars.size();) {
        const int baseline = chars[first].baseline();
        int size = chars[first].size;
        std::size_t last = first;
        while (last < chars.size() && chars[last].baseline() - baseline <= size * 45 / 100) {
            size = std::min(size, chars[last].size);
            ++last;
        }
        const auto begin = chars.begin() + static_cast<std::ptrdiff_t>(first);
        lines.push_back(line_of({begin, begin + static_cast<std::ptrdiff_t>(last - first)}));
        first = last;
    }
    return lines;
}

// The other way round: from the turned page back to the page.
Box turned_back(const Box& box, PdfDirection direction) {
    const auto back = static_cast<PdfDirection>((4 - static_cast<int>(direction)) & 3);
    return turned(box, back, 0, 0);
}

}  // namespace

std::u32string PdfLine::text() const {
    std::u32string all;
    for (const PdfWord& word : words) {
        if (!all.empty()) all += U' ';
        all += word.text;
    }
    return all;
}

bool stand_apart(const PdfWord& left, const PdfWord& right, int size) {
    return right.box.left - left.box.right >= size;
}

bool PdfLine::is_laid_out() const {
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (stand_apart(words[i - 1], words[i], size)) return true;
    }
    return false;
}

bool begins_with_number(const PdfLine& line) {
    constexpr std::u32string_view marks = U"、.．)）";
    const std::u32string text = line.text();
    const bool is_part = text.starts_with(U'第');
    std::size_t at = is_part ? 1 : text.find_first_not_of(U"（( ");
    const std::size_t first = at;
    while (at < text.size() && (is_digit(text[at]) || is_numeral(text[at]))) ++at;
    if (is_part) return at != first && std::u32string_view(text).substr(at).starts_with(U"部分");
    return at != first && at < text.size() && marks.find(text[at]) != std::u32string_view::npos;
}

bool is_figure(const PdfWord& word) {
    constexpr std::u32string_view others = U",.-—–/%";
    return std::ranges::all_of(word.text, [&](char32_t c) {
        return is_digit(folded(c)) || others.find(folded(c)) != std::u32string_view::npos;
    });
}

std::vector<PdfLine> lines_of(std::vector<PdfChar> chars) {
    const PdfDirection direction = main_direction(chars);
    if (direction == PdfDirection::Right) return upright_lines(std::move(chars));
    // Turned about the page's corner; the lines' boxes are turned back.
    for (PdfChar& c : chars) c.box = turned(c.box, direction, 0, 0);
    std::vector<PdfLine> lines = upright_lines(std::move(chars));
    for (PdfLine& line : lines) {
        line.box = turned_back(line.box, direction);
        for (PdfWord& word : line.words) word.box = turned_back(word.box, direction);
    }
    return lines;
}

}  // namespace gouji::reports
