// Where a command writes, in which language, with which colours and how wide.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

#include "facts/diagnostic.h"
#include "facts/render.h"

namespace gouji::cli {

struct Console {
    Language language = Language::Chinese;
    Screen output;
    Screen errors;

    std::string_view say(std::string_view chinese, std::string_view english) const {
        return language == Language::Chinese ? chinese : english;
    }
    // To standard error: about the files of a pack, about one input (by its name, which is
    // left out where it is empty), about anything else.
    void complain(const Diagnostics& diagnostics, const Sources& sources) const;
    void complain(std::string_view input, const Diagnostic& diagnostic) const;
    void complain(const Diagnostic& diagnostic) const;
    // To standard error as it is.
    void tell(std::string_view text) const;
};

enum class ColorChoice : std::uint8_t { Auto, Always, Never };

// Auto: colours only on a terminal, and none where NO_COLOR is set. A terminal is as wide as it
// says, or COLUMNS.
Console console_of(Language language, ColorChoice choice);

// To standard output, all of the text or, where that is a file, nothing of it. False where it
// cannot be written, and from then on: a full disk must not look like a result.
bool write_out(std::string_view text);
bool is_output_whole();
// Makes a file the standard output; the error says why that is not possible. What it has stays
// until something is written, so that a command that never begins costs no earlier results.
[[nodiscard]] std::error_code write_to(const std::string& path);
// After a run that had nothing to write: its output is not what an earlier one wrote.
void empty_output();

}  // namespace gouji::cli
