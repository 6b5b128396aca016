// What the other reports of a population say, as values of the language. Private to
// engine/report_view.cpp.
#pragma once

#include "engine/report_view.h"

namespace gouji::engine {

Value statistic_property(const Dossier& dossier, Property property, const Item& item);
Value resemblance_property(const Dossier& dossier, Property property, const Item& item);

}  // namespace gouji::engine
