// Files that commands write beside standard output.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "facts/result.h"

namespace gouji::cli {

// Where it could not be written whole it is not there at all, and the error says why.
[[nodiscard]] std::error_code write_file(const std::filesystem::path& path, std::string_view bytes);
// Empty where it cannot be read.
std::string file_bytes(const std::filesystem::path& path);
// A new folder that only we have; the caller removes it.
[[nodiscard]] Result<std::filesystem::path> make_temporary_folder();

}  // namespace gouji::cli
