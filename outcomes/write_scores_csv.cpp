#include <fmt/format.h>

#include "outcomes/csv.h"
#include "outcomes/score_words.h"
#include "outcomes/write_scores.h"

namespace gouji::outcomes {

std::string scores_csv(const Ranking& ranking) {
    const std::vector<LeafColumn> columns = leaf_columns(ranking.cards);
    std::string text = "rank,agency,year,group,score,grade,findings,document";
    for (const LeafColumn& column : columns) text += "," + csv_field(column.title);
    text += "\n";
    for (const Card& card : ranking.cards) {
        text += fmt::format(
            "{},{},{},{},{},{},{},{}", card.rank == 0 ? "" : std::to_string(card.rank),
            csv_field(card.agency), year_of(card), csv_field(group_of(ranking.rubric, card)),
            score_of(card), csv_field(card.grade), problems_in(card), csv_field(card.document));
        for (const LeafColumn& column : columns) text += "," + leaf_score(card, column);
        text += "\n";
    }
    return text;
}

}  // namespace gouji::outcomes
