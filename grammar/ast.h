// The tree of a rule text, as values.
//
// An Expr is one construct of Gouji.g4 and its place. Trees are copied, moved and compared like
// numbers: two are equal when they say the same, wherever they stand, whatever brackets they did
// not need and whichever language their keywords were written in. Names are kept as written; what
// they name is for the checker. Walk a tree with std::visit(overloaded{…}, expr.node).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "facts/source.h"
#include "facts/year.h"

namespace gouji::grammar {

// A child of a tree: owned, copied with its parent, never empty but after a move.
template <class T>
class Box {
  public:
    // A node is written with plain children: Not{operand}.
    // NOLINTNEXTLINE(google-explicit-constructor)
    Box(T value) : value_(std::make_unique<T>(std::move(value))) {}
    Box(const Box& other) : Box(*other) {}
    Box(Box&&) noexcept = default;
    Box& operator=(const Box& other) { return *this = Box(other); }
    Box& operator=(Box&&) noexcept = default;
    ~Box() = default;

    const T& operator*() const { return *value_; }
    T& operator*() { return *value_; }
    const T* operator->() const { return value_.get(); }
    T* operator->() { return value_.get(); }
    friend bool operator==(const Box& lhs, const Box& rhs) { return *lhs == *rhs; }

  private:
    std::unique_ptr<T> value_;
};

struct Expr;
struct Argument;
struct Comparand;
struct Slice;

// ---------- names and literals ----------

enum class Quoting : std::uint8_t { Plain, Label };  // 自然人, 「自然人」

struct Name {
    std::string text;  // without 「」
    Quoting quoting = Quoting::Plain;
    Span span;
    friend bool operator==(const Name& lhs, const Name& rhs) {
        return lhs.text == rhs.text && lhs.quoting == rhs.quoting;
    }
};

enum class Magnitude : std::uint8_t { One, TenThousand, HundredMillion };  // 万, 亿

struct Number {
    std::string digits;  // as written, in ASCII: "1.50"
    Magnitude magnitude = Magnitude::One;
    std::string unit;  // "", "%", "days", "workdays", "months", "years", or a counter such as 元
    friend bool operator==(const Number&, const Number&) = default;
};

struct DateLiteral {
    Date date;
    friend bool operator==(const DateLiteral&, const DateLiteral&) = default;
};

struct Text {
    std::string value;  // without quotes and escapes
    friend bool operator==(const Text&, const Text&) = default;
};

struct Regex {
    std::string pattern;  // RE2 syntax, as written between r" and "
    friend bool operator==(const Regex&, const Regex&) = default;
};

struct Boolean {
    bool value = false;
    friend bool operator==(const Boolean&, const Boolean&) = default;
};

struct Missing {
    friend bool operator==(const Missing&, const Missing&) = default;
};

// ---------- references ----------

enum class Scope : std::uint8_t { Prior, Children, Parent, Peers };

struct Member {  // requests.received
    Box<Expr> object;
    Name name;
    friend bool operator==(const Member&, const Member&) = default;
};

struct AllMembers {  // denied.*
    Box<Expr> object;
    friend bool operator==(const AllMembers&, const AllMembers&) = default;
};

struct SomeMembers {  // requests.(granted..other, concluded)
    Box<Expr> object;
    std::vector<Slice> slices;
    friend bool operator==(const SomeMembers&, const SomeMembers&);
};

struct Call {
    Box<Expr> function;
    std::vector<Argument> arguments;
    friend bool operator==(const Call&, const Call&);
};

struct Index {
    Box<Expr> object;
    Box<Expr> position;
    friend bool operator==(const Index&, const Index&) = default;
};

// ---------- arithmetic ----------

struct Negation {
    Box<Expr> operand;
    friend bool operator==(const Negation&, const Negation&) = default;
};

enum class ArithmeticOperator : std::uint8_t { Add, Subtract, Multiply, Divide };

struct Arithmetic {
    ArithmeticOperator op{};
    Box<Expr> lhs;
    Box<Expr> rhs;
    friend bool operator==(const Arithmetic&, const Arithmetic&) = default;
};

struct Default {  // value ?? fallback
    Box<Expr> value;
    Box<Expr> fallback;
    friend bool operator==(const Default&, const Default&) = default;
};

// ---------- relations ----------

enum class Polarity : std::uint8_t { Positive, Negative };  // in, not in

enum class Comparator : std::uint8_t {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual
};

struct Comparison {  // first < a <= b, first == a within tolerance
    Box<Expr> first;
    std::vector<Comparand> rest;  // never empty
    std::optional<Box<Expr>> tolerance;
    friend bool operator==(const Comparison&, const Comparison&);
};

struct Agreement {  // mention agrees with cell
    Box<Expr> mention;
    Box<Expr> target;
    friend bool operator==(const Agreement&, const Agreement&) = default;
};

struct Membership {  // value in set
    Polarity polarity{};
    Box<Expr> value;
    Box<Expr> set;
    friend bool operator==(const Membership&, const Membership&) = default;
};

enum class Matching : std::uint8_t { Matches, Contains };

struct Match {  // the pattern is a Regex, a List of Text, or any term
    Matching matching{};
    Polarity polarity{};
    Box<Expr> text;
    Box<Expr> pattern;
    friend bool operator==(const Match&, const Match&) = default;
};

enum class State : std::uint8_t { Missing, Invalid, Blank, Known, Unread, NotApplicable, Zero };

struct StateTest {
    Box<Expr> value;
    Polarity polarity{};
    State state{};
    friend bool operator==(const StateTest&, const StateTest&) = default;
};

// ---------- logic ----------

struct Not {
    Box<Expr> operand;
    friend bool operator==(const Not&, const Not&) = default;
};

enum class LogicOperator : std::uint8_t { And, Or, Implies };

struct Logic {
    LogicOperator op{};
    Box<Expr> lhs;
    Box<Expr> rhs;
    friend bool operator==(const Logic&, const Logic&) = default;
};

struct Conditional {
    Box<Expr> condition;
    Box<Expr> consequence;
    std::optional<Box<Expr>> alternative;
    friend bool operator==(const Conditional&, const Conditional&) = default;
};

enum class Quantity : std::uint8_t { All, Any, None };

struct Quantifier {  // all variable in set where filter satisfies body
    Quantity quantity{};
    Name variable;
    Box<Expr> set;
    std::optional<Box<Expr>> filter;
    Box<Expr> body;
    friend bool operator==(const Quantifier&, const Quantifier&) = default;
};

// ---------- sets: behind `in`, `for … in`, in arguments and as patterns ----------

struct List {
    std::vector<Expr> items;
    friend bool operator==(const List&, const List&);
};

struct Range {  // first..last, both within
    Box<Expr> first;
    Box<Expr> last;
    friend bool operator==(const Range&, const Range&) = default;
};

// ---------- the tree ----------

using Node = std::variant<Name, Number, DateLiteral, Text, Regex, Boolean, Missing, Scope, Member,
                          AllMembers, SomeMembers, Call, Index, Negation, Arithmetic, Default,
                          Comparison, Agreement, Membership, Match, StateTest, Not, Logic,
                          Conditional, Quantifier, List, Range>;

struct Expr {
    Node node;
    Span span;  // of the whole construct, brackets round it left out
    friend bool operator==(const Expr& lhs, const Expr& rhs) { return lhs.node == rhs.node; }
};

struct Comparand {
    Comparator comparator{};
    Expr operand;
    friend bool operator==(const Comparand&, const Comparand&) = default;
};

// One member, or the members from `first` to `last`. Both are made of Name, Member and AllMembers.
struct Slice {
    Expr first;
    std::optional<Expr> last;
    friend bool operator==(const Slice&, const Slice&) = default;
};

// `variable in set`, behind `for`.
struct Generator {
    Name variable;
    Expr set;
    friend bool operator==(const Generator&, const Generator&) = default;
};

struct Argument {  // name: value for variable in set where filter over axis
    std::optional<Name> name;
    Expr value;  // a Range where first..last is written
    std::optional<Generator> generator;
    std::optional<Expr> filter;
    std::optional<Name> axis;
    Span span;
    friend bool operator==(const Argument& lhs, const Argument& rhs);
};

// ---------- rule texts that are more than an expression ----------

struct Iteration {  // for_each: variable in set where filter
    Name variable;
    Expr set;
    std::optional<Expr> filter;
    friend bool operator==(const Iteration&, const Iteration&) = default;
};

struct Hole {  // {value | format(arguments)} in a message
    Expr value;
    std::optional<Name> format;
    std::vector<Argument> arguments;
    friend bool operator==(const Hole&, const Hole&) = default;
};

struct Signature {  // define: name(parameters)
    Name name;
    std::vector<Name> parameters;
    friend bool operator==(const Signature&, const Signature&) = default;
};

}  // namespace gouji::grammar
