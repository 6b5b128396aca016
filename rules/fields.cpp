#include "rules/fields.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "facts/closest.h"
#include "facts/code.h"
#include "facts/text.h"

namespace gouji::rules {

namespace {

using Kind = YamlNode::Kind;

// Keys with a value; a key without one counts as absent everywhere.
bool has_value(const YamlNode* node) {
    return node != nullptr && node->kind != Kind::Null;
}

std::string listed(const std::vector<std::string_view>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

// Gives the known keys that were probably meant.
std::vector<std::string> refuse_unknown(const YamlNode& node,
                                        const std::vector<std::string_view>& known,
                                        Diagnostics& diagnostics) {
    std::vector<std::string> meant;
    for (const YamlEntry& entry : node.entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        Diagnostic& diagnostic = diagnostics.add(Code::UnknownKey, entry.key_place, {entry.key});
        const Advice advice = advice_among(entry.key, known);
        if (advice.hint == Hint::DidYouMean) meant.push_back(advice.arguments.front());
        diagnostic.labels[0].advice = advice;
    }
    return meant;
}

}  // namespace

Advice advice_among(std::string_view word, const std::vector<std::string_view>& known) {
    constexpr std::size_t few = 12;
    if (const auto meant = closest(word, known)) return {Hint::DidYouMean, {*meant}};
    if (known.empty() || known.size() > few) return {};
    return {Hint::OneOf, {listed(known)}};
}

void refuse_word(std::string_view word, Place place, const std::vector<std::string_view>& known,
                 Diagnostics& diagnostics) {
    Diagnostic& slip =
        diagnostics.add(Code::UnknownWord, place, {std::string(word), listed(known)});
    suggest_closest(word, known, slip);
}

std::optional<std::string> read_text(const YamlNode& node, Diagnostics& diagnostics) {
    if (node.kind == Kind::Text) return node.text;
    diagnostics.add(Code::ExpectedText, node.place);
    return std::nullopt;
}

std::optional<int> read_number(const YamlNode& node, Diagnostics& diagnostics) {
    int number = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(node.text.data(), end, number);
    if (node.kind == Kind::Text && !node.is_quoted && error == std::errc() && stop == end)
        return number;
    diagnostics.add(Code::ExpectedNumber, node.place);
    return std::nullopt;
}

std::optional<bool> read_flag(const YamlNode& node, Diagnostics& diagnostics) {
    if (node.kind == Kind::Text && !node.is_quoted) {
        if (node.text == "true") return true;
        if (node.text == "false") return false;
    }
    diagnostics.add(Code::ExpectedFlag, node.place);
    return std::nullopt;
}

std::vector<std::string> read_texts(const YamlNode& node, Diagnostics& diagnostics) {
    std::vector<std::string> texts;
    if (node.kind == Kind::Text) return {node.text};
    for (const YamlNode& item : read_list(node, diagnostics)) {
        if (auto text = read_text(item, diagnostics)) texts.push_back(std::move(*text));
    }
    return texts;
}

const std::vector<YamlNode>& read_list(const YamlNode& node, Diagnostics& diagnostics) {
    if (node.kind != Kind::List) diagnostics.add(Code::ExpectedList, node.place);
    return node.items;
}

const std::vector<YamlEntry>& read_map(const YamlNode& node, Diagnostics& diagnostics) {
    if (node.kind != Kind::Map) diagnostics.add(Code::ExpectedMap, node.place);
    return node.entries;
}

Fields::Fields(const YamlNode& node, const std::vector<std::string_view>& known,
               Diagnostics& diagnostics)
    : node_(&node), diagnostics_(&diagnostics) {
    read_map(node, diagnostics);
    misspelt_ = refuse_unknown(node, known, diagnostics);
}

const YamlNode* Fields::find(std::string_view key) const {
    const YamlNode* value = node_->find(key);
    return has_value(value) ? value : nullptr;
}

const YamlNode* Fields::require(std::string_view key) const {
    const YamlNode* value = find(key);
    const bool is_misspelt = std::find(misspelt_.begin(), misspelt_.end(), key) != misspelt_.end();
    // Where the node is no map at all, or the key was told to be misspelt, one complaint is enough.
    if (value == nullptr && node_->kind == Kind::Map && !is_misspelt) {
        const bool is_empty = node_->entries.empty();
        diagnostics_->add(Code::MissingKey,
                          is_empty ? node_->place : node_->entries.front().key_place,
                          {std::string(key)});
    }
    return value;
}

std::string Fields::text(std::string_view key) const {
    const YamlNode* value = find(key);
    return value == nullptr ? "" : read_text(*value, *diagnostics_).value_or("");
}

std::string Fields::required_text(std::string_view key) const {
    require(key);
    return text(key);
}

std::vector<std::string> Fields::texts(std::string_view key) const {
    const YamlNode* value = find(key);
    return value == nullptr ? std::vector<std::string>() : read_texts(*value, *diagnostics_);
}

void Fields::add_words(std::string_view key, std::vector<std::string>& words) const {
    for (const std::string& text : texts(key)) {
        if (std::string word = normal_form(text); !word.empty()) words.push_back(std::move(word));
    }
}

std::optional<int> Fields::number(std::string_view key) const {
    const YamlNode* value = find(key);
    return value == nullptr ? std::nullopt : read_number(*value, *diagnostics_);
}

const std::vector<YamlNode>& Fields::list(std::string_view key) const {
    static const std::vector<YamlNode> none;
    const YamlNode* value = find(key);
    return value == nullptr ? none : read_list(*value, *diagnostics_);
}

const std::vector<YamlEntry>& Fields::map(std::string_view key) const {
    static const std::vector<YamlEntry> none;
    const YamlNode* value = find(key);
    return value == nullptr ? none : read_map(*value, *diagnostics_);
}

}  // namespace gouji::rules
