// Names that the pack defines: written out wherever they are used.
#include <algorithm>
#include <utility>

#include "engine/expression_checker.h"
#include "facts/code.h"
#include "grammar/print.h"

namespace gouji::engine {

std::optional<Reference> ExpressionChecker::find_definition(const grammar::Name& name) const {
    const auto& all = setting_.pack->definitions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const rules::Definition& one) {
        return one.signature.tree.name.text == name.text;
    });
    if (found == all.end()) return std::nullopt;
    return DefinitionReference{static_cast<std::size_t>(found - all.begin())};
}

Term ExpressionChecker::check_defined(std::size_t definition, const grammar::Call* call,
                                      Span span) {
    const grammar::Signature& signature = setting_.pack->definitions[definition].signature.tree;
    const std::size_t given = call == nullptr ? 0 : call->arguments.size();
    const auto is_plain = [](const grammar::Argument& argument) {
        return !argument.name && !argument.generator && !argument.filter && !argument.axis;
    };
    const bool fits =
        given == signature.parameters.size() && (call != nullptr || signature.parameters.empty()) &&
        (call == nullptr || std::all_of(call->arguments.begin(), call->arguments.end(), is_plain));
    if (!fits)
        return complain(Code::WrongArguments, span,
                        {signature.name.text, grammar::print(signature)});
    std::vector<Term> arguments;
    for (std::size_t i = 0; i < given; ++i) arguments.push_back(check(call->arguments[i].value));
    return written_out(definition, std::move(arguments), span);
}

Term ExpressionChecker::written_out(std::size_t definition, std::vector<Term> arguments,
                                    Span span) {
    const rules::Definition& defined = setting_.pack->definitions[definition];
    const std::vector<std::size_t>& open = surroundings_.defining;
    const auto first = std::find(open.begin(), open.end(), definition);
    if (first != open.end()) {
        // A circle has several beginnings and is told at one of them.
        if (*std::min_element(first, open.end()) != definition)
            return constant({}, Status::Error, span);
        return complain(Code::DefinitionCycle, span, {defined.signature.tree.name.text});
    }
    Surroundings inner;
    inner.blanks = surroundings_.blanks;
    inner.role = surroundings_.role;
    inner.next_variable = surroundings_.next_variable;
    inner.defining = open;
    inner.defining.push_back(definition);
    inner.terms = surroundings_.terms;
    inner.repetitions = surroundings_.repetitions;
    ExpressionChecker checker(setting_, defined.body.place.source, diagnostics_, inner);
    for (std::size_t i = 0; i < arguments.size(); ++i)
        checker.define(defined.signature.tree.parameters[i].text, std::move(arguments[i]));
    Term term = checker.check(defined.body.tree);
    neighbours_.add(checker.neighbours());
    surroundings_.next_variable = inner.next_variable;
    surroundings_.terms = inner.terms + size_of(term);
    if (inner.terms <= most_terms && surroundings_.terms > most_terms)
        return complain(Code::RuleTooLarge, span, {std::to_string(most_terms)});
    stand_at(term, span);
    return term;
}

void ExpressionChecker::check_definition(std::size_t definition) {
    const rules::Definition& defined = setting_.pack->definitions[definition];
    const grammar::Name& name = defined.signature.tree.name;
    if (find_in_report(name, Role::This)) {
        diagnostics_.add(Code::DefinitionTaken, Place{defined.signature.place.source, name.span},
                         {name.text});
        return;
    }
    // What stands for a parameter is known only where the definition is used.
    std::vector<Term> unknown(defined.signature.tree.parameters.size(),
                              constant({}, Status::Error, defined.body.tree.span));
    written_out(definition, std::move(unknown), defined.body.tree.span);
}

}  // namespace gouji::engine
