#include "apps/cli/files.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "facts/system_error.h"

namespace gouji::cli {

namespace {

// What could only be written in part, but nothing other than a file: not the device that was full.
void discard_file(const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) std::filesystem::remove(path, ignored);
}

}  // namespace

std::error_code write_file(const std::filesystem::path& path, std::string_view bytes) {
    errno = EIO;  // where the stream fails and the system has given no reason
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file.fail()) return {};
    const std::error_code error(errno, std::generic_category());
    discard_file(path);
    return error;
}

std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Result<std::filesystem::path> make_temporary_folder() {
    std::error_code none;
    const std::filesystem::path shelf = std::filesystem::temp_directory_path(none);
    std::string pattern = (shelf / "gouji-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) return pattern;
    const std::error_code error(errno, std::generic_category());
    return tl::unexpected(unwritable(shelf.string(), error));
}

}  // namespace gouji::cli
