#include "facts/form.h"

#include <algorithm>

namespace gouji {

bool is_of(CellType type, const Decimal& value) {
    switch (type) {
        case CellType::Count:
            return value.is_whole() && !value.is_negative();
        case CellType::Integer:
            return value.is_whole();
        case CellType::Amount:
            return !value.is_negative();
    }
    return false;
}

const Table* Edition::table(std::string_view id) const {
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&](const Table& table) { return table.id == id; });
    return found == tables.end() ? nullptr : &*found;
}

std::optional<CellIndex> Form::find(std::string_view path) const {
    const auto found = cell_by_path.find(path);
    if (found == cell_by_path.end()) return std::nullopt;
    return found->second;
}

const Edition* Form::edition(int number) const {
    const auto found = std::find_if(editions.begin(), editions.end(), [&](const Edition& edition) {
        return edition.number == number;
    });
    return found == editions.end() ? nullptr : &*found;
}

const Edition* Form::edition_of_year(int year) const {
    const auto found = std::find_if(editions.begin(), editions.end(), [&](const Edition& edition) {
        return edition.first_year <= year && year <= edition.last_year;
    });
    return found == editions.end() ? nullptr : &*found;
}

std::optional<std::size_t> Form::table_index(std::string_view table) const {
    const auto found = std::find(table_ids.begin(), table_ids.end(), table);
    if (found == table_ids.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table_ids.begin());
}

}  // namespace gouji
