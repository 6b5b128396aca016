#include "reports/narrative.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "facts/numerals.h"
#include "facts/text.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest_heading = 25;  // characters
constexpr std::string_view stops[] = {"。", ";", "!", "?", ":", ",", "、"};

// How deep a numbered heading stands: 一、 （一） 1. （1）
enum class Level : std::uint8_t { Part, Bracketed, Arabic, BracketedArabic };

std::size_t digits_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

// 1.5万 and 12,000 are no headings.
bool is_numbering(std::string_view behind) {
    if (behind.starts_with("、")) return true;
    return behind.starts_with('.') && digits_end(behind, 1) == 1;
}

std::optional<Level> level_of(std::string_view line) {
    const bool is_bracketed = line.starts_with('(');
    const std::size_t begin = is_bracketed ? 1 : 0;
    const std::size_t words = begin + numerals_at_start(line.substr(begin)).size();
    const std::size_t digits = digits_end(line, begin);
    if (words > begin) {
        if (is_bracketed)
            return line.substr(words).starts_with(')') ? std::optional(Level::Bracketed)
                                                       : std::nullopt;
        return line.substr(words).starts_with("、") ? std::optional(Level::Part) : std::nullopt;
    }
    if (digits == begin || digits > begin + 2) return std::nullopt;
    if (is_bracketed)
        return line.substr(digits).starts_with(')') ? std::optional(Level::BracketedArabic)
                                                    : std::nullopt;
    return is_numbering(line.substr(digits)) ? std::optional(Level::Arabic) : std::nullopt;
}

std::size_t first_stop(std::string_view text, std::size_t from) {
    std::size_t first = text.size();
    for (const std::string_view stop : stops) first = std::min(first, text.find(stop, from));
    return first;
}

// Behind 一、 or 1.
std::size_t behind_numbering(std::string_view line) {
    constexpr std::size_t longest = 12;
    const std::size_t end = line.find_first_of(").", 0);
    if (end < longest) return end + 1;
    const std::size_t comma = line.find("、");
    return comma < longest ? comma + 3 : 0;
}

class NarrativeBuilder {
  public:
    NarrativeBuilder(const Prose& prose, const FactBase& facts) : prose_(prose), facts_(facts) {}

    Narrative build() {
        for (const SectionFact& section : facts_.sections) add_section(section);
        return std::move(narrative_);
    }

  private:
    void add_section(const SectionFact& section) {
        heading_ = {};
        level_.reset();
        is_open_ = false;
        for (const ProseLine& line : prose_.lines) {
            const Span span{std::max(line.span.begin, section.body.begin),
                            std::min(line.span.end, section.body.end)};
            if (span.begin >= span.end || is_in_table(span)) continue;
            add_line(line, span, section.number);
        }
    }

    bool is_in_table(Span span) const {
        return std::any_of(facts_.tables.begin(), facts_.tables.end(),
                           [&](const TableReading& table) {
                               return table.state == State::Known && table.span.begin < span.end &&
                                      span.begin < table.span.end;
                           });
    }

    // What of the line stands in the span.
    void add_line(const ProseLine& line_of_span, Span span, int section) {
        NormalText& text = narrative_.text;
        const std::size_t begin = text.text.size();
        text.add(prose_.normal, prose_.at(line_of_span, span.begin),
                 prose_.at(line_of_span, span.end));
        const Match::Piece piece{begin, text.text.size()};
        if (piece.begin == piece.end) return;
        const std::string_view line = std::string_view(text.text).substr(begin);
        const std::optional<Level> level = level_of(line);
        if (level) begin_heading(*level, piece);
        if (!level && is_open_) {
            narrative_.passages.back().piece.end = piece.end;
        } else {
            narrative_.passages.push_back({piece, heading_, section});
        }
        is_open_ = !is_heading(line);
    }

    // A deeper heading leaves the one over it in force.
    void begin_heading(Level level, Match::Piece line) {
        if (level_ && level > *level_) return;
        level_ = level;
        const std::string_view text =
            std::string_view(narrative_.text.text).substr(line.begin, line.end - line.begin);
        heading_ = {line.begin, line.begin + first_stop(text, behind_numbering(text))};
    }

    // A short line without punctuation stands for itself; any other may read on in the next one.
    static bool is_heading(std::string_view line) {
        const std::size_t begin = level_of(line) ? behind_numbering(line) : 0;
        return first_stop(line, begin) == line.size() &&
               count_code_points(line.substr(begin)) <= longest_heading;
    }

    const Prose& prose_;
    const FactBase& facts_;
    Narrative narrative_;
    Match::Piece heading_;
    std::optional<Level> level_;
    bool is_open_ = false;  // the last passage may go on
};

}  // namespace

Narrative narrative_of(const Prose& prose, const FactBase& facts) {
    return NarrativeBuilder(prose, facts).build();
}

}  // namespace gouji::reports
