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

#include "facts/text.h"
#include "facts/text_patterns.h"

namespace gouji::engine {

class TextStore {
  public:
    // The patterns must outlive it.
    explicit TextStore(const TextPatterns& patterns) : patterns_(patterns) {}

    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

    // normal_form of a text that stays where it is, made once.
    const std::string& normal(std::string_view text) { return seen(text).normal; }
    // How many characters it has.
    std::size_t characters(std::string_view text) { return count_code_points(normal(text)); }
    // Whether the pattern matches somewhere in it.
    bool matches(std::string_view text, std::size_t pattern) {
        const Seen& its = searched(text);
        return patterns_.may_match(pattern, *its.pieces) &&
               (patterns_.surely_matches(pattern, *its.pieces) ||
                patterns_.regex(pattern).matches_somewhere(its.normal));
    }
    // Where it does first.
    std::optional<Match> find(std::string_view text, std::size_t pattern) {
        const Seen& its = searched(text);
        if (!patterns_.may_match(pattern, *its.pieces)) return std::nullopt;
        return patterns_.regex(pattern).find(its.normal);
    }

  private:
    struct Seen {
        std::string normal;
        std::optional<TextPatterns::Pieces> pieces;
    };

    Seen& seen(std::string_view text) {
        const auto [at, is_new] = seen_.try_emplace({text.data(), text.size()});
        if (is_new) at->second.normal = normal_form(text);
        return at->second;
    }
    const Seen& searched(std::string_view text) {
        Seen& its = seen(text);
        if (!its.pieces) its.pieces = patterns_.pieces_in(its.normal);
        return its;
    }

    const TextPatterns& patterns_;
    std::deque<std::string> texts_;
    std::map<std::pair<const char*, std::size_t>, Seen> seen_;  // by the text's bytes
};

}  // namespace gouji::engine
