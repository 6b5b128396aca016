// Tables that go on over a page break.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/written_pdf.h"

using namespace gouji::tests;
using gouji::test::pdf_line;
using gouji::test::pdf_text;

TEST_CASE("a table that goes on over the page is one grid, its cut row label one cell") {
    std::string first =
        pdf_line(50, 700, 350, 700) + pdf_line(150, 720, 350, 720) + pdf_line(50, 740, 350, 740);
    for (const double x : {50., 150., 250., 350.}) first += pdf_line(x, 700, x, 740);
    first += in_cell(50, 700, 0, 0, "结果") + in_cell(50, 700, 0, 1, "一") +
             in_cell(50, 700, 0, 2, "1") + in_cell(50, 700, 1, 1, "二") +
             in_cell(50, 700, 1, 2, "2");
    const std::string second = ruled(50, 60, 1, 3) + in_cell(50, 60, 0, 1, "三") +
                               in_cell(50, 60, 0, 2, "3") + pdf_text(50, 120, 12, "后");
    CHECK(shown(read_pages({first, second})) == Shown{"0,0+3x1=结果", "0,1=一", "0,2=1", "1,1=二",
                                                      "1,2=2", "2,1=三", "2,2=3", "--", "后"});
}

TEST_CASE("what fills its cell down to a page break may have lost its end there") {
    std::string first =
        pdf_line(50, 700, 350, 700) + pdf_line(150, 720, 350, 720) + pdf_line(50, 740, 350, 740);
    for (const double x : {50., 150., 250., 350.}) first += pdf_line(x, 700, x, 740);
    first += in_cell(50, 700, 0, 0, "办理") + pdf_text(55, 736, 10, "结") +
             in_cell(50, 700, 0, 2, "1") + in_cell(50, 700, 1, 2, "2");
    const std::string second = ruled(50, 60, 1, 3) + in_cell(50, 60, 0, 2, "3");
    CHECK(shown(read_pages({first, second})).front() == "0,0+3x1=办理\n结\uFFFD");
}

TEST_CASE("a header that is printed again behind a page break is there once") {
    const std::string head = in_cell(50, 60, 0, 0, "项目") + in_cell(50, 60, 0, 1, "件数");
    const std::string first =
        ruled(50, 60, 2, 2) + head + in_cell(50, 60, 1, 0, "甲") + in_cell(50, 60, 1, 1, "1");
    const std::string second =
        ruled(50, 60, 2, 2) + head + in_cell(50, 60, 1, 0, "乙") + in_cell(50, 60, 1, 1, "2");
    CHECK(shown(read_pages({first, second})) ==
          Shown{"0,0=项目", "0,1=件数", "1,0=甲", "1,1=1", "2,0=乙", "2,1=2", "--"});
}

TEST_CASE("of a header printed again in part, labels over several rows are there once, too") {
    std::string first = pdf_line(50, 60, 350, 60) + pdf_line(150, 80, 350, 80) +
                        pdf_line(50, 100, 350, 100) + pdf_line(50, 120, 350, 120) +
                        pdf_line(250, 80, 250, 120);
    for (const double x : {50., 150., 350.}) first += pdf_line(x, 60, x, 120);
    first += in_cell(50, 60, 0, 0, "项目") + in_cell(50, 60, 0, 1, "组织") +
             in_cell(50, 60, 1, 1, "企业") + in_cell(50, 60, 1, 2, "其他") +
             in_cell(50, 60, 2, 0, "甲") + in_cell(50, 60, 2, 1, "1") + in_cell(50, 60, 2, 2, "2");
    std::string second = pdf_line(250, 80, 250, 100);
    for (const double y : {60., 80., 100.}) second += pdf_line(50, y, 350, y);
    for (const double x : {50., 150., 350.}) second += pdf_line(x, 60, x, 100);
    second += in_cell(50, 60, 0, 0, "项目") + in_cell(50, 60, 0, 1, "组织") +
              in_cell(50, 60, 1, 0, "乙") + in_cell(50, 60, 1, 1, "3") + in_cell(50, 60, 1, 2, "4");
    CHECK(shown(read_pages({first, second})) == Shown{"0,0+2x1=项目", "0,1+1x2=组织", "1,1=企业",
                                                      "1,2=其他", "2,0=甲", "2,1=1", "2,2=2",
                                                      "3,0=乙", "3,1=3", "3,2=4", "--"});
}

TEST_CASE("what a page break leaves of a row is a row, however low") {
    std::string first = pdf_line(50, 700, 250, 700);
    for (const double x : {50., 150., 250.}) first += pdf_line(x, 700, x, 720);
    first += in_cell(50, 700, 0, 0, "结果") + in_cell(50, 700, 0, 1, "其他");
    std::string second = pdf_line(50, 66, 250, 66) + pdf_line(50, 86, 250, 86);
    for (const double x : {50., 150., 250.}) second += pdf_line(x, 61, x, 86);
    second += pdf_text(55, 65, 5, "维持") + pdf_text(155, 65, 5, "结果") +
              in_cell(50, 66, 0, 0, "1") + in_cell(50, 66, 0, 1, "2");
    CHECK(shown(read_pages({first, second})) ==
          Shown{"0,0=结果", "0,1=其他", "1,0=维持", "1,1=结果", "2,0=1", "2,1=2", "--"});
}

TEST_CASE("text that a cut cell lets hang over its border is still the cell's") {
    const std::string first = ruled(50, 700, 1, 2) + pdf_text(55, 714, 9, "结果") +
                              pdf_text(155, 714, 9, "其他") + pdf_text(55, 729, 9, "维持") +
                              pdf_text(155, 729, 9, "结果") + pdf_text(300, 780, 9, "1");
    const std::string second = ruled(50, 60, 1, 2) + in_cell(50, 60, 0, 0, "1") +
                               in_cell(50, 60, 0, 1, "2") + pdf_text(300, 780, 9, "2");
    CHECK(shown(read_pages({first, second})) ==
          Shown{"0,0=结果\n维持", "0,1=其他\n结果", "1,0=1", "1,1=2", "--"});
}

TEST_CASE("rows that no line parts, below a row in lines, are not lost at a page break") {
    std::string first = ruled(50, 700, 1, 1) + in_cell(50, 700, 0, 0, "甲");
    first = pdf_line(50, 700, 350, 700) + pdf_line(50, 720, 350, 720) + pdf_line(50, 700, 50, 720) +
            pdf_line(150, 700, 150, 720) + pdf_line(350, 700, 350, 720) +
            in_cell(50, 700, 0, 0, "甲") + in_cell(50, 700, 0, 1, "说明") +
            pdf_text(55, 732, 10, "乙") + pdf_text(155, 732, 10, "3") + pdf_text(255, 732, 10, "4");
    const std::string second = ruled(50, 60, 1, 3) + in_cell(50, 60, 0, 0, "丙");
    std::string all;
    for (const std::string& block : shown(read_pages({first, second}))) all += block;
    CHECK(all.find('3') != std::string::npos);
    CHECK(all.find('4') != std::string::npos);
}

TEST_CASE("a table of other columns on the next page keeps the columns of both") {
    const std::string first =
        ruled(50, 700, 1, 4) + in_cell(50, 700, 0, 0, "甲") + in_cell(50, 700, 0, 3, "1");
    std::string second = pdf_line(50, 60, 450, 60) + pdf_line(50, 80, 450, 80);
    for (const double x : {50., 250., 450.}) second += pdf_line(x, 60, x, 80);
    second += pdf_text(60, 74, 10, "乙") + pdf_text(300, 74, 10, "2");
    CHECK(shown(read_pages({first, second})) ==
          Shown{"0,0=甲", "0,1=", "0,2=", "0,3=1", "1,0+1x2=乙", "1,2+1x2=2", "--"});
}

TEST_CASE("a row that a page break cut between its figures and its label is one row") {
    std::string first = pdf_line(50, 700, 350, 700) + pdf_line(50, 720, 350, 720);
    for (const double x : {50., 150., 250., 350.}) first += pdf_line(x, 700, x, 740);
    const std::string above =
        in_cell(50, 700, 0, 0, "甲") + in_cell(50, 700, 0, 1, "1") + in_cell(50, 700, 0, 2, "2");
    const std::string figures = in_cell(50, 700, 1, 1, "3") + in_cell(50, 700, 1, 2, "4");
    const std::string second = ruled(50, 60, 2, 3) + in_cell(50, 60, 0, 0, "乙") +
                               in_cell(50, 60, 1, 0, "丙") + in_cell(50, 60, 1, 1, "5") +
                               in_cell(50, 60, 1, 2, "6");
    const Shown joined{"0,0=甲", "0,1=1",  "0,2=2", "1,0=乙", "1,1=3",
                       "1,2=4",  "2,0=丙", "2,1=5", "2,2=6",  "--"};
    CHECK(shown(read_pages({first + above + figures, second})) == joined);
    // The label above, the figures below.
    const std::string label_first = first + above + in_cell(50, 700, 1, 0, "乙");
    const std::string then_figures = ruled(50, 60, 2, 3) + in_cell(50, 60, 0, 1, "3") +
                                     in_cell(50, 60, 0, 2, "4") + in_cell(50, 60, 1, 0, "丙") +
                                     in_cell(50, 60, 1, 1, "5") + in_cell(50, 60, 1, 2, "6");
    CHECK(shown(read_pages({label_first, then_figures})) == joined);
    // A line closes the row: it is blank, and the figures are another's.
    const std::string closed = label_first + pdf_line(50, 740, 350, 740);
    CHECK(shown(read_pages({closed, then_figures})).size() == joined.size() + 3);
}
