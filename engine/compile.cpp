#include "engine/compile.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/check.h"
#include "engine/lower.h"
#include "engine/schedule.h"
#include "facts/text.h"
#include "facts/wording.h"
#include "grammar/print.h"

namespace gouji::engine {

namespace {

std::vector<CellIndex> cells_at(const TableNames& table, const Point& at) {
    std::vector<CellIndex> cells;
    for (std::size_t row = 0; row < table.rows.members.size(); ++row) {
        for (std::size_t column = 0; column < table.columns.members.size(); ++column) {
            const bool is_there =
                at.row.value_or(row) == row && at.column.value_or(column) == column;
            if (is_there && table.cell(row, column) != no_cell)
                cells.push_back(table.cell(row, column));
        }
    }
    std::sort(cells.begin(), cells.end());
    return cells;
}

// An item of for_each, ready to be judged.
struct BoundItem {
    InstructionId value = no_instruction;
    InstructionId domain = no_instruction;
    std::string place;
    Locus locus;
};

class RuleCompiler {
  public:
    RuleCompiler(Program& program, Lowering& lowering, const CheckedPack& checked)
        : program_(program), lowering_(lowering), tables_(checked.tables) {}

    void compile(const CheckedRule& rule) {
        for (std::size_t i = 0; i < rule.checks.size(); ++i) compile_check(rule, i);
    }

  private:
    void compile_check(const CheckedRule& rule, std::size_t index) {
        CompiledRule compiled;
        compiled.rule = rule.rule;
        compiled.check = index;
        compiled.reads = rule.reads;
        lowering_.leave_other();
        compiled.places.first = static_cast<std::uint32_t>(program_.places.size());
        if (!rule.for_each) {
            add_places(rule, index, BoundItem());
        } else if (rule.for_each->set.list.empty()) {
            for (const Term& item : rule.for_each->set.items)
                add_places(rule, index, bound(*rule.for_each, item));
        } else {
            compiled.list = lowering_.lower(rule.for_each->set.list.front(), Point());
            compiled.region = lowering_.open_region(rule.for_each->variable);
            BoundItem item;
            item.value = program_.regions[compiled.region].item;
            if (rule.for_each->set.element.kind == Kind::Report) lowering_.enter_other(item.value);
            if (rule.for_each->filter) item.domain = lowering_.lower(*rule.for_each->filter, {});
            add_places(rule, index, item);
        }
        compiled.places.count =
            static_cast<std::uint32_t>(program_.places.size()) - compiled.places.first;
        program_.rules.push_back(std::move(compiled));
    }

    BoundItem bound(const CheckedIteration& iteration, const Term& term) {
        BoundItem item;
        item.value = lowering_.lower(term, Point());
        lowering_.bind(iteration.variable, item.value);
        if (const Constant* known = lowering_.constant_of(item.value)) describe(*known, item);
        if (iteration.set.is_form_cells) item.domain = lowering_.present(item.locus.cells.front());
        if (iteration.filter)
            item.domain = lowering_.both(item.domain, lowering_.lower(*iteration.filter, {}));
        return item;
    }

    // Where an item stands: a cell, a table, or the section of this number.
    void describe(const Constant& value, BoundItem& item) {
        if (const auto* number = std::get_if<Number>(&value)) {
            item.place = to_string(*number);
            item.locus.section = static_cast<int>(number->whole().value_or(0));
        }
        if (const auto* text = std::get_if<std::string>(&value)) item.place = *text;
        const auto* thing = std::get_if<Item>(&value);
        if (thing == nullptr) return;
        if (thing->kind == Kind::Cell) {
            const auto cell = static_cast<CellIndex>(thing->index);
            item.place = program_.form->cell(cell).path;
            item.locus.cells = {cell};
        }
        if (thing->kind == Kind::Table) {
            item.place = tables_[thing->index].id;
            item.locus.cells = cells_at(tables_[thing->index], Point());
        }
    }

    void add_places(const CheckedRule& rule, std::size_t index, const BoundItem& item) {
        // `where` leaves it out of every report.
        if (lowering_.is_constant(item.domain, false)) return;
        Shape shape = rule.checks[index].condition.shape;
        if (rule.when) shape = *aligned(shape, rule.when->shape);
        const auto points_of = [](const Extent& extent) {
            std::vector<std::optional<std::size_t>> points(extent.members.begin(),
                                                           extent.members.end());
            if (extent.mode == Extent::Mode::Absent) points = {std::nullopt};
            return points;
        };
        for (const auto& row : points_of(shape.rows)) {
            for (const auto& column : points_of(shape.columns))
                add_place(rule, index, item, {shape.table, {row, column}});
        }
    }

    struct Stand {
        std::optional<std::size_t> table;
        Point at;
    };

    void add_place(const CheckedRule& rule, std::size_t index, const BoundItem& item,
                   const Stand& stand) {
        CompiledPlace place;
        place.domain = item.domain;
        if (rule.when) place.when = lowering_.lower(*rule.when, stand.at);
        const CheckedCheck& check = rule.checks[index];
        place.check = lowering_.lower(check.condition, stand.at);
        // The form has no such cell in any edition.
        const bool has_axis = stand.at.row || stand.at.column;
        if (has_axis && lowering_.is_constant(place.check, Status::NotApplicable)) return;
        name_place(rule, item, stand, place);
        place.holes.first = static_cast<std::uint32_t>(program_.holes.size());
        place.holes.count = static_cast<std::uint32_t>(check.holes.size());
        for (const Term& hole : check.holes)
            program_.holes.push_back(lowering_.lower(hole, stand.at));
        program_.places.push_back(std::move(place));
    }

    void name_place(const CheckedRule& rule, const BoundItem& item, const Stand& stand,
                    CompiledPlace& place) {
        place.place = item.place;
        place.locus = item.locus;
        if (stand.at.row || stand.at.column) {
            const TableNames& table = tables_[*stand.table];
            place.place.clear();
            if (stand.at.row) place.place = table.rows.members[*stand.at.row].id;
            if (stand.at.row && stand.at.column)
                place.place =
                    table.id + "." + place.place + "." + table.columns.members[*stand.at.column].id;
            if (stand.at.column && !stand.at.row)
                place.place = table.columns.members[*stand.at.column].id;
            place.locus = {0, cells_at(table, stand.at)};
        } else if (rule.for_each && item.place.empty()) {
            name_item(rule.for_each->set.element.kind, item.value, place);
        }
        if (rule.locus) place.place_value = place_of(*rule.locus, stand.at);
    }

    // An item that only the report has.
    void name_item(Kind kind, InstructionId item, CompiledPlace& place) {
        switch (kind) {
            case Kind::Label:
                place.place_value = lowering_.property(Property::LabelId, item);
                break;
            case Kind::Section:
                place.place_value = lowering_.property(Property::SectionN, item);
                break;
            case Kind::Report:
                place.place_value = lowering_.property(Property::AgencyName,
                                                       lowering_.property(Property::Agency, item));
                break;
            case Kind::Reporter:
                place.place_value = lowering_.property(Property::ReporterName, item);
                break;
            case Kind::Resemblance:
                place.place_value = lowering_.property(
                    Property::SectionN, lowering_.property(Property::ResemblanceSection, item));
                break;
            case Kind::Conflict:
                place.place_value = lowering_.property(
                    Property::CellId, lowering_.property(Property::ConflictCell, item));
                place.key = lowering_.property(Property::ConflictText, item);
                break;
            case Kind::Extra:
                place.place_value = lowering_.property(
                    Property::TableId, lowering_.property(Property::ExtraTable, item));
                place.key = lowering_.property(Property::ExtraLabel, item);
                break;
            case Kind::Citation:
                place.key = lowering_.property(Property::CitationText, item);
                break;
            case Kind::Mention:
                place.place_value = lowering_.property(
                    Property::SubjectId, lowering_.property(Property::MentionSpeaksOf, item));
                place.key = lowering_.property(Property::MentionText, item);
                break;
            case Kind::Whole:
                place.key = lowering_.property(Property::WholeText, item);
                break;
            case Kind::Percentage:
                place.key = lowering_.property(Property::PercentageText, item);
                break;
            case Kind::Number:
            case Kind::Text:
                place.place_value = item;
                break;
            default:
                break;
        }
    }

    InstructionId place_of(const Term& locus, const Point& at) {
        if (locus.type.kind == Kind::Cell)
            return lowering_.property(Property::CellId, lowering_.lower(locus, at));
        return lowering_.lower(locus, at);
    }

    Program& program_;
    Lowering& lowering_;
    const std::vector<TableNames>& tables_;
};

// An assumed rule is judged before those that assume it; otherwise the pack's order stays.
void order_rules(const CheckedPack& checked, Program& program) {
    std::vector<std::vector<std::size_t>> of_rule(program.pack->rules.size());
    for (std::size_t i = 0; i < program.rules.size(); ++i)
        of_rule[program.rules[i].rule].push_back(i);
    std::vector<bool> is_placed(program.pack->rules.size(), false);
    std::vector<const CheckedRule*> by_rule(program.pack->rules.size(), nullptr);
    for (const CheckedRule& rule : checked.rules) by_rule[rule.rule] = &rule;
    const std::function<void(const CheckedRule&)> place = [&](const CheckedRule& rule) {
        if (is_placed[rule.rule]) return;
        is_placed[rule.rule] = true;
        for (const std::size_t assumed : rule.assumes) {
            place(*by_rule[assumed]);
            for (const std::size_t compiled : of_rule[rule.rule]) {
                auto& assumes = program.rules[compiled].assumes;
                assumes.insert(assumes.end(), of_rule[assumed].begin(), of_rule[assumed].end());
            }
        }
        program.order.insert(program.order.end(), of_rule[rule.rule].begin(),
                             of_rule[rule.rule].end());
    };
    for (const CheckedRule& rule : checked.rules) place(rule);
    for (const CompiledRule& rule : program.rules) {
        for (const std::size_t assumed : rule.assumes) program.rules[assumed].is_assumed = true;
    }
}

std::optional<std::size_t> compiled_pattern(Program& program, const std::string& text) {
    auto compiled = Regex::compile(text);
    if (text.empty() || !compiled) return std::nullopt;
    return program.patterns.add(std::move(*compiled));
}

// The path of a cell or a derived fact; of another expression its text has to do.
Subject subject_of(const Term& term, const rules::Condition& written, const Form& form,
                   const std::vector<TableNames>& tables) {
    Subject subject{grammar::print(written.tree, Language::English), "", term.type.unit,
                    std::nullopt};
    if (const auto* cells = std::get_if<CellsTerm>(&term.node);
        cells != nullptr && cells->row && cells->column) {
        const CellIndex cell = tables[cells->table].cell(*cells->row, *cells->column);
        if (cell != no_cell) {
            subject.path = form.cell(cell).path;
            subject.cell = cell;
        }
    } else if (const auto* derived = std::get_if<DerivedTerm>(&term.node)) {
        subject.path = form.derived[derived->derived].path;
        subject.label = form.derived[derived->derived].label;
    }
    if (subject.label.empty()) subject.label = subject.path;
    return subject;
}

void name_subjects(const CheckedPack& checked, Program& program) {
    for (std::size_t i = 0; i < checked.subjects.size(); ++i)
        program.subjects.push_back(subject_of(checked.subjects[i], program.pack->subjects[i],
                                              *program.form, checked.tables));
}

void compile_citations(Program& program) {
    for (const rules::KnownDocument& document : program.pack->citations.documents)
        program.documents.push_back(
            {normal_form(document.number), compiled_pattern(program, document.title_pattern)});
    if (const auto& points = program.pack->citations.work_points)
        program.work_points_title = compiled_pattern(program, points->title_pattern);
}

void prepare_wordings(Program& program) {
    const auto add = [&](const std::string& text) {
        program.wordings.emplace(text, wording_form(text));
    };
    for (const Edition& edition : program.form->editions) {
        for (const SectionForm& section : edition.sections) {
            add(section.title);
            for (const std::string& title : section.allowed) add(title);
        }
        for (const Table& table : edition.tables) {
            for (const FixedLabel& label : table.labels) {
                add(label.official);
                for (const std::string& allowed : label.allowed) add(allowed);
            }
        }
    }
}

void compile_statistics(const CheckedPack& checked, Lowering& lowering, Program& program) {
    program.statistics.resize(program.pack->statistics.size());
    for (const CheckedStatistic& statistic : checked.statistics) {
        CompiledStatistic& compiled = program.statistics[statistic.statistic];
        compiled.value = lowering.lower(statistic.value, Point());
        for (const Term& term : statistic.among)
            compiled.among.push_back(lowering.lower(term, Point()));
    }
}

}  // namespace

Program compile(const CheckedPack& checked, const rules::RulePack& pack, const Form& form) {
    Program program;
    program.pack = &pack;
    program.form = &form;
    program.tables = checked.tables;
    Lowering lowering(program, checked);
    RuleCompiler compiler(program, lowering, checked);
    for (const CheckedRule& rule : checked.rules) {
        if (pack.rules[rule.rule].status != rules::Status::Deprecated) compiler.compile(rule);
    }
    lowering.leave_other();
    compile_statistics(checked, lowering, program);
    order_rules(checked, program);
    name_subjects(checked, program);
    compile_citations(program);
    prepare_wordings(program);
    schedule(program);
    return program;
}

Program compile(const rules::RulePack& pack, const Form& form, Diagnostics& diagnostics) {
    return compile(check(pack, form, diagnostics), pack, form);
}

}  // namespace gouji::engine
