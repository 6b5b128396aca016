#include "apps/cli/shipped.h"

#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace gouji::cli {

namespace fs = std::filesystem;

std::optional<std::string> shipped_pack() {
    constexpr std::array<std::string_view, 2> homes = {"rules/packs", "share/gouji/packs"};
    std::error_code error;
    fs::path folder = fs::read_symlink("/proc/self/exe", error);
    while (!error && folder.has_relative_path()) {
        folder = folder.parent_path();
        for (const std::string_view home : homes) {
            const fs::path pack = folder / home / GOUJI_SHIPPED_PACK;
            if (fs::is_regular_file(pack / "pack.yaml", error)) return pack.string();
        }
        error.clear();
    }
    return std::nullopt;
}

}  // namespace gouji::cli
