#include "reports/prose/sections.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "facts/numerals.h"
#include "facts/text.h"
#include "facts/wording.h"
#include "reports/common_characters.h"
#include "reports/prose/ordinal.h"
#include "reports/prose/title_note.h"
#include "reports/prose/written_date.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest_heading = 40;  // characters
constexpr int least_likeness = 55;           // percent, of a title behind its own number
constexpr int almost_the_same = 90;

struct Candidate {
    std::size_t line = 0;   // of Prose::lines
    std::size_t lines = 1;  // a heading broken by the format takes two
    Ordinal ordinal;
    int section = 0;            // of the title it is most like
    int likeness = 0;           // percent
    std::size_t title_end = 0;  // bytes of the normal text
    bool has_body = false;      // text follows in its own line
};

bool ends_sentence(char32_t c) {
    return c == 0x3002 || c == U';' || c == U'!' || c == U'?';
}

bool has_stop(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char32_t c) { return ends_sentence(c) || c == U',' || c == U':'; });
}

// What stands behind a title in its own line is its text, not another title: a sentence, or “none”.
bool is_body(std::u32string_view rest) {
    constexpr std::size_t longest_addition = 8;
    constexpr std::array<char32_t, 4> beginnings{U'无', U'暂', U'没', U'本'};
    return rest.size() > longest_addition || has_stop(rest) ||
           std::find(beginnings.begin(), beginnings.end(), rest.front()) != beginnings.end();
}

// The text between the title and the line's end without the stops that only close the title; signs
// that only adorn it are no text.
std::u32string_view without_stops(std::u32string_view text) {
    if (std::none_of(text.begin(), text.end(), is_word)) return {};
    while (!text.empty() &&
           (text.front() == U':' || ends_sentence(text.front()) || text.front() == U','))
        text.remove_prefix(1);
    return text;
}

// Of a line that may be an altered title.
struct Letters {
    std::u32string text;
    std::array<std::uint64_t, longest_heading> signs{};  // signs_of each
};

class SectionFinder {
  public:
    SectionFinder(const Prose& prose, const Source& source, const Reading& reading)
        : prose_(prose), source_(source), reading_(reading) {
        for (const SectionTitle& title : reading.section_titles) {
            beginnings_ |= signs_of(std::u32string_view(title.text).substr(0, 1));
            ends_ |= std::uint64_t{1} << (title.bytes.back() & 0x3F);
        }
    }

    std::vector<SectionFact> find() {
        for (std::size_t i = 0; i < prose_.lines.size(); ++i) add_candidate(i);
        const OrdinalStyle style = prevailing_style();
        match_altered_titles(style);
        std::vector<Candidate> headings;
        for (const Candidate& candidate : candidates_) {
            if (is_heading(candidate, style, headings)) headings.push_back(candidate);
        }
        return facts_of(without_repeats(without_contents(std::move(headings))));
    }

  private:
    std::string_view line_text(std::size_t line) const { return prose_.text(prose_.lines[line]); }

    // 一 总体情况: a number that only white space parted from one of the form's titles.
    Ordinal unmarked_ordinal(std::string_view text) const {
        const std::size_t end = numerals_end(text, 0);
        if (end == 0) return {};
        const auto number = written_number(text.substr(0, end));
        if (!number || !begins_with_title(text.substr(end))) return {};
        return {OrdinalStyle::Plain, *number, end};
    }

    Ordinal heading_ordinal(std::string_view text) const {
        Ordinal ordinal = ordinal_of(text);
        if (ordinal.style == OrdinalStyle::None) ordinal = unmarked_ordinal(text);
        return ordinal.style == OrdinalStyle::None ? adorned_ordinal(text) : ordinal;
    }

    void add_candidate(std::size_t line) {
        const std::string_view text = line_text(line);
        if (ends_like_title(text) && add_noted_title(line)) return;
        if (begins_as_prose(text)) return;
        Candidate candidate;
        candidate.line = line;
        candidate.ordinal = heading_ordinal(text);
        const std::string_view rest = text.substr(candidate.ordinal.length);
        if (rest.empty()) return;
        if (candidate.ordinal.style == OrdinalStyle::None &&
            (rest.size() > longest_heading * 4 || !begins_with_title(rest)))
            return;
        match_title(rest, candidate);
        if (candidate.likeness < 100 && candidate.ordinal.style != OrdinalStyle::None)
            match_broken_title(rest, candidate);
        if (candidate.ordinal.style == OrdinalStyle::None && candidate.likeness < 100) return;
        candidates_.push_back(candidate);
    }

    bool ends_like_title(std::string_view text) const {
        return !text.empty() && (ends_ >> (text.back() & 0x3F) & 1U) != 0;
    }

    // One of the form's titles behind what only says which table follows.
    bool add_noted_title(std::size_t line) {
        const std::string_view text = line_text(line);
        const SectionTitle* title =
            text.size() > longest_heading * 4 ? nullptr : title_behind_note(text, reading_);
        if (title == nullptr) return false;
        Candidate candidate;
        candidate.line = line;
        candidate.ordinal.length = text.size() - title->bytes.size();
        set(candidate, *title, 100, begin_of(candidate) + title->bytes.size());
        candidates_.push_back(candidate);
        return true;
    }

    // With an ideograph that begins neither a title nor a number, as most lines do.
    bool begins_as_prose(std::string_view text) const {
        std::size_t at = 0;
        const char32_t first = text.empty() ? 0 : next_code_point(text, at);
        return first >= 0x4E00 && first <= 0x9FFF && !may_begin_title(first) &&
               !may_begin_ordinal(first);
    }

    bool may_begin_title(char32_t first) const {
        return (signs_of({&first, 1}) & beginnings_) != 0;
    }

    bool begins_with_title(std::string_view text) const {
        std::size_t at = 0;
        if (text.empty() || !may_begin_title(next_code_point(text, at))) return false;
        return std::any_of(
            reading_.section_titles.begin(), reading_.section_titles.end(),
            [&](const SectionTitle& title) { return text.starts_with(title.bytes); });
    }

    // As much of a line as a title may take.
    static std::u32string beginning(std::string_view rest) {
        constexpr std::size_t looked_at = 60;
        std::u32string text;
        for (std::size_t at = 0; at < rest.size() && text.size() < looked_at;)
            text.push_back(next_code_point(rest, at));
        return text;
    }

    // The title that the text begins with.
    void match_title(std::string_view rest, Candidate& candidate) const {
        if (!begins_with_title(rest)) return;
        const std::u32string text = beginning(rest);
        std::size_t longest = 0;
        for (const SectionTitle& title : reading_.section_titles) {
            if (title.text.size() < longest || !std::u32string_view(text).starts_with(title.text))
                continue;
            std::u32string_view behind =
                without_stops(std::u32string_view(text).substr(title.text.size()));
            if (!behind.empty() && is_title_note(rest.substr(title.bytes.size()), reading_))
                behind = {};
            if (!behind.empty() &&
                (!is_body(behind) || candidate.ordinal.style == OrdinalStyle::None))
                continue;
            longest = title.text.size();
            set(candidate, title, 100, begin_of(candidate) + title.bytes.size());
            candidate.has_body = !behind.empty();
        }
    }

    // The titles that numbered lines of this style are most like as a whole. In another style, and
    // without a number, only a title as it should be is one.
    void match_altered_titles(OrdinalStyle style) {
        if (style == OrdinalStyle::None) return;
        for (Candidate& candidate : candidates_) {
            if (candidate.ordinal.style != style || candidate.likeness == 100) continue;
            const std::string_view text = line_text(candidate.line);
            match_altered_title(text.substr(candidate.ordinal.length), candidate);
        }
    }

    // Percent: as alike as they could be by the characters that both have.
    static int most_shared(const Letters& letters, const SectionTitle& title) {
        std::size_t shared = 0;
        for (std::size_t i = 0; i < letters.text.size(); ++i)
            shared += (letters.signs[i] & title.signs) != 0 ? 1U : 0U;
        return static_cast<int>(200 * shared / (letters.text.size() + title.text.size()));
    }

    // An altered title is a short line; up to a colon, where its text follows at once.
    void match_altered_title(std::string_view rest, Candidate& candidate) const {
        Letters letters;
        letters.text.reserve(longest_heading);
        std::size_t length = 0;
        for (std::size_t next = 0; next < rest.size(); length = next) {
            const char32_t c = next_code_point(rest, next);
            if (c == U':' || c == 0x3002) break;
            if (letters.text.size() == longest_heading) return;
            letters.signs[letters.text.size()] = signs_of({&c, 1});
            letters.text.push_back(c);
        }
        const std::u32string_view whole = letters.text;
        // With a comma it reads as prose, unless all else is as it should be.
        const bool is_prose = whole.find(U',') != std::u32string_view::npos;
        int less = (is_prose ? almost_the_same : least_likeness) - 1;
        const std::size_t end = begin_of(candidate) + length;
        for (const SectionTitle& title : reading_.section_titles) {
            if (most_alike(whole, title.text) <= less || most_shared(letters, title) <= less)
                continue;
            const int likeness = percent_alike(whole, title.text);
            if (likeness <= less) continue;
            less = likeness;
            set(candidate, title, std::min(likeness, 99), end);
        }
        if (is_prose && candidate.likeness < almost_the_same) return;
        if (candidate.title_end == 0) candidate.title_end = end;
        candidate.has_body = has_words(rest.substr(length));
    }

    // A title that goes on in the next line.
    void match_broken_title(std::string_view rest, Candidate& candidate) const {
        constexpr std::size_t fewest = 4;  // characters of the title in its first line
        if (candidate.line + 1 >= prose_.lines.size()) return;
        const std::string_view next = line_text(candidate.line + 1);
        for (const SectionTitle& title : reading_.section_titles) {
            if (rest.size() >= title.bytes.size() || !title.bytes.starts_with(rest)) continue;
            const std::size_t letters = count_code_points(rest);
            if (letters < fewest && 2 * letters < title.text.size()) continue;
            const std::string_view remaining = std::string_view(title.bytes).substr(rest.size());
            if (!next.starts_with(remaining)) continue;
            const std::size_t end = prose_.lines[candidate.line + 1].begin + remaining.size();
            set(candidate, title, 100, end);
            candidate.lines = 2;
            candidate.has_body = has_words(next.substr(remaining.size()));
        }
    }

    std::size_t begin_of(const Candidate& candidate) const {
        return prose_.lines[candidate.line].begin + candidate.ordinal.length;
    }

    static void set(Candidate& candidate, const SectionTitle& title, int likeness,
                    std::size_t end) {
        candidate.section = title.number;
        candidate.likeness = likeness;
        candidate.title_end = end;
    }

    // The style in which most of the form's titles stand with their own numbers.
    OrdinalStyle prevailing_style() const {
        std::array<int, style_count> votes{};
        for (const Candidate& candidate : candidates_) {
            const bool numbered = candidate.ordinal.number == candidate.section;
            if (candidate.likeness == 100)
                votes[static_cast<std::size_t>(candidate.ordinal.style)] += numbered ? 3 : 1;
        }
        const auto most = std::max_element(votes.begin(), votes.end());
        return static_cast<OrdinalStyle>(most - votes.begin());
    }

    bool is_label(const Candidate& candidate) const {
        const std::u32string text = code_points(line_text(candidate.line));
        return std::any_of(reading_.label_texts.begin(), reading_.label_texts.end(),
                           [&](const std::u32string& label) {
                               const std::u32string_view same = std::u32string_view(text).substr(
                                   0, std::max<std::size_t>(label.size(), 4));
                               return same.size() >= 4 && label.size() >= 4 &&
                                      percent_alike(same, label.substr(0, same.size())) >= 80;
                           });
    }

    bool is_heading(const Candidate& candidate, OrdinalStyle style,
                    const std::vector<Candidate>& before) const {
        if (candidate.ordinal.style != style)
            return candidate.likeness == 100 &&
                   (is_bare(candidate) || stands_for_missing(candidate, style, before));
        if (candidate.likeness == 100) return true;
        if (prose_.lines[candidate.line].in_grid && candidate.likeness < 90) return false;
        const bool own_number = candidate.section == candidate.ordinal.number;
        const bool may_be = candidate.likeness >= (own_number ? least_likeness : 75) ||
                            goes_on(candidate, before) || opens(candidate, before);
        return may_be && !is_label(candidate);
    }

    // The form's title behind its own number in another style, where none in the report's style has
    // it: （一） among 二、 三、
    bool stands_for_missing(const Candidate& candidate, OrdinalStyle style,
                            const std::vector<Candidate>& before) const {
        const bool is_behind = std::all_of(
            before.begin(), before.end(),
            [&](const Candidate& heading) { return number_of(heading) < candidate.section; });
        return candidate.section == candidate.ordinal.number && is_behind &&
               std::none_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
                   return other.ordinal.style == style && other.likeness >= 75 &&
                          other.section == candidate.section;
               });
    }

    // A title without its number, alone in its line.
    bool is_bare(const Candidate& candidate) const {
        return candidate.ordinal.style == OrdinalStyle::None && !candidate.has_body &&
               std::none_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
                   // Of a part whose heading was altered the noted title is its table's.
                   const bool may_differ =
                       candidate.ordinal.length > 0 && other.ordinal.number == other.section;
                   return other.ordinal.style != OrdinalStyle::None &&
                          other.likeness >= (may_differ ? least_likeness : 100) &&
                          other.section == candidate.section;
               });
    }

    // The form's titles stand in this style, alone in their lines, and all end as sentences do.
    bool titles_end_in_stops(OrdinalStyle style) const {
        std::size_t titles = 0, stopped = 0;
        for (const Candidate& candidate : candidates_) {
            if (candidate.ordinal.style != style || candidate.likeness != 100) continue;
            if (candidate.has_body) continue;
            ++titles;
            stopped += line_text(candidate.line).ends_with("。") ? 1U : 0U;
        }
        return titles > 0 && stopped == titles;
    }

    // A title that the form does not have, where no title of the form bears its number.
    bool is_unknown_title(const Candidate& candidate) const {
        constexpr std::size_t longest_unknown = std::size_t{30} * 3;
        if (candidate.has_body || candidate.ordinal.style == OrdinalStyle::Arabic) return false;
        if (candidate.title_end == 0) return false;  // prose
        const std::string_view text = line_text(candidate.line);
        if (text.size() > longest_unknown || text.ends_with(";")) return false;
        if (text.ends_with("。") && !titles_end_in_stops(candidate.ordinal.style)) return false;
        return std::none_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
            return other.ordinal.style == candidate.ordinal.style && other.likeness >= 75 &&
                   other.section == candidate.ordinal.number;
        });
    }

    bool goes_on(const Candidate& candidate, const std::vector<Candidate>& before) const {
        return !before.empty() && candidate.ordinal.number == before.back().ordinal.number + 1 &&
               is_unknown_title(candidate);
    }

    // 一、概述, which the form's second title follows.
    bool opens(const Candidate& candidate, const std::vector<Candidate>& before) const {
        if (!before.empty() || candidate.ordinal.number != 1 || !is_unknown_title(candidate))
            return false;
        const auto next =
            std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
                return other.line > candidate.line &&
                       other.ordinal.style == candidate.ordinal.style &&
                       (other.ordinal.number == 1 || other.likeness >= 75);
            });
        return next != candidates_.end() && next->ordinal.number == 2 && next->section == 2;
    }

    int number_of(const Candidate& heading) const {
        const bool known = heading.likeness == 100 || heading.section == heading.ordinal.number ||
                           heading.likeness >= 75;
        return known ? heading.section : heading.ordinal.number;
    }

    std::size_t body_size(const std::vector<Candidate>& headings, std::size_t i) const {
        const std::size_t end = i + 1 < headings.size() ? prose_.lines[headings[i + 1].line].begin
                                                        : prose_.normal.text.size();
        return end - headings[i].title_end;
    }

    using Headings = std::vector<Candidate>::const_iterator;

    // The text between the headings, in bytes.
    std::size_t text_among(Headings begin, Headings end) const {
        std::size_t text = 0;
        for (auto next = begin; next != end && ++next != end; ++begin)
            text += prose_.lines[next->line].begin - begin->title_end;
        return text;
    }

    // A table of contents names the headings before they stand over their parts: several that all
    // come again, with far less text among them.
    std::vector<Candidate> without_contents(std::vector<Candidate> headings) const {
        constexpr std::ptrdiff_t fewest = 3;
        constexpr std::size_t times = 3;
        if (headings.empty()) return headings;
        const auto comes_in = [&](int number, Headings begin) {
            return std::find_if(begin, headings.cend(), [&](const Candidate& heading) {
                return number_of(heading) == number;
            });
        };
        const Headings again = comes_in(number_of(headings.front()), headings.cbegin() + 1);
        const bool all_come_again =
            std::all_of(headings.cbegin(), again, [&](const Candidate& entry) {
                return comes_in(number_of(entry), again) != headings.cend();
            });
        if (again - headings.cbegin() < fewest || !all_come_again) return headings;
        if (text_among(headings.cbegin(), again) * times < text_among(again, headings.cend()))
            headings.erase(headings.cbegin(), again);
        return headings;
    }

    // Of two headings of one number the one with more below it counts.
    std::vector<Candidate> without_repeats(std::vector<Candidate> headings) const {
        for (std::size_t i = 0; i < headings.size(); ++i) {
            for (std::size_t j = i + 1; j < headings.size();) {
                if (number_of(headings[i]) != number_of(headings[j])) {
                    ++j;
                    continue;
                }
                const bool first_is_longer = body_size(headings, i) > body_size(headings, j);
                headings.erase(headings.begin() +
                               static_cast<std::ptrdiff_t>(first_is_longer ? j : i));
                j = i + 1;
            }
        }
        return headings;
    }

    // Where the marks begin that Markdown puts before a heading on its line; they are no text of
    // the part above.
    std::uint32_t before_marks(std::uint32_t heading) const {
        const std::size_t last = source_.text().substr(0, heading).find_last_not_of("#*>_ \t");
        if (last == std::string_view::npos) return 0;
        const bool begins_line = source_.text()[last] == '\n' || source_.text()[last] == '\r';
        return begins_line ? static_cast<std::uint32_t>(last + 1) : heading;
    }

    // Behind the colon or stop that closes a title; it is no text of the part.
    std::size_t behind_stops(std::size_t at) const {
        const std::string_view text = prose_.normal.text;
        for (std::size_t next = at; next < text.size(); at = next) {
            const char32_t c = next_code_point(text, next);
            if (c != U':' && c != U',' && !ends_sentence(c)) break;
        }
        return at;
    }

    // As printed; a number that nothing but white space parts from the words is no part of them.
    std::string title_of(const Candidate& heading, Span span) const {
        if (number_mark(line_text(heading.line)) == 0)
            span = prose_.normal.place(begin_of(heading), heading.title_end);
        return without_blanks(source_.slice(span));
    }

    std::vector<SectionFact> facts_of(const std::vector<Candidate>& headings) const {
        std::vector<SectionFact> facts;
        const auto source_end = static_cast<std::uint32_t>(source_.text().size());
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const Candidate& heading = headings[i];
            SectionFact fact;
            fact.number = number_of(heading);
            fact.heading = prose_.normal.place(prose_.lines[heading.line].begin, heading.title_end);
            fact.title = title_of(heading, fact.heading);
            const std::size_t behind = behind_stops(heading.title_end);
            fact.body = {prose_.normal.place(heading.title_end - 1, behind).end, source_end};
            fact.position = static_cast<std::uint32_t>(i);
            if (!facts.empty()) facts.back().body.end = before_marks(fact.heading.begin);
            facts.push_back(std::move(fact));
        }
        return facts;
    }

    const Prose& prose_;
    const Source& source_;
    const Reading& reading_;
    std::uint64_t beginnings_ = 0;  // signs_of the titles' first characters
    std::uint64_t ends_ = 0;        // by a bit each, their last bytes
    std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<SectionFact> find_sections(const Prose& prose, const Source& source,
                                       const Reading& reading) {
    return SectionFinder(prose, source, reading).find();
}

}  // namespace gouji::reports
