#include "facts/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/args.h>
#include <fmt/format.h>

namespace gouji {

namespace {

struct Wording {
    std::string_view name;
    Severity severity;
    std::string_view english;
    std::string_view chinese;
};

constexpr Wording wordings[] = {
#define GOUJI_DIAGNOSTIC(id, name, severity, en, zh) {name, Severity::severity, en, zh},
#include "facts/diagnostic.def"
};

constexpr Wording hints[] = {
    {"", Severity::Info, "", ""},
#define GOUJI_HINT(id, en, zh) {"", Severity::Info, en, zh},
#include "facts/diagnostic.def"
};

const Wording& wording_of(Code code) {
    return wordings[static_cast<std::size_t>(code)];
}

// No text that anyone writes begins with this control character.
constexpr char wording_mark = '\x1f';

std::string shown(const std::string& argument, Language language) {
    if (argument.empty() || argument.front() != wording_mark) return argument;
    const Wording& wording = hints[std::stoul(argument.substr(1))];
    return std::string(language == Language::English ? wording.english : wording.chinese);
}

std::string fill(const Wording& wording, const std::vector<std::string>& arguments,
                 Language language) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments) store.push_back(shown(argument, language));
    return fmt::vformat(language == Language::English ? wording.english : wording.chinese, store);
}

}  // namespace

std::string argument(Hint hint) {
    return wording_mark + std::to_string(static_cast<std::size_t>(hint));
}

std::string_view name_of(Code code) {
    return wording_of(code).name;
}

std::optional<Code> code_named(std::string_view name) {
    const auto* found = std::find_if(std::begin(wordings), std::end(wordings),
                                     [&](const Wording& wording) { return wording.name == name; });
    if (found == std::end(wordings)) return std::nullopt;
    return static_cast<Code>(found - std::begin(wordings));
}

Severity severity_of(Code code) {
    return wording_of(code).severity;
}

std::string message(const Diagnostic& diagnostic, Language language) {
    return fill(wording_of(diagnostic.code), diagnostic.arguments, language);
}

std::string message(const Advice& advice, Language language) {
    return fill(hints[static_cast<std::size_t>(advice.hint)], advice.arguments, language);
}

Diagnostic& Diagnostics::add(Code code, Place place, std::vector<std::string> arguments) {
    Diagnostic& diagnostic = add(code, std::move(arguments));
    diagnostic.labels.push_back({place, {}});
    return diagnostic;
}

Diagnostic& Diagnostics::add(Code code, std::vector<std::string> arguments) {
    return all_.emplace_back(Diagnostic{code, std::move(arguments), {}, {}, std::nullopt});
}

bool Diagnostics::has_errors() const {
    return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& diagnostic) {
        return severity_of(diagnostic.code) == Severity::Error;
    });
}

}  // namespace gouji
