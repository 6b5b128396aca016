// Texts that are made while a program runs over a report: they live as long as it runs. Private to
// the engine.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "facts/text.h"

namespace gouji::engine {

class TextStore {
  public:
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

    // normal_form of a text that stays where it is, made once.
    const std::string& normal(std::string_view text) {
        const auto [found, is_new] = normal_.try_emplace({text.data(), text.size()});
        if (is_new) found->second = normal_form(text);
        return found->second;
    }

  private:
    std::deque<std::string> texts_;
    std::map<std::pair<const char*, std::size_t>, std::string> normal_;  // by the text's bytes
};

}  // namespace gouji::engine
