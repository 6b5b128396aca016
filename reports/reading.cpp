#include "reports/reading.h"

#include <algorithm>
#include <utility>

#include "facts/text.h"

namespace gouji::reports {

namespace {

Result<std::vector<Regex>> compiled(const std::vector<std::string>& patterns) {
    std::vector<Regex> all;
    for (const std::string& pattern : patterns) {
        Result<Regex> regex = Regex::compile(pattern);
        if (!regex) return tl::unexpected(regex.error());
        all.push_back(*std::move(regex));
    }
    return all;
}

std::vector<std::string> patterns_of(const std::vector<AgencyKind>& kinds) {
    std::vector<std::string> patterns;
    for (const AgencyKind& kind : kinds) patterns.push_back(kind.pattern);
    return patterns;
}

void add_title(int number, const std::string& title, std::vector<SectionTitle>& titles) {
    SectionTitle added{number, code_points(normal_form(title)), normal_form(title)};
    added.signs = signs_of(added.text);
    const bool known = std::any_of(titles.begin(), titles.end(), [&](const SectionTitle& other) {
        return other.number == added.number && other.text == added.text;
    });
    if (!known) titles.push_back(std::move(added));
}

void add_texts(const Edition& edition, Reading& reading) {
    for (const SectionForm& section : edition.sections) {
        add_title(section.number, section.title, reading.section_titles);
        for (const std::string& other : section.allowed)
            add_title(section.number, other, reading.section_titles);
    }
    for (const Table& table : edition.tables) {
        for (const FixedLabel& label : table.labels) {
            std::u32string text = code_points(normal_form(label.official));
            if (std::find(reading.label_texts.begin(), reading.label_texts.end(), text) ==
                reading.label_texts.end())
                reading.label_texts.push_back(std::move(text));
        }
    }
}

TextIndex texts_of(std::size_t table_id, const std::vector<TableShape>& shapes) {
    std::u32string texts;
    for (const TableShape& shape : shapes) {
        if (shape.table_id == table_id)
            texts += shape.row_texts.texts() + shape.other_texts.texts();
    }
    return TextIndex(std::move(texts));
}

}  // namespace

std::uint64_t signs_of(std::u32string_view text) {
    constexpr std::uint32_t spread = 2654435761U;
    constexpr unsigned bits = 26;  // of 32, that 6 are left
    std::uint64_t signs = 0;
    for (const char32_t c : text) signs |= std::uint64_t{1} << (c * spread >> bits);
    return signs;
}

Result<Reading> prepare(const Form& form) {
    Reading reading{.form = &form,
                    .labels = Labels(form),
                    .shapes = shapes_of(form),
                    .any_title = RegexSet(form.reading.titles),
                    .any_agency_kind = RegexSet(patterns_of(form.reading.agency_kinds))};
    for (std::size_t t = 0; t < form.table_ids.size(); ++t)
        reading.table_texts.push_back(texts_of(t, reading.shapes));
    reading.table_pairs = PairIndex(reading.table_texts);
    for (const Edition& edition : form.editions) add_texts(edition, reading);
    const std::pair<const std::vector<std::string>*, std::vector<Regex>*> lists[] = {
        {&form.reading.titles, &reading.titles},
        {&form.reading.periods, &reading.periods},
        {&form.reading.report_years, &reading.report_years},
        {&form.reading.introductions, &reading.introductions},
        {&form.reading.title_notes, &reading.title_notes},
        {&form.reading.published, &reading.published},
        {&form.reading.not_agencies, &reading.not_agencies}};
    for (const auto& [patterns, list] : lists) {
        Result<std::vector<Regex>> regexes = compiled(*patterns);
        if (!regexes) return tl::unexpected(regexes.error());
        *list = *std::move(regexes);
    }
    for (const AgencyKind& kind : form.reading.agency_kinds) {
        Result<Regex> regex = Regex::compile(kind.pattern);
        if (!regex) return tl::unexpected(regex.error());
        reading.agency_kinds.push_back({kind.kind, *std::move(regex)});
    }
    return reading;
}

}  // namespace gouji::reports
