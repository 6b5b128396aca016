#include "reports/prose/second_report.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji::reports {

namespace {

class SecondReport {
  public:
    SecondReport(const Prose& prose, const Reading& reading) : prose_(prose), reading_(reading) {
        for (const SectionTitle& title : reading.section_titles) {
            last_part_ = std::max(last_part_, title.number);
            ends_ |= bit_of(title.bytes.back());
        }
    }

    std::optional<std::size_t> line() const {
        constexpr int several = 3, most_tries = 20;
        std::optional<std::size_t> first, end_of_parts;
        int sentences = 0, tries = 0;
        for (std::size_t i = 0; i < prose_.lines.size() && tries < most_tries; ++i) {
            if (first && sentences < several && text(i).find("。") != std::string_view::npos)
                ++sentences;
            if (!may_be_heading(i)) continue;
            if (first && is_end_of_parts(i)) end_of_parts = i;
            if (!is_heading(i, 1)) continue;
            if (!first) {
                first = i;
            } else if (end_of_parts && sentences >= several) {
                ++tries;
                if (const auto begin = begin_before(i, *end_of_parts)) return begin;
            }
        }
        return std::nullopt;
    }

  private:
    std::string_view text(std::size_t line) const { return prose_.text(prose_.lines[line]); }

    static std::uint64_t bit_of(char byte) {
        return std::uint64_t{1} << (static_cast<unsigned char>(byte) & 0x3FU);
    }

    // No other line ends like one: few bytes end the titles, with a stop at most behind.
    bool may_be_heading(std::size_t line) const {
        const std::string_view shown = text(line);
        const std::size_t looked_at = std::min(shown.size(), longest_stop + 1);
        return std::ranges::any_of(shown.substr(shown.size() - looked_at),
                                   [&](char byte) { return (ends_ & bit_of(byte)) != 0; });
    }

    // Its title, a number before it, and behind it a stop at most.
    bool is_heading(std::size_t line, int part) const {
        const std::string_view shown = text(line);
        const auto heads = [&](const SectionTitle& title) {
            const std::size_t most = longest_number + title.bytes.size() + longest_stop;
            if (title.number != part || shown.size() > most) return false;
            const std::size_t at = shown.find(title.bytes);
            return at <= longest_number && shown.size() - at <= title.bytes.size() + longest_stop;
        };
        return std::any_of(reading_.section_titles.begin(), reading_.section_titles.end(), heads);
    }

    bool is_end_of_parts(std::size_t line) const {
        return is_heading(line, last_part_) || is_heading(line, last_part_ - 1);
    }

    bool is_title(std::size_t line, std::size_t lines) const {
        constexpr std::size_t longest = 240;  // bytes
        const std::string_view shown =
            prose_.text(prose_.lines[line].begin, prose_.lines[line + lines - 1].end);
        return shown.size() <= longest && reading_.any_title.first_match(shown).has_value();
    }

    // In one line, or else in as few as make one: a signature before it is no part of it.
    std::optional<std::size_t> title_in(std::size_t begin, std::size_t end) const {
        constexpr std::size_t most_lines = 3;
        for (std::size_t lines = 1; lines <= most_lines; ++lines) {
            for (std::size_t i = begin; i + lines <= end; ++i) {
                if (!prose_.lines[i].in_grid && is_title(i, lines)) return i;
            }
        }
        return std::nullopt;
    }

    // All parts come again behind their first heading.
    bool is_whole(std::size_t heading) const {
        for (std::size_t i = heading + 1; i < prose_.lines.size(); ++i) {
            if (is_heading(i, last_part_)) return true;
        }
        return false;
    }

    // The title behind the last parts of the report before, not far before this heading; where
    // there is none, as in a blank form that names no agency, the heading itself.
    std::optional<std::size_t> begin_before(std::size_t heading, std::size_t end_of_parts) const {
        constexpr std::size_t farthest = 60;  // lines: an introduction, a table of contents
        const std::size_t from = std::max(end_of_parts + 1, heading - std::min(heading, farthest));
        if (const auto title = title_in(from, heading)) return title;
        return is_whole(heading) ? std::optional(heading) : std::nullopt;
    }

    static constexpr std::size_t longest_number = 12, longest_stop = 3;  // bytes

    const Prose& prose_;
    const Reading& reading_;
    int last_part_ = 0;
    std::uint64_t ends_ = 0;  // bit_of the last bytes of titles
};

}  // namespace

std::optional<Span> begin_of_second_report(const Prose& prose, const Reading& reading) {
    const auto line = SecondReport(prose, reading).line();
    return line ? std::optional(prose.lines[*line].span) : std::nullopt;
}

}  // namespace gouji::reports
