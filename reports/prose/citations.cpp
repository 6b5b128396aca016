#include "reports/prose/citations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "facts/text.h"
#include "reports/next_sign.h"

namespace gouji::reports {

namespace {

constexpr std::string_view opening = "《", closing = "》";
constexpr std::string_view issue = "号";
constexpr std::size_t longest_title = std::size_t{120} * 3;  // bytes
constexpr std::size_t longest_number = std::size_t{30} * 3;

// The end of the title that is open at `begin`, behind its closing mark; titles nest.
std::optional<std::size_t> end_of_title(std::string_view text, std::size_t begin) {
    int depth = 0;
    const std::size_t last = std::min(text.size(), begin + longest_title);
    for (std::size_t at = begin; at < last; ++at) {
        if (text.substr(at).starts_with(opening)) ++depth;
        if (text.substr(at).starts_with(closing) && --depth == 0) return at + closing.size();
    }
    return std::nullopt;
}

struct Piece {
    std::size_t begin = 0, end = 0;
    bool empty() const { return begin == end; }
};

// What stands in the brackets at `at`, where it is a document's number.
Piece bracketed_number(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '(') return {};
    text = text.substr(0, at + 2 * longest_number);
    const std::size_t end = text.find(')', at);
    if (end == std::string_view::npos || end - at > longest_number) return {};
    const std::string_view inside = text.substr(at + 1, end - at - 1);
    // “(某办发(2021)30号)”: the brackets of the year are round ones.
    if (!inside.ends_with(issue)) {
        const std::size_t stop = text.find(issue, end);
        const std::size_t from = end + 1;
        const bool numbered =
            stop != std::string_view::npos && stop > from && stop - from <= 4 &&
            std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                        text.begin() + static_cast<std::ptrdiff_t>(stop), is_digit);
        return numbered ? Piece{at + 1, stop + issue.size()} : Piece{};
    }
    return {at + 1, end};
}

bool parts_words(std::string_view sign) {
    constexpr std::array<std::string_view, 12> signs{"。", ",",  ";", "《", "》", "(",
                                                     ")",  "、", ":", "\"", "!",  "?"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view stop) { return sign.starts_with(stop); });
}

// The number that ends with the 号 at `stop`: 〔2021〕30号 behind its issuer, or 第492号 behind a
// 令.
Piece number_before(std::string_view text, std::size_t stop) {
    std::size_t begin = stop;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    if (begin == stop) return {};
    constexpr std::array<std::string_view, 4> year_ends{"〕", "]", ")", "】"};
    const std::string_view before = text.substr(0, begin);
    const bool by_year = std::any_of(year_ends.begin(), year_ends.end(), [&](std::string_view e) {
        return before.ends_with(e) && before.size() > e.size() + 4 &&
               is_digit(before[before.size() - e.size() - 1]);
    });
    if (!by_year && !before.ends_with("令第") && !before.ends_with("令")) return {};
    if (by_year) {
        while (begin > 0 && !is_digit(text[begin - 1])) --begin;  // the closing bracket
        while (begin > 0 && is_digit(text[begin - 1])) --begin;   // the year
        if (begin > 0) begin = begin_of_sign(text, begin);        // the opening bracket
    }
    constexpr std::size_t longest_issuer = 16;
    for (std::size_t i = 0; i < longest_issuer && begin > 0; ++i) {
        const std::size_t at = begin_of_sign(text, begin);
        if (parts_words(text.substr(at)) || is_digit(text[at])) break;
        begin = at;
    }
    return {begin, stop + issue.size()};
}

// （国务院令第492号公布，第711号修订）: of a text that was amended the last order holds.
Piece amending_number(std::string_view text, std::size_t at) {
    constexpr std::size_t longest_history = std::size_t{60} * 3;
    if (at >= text.size() || text[at] != '(') return {};
    const std::size_t end = text.find(')', at);
    if (end == std::string_view::npos || end - at > longest_history) return {};
    const std::string_view inside = text.substr(at, end - at);
    const bool is_amended =
        inside.find("修订") != inside.npos || inside.find("修正") != inside.npos;
    const std::size_t stop = inside.rfind(issue);
    if (!is_amended || stop == inside.npos || !is_digit(inside[stop - 1])) return {};
    const Piece number = number_before(text, at + stop);
    if (!number.empty()) return number;
    std::size_t begin = at + stop;
    while (is_digit(text[begin - 1])) --begin;
    return {begin, at + stop + issue.size()};
}

class CitationFinder {
  public:
    CitationFinder(const Prose& prose, const Source& source)
        : prose_(prose), source_(source), text_(prose.normal.text) {}

    std::vector<CitationFact> find() {
        std::size_t title = text_.find(opening), number = find_sign(text_, issue, 0);
        while (title != std::string_view::npos || number != std::string_view::npos) {
            at_ = title < number ? cite_title(title) : cite_number(number, at_);
            if (title < at_) title = text_.find(opening, at_);
            if (number < at_) number = find_sign(text_, issue, at_);
        }
        return std::move(citations_);
    }

  private:
    std::size_t cite_title(std::size_t begin) {
        const auto end = end_of_title(text_, begin);
        if (!end) return begin + opening.size();
        Piece number = bracketed_number(text_, *end);
        if (number.empty()) number = amending_number(text_, *end);
        const bool is_closed = !number.empty() && text_.substr(number.end).starts_with(')');
        const std::size_t last = number.empty() ? *end : number.end + (is_closed ? 1 : 0);
        add({begin + opening.size(), *end - closing.size()}, number, {begin, last});
        return last;
    }

    std::size_t cite_number(std::size_t stop, std::size_t from) {
        Piece number = number_before(text_, stop);
        const std::size_t behind = stop + issue.size();
        if (number.empty() || number.begin < from) return behind;
        add({}, number, number);
        return behind;
    }

    void add(Piece title, Piece number, Piece whole) {
        CitationFact fact;
        if (!title.empty()) fact.title = without_blanks(source_.slice(place(title)));
        if (!number.empty()) fact.number = without_blanks(source_.slice(place(number)));
        fact.span = place(whole);
        citations_.push_back(std::move(fact));
    }

    Span place(Piece piece) const { return prose_.normal.place(piece.begin, piece.end); }

    const Prose& prose_;
    const Source& source_;
    std::string_view text_;
    std::size_t at_ = 0;  // behind the last citation
    std::vector<CitationFact> citations_;
};

}  // namespace

std::vector<CitationFact> find_citations(const Prose& prose, const Source& source) {
    return CitationFinder(prose, source).find();
}

}  // namespace gouji::reports
