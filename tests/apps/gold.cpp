#include "tests/apps/gold.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "facts/decimal.h"
#include "facts/text.h"

namespace gouji::test {

namespace {

// At most one of these in a document, or only their number is compared: the place is not.
constexpr std::array<std::string_view, 10> without_place = {
    "section.order",     "year.mismatch",     "period.mismatch",       "date.missing",
    "date.late",         "date.early",        "fee_statement.missing", "narrative.sum",
    "narrative.percent", "outdated.reference"};

std::optional<Decimal> number_of(const Json& value) {
    if (value.is_number_integer()) return Decimal(value.get<std::int64_t>());
    if (!value.is_string()) return std::nullopt;
    std::string text = normal_form(value.get<std::string>());
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    return Decimal::parse(text);
}

std::string text_of(const Json& value) {
    return normal_form(value.is_string() ? value.get<std::string>() : value.dump());
}

// A heading without its numeral and without a colon behind it.
std::string heading_of(const Json& section) {
    std::string title = text_of(section["title"]);
    for (const std::string_view mark : {"、", ")"}) {
        const std::size_t at = title.find(mark);
        if (at != std::string::npos && at <= 7) title.erase(0, at + mark.size());
    }
    for (const std::string_view end : {":", "。"}) {
        if (title.ends_with(end)) title.resize(title.size() - end.size());
    }
    return title;
}

bool same_sections(const Json& gold, const Json& printed) {
    return gold.size() == printed.size() &&
           std::equal(gold.begin(), gold.end(), printed.begin(),
                      [](const Json& lhs, const Json& rhs) {
                          return lhs["n"] == rhs["n"] && heading_of(lhs) == heading_of(rhs);
                      });
}

std::string place_of(const std::string& kind, const Json& defect) {
    const bool is_compared =
        std::find(without_place.begin(), without_place.end(), kind) == without_place.end();
    if (!is_compared || !defect.contains("place") || defect["place"].is_null()) return {};
    return text_of(defect["place"]);
}

}  // namespace

std::optional<std::filesystem::path> corpus() {
    const char* folder = std::getenv("GOUJI_CORPUS");
    if (folder == nullptr || *folder == '\0') return std::nullopt;
    return std::filesystem::path(folder);
}

std::vector<LabelledReport> labelled_reports(const std::filesystem::path& folder,
                                             const std::vector<std::string>& suffixes) {
    std::vector<LabelledReport> reports;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (!entry.path().string().ends_with(".gold.json")) continue;
        Json gold = Json::parse(std::ifstream(entry.path()));
        std::filesystem::path report = folder / gold["document"].get<std::string>();
        if (std::find(suffixes.begin(), suffixes.end(), report.extension()) != suffixes.end())
            reports.push_back({std::move(report), std::move(gold)});
    }
    std::sort(reports.begin(), reports.end(),
              [](const LabelledReport& lhs, const LabelledReport& rhs) {
                  return lhs.report < rhs.report;
              });
    return reports;
}

bool same_value(const Json& gold, const Json& printed) {
    if (gold.is_null() || printed.is_null()) return gold.is_null() && printed.is_null();
    const std::optional<Decimal> lhs = number_of(gold);
    const std::optional<Decimal> rhs = number_of(printed);
    if (lhs || rhs) return lhs && rhs && *lhs == *rhs;
    return text_of(gold) == text_of(printed);
}

std::vector<std::string> wrong_cells(const Json& gold, const Json& facts) {
    const Json& expected = gold["facts"];
    const Json& printed = facts["facts"];
    std::vector<std::string> wrong;
    for (const auto& [path, value] : expected.items()) {
        if (!same_value(value, printed.value(path, Json()))) wrong.push_back(path);
    }
    for (const auto& [path, value] : printed.items()) {
        if (!value.is_null() && !expected.contains(path)) wrong.push_back(path);
    }
    return wrong;
}

std::vector<std::string> wrong_metadata(const Json& gold, const Json& facts) {
    std::vector<std::string> wrong;
    for (const char* name : {"form", "edition", "year", "agency", "title", "signed_on"}) {
        if (!same_value(gold[name], facts[name])) wrong.emplace_back(name);
    }
    if (gold["period"] != facts["period"]) wrong.emplace_back("period");
    if (!same_sections(gold["sections"], facts["sections"])) wrong.emplace_back("sections");
    return wrong;
}

Defects gold_defects(const Json& gold, const char* list) {
    Defects defects;
    for (const Json& defect : gold.value(list, Json::array())) {
        const std::string kind = defect["kind"];
        defects.emplace(kind, place_of(kind, defect));
    }
    return defects;
}

Defects found_defects(const Json& checked) {
    Defects defects;
    for (const Json& finding : checked["findings"]) {
        const std::string kind = finding["defect"];
        defects.emplace(kind, place_of(kind, finding));
    }
    return defects;
}

}  // namespace gouji::test
