// Grids of tables whose rows stand side by side.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "reports/grid/grid.h"
#include "tests/support/read_report.h"
#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;

TEST_CASE("a part of a table that lies across is of the rows that its header names") {
    WrittenGrids written;
    add_grid(written, "中心馆舍|\n白天人次|夜间人次|合计\n1|2|3\n", Columns::Ragged);
    add_grid(written,
             "各处分馆|\n东门分馆|西门分馆\n白天人次|夜间人次|合计|白天人次|夜间人次|合计\n"
             "4|5|9|0|7|7\n",
             Columns::Ragged);
    const FactBase facts = read_written(written);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 5 9 ");
    CHECK(row(facts, "visits.west") == "0 7 7 ");
}

TEST_CASE("a part of a table across that names no rows goes on behind the part before") {
    WrittenGrids written;
    add_grid(written, "白天人次|夜间人次|合计\n1|2|3\n", Columns::Exact);
    add_grid(written, "白天人次|夜间人次|合计|白天人次|夜间人次|合计\n4|5|9|0|7|7\n",
             Columns::Exact);
    const FactBase facts = read_written(written);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 5 9 ");
    CHECK(row(facts, "visits.west") == "0 7 7 ");
    add_grid(written, "白天人次|夜间人次|合计\n6|0|6\n", Columns::Exact);
    CHECK(row(read_written(written), "visits.west") == "0 7 7 ");
}

TEST_CASE("a sign under every head of a table across stands where its figures would") {
    WrittenGrids written;
    add_grid(written, "白天人次|夜间人次|合计\n1|2|3\n", Columns::Exact);
    add_grid(written, "白天人次|夜间人次|合计\n—|—|—\n", Columns::Exact);
    add_grid(written, "白天人次|夜间人次|合计\n0|7|7\n", Columns::Exact);
    const FactBase facts = read_written(written);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "! ! ! ");
    CHECK(row(facts, "visits.west") == "0 7 7 ");
}

TEST_CASE("a table that lies across is read under its heads") {
    const std::string header =
        "中心馆舍|<|<|各处分馆|<|<|<|<|<\n"
        "白天人次|夜间人次|合计|东门分馆|<|<|西门分馆|<|<\n"
        "^|^|^|白天人次|夜间人次|合计|白天人次|夜间人次|合计\n";
    const FactBase facts = read_written(header + "1|2|3|4||9|7|8|15\n", Columns::Exact);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 - 9 ");
    CHECK(row(facts, "visits.west") == "7 8 15 ");
}

TEST_CASE("a head changed beyond recognition is its row's where it stands over all its columns") {
    const FactBase facts = read_written(
        "中心馆舍|<|<|各处分馆|<|<|<|<|<\n"
        "白天人次|夜间人次|合计|东门分馆|<|<|西边分部|<|<\n"
        "^|^|^|白天人次|夜间人次|合计|白天人次|夜间人次|合计\n"
        "1|2|3|4|5|9|7|8|15\n",
        Columns::Exact);
    const auto changed =
        std::find_if(facts.labels.begin(), facts.labels.end(),
                     [](const LabelFact& label) { return label.text == "西边分部"; });
    REQUIRE(changed != facts.labels.end());
    const Table& visits = facts.form->editions[0].tables.back();
    CHECK(visits.label(changed->label).official == "西门分馆");
}

TEST_CASE("a row that only counts the columns of a table across is none of its figures") {
    const FactBase facts = read_written(
        "中心馆舍|||各处分馆|||||\n|||东门分馆|||西门分馆||\n"
        "白天人次|夜间人次|合计|白天人次|夜间人次|合计|白天人次|夜间人次|合计\n"
        "1|2|3|4|5|6|7|8|9\n4|2|6|4|5|9|7|8|15\n",
        Columns::Ragged);
    CHECK(row(facts, "visits.main") == "4 2 6 ");
    CHECK(row(facts, "visits.west") == "7 8 15 ");
}

TEST_CASE("a table across whose group stands before the rows above it is not read by order") {
    const FactBase facts = read_written(
        "各处分馆||||||中心馆舍||\n东门分馆|||西门分馆|||||\n"
        "白天人次|夜间人次|合计|白天人次|夜间人次|合计|白天人次|夜间人次|合计\n"
        "4|2|6|4|5|9|7|8|15\n",
        Columns::Ragged);
    CHECK(row(facts, "visits.main") == "? ? ? ");
}

TEST_CASE("a table that lies across is read by order where its number fits") {
    const std::string header =
        "中心馆舍|各处分馆\n"
        "白天人次|夜间人次|合计|东门分馆|西门分馆\n"
        "白天人次|夜间人次|合计|白天人次|夜间人次|合计\n";
    CHECK(row(read_written(header + "1|2|3|4|5|9|7|8|15\n", Columns::Ragged), "visits.east") ==
          "4 5 9 ");
    CHECK(row(read_written(header + "1|2|3\n4|5|9|7|8|15\n", Columns::Ragged), "visits.west") ==
          "7 8 15 ");
}

TEST_CASE("a ragged table whose rows lie across in another order is not read by order") {
    const FactBase facts = read_written(
        "各处分馆|中心馆舍\n"
        "西门分馆|东门分馆|白天人次|夜间人次|合计\n"
        "白天人次|夜间人次|合计|白天人次|夜间人次|合计\n"
        "1|2|3|4|5|9|7|8|15\n",
        Columns::Ragged);
    CHECK(row(facts, "visits.main") == "? ? ? ");
    CHECK(facts.tables[*facts.form->table_index("visits")].state == State::Unread);
}

TEST_CASE("rows of a table across may stand under one another, beneath the same heads") {
    const std::string rows =
        "中心馆舍|<|1|2|3\n"
        "各处分馆|东门分馆|4||9\n"
        "^|西门分馆|7|8|15\n";
    const FactBase facts =
        read_written("馆舍类别|<|白天人次|夜间人次|合计\n" + rows, Columns::Exact);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 - 9 ");
    CHECK(row(facts, "visits.west") == "7 8 15 ");
    CHECK(row(read_written(rows, Columns::Exact), "visits.east") == "? ? ? ");
    const FactBase ragged = read_written(
        "馆舍类别|白天人次|夜间人次|合计\n中心馆舍|1|2|3\n各处分馆|东门分馆|4|5|9\n西门分馆|7|8|"
        "15\n",
        Columns::Ragged);
    CHECK(row(ragged, "visits.east") == "4 5 9 ");
    CHECK(row(ragged, "visits.west") == "7 8 15 ");
}

TEST_CASE("a table across may be written a figure a line, behind its row and its column") {
    const std::string main = "中心馆舍|<|白天人次|1\n^|^|夜间人次|2\n^|^|合计|3\n";
    const FactBase facts =
        read_written(main +
                         "各处分馆|东门分馆|白天人次|4\n^|^|夜间人次||\n^|^|合计|9\n"
                         "^|西门分馆|白天人次|0\n^|^|夜间人次|7\n^|^|合计|7\n",
                     Columns::Exact);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 - 9 ");
    CHECK(row(facts, "visits.west") == "0 7 7 ");
}

TEST_CASE("of rows of several years that of the title's year is the report's") {
    const std::string title = "云溪县图书馆2023年馆藏报告\n\n三、到馆情况\n\n";
    const std::string header =
        "|年度|中心馆舍|||东门分馆|||西门分馆|||\n|-|-|-|-|-|-|-|-|-|-|\n"
        "||白天人次|夜间人次|合计|白天人次|夜间人次|合计|白天人次|夜间人次|合计|\n";
    const std::string last_year = "|2022年|1|1|2|1|1|2|1|1|2|\n";
    const std::string this_year = "|2023年|1|2|3|4|5|9|0|7|7|\n";
    for (const std::string& rows : {last_year + this_year, this_year + last_year, this_year}) {
        const FactBase facts = read_report(title + header + rows);
        CHECK(shown_row(facts, "visits", "main") == "1 2 3");
        CHECK(shown_row(facts, "visits", "west") == "0 7 7");
    }
    CHECK(shown_row(read_report(title + header + last_year), "visits", "main") ==
          "unread unread unread");
    CHECK(shown_row(read_report("三、到馆情况\n\n" + header + this_year), "visits", "main") ==
          "unread unread unread");
}

TEST_CASE("rows of a table across may stand in another order where the header tells whose heads") {
    const std::string page =
        "各处分馆|<|<|<|<|<|中心馆舍|<|<\n西门分馆|<|<|东门分馆|<|<|白天人次|夜间人次|合计\n"
        "白天人次|夜间人次|合计|白天人次|夜间人次|合计|^|^|^\n7|8|15|4|5|9|1|2|3\n";
    const FactBase facts = read_written(page, Columns::Exact);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 5 9 ");
    CHECK(row(facts, "visits.west") == "7 8 15 ");
    const FactBase ragged = read_written(
        "各处分馆|中心馆舍\n西门分馆|东门分馆|白天人次|夜间人次|合计\n"
        "白天人次|夜间人次|合计|白天人次|夜间人次|合计\n7|8|15|4|5|9|1|2|3\n",
        Columns::Ragged);
    CHECK(row(ragged, "visits.main") == "? ? ? ");
    CHECK(row(ragged, "visits.east") == "? ? ? ");
}

TEST_CASE("a blank among heads out of the form's order is of none of them") {
    const FactBase facts = read_written(
        "西门分馆|<|<|东门分馆|<|<\n白天人次|夜间人次|合计|白天人次|夜间人次|合计\n7|8|15|4||9\n",
        Columns::Exact);
    CHECK(row(facts, "visits.east") == "? ? ? ");
    CHECK(row(facts, "visits.west") == "? ? ? ");
}
