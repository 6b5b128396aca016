// What the sheets of a page say of its elements: private to the reading of HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reports/html/html_style.h"

namespace gouji::reports {

// An element as selectors see it.
struct ElementName {
    std::string_view tag, id, classes;
};

// Of the value of a class attribute.
bool has_class(std::string_view classes, std::string_view name);

class StyleSheet {
  public:
    // What it says of one medium, as print, or of one width of window, is passed over, and so are
    // selectors that ask for more than tags, classes and ids.
    void add(std::string_view sheet);
    bool empty() const { return rules_.empty(); }
    // A rule may be about such an element, wherever it stands.
    bool may_name(const ElementName& element) const;
    // Of the last element of the path, which leads there from its ancestors.
    ElementStyle style_of(const std::vector<ElementName>& path) const;

  private:
    static constexpr std::size_t most_rules = 5000;

    struct Compound {
        std::string tag, id;
        std::vector<std::string> classes;
        bool is_child = false;  // of what the compound before it names, not only within it
    };
    struct Rule {
        std::vector<Compound> selector;
        std::uint32_t weight = 0;  // ids, then classes, then tags
        ElementStyle style;
    };

    static bool parse(std::string_view selector, Rule& rule);
    static bool matches(const Compound& compound, const ElementName& element);
    static bool matches(const Rule& rule, const std::vector<ElementName>& path);
    void add_rule(std::string_view selectors, const ElementStyle& style);

    std::vector<Rule> rules_;  // by weight, those of one weight as they stand
};

}  // namespace gouji::reports
