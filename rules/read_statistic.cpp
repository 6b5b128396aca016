#include "rules/read_statistic.h"

#include <string>
#include <utility>

#include "facts/code.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

constexpr int fewest = 2;
constexpr int most = 1'000'000;

}  // namespace

std::optional<Statistic> read_statistic(const YamlEntry& entry, const PackText& text) {
    const Fields fields(entry.value, {"title", "value", "among", "least"}, text.diagnostics);
    const YamlNode* value = fields.require("value");
    if (value == nullptr) return std::nullopt;
    auto condition = read_condition(*value, text);
    if (!condition) return std::nullopt;
    Statistic statistic;
    statistic.name = {entry.key, entry.key_place};
    statistic.title = fields.required_text("title");
    statistic.value = std::move(*condition);
    for (const YamlNode& node : fields.list("among")) {
        if (auto one = read_condition(node, text)) statistic.among.push_back(std::move(*one));
    }
    const YamlNode* least = fields.find("least");
    if (least == nullptr) return statistic;
    statistic.least = fields.number("least").value_or(fewest);
    if (statistic.least < fewest || statistic.least > most)
        text.diagnostics.add(Code::NumberRange, least->place,
                             {std::to_string(fewest), std::to_string(most)});
    return statistic;
}

}  // namespace gouji::rules
