#include "reports/stream/stream_region.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "facts/text.h"
#include "reports/figure.h"
#include "reports/stream/ideograph.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

namespace {

constexpr std::size_t shortest_hit = 4;  // letters
constexpr std::size_t most_before = 16;  // lines of a table's head before its first label
constexpr std::size_t longest_row = 60;  // letters of a line that may belong to a table
constexpr std::size_t longest_line = longest_row * 4;  // bytes of it
constexpr int fewest_hits = 2;

struct Token {
    std::u32string_view letters;
    PairIndex::Set tables = 0;  // that may have it
};

class RegionFinder {
  public:
    RegionFinder(std::string_view source, const std::vector<StreamLine>& lines,
                 const std::vector<SectionFact>& sections, const Reading& reading)
        : source_(source), lines_(lines), sections_(sections), reading_(reading) {
        hits_.reserve(lines.size());
        parts_.reserve(lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            hits_.push_back(hit_of(i));
            parts_.push_back(part_of(lines[i].span.begin));
        }
    }

    std::vector<StreamRegion> find() const {
        std::vector<StreamRegion> regions;
        for (std::size_t t = 0; t < reading_.table_texts.size(); ++t) {
            if (const auto part = part_with(t)) regions.push_back(region_in(*part, t));
        }
        return regions;
    }

  private:
    // The table that alone has the label a line shows.
    std::optional<std::size_t> hit_of(std::size_t line) {
        const Span span = lines_[line].span;
        if (span.size() > longest_line) return std::nullopt;
        const std::string_view text = source_.substr(span.begin, span.size());
        for (std::size_t at = behind_numbers(text, 0); at < text.size();
             at = behind_numbers(text, at)) {
            const Token token = take_token(text, at);
            if (token.tables == 0 || token.letters.size() < shortest_hit) continue;
            if (const auto table = only_table_with(token)) return table;
        }
        return std::nullopt;
    }

    // Up to the next blank, behind which `at` then stands. What no table has, as most prose, is not
    // kept.
    Token take_token(std::string_view text, std::size_t& at) {
        PairIndex::Set tables = PairIndex::all;
        std::size_t count = 0;
        char32_t last = 0;
        while (at < text.size()) {
            char32_t letter = take_ideograph(text, at);
            if (letter == 0) {
                const char32_t c = next_code_point(text, at);
                if (is_blank(c)) break;
                letter = tables == 0 ? c : comparable_sign(c);
            }
            if (tables == 0) continue;
            if (last != 0) tables &= reading_.table_pairs.with(last, letter);
            letters_[count++] = last = letter;
        }
        return {{letters_.data(), count}, tables};
    }

    // Behind the spaces at `at` and the plain numbers between them.
    static std::size_t behind_numbers(std::string_view text, std::size_t at) {
        for (;;) {
            at = behind_spaces(text, at);
            std::size_t end = at;
            while (end < text.size() && is_digit(text[end])) ++end;
            if (end == at || (end < text.size() && text[end] != ' ')) return at;
            at = end;
        }
    }

    std::optional<std::size_t> only_table_with(const Token& token) const {
        std::optional<std::size_t> found;
        for (std::size_t t = 0; t < reading_.table_texts.size(); ++t) {
            if ((token.tables & PairIndex::bit(t)) == 0 ||
                !reading_.table_texts[t].has(token.letters))
                continue;
            if (found) return std::nullopt;
            found = t;
        }
        return found;
    }

    // Parts are counted by their headings; 0 is what stands before the first.
    std::size_t part_of(std::uint32_t offset) const {
        return static_cast<std::size_t>(std::count_if(
            sections_.begin(), sections_.end(),
            [&](const SectionFact& section) { return section.heading.begin <= offset; }));
    }

    bool is_own(std::size_t part, std::size_t table) const {
        if (part == 0) return false;
        const std::string& id = reading_.form->table_ids[table];
        return std::any_of(reading_.form->editions.begin(), reading_.form->editions.end(),
                           [&](const Edition& edition) {
                               const Table* t = edition.table(id);
                               return t != nullptr && t->section == sections_[part - 1].number;
                           });
    }

    std::optional<std::size_t> part_with(std::size_t table) const {
        std::vector<int> counts(sections_.size() + 1, 0);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (hits_[i] == table && !is_heading(i)) ++counts[parts_[i]];
        }
        for (std::size_t part = 0; part < counts.size(); ++part) {
            if (counts[part] >= fewest_hits && is_own(part, table)) counts[part] += 1000;
        }
        const auto most = std::max_element(counts.begin(), counts.end());
        if (*most < fewest_hits) return std::nullopt;
        return static_cast<std::size_t>(most - counts.begin());
    }

    bool is_heading(std::size_t line) const {
        return parts_[line] > 0 &&
               lines_[line].span.begin < sections_[parts_[line] - 1].heading.end;
    }

    bool is_prose(std::size_t line) const {
        const Span span = lines_[line].span;
        const std::string_view text = source_.substr(span.begin, span.size());
        constexpr std::size_t longest = longest_row * 3;
        return (text.size() > longest && count_code_points(text) > longest) ||
               text.find("。") != std::string_view::npos;
    }

    StreamRegion region_in(std::size_t part, std::size_t table) const {
        std::size_t first = lines_.size(), last = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (parts_[i] != part || hits_[i] != table || is_heading(i)) continue;
            first = std::min(first, i);
            last = i;
        }
        StreamRegion region{table, {}, 0};
        const std::size_t begin = begin_of(part, first);
        const std::size_t end = end_of(part, table, last);
        for (std::size_t i = begin; i < end; ++i) region.lines.push_back(lines_[i]);
        region.end = lines_[end - 1].span.end;
        add_cells_behind(end, table, region);
        return region;
    }

    // Where a page was written down block by block, the last cells of a table may stand behind the
    // headings of later parts.
    void add_cells_behind(std::size_t end, std::size_t table, StreamRegion& region) const {
        for (std::size_t i = end; i < lines_.size(); ++i) {
            const bool is_behind = hits_[i] == table && parts_[i] != parts_[end - 1];
            if (!is_behind || !is_of_cells(i, table)) continue;
            std::size_t first = i;
            while (first > end && is_of_cells(first - 1, table)) --first;
            while (i < lines_.size() && is_of_cells(i, table)) ++i;
            const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(first);
            const auto behind = lines_.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::any_of(begin, behind, [&](const StreamLine& line) {
                    return is_figure(source_.substr(line.span.begin, line.span.size()));
                }))
                region.lines.insert(region.lines.end(), begin, behind);
        }
    }

    // Nothing but pieces of the table's labels, and figures.
    bool is_of_cells(std::size_t line, std::size_t table) const {
        const Span span = lines_[line].span;
        const std::string_view text = source_.substr(span.begin, span.size());
        for (std::size_t next = 0; next < text.size();) {
            const std::size_t begin = next;
            std::size_t end = begin;
            while (next < text.size() && !is_blank(next_code_point(text, next))) end = next;
            const std::string_view token = text.substr(begin, end - begin);
            if (!token.empty() && !is_figure(token) &&
                !reading_.table_texts[table].has(comparable(token)))
                return false;
        }
        return true;
    }

    std::size_t begin_of(std::size_t part, std::size_t first) const {
        std::size_t begin = first;
        while (begin > 0 && (first - begin < most_before || is_of_narrow_cells(begin - 1)) &&
               parts_[begin - 1] == part && !hits_[begin - 1] && !is_prose(begin - 1) &&
               !is_heading(begin - 1))
            --begin;
        return begin;
    }

    // Heads and labels broken into pieces of a few letters make many lines.
    bool is_of_narrow_cells(std::size_t line) const {
        constexpr std::size_t longest_piece = 8;  // letters
        const Span span = lines_[line].span;
        const std::string_view text = source_.substr(span.begin, span.size());
        std::size_t length = 0;
        for (std::size_t at = 0; at < text.size();) {
            length = is_blank(next_code_point(text, at)) ? 0 : length + 1;
            if (length > longest_piece) return false;
        }
        return true;
    }

    std::size_t end_of(std::size_t part, std::size_t table, std::size_t last) const {
        std::size_t end = last + 1;
        while (end < lines_.size() && parts_[end] == part && !is_prose(end) &&
               (!hits_[end] || hits_[end] == table))
            ++end;
        return end;
    }

    std::string_view source_;
    const std::vector<StreamLine>& lines_;
    const std::vector<SectionFact>& sections_;
    const Reading& reading_;
    std::vector<std::optional<std::size_t>> hits_;
    std::vector<std::size_t> parts_;
    std::array<char32_t, longest_line> letters_{};  // of the token that is looked at
};

}  // namespace

std::vector<StreamRegion> find_regions(std::string_view source,
                                       const std::vector<StreamLine>& lines,
                                       const std::vector<SectionFact>& sections,
                                       const Reading& reading) {
    return RegionFinder(source, lines, sections, reading).find();
}

}  // namespace gouji::reports
