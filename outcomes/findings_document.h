// Findings in the formats of other programs: SARIF for code scanning, JUnit for build servers, a
// page for people, Markdown for mail and issues.
//
// A document holds the findings of any number of reports, what could not be judged of them, and
// which could not be read: its beginning, a piece for each report (which may be empty) with the
// separator between, its end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

// A document that could not be read, and why; the name is empty where the complaints have it.
struct UnreadDocument {
    std::string name;
    std::vector<Diagnostic> complaints;
};
std::string unread_piece(DocumentFormat format, const UnreadDocument& unread, Language language);

}  // namespace gouji::outcomes
