// What an operation that can fail gives back: the value, or one Diagnostic that says why not.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "facts/diagnostic.h"

namespace gouji {

template <class T>
using Result = tl::expected<T, Diagnostic>;

// Of an input as a whole.
inline tl::unexpected<Diagnostic> refused(Code code, std::vector<std::string> arguments = {}) {
    return tl::unexpected(Diagnostic{code, std::move(arguments), {}, {}, std::nullopt});
}

}  // namespace gouji
