#include "reports/broken_figures.h"

#include <memory>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "tests/support/library_form.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

// The states of two cells of a row that reads 12 and 2, with this line below it.
std::string states_above(const std::string& below) {
    const std::string text = "借出册数  12        2\n" + below + "\n";
    reports::Document document;
    document.source = std::make_unique<const Source>("x", text);
    const auto first_line = static_cast<std::uint32_t>(text.find('\n'));
    document.blocks.emplace_back(reports::Paragraph{{0, first_line}});
    document.blocks.emplace_back(
        reports::Paragraph{{first_line + 1, static_cast<std::uint32_t>(text.size()) - 1}});
    FactBase facts = FactBase::of(library_form(), std::make_unique<const Source>("x", text));
    const CellIndex first = *facts.form->find("loans.lent.total");
    const CellIndex second = *facts.form->find("loans.summed.total");
    const auto at = static_cast<std::uint32_t>(text.find("12"));
    facts.set(first, {State::Known, Decimal(12), {at, at + 2}});
    facts.set(second, {State::Known, Decimal(2), {first_line - 1, first_line}});
    facts.tables[*facts.form->table_index("loans")] = {
        State::Known, 0, {0, static_cast<std::uint32_t>(text.size())}};
    reports::doubt_broken_figures(document, facts);
    return std::string(name_of(facts.cell(first).state)) + " " +
           std::string(name_of(facts.cell(second).state));
}

}  // namespace

TEST_CASE("a figure with digits alone in its column below may be broken: it is unread") {
    CHECK(states_above("（册）") == "known known");
    CHECK(states_above("          03") == "unread known");
    CHECK(states_above("总数      03        1") == "unread unread");
    CHECK(states_above("             03") == "known known");
    CHECK(states_above("见第12条第3") == "known known");
}
