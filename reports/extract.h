// Document × Form → FactBase: what the report states, and what could not be read.
//
// Tables are read from the document's grids and, where a table stands in running text, from its
// lines; then title, agency, period, sections, signature and citations from the prose. The shape
// of a table is decided before a figure is placed; nothing is shifted and nothing is defaulted.
#pragma once

#include "facts/fact_base.h"
#include "reports/document.h"
#include "reports/reading.h"

namespace gouji::reports {

// `reading` is prepared for the form that the facts are to be of. Diagnosed where the document
// shows nothing of that form: no title, no section and no table.
FactBase extract(Document document, const Reading& reading, Diagnostics& diagnostics);

}  // namespace gouji::reports
