// One format a file; private to outcomes/findings_document.cpp.
#pragma once

#include <string>
#include <string_view>

#include "outcomes/findings_document.h"

namespace gouji::outcomes {

DocumentFrame sarif_frame(const rules::RulePack& pack);
std::string sarif_piece(const Judged& judged);

DocumentFrame junit_frame();
std::string junit_piece(const Judged& judged, Language language);

DocumentFrame html_frame(const rules::RulePack& pack, Language language);
std::string html_piece(const Judged& judged, Language language);

std::string markdown_piece(const Judged& judged, Language language);

// "3 errors, 1 warning", or that there is none, and how many places are undecided.
std::string conclusion_text(const engine::Judgement& judgement, Language language);

}  // namespace gouji::outcomes
