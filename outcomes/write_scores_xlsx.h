// The ranking as a workbook: 排名, 问题, 评分卡, 评分办法.
//
// Texts are written as texts, never as formulas. The same cards give the same bytes.
#pragma once

#include <string>

#include "facts/result.h"
#include "outcomes/write_scores.h"

namespace gouji::outcomes {

// Writes the file. The complaint says why it could not be written.
Result<std::string> write_scores_xlsx(const Ranking& ranking, const std::string& path);

}  // namespace gouji::outcomes
