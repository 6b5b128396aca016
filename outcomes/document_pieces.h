// One format a file, and what the formats for people begin with. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "outcomes/findings_document.h"

namespace gouji::outcomes {

DocumentFrame sarif_frame(const rules::RulePack& pack);
std::string sarif_piece(const Judged& judged, Language language);
std::string sarif_unread(const UnreadDocument& unread, Language language);

DocumentFrame junit_frame();
std::string junit_piece(const Judged& judged, Language language);
std::string junit_unread(const UnreadDocument& unread, Language language);

DocumentFrame html_frame(const rules::RulePack& pack, Language language);
std::string html_piece(const Judged& judged, Language language);
std::string html_unread(const UnreadDocument& unread, Language language);

std::string markdown_piece(const Judged& judged, Language language);
std::string markdown_unread(const UnreadDocument& unread, Language language);

// "3 errors, 1 warning" of the findings that are held against the agency, or that there is none;
// then how many rules on trial made and a person has set aside, and how many places are undecided.
std::string conclusion_text(const Judged& judged, Language language);

// “错误”, of a rule on trial “错误（试行）”.
std::string severity_text(const rules::RulePack& pack, const engine::Finding& finding,
                          Language language);

// What tells the report of a fact that keeps from judging from the report judged.
std::string whose(const engine::Blocker& blocker, Language language);
// What keeps a place from being judged: “收到 · 金额 空白”.
std::string blocker_text(const FactBase& facts, const engine::Blocker& blocker, Language language);
std::string blockers_text(const FactBase& facts, const engine::Undecided& verdict,
                          Language language);

enum class Conclusion : std::uint8_t { Good, Doubtful, Bad };
Conclusion conclusion_of(const Judged& judged);

}  // namespace gouji::outcomes
