// Packs that stand on other packs: `import:`, and what an overlay may change of what it takes over.
//
// An overlay changes severity, weight and effect of imported rules and the values of imported
// constants under `override:`, leaves rules out under `disable:`, and puts its own rule in place of
// one that `replaces:` names; each says why. Nothing changes in silence, and nothing twice.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::rules {

// The folder that holds a pack called `name`: beside `folder`, or on one of the shelves.
std::optional<std::filesystem::path> find_pack(const std::filesystem::path& folder,
                                               const std::vector<std::filesystem::path>& shelves,
                                               std::string_view name);

// A version fits "2.1.0" where it is that one, "^2.1" where it is 2.1 or later within 2, and ""
// always.
bool fits_version(std::string_view version, std::string_view asked);

// Where the form of a pack stands: in its own folder, or in that of the pack it imports.
std::filesystem::path form_folder(const std::filesystem::path& folder,
                                  const std::vector<std::filesystem::path>& shelves);

}  // namespace gouji::rules
