// Rules and reports of the invented libraries, for tests of the engine: rules as the text of a rule
// file, reports as cells by their path.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/compile.h"
#include "engine/evaluate.h"
#include "facts/fact_base.h"
#include "rules/load.h"
#include "tests/support/library_form.h"

namespace gouji::test {

inline constexpr int library_edition = 2020;

// A pack of the given rules. Sources and diagnostics live as long as it does.
struct LibraryPack {
    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack;

    explicit LibraryPack(std::string rule_file, std::string head = "") {
        const SourceId id = sources.add(
            "pack.yaml", "pack: library\nversion: 1.0.0\ntitle: 馆藏\nform: library\n" + head);
        const SourceId file = sources.add("rules.yaml", std::move(rule_file));
        pack = rules::read_pack(sources, id, {file}, diagnostics);
    }
};

// One rule with a check, its message and table being of no interest.
inline std::string rule_of(const std::string& check, const std::string& more = "") {
    return "- id: r\n  title: t\n" + more + "  check: |\n    " + check + "\n  message: m\n";
}

// Every cell of the edition is 0, every table there.
inline FactBase library_facts(int edition = library_edition) {
    const Form& form = tests::library_form();
    FactBase facts = FactBase::of(form, std::make_unique<const Source>("report.txt", ""));
    for (TableReading& table : facts.tables) table = {State::Known, edition, {}};
    for (const Table& table : form.edition(edition)->tables) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                if (table.cell(row, column) != no_cell && !table.rows[row].collapses)
                    facts.set(table.cell(row, column), {State::Known, Decimal(0), {}});
            }
        }
    }
    facts.year = {State::Known, Year::from(edition + 3), {}};
    facts.agency = {State::Known, "青禾县图书馆", {}};
    facts.agency_kind = "department";
    return facts;
}

inline void put(FactBase& facts, std::string_view path, std::int64_t value) {
    facts.set(facts.form->find(path).value(), {State::Known, Decimal(value), {}});
}

inline void put(FactBase& facts, std::string_view path, State state) {
    facts.set(facts.form->find(path).value(), {state, Decimal(), {}});
}

inline engine::Judgement judge(const LibraryPack& pack, const FactBase& facts) {
    Diagnostics diagnostics = pack.diagnostics;
    const engine::Program program = engine::compile(pack.pack, tests::library_form(), diagnostics);
    for (const Diagnostic& slip : diagnostics.all())
        UNSCOPED_INFO(message(slip, Language::English));
    REQUIRE_FALSE(diagnostics.has_errors());
    return engine::evaluate(program, {&facts, nullptr, {}});
}

inline std::vector<std::string> failing_places(const engine::Judgement& judgement) {
    std::vector<std::string> places;
    for (const engine::Finding& finding : judgement.findings) places.push_back(finding.place);
    return places;
}

}  // namespace gouji::test
