#include "apps/cli/console.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

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

std::optional<std::size_t> columns_of(int descriptor) {
    if (isatty(descriptor) != 1) return std::nullopt;
    const char* const variable = std::getenv("COLUMNS");
    const std::string_view told = variable == nullptr ? "" : variable;
    std::size_t columns = 0;
    std::from_chars(told.data(), told.data() + told.size(), columns);
    if (columns > 0) return columns;
    struct winsize size {};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
    return size.ws_col;
}

Screen screen_of(ColorChoice choice, int descriptor) {
    return {colors_of(choice, descriptor), columns_of(descriptor)};
}

void write_error(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void Console::complain(const Diagnostics& diagnostics, const Sources& sources) const {
    for (const Diagnostic& diagnostic : diagnostics.all())
        write_error(render(diagnostic, sources, language, errors));
}

void Console::complain(std::string_view input, const Diagnostic& diagnostic) const {
    if (!input.empty()) write_error(paint(input, Ink::Bold, errors.colors) + ": ");
    complain(diagnostic);
}

void Console::complain(const Diagnostic& diagnostic) const {
    write_error(render(diagnostic, Sources(), language, errors));
}

void Console::tell(std::string_view text) const {
    write_error(text);
}

Console console_of(Language language, ColorChoice choice) {
    return {language, screen_of(choice, STDOUT_FILENO), screen_of(choice, STDERR_FILENO)};
}

namespace {

bool output_is_whole = true;
// The output file still has what an earlier run wrote into it.
bool output_is_stale = false;

// Where the next byte of standard output goes; nothing where it is no file.
std::optional<off_t> place_in_file() {
    struct stat status {};
    if (fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    const bool appends = (fcntl(STDOUT_FILENO, F_GETFL) & O_APPEND) != 0;
    return appends ? status.st_size : lseek(STDOUT_FILENO, 0, SEEK_CUR);
}

bool write_bytes(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

}  // namespace

bool write_out(std::string_view text) {
    if (!output_is_whole) return false;
    empty_output();
    if (!output_is_whole) return false;
    const std::optional<off_t> begin = place_in_file();
    output_is_whole = write_bytes(text);
    if (!output_is_whole && begin && ftruncate(STDOUT_FILENO, *begin) == 0)
        lseek(STDOUT_FILENO, *begin, SEEK_SET);
    return output_is_whole;
}

bool is_output_whole() {
    return output_is_whole;
}

std::error_code write_to(const std::string& path) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    output_is_stale = file >= 0 && dup2(file, STDOUT_FILENO) >= 0;
    const int error = errno;
    if (file >= 0) close(file);
    if (output_is_stale) return {};
    return {error, std::generic_category()};
}

void empty_output() {
    if (!std::exchange(output_is_stale, false) || !place_in_file()) return;
    output_is_whole = ftruncate(STDOUT_FILENO, 0) == 0;
}

}  // namespace gouji::cli
