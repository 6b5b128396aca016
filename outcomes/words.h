// The few words that every text of ours needs, in both languages. What is said about a report
// comes from the pack.
#pragma once

#include <string>
#include <string_view>

#include "engine/finding.h"
#include "facts/diagnostic.h"

namespace gouji::outcomes {

inline std::string_view say(Language language, std::string_view chinese, std::string_view english) {
    return language == Language::Chinese ? chinese : english;
}

// “自然人”
std::string in_quotes(std::string_view label);

std::string_view word_of(Severity severity, Language language);
std::string_view word_of(State state, Language language);
std::string_view word_of(Unreadable why, Language language);
std::string_view word_of(engine::SkipReason reason, Language language);
std::string_view word_of(engine::FailureReason reason, Language language);
std::string_view word_of(rules::Ruling ruling, Language language);

// "排除，台账核实无误（张三）"
std::string decision_text(const rules::Decision& decision, Language language);

// "error", "warning", "info": for programs.
std::string_view name_of(Severity severity);

}  // namespace gouji::outcomes
