#include "rules/format.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "grammar/format.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

using grammar::RuleTextKind;

// An expression in a file.
struct Site {
    RuleTextKind kind{};
    Place place;
};

class SiteFinder {
  public:
    explicit SiteFinder(const PackText& text) : text_(text) {}

    std::vector<Site> find(const YamlNode& root) {
        if (root.kind == YamlNode::Kind::List) {
            for (const YamlNode& rule : root.items) add_rule(rule);
        } else {
            add_pack(root);
        }
        return std::move(sites_);
    }

  private:
    void add_pack(const YamlNode& pack) {
        if (const YamlNode* params = pack.find("params")) {
            for (const YamlEntry& parameter : params->entries) {
                for (const YamlEntry& since : parameter.value.entries) add_values(since.value);
            }
        }
        if (const YamlNode* define = pack.find("define")) add_values(*define);
        if (const YamlNode* rules = pack.find("rules")) {
            for (const YamlNode& rule : rules->items) add_rule(rule);
        }
    }

    void add_values(const YamlNode& node) {
        if (node.kind == YamlNode::Kind::Text) add(node, RuleTextKind::Condition);
        for (const YamlEntry& entry : node.entries) add(entry.value, RuleTextKind::Condition);
    }

    void add_rule(const YamlNode& rule) {
        for (const char* key : {"check", "when", "place"}) {
            if (const YamlNode* node = rule.find(key)) add(*node, RuleTextKind::Condition);
        }
        if (const YamlNode* node = rule.find("for_each")) add(*node, RuleTextKind::Iteration);
        if (const YamlNode* let = rule.find("let")) add_values(*let);
        if (const YamlNode* message = rule.find("message")) add_message(*message);
        const YamlNode* checks = rule.find("checks");
        if (checks == nullptr) return;
        for (const YamlNode& check : checks->items) {
            if (const YamlNode* node = check.find("check")) add(*node, RuleTextKind::Condition);
            if (const YamlNode* node = check.find("message")) add_message(*node);
        }
    }

    void add(const YamlNode& node, RuleTextKind kind) {
        if (node.kind != YamlNode::Kind::Text) return;
        const auto span = exact_span(node);
        if (span) sites_.push_back({kind, {node.place.source, *span}});
    }

    void add_message(const YamlNode& node) {
        const std::optional<Message> message = read_message(node, text_);
        if (!message) return;
        for (const MessagePart& part : message->parts) {
            if (part.hole) sites_.push_back({RuleTextKind::Hole, part.hole->place});
        }
    }

    const PackText& text_;
    std::vector<Site> sites_;
};

// In the order of the file.
std::vector<Site> sites_of(const Sources& sources, SourceId file, Diagnostics& diagnostics) {
    const auto root = read_yaml(sources, file, diagnostics);
    if (!root) return {};
    const PackText text{sources, diagnostics};
    std::vector<Site> sites = SiteFinder(text).find(*root);
    std::sort(sites.begin(), sites.end(), [](const Site& lhs, const Site& rhs) {
        return lhs.place.span.begin < rhs.place.span.begin;
    });
    return sites;
}

std::vector<std::string> texts_of(const std::string& file) {
    Sources sources;
    Diagnostics slips;
    const SourceId id = sources.add("", file);
    std::vector<std::string> texts;
    for (const Site& site : sites_of(sources, id, slips))
        texts.emplace_back(sources[id].slice(site.place.span));
    if (slips.has_errors()) texts.clear();
    return texts;
}

}  // namespace

FormattedFile format_file(const Sources& sources, SourceId file, std::optional<Language> keywords,
                          Diagnostics& diagnostics) {
    FormattedFile result{std::string(sources[file].text()), 0};
    const std::string original = result.text;
    const std::vector<Site> sites = sites_of(sources, file, diagnostics);
    std::vector<std::string> texts = texts_of(original);
    // From the end, so that places before a change stay what they are.
    for (std::size_t left = sites.size(); left > 0; --left) {
        const std::size_t index = left - 1;
        const Site& site = sites[index];
        const auto text = grammar::formatted(sources, site.place, site.kind, keywords, diagnostics);
        if (!text || *text == sources[file].slice(site.place.span)) continue;
        std::string changed = result.text;
        changed.replace(site.place.span.begin, site.place.span.end - site.place.span.begin, *text);
        std::vector<std::string> expected = texts;
        if (index < expected.size()) expected[index] = *text;
        if (texts_of(changed) != expected) continue;
        result.text = std::move(changed);
        texts = std::move(expected);
        ++result.changes;
    }
    if (diagnostics.has_errors()) return {original, 0};
    return result;
}

}  // namespace gouji::rules
