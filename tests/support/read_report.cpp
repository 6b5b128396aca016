#include "tests/support/read_report.h"

#include <utility>

#include <catch2/catch.hpp>

#include "reports/extract.h"
#include "reports/read.h"
#include "tests/support/library_form.h"

namespace gouji::tests {

FactBase read_report(std::string text) {
    static const Result<reports::Reading> reading = reports::prepare(library_form());
    REQUIRE(reading);
    Diagnostics diagnostics;
    return reports::extract(reports::read_text("report", std::move(text)), *reading, diagnostics);
}

std::string shown(const FactBase& facts, std::string_view path) {
    const auto cell = facts.form->find(path);
    REQUIRE(cell);
    const CellFact fact = facts.cell(*cell);
    return fact.state == State::Known ? to_string(fact.value) : std::string(name_of(fact.state));
}

std::string shown_row(const FactBase& facts, std::string_view table, std::string_view row) {
    std::string all;
    for (const FormCell& cell : facts.form->cells) {
        if (cell.table != table || cell.row != row) continue;
        if (!all.empty()) all += ' ';
        all += shown(facts, cell.path);
    }
    return all;
}

FactBase read_loans(const std::string& part) {
    return read_report("二、借阅情况\n" + part);
}

std::string loans_row(const FactBase& facts, std::string_view row) {
    return shown_row(facts, "loans", row);
}

}  // namespace gouji::tests
