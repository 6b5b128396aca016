#include "engine/check.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/expression_checker.h"
#include "engine/message_format.h"
#include "facts/closest.h"
#include "facts/code.h"
#include "grammar/parse.h"

namespace gouji::engine {

namespace {

std::size_t error_count(const Diagnostics& diagnostics) {
    const auto& all = diagnostics.all();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const Diagnostic& diagnostic) {
            return severity_of(diagnostic.code) == gouji::Severity::Error;
        }));
}

void complain_of_word(Code code, const rules::Word& word,
                      const std::vector<std::string_view>& known, Diagnostics& diagnostics) {
    Diagnostic& slip = diagnostics.add(code, word.place, {word.text});
    suggest_closest(word.text, known, slip);
}

std::optional<grammar::Expr> derived_expression(const Derived& derived) {
    Sources sources;
    const SourceId id = sources.add(derived.path, derived.expression);
    const Span whole{0, static_cast<std::uint32_t>(derived.expression.size())};
    Diagnostics slips;
    return grammar::parse_condition(sources, {id, whole}, slips);
}

bool is_number(const Setting& setting, const Derived& derived, const grammar::Expr& expression) {
    Surroundings surroundings;
    surroundings.table = setting.form->table_index(derived.path.substr(0, derived.path.find('.')));
    surroundings.forbids_derived = true;
    Diagnostics slips;
    ExpressionChecker checker(setting, derived.place.source, slips, surroundings);
    const Term sum = checker.check_as(Kind::Number, expression);
    return !slips.has_errors() && sum.shape.is_scalar();
}

// The form's own expressions are checked first; what names an unreadable one is told no more.
Setting setting_of(const rules::RulePack& pack, const Form& form, Diagnostics& diagnostics) {
    Setting setting{&pack, &form, names_of(form), {}};
    for (const Derived& derived : form.derived) {
        auto expression = derived_expression(derived);
        if (expression && !is_number(setting, derived, *expression)) expression.reset();
        if (!expression) diagnostics.add(Code::DerivedUnreadable, derived.place, {derived.path});
        setting.derived.push_back(std::move(expression));
    }
    return setting;
}

const Term* marked_part(const Term& term);

const Term* marked_among(const std::vector<Term>& terms) {
    for (const Term& term : terms) {
        if (const Term* part = marked_part(term)) return part;
    }
    return nullptr;
}

// The innermost set that no aggregate folds.
const Term* marked_part(const Term& term) {
    if (!term.shape.is_marked()) return nullptr;
    const Term* inner = nullptr;
    if (const auto* operation = std::get_if<OperationTerm>(&term.node))
        inner = marked_among(operation->operands);
    if (const auto* loop = std::get_if<LoopTerm>(&term.node)) {
        inner = marked_among(loop->filter);
        if (inner == nullptr) inner = marked_among(loop->body);
    }
    return inner != nullptr ? inner : &term;
}

bool has_free_axes_of(const Shape& place, const Shape& hole) {
    if (hole.is_scalar()) return true;
    const bool rows =
        hole.rows.mode == Extent::Mode::Absent || place.rows.mode == Extent::Mode::Free;
    const bool columns =
        hole.columns.mode == Extent::Mode::Absent || place.columns.mode == Extent::Mode::Free;
    return rows && columns && place.table == hole.table;
}

bool can_be_shown(Kind kind) {
    switch (kind) {
        case Kind::Unknown:
        case Kind::Number:
        case Kind::Date:
        case Kind::Days:
        case Kind::Period:
        case Kind::Text:
        case Kind::Wording:
            return true;
        default:
            return false;
    }
}

class RuleChecker {
    // Texts of one rule may stand in several files.
    template <class Work>
    auto with_source(Place place, Work work) {
        ExpressionChecker checker(setting_, place.source, diagnostics_, surroundings_);
        auto result = work(checker);
        checked_.reads.add(checker.neighbours());
        return result;
    }

  public:
    RuleChecker(const Setting& setting, const rules::Rule& rule, Diagnostics& diagnostics)
        : setting_(setting), rule_(rule), diagnostics_(diagnostics) {}

    CheckedRule check(std::size_t index) {
        checked_.rule = index;
        open_table();
        // Without its table none of the rule's names means anything.
        if (rule_.table && !surroundings_.table) return std::move(checked_);
        if (rule_.missing == rules::OnMissing::Zero) surroundings_.blanks = Blanks::AreZero;
        if (rule_.allows_partial) surroundings_.absent = Absent::AreLeftOut;
        check_iteration();
        for (const rules::Binding& binding : rule_.let) {
            Term value = with_source(binding.value.place, [&](ExpressionChecker& checker) {
                return checker.check(binding.value.tree);
            });
            const std::size_t size = size_of(value);
            surroundings_.variables.push_back({binding.name.text, std::move(value), size, 1});
        }
        if (rule_.when) checked_.when = condition(*rule_.when);
        for (const rules::Check& one : rule_.checks) check_one(one);
        check_locus();
        check_scope();
        find_assumptions();
        return std::move(checked_);
    }

  private:
    Term condition(const rules::Condition& condition) {
        Term term = with_source(condition.place, [&](ExpressionChecker& checker) {
            return checker.check_as(Kind::Condition, condition.tree);
        });
        refuse_sets(term, condition.place.source);
        return term;
    }

    void refuse_sets(const Term& term, SourceId source) {
        if (const Term* part = marked_part(term))
            diagnostics_.add(Code::SetAsValue, Place{source, part->span});
    }

    void open_table() {
        if (!rule_.table) return;
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < setting_.tables.size(); ++i) {
            const TableNames& table = setting_.tables[i];
            const auto alias =
                std::find(table.aliases.begin(), table.aliases.end(), rule_.table->text);
            if (table.id == rule_.table->text || alias != table.aliases.end())
                surroundings_.table = i;
            known.push_back(table.id);
        }
        if (!surroundings_.table)
            complain_of_word(Code::UnknownTable, *rule_.table, known, diagnostics_);
    }

    void check_iteration() {
        if (!rule_.for_each) return;
        const grammar::Iteration& iteration = rule_.for_each->tree;
        checked_.for_each = with_source(rule_.for_each->place, [&](ExpressionChecker& checker) {
            CheckedIteration made;
            made.set = checker.check_set(iteration.set);
            made.variable = checker.declare(iteration.variable, made.set);
            if (iteration.filter)
                made.filter = checker.check_as(Kind::Condition, *iteration.filter);
            return made;
        });
    }

    void check_one(const rules::Check& one) {
        CheckedCheck checked{condition(one.condition), {}};
        Shape place = checked.condition.shape;
        if (checked_.when) {
            const auto both = aligned(place, checked_.when->shape);
            if (!both) {
                diagnostics_.add(Code::AxisMismatch, rule_.when->place,
                                 {setting_.tables[*place.table].id,
                                  setting_.tables[*checked_.when->shape.table].id});
            } else {
                place = *both;
            }
        }
        for (const rules::MessagePart& part : one.message.parts) {
            if (part.hole) checked.holes.push_back(check_hole(*part.hole, place));
        }
        checked_.checks.push_back(std::move(checked));
    }

    Term check_hole(const rules::Written<grammar::Hole>& hole, const Shape& place) {
        const SourceId source = hole.place.source;
        Term term = with_source(hole.place, [&](ExpressionChecker& checker) {
            return checker.check_as_number(hole.tree.value);
        });
        refuse_sets(term, source);
        if (!can_be_shown(term.type.kind))
            diagnostics_.add(
                Code::WrongKind, Place{source, term.span},
                {argument(described(term.type.kind)), argument(described(Kind::Text))});
        if (!term.shape.is_marked() && !has_free_axes_of(place, term.shape))
            diagnostics_.add(Code::HoleAxis, Place{source, term.span});
        if (hole.tree.format && !format_named(hole.tree.format->text)) {
            const rules::Word word{hole.tree.format->text, {source, hole.tree.format->span}};
            complain_of_word(Code::UnknownFormat, word, format_names(), diagnostics_);
        }
        return term;
    }

    void check_locus() {
        if (!rule_.locus) return;
        Term term = with_source(rule_.locus->place, [&](ExpressionChecker& checker) {
            return checker.check(rule_.locus->tree);
        });
        const Kind kind = term.type.kind;
        if (kind != Kind::Cell && !can_be_shown(kind))
            diagnostics_.add(Code::WrongKind, Place{rule_.locus->place.source, term.span},
                             {argument(described(kind)), argument(described(Kind::Text))});
        checked_.locus = std::move(term);
    }

    void check_scope() {
        std::vector<std::string_view> kinds;
        for (const AgencyKind& kind : setting_.form->reading.agency_kinds) {
            if (!kind.kind.empty()) kinds.push_back(kind.kind);
        }
        for (const rules::Word& kind : rule_.applies_to.kinds) {
            if (std::find(kinds.begin(), kinds.end(), kind.text) == kinds.end())
                complain_of_word(Code::UnknownAgencyKind, kind, kinds, diagnostics_);
        }
    }

    // What is no rule's id has been told when the pack was loaded.
    void find_assumptions() {
        for (const rules::Word& id : rule_.assumes) {
            const auto& all = setting_.pack->rules;
            const auto found = std::find_if(all.begin(), all.end(), [&](const rules::Rule& rule) {
                return rule.id == id.text;
            });
            if (found != all.end())
                checked_.assumes.push_back(static_cast<std::size_t>(found - all.begin()));
        }
    }

    const Setting& setting_;
    const rules::Rule& rule_;
    Diagnostics& diagnostics_;
    Surroundings surroundings_;
    CheckedRule checked_;
};

// Rules that wait for each other: none of them could be judged first.
void complain_of_cycles(const rules::RulePack& pack, std::vector<CheckedRule>& checked,
                        Diagnostics& diagnostics) {
    enum class Mark : std::uint8_t { New, Open, Done };
    std::vector<Mark> marks(pack.rules.size(), Mark::Done);
    std::vector<CheckedRule*> by_rule(pack.rules.size(), nullptr);
    for (CheckedRule& rule : checked) {
        marks[rule.rule] = Mark::New;
        by_rule[rule.rule] = &rule;
    }
    const std::function<void(std::size_t)> visit = [&](std::size_t index) {
        marks[index] = Mark::Open;
        std::vector<std::size_t> kept;
        for (const std::size_t assumed : by_rule[index]->assumes) {
            if (marks[assumed] == Mark::New) visit(assumed);
            if (marks[assumed] == Mark::Open) {
                diagnostics.add(Code::AssumesCycle, pack.rules[index].place,
                                {pack.rules[index].id, pack.rules[assumed].id});
            } else if (by_rule[assumed] != nullptr) {
                kept.push_back(assumed);
            }
        }
        by_rule[index]->assumes = std::move(kept);
        marks[index] = Mark::Done;
    };
    for (const CheckedRule& rule : checked) {
        if (marks[rule.rule] == Mark::New) visit(rule.rule);
    }
}

void check_definitions(const Setting& setting, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < setting.pack->definitions.size(); ++i) {
        Surroundings plain;
        const SourceId source = setting.pack->definitions[i].body.place.source;
        ExpressionChecker(setting, source, diagnostics, plain).check_definition(i);
    }
}

std::vector<Term> checked_subjects(const Setting& setting, Diagnostics& diagnostics) {
    std::vector<Term> subjects;
    for (const rules::Condition& subject : setting.pack->subjects) {
        Surroundings plain;
        ExpressionChecker checker(setting, subject.place.source, diagnostics, plain);
        subjects.push_back(checker.check_as_number(subject.tree));
    }
    return subjects;
}

bool is_plain(Kind kind) {
    return kind == Kind::Number || kind == Kind::Text || kind == Kind::Date;
}

// A single number, and single values that say of whom it is.
CheckedStatistic checked_statistic(const Setting& setting, std::size_t index,
                                   Diagnostics& diagnostics) {
    const rules::Statistic& statistic = setting.pack->statistics[index];
    const auto check_one = [&](const rules::Condition& text, const auto& work) {
        Surroundings plain;
        ExpressionChecker checker(setting, text.place.source, diagnostics, plain);
        Term term = work(checker);
        if (!term.shape.is_scalar())
            diagnostics.add(Code::SetAsValue, Place{text.place.source, term.span});
        // There are no peers yet when statistics are made.
        if (checker.neighbours().peers) diagnostics.add(Code::Unsupported, text.place, {"peers"});
        return term;
    };
    CheckedStatistic checked{index,
                             check_one(statistic.value,
                                       [&](ExpressionChecker& checker) {
                                           return checker.check_as(Kind::Number,
                                                                   statistic.value.tree);
                                       }),
                             {}};
    for (const rules::Condition& text : statistic.among) {
        checked.among.push_back(check_one(
            text, [&](ExpressionChecker& checker) { return checker.check_as_number(text.tree); }));
        const Term& term = checked.among.back();
        if (!is_plain(term.type.kind) && !is_unknown(term))
            diagnostics.add(Code::WrongKind, Place{text.place.source, term.span},
                            {argument(described(term.type.kind)), argument(described(Kind::Text))});
    }
    return checked;
}

}  // namespace

CheckedPack check(const rules::RulePack& pack, const Form& form, Diagnostics& diagnostics) {
    Diagnostics slips;
    const Setting setting = setting_of(pack, form, slips);
    CheckedPack checked;
    check_definitions(setting, slips);
    for (std::size_t i = 0; i < pack.statistics.size(); ++i) {
        const std::size_t before = error_count(slips);
        CheckedStatistic statistic = checked_statistic(setting, i, slips);
        if (error_count(slips) == before) checked.statistics.push_back(std::move(statistic));
    }
    for (std::size_t i = 0; i < pack.rules.size(); ++i) {
        const std::size_t before = error_count(slips);
        CheckedRule rule = RuleChecker(setting, pack.rules[i], slips).check(i);
        if (error_count(slips) == before) checked.rules.push_back(std::move(rule));
    }
    complain_of_cycles(pack, checked.rules, slips);
    checked.subjects = checked_subjects(setting, slips);
    checked.tables = setting.tables;
    // A parameter's slip is found at each use of it and told once.
    std::vector<Diagnostic> told;
    for (const Diagnostic& slip : slips.all()) {
        if (std::find(told.begin(), told.end(), slip) != told.end()) continue;
        told.push_back(slip);
        diagnostics.add(slip);
    }
    return checked;
}

}  // namespace gouji::engine
