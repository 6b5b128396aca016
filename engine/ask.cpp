#include "engine/ask.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "engine/check.h"
#include "engine/compile.h"
#include "engine/evaluation.h"

namespace gouji::engine {

namespace {

using grammar::Expr;

// The expression as a rule: the check gives it its free rows and columns, the message its value.
rules::Rule rule_of(const Question& question, Expr check) {
    rules::Rule rule;
    rule.id = "ask";
    rule.table = question.table;
    rules::MessagePart part;
    part.hole = rules::Written<grammar::Hole>{{question.expression.tree, std::nullopt, {}},
                                              question.expression.place};
    rules::Condition condition{std::move(check), question.expression.place};
    rule.checks.push_back({std::move(condition), {{std::move(part)}, question.expression.place}});
    return rule;
}

// A condition is its own check, and has no hole that could show it.
rules::Rule rule_of_condition(const Question& question) {
    rules::Rule rule = rule_of(question, question.expression.tree);
    rule.checks.front().message.parts.clear();
    return rule;
}

Expr is_known(const Expr& expr) {
    return {grammar::StateTest{expr, grammar::Polarity::Positive, grammar::State::Known},
            expr.span};
}

// Where even the states of the value cannot be asked for, it is shown at one place or not at all.
Expr nothing_asked(const Expr& expr) {
    return {grammar::Boolean{true}, expr.span};
}

struct Compiled {
    rules::RulePack pack;  // the program points into it
    CheckedPack checked;
    bool has_hole = false;
};

std::unique_ptr<Compiled> compiled(const rules::RulePack& pack, rules::Rule rule, const Form& form,
                                   Diagnostics& diagnostics) {
    auto result = std::make_unique<Compiled>();
    result->pack = pack;
    result->pack.rules.clear();
    result->has_hole = !rule.checks.front().message.parts.empty();
    result->pack.rules.push_back(std::move(rule));
    result->checked = check(result->pack, form, diagnostics);
    if (result->checked.rules.empty() || diagnostics.has_errors()) return nullptr;
    return result;
}

std::vector<std::string> ids_of(const Extent& extent, const Axis& axis) {
    std::vector<std::string> ids;
    if (extent.mode != Extent::Mode::Free) return ids;
    for (const std::size_t member : extent.members) ids.push_back(axis.members[member].id);
    return ids;
}

class Answering {
  public:
    Answering(const Compiled& compiled, const Form& form, const Dossier& dossier)
        : has_hole_(compiled.has_hole),
          program_(compile(compiled.checked, compiled.pack, form)),
          shape_(compiled.checked.rules.front().checks.front().condition.shape),
          evaluation_(program_, dossier) {
        evaluation_.run(program_.hot);
    }

    AnswerTable table() {
        AnswerTable table;
        if (shape_.table) {
            const TableNames& names = program_.tables[*shape_.table];
            table.table = names.id;
            table.rows = ids_of(shape_.rows, names.rows);
            table.columns = ids_of(shape_.columns, names.columns);
        }
        table.answers.resize(std::max<std::size_t>(1, table.rows.size()) *
                             std::max<std::size_t>(1, table.columns.size()));
        for (const CompiledPlace& place : program_.places) put(place, table);
        return table;
    }

  private:
    void put(const CompiledPlace& place, AnswerTable& table) {
        for (std::size_t row = 0; row < std::max<std::size_t>(1, table.rows.size()); ++row) {
            for (std::size_t column = 0; column < std::max<std::size_t>(1, table.columns.size());
                 ++column) {
                if (name_at(table, row, column) != place.place) continue;
                const std::size_t width = std::max<std::size_t>(1, table.columns.size());
                table.answers[row * width + column] = answer(place);
            }
        }
    }

    // As places are named when they are compiled.
    static std::string name_at(const AnswerTable& table, std::size_t row, std::size_t column) {
        if (table.rows.empty() && table.columns.empty()) return {};
        if (table.columns.empty()) return table.rows[row];
        if (table.rows.empty()) return table.columns[column];
        return table.table + "." + table.rows[row] + "." + table.columns[column];
    }

    Answer answer(const CompiledPlace& place) {
        evaluation_.run(place.cold);
        const InstructionId id = has_hole_ ? program_.holes[place.holes.first] : place.check;
        const Value& value = evaluation_.value(id);
        Answer answer{value.status, "", std::nullopt};
        if (value.is_known())
            answer.value = has_hole_                      ? to_string(value)
                           : value.truth() == Truth::True ? "true"
                                                          : "false";
        const Instruction& instruction = program_.at(id);
        if (instruction.op == Op::Cell && static_cast<Role>(instruction.detail) == Role::This)
            answer.cell = static_cast<CellIndex>(instruction.payload);
        return answer;
    }

    bool has_hole_;
    Program program_;
    Shape shape_;
    Evaluation evaluation_;
};

}  // namespace

std::optional<AnswerTable> ask(const Question& question, const rules::RulePack& pack,
                               const Form& form, const Dossier& dossier, Diagnostics& diagnostics) {
    const Expr& tree = question.expression.tree;
    std::vector<rules::Rule> readings = {rule_of_condition(question),
                                         rule_of(question, is_known(tree)),
                                         rule_of(question, nothing_asked(tree))};
    Diagnostics slips;
    for (rules::Rule& reading : readings) {
        slips = Diagnostics();
        const auto rule = compiled(pack, std::move(reading), form, slips);
        if (rule) return Answering(*rule, form, dossier).table();
    }
    for (const Diagnostic& slip : slips.all()) diagnostics.add(slip);
    return std::nullopt;
}

}  // namespace gouji::engine
