// Where the files that ship with the program lie.
#pragma once

#include <optional>
#include <string>

namespace gouji::cli {

// The folder of the pack that ships, found from the program's own real path: in the source tree
// that it was built in, or beside the place it was installed to. Nothing where it lies alone.
std::optional<std::string> shipped_pack();

}  // namespace gouji::cli
