// Names that nobody uses, and names that hide others.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "engine/chinese_name.h"
#include "engine/form_names.h"
#include "engine/function.h"
#include "engine/lint.h"
#include "engine/rule_expressions.h"
#include "engine/vocabulary.h"
#include "facts/code.h"
#include "grammar/walk.h"

namespace gouji::engine {

namespace {

// What the language itself calls by these names, beside the report's properties and the functions.
constexpr std::string_view places_of_a_check[] = {"params", "row", "column", "table"};

// The names in an expression that stand for something by themselves, which those behind a dot do
// not.
void add_names(const grammar::Expr& expr, std::set<std::string>& names) {
    for (const grammar::Expr* part : grammar::all_parts(expr)) {
        if (const auto* name = std::get_if<grammar::Name>(&part->node)) names.insert(name->text);
    }
}

std::set<std::string> names_in(const std::vector<RuleExpression>& expressions) {
    std::set<std::string> names;
    for (const RuleExpression& expression : expressions) add_names(*expression.tree, names);
    return names;
}

// Every reference in full, "params.deadline", and where a longer one goes on, its beginnings too.
void add_paths(const grammar::Expr& expr, std::set<std::string>& paths) {
    for (const grammar::Expr* part : grammar::all_parts(expr)) {
        std::string path = path_of(*part);
        if (!path.empty()) paths.insert(std::move(path));
    }
}

// A collection that is read as it is, and not only for one of its members.
bool is_read_whole(const grammar::Expr& expr, std::string_view collection) {
    if (const auto* member = std::get_if<grammar::Member>(&expr.node)) {
        if (path_of(*member->object) == collection) return false;
    }
    if (path_of(expr) == collection) return true;
    const auto parts = grammar::parts(expr);
    return std::any_of(parts.begin(), parts.end(),
                       [&](const grammar::Expr* part) { return is_read_whole(*part, collection); });
}

bool has_name(const Axis& axis, std::string_view name) {
    const auto is_called = [&](const auto& member) {
        return member.id == name || std::find(member.aliases.begin(), member.aliases.end(), name) !=
                                        member.aliases.end();
    };
    return std::any_of(axis.members.begin(), axis.members.end(), is_called) ||
           std::any_of(axis.groups.begin(), axis.groups.end(), is_called);
}

// The first word of ids such as denied.third_party opens them.
bool opens_name(const Axis& axis, std::string_view name) {
    const std::string prefix = std::string(name) + ".";
    return std::any_of(axis.members.begin(), axis.members.end(),
                       [&](const AxisMember& member) { return member.id.starts_with(prefix); });
}

class NameLint {
  public:
    NameLint(const Program& program, Diagnostics& diagnostics)
        : program_(program), pack_(*program.pack), diagnostics_(diagnostics) {}

    void run() {
        for (const rules::Rule& rule : pack_.rules) lint_rule(rule);
        lint_pack();
    }

  private:
    // ---------- the pack's names ----------

    void lint_pack() {
        std::set<std::string> paths;
        bool reads_mentions = false;
        const auto add = [&](const grammar::Expr& expr) {
            add_paths(expr, paths);
            reads_mentions = reads_mentions || is_read_whole(expr, "mentions");
        };
        for (const rules::Rule& rule : pack_.rules) {
            for (const RuleExpression& expression : expressions_of(rule)) add(*expression.tree);
        }
        for (const auto& definition : pack_.definitions) add(definition.body.tree);
        for (const rules::Parameter& parameter : pack_.params) {
            for (const rules::ParameterEntry& entry : parameter.entries) {
                for (const rules::ParameterValue& value : entry.values) add(value.value.tree);
            }
        }
        for (const rules::Parameter& parameter : pack_.params) {
            if (paths.count("params." + std::string(canonical_name(parameter.name.text))) == 0)
                diagnostics_.add(Code::UnusedParameter, parameter.name.place,
                                 {parameter.name.text});
        }
        lint_subsets();
        for (std::size_t i = 0; i < pack_.mentions.size(); ++i) {
            if (!is_used(i, paths, reads_mentions))
                diagnostics_.add(Code::UnusedMention, pack_.mentions[i].name.place,
                                 {pack_.mentions[i].name.text});
        }
    }

    void lint_subsets() {
        const auto& numbers = pack_.book.numbers;
        for (std::size_t i = 0; i < pack_.subsets.size(); ++i) {
            const bool is_named =
                std::any_of(numbers.begin(), numbers.end(), [&](const NumberMention& number) {
                    return std::find(number.not_of.begin(), number.not_of.end(), i) !=
                           number.not_of.end();
                });
            if (!is_named)
                diagnostics_.add(Code::UnusedName, pack_.subsets[i].place, {pack_.subsets[i].text});
        }
    }

    bool is_used(std::size_t mention, const std::set<std::string>& paths,
                 bool reads_mentions) const {
        // The year that the form's own words find, where the pack does not speak of it.
        if (pack_.mentions[mention].name.place == Place()) return true;
        const std::string path =
            "mentions." + std::string(canonical_name(pack_.mentions[mention].name.text));
        if (paths.count(path) > 0) return true;
        const auto is_among = [&](const auto& forms) {
            return std::any_of(forms.begin(), forms.end(),
                               [&](const auto& form) { return form.name == mention; });
        };
        if (is_among(pack_.book.wholes)) return paths.count("mentions.wholes") > 0;
        if (is_among(pack_.book.percentages)) return paths.count("mentions.percentages") > 0;
        return reads_mentions;
    }

    // ---------- one rule's names ----------

    void lint_rule(const rules::Rule& rule) {
        open_table(rule);
        const std::set<std::string> names = names_in(expressions_of(rule));
        if (rule.for_each)
            lint_own(rule.for_each->tree.variable, rule.for_each->place.source, names);
        for (const rules::Binding& binding : rule.let) {
            if (names.count(binding.name.text) == 0)
                diagnostics_.add(Code::UnusedName, binding.name.place, {binding.name.text});
            lint_shadow(binding.name.text, binding.name.place);
        }
        for (const RuleExpression& expression : expressions_of(rule)) {
            for (const grammar::Expr* part : grammar::all_parts(*expression.tree))
                lint_variables(*part, expression.source);
        }
        lint_table(rule, names);
    }

    void open_table(const rules::Rule& rule) {
        table_ = nullptr;
        if (!rule.table) return;
        for (const TableNames& table : program_.tables) {
            const bool is_it = table.id == rule.table->text ||
                               std::find(table.aliases.begin(), table.aliases.end(),
                                         rule.table->text) != table.aliases.end();
            if (is_it) table_ = &table;
        }
    }

    void lint_own(const grammar::Name& name, SourceId source, const std::set<std::string>& names) {
        if (names.count(name.text) == 0)
            diagnostics_.add(Code::UnusedName, Place{source, name.span}, {name.text});
        lint_shadow(name.text, {source, name.span});
    }

    // A quantifier's or a comprehension's own variable.
    void lint_variables(const grammar::Expr& expr, SourceId source) {
        const std::vector<const grammar::Name*> variables = grammar::variables(expr);
        if (variables.empty()) return;
        std::set<std::string> names;
        for (const grammar::Expr* part : grammar::parts(expr)) add_names(*part, names);
        const bool is_counted = is_count(expr);
        for (const grammar::Name* variable : variables) {
            if (names.count(variable->text) == 0 && !is_counted)
                diagnostics_.add(Code::UnusedName, Place{source, variable->span}, {variable->text});
            lint_shadow(variable->text, {source, variable->span});
        }
    }

    // count(1 for x in list) has no use for x.
    static bool is_count(const grammar::Expr& expr) {
        const auto* call = std::get_if<grammar::Call>(&expr.node);
        return call != nullptr && path_of(*call->function) == "count";
    }

    void lint_shadow(const std::string& name, Place place) {
        if (names_something(name)) diagnostics_.add(Code::ShadowedName, place, {name});
    }

    bool names_something(std::string_view name) const {
        if (table_ != nullptr && (has_name(table_->rows, name) || has_name(table_->columns, name)))
            return true;
        const auto is_table = [&](const TableNames& table) { return table.id == name; };
        return std::any_of(program_.tables.begin(), program_.tables.end(), is_table) ||
               property_named(Kind::Report, name) || function_named(name) ||
               std::find(std::begin(places_of_a_check), std::end(places_of_a_check), name) !=
                   std::end(places_of_a_check);
    }

    void lint_table(const rules::Rule& rule, const std::set<std::string>& names) {
        if (table_ == nullptr) return;
        const bool is_used = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return has_name(table_->rows, name) || has_name(table_->columns, name) ||
                   opens_name(table_->rows, name) || has_label(name);
        });
        if (!is_used) diagnostics_.add(Code::UnusedTable, rule.table->place, {rule.table->text});
    }

    // A name in 「…」 is a label; which one, the checker has found.
    static bool has_label(std::string_view name) {
        return std::any_of(name.begin(), name.end(),
                           [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
    }

    const Program& program_;
    const rules::RulePack& pack_;
    Diagnostics& diagnostics_;
    const TableNames* table_ = nullptr;  // that the rule opens
};

}  // namespace

void lint_names(const Program& program, Diagnostics& diagnostics) {
    NameLint(program, diagnostics).run();
}

}  // namespace gouji::engine
