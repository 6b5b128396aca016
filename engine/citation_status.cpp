#include "engine/citation_status.h"

#include <charconv>
#include <optional>
#include <string>

#include "facts/text.h"

namespace gouji::engine {

namespace {

constexpr std::size_t digits_of_year = 4;
constexpr int last_month = 12;
constexpr int last_day = 31;

Value text_value(std::string_view text) {
    return Value::of(Payload(text));
}

std::optional<std::int64_t> year_in(std::string_view text) {
    std::int64_t year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return year;
}

// 国办函〔2020〕109号: four digits in brackets of any kind.
std::optional<std::int64_t> year_of_number(const std::string& number) {
    const std::string normal = normal_form(number);
    for (std::size_t at = 0; at + digits_of_year <= normal.size(); ++at) {
        const std::string_view piece = std::string_view(normal).substr(at, digits_of_year);
        const bool ends_there =
            at + digits_of_year == normal.size() || !is_digit(normal[at + digits_of_year]);
        const bool begins_there = at == 0 || !is_digit(normal[at - 1]);
        if (begins_there && ends_there && are_digits(piece)) return year_in(piece);
    }
    return std::nullopt;
}

// 国办函2020109号 of 国办函〔2020〕109号, 国办函[2020]109号: which brackets stand round the year
// does not tell one document from another.
std::string without_brackets(std::string_view number) {
    constexpr std::string_view brackets = "〔〕[]()﹝﹞【】［］";
    std::string plain;
    for (std::size_t at = 0; at < number.size();) {
        const std::size_t begin = at;
        next_code_point(number, at);
        const std::string_view sign = number.substr(begin, at - begin);
        if (brackets.find(sign) == std::string_view::npos) plain += sign;
    }
    return plain;
}

bool is_document(const ReportView& view, const CitedDocument& document,
                 const CitationFact& citation) {
    // A report may print who issued it in front: 中华人民共和国国务院令第492号.
    if (!document.number.empty() && !citation.number.empty())
        return without_brackets(view.texts->normal(citation.number))
            .ends_with(without_brackets(document.number));
    return document.title && view.texts->matches(citation.title, *document.title);
}

std::optional<Date> year_end(const FactBase& facts) {
    if (facts.year.state != State::Known || !facts.year.value) return std::nullopt;
    return Date::from(facts.year.value->number(), last_month, last_day);
}

const rules::DocumentStatus* status_of(const ReportView& view, const FactBase& facts,
                                       const CitationFact& citation) {
    const auto day = year_end(facts);
    const auto& known = view.program->pack->citations.documents;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (!is_document(view, view.program->documents[i], citation)) continue;
        const rules::DocumentStatus* latest = nullptr;
        for (const rules::DocumentStatus& status : known[i].statuses) {
            if (!status.from || (day && *status.from <= *day)) latest = &status;
        }
        return latest;
    }
    return nullptr;
}

std::optional<std::int64_t> work_points_year(const ReportView& view, const CitationFact& citation) {
    const Program& program = *view.program;
    if (!program.work_points_title) return std::nullopt;
    const auto match = view.texts->find(citation.title, *program.work_points_title);
    if (!match) return std::nullopt;
    const auto group = program.patterns.regex(*program.work_points_title).group("year");
    if (!group || !match->groups[*group]) return std::nullopt;
    const auto& piece = *match->groups[*group];
    return year_in(std::string_view(view.texts->normal(citation.title))
                       .substr(piece.begin, piece.end - piece.begin));
}

}  // namespace

Value citation_status(const ReportView& view, const FactBase& facts, const CitationFact& citation,
                      Property property) {
    const auto points = work_points_year(view, citation);
    const auto number_value = [](const std::optional<std::int64_t>& number) {
        return number ? Value::of(Payload(Number(*number))) : Value::of(Status::NotApplicable);
    };
    if (property == Property::CitationWorkPointsYear) return number_value(points);
    if (property == Property::CitationYear) return number_value(year_of_number(citation.number));
    const bool is_note = property == Property::CitationStatusNote;
    if (points)
        return text_value(is_note ? view.program->pack->citations.work_points->note
                                  : rules::in_force);
    const rules::DocumentStatus* status = status_of(view, facts, citation);
    if (status == nullptr) return text_value(is_note ? std::string_view() : unknown_document);
    return text_value(is_note ? std::string_view(status->note) : std::string_view(status->status));
}

}  // namespace gouji::engine
