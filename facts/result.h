// What an operation that can fail gives back: the value, or one Diagnostic that says why not.
#pragma once

#include <tl/expected.hpp>

#include "facts/diagnostic.h"

namespace gouji {

template <class T>
using Result = tl::expected<T, Diagnostic>;

}  // namespace gouji
