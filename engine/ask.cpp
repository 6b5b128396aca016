#include "engine/ask.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "engine/check.h"
#include "engine/compile.h"
#include "engine/evaluation.h"
#include "engine/failure_reason.h"
#include "engine/vocabulary.h"

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

Answer answer_of(Evaluation& evaluation, InstructionId id) {
    const Value& value = evaluation.value(id);
    Answer answer{value.status, "", std::nullopt, std::nullopt};
    const Instruction& instruction = evaluation.program().at(id);
    if (value.is_known()) {
        const bool* truth = std::get_if<bool>(&value.payload);
        answer.value = truth == nullptr ? to_string(value) : *truth ? "true" : "false";
    }
    if (value.status == Status::Error) answer.failure = failure_reason(evaluation, id);
    if (instruction.op == Op::Cell && static_cast<Role>(instruction.detail) == Role::This)
        answer.cell = static_cast<CellIndex>(instruction.payload);
    return answer;
}

class TableAnswering {
  public:
    TableAnswering(const Compiled& compiled, const Form& form, const Dossier& dossier)
        : has_hole_(compiled.has_hole),
          program_(compile(compiled.checked, compiled.pack, form)),
          shape_(compiled.checked.rules.front().checks.front().condition.shape),
          evaluation_(program_, dossier, room_) {
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
                evaluation_.run(place.cold);
                table.answers[row * width + column] = answer_of(
                    evaluation_, has_hole_ ? program_.holes[place.holes.first] : place.check);
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

    bool has_hole_;
    Program program_;
    Shape shape_;
    ValueRoom room_;
    Evaluation evaluation_;
};

// ---------- things and lists of things ----------

constexpr std::string_view item_name = "it";

Expr item_at(Span span) {
    return {grammar::Name{std::string(item_name), grammar::Quoting::Plain, span}, span};
}

Expr member_of(Expr object, std::string_view name) {
    const Span span = object.span;
    return {grammar::Member{std::move(object), {std::string(name), grammar::Quoting::Plain, span}},
            span};
}

// A message shows no condition as it is.
Expr as_word(Expr condition) {
    const Span span = condition.span;
    return {grammar::Conditional{std::move(condition), Expr{grammar::Text{"true"}, span},
                                 grammar::Box<Expr>(Expr{grammar::Text{"false"}, span})},
            span};
}

struct Asked {
    std::string property;
    Expr value;
};

// What can be said of a thing of this kind in a word: of another thing its id, of lists nothing.
std::vector<Asked> asked_of(Kind kind, Span span) {
    const std::vector<std::string_view> names = property_names(kind);
    if (names.empty()) return {{"", item_at(span)}};
    std::vector<Asked> asked;
    for (const std::string_view name : names) {
        const Kind value = entry_of(*property_named(kind, name)).kind;
        Expr member = member_of(item_at(span), name);
        if (value == Kind::List || value == Kind::Report) continue;
        if (property_named(value, "id")) {
            asked.push_back({fmt::format("{}.id", name), member_of(std::move(member), "id")});
        } else if (value == Kind::Condition) {
            asked.push_back({std::string(name), as_word(std::move(member))});
        } else if (property_names(value).empty() || value == Kind::Date) {
            asked.push_back({std::string(name), std::move(member)});
        }
    }
    return asked;
}

rules::Rule rule_of_items(const Question& question, Expr list, const std::vector<Asked>& asked) {
    const Place& place = question.expression.place;
    rules::Rule rule;
    rule.id = "ask";
    rule.table = question.table;
    const Span span = list.span;
    rule.for_each = {
        grammar::Iteration{
            {std::string(item_name), grammar::Quoting::Plain, span}, std::move(list), std::nullopt},
        place};
    rules::Message message{{}, place};
    for (const Asked& one : asked) {
        rules::MessagePart part;
        part.hole = rules::Written<grammar::Hole>{{one.value, std::nullopt, {}}, place};
        message.parts.push_back(std::move(part));
    }
    rule.checks.push_back({{nothing_asked(question.expression.tree), place}, std::move(message)});
    return rule;
}

std::vector<std::vector<Answer>> answers_of_items(const Compiled& compiled, const Form& form,
                                                  const Dossier& dossier) {
    const Program program = compile(compiled.checked, compiled.pack, form);
    ValueRoom room;
    Evaluation evaluation(program, dossier, room);
    evaluation.run(program.hot);
    std::vector<std::vector<Answer>> items;
    const CompiledRule& rule = program.rules.front();
    const auto add_places = [&] {
        for (std::uint32_t i = 0; i < rule.places.count; ++i) {
            const CompiledPlace& place = program.places[rule.places.first + i];
            evaluation.run(place.cold);
            std::vector<Answer>& answers = items.emplace_back();
            for (std::uint32_t hole = 0; hole < place.holes.count; ++hole)
                answers.push_back(answer_of(evaluation, program.holes[place.holes.first + hole]));
        }
    };
    evaluation.run(rule.own);
    if (rule.list == no_instruction) {
        add_places();
        return items;
    }
    const Value list = evaluation.value(rule.list);
    if (!list.is_known()) return items;
    for (std::size_t i = 0; i < length_of(evaluation.view(), list.item()); ++i) {
        evaluation.run_for(program.regions[rule.region], list.item(), i);
        add_places();
    }
    return items;
}

std::optional<AnswerItems> items_of(const Question& question, const Expr& list,
                                    const rules::RulePack& pack, const Form& form,
                                    const Dossier& dossier) {
    Diagnostics slips;
    const auto bare = compiled(pack, rule_of_items(question, list, {}), form, slips);
    if (!bare) return std::nullopt;
    const Kind kind = bare->checked.rules.front().for_each->set.element.kind;
    const std::vector<Asked> asked = asked_of(kind, list.span);
    const auto full = compiled(pack, rule_of_items(question, list, asked), form, slips);
    if (!full) return std::nullopt;
    AnswerItems items;
    for (const Asked& one : asked) items.properties.push_back(one.property);
    items.items = answers_of_items(*full, form, dossier);
    return items;
}

}  // namespace

std::optional<Answers> ask(const Question& question, const rules::RulePack& pack, const Form& form,
                           const Dossier& dossier, Diagnostics& diagnostics) {
    const Expr& tree = question.expression.tree;
    std::vector<rules::Rule> readings = {rule_of_condition(question),
                                         rule_of(question, is_known(tree)),
                                         rule_of(question, nothing_asked(tree))};
    std::optional<Diagnostics> fewest;
    for (rules::Rule& reading : readings) {
        Diagnostics slips;
        const auto rule = compiled(pack, std::move(reading), form, slips);
        if (rule) return TableAnswering(*rule, form, dossier).table();
        if (!fewest || slips.all().size() <= fewest->all().size()) fewest = std::move(slips);
    }
    const Expr alone{grammar::List{{tree}}, tree.span};
    for (const Expr* list : {&tree, &alone}) {
        if (auto items = items_of(question, *list, pack, form, dossier)) return *std::move(items);
    }
    for (const Diagnostic& slip : fewest->all()) diagnostics.add(slip);
    return std::nullopt;
}

}  // namespace gouji::engine
