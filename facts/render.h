// A Diagnostic, and any place of a Source, as text for a terminal.
//
// The layout is rustc's: headline, where, the line itself with the place underlined. A place in a
// long line is shown with what stands around it. Texts carry colour only where asked; everything
// else of them is the same with and without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "facts/diagnostic.h"
#include "facts/source.h"

namespace gouji {

enum class Colors : std::uint8_t { Off, On };
enum class Ink : std::uint8_t { Red, Yellow, Green, Blue, Bold, Faint };

// What a text is written for. A quoted line fits the columns of a terminal; anywhere else it has
// always the same, so that the same input gives the same bytes.
struct Screen {
    Colors colors = Colors::Off;
    std::optional<std::size_t> columns;  // nothing where it is no terminal
};

std::string paint(std::string_view text, Ink ink, Colors colors);
Ink ink_of(Severity severity);

// The line of the place with the place underlined and `note` behind the underline, each line
// indented by `indent` blanks. Of a place over several lines the first is shown.
struct Excerpt {
    std::string_view note;
    Ink ink = Ink::Red;
    std::size_t indent = 0;
};
std::string quote(const Source& source, Span span, const Excerpt& excerpt, const Screen& screen);

// "name:line:column", both from 1.
std::string position_text(const Source& source, std::uint32_t offset);

std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language,
                   const Screen& screen);

}  // namespace gouji
