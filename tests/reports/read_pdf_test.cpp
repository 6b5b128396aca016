#include "reports/read_pdf.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "facts/code.h"
#include "tests/support/written_pdf.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;
using gouji::test::pdf;
using gouji::test::pdf_line;
using gouji::test::pdf_picture;
using gouji::test::pdf_text;
using gouji::test::pdf_thin_rectangle;

TEST_CASE("words between ruled lines are cells, and what stands around them is paragraphs") {
    const std::string page = pdf_text(50, 80, 12, "前") + ruled(50, 100, 2, 2) +
                             in_cell(50, 100, 0, 0, "甲") + in_cell(50, 100, 0, 1, "乙") +
                             in_cell(50, 100, 1, 0, "3") + pdf_text(50, 180, 12, "后");
    CHECK(shown(read_pages({page})) ==
          Shown{"前", "0,0=甲", "0,1=乙", "1,0=3", "1,1=", "--", "后"});
}

TEST_CASE("thin rectangles rule a table as strokes do") {
    std::string page;
    for (const double y : {100., 120., 140.}) page += pdf_thin_rectangle(50, y, 200, 0.75);
    for (const double x : {50., 150., 250.}) page += pdf_thin_rectangle(x, 100, 0.75, 40);
    page += in_cell(50, 100, 0, 0, "甲") + in_cell(50, 100, 1, 1, "4");
    CHECK(shown(read_pages({page})) == Shown{"0,0=甲", "0,1=", "1,0=", "1,1=4", "--"});
}

TEST_CASE("neighbours that no line parts are one cell that spans") {
    std::string page;
    for (const double y : {100., 140.}) page += pdf_line(50, y, 250, y);
    page += pdf_line(150, 120, 250, 120);
    for (const double x : {50., 150., 250.}) page += pdf_line(x, 100, x, 140);
    page += in_cell(50, 100, 0, 0, "行政") + in_cell(50, 100, 1, 0, "诉讼") +
            in_cell(50, 100, 0, 1, "1") + in_cell(50, 100, 1, 1, "2");
    CHECK(shown(read_pages({page})) == Shown{"0,0+2x1=行政\n诉讼", "0,1=1", "1,1=2", "--"});
}

TEST_CASE("a table open at its sides has its outer columns all the same") {
    std::string page;
    for (const double y : {100., 120., 140.}) page += pdf_line(50, y, 350, y);
    for (const double x : {150., 250.}) page += pdf_line(x, 100, x, 140);
    page +=
        in_cell(50, 100, 0, 0, "甲") + in_cell(50, 100, 0, 1, "5") + in_cell(50, 100, 1, 2, "6");
    CHECK(shown(read_pages({page})) ==
          Shown{"0,0=甲", "0,1=5", "0,2=", "1,0=", "1,1=", "1,2=6", "--"});
}

TEST_CASE("an underline in a cell does not divide it") {
    const std::string page = ruled(50, 100, 1, 2) + in_cell(50, 100, 0, 0, "甲") +
                             pdf_line(55, 116, 70, 116) + in_cell(50, 100, 0, 1, "1");
    CHECK(shown(read_pages({page})) == Shown{"0,0=甲", "0,1=1", "--"});
}

TEST_CASE("cells drawn apart, each with its own border, are one table") {
    std::string page;
    for (int column = 0; column < 2; ++column) {
        for (int row = 0; row < 2; ++row) {
            const double left = 50 + column * 102;
            const double top = 100 + row * 22;
            page += pdf_line(left, top, left + 100, top);
            page += pdf_line(left, top + 20, left + 100, top + 20);
            page += pdf_line(left, top, left, top + 20);
            page += pdf_line(left + 100, top, left + 100, top + 20);
            page += pdf_text(left + 5, top + 14, 10, fmt::format("{}{}", row, column));
        }
    }
    CHECK(shown(read_pages({page})) == Shown{"0,0=00", "0,1=01", "1,0=10", "1,1=11", "--"});
}

TEST_CASE("of a table wider than its page, what the edge cut off is not known to be blank") {
    // The page is 600 points wide.
    const std::string page = ruled(250, 100, 2, 4) + in_cell(250, 100, 0, 0, "甲") +
                             in_cell(250, 100, 0, 3, "总计") + in_cell(250, 100, 1, 0, "乙") +
                             pdf_text(593, 134, 10, "12");
    CHECK(shown(read_pages({page})) == Shown{"0,0=甲", "0,1=", "0,2=", "0,3=总计", "1,0=乙",
                                             "1,1=", "1,2=", "1,3=1\uFFFD", "--"});
    const Document document = read_pages({page});
    REQUIRE(document.gaps.size() == 1);
    CHECK(document.gaps[0].kind == Gap::Kind::CutTable);
    CHECK(document.remarks.at(0).code == Code::PdfTableCut);
}

TEST_CASE("a table that ends with a line at the edge of its page is whole") {
    const std::string page = ruled(100, 100, 2, 5) + in_cell(100, 100, 0, 0, "甲");
    CHECK(read_pages({page}).gaps.empty());
}

TEST_CASE("a number of full-width digits broken in its cell is one number") {
    const std::string page = ruled(50, 100, 1, 2) + pdf_text(55, 108, 8, "１２") +
                             pdf_text(55, 117, 8, "３") + pdf_text(155, 108, 8, "4") +
                             pdf_text(155, 117, 8, "5");
    CHECK(shown(read_pages({page})) == Shown{"0,0=１２３", "0,1=4\n5", "--"});
}

TEST_CASE("a cell is full whose text leaves no room for a line below it") {
    const reports::Document document = read_pages(
        {ruled(50, 100, 1, 3) + pdf_text(55, 108, 8, "商业") + pdf_text(55, 118, 8, "企业") +
         pdf_text(155, 108, 8, "科研") + pdf_text(255, 108, 8, "1") + pdf_text(255, 118, 8, "2")});
    REQUIRE(document.full.size() == 1);
    CHECK(document.source->slice(document.full.front()) == "商业\n企业");
}

TEST_CASE("a missing line between two figures parts them all the same") {
    std::string page =
        pdf_line(50, 100, 250, 100) + pdf_line(50, 120, 150, 120) + pdf_line(50, 140, 250, 140);
    for (const double x : {50., 150., 250.}) page += pdf_line(x, 100, x, 140);
    page += in_cell(50, 100, 0, 0, "甲") + in_cell(50, 100, 1, 0, "乙") +
            in_cell(50, 100, 0, 1, "0") + in_cell(50, 100, 1, 1, "209");
    CHECK(shown(read_pages({page})) == Shown{"0,0=甲", "0,1=0", "1,0=乙", "1,1=209", "--"});
}

TEST_CASE("a label written downwards is read downwards, one written on its side along it") {
    const std::string down = ruled(50, 100, 1, 2) + pdf_text(60, 108, 5, "办") +
                             pdf_text(60, 114, 5, "理") + in_cell(50, 100, 0, 1, "1");
    CHECK(shown(read_pages({down})) == Shown{"0,0=办\n理", "0,1=1", "--"});
    const std::string sideways = ruled(50, 100, 1, 2) + in_cell(50, 100, 0, 1, "1") +
                                 "BT /F 5 Tf 0 -1 1 0 60 695 Tm <529E7406> Tj ET\n" +
                                 pdf_text(50, 160, 10, "后面");
    CHECK(shown(read_pages({sideways})) == Shown{"0,0=办理", "0,1=1", "--", "后面"});
}

TEST_CASE("a page printed on its side is read upright") {
    const std::string page = ruled(50, 100, 1, 2) + in_cell(50, 100, 0, 0, "甲") +
                             in_cell(50, 100, 0, 1, "7") + pdf_text(50, 160, 10, "后面还有话");
    const std::string turned = "q 0 1 -1 0 800 0 cm\n" + page + "Q\n";
    CHECK(shown(read_pages({turned})) == Shown{"0,0=甲", "0,1=7", "--", "后面还有话"});
    CHECK(shown(read_pages({page}, {.rotate = 90})) ==
          Shown{"0,0=甲", "0,1=7", "--", "后面还有话"});
}

TEST_CASE("text painted twice to look bold is there once") {
    const std::string page = pdf_text(50, 100, 12, "总计11") + pdf_text(50.3, 100, 12, "总计11");
    CHECK(shown(read_pages({page})) == Shown{"总计11"});
}

TEST_CASE("what a line of its own length runs through was crossed out") {
    const std::string figures = pdf_text(50, 100, 12, "98") + pdf_text(62, 100, 12, "36");
    CHECK(shown(read_pages({figures})) == Shown{"9836"});
    CHECK(shown(read_pages({figures + pdf_line(50, 96, 62, 96)})) == Shown{"36"});
    CHECK(shown(read_pages({figures + pdf_line(50, 101.5, 62, 101.5)})) == Shown{"9836"});
    CHECK(shown(read_pages({figures + pdf_line(20, 96, 300, 96)})) == Shown{"9836"});
}

TEST_CASE("a small sign raised right behind a figure is the mark of a note") {
    const std::string figure = pdf_text(50, 100, 12, "36");
    CHECK(shown(read_pages({figure + pdf_text(62, 96, 7, "12")})) == Shown{"36"});
    CHECK(shown(read_pages({figure + pdf_text(62, 100, 7, "1")})) == Shown{"361"});
    CHECK(shown(read_pages({pdf_text(62, 96, 7, "12")})) == Shown{"12"});
}

TEST_CASE("white is seen on what is painted, and nowhere else; dust is not seen") {
    const std::string figure = pdf_text(50, 100, 12, "36");
    const std::string white = "q 1 g " + pdf_text(62, 100, 12, "9") + " Q ";
    CHECK(shown(read_pages({figure + white})) == Shown{"36"});
    CHECK(shown(read_pages({"0.1 0.2 0.5 rg 40 650 100 100 re f 0 g " + figure + white})) ==
          Shown{"369"});
    CHECK(shown(read_pages({figure + pdf_text(62, 100, 1, "9")})) == Shown{"36"});
}

TEST_CASE("what a cell shows is not known where other text is printed over its figure") {
    const std::string table = ruled(50, 100, 1, 2) + in_cell(50, 100, 0, 0, "甲");
    const std::string figure = in_cell(50, 100, 0, 1, "3");
    CHECK(shown(read_pages({table + figure + pdf_text(157, 116, 10, "人")})) ==
          Shown{"0,0=甲", "0,1=3人\uFFFD", "--"});
    CHECK(shown(read_pages({table + figure + pdf_text(170, 116, 10, "件")})) ==
          Shown{"0,0=甲", "0,1=3 件", "--"});
    // No figure, so nothing that could be taken for another.
    CHECK(shown(read_pages({table + in_cell(50, 100, 0, 1, "人") + pdf_text(157, 116, 10, "大")}))
              .at(1)
              .find("\uFFFD") == std::string::npos);
}

TEST_CASE("large writing across the text is no text, a large title is") {
    const std::string table = ruled(50, 100, 2, 2) + in_cell(50, 100, 0, 0, "甲甲甲甲") +
                              in_cell(50, 100, 0, 1, "10") + in_cell(50, 100, 1, 0, "乙乙乙乙") +
                              in_cell(50, 100, 1, 1, "20");
    const std::string title = pdf_text(50, 90, 36, "总计");
    CHECK(shown(read_pages({title + table + pdf_text(50, 140, 48, "内部资料")})) ==
          Shown{"总计", "0,0=甲甲甲甲", "0,1=10", "1,0=乙乙乙乙", "1,1=20", "--"});
}

TEST_CASE("lines that the paper broke are one paragraph, a heading stays alone") {
    const std::string page = pdf_text(74, 100, 12, "全年共收到政府信息公开申请1") +
                             pdf_text(50, 120, 12, "3件，均已办结。") +
                             pdf_text(50, 140, 12, "二、主动公开政府信息情况") +
                             pdf_text(74, 160, 12, "无");
    CHECK(shown(read_pages({page})) ==
          Shown{"全年共收到政府信息公开申请13件，均已办结。", "二、主动公开政府信息情况", "无"});
    const std::string part = pdf_text(50, 100, 12, "数据统计截至二〇二三年十二月三十一日。") +
                             pdf_text(50, 120, 12, "第一部分 总体情况") +
                             pdf_text(50, 140, 12, "第三方评估的结果已经在门户网站上公布。");
    CHECK(shown(read_pages({part})) == Shown{"数据统计截至二〇二三年十二月三十一日。",
                                             "第一部分 总体情况",
                                             "第三方评估的结果已经在门户网站上公布。"});
}

TEST_CASE("a sentence goes on over the page, and what runs along every page is left out") {
    const auto page = [](int number, const std::string& body) {
        return pdf_text(200, 40, 9, "某县某局年报") + body +
               pdf_text(280, 780, 9, fmt::format("第{}页 共2页", number));
    };
    const Document document =
        read_pages({page(1, pdf_text(74, 100, 12, "本年度收到申请") +
                                pdf_text(50, 120, 12, "的政府信息公开申请数量共计一百二十又三")),
                    page(2, pdf_text(50, 100, 12, "件，全部办结。"))});
    CHECK(shown(document) ==
          Shown{"本年度收到申请", "的政府信息公开申请数量共计一百二十又三件，全部办结。"});
}

TEST_CASE("an address with numbers of its own before the page's number is left out") {
    const auto page = [](const char* body, const char* foot) {
        return pdf_text(50, 100, 12, body) + pdf_text(50, 780, 9, foot);
    };
    CHECK(shown(read_pages({page("甲", "xx2024/art8.html 1/2"),
                            page("乙", "xx2024/art8.html 2/2")})) == Shown{"甲", "乙"});
    // Two numbers that differ are figures of a table without lines.
    CHECK(shown(read_pages({page("甲", "其他 3 0 1"), page("乙", "其他 4 0 2")})).size() == 4);
}

TEST_CASE("a number at the foot of one page alone may be a figure and stays") {
    CHECK(shown(read_pages({pdf_text(50, 100, 12, "共"),
                            pdf_text(50, 100, 12, "件") + pdf_text(300, 780, 9, "7")})) ==
          Shown{"共", "件", "7"});
}

TEST_CASE("where no line parts the columns, spaces keep the places of the words") {
    std::string page = pdf_text(50, 100, 10, "甲") + pdf_text(150, 100, 10, "1") +
                       pdf_text(250, 100, 10, "2") + pdf_text(50, 120, 10, "乙丙") +
                       pdf_text(250, 120, 10, "3");
    Document document = read_pages({page});
    CHECK(shown(document) == Shown{"甲                  1                   2",
                                   "乙丙                                    3"});
    CHECK(document.origins[2].box == PaperBox{25000, 9120, 25500, 10120});
    // A frame around it, ruled between the rows only, changes nothing.
    page += pdf_line(40, 85, 300, 85) + pdf_line(40, 105, 300, 105) + pdf_line(40, 125, 300, 125) +
            pdf_line(40, 85, 40, 125) + pdf_line(300, 85, 300, 125);
    CHECK(shown(read_pages({page})) == shown(document));
}

TEST_CASE("a frame around a whole text is no table") {
    std::string page = pdf_line(40, 80, 40, 300) + pdf_line(560, 80, 560, 300) +
                       pdf_line(40, 80, 560, 80) + pdf_line(40, 90, 560, 90) +
                       pdf_line(40, 300, 560, 300);
    Shown expected;
    for (int i = 0; i < 9; ++i) {
        page += pdf_text(50, 110 + 20 * i, 12, fmt::format("{}、总体情况", i));
        expected.push_back(fmt::format("{}、总体情况", i));
    }
    CHECK(shown(read_pages({page})) == expected);
}

TEST_CASE("a heading over the whole width of a frame is a paragraph between two tables") {
    std::string page = pdf_line(50, 100, 250, 100) + pdf_line(50, 120, 250, 120) +
                       pdf_line(50, 140, 250, 140) + pdf_line(50, 160, 250, 160) +
                       pdf_line(50, 100, 50, 160) + pdf_line(250, 100, 250, 160) +
                       pdf_line(150, 100, 150, 120) + pdf_line(150, 140, 150, 160);
    page += in_cell(50, 100, 0, 0, "甲") + in_cell(50, 100, 0, 1, "1") +
            in_cell(50, 100, 1, 0, "三、申请情况") + in_cell(50, 100, 2, 0, "乙") +
            in_cell(50, 100, 2, 1, "2");
    CHECK(shown(read_pages({page})) ==
          Shown{"0,0=甲", "0,1=1", "--", "三、申请情况", "0,0=乙", "0,1=2", "--"});
}

TEST_CASE("text that runs on beyond a frame is not torn at its edge") {
    const std::string page = ruled(50, 100, 2, 2) + in_cell(50, 100, 0, 0, "甲") +
                             in_cell(50, 100, 0, 1, "1") +
                             pdf_text(220, 134, 10, "主动公开政府信息情况");
    CHECK(shown(read_pages({page})) ==
          Shown{"0,0=甲", "0,1=1", "1,0=", "1,1=", "--", "主动公开政府信息情况"});
}

TEST_CASE("a line farther below than lines of prose stand is a paragraph of its own") {
    std::string page;
    for (int line = 0; line < 6; ++line)
        page += pdf_text(50, 100 + 20 * line, 12, "本年度共收到政府信息公开申请共计一百余件");
    page += pdf_text(50, 232, 12, "2024年1月19日");
    CHECK(shown(read_pages({page})).back() == "2024年1月19日");
}

TEST_CASE("a table of which only a part is ruled is read as lines throughout") {
    const std::string part = ruled(50, 100, 1, 2) + in_cell(50, 100, 0, 0, "甲") +
                             in_cell(50, 100, 0, 1, "1") + pdf_text(55, 150, 10, "乙") +
                             pdf_text(155, 150, 10, "2");
    CHECK(shown(read_pages({pdf_text(50, 80, 10, "二、表") + part})) ==
          Shown{"二、表", "甲                  1", "乙                  2"});
    const std::string apart = part + pdf_text(50, 132, 10, "三、表");
    CHECK(shown(read_pages({apart})) ==
          Shown{"0,0=甲", "0,1=1", "--", "三、表", "乙                  2"});
}

TEST_CASE("every line knows its page and its box") {
    const Document document =
        read_pages({pdf_text(50, 100, 10, "甲"), pdf_text(50, 200, 10, "乙")});
    REQUIRE(document.origins.size() == 2);
    CHECK(document.origins[0].page == 1);
    CHECK(document.origins[1].page == 2);
    CHECK(document.origins[1].begin == 4);
    CHECK(document.origins[1].box == PaperBox{5000, 19120, 6000, 20120});
}

TEST_CASE("characters that the font does not name are said, not guessed") {
    const Document document = read_pages({pdf_text(50, 100, 12, "总计")}, {.has_unicode = false});
    CHECK(shown(document) == Shown{"\uFFFD\uFFFD"});
    REQUIRE(document.remarks.size() == 1);
    CHECK(document.remarks[0].code == Code::PdfUnmapped);
    CHECK(document.remarks[0].arguments == std::vector<std::string>{"1", "2"});
}

TEST_CASE("a page that is a picture is said to be one, and its hidden text is not believed") {
    const Document document =
        read_pages({pdf_picture(0, 0, 600, 800) + "3 Tr\n" + pdf_text(50, 100, 12, "总计")});
    CHECK(shown(document).empty());
    REQUIRE(document.remarks.size() == 2);
    CHECK(document.remarks[0].code == Code::PdfPicture);
    CHECK(document.remarks[1].code == Code::PdfInvisibleText);
}

TEST_CASE("a picture that fills a page, and one among its text, leave gaps where they stand") {
    const Document document = read_pages(
        {pdf_text(50, 100, 12, "前") + pdf_picture(50, 200, 500, 200) + pdf_text(50, 500, 12, "后"),
         pdf_picture(0, 0, 600, 800)});
    REQUIRE(document.gaps.size() == 2);
    CHECK(document.gaps[0].kind == Gap::Kind::Picture);
    CHECK(document.gaps[0].span.begin == document.source->text().find("后"));
    CHECK(document.gaps[1].kind == Gap::Kind::PicturePage);
    CHECK(document.gaps[1].span.begin == document.source->text().size());
}

TEST_CASE("a page whose content cannot be followed is damaged, and the next is not") {
    const Document document = read_pages(
        {pdf_text(50, 100, 12, "前") + "<< 0 ]] >> Tj (] TJ\n" + pdf_text(50, 200, 12, "失"),
         pdf_text(50, 100, 12, "后")});
    REQUIRE(document.remarks.size() == 1);
    CHECK(document.remarks[0].code == Code::PdfPageDamaged);
    CHECK(document.remarks[0].arguments == std::vector<std::string>{"1"});
    REQUIRE(document.gaps.size() == 1);
    CHECK(document.gaps[0].kind == Gap::Kind::DamagedPage);
    CHECK(document.gaps[0].span.begin == 0);
    CHECK(document.gaps[0].span.end == document.source->text().find("后"));
}

TEST_CASE("a page that the file lists and does not hold is damaged") {
    std::string bytes = pdf({pdf_text(50, 100, 12, "前"), pdf_text(50, 100, 12, "失")});
    const std::string kid = "10 0 R ";
    bytes.replace(bytes.find(kid), kid.size(), "90 0 R ");
    PdfChild child(GOUJI_PDF);
    const Result<Document> document = read_pdf("x.pdf", bytes, child);
    REQUIRE(document);
    REQUIRE(document->remarks.size() == 1);
    CHECK(document->remarks[0].code == Code::PdfPageDamaged);
    CHECK(document->remarks[0].arguments == std::vector<std::string>{"2"});
}

TEST_CASE("a complaint of gouji-pdf is the document's diagnostic") {
    PdfChild child(GOUJI_PDF);
    const auto code = [&](const std::string& bytes) {
        const Result<Document> document = read_pdf("x.pdf", bytes, child);
        REQUIRE_FALSE(document);
        return document.error().code;
    };
    CHECK(code("%PDF-1.7\n cut off") == Code::PdfDamaged);
    CHECK(code(pdf({""}, {.is_encrypted = true})) == Code::PdfEncrypted);
    CHECK(code(pdf(std::vector<std::string>(500))) == Code::PdfTooManyPages);
}
