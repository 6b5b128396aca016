// Rule templates: the commonest shapes of rules, written once with holes for what differs.
//
// A template is YAML of a rule's fields in which `$name` stands for an argument. A rule that names
// one is read as if it stood there written out; places in its arguments are places in the rule, and
// everything else stands at the template's name. Not public.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/fields.h"
#include "rules/pack.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

struct Template {
    std::vector<std::string> arguments;
    YamlNode fields;       // of a rule
    bool is_whole = true;  // false: a slip was told, and rules that use it are left out
};

using Templates = std::map<std::string, Template, std::less<>>;

// A map of templates by their names; every slip in a template's own text is diagnosed here.
void read_templates(const YamlNode& node, const PackText& text, Templates& templates);

// One rule's use of a template.
class TemplateUse {
  public:
    // Nothing, and diagnosed, where there is no such template or its arguments do not fit.
    static std::optional<TemplateUse> of(const Fields& rule, const Templates& templates,
                                         const PackText& text);

    // The template's field, or null.
    const YamlNode* find(std::string_view key) const;
    std::optional<Condition> condition(const YamlNode& field) const;
    std::optional<Written<grammar::Iteration>> iteration(const YamlNode& field) const;
    std::optional<Message> message(const YamlNode& field) const;

  private:
    TemplateUse(const Template& shape, const YamlNode& name, const PackText& text)
        : template_(&shape), name_(name.place), text_(&text) {}

    const Template* template_;
    Place name_;
    const PackText* text_;
    std::map<std::string, const YamlNode*, std::less<>> arguments_;
};

}  // namespace gouji::rules
