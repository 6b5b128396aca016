#include "reports/pdf/pdf_decoration.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <vector>

namespace gouji::reports {
namespace {

// From a little above the baseline to where the eye sees the middle.
bool runs_through(int y, const PdfChar& c) {
    const int above = c.baseline() - y;
    return above >= c.size * 15 / 100 && above <= c.size * 60 / 100;
}

struct Struck {
    std::vector<std::size_t> chars;
    Box box{largest, largest, -largest, -largest};
    int covered = 0;  // of the line, by characters

    static constexpr int largest = 1'000'000'000;
};

bool is_of_its_length(const Box& line, const Struck& struck, int size) {
    const int slack = size * 4 / 10;
    return std::abs(line.left - struck.box.left) <= slack &&
           std::abs(line.right - struck.box.right) <= slack &&
           struck.covered * 10 >= line.width() * 7;
}

bool is_raised(const PdfChar& mark, const PdfChar& before) {
    const int lift = std::abs(before.baseline() - mark.baseline());
    const int distance = mark.box.left - before.box.right;
    return mark.direction == PdfDirection::Right && before.direction == PdfDirection::Right &&
           mark.size * 10 <= before.size * 8 && lift * 10 >= before.size && lift <= before.size &&
           distance >= -before.size / 5 && distance <= before.size * 3 / 10;
}

bool goes_on(const PdfChar& mark, const PdfChar& before) {
    const int distance = mark.box.left - before.box.right;
    return mark.size == before.size && mark.baseline() == before.baseline() &&
           distance >= -mark.size / 5 && distance <= mark.size * 3 / 10;
}

}  // namespace

void drop_struck_out(PdfPage& page) {
    std::vector<std::size_t> lines;  // those across, by height
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (page.lines[i].height() == 0) lines.push_back(i);
    }
    const auto height = [&](std::size_t line) { return page.lines[line].top; };
    std::ranges::sort(lines, {}, height);
    std::vector<Struck> struck(page.lines.size());
    for (std::size_t i = 0; i < page.chars.size(); ++i) {
        const PdfChar& c = page.chars[i];
        if (c.direction != PdfDirection::Right) continue;
        auto line = std::ranges::lower_bound(lines, c.box.top, {}, height);
        for (; line != lines.end() && height(*line) <= c.baseline(); ++line) {
            const Box& across = page.lines[*line];
            const bool is_within =
                across.left <= c.box.middle_x() && c.box.middle_x() <= across.right;
            if (!is_within || !runs_through(across.top, c)) continue;
            struck[*line].chars.push_back(i);
            struck[*line].box.add(c.box);
            struck[*line].covered += c.box.width();
        }
    }
    std::vector<bool> is_dropped(page.chars.size(), false), is_stroke(page.lines.size(), false);
    for (const std::size_t line : lines) {
        if (struck[line].chars.empty()) continue;
        const int size = page.chars[struck[line].chars.front()].size;
        if (!is_of_its_length(page.lines[line], struck[line], size)) continue;
        is_stroke[line] = true;
        for (const std::size_t c : struck[line].chars) is_dropped[c] = true;
    }
    const auto keep = [](auto& all, const std::vector<bool>& dropped) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!dropped[i]) all[kept++] = all[i];
        }
        all.resize(kept);
    };
    keep(page.chars, is_dropped);
    keep(page.lines, is_stroke);
}

void drop_raised_marks(std::vector<PdfChar>& chars) {
    std::size_t kept = 0;
    const PdfChar* mark = nullptr;  // the last one that was dropped, where it was the last of all
    PdfChar last_mark;
    for (const PdfChar& c : chars) {
        const bool is_mark = (mark != nullptr && goes_on(c, *mark)) ||
                             (mark == nullptr && kept > 0 && is_raised(c, chars[kept - 1]));
        if (!is_mark) {
            mark = nullptr;
            chars[kept++] = c;
            continue;
        }
        last_mark = c;
        mark = &last_mark;
    }
    chars.resize(kept);
}

}  // namespace gouji::reports
