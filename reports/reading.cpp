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

void add_title(int number, const std::string& title, std::vector<SectionTitle>& titles) {
    SectionTitle added{number, code_points(normal_form(title))};
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

std::uint64_t three_at(std::u32string_view text, std::size_t at) {
    constexpr unsigned bits = 21;  // of a code point
    return std::uint64_t{text[at]} << (2 * bits) | std::uint64_t{text[at + 1]} << bits |
           std::uint64_t{text[at + 2]};
}

TableTexts texts_of(std::size_t table_id, const std::vector<TableShape>& shapes) {
    TableTexts texts;
    for (const TableShape& shape : shapes) {
        if (shape.table_id == table_id) texts.all += shape.row_texts + shape.other_texts;
    }
    for (std::size_t at = 0; at + 2 < texts.all.size(); ++at)
        texts.threes.push_back(three_at(texts.all, at));
    std::sort(texts.threes.begin(), texts.threes.end());
    texts.threes.erase(std::unique(texts.threes.begin(), texts.threes.end()), texts.threes.end());
    return texts;
}

}  // namespace

// Most texts begin with letters that the table has nowhere.
bool TableTexts::has(std::u32string_view text) const {
    if (text.size() >= 3 && !std::binary_search(threes.begin(), threes.end(), three_at(text, 0)))
        return false;
    return all.find(text) != std::u32string::npos;
}

Result<Reading> prepare(const Form& form) {
    Reading reading{&form, Labels(form), {}, {}, shapes_of(form), {}, {}, {}, {}, {}, {}, {}, {}};
    for (std::size_t t = 0; t < form.table_ids.size(); ++t)
        reading.table_texts.push_back(texts_of(t, reading.shapes));
    for (const Edition& edition : form.editions) add_texts(edition, reading);
    const std::pair<const std::vector<std::string>*, std::vector<Regex>*> lists[] = {
        {&form.reading.titles, &reading.titles},
        {&form.reading.periods, &reading.periods},
        {&form.reading.report_years, &reading.report_years},
        {&form.reading.introductions, &reading.introductions},
        {&form.reading.published, &reading.published}};
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
