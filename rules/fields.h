// Typed reading of a YAML tree: a text, a number, a list, a map whose keys are known.
//
// What is not of the kind asked for is diagnosed with its place, and reading goes on with nothing
// in its stead.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "rules/yaml.h"

namespace gouji::rules {

// The known word that was probably meant, or all of them where they are few.
Advice advice_among(std::string_view word, const std::vector<std::string_view>& known);

// Each gives nothing (or an empty list) and a diagnostic where the node is something else.
std::optional<std::string> read_text(const YamlNode& node, Diagnostics& diagnostics);
std::optional<int> read_number(const YamlNode& node, Diagnostics& diagnostics);
std::optional<bool> read_flag(const YamlNode& node, Diagnostics& diagnostics);
// A list of texts; one text stands for a list of one.
std::vector<std::string> read_texts(const YamlNode& node, Diagnostics& diagnostics);
const std::vector<YamlNode>& read_list(const YamlNode& node, Diagnostics& diagnostics);
const std::vector<YamlEntry>& read_map(const YamlNode& node, Diagnostics& diagnostics);

// One of the few words that a pack may write somewhere, and what it means there.
template <class T>
struct Choice {
    std::string_view word;
    T value;
};

// A word that is none of the known, told with all of them and with the one probably meant.
void refuse_word(std::string_view word, Place place, const std::vector<std::string_view>& known,
                 Diagnostics& diagnostics);

// What the word means; nothing and a diagnostic where it is none of the choices.
template <class T, std::size_t N>
std::optional<T> chosen(const YamlNode& node, const std::array<Choice<T>, N>& choices,
                        Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const Choice<T>& choice : choices) {
        if (node.kind == YamlNode::Kind::Text && choice.word == node.text) return choice.value;
        known.push_back(choice.word);
    }
    refuse_word(node.text, node.place, known, diagnostics);
    return std::nullopt;
}

// A map read by its known keys; a key that is not among them is diagnosed at once, with the nearest
// that is. The node and the diagnostics must outlive it.
class Fields {
  public:
    Fields(const YamlNode& node, const std::vector<std::string_view>& known,
           Diagnostics& diagnostics);

    // Null where the key is absent; a key without a value counts as absent.
    const YamlNode* find(std::string_view key) const;
    // As find; absence is diagnosed.
    const YamlNode* require(std::string_view key) const;

    // Empty, or nothing, where the key is absent.
    std::string text(std::string_view key) const;
    std::string required_text(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    // Adds the texts in normal form, those that are more than white space.
    void add_words(std::string_view key, std::vector<std::string>& words) const;
    std::optional<int> number(std::string_view key) const;
    const std::vector<YamlNode>& list(std::string_view key) const;
    const std::vector<YamlEntry>& map(std::string_view key) const;

    const YamlNode& node() const { return *node_; }

  private:
    const YamlNode* node_;
    Diagnostics* diagnostics_;
    std::vector<std::string> misspelt_;  // known keys that an unknown one was told to mean
};

}  // namespace gouji::rules
