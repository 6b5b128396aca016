// One rule text against the form: from an Expr to a Term.
//
// Private to engine/check.cpp. A slip is diagnosed where it stands and gives a Term of unknown
// kind, which fits everywhere; so every slip of a text is told, and told once.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/function.h"
#include "engine/term.h"
#include "engine/vocabulary.h"
#include "facts/diagnostic.h"
#include "facts/form.h"
#include "grammar/ast.h"
#include "rules/pack.h"

namespace gouji::engine {

// What all rules of a pack are checked against.
struct Setting {
    const rules::RulePack* pack = nullptr;
    const Form* form = nullptr;
    std::vector<TableNames> tables;
    // By index of Form::derived; nothing where the form's text cannot be read.
    std::vector<std::optional<grammar::Expr>> derived;
};

struct Variable {
    std::string name;
    Term value;
    std::size_t size = 1;         // of the value, in terms
    std::size_t repetitions = 1;  // how often what it is used in is written out
};

// A rule is a sentence: what its names and iterations stand for, written out, has a limit.
inline constexpr std::size_t most_terms = 20'000;
inline constexpr std::size_t most_repetitions = 5'000;

// What a rule text may use beside the form's names.
struct Surroundings {
    std::optional<std::size_t> table;  // whose names are open
    Blanks blanks = Blanks::AreUndecided;
    Absent absent = Absent::AreUndecided;
    Role role = Role::This;
    bool forbids_derived = false;  // inside a derived fact: no second one, so no cycles
    std::vector<Variable> variables;
    std::size_t next_variable = 0;
    std::vector<std::size_t>
        defining;           // indices of the pack's definitions that are being written out
    std::size_t terms = 0;  // that names have stood for
    std::size_t repetitions = 1;
};

// One axis of a table as written so far.
struct Pick {
    enum class Mode : std::uint8_t { Whole, One, Group, Set };
    Mode mode = Mode::Whole;
    std::string id;  // of One and Group
    std::vector<std::size_t> members;
};

// A reference to cells that may go on: requests, requests.received, denied.*
struct TableReference {
    std::size_t table = 0;
    Pick rows;
    Pick columns;
    Role role = Role::This;

    const Pick& pick(Dimension dimension) const {
        return dimension == Dimension::Rows ? rows : columns;
    }
    Pick& pick(Dimension dimension) { return dimension == Dimension::Rows ? rows : columns; }
};

struct ReportReference {
    Role role = Role::This;
};

// `params`, `mentions`, `children` and `peers`, before their member.
enum class Collection : std::uint8_t { Parameters, Mentions, Children, Peers };
struct CollectionReference {
    Collection collection{};
    Role role = Role::This;
    std::string prefix = {};  // of a mention's name with dots
};
struct ParameterReference {
    const rules::Parameter* parameter = nullptr;
};
struct DefinitionReference {
    std::size_t definition = 0;  // index of RulePack::definitions
};
struct FunctionReference {
    Function function{};
    Role role = Role::This;
};

using Reference = std::variant<Term, TableReference, ReportReference, CollectionReference,
                               ParameterReference, DefinitionReference, FunctionReference>;

class ExpressionChecker {
  public:
    ExpressionChecker(const Setting& setting, SourceId source, Diagnostics& diagnostics,
                      Surroundings& surroundings)
        : setting_(setting),
          source_(source),
          diagnostics_(diagnostics),
          surroundings_(surroundings) {}

    Term check(const grammar::Expr& expr);
    // A complaint where it is something else.
    Term check_as(Kind kind, const grammar::Expr& expr);
    // Where a cell stands for its number.
    Term check_as_number(const grammar::Expr& expr) { return as_number(check(expr)); }
    SetTerm check_set(const grammar::Expr& expr);
    // The variable that an iteration over `set` gives to `name`.
    std::size_t declare(const grammar::Name& name, const SetTerm& set);
    void define(std::string name, Term value);
    // A complaint where the definition's own text has a slip, or its name is taken.
    void check_definition(std::size_t definition);
    void forget();
    const Neighbours& neighbours() const { return neighbours_; }

  private:
    // expression_checker.cpp: operators
    Term check_node(const grammar::Expr& expr);
    Term check_number(const grammar::Number& number, Span span);
    Term check_negation(const grammar::Negation& negation, Span span);
    Term check_arithmetic(const grammar::Arithmetic& arithmetic, Span span);
    Term check_shift(grammar::ArithmeticOperator op, Term date, Term stretch, Span span);
    void bring_together(Term& lhs, Term& rhs) const;
    Term check_index(const grammar::Index& index, Span span);
    Term check_default(const grammar::Default& fallback, Span span);
    Term check_comparison(const grammar::Comparison& comparison, Span span);
    Term complain_of_subtraction(const grammar::Expr& expr);
    Term check_pair(grammar::Comparator comparator, const Term& lhs, const Term& rhs);
    Term check_within(const grammar::Comparison& comparison, Span span);
    Term check_agreement(const grammar::Agreement& agreement, Span span);
    Term check_membership(const grammar::Membership& membership, Span span);
    Term check_range(const Term& value, const grammar::Range& range, Span span);
    Term check_match(const grammar::Match& match, Span span);
    Term check_state(const grammar::StateTest& test, Span span);
    Term check_conditional(const grammar::Conditional& conditional, Span span);
    Term check_quantifier(const grammar::Quantifier& quantifier, Span span);

    // check_call.cpp: functions, aggregates, parameters
    Term check_call(const grammar::Call& call, Span span);
    std::optional<Term> check_form_section(const grammar::Call& call, Span span);
    Term check_function(Function function, Role role, const grammar::Call& call, Span span);
    Term check_aggregate(Function function, const grammar::Call& call, Span span);
    Term check_fold(Function function, const grammar::Argument& argument, Span span);
    Term filtered(Term operand, const grammar::Expr& filter, Span span);
    Term check_comprehension(Function function, const grammar::Argument& argument, Span span);
    Term check_round(const grammar::Call& call, Span span);
    Term check_label(const grammar::Call& call, Role role, Span span);
    Term check_parameter(const rules::Parameter& parameter, const grammar::Call* call, Span span);
    Term in_force_by_year_end(const Date& from, Span span);
    std::optional<std::string> path_of(const grammar::Expr& expr) const;
    bool is_label_place(std::string_view place) const;
    SetTerm form_cells(Span span) const;
    SetTerm form_tables(Span span) const;
    Term parameter_value(const rules::ParameterEntry& entry, const Term* key, Span span);
    std::optional<std::vector<Term>> plain_arguments(const grammar::Call& call, std::size_t least,
                                                     std::size_t most);

    // check_definition.cpp: names that the pack defines
    std::optional<Reference> find_definition(const grammar::Name& name) const;
    Term check_defined(std::size_t definition, const grammar::Call* call, Span span);
    Term written_out(std::size_t definition, std::vector<Term> arguments, Span span);

    // check_reference.cpp: names
    Reference refer(const grammar::Expr& expr);
    Reference refer_name(const grammar::Name& name);
    Reference refer_member(const grammar::Member& member, Span span);
    Reference refer_member_of_term(Term object, const grammar::Name& name);
    Term one_of_reports(const grammar::Name& name);
    Reference refer_member_of_report(Role role, const grammar::Name& name);
    Reference refer_member_of_collection(const CollectionReference& collection,
                                         const grammar::Name& name);
    Reference refer_scope(grammar::Scope scope);
    Reference refer_member_of_children(const grammar::Name& name);
    Reference refer_member_of_peers(const grammar::Name& name);
    Term list_of_neighbours(Property list, Span span) const;
    Reference refer_member_of_mentions(const CollectionReference& collection,
                                       const grammar::Name& name);
    std::optional<Term> derived_member(const TableReference& table, const grammar::Name& name,
                                       Span span);
    Reference refer_all(const grammar::AllMembers& all, Span span);
    Reference refer_some(const grammar::SomeMembers& some, Span span);
    std::optional<Reference> find_in_report(const grammar::Name& name, Role role);
    std::optional<Reference> narrowed(const TableReference& table, const grammar::Name& name);
    std::optional<Reference> narrowed_to_label(const TableReference& table,
                                               const grammar::Name& name);
    std::vector<std::string> ids_labelled(const TableReference& table, const std::string& text,
                                          std::vector<std::string> AxisMember::*of_member,
                                          std::vector<std::string> AxisGroup::*of_group) const;
    bool narrow_axis(TableReference& reference, Dimension dimension, const grammar::Name& name);
    std::optional<TableReference> range_of(const grammar::Expr& first, const grammar::Expr& last,
                                           const TableReference* within);
    std::optional<TableReference> spanned(const TableReference& from, const TableReference& to,
                                          const TableReference* within, Span span);
    Reference refer_within(const TableReference& table, const grammar::Expr& expr);
    std::optional<TableReference> slice_of(const TableReference& table,
                                           const grammar::Slice& slice);
    Term cell_item(const TableReference& reference, Span span);
    Term place_term(Dimension dimension, Span span);
    Term term_of(Reference reference, Span span);
    Term term_of_table(const TableReference& reference, Span span);
    std::optional<Term> derived_term(const TableReference& reference, Span span);
    std::optional<Term> derived_at(const std::string& path, const TableReference& reference,
                                   Span span);
    bool complain_of_group(const TableReference& reference, Span span);

    // check_complaint.cpp
    Term complain(Code code, Span span, std::vector<std::string> arguments = {});
    Term unknown_name(const grammar::Name& name);
    std::optional<std::string> within_its_table(std::string_view name) const;
    bool is_printed(std::string_view text) const;
    std::optional<Advice> advice_for(const grammar::Name& name) const;
    Term unknown_member(const grammar::Name& name, std::string whose,
                        const std::vector<std::string_view>& known);
    Term unknown_part(const TableReference& table, const grammar::Name& name);
    Term incomparable(const Term& lhs, const Term& rhs);
    void complain_of_value(const Term& property, std::string_view value, Place place);
    bool are_texts(const grammar::Expr& lhs, const grammar::Expr& rhs);
    void check_value(const Term& lhs, const Term& rhs);
    Term expected(Kind kind, const Term& found);
    std::vector<std::string_view> known_names() const;
    std::optional<std::string> split_at_known_words(std::string_view word) const;

    Term with_kind(Kind kind, Term term);
    // A cell that stands where a number is asked.
    Term as_number(Term term);
    std::optional<Shape> common_shape(const std::vector<Term>& operands, Span span);
    Term operation(Op op, Type type, std::vector<Term> operands, Span span);
    Term constant(Type type, Constant value, Span span) const;

    const Setting& setting_;
    SourceId source_;
    Diagnostics& diagnostics_;
    Surroundings& surroundings_;
    Neighbours neighbours_;
};

}  // namespace gouji::engine
