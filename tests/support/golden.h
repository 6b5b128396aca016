// Golden files: an output compared whole with what stands in the repository.
//
// GOUJI_UPDATE=1 writes the actual output in its place, to be read as a diff before it is kept.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

namespace gouji::test {

inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_file(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

inline void check_golden(const std::filesystem::path& path, const std::string& actual) {
    if (std::getenv("GOUJI_UPDATE") != nullptr) write_file(path, actual);
    INFO("golden file " << path << "; GOUJI_UPDATE=1 rewrites it");
    CHECK(actual == file_text(path));
}

}  // namespace gouji::test
