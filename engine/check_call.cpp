// Functions, aggregates, sets and dated parameters.
#include <algorithm>
#include <utility>

#include "engine/chinese_name.h"
#include "engine/expression_checker.h"
#include "facts/code.h"

namespace gouji::engine {

namespace {

constexpr int last_month = 12;
constexpr int last_day = 31;

const Type number_type{Kind::Number, Kind::Unknown, ""};
const Type condition_type{Kind::Condition, Kind::Unknown, ""};

// What a call calls: the last word in front of the bracket.
std::string called(const grammar::Expr& callee) {
    if (const auto* name = std::get_if<grammar::Name>(&callee.node)) return name->text;
    if (const auto* member = std::get_if<grammar::Member>(&callee.node)) return member->name.text;
    return "( )";
}

Op op_of(Function function) {
    switch (function) {
        case Function::Count:
            return Op::Count;
        case Function::Minimum:
            return Op::Minimum;
        case Function::Maximum:
            return Op::Maximum;
        default:
            return Op::Sum;
    }
}

Folding folding_of(Function function) {
    switch (function) {
        case Function::Count:
            return Folding::Count;
        case Function::Minimum:
            return Folding::Minimum;
        case Function::Maximum:
            return Folding::Maximum;
        default:
            return Folding::Sum;
    }
}

// What an aggregate leaves: the axes that are free.
Shape folded(Shape shape) {
    if (shape.rows.mode == Extent::Mode::Marked) shape.rows = {};
    if (shape.columns.mode == Extent::Mode::Marked) shape.columns = {};
    if (shape.is_scalar()) shape.table.reset();
    return shape;
}

}  // namespace

Term ExpressionChecker::check_call(const grammar::Call& call, Span span) {
    if (auto section = check_form_section(call, span)) return std::move(*section);
    Reference callee = refer(*call.function);
    if (auto* function = std::get_if<FunctionReference>(&callee))
        return check_function(function->function, function->role, call, span);
    if (auto* parameter = std::get_if<ParameterReference>(&callee))
        return check_parameter(*parameter->parameter, &call, span);
    if (auto* defined = std::get_if<DefinitionReference>(&callee))
        return check_defined(defined->definition, &call, span);
    Term term = term_of(std::move(callee), call.function->span);
    if (term.type.kind == Kind::Unknown) return term;
    return complain(Code::NotAFunction, call.function->span, {called(*call.function)});
}

// form.section(n): what the form says of a part.
std::optional<Term> ExpressionChecker::check_form_section(const grammar::Call& call, Span span) {
    const auto* member = std::get_if<grammar::Member>(&call.function->node);
    if (member == nullptr || canonical_name(member->name.text) != entry_of(Function::Section).name)
        return std::nullopt;
    const auto* form = std::get_if<grammar::Name>(&member->object->node);
    if (form == nullptr || canonical_name(form->text) != entry_of(Property::Form).name)
        return std::nullopt;
    auto arguments = plain_arguments(call, 1, 1);
    if (!arguments) return complain(Code::WrongArguments, span, {"section", "form.section(n)"});
    return operation(Op::SectionForm, {Kind::SectionForm, {}, ""},
                     {with_kind(Kind::Number, std::move(arguments->front()))}, span);
}

Term ExpressionChecker::check_function(Function function, Role role, const grammar::Call& call,
                                       Span span) {
    switch (function) {
        case Function::Sum:
        case Function::Count:
        case Function::Minimum:
        case Function::Maximum:
            return check_aggregate(function, call, span);
        case Function::Round:
            return check_round(call, span);
        case Function::Label:
            return check_label(call, role, span);
        case Function::Absolute: {
            auto arguments = plain_arguments(call, 1, 1);
            if (!arguments) return complain(Code::WrongArguments, span, {"abs", "abs(x)"});
            Term value = with_kind(Kind::Number, std::move(arguments->front()));
            const Type type = value.type;
            return operation(Op::Absolute, type, {std::move(value)}, span);
        }
        case Function::Date: {
            auto arguments = plain_arguments(call, 3, 3);
            if (!arguments)
                return complain(Code::WrongArguments, span, {"date", "date(year, month, day)"});
            for (Term& part : *arguments) part = with_kind(Kind::Number, std::move(part));
            return operation(Op::DateOf, {Kind::Date, {}, ""}, std::move(*arguments), span);
        }
        case Function::Days: {
            auto arguments = plain_arguments(call, 1, 1);
            if (!arguments) return complain(Code::WrongArguments, span, {"days", "days(d1 - d2)"});
            Term value = with_kind(Kind::Days, std::move(arguments->front()));
            if (value.type.kind == Kind::Days && value.type.unit != "days")
                return complain(Code::UnitMismatch, value.span, {"days", value.type.unit});
            value.type = number_type;
            return value;
        }
        case Function::Workdays: {
            auto arguments = plain_arguments(call, 2, 2);
            if (!arguments)
                return complain(Code::WrongArguments, span, {"workdays", "workdays(d1, d2)"});
            for (Term& day : *arguments) day = with_kind(Kind::Date, std::move(day));
            return operation(Op::WorkdaysBetween, number_type, std::move(*arguments), span);
        }
        case Function::Similarity: {
            auto arguments = plain_arguments(call, 2, 2);
            if (!arguments)
                return complain(Code::WrongArguments, span,
                                {"similarity", std::string(entry_of(function).usage)});
            for (Term& text : *arguments) text = with_kind(Kind::Text, std::move(text));
            return operation(Op::Similarity, number_type, std::move(*arguments), span);
        }
        case Function::Section: {
            auto arguments = plain_arguments(call, 1, 1);
            if (!arguments) return complain(Code::WrongArguments, span, {"section", "section(n)"});
            Term number = with_kind(Kind::Number, std::move(arguments->front()));
            Term term =
                operation(Op::SectionOf, {Kind::Section, {}, ""}, {std::move(number)}, span);
            std::get<OperationTerm>(term.node).detail = static_cast<std::uint8_t>(role);
            return term;
        }
    }
    return complain(Code::NotAFunction, span, {std::string(entry_of(function).name)});
}

std::optional<std::vector<Term>> ExpressionChecker::plain_arguments(const grammar::Call& call,
                                                                    std::size_t least,
                                                                    std::size_t most) {
    if (call.arguments.size() < least || call.arguments.size() > most) return std::nullopt;
    std::vector<Term> terms;
    for (const grammar::Argument& argument : call.arguments) {
        if (argument.name || argument.generator || argument.filter || argument.axis)
            return std::nullopt;
        terms.push_back(as_number(check(argument.value)));
    }
    return terms;
}

Term ExpressionChecker::check_aggregate(Function function, const grammar::Call& call, Span span) {
    const FunctionEntry& entry = entry_of(function);
    const auto wrong = [&] {
        return complain(Code::WrongArguments, span,
                        {std::string(entry.name), std::string(entry.usage)});
    };
    if (call.arguments.empty()) return wrong();
    const bool is_named = std::any_of(call.arguments.begin(), call.arguments.end(),
                                      [](const auto& argument) { return argument.name; });
    if (is_named) return wrong();
    if (call.arguments.size() == 1) return check_fold(function, call.arguments.front(), span);
    std::vector<Term> parts;
    for (const grammar::Argument& argument : call.arguments) {
        if (argument.generator || argument.filter || argument.axis) return wrong();
        const bool is_range = std::holds_alternative<grammar::Range>(argument.value.node);
        Term part = is_range ? check_fold(function, argument, argument.span)
                             : with_kind(Kind::Number, as_number(check(argument.value)));
        if (part.shape.is_marked()) part = check_fold(function, argument, argument.span);
        if (!parts.empty() && part.type.kind == Kind::Number && !part.type.unit.empty() &&
            !parts.front().type.unit.empty() && part.type.unit != parts.front().type.unit)
            return complain(Code::UnitMismatch, argument.span,
                            {parts.front().type.unit, part.type.unit});
        parts.push_back(std::move(part));
    }
    const Type type = parts.front().type;
    Term term = operation(op_of(function), type, std::move(parts), span);
    std::get<OperationTerm>(term.node).detail = static_cast<std::uint8_t>(surroundings_.blanks);
    return term;
}

Term ExpressionChecker::check_fold(Function function, const grammar::Argument& argument,
                                   Span span) {
    if (argument.generator) return check_comprehension(function, argument, span);
    Term operand;
    if (const auto* range = std::get_if<grammar::Range>(&argument.value.node)) {
        const auto reference = range_of(*range->first, *range->last, nullptr);
        if (!reference) return constant({}, Status::Error, span);
        operand = term_of_table(*reference, argument.value.span);
    } else {
        operand = as_number(check(argument.value));
    }
    if (operand.type.kind == Kind::Unknown) return operand;
    if (operand.type.kind == Kind::List) {
        if (argument.filter) return complain(Code::FilterWithoutName, argument.filter->span);
        if (function != Function::Count) return expected(Kind::Number, operand);
        Term length = operation(Op::Length, number_type, {std::move(operand)}, span);
        std::get<OperationTerm>(length.node).detail =
            static_cast<std::uint8_t>(surroundings_.absent);
        return length;
    }
    if (operand.type.kind != Kind::Number) return expected(Kind::Number, operand);
    if (argument.axis) {
        const std::string_view axis = canonical_name(argument.axis->text);
        const bool is_rows = axis == "rows" || axis == "row";
        if (!is_rows && axis != "columns" && axis != "column")
            return complain(Code::UnknownAxis, argument.axis->span, {argument.axis->text});
        Extent& extent = is_rows ? operand.shape.rows : operand.shape.columns;
        if (extent.mode == Extent::Mode::Absent) return complain(Code::NotASet, span);
        extent.mode = Extent::Mode::Marked;
    }
    if (argument.filter) operand = filtered(std::move(operand), *argument.filter, argument.span);
    if (!operand.shape.is_marked()) return complain(Code::NotASet, argument.span);
    Type type = operand.type;
    if (function == Function::Count) type = number_type;
    const Shape shape = folded(operand.shape);
    return {type, shape, span,
            AggregateTerm{op_of(function), surroundings_.blanks, {std::move(operand)}}};
}

// What the filter leaves out is as if the form did not ask for it.
Term ExpressionChecker::filtered(Term operand, const grammar::Expr& filter, Span span) {
    Term condition = check_as(Kind::Condition, filter);
    if (condition.type.kind == Kind::Unknown) return operand;
    const Type type = operand.type;
    // Where the operand is folded, the filter is asked member by member.
    const auto follow = [](const Extent& lead, Extent& extent) {
        if (extent.mode == Extent::Mode::Free && lead.mode == Extent::Mode::Marked)
            extent.mode = Extent::Mode::Marked;
    };
    follow(operand.shape.rows, condition.shape.rows);
    follow(operand.shape.columns, condition.shape.columns);
    const Shape folded = operand.shape;
    Term term = operation(
        Op::Conditional, type,
        {std::move(condition), std::move(operand), constant(type, Status::NotApplicable, span)},
        span);
    if (folded.rows.mode != Extent::Mode::Absent) term.shape.rows = folded.rows;
    if (folded.columns.mode != Extent::Mode::Absent) term.shape.columns = folded.columns;
    return term;
}

Term ExpressionChecker::check_comprehension(Function function, const grammar::Argument& argument,
                                            Span span) {
    LoopTerm loop{folding_of(function), 0, check_set(argument.generator->set), {}, {}};
    loop.variable = declare(argument.generator->variable, loop.set);
    if (argument.filter) loop.filter.push_back(check_as(Kind::Condition, *argument.filter));
    Term body = as_number(check(argument.value));
    if (function != Function::Count) body = with_kind(Kind::Number, std::move(body));
    // Items are counted, whatever is known of them.
    if (function == Function::Count) body = constant(number_type, Number(1), body.span);
    Type type = function == Function::Count ? number_type : body.type;
    loop.body.push_back(std::move(body));
    forget();
    std::vector<Term> parts = loop.filter;
    parts.push_back(loop.body.front());
    const auto shape = common_shape(parts, span);
    return {std::move(type), shape.value_or(Shape()), span, std::move(loop)};
}

Term ExpressionChecker::check_round(const grammar::Call& call, Span span) {
    const auto wrong = [&] {
        return complain(Code::WrongArguments, span,
                        {"round", std::string(entry_of(Function::Round).usage)});
    };
    Rounding rounding = Rounding::HalfUp;
    grammar::Call numbers = call;
    if (call.arguments.size() == 3) {
        const auto* mode = std::get_if<grammar::Name>(&call.arguments.back().value.node);
        if (mode == nullptr || canonical_name(mode->text) != "half_even") return wrong();
        rounding = Rounding::HalfEven;
        numbers.arguments.pop_back();
    }
    auto arguments = plain_arguments(numbers, 2, 2);
    if (!arguments) return wrong();
    if (arguments->back().type.kind == Kind::Unknown) return std::move(arguments->back());
    const auto places = whole_of(arguments->back());
    if (!places || *places < 0 || *places > Decimal::max_scale) return wrong();
    arguments->front() = with_kind(Kind::Number, std::move(arguments->front()));
    const Type type = arguments->front().type;
    Term term = operation(Op::Round, type, std::move(*arguments), span);
    std::get<OperationTerm>(term.node).detail = static_cast<std::uint8_t>(rounding);
    return term;
}

Term ExpressionChecker::check_label(const grammar::Call& call, Role role, Span span) {
    if (call.arguments.size() != 1)
        return complain(Code::WrongArguments, span, {"label", "label(requests.denied)"});
    const auto place = path_of(call.arguments.front().value);
    if (!place || !is_label_place(*place))
        return complain(Code::NoSuchLabel, call.arguments.front().span, {place.value_or("")});
    Term term = operation(Op::LabelOf, {Kind::Label, {}, ""}, {}, span);
    auto& node = std::get<OperationTerm>(term.node);
    node.text = *place;
    node.detail = static_cast<std::uint8_t>(role);
    return term;
}

std::optional<std::string> ExpressionChecker::path_of(const grammar::Expr& expr) const {
    if (const auto* name = std::get_if<grammar::Name>(&expr.node)) return name->text;
    if (const auto* member = std::get_if<grammar::Member>(&expr.node)) {
        const auto object = path_of(*member->object);
        if (object) return *object + "." + member->name.text;
    }
    return std::nullopt;
}

bool ExpressionChecker::is_label_place(std::string_view place) const {
    for (const Edition& edition : setting_.form->editions) {
        for (const Table& table : edition.tables) {
            if (std::any_of(table.labels.begin(), table.labels.end(),
                            [&](const FixedLabel& label) { return label.place == place; }))
                return true;
        }
    }
    return false;
}

// The values of a dated constant as a choice: the newest entry in force at the end of the report's
// year, then the value of the key.
Term ExpressionChecker::check_parameter(const rules::Parameter& parameter,
                                        const grammar::Call* call, Span span) {
    const bool has_keys =
        std::any_of(parameter.entries.begin(), parameter.entries.end(), [](const auto& entry) {
            return std::any_of(entry.values.begin(), entry.values.end(),
                               [](const auto& value) { return !value.key.text.empty(); });
        });
    if (has_keys != (call != nullptr))
        return complain(Code::WrongArguments, span,
                        {parameter.name.text, has_keys ? "params." + parameter.name.text + "(key)"
                                                       : "params." + parameter.name.text});
    std::optional<Term> key;
    if (call != nullptr) {
        auto arguments = plain_arguments(*call, 1, 1);
        if (!arguments)
            return complain(Code::WrongArguments, span,
                            {parameter.name.text, "params." + parameter.name.text + "(key)"});
        key = with_kind(Kind::Text, std::move(arguments->front()));
    }
    std::optional<Term> chosen;
    for (const rules::ParameterEntry& entry : parameter.entries) {
        Term value = parameter_value(entry, key ? &*key : nullptr, span);
        if (value.type.kind == Kind::Unknown) return value;
        if (chosen && chosen->type != value.type) return expected(chosen->type.kind, value);
        const Type type = value.type;
        if (!entry.from) {
            chosen = std::move(value);
            continue;
        }
        Term before = chosen ? std::move(*chosen) : constant(type, Status::NotApplicable, span);
        chosen = operation(
            Op::Conditional, type,
            {in_force_by_year_end(*entry.from, span), std::move(value), std::move(before)}, span);
    }
    if (!chosen) return constant({}, Status::NotApplicable, span);
    return std::move(*chosen);
}

Term ExpressionChecker::in_force_by_year_end(const Date& from, Span span) {
    const auto number = [&](int value) {
        return constant(number_type, Number(std::int64_t{value}), span);
    };
    grammar::Name year{"year", grammar::Quoting::Plain, span};
    Surroundings plain;
    ExpressionChecker checker(setting_, source_, diagnostics_, plain);
    Term year_end =
        operation(Op::DateOf, {Kind::Date, {}, ""},
                  {checker.check({year, span}), number(last_month), number(last_day)}, span);
    return check_pair(grammar::Comparator::GreaterOrEqual, year_end,
                      constant({Kind::Date, {}, ""}, from, span));
}

Term ExpressionChecker::parameter_value(const rules::ParameterEntry& entry, const Term* key,
                                        Span span) {
    std::optional<Term> chosen;
    for (const rules::ParameterValue& one : entry.values) {
        Surroundings plain;
        ExpressionChecker checker(setting_, one.value.place.source, diagnostics_, plain);
        Term value = checker.check(one.value.tree);
        if (value.type.kind == Kind::Unknown) return value;
        if (key == nullptr) return value;
        const Type type = value.type;
        if (chosen && chosen->type != type) return expected(chosen->type.kind, value);
        Term otherwise = chosen ? std::move(*chosen) : constant(type, Status::NotApplicable, span);
        complain_of_value(*key, one.key.text, one.key.place);
        Term is_key = check_pair(grammar::Comparator::Equal, *key,
                                 constant({Kind::Text, {}, ""}, one.key.text, span));
        chosen = operation(Op::Conditional, type,
                           {std::move(is_key), std::move(value), std::move(otherwise)}, span);
    }
    return chosen ? std::move(*chosen) : constant({}, Status::NotApplicable, span);
}

}  // namespace gouji::engine
