// The codes and hints of diagnostics, from diagnostic.def.
#pragma once

#include "facts/diagnostic.h"

namespace gouji {

enum class Code : std::uint16_t {
#define GOUJI_DIAGNOSTIC(id, name, severity, en, zh) id,
#include "facts/diagnostic.def"
};

enum class Hint : std::uint16_t {
    None,
#define GOUJI_HINT(id, en, zh) id,
#include "facts/diagnostic.def"
};

}  // namespace gouji
