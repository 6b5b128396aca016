// A form of one table for tests of writers: the row 收到 with the columns 件数 (a count) and 金额.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "facts/fact_base.h"
#include "tests/support/contains.h"

namespace gouji::test {

inline Form small_form() {
    Table table;
    table.id = "letters";
    table.title = "来信情况";
    table.labels = {{"letters.received", "收到", {}},
                    {"letters.count", "件数", {}},
                    {"letters.amount", "金额", {}}};
    table.columns.resize(2);
    table.columns[0].id = "count";
    table.columns[0].label = LabelIndex{1};
    table.columns[1].id = "amount";
    table.columns[1].label = LabelIndex{2};
    table.columns[1].type = CellType::Amount;
    table.rows = {{"received", LabelIndex{0}, {}, std::nullopt}};
    table.cells = {CellIndex{0}, CellIndex{1}};
    Block block;
    block.rows = {0};
    block.columns = {0, 1};
    table.blocks = {block};
    Edition edition;
    edition.number = 2021;
    edition.first_year = 2021;
    edition.tables = {table};
    edition.sections = {{1, "一、总体情况", {}}};
    Form form;
    form.id = "letters";
    form.table_ids = {"letters"};
    form.cells = {
        {"letters.received.count", "letters", "received", "count", CellType::Count, "件"},
        {"letters.received.amount", "letters", "received", "amount", CellType::Amount, "万元"}};
    form.cell_by_path = {{"letters.received.count", CellIndex{0}},
                         {"letters.received.amount", CellIndex{1}}};
    form.editions = {edition};
    return form;
}

inline FactBase facts_of(const Form& form, std::string text) {
    FactBase facts =
        FactBase::of(form, std::make_unique<const Source>("来信.txt", std::move(text)));
    facts.tables[0] = {State::Known, 2021, {}};
    return facts;
}

}  // namespace gouji::test
