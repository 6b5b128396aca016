#include "apps/cli/files.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace gouji::cli {

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

// Nothing but a file: not the device that was full.
void discard_file(const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) std::filesystem::remove(path, ignored);
}

std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::filesystem::path make_temporary_folder() {
    std::error_code none;
    std::string pattern = (std::filesystem::temp_directory_path(none) / "gouji-XXXXXX").string();
    return mkdtemp(pattern.data()) == nullptr ? std::filesystem::path()
                                              : std::filesystem::path(pattern);
}

}  // namespace gouji::cli
