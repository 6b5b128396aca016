#include "rules/notice_style.h"

#include "facts/code.h"
#include "rules/fields.h"
#include "rules/selector.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

constexpr int most_days = 365;

int number_from(const Fields& fields, std::string_view key, int most, Diagnostics& diagnostics) {
    const int number = fields.number(key).value_or(0);
    if (fields.require(key) != nullptr && (number < 1 || most < number))
        diagnostics.add(Code::NumberRange, fields.find(key)->place, {"1", std::to_string(most)});
    return number;
}

NoticeStyle read_style(const YamlNode& root, const RulePack& pack, Diagnostics& diagnostics) {
    const Fields fields(root,
                        {"groups",  "address",   "days",    "quoted",     "basis",    "number",
                         "report",  "table",     "page",    "zeros",      "left_out", "blank",
                         "prior",   "whole",     "several", "suggestion", "change",   "still_there",
                         "unnamed", "templates", "names",   "labels",     "part"},
                        diagnostics);
    NoticeStyle style;
    const YamlNode* groups = fields.require("groups");
    if (groups != nullptr && groups->kind == YamlNode::Kind::List && groups->items.empty())
        diagnostics.add(Code::EmptyList, groups->place, {"groups"});
    for (const YamlNode& node : fields.list("groups")) {
        const Fields group(node, {"title", "rule", "defect", "group", "severity"}, diagnostics);
        style.groups.push_back(
            {group.required_text("title"), read_selector(group, pack, diagnostics)});
    }
    for (const YamlEntry& entry : fields.map("address"))
        style.address[entry.key == "other" ? "" : entry.key] =
            read_text(entry.value, diagnostics).value_or("");
    for (const YamlEntry& entry : fields.map("names")) {
        if (pack.find(entry.key) == nullptr)
            diagnostics.add(Code::UnknownRule, entry.key_place, {entry.key});
        style.names[entry.key] = read_text(entry.value, diagnostics).value_or("");
    }
    for (const YamlEntry& entry : fields.map("labels"))
        style.labels[entry.key] = read_text(entry.value, diagnostics).value_or("");
    style.days = number_from(fields, "days", most_days, diagnostics);
    style.quoted = number_from(fields, "quoted", most_days, diagnostics);
    style.basis = fields.required_text("basis");
    style.number = fields.required_text("number");
    style.report = fields.required_text("report");
    style.table = fields.required_text("table");
    style.part = fields.text("part");
    style.page = fields.required_text("page");
    style.zeros = fields.required_text("zeros");
    style.left_out = fields.required_text("left_out");
    style.blank = fields.required_text("blank");
    style.prior = fields.required_text("prior");
    style.whole = fields.required_text("whole");
    style.several = fields.required_text("several");
    style.suggestion = fields.required_text("suggestion");
    if (const YamlNode* node = fields.require("change")) {
        const Fields change(*node, {"fixed", "open", "undecided", "fresh"}, diagnostics);
        style.fixed = change.required_text("fixed");
        style.open = change.required_text("open");
        style.undecided = change.required_text("undecided");
        style.fresh = change.required_text("fresh");
    }
    style.still_there = fields.required_text("still_there");
    style.unnamed = fields.required_text("unnamed");
    for (const YamlEntry& entry : fields.map("templates"))
        style.templates[entry.key] = read_text(entry.value, diagnostics).value_or("");
    return style;
}

Office read_office(const YamlNode& root, Diagnostics& diagnostics) {
    const Fields fields(
        root,
        {"issuer", "heading", "code", "contact", "phone", "email", "address", "copies", "printer"},
        diagnostics);
    return {fields.text("issuer"),  fields.text("heading"), fields.text("code"),
            fields.text("contact"), fields.text("phone"),   fields.text("email"),
            fields.text("address"), fields.text("copies"),  fields.text("printer")};
}

}  // namespace

NoticeStyle load_notice_style(const std::filesystem::path& file, const RulePack& pack,
                              Sources& sources, Diagnostics& diagnostics) {
    const auto root = read_yaml_file(file, sources, diagnostics);
    return root ? read_style(*root, pack, diagnostics) : NoticeStyle();
}

Office load_office(const std::filesystem::path& file, Sources& sources, Diagnostics& diagnostics) {
    const auto root = read_yaml_file(file, sources, diagnostics);
    return root ? read_office(*root, diagnostics) : Office();
}

}  // namespace gouji::rules
