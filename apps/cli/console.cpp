#include "apps/cli/console.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace gouji::cli {

namespace {

Colors colors_of(ColorChoice choice, int descriptor) {
    switch (choice) {
        case ColorChoice::Always:
            return Colors::On;
        case ColorChoice::Never:
            return Colors::Off;
        case ColorChoice::Auto:
            break;
    }
    const char* no_color = std::getenv("NO_COLOR");
    if (no_color != nullptr && *no_color != '\0') return Colors::Off;
    return isatty(descriptor) == 1 ? Colors::On : Colors::Off;
}

void write_error(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void Console::complain(const Diagnostics& diagnostics, const Sources& sources) const {
    for (const Diagnostic& diagnostic : diagnostics.all())
        write_error(render(diagnostic, sources, language, errors));
}

void Console::complain(std::string_view input, const Diagnostic& diagnostic) const {
    if (!input.empty()) write_error(paint(input, Ink::Bold, errors) + ": ");
    complain(diagnostic);
}

void Console::complain(const Diagnostic& diagnostic) const {
    write_error(render(diagnostic, Sources(), language, errors));
}

Console console_of(Language language, ColorChoice choice) {
    return {language, colors_of(choice, STDOUT_FILENO), colors_of(choice, STDERR_FILENO)};
}

bool write_out(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
           std::fflush(stdout) == 0;
}

}  // namespace gouji::cli
