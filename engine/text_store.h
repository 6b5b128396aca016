// Texts that are made while a program runs over a report: they live as long as it runs. Private to
// the engine.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/program.h"
#include "facts/character_pairs.h"
#include "facts/text.h"

namespace gouji::engine {

class TextStore {
  public:
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

    // normal_form of a text that stays where it is, made once.
    const std::string& normal(std::string_view text) {
        std::optional<std::string>& normal = seen(text).normal;
        if (!normal) normal = normal_form(text);
        return *normal;
    }
    // How many characters it has.
    std::size_t characters(std::string_view text) { return pairs(text).characters(); }
    // Whether the pattern matches somewhere in it.
    bool matches(std::string_view text, const TextPattern& pattern) {
        const CharacterPairs& its_pairs = pairs(text);
        return pattern.may_match(its_pairs) && (pattern.surely_matches(text, its_pairs) ||
                                                pattern.regex().matches_somewhere(normal(text)));
    }
    // Where it does first.
    std::optional<Match> find(std::string_view text, const TextPattern& pattern) {
        if (!pattern.may_match(pairs(text))) return std::nullopt;
        return pattern.regex().find(normal(text));
    }

  private:
    struct Seen {
        std::optional<std::string> normal;
        std::optional<CharacterPairs> pairs;
    };

    Seen& seen(std::string_view text) { return seen_[{text.data(), text.size()}]; }
    const CharacterPairs& pairs(std::string_view text) {
        std::optional<CharacterPairs>& pairs = seen(text).pairs;
        if (!pairs) pairs.emplace(text);
        return *pairs;
    }

    std::deque<std::string> texts_;
    std::map<std::pair<const char*, std::size_t>, Seen> seen_;  // by the text's bytes
};

}  // namespace gouji::engine
