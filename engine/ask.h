// What an expression is on one report: one value, one for each row and column it leaves free, or
// what can be said of each thing that it names.
//
// The expression is checked like a rule's, with the same diagnostics at the same words; what it
// gives is what a message would show.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/finding.h"
#include "engine/truth.h"
#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "facts/form.h"
#include "grammar/ast.h"
#include "rules/pack.h"

namespace gouji::engine {

struct Answer {
    Status status = Status::NotApplicable;
    std::string value;                     // of what is known
    std::optional<CellIndex> cell;         // where the answer is a cell of the report itself
    std::optional<FailureReason> failure;  // of an error
};

// Rows and columns are by their ids; either is empty where the expression leaves it no freedom.
struct AnswerTable {
    std::string table;  // id; empty for a single answer
    std::vector<std::string> rows, columns;
    std::vector<Answer> answers;  // rows × columns

    bool is_single() const { return rows.empty() && columns.empty(); }
    const Answer& at(std::size_t row, std::size_t column) const {
        return answers[row * (columns.empty() ? 1 : columns.size()) + column];
    }
};

// The items of a list, or one thing: of each what rules may ask of it. Items that are values by
// themselves have one property without a name.
struct AnswerItems {
    std::vector<std::string> properties;
    std::vector<std::vector<Answer>> items;  // an answer for each property
};

using Answers = std::variant<AnswerTable, AnswerItems>;

struct Question {
    rules::Condition expression;
    std::optional<rules::Word> table;  // whose names are open
};

// The report in the dossier is of the form. Nothing where the expression does not hold water; the
// diagnostics then say why.
std::optional<Answers> ask(const Question& question, const rules::RulePack& pack, const Form& form,
                           const Dossier& dossier, Diagnostics& diagnostics);

}  // namespace gouji::engine
