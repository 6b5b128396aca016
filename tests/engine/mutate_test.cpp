#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "engine/run_mutants.h"
#include "grammar/parse.h"
#include "grammar/print.h"
#include "tests/engine/shipped.h"

using namespace gouji;
using namespace gouji::engine;

namespace {

std::set<std::string> variants(const std::string& text) {
    const test::Shipped shipped;
    Sources sources;
    Diagnostics diagnostics;
    const SourceId id = sources.add("rule", text);
    const auto tree = grammar::parse_condition(
        sources, {id, {0, static_cast<std::uint32_t>(text.size())}}, diagnostics);
    REQUIRE(tree.has_value());
    std::set<std::string> printed;
    for (const grammar::Expr& variant : variants_of(*tree, names_of(shipped.form)))
        printed.insert(grammar::print(variant, Language::English));
    return printed;
}

using Texts = std::set<std::string>;

}  // namespace

TEST_CASE("a comparison is turned, and loosened at its edge") {
    CHECK(variants("year == 1") == Texts{"year != 1", "year <= 1", "year >= 1"});
    CHECK(variants("year <= 1") == Texts{"year < 1", "year > 1"});
}

TEST_CASE("a term is left out, and a sum becomes a difference") {
    CHECK(variants("year + 2") == Texts{"year - 2", "year", "2"});
}

TEST_CASE("a constant is one off in the last place it is written with") {
    CHECK(variants("31") == Texts{"30", "32"});
    CHECK(variants("0.95") == Texts{"0.94", "0.96"});
    CHECK(variants("2024-01-31") == Texts{"2024-01-30", "2024-02-01"});
}

TEST_CASE("a row or column is taken for its neighbour in the form") {
    CHECK(variants("received") == Texts{"carried_in"});
    CHECK(variants("requests.received.natural_person") == Texts{"requests.received.enterprise"});
}

TEST_CASE("a relation is turned round, and a filter is left out") {
    CHECK(variants("agency.name matches r\"(局|委)$|厅\"") ==
          Texts{"agency.name not matches r\"(局|委)$|厅\""});
    CHECK(variants("any c in citations where c.year > 1 satisfies c.year > 2") ==
          Texts{"all c in citations where c.year > 1 satisfies c.year > 2",
                "any c in citations satisfies c.year > 2"});
}

TEST_CASE("a rule whose tests look on one side only keeps a survivor, and one more test finds it") {
    test::Shipped shipped;
    const auto survivors = [&](const std::string& more) {
        const SourceId head = shipped.sources.add("pack.yaml", "pack: p\nversion: 1\nform: f\n");
        const SourceId file = shipped.sources.add(
            "rules.yaml",
            "- id: r\n  title: t\n  check: signed_on <= 2024-01-31\n  message: m\n  tests:\n"
            "    - { given: { signed_on: 2024-01-31 }, expect: pass }\n"
            "    - { given: { signed_on: 2024-05-01 }, expect: fail }\n" +
                more);
        Diagnostics diagnostics;
        rules::RulePack pack = rules::read_pack(shipped.sources, head, {file}, diagnostics);
        pack.bases = shipped.pack.bases;
        std::vector<std::string> found;
        for (const MutationResult& result : run_mutants(pack, shipped.form)) {
            for (const Mutant& mutant : result.survivors)
                found.push_back(grammar::print(*mutant.after, Language::English));
        }
        return found;
    };
    CHECK(survivors("") == std::vector<std::string>{"2024-02-01"});
    CHECK(survivors("    - { given: { signed_on: 2024-02-01 }, expect: fail }\n").empty());
}

TEST_CASE("the tests of the shipped rules notice nine changes in ten") {
    const test::Shipped shipped;
    std::size_t noticed = 0;
    std::size_t all = 0;
    for (const MutationResult& result : run_mutants(shipped.pack, shipped.form)) {
        noticed += result.noticed;
        all += result.all();
    }
    INFO(noticed << " of " << all << "; gouji test --mutate shows the survivors");
    CHECK(all > 200);
    CHECK(noticed * 10 >= all * 9);
}
