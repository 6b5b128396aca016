#include "reports/prose/title_block.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "facts/text.h"
#include "reports/prose/agency_name.h"
#include "reports/prose/written_date.h"

namespace gouji::reports {

namespace {

constexpr std::size_t longest_title = longest_name + std::size_t{40} * 3;  // bytes
constexpr std::size_t most_title_lines = 4;

struct TitleMatch {
    Span span;
    std::optional<Span> agency, year;
    std::size_t first = 0, lines = 0;  // of Prose::lines
    int worth = 0;                     // what it tells
    std::size_t known_again = 0;
};

class TitleFinder {
  public:
    TitleFinder(const Prose& prose, const Reading& reading) : prose_(prose), reading_(reading) {}

    std::optional<TitleMatch> find(std::size_t end) const {
        std::optional<TitleMatch> best;
        for (std::size_t first = 0; first < end; ++first) {
            for (std::size_t count = 1; count <= most_title_lines && first + count <= end;
                 ++count) {
                const std::size_t last = first + count - 1;
                if (is_of_sentence(last) || is_elsewhere(last, first)) break;
                const auto match = match_lines(first, count);
                if (match && (!best || is_better(*match, *best))) best = match;
            }
        }
        return best;
    }

  private:
    // No title has a full stop.
    bool is_of_sentence(std::size_t line) const {
        return prose_.text(prose_.lines[line]).find("。") != std::string_view::npos;
    }

    // The sign that closes the title stands alone in the next line.
    bool is_closed_behind(std::size_t line) const {
        return line + 1 < prose_.lines.size() && prose_.text(prose_.lines[line + 1]) == "》";
    }

    // No title begins in a cell of a table and ends outside of it.
    bool is_elsewhere(std::size_t line, std::size_t first) const {
        const ProseLine& lhs = prose_.lines[line];
        const ProseLine& rhs = prose_.lines[first];
        return (lhs.in_grid || rhs.in_grid) && lhs.block != rhs.block;
    }

    // What tells more; an agency that the report names again, the longer the better; fewer lines.
    bool is_better(const TitleMatch& match, const TitleMatch& best) const {
        if (match.worth != best.worth) return match.worth > best.worth;
        if (match.known_again != best.known_again) return match.known_again > best.known_again;
        return match.first > best.first && match.lines < best.lines &&
               match.first + match.lines == best.first + best.lines;
    }

    // The length of the agency's name, where it stands in the report outside this title as well.
    std::size_t known_again(const std::optional<Span>& agency, std::size_t end) const {
        if (!agency) return 0;
        const std::string_view text = prose_.normal.text;
        const std::string_view name = text_of(*agency);
        return text.find(name, end) != std::string_view::npos ? name.size() : 0;
    }

    std::string_view text_of(Span span) const {
        return prose_.text(prose_.at(span.begin), prose_.at(span.end));
    }

    std::optional<TitleMatch> match_lines(std::size_t first, std::size_t count) const {
        const std::size_t begin = prose_.lines[first].begin;
        const std::size_t end = prose_.lines[first + count - 1].end;
        if (end - begin > longest_title) return std::nullopt;
        if (is_closed_behind(first + count - 1)) return std::nullopt;
        const std::string_view text = prose_.text(begin, end);
        const std::optional<std::size_t> first_like = reading_.any_title.first_match(text);
        if (!first_like) return std::nullopt;
        for (std::size_t i = *first_like; i < reading_.titles.size(); ++i) {
            const Regex& regex = reading_.titles[i];
            const auto match = regex.find(text);
            if (!match || match->whole().begin != 0 || match->whole().end != text.size()) continue;
            TitleMatch title{prose_.normal.place(begin, end), {}, {}, first, count, 0, 0};
            title.agency = group_of(regex, *match, "agency", begin);
            if (title.agency && !may_be_agency(text_of(*title.agency), reading_)) continue;
            title.year = group_of(regex, *match, "year", begin);
            title.worth = (title.agency ? 2 : 0) + (title.year ? 1 : 0);
            title.known_again = known_again(title.agency, end);
            return title;
        }
        return std::nullopt;
    }

    std::optional<Span> group_of(const Regex& regex, const Match& match, std::string_view name,
                                 std::size_t begin) const {
        const auto group = regex.group(name);
        if (!group || !match.groups[*group]) return std::nullopt;
        const Match::Piece piece = *match.groups[*group];
        if (piece.begin == piece.end) return std::nullopt;
        return prose_.normal.place(begin + piece.begin, begin + piece.end);
    }

    const Prose& prose_;
    const Reading& reading_;
};

template <class T>
Stated<T> known(T value, Span span) {
    return {State::Known, std::move(value), span};
}

}  // namespace

TitleBlock find_title(const Prose& prose, const Source& source, const Reading& reading,
                      std::size_t end) {
    TitleBlock block;
    const auto match = TitleFinder(prose, reading).find(end);
    if (!match) return block;
    std::string title;
    for (std::size_t line = match->first; line < match->first + match->lines; ++line)
        title += without_blanks(source.slice(prose.lines[line].span));
    block.title = known(std::move(title), match->span);
    if (match->agency)
        block.agency = known(without_blanks(source.slice(*match->agency)), *match->agency);
    if (match->year) {
        const auto number = written_number(normal_form(source.slice(*match->year)));
        const auto year = number ? Year::from(*number) : std::nullopt;
        block.year = {year ? State::Known : State::Invalid, year, *match->year};
    }
    return block;
}

}  // namespace gouji::reports
