// Expressions of the rule language as a sentence, in the form's own labels.
//
// For readers who do not write rules: `received + carried_in == concluded` becomes “本年新收…”与
// “上年结转…”之和等于“…”. What a rule says exactly is its expression, which is shown beside it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/form_names.h"
#include "engine/type.h"
#include "facts/diagnostic.h"
#include "facts/form.h"
#include "grammar/ast.h"

namespace gouji::outcomes {

// A name with its members, joined by dots; empty for anything else.
std::string dotted_path(const grammar::Expr& expr);

class RuleWords {
  public:
    // The form must outlive it.
    RuleWords(const Form& form, Language language);

    // Names of this table stand for its rows and columns; empty: none is open.
    void open_table(std::string_view id_or_alias);
    // A name that stands for each item of a set.
    void declare(const std::string& name, const grammar::Expr& set);
    void declare(const std::string& name, engine::Kind kind) { variables_[name] = kind; }

    std::string condition(const grammar::Expr& expr) const;
    std::string set(const grammar::Expr& expr) const;
    // The label of a table, a row or a column; its id where the form prints none.
    std::string table_label(const std::string& table) const;
    std::string member_label(const std::string& table, const std::string& member) const;

  private:
    std::string say(std::string_view chinese, std::string_view english) const;
    std::string joined(const std::vector<std::string>& parts) const;

    std::string of(const grammar::Name& name) const;
    std::string of(const grammar::Number& number) const;
    std::string of(const grammar::DateLiteral& date) const;
    std::string of(const grammar::Member& member) const;
    std::string of(const grammar::Call& call) const;
    std::string of(const grammar::Arithmetic& arithmetic) const;
    std::string of(const grammar::Comparison& comparison) const;
    std::string of(const grammar::Membership& membership) const;
    std::string of(const grammar::Match& match) const;
    std::string of(const grammar::StateTest& test) const;
    std::string of(const grammar::Logic& logic) const;
    std::string of(const grammar::Conditional& conditional) const;
    std::string of(const grammar::Quantifier& quantifier) const;
    std::string scope(grammar::Scope scope) const;
    std::string bracketed(const grammar::Expr& expr) const;
    std::string aggregate(std::string_view function, const grammar::Argument& argument) const;
    std::string date_of(const grammar::Call& call) const;

    // The table and member that a name or path of the form means; empty where it means none.
    std::string cell_words(const grammar::Expr& expr) const;
    std::string cell_words(std::string path, const engine::TableNames* table) const;
    engine::Kind kind_of(const grammar::Expr& expr) const;
    engine::Kind element_of(const grammar::Expr& set) const;

    const Form& form_;
    Language language_;
    std::vector<engine::TableNames> tables_;
    const engine::TableNames* table_ = nullptr;
    std::map<std::string, engine::Kind> variables_;
};

}  // namespace gouji::outcomes
