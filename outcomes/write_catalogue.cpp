#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "facts/width.h"
#include "outcomes/catalogue.h"

namespace gouji::outcomes {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_columns_wide = 48;

std::size_t width_of(const Listing& listing, std::size_t column) {
    std::size_t widest = display_width(listing.heads[column]);
    for (const auto& row : listing.rows) widest = std::max(widest, display_width(row[column]));
    return std::min(widest, most_columns_wide);
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string line = " ";
    for (std::size_t i = 0; i < cells.size(); ++i) line += " " + pad_to(cells[i], widths[i]) + " ";
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

// A bar would end the cell, a line break the row.
std::string cell_of(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '|')
            result += "\\|";
        else if (c == '\n')
            result += "<br>";
        else
            result += c;
    }
    return result;
}

std::string markdown_line(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) line += " " + cell_of(cell) + " |";
    return line + "\n";
}

// Ids, usages and expressions are code.
bool is_code(std::string_view key) {
    return key == "id" || key == "path" || key == "name" || key == "usage" || key == "expression" ||
           key == "place" || key == "value" || key == "speaks_of" || key == "defect" ||
           key == "english" || key == "chinese" || key == "example" || key == "code";
}

}  // namespace

std::string catalogue_text(const Catalogue& catalogue, Colors colors) {
    std::string text =
        paint(catalogue.title, Ink::Bold, colors) + "\n" + catalogue.introduction + "\n";
    for (const Listing& listing : catalogue.listings) {
        text += "\n" + paint(listing.title, Ink::Bold, colors) + "\n";
        std::vector<std::size_t> widths;
        for (std::size_t i = 0; i < listing.heads.size(); ++i)
            widths.push_back(width_of(listing, i));
        text += paint(line_of(listing.heads, widths), Ink::Faint, colors);
        for (const auto& row : listing.rows) text += line_of(row, widths);
    }
    return text;
}

std::string catalogue_markdown(const Catalogue& catalogue) {
    std::string text = fmt::format("# {}\n\n{}\n", catalogue.title, catalogue.introduction);
    for (const Listing& listing : catalogue.listings) {
        text += fmt::format("\n## {}\n\n", listing.title) + markdown_line(listing.heads) + "|";
        for (std::size_t i = 0; i < listing.heads.size(); ++i) text += " --- |";
        text += "\n";
        for (const auto& row : listing.rows) {
            std::vector<std::string> cells = row;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (is_code(listing.keys[i]) && !cells[i].empty()) cells[i] = "`" + cells[i] + "`";
            }
            text += markdown_line(cells);
        }
    }
    return text;
}

std::string catalogues_json(const PackView& pack, const std::vector<Catalogue>& catalogues) {
    const rules::RulePack& rules = *pack.program.pack;
    Json all = {{"pack", rules.name + "@" + rules.version}, {"title", rules.title}};
    for (const Catalogue& catalogue : catalogues) {
        Json parts = Json::array();
        for (const Listing& listing : catalogue.listings) {
            Json rows = Json::array();
            for (const auto& row : listing.rows) {
                Json object;
                for (std::size_t i = 0; i < row.size(); ++i)
                    object[std::string(listing.keys[i])] = row[i];
                rows.push_back(std::move(object));
            }
            parts.push_back({{"list", listing.key}, {"title", listing.title}, {"rows", rows}});
        }
        all[std::string(catalogue.name)] = std::move(parts);
    }
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouji::outcomes
