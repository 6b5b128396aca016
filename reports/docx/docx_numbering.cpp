#include "reports/docx/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "facts/numerals.h"
#include "facts/text.h"

namespace gouji::reports {

namespace {

using Element = DocxElement;
using Tag = DocxTag;

int number_in(std::string_view text, int otherwise) {
    constexpr std::size_t longest = 6;
    if (text.size() > longest) return otherwise;
    return static_cast<int>(number_in_digits(text).value_or(otherwise));
}

std::size_t level_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::clamp(number_in(text, 0), 0, static_cast<int>(list_levels) - 1));
}

ListLevel read_level(Element element) {
    ListLevel level;
    const std::string_view format = element.value_of(Tag::NumberFormat);
    if (!format.empty()) level.format = format;
    level.text = element.value_of(Tag::ListLevelText);
    level.start = number_in(element.value_of(Tag::Start), 1);
    return level;
}

std::map<std::string, ListLevels> read_definitions(Element numbering) {
    std::map<std::string, ListLevels> definitions;
    for (const Element definition : numbering.children()) {
        if (!definition.is(Tag::ListDefinition)) continue;
        ListLevels& levels = definitions[std::string(definition.attribute("abstractNumId"))];
        for (const Element level : definition.children()) {
            if (level.is(Tag::ListLevel))
                levels[level_in(level.attribute("ilvl"))] = read_level(level);
        }
    }
    return definitions;
}

void override_levels(Element list, ListLevels& levels) {
    for (const Element element : list.children()) {
        if (!element.is(Tag::ListLevelOverride)) continue;
        ListLevel& level = levels[level_in(element.attribute("ilvl"))];
        if (const Element other = element.child(Tag::ListLevel)) level = read_level(other);
        level.start = number_in(element.value_of(Tag::StartOverride), level.start);
    }
}

std::string in_roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 13> signs{{{1000, "m"},
                                                                 {900, "cm"},
                                                                 {500, "d"},
                                                                 {400, "cd"},
                                                                 {100, "c"},
                                                                 {90, "xc"},
                                                                 {50, "l"},
                                                                 {40, "xl"},
                                                                 {10, "x"},
                                                                 {9, "ix"},
                                                                 {5, "v"},
                                                                 {4, "iv"},
                                                                 {1, "i"}}};
    constexpr int highest = 3999;
    if (number > highest) return std::to_string(number);
    std::string roman;
    for (const auto& [worth, sign] : signs) {
        for (; number >= worth; number -= worth) roman += sign;
    }
    return roman;
}

// Behind z: aa, bb.
std::string in_letters(int number) {
    constexpr int letters = 26;
    constexpr int most = 10 * letters;
    if (number > most) return std::to_string(number);
    const int repeated = (number - 1) / letters;
    return std::string(static_cast<std::size_t>(repeated + 1),
                       static_cast<char>('a' + (number - 1) % letters));
}

std::string in_capitals(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace

std::string list_number(int number, const std::string& format) {
    if (format == "bullet" || format == "none" || number < 0) return "";
    const bool is_chinese = format.starts_with("chinese") || format.starts_with("japanese") ||
                            format.starts_with("taiwanese") || format == "ideographDigital";
    if (is_chinese && number == 0) return "〇";
    if (is_chinese && 1 <= number && number <= 99) return in_numerals(number);
    if (number > 0 && format == "lowerRoman") return in_roman(number);
    if (number > 0 && format == "upperRoman") return in_capitals(in_roman(number));
    if (number > 0 && format == "lowerLetter") return in_letters(number);
    if (number > 0 && format == "upperLetter") return in_capitals(in_letters(number));
    if (number > 0 && number <= 20 && format.starts_with("decimalEnclosedCircle")) {
        std::string sign;
        append_utf8(static_cast<char32_t>(0x245F + number), sign);
        return sign;
    }
    return std::to_string(number);
}

Numbering Numbering::read(DocxElement numbering, DocxElement styles) {
    Numbering result;
    result.read_lists(numbering);
    result.read_styles(styles);
    return result;
}

void Numbering::read_lists(DocxElement numbering) {
    const std::map<std::string, ListLevels> definitions = read_definitions(numbering);
    for (const Element element : numbering.children()) {
        if (!element.is(Tag::List)) continue;
        const std::string definition(element.value_of(Tag::ListDefinitionId));
        const auto found = definitions.find(definition);
        if (found == definitions.end()) continue;
        const std::string id(element.attribute("numId"));
        List list{"definition " + definition, found->second};
        if (element.child(Tag::ListLevelOverride)) {
            override_levels(element, list.levels);
            list.counters = "list " + id;
        }
        lists_[id] = std::move(list);
    }
}

void Numbering::read_styles(DocxElement styles) {
    std::map<std::string, std::string> bases;
    for (const Element style : styles.children()) {
        if (!style.is(Tag::Style)) continue;
        const std::string id(style.attribute("styleId"));
        bases[id] = style.value_of(Tag::BasedOn);
        const Element place = style.child(Tag::ParagraphProperties).child(Tag::ListProperties);
        const std::string_view list = place.value_of(Tag::ListId);
        if (list.empty()) continue;
        styles_[id] = {std::string(list), level_in(place.value_of(Tag::ListLevelIndex))};
    }
    for (const auto& [id, base] : bases) {
        const auto inherited = styles_.find(base);
        if (inherited != styles_.end()) styles_.try_emplace(id, inherited->second);
    }
}

std::optional<ListPlace> Numbering::list_of_style(const std::string& style) const {
    const auto found = styles_.find(style);
    if (found == styles_.end()) return std::nullopt;
    return found->second;
}

std::string Numbering::next(const ListPlace& place) {
    const auto found = lists_.find(place.list);
    if (found == lists_.end() || place.level >= list_levels) return "";
    const List& list = found->second;
    const auto counted = counts_.find(list.counters);
    if (counted == counts_.end()) counts_[list.counters].fill(-1);
    std::array<int, list_levels>& counts = counts_[list.counters];
    for (std::size_t l = 0; l <= place.level; ++l) {
        if (counts[l] < 0) counts[l] = list.levels[l].start - (l == place.level ? 1 : 0);
    }
    ++counts[place.level];
    std::fill(counts.begin() + static_cast<std::ptrdiff_t>(place.level) + 1, counts.end(), -1);
    const std::string& text = list.levels[place.level].text;
    std::string shown;
    if (list.levels[place.level].format == "bullet") return shown;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_hole =
            text[at] == '%' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9';
        if (!is_hole) {
            shown.push_back(text[at]);
            continue;
        }
        const auto level = static_cast<std::size_t>(text[++at] - '1');
        shown += list_number(std::max(counts[level], 0), list.levels[level].format);
    }
    return shown;
}

}  // namespace gouji::reports
