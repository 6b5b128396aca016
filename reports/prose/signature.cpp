#include "reports/prose/signature.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "facts/text.h"
#include "reports/prose/agency_name.h"
#include "reports/prose/written_date.h"

namespace gouji::reports {

namespace {

// The same with a number in it, 12345热线中心; with a year it is no name but a title.
bool is_name_with_number(std::string_view text) {
    constexpr std::string_view year = "年";
    std::string letters;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i])) {
            letters += text[i];
        } else if (text.substr(i + 1).starts_with(year)) {
            return false;
        }
    }
    return is_name(letters);
}

// The full name or what is left of it when the place before it is dropped.
bool names(std::string_view text, std::string_view agency) {
    return text.size() >= 9 && agency.ends_with(text);
}

class SignatureFinder {
  public:
    SignatureFinder(const Prose& prose, const Source& source, const Reading& reading,
                    const std::string& agency)
        : prose_(prose), source_(source), reading_(reading), agency_(normal_form(agency)) {}

    Signature find(std::size_t begin) const {
        std::optional<Signature> first;
        for (std::size_t i = begin; i < prose_.lines.size(); ++i) {
            auto signature = dated(i, begin);
            if (!signature) continue;
            if (!signature->agency.empty()) return *signature;
            if (!first) first = std::move(signature);
        }
        if (first) return *first;
        Signature signature = undated(begin);
        for (std::size_t i = prose_.lines.size(); i-- > begin && signature.date.span.empty();)
            signature.date = doubtful_date(i);
        return signature;
    }

  private:
    std::string_view text(std::size_t line) const { return prose_.text(prose_.lines[line]); }

    bool is_agency(std::string_view name) const {
        if (!agency_.empty())
            return names(name, agency_) || (is_name_with_number(name) && names(agency_, name));
        return is_name(name) && may_be_agency(name, reading_) && ends_as_agency(name, reading_);
    }

    // Where the agency's name stands; what follows it in brackets may be no part of it: 某局(盖章).
    std::optional<Span> agency_in(std::string_view name) const {
        const std::size_t open = name.ends_with(")") ? name.rfind('(') : std::string_view::npos;
        if (open != std::string_view::npos && !may_be_agency(name, reading_))
            name = name.substr(0, open);
        if (!is_agency(name)) return std::nullopt;
        const auto from = static_cast<std::size_t>(name.data() - prose_.normal.text.data());
        return prose_.normal.place(from, from + name.size());
    }

    bool is_published(std::string_view line) const {
        return std::any_of(reading_.published.begin(), reading_.published.end(),
                           [&](const Regex& word) { return word.matches_somewhere(line); });
    }

    static std::string_view without_brackets(std::string_view line) {
        for (const std::string_view open : {"(", "【"}) {
            if (line.starts_with(open)) line.remove_prefix(open.size());
        }
        for (const std::string_view close : {")", "】"}) {
            if (line.ends_with(close)) line.remove_suffix(close.size());
        }
        return line;
    }

    // 2024年1月18日 星期四, 2024年1月18日（星期四）
    static std::string_view without_weekday(std::string_view line) {
        constexpr std::string_view word = "星期", day = "四";
        const std::size_t at = line.rfind(word);
        const bool ends_so =
            at != std::string_view::npos && line.size() == at + word.size() + day.size();
        if (!ends_so) return line;
        line = line.substr(0, at);
        return line.ends_with("(") ? line.substr(0, at - 1) : line;
    }

    // Behind the day a form may have put the hour: 2024年1月9日10:23, 2024-01-09 10:23:08.
    static std::string_view without_hour(std::string_view line) {
        const std::size_t day = line.rfind("日");
        const std::size_t colon = line.find(':', line.find_last_of("-./"));
        const bool is_in_digits = day == std::string_view::npos && colon != std::string_view::npos;
        if (is_in_digits && colon >= 2 && line.size() <= colon + 6)
            return line.substr(0, colon - 2);
        if (day == std::string_view::npos) return line;
        const std::string_view hour = line.substr(day + std::string_view("日").size());
        const bool is_hour = hour.size() >= 4 && hour.size() <= 8 && hour.find(':') <= 2 &&
                             hour.find_first_not_of("0123456789:") == std::string_view::npos;
        return is_hour ? line.substr(0, line.size() - hour.size()) : line;
    }

    // The stop behind a date that stands alone; a sentence that ends with one is no signature.
    std::string_view without_stop(std::string_view line) const {
        constexpr std::string_view stop = "。";
        if (!line.ends_with(stop)) return line;
        const std::string_view rest = line.substr(0, line.size() - stop.size());
        const auto date = date_at_end(rest);
        const bool is_alone =
            date &&
            (date->begin == 0 || (!agency_.empty() && is_agency(rest.substr(0, date->begin))));
        return is_alone ? rest : line;
    }

    // Words that say what is named and dated. With a year they are another report's title, in a
    // list of links: 某局2022年年度报告 2023-01-21.
    bool are_labels_around(std::string_view line) const {
        const std::string_view behind = line.substr(line.find(agency_) + agency_.size());
        return line.find("。") == std::string_view::npos &&
               std::none_of(behind.begin(), behind.end(), [](char c) { return is_digit(c); });
    }

    // A line that ends with a date.
    struct DateLine {
        std::string_view shown;
        WrittenDate date;          // in what is shown
        bool is_doubtful = false;  // with an hour behind it, or in fewer signs than others
    };
    std::optional<DateLine> date_line(std::size_t line) const {
        const std::string_view whole = without_weekday(without_stop(without_brackets(text(line))));
        const std::string_view shown = without_hour(whole);
        constexpr std::size_t longest_date = std::size_t{20} * 3;
        if (shown.size() > longest_name + longest_date) return std::nullopt;
        auto date = date_at_end(shown);
        const bool is_bare = !date || date->day == 0;
        if (is_bare) {
            if (const auto bare = bare_date_in(shown)) date = bare;
        }
        if (!date || is_published(shown)) return std::nullopt;
        return DateLine{shown, *date, shown.size() != whole.size() || (is_bare && date->day != 0)};
    }

    // 20240118, alone or behind the agency's name.
    std::optional<WrittenDate> bare_date_in(std::string_view shown) const {
        const bool is_behind_name = !agency_.empty() && shown.starts_with(agency_);
        const std::size_t begin = is_behind_name ? agency_.size() : 0;
        auto date = bare_date(shown.substr(begin));
        if (date) date->begin += begin, date->end += begin;
        return date;
    }

    // The name before a date, which may be empty; nothing where it is no name. 编制单位:某局
    // 填报日期:
    std::optional<std::string_view> name_before(std::string_view text) const {
        if (text.ends_with(":")) text.remove_suffix(1);
        const std::size_t named = agency_.empty() ? std::string_view::npos : text.find(agency_);
        if (named != std::string_view::npos && text != agency_ && are_labels_around(text))
            text = text.substr(named, agency_.size());
        if (!text.empty() && !is_name(text) && !is_agency(text)) return std::nullopt;
        return text;
    }

    std::optional<Signature> dated(std::size_t line, std::size_t begin) const {
        constexpr std::size_t longest_word = std::size_t{12} * 3;  // that is no name
        const std::optional<DateLine> found = date_line(line);
        if (!found) return std::nullopt;
        const auto& [shown, date, is_doubtful] = *found;
        const std::string_view before = shown.substr(0, date.begin);
        const std::optional<std::string_view> name = name_before(before);
        if (!name) return std::nullopt;
        Signature signature;
        const auto start = static_cast<std::size_t>(shown.data() - prose_.normal.text.data());
        signature.span = prose_.normal.place(start + date.begin, start + date.end);
        signature.date = {date.date() ? State::Known : State::Invalid, date.date(),
                          *signature.span};
        const bool is_word = agency_.empty() && before.ends_with(":");  // 日期:
        if (const auto beside = is_word ? std::nullopt : agency_in(*name)) {
            sign(*beside, signature);
        } else if (name->size() > longest_word) {
            return std::nullopt;
        } else if (const auto above = line > begin ? agency_in(text(line - 1)) : std::nullopt) {
            sign(*above, signature);
        }
        // A page says the hour when it was published; only where the agency signs is it a
        // signature, and so is a date in fewer signs.
        if (is_doubtful && signature.agency.empty()) return std::nullopt;
        return signature;
    }

    // 某局办公室2024年1月18日印发: a word behind a date may make it another than that of signing.
    Stated<Date> doubtful_date(std::size_t line) const {
        constexpr std::size_t longest_word = std::size_t{4} * 3;
        const std::string_view shown = without_brackets(text(line));
        if (shown.size() > longest_name || is_published(shown)) return {};
        for (std::size_t at = 0; at < shown.size(); at += sign_length(shown[at])) {
            const auto date = date_at(shown, at);
            if (!date || date->day == 0) continue;
            const std::string_view before = shown.substr(0, at), behind = shown.substr(date->end);
            if (behind.size() > longest_word || (!behind.empty() && !is_name(behind))) return {};
            if (!before.empty() && !is_name_with_number(before)) return {};
            return {State::Unread, std::nullopt, prose_.lines[line].span};
        }
        return {};
    }

    Signature undated(std::size_t begin) const {
        Signature signature;
        for (std::size_t i = prose_.lines.size(); i-- > begin;) {
            const std::optional<Span> name = agency_in(text(i));
            if (!name) continue;
            signature.span = prose_.lines[i].span;
            sign(*name, signature);
            break;
        }
        return signature;
    }

    void sign(Span span, Signature& signature) const {
        signature.agency = without_blanks(source_.slice(span));
        signature.agency_span = span;
        signature.span = Span{std::min(span.begin, signature.span->begin),
                              std::max(span.end, signature.span->end)};
    }

    const Prose& prose_;
    const Source& source_;
    const Reading& reading_;
    std::string agency_;
};

}  // namespace

Signature find_signature(const Prose& prose, const Source& source, const Reading& reading,
                         std::size_t begin, const std::string& agency) {
    return SignatureFinder(prose, source, reading, agency).find(begin);
}

Stated<Date> find_date_below(const Prose& prose, Span title) {
    const auto below =
        std::find_if(prose.lines.begin(), prose.lines.end(),
                     [&](const ProseLine& line) { return line.span.begin >= title.end; });
    if (title.empty() || below == prose.lines.end()) return {};
    const std::string_view text = prose.text(*below);
    if (!text.ends_with(")")) return {};
    const std::size_t begin = text.starts_with("(") ? 1 : 0;  // 2017年2月23日): pages lose it
    const auto date = date_at(text.substr(0, text.size() - 1), begin);
    if (!date || date->end + 1 != text.size() || !date->date()) return {};
    return {State::Known, *date->date(), prose.normal.place(below->begin + begin, below->end - 1)};
}

}  // namespace gouji::reports
