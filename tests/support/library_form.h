// The form of an invented regime, the yearly report of a town's libraries: two editions with a
// table of blocks (stock), a table with groups and a row that may stand for three (loans) and a
// table that lies across (visits).
#pragma once

#include "facts/form.h"

namespace gouji::tests {

const Form& library_form();

}  // namespace gouji::tests
