#include <random>

#include "grammar/print.h"
#include "tests/grammar/rule_text.h"

using namespace gouji;
using namespace gouji::grammar;
using namespace gouji::grammar::test;

namespace {

// Trees that the grammar can write, of every construct; the same from run to run.
class Grower {
  public:
    explicit Grower(unsigned seed) : random_(seed) {}

    Expr expr(int depth) {
        if (depth <= 0) return leaf();
        switch (below(10)) {
            case 0:
                return of(Not{expr(depth - 1)});
            case 1:
            case 2:
                return of(Logic{LogicOperator(below(3)), expr(depth - 1), expr(depth - 1)});
            case 3:
                return of(Conditional{expr(depth - 1), expr(depth - 1), maybe(depth)});
            case 4:
                return of(Quantifier{Quantity(below(3)), name(), set(depth - 1), maybe(depth),
                                     expr(depth - 1)});
            case 5:
                return of(Membership{Polarity(below(2)), expr(depth - 1), set(depth - 1)});
            case 6:
                return of(Match{Matching(below(2)), Polarity(below(2)), expr(depth - 1),
                                pattern(depth - 1)});
            case 7:
                return of(StateTest{expr(depth - 1), Polarity(below(2)), State(below(7))});
            case 8:
                return comparison(depth);
            default:
                return term(depth);
        }
    }

  private:
    template <class Construct>
    static Expr of(Construct construct) {
        return {std::move(construct), {}};
    }
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    std::optional<Box<Expr>> maybe(int depth) {
        if (below(2) == 0) return std::nullopt;
        return expr(depth - 1);
    }
    Name name() {
        constexpr const char* plain[] = {"a", "received", "新收", "days", "zero", "p99", "over"};
        if (below(5) == 0) return {"（七）总计", Quoting::Label, {}};
        return {plain[below(7)], Quoting::Plain, {}};
    }
    Expr leaf() {
        constexpr const char* units[] = {"",       "%",     "days", "workdays",
                                         "months", "years", "元",   "件"};
        switch (below(9)) {
            case 0:
                return of(Number{"12.50", Magnitude(0), units[below(8)]});
            case 1:
                return of(Number{"3", Magnitude(below(3)), below(2) == 0 ? "" : "元"});
            case 2:
                return of(DateLiteral{*Date::from(2024, 1 + below(12), 1 + below(28))});
            case 3:
                return of(Text{below(2) == 0 ? "甲“乙" : "a\"\\\n”\tb"});
            case 4:
                return of(Boolean{below(2) == 0});
            case 5:
                return of(Missing{});
            case 6:
                return of(Scope(below(4)));
            default:
                return of(name());
        }
    }
    Expr path(int depth) {
        Expr object = of(name());
        for (int i = below(depth + 1); i > 0; --i) {
            object = below(3) == 0 ? of(AllMembers{object}) : of(Member{object, name()});
        }
        return object;
    }
    Expr term(int depth) {
        if (depth <= 0) return leaf();
        switch (below(10)) {
            case 0:
                return of(Negation{expr(depth - 1)});
            case 1:
            case 2:
                return of(
                    Arithmetic{ArithmeticOperator(below(4)), expr(depth - 1), expr(depth - 1)});
            case 3:
                return of(Default{expr(depth - 1), expr(depth - 1)});
            case 4:
                return of(Member{expr(depth - 1), name()});
            case 5:
                return of(AllMembers{expr(depth - 1)});
            case 6:
                return of(Index{expr(depth - 1), expr(depth - 1)});
            case 7:
                return some_members(depth);
            case 8:
                return call(depth);
            default:
                return of(Agreement{expr(depth - 1), expr(depth - 1)});
        }
    }
    Expr some_members(int depth) {
        SomeMembers some{expr(depth - 1), {}};
        for (int i = 1 + below(2); i > 0; --i) {
            some.slices.push_back({path(2), below(2) == 0 ? std::nullopt : std::optional(path(2))});
        }
        return of(std::move(some));
    }
    Expr call(int depth) {
        Call call{expr(depth - 1), {}};
        for (int i = below(3); i > 0; --i) call.arguments.push_back(argument(depth - 1));
        return of(std::move(call));
    }
    Argument argument(int depth) {
        Argument argument{std::nullopt, expr(depth), std::nullopt, std::nullopt, std::nullopt, {}};
        if (below(2) == 0) argument.value = of(Range{expr(depth), expr(depth)});
        if (below(3) == 0) argument.name = name();
        if (below(3) == 0) argument.generator = Generator{name(), set(depth)};
        if (below(3) == 0) argument.filter = expr(depth);
        if (below(3) == 0) argument.axis = name();
        return argument;
    }
    Expr comparison(int depth) {
        Comparison comparison{expr(depth - 1), {}, maybe(depth)};
        for (int i = 1 + below(2); i > 0; --i) {
            comparison.rest.push_back({Comparator(below(6)), expr(depth - 1)});
        }
        return of(std::move(comparison));
    }
    Expr set(int depth) {
        if (below(3) == 0) return of(Range{expr(depth), expr(depth)});
        if (below(2) == 0) return expr(depth);
        List list;
        for (int i = below(3); i > 0; --i) list.items.push_back(expr(depth));
        return of(std::move(list));
    }
    Expr pattern(int depth) {
        if (below(3) == 0) return of(Regex{"^第.{1,2}\\\"条$"});
        if (below(2) == 0) return expr(depth);
        return of(List{{of(Text{"甲"}), of(Text{"\"”"})}});
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("whatever tree is printed is read back as it was") {
    Grower grower(20240131);
    for (int i = 0; i < 3000; ++i) {
        const Expr tree = grower.expr(1 + i % 4);
        for (const Language language : {Language::English, Language::Chinese}) {
            const std::string printed = print(tree, language);
            INFO(printed);
            Slip slip;
            const std::optional<Expr> again = read(parse_condition, printed, slip);
            REQUIRE(again.has_value());
            REQUIRE(*again == tree);
            REQUIRE(print(*again, language) == printed);
        }
    }
}
