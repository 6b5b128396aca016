// What the pack knows of a document that a report cites.
#pragma once

#include <string_view>

#include "engine/report_view.h"
#include "facts/fact_base.h"

namespace gouji::engine {

// The status of a document that the pack does not know; the others are rules::document_statuses.
inline constexpr std::string_view unknown_document = "unknown";

// CitationYear, CitationStatus, CitationStatusNote or CitationWorkPointsYear. The status is the one
// at the end of the year reported on.
Value citation_status(const ReportView& view, const FactBase& facts, const CitationFact& citation,
                      Property property);

}  // namespace gouji::engine
