#include "grammar/print.h"

#include <string_view>
#include <variant>

#include "facts/overloaded.h"
#include "grammar/spelling.h"

namespace gouji::grammar {

namespace {

// How tightly a construct binds; an operand that binds less than its place asks for gets brackets.
enum class Binding : std::uint8_t {
    Implies,
    Or,
    And,
    Not,
    Relation,
    Sum,
    Product,
    Default,
    Negation,
    Postfix
};

// What stands behind a construct that no bracket closes. `if` and quantifiers reach as far as they
// can, an `else` goes to the last `if`, and dots would make the set behind `in` a range.
enum class Behind : std::uint8_t { Nothing, Operator, Else, Dots };

struct Position {
    Binding binding = Binding::Implies;
    Behind behind = Behind::Nothing;
};

Binding next(Binding binding) {
    return static_cast<Binding>(static_cast<std::uint8_t>(binding) + 1);
}

Binding binding_of(LogicOperator op) {
    switch (op) {
        case LogicOperator::And:
            return Binding::And;
        case LogicOperator::Or:
            return Binding::Or;
        case LogicOperator::Implies:
            return Binding::Implies;
    }
    return Binding::Implies;
}

bool is_sum(ArithmeticOperator op) {
    return op == ArithmeticOperator::Add || op == ArithmeticOperator::Subtract;
}

Binding binding_of(const Node& node) {
    return std::visit(overloaded{
                          [](const Logic& logic) { return binding_of(logic.op); },
                          [](const Not&) { return Binding::Not; },
                          [](const Conditional&) { return Binding::Not; },
                          [](const Quantifier&) { return Binding::Not; },
                          [](const Comparison&) { return Binding::Relation; },
                          [](const Agreement&) { return Binding::Relation; },
                          [](const Membership&) { return Binding::Relation; },
                          [](const Match&) { return Binding::Relation; },
                          [](const StateTest&) { return Binding::Relation; },
                          [](const Arithmetic& arithmetic) {
                              return is_sum(arithmetic.op) ? Binding::Sum : Binding::Product;
                          },
                          [](const Default&) { return Binding::Default; },
                          [](const Negation&) { return Binding::Negation; },
                          [](const auto&) { return Binding::Postfix; },
                      },
                      node);
}

bool is_closed_set(const Expr& set) {
    return std::holds_alternative<List>(set.node) || std::holds_alternative<Range>(set.node);
}

// Whether the construct would take in what stands behind it.
bool runs_on(const Node& node, Behind behind) {
    return std::visit(overloaded{
                          [&](const Quantifier&) { return behind == Behind::Operator; },
                          [&](const Conditional& conditional) {
                              return behind == Behind::Operator ||
                                     (behind == Behind::Else && !conditional.alternative);
                          },
                          [&](const Membership& membership) {
                              return behind == Behind::Dots && !is_closed_set(*membership.set);
                          },
                          [](const auto&) { return false; },
                      },
                      node);
}

std::string escaped(std::string_view text) {
    std::string quoted = "\"";
    for (const char byte : text) {
        switch (byte) {
            case '"':
                quoted += "\\\"";
                break;
            case '\\':
                quoted += "\\\\";
                break;
            case '\n':
                quoted += "\\n";
                break;
            case '\r':
                quoted += "\\r";
                break;
            case '\t':
                quoted += "\\t";
                break;
            default:
                quoted += byte;
        }
    }
    return quoted + '"';
}

class Printer {
  public:
    explicit Printer(Language language) : language_(language) {}

    std::string take() { return std::move(out_); }

    void expr(const Expr& expr, Position position = {});
    void set(const Expr& set);
    void in(const Name& variable, const Expr& set_of_it);
    void where(const Expr& filter);
    void arguments(const std::vector<Argument>& arguments);
    void name(const Name& name);
    template <class Item, class Print>
    void list(const std::vector<Item>& items, Print print);
    void write(std::string_view text) { out_ += text; }

  private:
    void node(const Name& written, Behind) { name(written); }
    void node(const Number& number, Behind);
    void node(const DateLiteral& literal, Behind);
    void node(const Text& text, Behind);
    void node(const Regex& regex, Behind) { write("r\"" + regex.pattern + '"'); }
    void node(const Boolean& boolean, Behind);
    void node(const Missing&, Behind) { word(spelling(State::Missing)); }
    void node(const Scope& scope, Behind) { word(spelling(scope)); }
    void node(const Member& member, Behind);
    void node(const AllMembers& members, Behind);
    void node(const SomeMembers& members, Behind);
    void node(const Call& call, Behind);
    void node(const Index& index, Behind);
    void node(const Negation& negation, Behind);
    void node(const Arithmetic& arithmetic, Behind);
    void node(const Default& fallback, Behind);
    void node(const Comparison& comparison, Behind);
    void node(const Agreement& agreement, Behind);
    void node(const Membership& membership, Behind);
    void node(const Match& match, Behind);
    void node(const StateTest& test, Behind);
    void node(const Not& negation, Behind behind);
    void node(const Logic& logic, Behind behind);
    void node(const Conditional& conditional, Behind behind);
    void node(const Quantifier& quantifier, Behind behind);
    void node(const List& items, Behind);
    void node(const Range& range, Behind);

    void argument(const Argument& argument);
    void operand(const Expr& operand) { expr(operand, {Binding::Sum, Behind::Nothing}); }
    void word(Spelling spelling) {
        write(language_ == Language::English ? spelling.english : spelling.chinese);
    }
    void spaced(Spelling spelling) {
        write(" ");
        word(spelling);
        write(" ");
    }
    void negated(Polarity polarity, Spelling negation) {
        if (polarity == Polarity::Negative) {
            write(" ");
            word(negation);
        }
    }

    Language language_;
    std::string out_;
};

template <class Item, class Print>
void Printer::list(const std::vector<Item>& items, Print print) {
    std::string_view separator;
    for (const Item& item : items) {
        write(separator);
        print(item);
        separator = ", ";
    }
}

void Printer::expr(const Expr& expr, Position position) {
    const bool bracketed =
        binding_of(expr.node) < position.binding || runs_on(expr.node, position.behind);
    const Behind behind = bracketed ? Behind::Nothing : position.behind;
    if (bracketed) write("(");
    std::visit([&](const auto& construct) { node(construct, behind); }, expr.node);
    if (bracketed) write(")");
}

// ---------- names and literals ----------

void Printer::name(const Name& name) {
    write(name.quoting == Quoting::Label ? "「" + name.text + "」" : name.text);
}

void Printer::node(const Number& number, Behind) {
    write(number.digits);
    write(prefix(number.magnitude));
    const Spelling unit = unit_spelling(number.unit);
    if (unit.english.empty()) {
        write(number.unit);
    } else {
        word(unit);
    }
}

void Printer::node(const DateLiteral& literal, Behind) {
    const Date& date = literal.date;
    if (language_ == Language::English) return write(to_string(date));
    write(std::to_string(date.year()) + "年" + std::to_string(date.month()) + "月" +
          std::to_string(date.day()) + "日");
}

void Printer::node(const Text& text, Behind) {
    const bool fits_chinese_quotes = text.value.find("”") == std::string::npos &&
                                     text.value.find_first_of("\r\n") == std::string::npos;
    if (language_ == Language::Chinese && fits_chinese_quotes) return write("“" + text.value + "”");
    write(escaped(text.value));
}

void Printer::node(const Boolean& boolean, Behind) {
    word(boolean.value ? Spelling{"true", "真"} : Spelling{"false", "假"});
}

// ---------- references ----------

void Printer::node(const Member& member, Behind) {
    expr(*member.object, {Binding::Postfix});
    write(".");
    name(member.name);
}

void Printer::node(const AllMembers& members, Behind) {
    expr(*members.object, {Binding::Postfix});
    write(".*");
}

void Printer::node(const SomeMembers& members, Behind) {
    expr(*members.object, {Binding::Postfix});
    write(".(");
    list(members.slices, [&](const Slice& slice) {
        expr(slice.first);
        if (!slice.last) return;
        write("..");
        expr(*slice.last);
    });
    write(")");
}

void Printer::node(const Call& call, Behind) {
    expr(*call.function, {Binding::Postfix});
    arguments(call.arguments);
}

void Printer::arguments(const std::vector<Argument>& arguments) {
    write("(");
    list(arguments, [&](const Argument& one) { argument(one); });
    write(")");
}

void Printer::argument(const Argument& argument) {
    if (argument.name) {
        name(*argument.name);
        write(": ");
    }
    if (const auto* range = std::get_if<Range>(&argument.value.node)) {
        expr(*range->first, {Binding::Implies, Behind::Dots});
        write("..");
        expr(*range->last);
    } else {
        expr(argument.value);
    }
    if (argument.generator) {
        spaced({"for", "遍历"});
        in(argument.generator->variable, argument.generator->set);
    }
    if (argument.filter) where(*argument.filter);
    if (argument.axis) {
        spaced({"over", "沿"});
        name(*argument.axis);
    }
}

void Printer::node(const Index& index, Behind) {
    expr(*index.object, {Binding::Postfix});
    write("[");
    expr(*index.position);
    write("]");
}

// ---------- arithmetic ----------

void Printer::node(const Negation& negation, Behind) {
    write("-");
    expr(*negation.operand, {Binding::Negation});
}

void Printer::node(const Arithmetic& arithmetic, Behind) {
    const bool sum = is_sum(arithmetic.op);
    expr(*arithmetic.lhs, {sum ? Binding::Sum : Binding::Product});
    spaced({sign(arithmetic.op), sign(arithmetic.op)});
    expr(*arithmetic.rhs, {sum ? Binding::Product : Binding::Default});
}

void Printer::node(const Default& fallback, Behind) {
    expr(*fallback.value, {Binding::Default});
    spaced({"??", "缺省"});
    expr(*fallback.fallback, {Binding::Negation});
}

// ---------- relations ----------

void Printer::node(const Comparison& comparison, Behind) {
    operand(*comparison.first);
    for (const Comparand& comparand : comparison.rest) {
        spaced(spelling(comparand.comparator));
        operand(comparand.operand);
    }
    if (!comparison.tolerance) return;
    spaced({"within", "误差不超过"});
    operand(**comparison.tolerance);
}

void Printer::node(const Agreement& agreement, Behind) {
    operand(*agreement.mention);
    spaced({"agrees with", "相符于"});
    operand(*agreement.target);
}

void Printer::node(const Membership& membership, Behind) {
    operand(*membership.value);
    negated(membership.polarity, {"not", "不"});
    spaced({"in", "属于"});
    set(*membership.set);
}

void Printer::node(const Match& match, Behind) {
    operand(*match.text);
    negated(match.polarity, {"not", "不"});
    spaced(match.matching == Matching::Matches ? Spelling{"matches", "形如"}
                                               : Spelling{"contains", "包含"});
    set(*match.pattern);
}

void Printer::node(const StateTest& test, Behind) {
    operand(*test.value);
    write(" ");
    word({"is", "是"});
    negated(test.polarity, {"not", "非"});
    write(" ");
    word(spelling(test.state));
}

// ---------- logic ----------

void Printer::node(const Not& negation, Behind behind) {
    word({"not", "非"});
    write(" ");
    expr(*negation.operand, {Binding::Not, behind});
}

// `implies` groups to the right, the others to the left.
void Printer::node(const Logic& logic, Behind behind) {
    const Binding own = binding_of(logic.op);
    const Binding tighter = next(own);
    const bool rightward = logic.op == LogicOperator::Implies;
    expr(*logic.lhs, {rightward ? tighter : own, Behind::Operator});
    spaced(spelling(logic.op));
    expr(*logic.rhs, {rightward ? own : tighter, behind});
}

void Printer::node(const Conditional& conditional, Behind behind) {
    word({"if", "若"});
    write(" ");
    expr(*conditional.condition);
    spaced({"then", "则"});
    if (!conditional.alternative) return expr(*conditional.consequence, {Binding::Implies, behind});
    expr(*conditional.consequence, {Binding::Implies, Behind::Else});
    spaced({"else", "否则"});
    expr(**conditional.alternative, {Binding::Implies, behind});
}

void Printer::node(const Quantifier& quantifier, Behind behind) {
    word(spelling(quantifier.quantity));
    write(" ");
    in(quantifier.variable, *quantifier.set);
    if (quantifier.filter) where(**quantifier.filter);
    spaced({"satisfies", "满足"});
    expr(*quantifier.body, {Binding::Implies, behind});
}

// ---------- sets ----------

void Printer::in(const Name& variable, const Expr& set_of_it) {
    name(variable);
    spaced({"in", "属于"});
    set(set_of_it);
}

void Printer::where(const Expr& filter) {
    spaced({"where", "其中"});
    expr(filter);
}

void Printer::set(const Expr& set) {
    if (is_closed_set(set)) return expr(set);
    operand(set);
}

void Printer::node(const List& items, Behind) {
    write("[");
    list(items.items, [&](const Expr& item) { expr(item); });
    write("]");
}

void Printer::node(const Range& range, Behind) {
    operand(*range.first);
    write("..");
    operand(*range.last);
}

}  // namespace

std::string print(const Expr& expr, Language language) {
    Printer printer(language);
    printer.expr(expr);
    return printer.take();
}

std::string print(const Iteration& iteration, Language language) {
    Printer printer(language);
    printer.in(iteration.variable, iteration.set);
    if (iteration.filter) printer.where(*iteration.filter);
    return printer.take();
}

std::string print(const Hole& hole, Language language) {
    Printer printer(language);
    printer.expr(hole.value);
    if (hole.format) {
        printer.write(" | ");
        printer.name(*hole.format);
        if (!hole.arguments.empty()) printer.arguments(hole.arguments);
    }
    return printer.take();
}

std::string print(const Signature& signature) {
    Printer printer(Language::English);
    printer.name(signature.name);
    if (signature.parameters.empty()) return printer.take();
    printer.write("(");
    printer.list(signature.parameters, [&](const Name& parameter) { printer.name(parameter); });
    printer.write(")");
    return printer.take();
}

std::uint64_t hash(const Expr& expr) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : print(expr, Language::English)) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    }
    return hash;
}

}  // namespace gouji::grammar
