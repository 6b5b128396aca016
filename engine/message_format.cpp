#include "engine/message_format.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "facts/code.h"
#include "facts/numerals.h"
#include "facts/overloaded.h"

namespace gouji::engine {

namespace {

struct FormatName {
    std::string_view name;
    Format format;
};

constexpr FormatName names[] = {
    {"percent", Format::Percent}, {"iso", Format::IsoDate}, {"chinese", Format::Chinese}};
constexpr int percent_places = 2;

std::string chinese(Hint hint) {
    return message(Advice{hint, {}}, Language::Chinese);
}

std::string state_text(Status status) {
    switch (status) {
        case Status::Known:
            return "";
        case Status::Missing:
            return chinese(Hint::ShownMissing);
        case Status::Invalid:
            return chinese(Hint::ShownInvalid);
        case Status::Unread:
            return chinese(Hint::ShownUnread);
        case Status::Undecided:
            return chinese(Hint::ShownUndecided);
        case Status::NotApplicable:
            return chinese(Hint::ShownNotApplicable);
        case Status::Error:
            return chinese(Hint::ShownError);
    }
    return "";
}

std::string date_text(const Date& date, Format format) {
    if (format == Format::IsoDate) return to_string(date);
    return message(Advice{Hint::ShownDate,
                          {std::to_string(date.year()), std::to_string(date.month()),
                           std::to_string(date.day())}},
                   Language::Chinese);
}

std::string number_text(const Number& number, Format format) {
    const std::optional<std::int64_t> whole = number.whole();
    if (format == Format::Chinese && whole && 1 <= *whole && *whole <= 99)
        return in_numerals(static_cast<int>(*whole));
    if (format != Format::Percent) return to_string(number);
    const auto hundredfold = multiply(number, Number(100));
    const auto rounded =
        hundredfold ? round(*hundredfold, percent_places, Rounding::HalfUp) : std::nullopt;
    return to_string(rounded.value_or(number)) + "%";
}

// A report breaks its lines where the page ends; a sentence that quotes it does not. Chinese has no
// blank there.
std::string on_one_line(std::string_view text) {
    std::string line;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find_first_of("\r\n\f", at), text.size());
        const std::string_view piece = text.substr(at, end - at);
        const std::size_t first = at == 0 ? 0 : piece.find_first_not_of(" \t");
        if (first != std::string_view::npos) {
            const std::size_t last =
                end == text.size() ? piece.size() : piece.find_last_not_of(" \t") + 1;
            line += piece.substr(first, std::max(first, last) - first);
        }
        at = end + 1;
    }
    return line;
}

}  // namespace

std::optional<Format> format_named(std::string_view name) {
    const auto* found = std::find_if(std::begin(names), std::end(names),
                                     [&](const FormatName& one) { return one.name == name; });
    if (found == std::end(names)) return std::nullopt;
    return found->format;
}

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> all;
    for (const FormatName& one : names) all.push_back(one.name);
    return all;
}

std::string formatted(const Value& value, Format format) {
    if (!value.is_known()) return state_text(value.status);
    return std::visit(
        overloaded{[](const std::monostate&) { return std::string(); },
                   [](bool truth) { return chinese(truth ? Hint::ShownTrue : Hint::ShownFalse); },
                   [&](const Number& number) { return number_text(number, format); },
                   [&](const Date& date) { return date_text(date, format); },
                   [&](const Period& period) {
                       return message(
                           Advice{Hint::ShownPeriod,
                                  {date_text(period.start, format), date_text(period.end, format)}},
                           Language::Chinese);
                   },
                   [](std::string_view text) { return on_one_line(text); },
                   [](const Item&) { return std::string(); }},
        value.payload);
}

}  // namespace gouji::engine
