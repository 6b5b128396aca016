#include "rules/selector.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facts/closest.h"
#include "facts/code.h"
#include "rules/read_rule.h"

namespace gouji::rules {

namespace {

bool names(std::string_view pattern, std::string_view id) {
    if (!pattern.ends_with(".*")) return pattern == id;
    return id.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool name(const std::vector<std::string>& patterns, std::string_view id) {
    return patterns.empty() ||
           std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return names(pattern, id); });
}

class SelectorReader {
  public:
    SelectorReader(const Fields& fields, const RulePack& pack, Diagnostics& diagnostics)
        : fields_(fields), pack_(pack), diagnostics_(diagnostics) {}

    Selector read() const {
        Selector selector;
        selector.rules = read_names("rule", &Rule::id);
        selector.defects = read_names("defect", &Rule::defect);
        selector.groups = read_names("group", &Rule::group);
        if (const YamlNode* node = fields_.find("severity")) {
            const std::vector<YamlNode> one = {*node};
            for (const YamlNode& each : node->kind == YamlNode::Kind::List ? node->items : one)
                selector.severities.push_back(
                    read_severity(each, diagnostics_).value_or(Severity::Error));
        }
        return selector;
    }

  private:
    std::vector<std::string> read_names(std::string_view key, std::string Rule::*field) const {
        const YamlNode* node = fields_.find(key);
        if (node == nullptr) return {};
        std::vector<std::string> patterns = fields_.texts(key);
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            const auto is_named = [&](const Rule& rule) { return names(patterns[i], rule.*field); };
            const bool is_known =
                std::any_of(pack_.rules.begin(), pack_.rules.end(), is_named) ||
                std::any_of(pack_.turned_off.begin(), pack_.turned_off.end(), is_named);
            const bool is_item = node->kind == YamlNode::Kind::List && i < node->items.size();
            if (!is_known)
                complain(patterns[i], field, is_item ? node->items[i].place : node->place);
        }
        return patterns;
    }

    void complain(const std::string& word, std::string Rule::*field, Place place) const {
        std::set<std::string_view> known;
        for (const Rule& rule : pack_.rules) known.insert(rule.*field);
        Diagnostic& diagnostic = diagnostics_.add(Code::SelectsNothing, place, {word});
        suggest_closest(word, {known.begin(), known.end()}, diagnostic);
    }

    const Fields& fields_;
    const RulePack& pack_;
    Diagnostics& diagnostics_;
};

}  // namespace

Selector read_selector(const Fields& fields, const RulePack& pack, Diagnostics& diagnostics) {
    return SelectorReader(fields, pack, diagnostics).read();
}

Selector read_selector(const YamlNode& node, const RulePack& pack, Diagnostics& diagnostics) {
    return read_selector(Fields(node, {"rule", "defect", "group", "severity"}, diagnostics), pack,
                         diagnostics);
}

bool selects(const Selector& selector, const Rule& rule, Severity severity) {
    const bool is_of_severity = selector.severities.empty() ||
                                std::find(selector.severities.begin(), selector.severities.end(),
                                          severity) != selector.severities.end();
    return is_of_severity && name(selector.rules, rule.id) && name(selector.defects, rule.defect) &&
           name(selector.groups, rule.group);
}

}  // namespace gouji::rules
