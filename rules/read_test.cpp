#include "rules/read_test.h"

#include <charconv>
#include <utility>

#include "facts/code.h"
#include "rules/fields.h"
#include "rules/read_rule.h"
#include "rules/rule_keys.h"

namespace gouji::rules {

namespace {

std::optional<Verdict> read_verdict(const std::string& word, Place place,
                                    Diagnostics& diagnostics) {
    const auto verdict = verdict_named(word);
    if (!verdict)
        refuse_word(word, place, {verdict_names.begin(), verdict_names.end()}, diagnostics);
    return verdict;
}

std::vector<Word> words_of(const YamlNode& node, Diagnostics& diagnostics) {
    if (node.kind == YamlNode::Kind::Text) return {{node.text, node.place}};
    std::vector<Word> words;
    for (const YamlNode& item : read_list(node, diagnostics)) {
        if (auto text = read_text(item, diagnostics))
            words.push_back({std::move(*text), item.place});
    }
    return words;
}

std::optional<Patch> read_patch(const YamlEntry& entry, const PackText& text) {
    auto target = read_reference(entry.key_place, text);
    if (!target) return std::nullopt;
    Patch patch{std::move(*target), Patch::Kind::Value, {}, entry.value.place};
    const bool is_word = entry.value.kind == YamlNode::Kind::Text && !entry.value.is_quoted;
    if (is_word && entry.value.text == "missing") {
        patch.kind = Patch::Kind::Missing;
    } else if (is_word && entry.value.text == "unread") {
        patch.kind = Patch::Kind::Unread;
    } else {
        patch.values = words_of(entry.value, text.diagnostics);
    }
    return patch;
}

// `expect: pass`, or a map from a verdict to the places that have it.
std::vector<Expectation> read_expect(const YamlNode& node, Diagnostics& diagnostics) {
    std::vector<Expectation> expectations;
    if (node.kind == YamlNode::Kind::Text) {
        if (const auto verdict = read_verdict(node.text, node.place, diagnostics))
            expectations.push_back({*verdict, {}, true, node.place});
        return expectations;
    }
    for (const YamlEntry& entry : read_map(node, diagnostics)) {
        const auto verdict = read_verdict(entry.key, entry.key_place, diagnostics);
        if (!verdict) continue;
        const bool is_rest = entry.value.text == "the_rest";
        expectations.push_back({*verdict,
                                is_rest ? std::vector<Word>() : words_of(entry.value, diagnostics),
                                is_rest, entry.value.place});
    }
    return expectations;
}

// [first day, last day]
std::optional<Period> read_period(const Fields& fields, Diagnostics& diagnostics) {
    const std::vector<YamlNode>& days = fields.list("period");
    if (days.empty()) return std::nullopt;
    const auto start = read_date(days.front(), diagnostics);
    const auto end = read_date(days.back(), diagnostics);
    if (!start || !end) return std::nullopt;
    return Period{*start, *end};
}

}  // namespace

std::optional<RuleTest> read_test(const YamlNode& node, const PackText& text) {
    const Fields fields(node, test_keys, text.diagnostics);
    RuleTest test;
    test.place = node.place;
    test.edition = fields.number("edition");
    const YamlNode* base = fields.find("base");
    if (base != nullptr && base->text != "ok")
        text.diagnostics.add(Code::UnknownWord, base->place, {base->text, "ok"});
    if (const YamlNode* todo = fields.find("todo"))
        test.is_todo = read_flag(*todo, text.diagnostics).value_or(false);
    for (const YamlEntry& entry : fields.map("given")) {
        auto patch = read_patch(entry, text);
        if (!patch) return std::nullopt;
        test.given.push_back(std::move(*patch));
    }
    const YamlNode* expect = fields.require("expect");
    if (expect == nullptr) return std::nullopt;
    test.expect = read_expect(*expect, text.diagnostics);
    return test;
}

BaseReport read_base(const YamlNode& node, Diagnostics& diagnostics) {
    const Fields fields(node,
                        {"edition", "year", "title", "agency", "kind", "period", "signed_on",
                         "sections", "citations", "mentions"},
                        diagnostics);
    BaseReport base;
    fields.require("edition");
    base.edition = fields.number("edition").value_or(0);
    fields.require("year");
    if (const auto year = fields.number("year")) base.year = Year::from(*year);
    base.title = fields.text("title");
    base.agency = fields.text("agency");
    base.agency_kind = fields.text("kind");
    base.period = read_period(fields, diagnostics);
    if (const YamlNode* day = fields.find("signed_on"))
        base.signed_on = read_date(*day, diagnostics);
    for (const YamlEntry& entry : fields.map("sections")) {
        int number = 0;
        const char* end = entry.key.data() + entry.key.size();
        if (std::from_chars(entry.key.data(), end, number).ptr != end)
            diagnostics.add(Code::ExpectedNumber, entry.key_place);
        base.sections[number] = read_text(entry.value, diagnostics).value_or("");
    }
    base.citations = fields.texts("citations");
    for (const YamlEntry& entry : fields.map("mentions"))
        base.mentions[entry.key] = read_text(entry.value, diagnostics).value_or("");
    return base;
}

}  // namespace gouji::rules
