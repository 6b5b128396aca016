// What was read from a report, and what is said of it, as bytes for another process (bytes.h).
#pragma once

#include "facts/bytes.h"
#include "facts/diagnostic.h"
#include "facts/fact_base.h"

namespace gouji {

void put(ByteWriter& bytes, const FactBase& facts);
void put(ByteWriter& bytes, const Diagnostics& diagnostics);

// Of the form that the facts were read by, which must outlive them.
FactBase get_facts(ByteReader& bytes, const Form& form);
Diagnostics get_diagnostics(ByteReader& bytes);

}  // namespace gouji
