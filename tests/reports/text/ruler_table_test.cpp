// Tables under rulers, as converters of documents write them.
#include "reports/text/ruler_table.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "reports/read.h"

using namespace gouji;
using namespace gouji::reports;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const Document& document) {
    Rows rows;
    for (const DocumentBlock& block : document.blocks) {
        const Grid* grid = std::get_if<Grid>(&block);
        if (grid == nullptr) continue;
        for (const GridCell& cell : grid->cells) {
            if (cell.row >= rows.size()) rows.resize(cell.row + 1);
            std::string shown(document.source->slice(cell.span));
            for (const Span rest : cell.rest)
                shown += "/" + std::string(document.source->slice(rest));
            rows[cell.row].push_back(shown);
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("a cell stands in the column of the ruler above it, blank or not") {
    CHECK(rows_of(read_text("x",
                            "  -------- ---- ----\n"
                            "  甲       1    \n"
                            "  乙            2\n"
                            "  -------- ---- ----\n")) == Rows{{"甲", "1", ""}, {"乙", "", "2"}});
}

TEST_CASE("where empty lines part the rows, a cell may take several lines") {
    CHECK(rows_of(read_text("x",
                            "  -------- ------ ------\n"
                            "  信息     本年   本年\n"
                            "           购入   售出\n"
                            "\n"
                            "  甲       1      2\n"
                            "\n"
                            "  乙       3      4\n"
                            "  -------- ------ ------\n"
                            "\n二、结尾\n")) ==
          Rows{{"信息", "本年/购入", "本年/售出"}, {"甲", "1", "2"}, {"乙", "3", "4"}});
}

TEST_CASE("a head may stand above the ruler, and the table end with an empty line") {
    CHECK(rows_of(read_text("x",
                            "信息     本年\n"
                            "-------- ----\n"
                            "甲       1\n"
                            "乙       2\n"
                            "\n"
                            "结尾\n")) == Rows{{"信息", "本年"}, {"甲", "1"}, {"乙", "2"}});
}

TEST_CASE("a program may count characters where others count columns") {
    CHECK(rows_of(read_text("x",
                            "信息   本年\n"
                            "---- ----\n"
                            "甲乙丙丁    1\n"
                            "乙       2\n")) ==
          Rows{{"信息", "本年"}, {"甲乙丙丁", "1"}, {"乙", "2"}});
}

TEST_CASE("where a word stands across two columns no table is seen") {
    CHECK(rows_of(read_text("x",
                            "-------- ----\n"
                            "甲乙丙丁戊己 1\n"
                            "乙       2\n"
                            "-------- ----\n"))
              .empty());
}
