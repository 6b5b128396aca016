// Findings in the formats of other programs: SARIF for code scanning, JUnit for build servers, a
// page for people, Markdown for mail and issues.
//
// A document holds the findings of any number of reports: its beginning, a piece for each report
// (which may be empty) with the separator between, its end.
#pragma once

#include <cstdint>
#include <string>

#include "facts/diagnostic.h"
#include "outcomes/write_findings.h"
#include "rules/pack.h"

namespace gouji::outcomes {

enum class DocumentFormat : std::uint8_t { Sarif, Junit, Html, Markdown };

struct DocumentFrame {
    std::string begin, separator, end;
};

DocumentFrame document_frame(DocumentFormat format, const rules::RulePack& pack, Language language);
std::string document_piece(DocumentFormat format, const Judged& judged, Language language);

}  // namespace gouji::outcomes
