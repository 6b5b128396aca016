#include "rules/template.h"

#include <algorithm>
#include <utility>

#include "facts/closest.h"
#include "facts/code.h"
#include "rules/written_out.h"

namespace gouji::rules {

namespace {

// The fields of a rule that a template may have, as they are read.
constexpr std::string_view condition_fields[] = {"when", "check", "place"};

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

// A text that was made, read like a scalar of the pack.
YamlNode scalar_of(const std::string& text, SourceId source) {
    YamlNode node;
    node.kind = YamlNode::Kind::Text;
    node.text = text;
    node.place = {source, {0, static_cast<std::uint32_t>(text.size())}};
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != '\n') continue;
        node.lines.push_back({begin, at});
        begin = at + 1;
    }
    return node;
}

template <class Tree>
using Reader = std::optional<Tree> (*)(const YamlNode&, const PackText&);

// Reads what was made and tells its slips where they came from.
template <class Tree>
std::optional<Tree> read_made(const WrittenOut& made, Reader<Tree> reader,
                              Diagnostics& diagnostics) {
    Sources sources;
    Diagnostics slips;
    const SourceId id = sources.add("template", made.text());
    auto tree = reader(scalar_of(made.text(), id), {sources, slips});
    made.tell(slips, diagnostics);
    return tree;
}

std::optional<Condition> made_condition(const WrittenOut& made, Place place,
                                        Diagnostics& diagnostics) {
    auto condition = read_made<Condition>(made, read_condition, diagnostics);
    if (!condition) return std::nullopt;
    made.move(condition->tree);
    condition->place = place;
    return condition;
}

std::optional<Written<grammar::Iteration>> made_iteration(const WrittenOut& made, Place place,
                                                          Diagnostics& diagnostics) {
    auto iteration = read_made<Written<grammar::Iteration>>(made, read_iteration, diagnostics);
    if (!iteration) return std::nullopt;
    made.move(iteration->tree.variable);
    made.move(iteration->tree.set);
    if (iteration->tree.filter) made.move(*iteration->tree.filter);
    iteration->place = place;
    return iteration;
}

std::optional<Message> made_message(const WrittenOut& made, Place place, Diagnostics& diagnostics) {
    auto message = read_made<Message>(made, read_message, diagnostics);
    if (!message) return std::nullopt;
    message->place = place;
    for (MessagePart& part : message->parts) {
        if (!part.hole) continue;
        part.hole->place = {place.source, made.origin_of(part.hole->place.span)};
        made.move(part.hole->tree.value);
        if (part.hole->tree.format) made.move(*part.hole->tree.format);
    }
    return message;
}

// An argument that stands for itself, for reading the template's own text.
class Placeholders {
  public:
    explicit Placeholders(const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            YamlNode node;
            node.kind = YamlNode::Kind::Text;
            node.text = name;
            nodes_.emplace(name, std::move(node));
        }
    }
    const YamlNode* find(std::string_view name) const {
        const auto found = nodes_.find(name);
        return found == nodes_.end() ? nullptr : &found->second;
    }

  private:
    std::map<std::string, YamlNode, std::less<>> nodes_;
};

// Every `$name` of a text is an argument of the template.
bool names_arguments(const YamlNode& field, const std::vector<std::string>& arguments,
                     Diagnostics& diagnostics) {
    for (std::size_t at = field.text.find('$'); at != std::string::npos;
         at = field.text.find('$', at + 1)) {
        std::size_t end = at + 1;
        while (end < field.text.size() &&
               (std::islower(static_cast<unsigned char>(field.text[end])) ||
                std::isdigit(static_cast<unsigned char>(field.text[end])) ||
                field.text[end] == '_'))
            ++end;
        const std::string name = field.text.substr(at + 1, end - at - 1);
        if (std::find(arguments.begin(), arguments.end(), name) != arguments.end()) continue;
        Diagnostic& slip = diagnostics.add(Code::TemplateHole, field.place, {name});
        suggest_closest(name, views(arguments), slip);
        return false;
    }
    return true;
}

bool is_readable(const YamlNode& field, TextKind kind, std::string_view key,
                 const std::vector<std::string>& arguments, Diagnostics& diagnostics) {
    if (!names_arguments(field, arguments, diagnostics)) return false;
    const Placeholders placeholders(arguments);
    const WrittenOut made(
        field.text, kind, [&](std::string_view name) { return placeholders.find(name); },
        field.place);
    if (kind == TextKind::Message) return made_message(made, field.place, diagnostics).has_value();
    if (key == "for_each") return made_iteration(made, field.place, diagnostics).has_value();
    return made_condition(made, field.place, diagnostics).has_value();
}

Template read_template(const YamlNode& node, Diagnostics& diagnostics) {
    const Fields fields(node, {"title", "args", "for_each", "when", "check", "message", "place"},
                        diagnostics);
    Template shape;
    shape.fields = node;
    for (const YamlEntry& argument : fields.map("args")) shape.arguments.push_back(argument.key);
    shape.is_whole = fields.require("check") != nullptr;
    for (const std::string_view key : condition_fields) {
        if (const YamlNode* field = fields.find(key))
            shape.is_whole =
                is_readable(*field, TextKind::Expression, key, shape.arguments, diagnostics) &&
                shape.is_whole;
    }
    if (const YamlNode* field = fields.find("for_each"))
        shape.is_whole =
            is_readable(*field, TextKind::Expression, "for_each", shape.arguments, diagnostics) &&
            shape.is_whole;
    if (const YamlNode* field = fields.find("message"))
        shape.is_whole =
            is_readable(*field, TextKind::Message, "message", shape.arguments, diagnostics) &&
            shape.is_whole;
    return shape;
}

}  // namespace

void read_templates(const YamlNode& node, const PackText& text, Templates& templates) {
    for (const YamlEntry& entry : read_map(node, text.diagnostics)) {
        const bool is_new =
            templates.emplace(entry.key, read_template(entry.value, text.diagnostics)).second;
        if (!is_new) text.diagnostics.add(Code::DuplicateName, entry.key_place, {entry.key});
    }
}

std::optional<TemplateUse> TemplateUse::of(const Fields& rule, const Templates& templates,
                                           const PackText& text) {
    const YamlNode& name = *rule.find("template");
    const auto found = templates.find(name.text);
    if (found == templates.end()) {
        Diagnostic& slip = text.diagnostics.add(Code::UnknownTemplate, name.place, {name.text});
        std::vector<std::string_view> known;
        for (const auto& [other, shape] : templates) known.push_back(other);
        suggest_closest(name.text, known, slip);
        return std::nullopt;
    }
    const Template& shape = found->second;
    if (!shape.is_whole) return std::nullopt;
    TemplateUse use(shape, name, text);
    if (shape.arguments.empty()) return use;
    const YamlNode* arguments = rule.require("args");
    if (arguments == nullptr) return std::nullopt;
    const Fields given(*arguments, views(shape.arguments), text.diagnostics);
    for (const std::string& argument : shape.arguments) {
        const YamlNode* value = given.require(argument);
        if (value == nullptr) return std::nullopt;
        use.arguments_.emplace(argument, value);
    }
    if (given.node().entries.size() > shape.arguments.size()) return std::nullopt;
    return use;
}

const YamlNode* TemplateUse::find(std::string_view key) const {
    return template_->fields.find(key);
}

std::optional<Condition> TemplateUse::condition(const YamlNode& field) const {
    const auto argument = [&](std::string_view name) { return arguments_.find(name)->second; };
    return made_condition(WrittenOut(field.text, TextKind::Expression, argument, name_), name_,
                          text_->diagnostics);
}

std::optional<Written<grammar::Iteration>> TemplateUse::iteration(const YamlNode& field) const {
    const auto argument = [&](std::string_view name) { return arguments_.find(name)->second; };
    return made_iteration(WrittenOut(field.text, TextKind::Expression, argument, name_), name_,
                          text_->diagnostics);
}

std::optional<Message> TemplateUse::message(const YamlNode& field) const {
    const auto argument = [&](std::string_view name) { return arguments_.find(name)->second; };
    return made_message(WrittenOut(field.text, TextKind::Message, argument, name_), name_,
                        text_->diagnostics);
}

}  // namespace gouji::rules
