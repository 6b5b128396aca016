// What is wrong with an input, for the person who can mend it.
//
// A Diagnostic is a code with arguments, so that one slip has one wording in each language; the
// wordings stand in diagnostic.def and nowhere else. Its first label is the narrowest place that is
// wrong. Rendering is facts/render.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/source.h"

namespace gouji {

enum class Language : std::uint8_t { Chinese, English };
enum class Severity : std::uint8_t { Error, Warning, Info };

// Named in facts/code.h, which only those include who complain: a new code does not concern the
// others.
enum class Code : std::uint16_t;
// A sentence that helps to mend a slip, with its arguments.
enum class Hint : std::uint16_t;

// An argument that is itself a wording: shown in the language of the sentence it stands in.
std::string argument(Hint hint);

struct Advice {
    Hint hint{};
    std::vector<std::string> arguments;
    friend bool operator==(const Advice&, const Advice&) = default;
};

struct Label {
    Place place;
    Advice advice;
    friend bool operator==(const Label&, const Label&) = default;
};

// A text that, put in the place, mends the slip.
struct Fix {
    Place place;
    std::string replacement;
    friend bool operator==(const Fix&, const Fix&) = default;
};

struct Diagnostic {
    Code code{};
    std::vector<std::string> arguments;
    std::vector<Label> labels;  // empty where the whole input is meant
    std::vector<Advice> notes;
    std::optional<Fix> fix;
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// The word by which a code is known outside: "unknown-name".
std::string_view name_of(Code code);
std::optional<Code> code_named(std::string_view name);
Severity severity_of(Code code);
std::string message(const Diagnostic& diagnostic, Language language);
std::string message(const Advice& advice, Language language);

// The sink that parsers, loaders and readers fill; many complaints at once.
class Diagnostics {
  public:
    // The new diagnostic, so that labels and notes can be hung on it at once.
    Diagnostic& add(Code code, Place place, std::vector<std::string> arguments = {});
    Diagnostic& add(Code code, std::vector<std::string> arguments = {});
    void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

    const std::vector<Diagnostic>& all() const { return all_; }
    bool has_errors() const;

  private:
    std::vector<Diagnostic> all_;
};

}  // namespace gouji
