#include "rules/read_citation.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "facts/code.h"
#include "facts/regex.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

std::string read_pattern(const YamlNode& node, std::string_view group, Diagnostics& diagnostics) {
    std::string pattern = read_text(node, diagnostics).value_or("");
    auto regex = Regex::compile(pattern);
    if (!regex) {
        Diagnostic diagnostic = regex.error();
        diagnostic.labels.push_back({node.place, {}});
        diagnostics.add(std::move(diagnostic));
    } else if (!group.empty() && !regex->group(group)) {
        diagnostics.add(Code::PatternGroup, node.place, {std::string(group)});
    }
    return pattern;
}

DocumentStatus read_status(const YamlEntry& entry, Diagnostics& diagnostics) {
    DocumentStatus status;
    status.from = Date::parse(entry.key);
    if (!status.from) diagnostics.add(Code::ExpectedDate, entry.key_place);
    const Fields fields(entry.value, {"is", "note"}, diagnostics);
    status.status = fields.required_text("is");
    status.note = fields.text("note");
    const auto& known = document_statuses;
    if (!status.status.empty() &&
        std::find(known.begin(), known.end(), status.status) == known.end())
        refuse_word(status.status, fields.find("is")->place, {known.begin(), known.end()},
                    diagnostics);
    return status;
}

KnownDocument read_document(const YamlNode& node, Diagnostics& diagnostics) {
    const Fields fields(node, {"number", "title", "status"}, diagnostics);
    KnownDocument document;
    document.place = node.place;
    document.number = fields.text("number");
    if (const YamlNode* title = fields.find("title"))
        document.title_pattern = read_pattern(*title, "", diagnostics);
    if (document.number.empty() && document.title_pattern.empty()) fields.require("number");
    fields.require("status");
    for (const YamlEntry& entry : fields.map("status"))
        document.statuses.push_back(read_status(entry, diagnostics));
    std::stable_sort(
        document.statuses.begin(), document.statuses.end(),
        [](const DocumentStatus& lhs, const DocumentStatus& rhs) { return lhs.from < rhs.from; });
    return document;
}

}  // namespace

void read_citations(const YamlNode& node, Citations& citations, Diagnostics& diagnostics) {
    const Fields fields(node, {"documents", "work_points"}, diagnostics);
    for (const YamlNode& document : fields.list("documents"))
        citations.documents.push_back(read_document(document, diagnostics));
    if (const YamlNode* points = fields.find("work_points")) {
        const Fields work(*points, {"title", "note"}, diagnostics);
        const YamlNode* title = work.require("title");
        citations.work_points = WorkPoints{
            title == nullptr ? "" : read_pattern(*title, "year", diagnostics), work.text("note")};
    }
}

}  // namespace gouji::rules
