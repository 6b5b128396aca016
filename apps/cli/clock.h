// The day on the wall, for what a command line leaves to it.
#pragma once

#include "facts/year.h"

namespace gouji::cli {

// In UTC.
Date clock_day();

}  // namespace gouji::cli
