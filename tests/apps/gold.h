// The labelled corpus: what its gold files say, compared with what the program prints.
//
// The rules of comparison are the corpus's own: numbers by value, texts without white space and
// full-width differences, findings by kind and place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace gouji::test {

using Json = nlohmann::json;

struct LabelledReport {
    std::filesystem::path report;
    Json gold;
};

// The folder that GOUJI_CORPUS names; nothing where it names none.
std::optional<std::filesystem::path> corpus();

// The reports of a folder of the corpus whose names end so, in the order of their names.
std::vector<LabelledReport> labelled_reports(const std::filesystem::path& folder,
                                             const std::vector<std::string>& suffixes);

bool same_value(const Json& gold, const Json& printed);

// The paths at which the facts printed are not the gold's, cells that the gold lacks among them.
std::vector<std::string> wrong_cells(const Json& gold, const Json& facts);
// The metadata that are not the gold's, by name.
std::vector<std::string> wrong_metadata(const Json& gold, const Json& facts);

using Defects = std::multiset<std::pair<std::string, std::string>>;  // kind and place
Defects gold_defects(const Json& gold, const char* list);
Defects found_defects(const Json& checked);

}  // namespace gouji::test
