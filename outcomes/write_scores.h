// Cards and their ranking, written for people, programs and spreadsheets.
//
// The cards come as rank() leaves them. Scores are decimal strings everywhere; what a report's
// author wrote never becomes a formula of a spreadsheet or markup of a page.
#pragma once

#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/render.h"
#include "outcomes/score.h"
#include "rules/rubric.h"

namespace gouji::outcomes {

// The ranking with the rubric it was made by.
struct Ranking {
    const rules::Rubric& rubric;
    const std::vector<Card>& cards;
};

std::string scores_text(const Ranking& ranking, Language language, Colors colors);
std::string scores_json(const Ranking& ranking);
// A row an agency: rank, score, grade, the score of each indicator, findings.
std::string scores_csv(const Ranking& ranking);
// One page that stands by itself and can be printed: charts, the ranking, every card.
std::string scores_html(const Ranking& ranking);

}  // namespace gouji::outcomes
