#include "reports/docx_numbering.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <pugixml.hpp>

#include "facts/text.h"

namespace gouji::reports {

namespace {

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& candidate : node.children()) {
        if (local_name(candidate.name()) == name) return candidate;
    }
    return {};
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& candidate : node.attributes()) {
        if (local_name(candidate.name()) == name) return candidate.value();
    }
    return "";
}

std::string value_of(const pugi::xml_node& node, std::string_view name) {
    return attribute(child(node, name), "val");
}

int number_in(const std::string& text, int otherwise) {
    return text.size() < 7 && are_digits(text) ? std::atoi(text.c_str()) : otherwise;
}

std::size_t level_in(const std::string& text) {
    return static_cast<std::size_t>(
        std::clamp(number_in(text, 0), 0, static_cast<int>(list_levels) - 1));
}

ListLevel read_level(const pugi::xml_node& node) {
    ListLevel level;
    const std::string format = value_of(node, "numFmt");
    if (!format.empty()) level.format = format;
    level.text = value_of(node, "lvlText");
    level.start = number_in(value_of(node, "start"), 1);
    return level;
}

std::map<std::string, ListLevels> read_definitions(const pugi::xml_node& root) {
    std::map<std::string, ListLevels> definitions;
    for (const pugi::xml_node& node : root.children()) {
        if (local_name(node.name()) != "abstractNum") continue;
        ListLevels& levels = definitions[attribute(node, "abstractNumId")];
        for (const pugi::xml_node& level : node.children()) {
            if (local_name(level.name()) == "lvl")
                levels[level_in(attribute(level, "ilvl"))] = read_level(level);
        }
    }
    return definitions;
}

void override_levels(const pugi::xml_node& num, ListLevels& levels) {
    for (const pugi::xml_node& node : num.children()) {
        if (local_name(node.name()) != "lvlOverride") continue;
        ListLevel& level = levels[level_in(attribute(node, "ilvl"))];
        if (const pugi::xml_node other = child(node, "lvl")) level = read_level(other);
        level.start = number_in(value_of(node, "startOverride"), level.start);
    }
}

std::string in_chinese(int number) {
    constexpr std::array<const char*, 10> digits{"〇", "一", "二", "三", "四",
                                                 "五", "六", "七", "八", "九"};
    const auto digit = [&](int value) {
        return std::string(digits[static_cast<std::size_t>(value)]);
    };
    if (number < 10) return digit(number);
    if (number > 99) return std::to_string(number);
    const std::string tens = number < 20 ? "" : digit(number / 10);
    return tens + "十" + (number % 10 == 0 ? "" : digit(number % 10));
}

std::string in_roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 9> signs{{{50, "l"},
                                                                {40, "xl"},
                                                                {10, "x"},
                                                                {9, "ix"},
                                                                {5, "v"},
                                                                {4, "iv"},
                                                                {1, "i"},
                                                                {0, ""},
                                                                {0, ""}}};
    if (number > 89) return std::to_string(number);
    std::string roman;
    for (const auto& [worth, sign] : signs) {
        for (; worth > 0 && number >= worth; number -= worth) roman += sign;
    }
    return roman;
}

std::string in_letters(int number) {
    if (number > 26) return std::to_string(number);
    return std::string(1, static_cast<char>('a' + number - 1));
}

std::string in_capitals(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace

std::string_view local_name(std::string_view qualified) {
    const std::size_t colon = qualified.find(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string list_number(int number, const std::string& format) {
    if (format == "bullet" || format == "none" || number < 0) return "";
    const bool is_chinese = format.starts_with("chinese") || format.starts_with("japanese") ||
                            format.starts_with("taiwanese") || format == "ideographDigital";
    if (is_chinese) return in_chinese(number);
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

Numbering Numbering::read(const std::string& numbering, const std::string& styles) {
    Numbering result;
    pugi::xml_document document;
    if (document.load_buffer(numbering.data(), numbering.size())) {
        const pugi::xml_node root = document.document_element();
        const std::map<std::string, ListLevels> definitions = read_definitions(root);
        for (const pugi::xml_node& node : root.children()) {
            if (local_name(node.name()) != "num") continue;
            const std::string definition = value_of(node, "abstractNumId");
            const auto found = definitions.find(definition);
            if (found == definitions.end()) continue;
            const std::string id = attribute(node, "numId");
            List list{"definition " + definition, found->second};
            if (child(node, "lvlOverride")) {
                override_levels(node, list.levels);
                list.counters = "list " + id;
            }
            result.lists_[id] = std::move(list);
        }
    }
    if (document.load_buffer(styles.data(), styles.size())) {
        std::map<std::string, std::string> bases;
        for (const pugi::xml_node& style : document.document_element().children()) {
            if (local_name(style.name()) != "style") continue;
            const std::string id = attribute(style, "styleId");
            bases[id] = value_of(style, "basedOn");
            const pugi::xml_node place = child(child(style, "pPr"), "numPr");
            const std::string list = value_of(place, "numId");
            if (!list.empty()) result.styles_[id] = {list, level_in(value_of(place, "ilvl"))};
        }
        for (const auto& [id, base] : bases) {
            const auto inherited = result.styles_.find(base);
            if (inherited != result.styles_.end())
                result.styles_.try_emplace(id, inherited->second);
        }
    }
    return result;
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
