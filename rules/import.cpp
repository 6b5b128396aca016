#include "rules/import.h"

#include <array>
#include <charconv>
#include <system_error>

#include "facts/source.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

constexpr std::size_t most_steps = 8;

bool is_pack(const std::filesystem::path& folder) {
    std::error_code none;
    return std::filesystem::exists(folder / "pack.yaml", none);
}

// 2.1.0 as three numbers; what is not written is 0.
std::optional<std::array<int, 3>> numbers_of(std::string_view text) {
    std::array<int, 3> numbers{};
    const char* at = text.data();
    const char* end = at + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto [stop, error] = std::from_chars(at, end, numbers[i]);
        if (error != std::errc()) return std::nullopt;
        if (stop == end) return numbers;
        if (*stop != '.') return std::nullopt;
        at = stop + 1;
    }
    return std::nullopt;
}

// The name behind the first `import:`; empty where there is none.
std::string imported_by(const std::filesystem::path& folder) {
    Sources sources;
    Diagnostics slips;
    const auto root = read_yaml_file(folder / "pack.yaml", sources, slips);
    const YamlNode* imports = root ? root->find("import") : nullptr;
    if (imports == nullptr || imports->entries.empty()) return "";
    const std::string& text = imports->entries.front().value.text;
    return text.substr(0, text.find('@'));
}

}  // namespace

std::optional<std::filesystem::path> find_pack(const std::filesystem::path& folder,
                                               const std::vector<std::filesystem::path>& shelves,
                                               std::string_view name) {
    // A name is no way through the folders.
    if (name.empty() || name.find_first_of("/\\") != std::string_view::npos || name == "..")
        return std::nullopt;
    std::error_code none;
    const std::filesystem::path whole = std::filesystem::absolute(folder, none);
    const std::filesystem::path own = whole.has_filename() ? whole : whole.parent_path();
    if (is_pack(own.parent_path() / name)) return own.parent_path() / name;
    for (const std::filesystem::path& shelf : shelves) {
        if (is_pack(shelf / name)) return shelf / name;
    }
    return std::nullopt;
}

bool fits_version(std::string_view version, std::string_view asked) {
    if (asked.empty()) return true;
    const bool is_range = asked.starts_with("^");
    const auto least = numbers_of(is_range ? asked.substr(1) : asked);
    const auto is = numbers_of(version);
    if (!least || !is) return version == asked;
    return is_range ? *is >= *least && (*is)[0] == (*least)[0] : *is == *least;
}

std::filesystem::path form_folder(const std::filesystem::path& folder,
                                  const std::vector<std::filesystem::path>& shelves) {
    std::filesystem::path found = folder;
    std::error_code none;
    for (std::size_t step = 0; step < most_steps; ++step) {
        if (std::filesystem::exists(found / "form.yaml", none)) return found;
        const auto next = find_pack(found, shelves, imported_by(found));
        if (!next) break;
        found = *next;
    }
    return folder;
}

}  // namespace gouji::rules
