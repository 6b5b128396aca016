#include "engine/locus.h"

#include <algorithm>
#include <charconv>

namespace gouji::engine {

namespace {

int section_of(const Form& form, const std::string& table) {
    for (auto edition = form.editions.rbegin(); edition != form.editions.rend(); ++edition) {
        if (const Table* found = edition->table(table)) return found->section;
    }
    return 0;
}

}  // namespace

bool contains(const Locus& whole, const Locus& part, const Form& form) {
    if (whole.is_report()) return true;
    if (!part.cells.empty() && !whole.cells.empty())
        return std::includes(whole.cells.begin(), whole.cells.end(), part.cells.begin(),
                             part.cells.end());
    if (whole.section == 0) return false;
    if (part.section != 0) return whole.section == part.section;
    return !part.cells.empty() &&
           std::all_of(part.cells.begin(), part.cells.end(), [&](CellIndex cell) {
               return section_of(form, form.cell(cell).table) == whole.section;
           });
}

Locus locus_of(const std::string& place, const Form& form) {
    Locus locus;
    if (const auto cell = form.find(place)) {
        locus.cells = {*cell};
        return locus;
    }
    int section = 0;
    const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), section);
    if (error == std::errc() && end == place.data() + place.size()) {
        locus.section = section;
        return locus;
    }
    // A table, or all that stands beneath a row, group or column: requests, requests.denied,
    // requests.total.
    const std::size_t dot = std::min(place.find('.'), place.size());
    const std::string table = place.substr(0, dot) + ".";
    for (std::size_t i = 0; i < form.cells.size(); ++i) {
        const std::string& path = form.cells[i].path;
        const bool is_column = path.starts_with(table) && path.ends_with(place.substr(dot));
        if (path.starts_with(place + ".") || (dot < place.size() && is_column))
            locus.cells.push_back(static_cast<CellIndex>(i));
    }
    return locus;
}

}  // namespace gouji::engine
