// Templates that an office edits: {{名称}} is a value, {{#名称}} … {{/名称}} stands for each of a
// list or where there is such a value, {{^名称}} … {{/名称}} where there is none.
//
// check_template tells every slip at its place, before anything is filled. What is filled in is
// text: braces in it are no tags. Word templates are word_template.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"

namespace gouji::outcomes {

struct TemplateScope;

// A text, or a list of things that have values themselves.
struct TemplateValue {
    std::string text;
    std::vector<TemplateScope> items;

    bool is_there() const { return !items.empty() || !text.empty(); }
};

struct TemplateScope {
    std::map<std::string, TemplateValue, std::less<>> values;
};

// The scopes around a place, the innermost last.
using TemplateScopes = std::vector<const TemplateScope*>;

// A name that a template may use; a list has the names of its things.
struct TemplateName {
    std::string name;
    std::vector<TemplateName> names;
};

struct TemplateTag {
    enum class Kind : std::uint8_t { Value, Open, Inverted, Close };
    Kind kind = Kind::Value;
    std::string name;
    std::size_t begin = 0, end = 0;  // of the text, with the braces
};

// In order; a "{{" without its "}}" on the same line is none.
std::vector<TemplateTag> find_tags(std::string_view text);

void check_template(const Sources& sources, SourceId file, const std::vector<TemplateName>& names,
                    Diagnostics& diagnostics);

// Runs `once` for each time that the block stands for, the scope of the thing added to `scopes`.
void for_each_scope(const TemplateTag& block, TemplateScopes& scopes,
                    const std::function<void()>& once);

// What a template that has been checked becomes, bit by bit and in order: a stretch of it that is
// kept, within these scopes, or a value in place of its tag.
struct TemplateSteps {
    std::function<void(std::size_t begin, std::size_t end, const TemplateScopes&)> keep;
    std::function<void(const TemplateTag&, const std::string& value)> put;
};
void walk_template(std::string_view text, TemplateScopes& scopes, const TemplateSteps& steps);

using Escape = std::function<std::string(std::string_view)>;

// A template that has been checked, filled; `escape` makes a value text of the document.
std::string fill_template(std::string_view text, const TemplateScope& scope, const Escape& escape);

// A phrase with these values by their names, which need no escape.
std::string fill_phrase(std::string_view phrase, const std::map<std::string, std::string>& values);

}  // namespace gouji::outcomes
