#include "reports/pdf/pdf_page.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "facts/code.h"
#include "facts/text.h"
#include "reports/pdf/pdf_decoration.h"

namespace gouji::reports {
namespace {

using Json = nlohmann::json;

constexpr int largest_length = 100'000'000;  // a page is never so large; sums stay within an int

Diagnostic complaint(Code code, std::vector<std::string> arguments = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.arguments = std::move(arguments);
    return diagnostic;
}

Diagnostic complaint_named(const Json& answer, const PdfLimits& limits) {
    const auto error = answer.at("error").get<std::string>();
    if (error == "encrypted") return complaint(Code::PdfEncrypted);
    if (error == "damaged") return complaint(Code::PdfDamaged);
    if (error == "too-many-marks") {
        return complaint(Code::PdfTooManyMarks, {std::to_string(limits.marks)});
    }
    if (error == "too-many-pages") {
        const auto pages = answer.at("page_count").get<int>();
        return complaint(Code::PdfTooManyPages,
                         {std::to_string(pages), std::to_string(limits.pages)});
    }
    return complaint(Code::PdfAnswer);
}

int length(const Json& value) {
    return std::clamp(value.get<int>(), -largest_length, largest_length);
}

Box box(const Json& value) {
    return {length(value.at(0)), length(value.at(1)), length(value.at(2)), length(value.at(3))};
}

// White space shows itself as distance.
bool is_seen(char32_t code) {
    return code > 0x20 && code != 0x7F && !is_blank(code);
}

// The em square of a character between two edges along its line.
Box char_box(PdfDirection direction, int size, int baseline, std::pair<int, int> edges) {
    const int rise = size * 88 / 100;
    const int fall = size * 12 / 100;
    const auto [low, high] = std::minmax(edges.first, edges.second);
    switch (direction) {
        case PdfDirection::Right:
            return {low, baseline - rise, high, baseline + fall};
        case PdfDirection::Down:
            return {baseline - fall, low, baseline + rise, high};
        case PdfDirection::Left:
            return {low, baseline - fall, high, baseline + rise};
        case PdfDirection::Up:
            return {baseline - rise, low, baseline + fall, high};
    }
    return {};
}

void add_run(const Json& run, std::vector<PdfChar>& chars) {
    const std::string& text = run.at(0).get_ref<const std::string&>();
    const auto direction = static_cast<PdfDirection>(run.at(1).get<int>() & 3);
    const int size = std::clamp(run.at(2).get<int>(), 1, largest_length / 100);
    const int baseline = length(run.at(3));
    const Json& edges = run.at(4);
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const char32_t code = next_code_point(text, at);
        if (!is_seen(code)) continue;
        const std::pair<int, int> sides{length(edges.at(number)), length(edges.at(number + 1))};
        chars.push_back({code, direction, size, char_box(direction, size, baseline, sides)});
    }
}

// A square of paper so small that two equal characters in it, or in it and the next, may be one.
struct Spot {
    char32_t code = 0;
    int width = 0, x = 0, y = 0;
    friend bool operator==(const Spot&, const Spot&) = default;
};

struct SpotHash {
    std::size_t operator()(const Spot& spot) const {
        std::size_t hash = spot.code;
        for (const int part : {spot.width, spot.x, spot.y}) {
            hash = hash * 1'000'003 + static_cast<std::size_t>(static_cast<unsigned>(part));
        }
        return hash;
    }
};

// Painted twice: the same character, covering the better part of itself.
void drop_repeated(std::vector<PdfChar>& chars) {
    std::unordered_map<Spot, std::size_t, SpotHash> kept_at;
    std::size_t kept = 0;
    for (const PdfChar& c : chars) {
        const int width = std::max(c.box.width(), 1);
        const int reach_x = std::max(width * 2 / 5, 1);
        const int reach_y = std::max(c.size * 2 / 5, 1);
        const Spot spot{c.code, width, c.box.left / reach_x, c.box.top / reach_y};
        bool is_repeated = false;
        for (int n = 0; n < 9 && !is_repeated; ++n) {
            const auto found =
                kept_at.find({spot.code, width, spot.x + n % 3 - 1, spot.y + n / 3 - 1});
            if (found == kept_at.end()) continue;
            const Box& first = chars[found->second].box;
            is_repeated = std::abs(first.left - c.box.left) < reach_x &&
                          std::abs(first.top - c.box.top) < reach_y;
        }
        if (is_repeated) continue;
        kept_at.emplace(spot, kept);
        chars[kept++] = c;
    }
    chars.resize(kept);
}

// The size that half of the characters do not exceed.
int usual_size(const std::vector<PdfChar>& chars) {
    std::vector<int> sizes;
    sizes.reserve(chars.size());
    for (const PdfChar& c : chars) sizes.push_back(c.size);
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

// Large writing across the text of a page, as 内部资料: characters far larger than the others of
// which one lies over several small ones, with all of its size.
void drop_stamps(std::vector<PdfChar>& chars) {
    constexpr std::size_t most_stamped = 1000;
    if (chars.empty()) return;
    const int largest_text = usual_size(chars) * 5 / 2;
    std::vector<Box> text;
    std::map<int, std::vector<Box>> large;  // by size
    std::size_t count = 0;
    for (const PdfChar& c : chars) {
        if (c.size <= largest_text) {
            text.push_back(c.box);
        } else if (++count <= most_stamped) {
            large[c.size].push_back(c.box);
        }
    }
    if (count == 0 || count > most_stamped) return;
    const auto lies_over_text = [&](const Box& box) {
        constexpr std::ptrdiff_t several = 2;
        return std::ranges::count_if(text, [&](const Box& small) {
                   return box.left < small.middle_x() && small.middle_x() < box.right &&
                          box.top < small.middle_y() && small.middle_y() < box.bottom;
               }) >= several;
    };
    for (const auto& [size, boxes] : large) {
        if (std::ranges::any_of(boxes, lies_over_text))
            std::erase_if(chars, [size = size](const PdfChar& c) { return c.size == size; });
    }
}

void turn_upright(PdfPage& page) {
    const PdfDirection direction = main_direction(page.chars);
    if (direction == PdfDirection::Right) return;
    for (PdfChar& c : page.chars) {
        c.box = turned(c.box, direction, page.width, page.height);
        c.direction = static_cast<PdfDirection>(
            (static_cast<int>(c.direction) - static_cast<int>(direction)) & 3);
    }
    for (Box& line : page.lines) line = turned(line, direction, page.width, page.height);
    for (Box& image : page.images) image = turned(image, direction, page.width, page.height);
    if (direction != PdfDirection::Left) std::swap(page.width, page.height);
}

PdfPage page_of(const Json& json) {
    PdfPage page;
    page.width = length(json.at("size").at(0));
    page.height = length(json.at("size").at(1));
    page.unmapped = json.at("unmapped").get<int>();
    page.invisible = json.at("invisible").get<int>();
    page.is_damaged = json.at("damaged").get<bool>();
    for (const Json& run : json.at("runs")) add_run(run, page.chars);
    for (const Json& line : json.at("lines")) page.lines.push_back(box(line));
    for (const Json& image : json.at("images")) page.images.push_back(box(image));
    drop_repeated(page.chars);
    drop_stamps(page.chars);
    turn_upright(page);
    drop_struck_out(page);
    drop_raised_marks(page.chars);
    return page;
}

}  // namespace

Box turned(const Box& box, PdfDirection direction, int width, int height) {
    switch (direction) {
        case PdfDirection::Right:
            return box;
        case PdfDirection::Down:
            return {box.top, width - box.right, box.bottom, width - box.left};
        case PdfDirection::Left:
            return {width - box.right, height - box.bottom, width - box.left, height - box.top};
        case PdfDirection::Up:
            return {height - box.bottom, box.left, height - box.top, box.right};
    }
    return box;
}

PdfDirection main_direction(const std::vector<PdfChar>& chars) {
    std::array<std::size_t, 4> counts{};
    for (const PdfChar& c : chars) ++counts[static_cast<std::size_t>(c.direction)];
    return static_cast<PdfDirection>(std::ranges::max_element(counts) - counts.begin());
}

Result<std::vector<PdfPage>> pages_of(std::string_view answer, const PdfLimits& limits) {
    // The JSON library throws; what it throws is an answer that is not one.
    try {
        const Json json = Json::parse(answer);
        if (json.contains("error")) return tl::unexpected(complaint_named(json, limits));
        std::vector<PdfPage> pages;
        for (const Json& page : json.at("pages")) pages.push_back(page_of(page));
        return pages;
    } catch (const Json::exception&) {
        return tl::unexpected(complaint(Code::PdfAnswer));
    }
}

}  // namespace gouji::reports
