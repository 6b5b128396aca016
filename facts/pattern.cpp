#include "facts/pattern.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gouji {

namespace {

// ---------- compiling ----------

constexpr std::string_view gap = "…";
constexpr std::string_view gap_regex = "[^。；;！!？?]{0,20}?";
constexpr std::string_view stops[] = {"。", "；", ";", "！", "!", "？", "?"};

constexpr std::string_view before_number =
    "(?:不少于|不低于|大约|将近|接近|至少|超过|不足|不到|最多|约|近|超|逾)?";
constexpr std::string_view digits =
    "(?:[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?|[0-9]+(?:[.][0-9]+)?)";
constexpr std::string_view numerals =
    "[零〇○一二两三四五六七八九十百千][零〇○一二两三四五六七八九十百千万亿]*";
constexpr std::string_view magnitude = "[余多]?[百千]?[万亿]?[余多]?";

struct KindName {
    std::string_view name;
    HoleKind kind;
};

constexpr KindName kind_names[] = {{"count", HoleKind::Count},
                                   {"money", HoleKind::Money},
                                   {"percent", HoleKind::Percent},
                                   {"date", HoleKind::Date},
                                   {"year", HoleKind::Year}};

std::string number_regex() {
    std::string regex(before_number);
    regex += "(?:";
    regex += digits;
    regex += "|";
    regex += numerals;
    regex += ")";
    regex += magnitude;
    return regex;
}

std::string percent_regex() {
    std::string regex(before_number);
    regex += "(?:";
    regex += digits;
    regex += "%|百分之(?:";
    regex += digits;
    regex += "|";
    regex += numerals;
    regex += "(?:点[零〇○一二三四五六七八九]+)?))";
    return regex;
}

std::string hole_regex(HoleKind kind) {
    switch (kind) {
        case HoleKind::Count:
            return number_regex();
        case HoleKind::Money:
            return number_regex() + "元";
        case HoleKind::Percent:
            return percent_regex();
        case HoleKind::Date:
            return "[0-9]{4}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-./][0-9]{1,2}[-./][0-9]{1,2})"
                   "|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月["
                   "一二三四五六七八九十]{1,3}日";
        case HoleKind::Year:
            return "[0-9]{4}|[〇○零一二三四五六七八九]{4}";
    }
    return {};
}

void append_escaped(std::string_view text, std::string& regex) {
    for (const char byte : text) {
        const bool plain = static_cast<unsigned char>(byte) >= 0x80U ||
                           (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= 'a' && byte <= 'z');
        if (!plain) regex += '\\';
        regex += byte;
    }
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

class Compiler {
  public:
    Compiler(std::string_view text, Place place, Diagnostics& diagnostics)
        : text_(text), place_(place), diagnostics_(diagnostics) {}

    std::optional<Pattern> compile();

  private:
    void sequence(std::size_t begin, std::size_t end);
    std::size_t braces(std::size_t begin);
    void alternatives(std::size_t begin, std::size_t end);
    void hole(std::size_t begin, std::size_t colon, std::size_t end);
    std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }
    // Where the pattern stands with escapes, places inside it cannot be told.
    Place place(std::size_t begin, std::size_t end) const {
        if (place_.span.size() != text_.size()) return place_;
        const auto at = [&](std::size_t offset) {
            return place_.span.begin + static_cast<std::uint32_t>(offset);
        };
        return {place_.source, {at(begin), at(end)}};
    }
    void complain(Code code, std::size_t begin, std::size_t end) {
        diagnostics_.add(code, place(begin, end), {std::string(slice(begin, end))});
        failed_ = true;
    }

    std::string_view text_;
    Place place_;
    Diagnostics& diagnostics_;
    std::string regex_;
    std::vector<PatternHole> holes_;
    bool failed_ = false;
};

std::optional<Pattern> Compiler::compile() {
    for (std::size_t at = 0; at < text_.size() && !failed_;) {
        if (text_[at] == '{') {
            at = braces(at);
        } else if (text_[at] == '}') {
            complain(Code::PatternBrace, at, at + 1);
        } else {
            const std::size_t next = std::min(text_.find_first_of("{}", at), text_.size());
            sequence(at, next);
            at = next;
        }
    }
    if (failed_) return std::nullopt;
    Result<Regex> regex = Regex::compile(regex_);
    if (!regex || regex->matches_somewhere("")) {
        complain(Code::PatternEmpty, 0, text_.size());
        return std::nullopt;
    }
    for (PatternHole& hole : holes_) hole.group = *regex->group(hole.name);
    return Pattern{std::move(*regex), std::move(holes_)};
}

// Words, gaps and digits.
void Compiler::sequence(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
        const std::string_view rest = slice(at, end);
        if (rest.starts_with(gap)) {
            regex_ += gap_regex;
            at += gap.size();
        } else if (rest.starts_with("\\d")) {
            regex_ += "[0-9]";
            at += 2;
        } else {
            const std::size_t next =
                at + std::min({rest.find(gap), rest.find('\\', 1), rest.size()});
            append_escaped(normal_form(slice(at, next)), regex_);
            at = next;
        }
    }
}

// From { to its }; gives what stands behind.
std::size_t Compiler::braces(std::size_t begin) {
    const std::size_t end = text_.find_first_of("{}", begin + 1);
    if (end == std::string_view::npos || text_[end] == '{') {
        complain(Code::PatternBrace, begin, begin + 1);
        return text_.size();
    }
    const std::size_t colon = text_.find(':', begin);
    if (colon < end) {
        hole(begin + 1, colon, end);
    } else {
        alternatives(begin + 1, end);
    }
    return end + 1;
}

void Compiler::alternatives(std::size_t begin, std::size_t end) {
    const bool optional = end > begin && text_[end - 1] == '?';
    const std::size_t last = optional ? end - 1 : end;
    regex_ += "(?:";
    for (std::size_t at = begin; at <= last;) {
        const std::size_t bar = std::min(text_.find('|', at), last);
        if (at == bar) return complain(Code::PatternEmpty, begin - 1, end + 1);
        sequence(at, bar);
        if (bar < last) regex_ += '|';
        at = bar + 1;
    }
    regex_ += optional ? ")?" : ")";
}

void Compiler::hole(std::size_t begin, std::size_t colon, std::size_t end) {
    const std::string_view kind = slice(colon + 1, end);
    const auto* known = std::find_if(std::begin(kind_names), std::end(kind_names),
                                     [&](const KindName& entry) { return entry.name == kind; });
    if (known == std::end(kind_names)) return complain(Code::PatternKind, colon + 1, end);
    const std::string name(slice(begin, colon));
    const bool twice = std::any_of(holes_.begin(), holes_.end(),
                                   [&](const PatternHole& hole) { return hole.name == name; });
    if (!is_name(name) || twice) return complain(Code::PatternName, begin, colon);
    regex_ += "(?P<" + name + ">" + hole_regex(known->kind) + ")";
    holes_.push_back({name, known->kind, 0});
}

// ---------- finding ----------

std::string_view last_sign(std::string_view text) {
    if (text.empty()) return text;
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return text.substr(at);
}

std::string_view first_sign(std::string_view text) {
    std::size_t end = 0;
    if (!text.empty()) next_code_point(text, end);
    return text.substr(0, end);
}

bool is_among(std::string_view sign, std::string_view signs) {
    return !sign.empty() && signs.find(sign) != std::string_view::npos;
}

constexpr std::string_view ascii_digits = "0123456789";
constexpr std::string_view numeral_signs = "零〇○一二两三四五六七八九十百千万亿";
constexpr std::string_view range_signs = "-~—–至到";

bool is_digit(std::string_view sign) {
    return is_among(sign, ascii_digits) || is_among(sign, numeral_signs);
}

// Neither the end of a longer number, an ordinal (第三), a rough one (数十) nor the end of a range.
bool may_begin(std::string_view before, std::string_view number) {
    const std::string_view sign = last_sign(before);
    if (is_digit(sign) || is_among(sign, ".*#/第每")) return false;
    if (is_among(first_sign(number), numeral_signs) && is_among(sign, "数几上成")) return false;
    const std::string_view sign_before = last_sign(before.substr(0, before.size() - sign.size()));
    if (sign == ",") return !is_among(sign_before, ascii_digits);
    if (sign == "-") return false;
    return !is_among(sign, range_signs) || !is_digit(sign_before);
}

// Neither the start of a longer number, masked, nor the start of a range; a count is no year.
bool may_end(std::string_view behind, HoleKind kind) {
    const std::string_view sign = first_sign(behind);
    const std::string_view next = first_sign(behind.substr(sign.size()));
    if (is_digit(sign) || is_among(sign, "*%")) return false;
    if (is_among(sign, ".,") && is_among(next, ascii_digits)) return false;
    if (kind == HoleKind::Count && is_among(sign, "年月日时点号")) return false;
    return !is_among(sign, range_signs) || !is_digit(next);
}

// 11，234 with the comma of Chinese text is a list.
bool has_list_comma(const NormalText& text, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
        if (text.text[at] == ',' && text.ends[at] - text.begins[at] > 1) return true;
    }
    return false;
}

// The numbers of a date in digits or numerals.
std::optional<Date> date_of(std::string_view text) {
    std::vector<int> parts;
    while (!text.empty()) {
        std::size_t end = 0;
        while (end < text.size() && is_digit(first_sign(text.substr(end)))) {
            end += first_sign(text.substr(end)).size();
        }
        const std::string_view part = text.substr(0, end);
        const std::optional<Decimal> plain = Decimal::parse(part);
        const std::optional<std::int64_t> number = plain ? plain->whole() : chinese_number(part);
        if (!number || *number > 9999) return std::nullopt;
        parts.push_back(static_cast<int>(*number));
        text.remove_prefix(end);
        text.remove_prefix(first_sign(text).size());
    }
    if (parts.size() != 3) return std::nullopt;
    return Date::from(parts[0], parts[1], parts[2]);
}

std::optional<Year> year_of(std::string_view text) {
    const std::optional<Decimal> plain = Decimal::parse(text);
    const std::optional<std::int64_t> number = plain ? plain->whole() : chinese_number(text);
    if (!number || *number > 9999) return std::nullopt;
    return Year::from(static_cast<int>(*number));
}

std::optional<HoleValue> value_of(HoleKind kind, std::string_view text) {
    const auto wrapped = [](auto value) {
        return value ? std::optional<HoleValue>(*value) : std::nullopt;
    };
    if (kind == HoleKind::Date) return wrapped(date_of(text));
    if (kind == HoleKind::Year) return wrapped(year_of(text));
    return wrapped(stated_number(text));
}

bool is_number(HoleKind kind) {
    return kind != HoleKind::Date && kind != HoleKind::Year;
}

std::optional<FilledHole> filled(const PatternHole& hole, const Match& match,
                                 const NormalText& text) {
    const std::optional<Match::Piece>& piece = match.groups[hole.group];
    if (!piece) return std::nullopt;
    const std::string_view whole = text.text;
    std::string phrase(whole.substr(piece->begin, piece->end - piece->begin));
    if (!may_begin(whole.substr(0, piece->begin), phrase)) return std::nullopt;
    if (!may_end(whole.substr(piece->end), hole.kind)) return std::nullopt;
    if (has_list_comma(text, piece->begin, piece->end)) return std::nullopt;
    // A reservation may stand behind the unit: 130件以上.
    if (is_number(hole.kind) && piece->end < match.whole().end) {
        for (const std::string_view word : {"左右", "以上", "以下"}) {
            if (whole.substr(match.whole().end).starts_with(word)) phrase += word;
        }
    }
    const std::optional<HoleValue> value = value_of(hole.kind, phrase);
    if (!value) return std::nullopt;
    return FilledHole{hole.name, *value, text.place(piece->begin, piece->end)};
}

// Looks no farther than a page: a text without a stop is no reason to read it all for each match.
Span sentence_of(const NormalText& text, const Match::Piece& match) {
    constexpr std::size_t page = 4096;
    const std::string_view whole = text.text;
    std::size_t begin = match.begin - std::min(match.begin, page);
    std::size_t end = std::min(whole.size(), match.end + page);
    const std::string_view before = whole.substr(begin, match.begin - begin);
    const std::string_view behind = whole.substr(match.end, end - match.end);
    std::size_t cut = 0;
    for (const std::string_view stop : stops) {
        const std::size_t last = before.rfind(stop);
        if (last != std::string_view::npos) cut = std::max(cut, last + stop.size());
        const std::size_t first = behind.find(stop);
        if (first != std::string_view::npos) end = std::min(end, match.end + first + stop.size());
    }
    return text.place(begin + cut, end);
}

std::optional<PatternMatch> read_match(const Pattern& pattern, const Match& match,
                                       const NormalText& text) {
    PatternMatch result;
    for (const PatternHole& hole : pattern.holes) {
        std::optional<FilledHole> one = filled(hole, match, text);
        if (!one) return std::nullopt;
        result.holes.push_back(std::move(*one));
    }
    result.span = text.place(match.whole().begin, match.whole().end);
    result.sentence = sentence_of(text, match.whole());
    return result;
}

}  // namespace

std::optional<Pattern> compile_pattern(std::string_view text, Place place,
                                       Diagnostics& diagnostics) {
    return Compiler(text, place, diagnostics).compile();
}

std::vector<PatternMatch> find_all(const Pattern& pattern, const NormalText& text) {
    std::vector<PatternMatch> all;
    std::size_t from = 0;
    while (const std::optional<Match> match = pattern.regex.find(text.text, from)) {
        std::optional<PatternMatch> read = read_match(pattern, *match, text);
        from = match->whole().end;
        if (read) {
            all.push_back(std::move(*read));
        } else {
            from = match->whole().begin;
            next_code_point(text.text, from);
        }
    }
    return all;
}

}  // namespace gouji
