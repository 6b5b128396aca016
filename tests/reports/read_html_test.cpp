#include "reports/read_html.h"

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "tests/support/sketch.h"

using namespace gouji;
using namespace gouji::reports;
using namespace std::string_literals;

namespace {

std::string sketch(const std::string& page) {
    return tests::sketch(read_html("页.html", page));
}

std::uint32_t column_of(const std::string& page, const std::string& text) {
    const Result<Document> document = read_html("页.html", page);
    REQUIRE(document);
    for (const DocumentBlock& block : document->blocks) {
        const auto* grid = std::get_if<Grid>(&block);
        if (grid == nullptr) continue;
        for (const GridCell& cell : grid->cells) {
            if (document->source->slice(cell.span) == text) return cell.column;
        }
    }
    FAIL("no cell " << text);
    return 0;
}

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

Code refusal_of(const std::string& page) {
    const Result<Document> document = read_html("页.html", page);
    REQUIRE_FALSE(document);
    return document.error().code;
}

const std::string prose = "<p>今年新购图书三千册，读者满意。" + repeated("借阅有序。", 40) + "</p>";

}  // namespace

TEST_CASE("paragraphs and line breaks of a page are lines") {
    CHECK(sketch("<p>馆藏<b>报告</b></p>一行<br>二\n行<P>三　行</P>") ==
          "馆藏报告\n一行\n二 行\n三　行\n");
}

TEST_CASE("the mark of a note is no digit of the figure before it, nor is what was crossed out") {
    CHECK(sketch("<table><tr><td>甲<sup>[1]</sup></td><td>36<sup>1</sup></td><td><sup>7</sup></td>"
                 "<td><s>9</s>8</td></tr></table>") == "[甲|36|7|8]\n");
}

TEST_CASE("a figure that a style does not show is no part of the figure beside it") {
    const auto figure = [](const std::string& style) {
        return sketch("<table><tr><td>甲</td><td><span style='" + style +
                      "'>9</span>36</td></tr></table>");
    };
    for (const char* style :
         {"DISPLAY : none", "visibility:hidden", "color:red; font-size:0px", "opacity: 0.0",
          "mso-hide:all", "text-decoration:line-through red", "color:#FFF",
          "color: rgba(9, 9, 9, 0)", "font-size:1px", "position:absolute;left:-9999px",
          "position:absolute;clip:rect(0,0,0,0)", "display:inline-block;width:0;overflow:hidden",
          "text-indent:-99em"})
        CHECK(figure(style) == "[甲|36]\n");
    for (const char* style : {"font-size:10px", "opacity:0.9", "visibility:visible", "color:#f00",
                              "display:none;display:inline", "position:absolute;left:9px",
                              "clip:rect(0,0,0,0)", "width:0", "text-indent:-2em"})
        CHECK(figure(style) == "[甲|936]\n");
    CHECK(sketch("<table><tr><td>甲</td><td><div style='font-size:0'><b style='font-size:9pt'>36"
                 "</b></div></td></tr></table>") == "[甲|36]\n");
}

TEST_CASE("a class that the page's sheet does not show is not read in a cell") {
    CHECK(sketch("<head><style>/* .b{} */ @charset 'x'; td .old, .x { color:red; display:none }"
                 "@media print { .b { display:none } } .c:hover{display:none}</style></head>"
                 "<table><tr><td>甲</td><td><i class='a old'>9</i><b class=b>3</b><u class=c>6</u>"
                 "</td></tr></table><div class=old>馆藏报告</div>") == "[甲|36]\n馆藏报告\n");
}

TEST_CASE("a sheet is asked with the tags, classes and ids that lead to an element") {
    const auto figure = [](const std::string& rules) {
        return sketch("<style>" + rules +
                      "</style><table class=t><tr><td>甲</td><td><p class='x y'>"
                      "<i id=n>9</i>36</p></td></tr></table>");
    };
    for (const char* rules : {"#n{display:none}", "td i{display:none}", ".t .x>i{display:none}",
                              "p.x.y i, b{display:none}", "@media screen{i{display:none}}",
                              "i{display:inline} i{display:none}"})
        CHECK(figure(rules) == "[甲|36]\n");
    for (const char* rules :
         {".nav i{display:none}", "td>i{display:none}", ".xy i{display:none}",
          "i:hover{display:none}", "#n{display:inline} i{display:none}", "i#m{display:none}"})
        CHECK(figure(rules) == "[甲|936]\n");
}

TEST_CASE("blocks of a sheet may stand in one another as deep as they like") {
    std::string sheet;
    for (int depth = 0; depth < 100'000; ++depth) sheet += "@media screen{";
    CHECK(sketch("<style>" + sheet +
                 "i{display:none}</style><table><tr><td>甲</td><td><i>9</i>36"
                 "</td></tr></table>") == "[甲|36]\n");
}

TEST_CASE("white text is read where something is painted behind it") {
    const auto figure = [](const std::string& table) {
        return sketch(table +
                      "<tr><td>甲</td><td><span style='color:#fff'>36</span></td></tr></table>");
    };
    CHECK(figure("<table>") == "[甲|]\n");
    CHECK(figure("<link rel=icon href=a.ico><table>") == "[甲|]\n");
    CHECK(figure("<table bgcolor=white>") == "[甲|]\n");
    CHECK(figure("<table bgcolor=#003366>") == "[甲|36]\n");
    CHECK(figure("<style>td{background:#036 none}</style><table>") == "[甲|36]\n");
}

TEST_CASE("what a style puts above or below its line is the mark of a note") {
    CHECK(sketch("<table><tr><td>甲</td><td>36<span style='vertical-align:super'>1</span></td>"
                 "<td>36<sub>1</sub></td><td><b "
                 "style='vertical-align:middle'>7</b></td></tr></table>") == "[甲|36|36|7]\n");
}

namespace {

// "p" for a picture, "a" for an attachment, in the order of the page.
std::string gaps_of(const std::string& page) {
    const Result<Document> document = read_html("页.html", page);
    REQUIRE(document);
    std::string kinds;
    for (const Gap& gap : document->gaps)
        kinds.push_back(gap.kind == Gap::Kind::Attachment ? 'a'
                        : gap.kind == Gap::Kind::Unclear  ? 'u'
                                                          : 'p');
    return kinds;
}

}  // namespace

TEST_CASE("what a page shows without text is a gap where it stands, unless it is small or hidden") {
    CHECK(gaps_of("<p>馆</p><img src=a.png><canvas></canvas><iframe src=a></iframe>") == "ppa");
    CHECK(gaps_of("<p>馆</p><img width=16 src=a.png><iframe width=0></iframe><svg></svg>"
                  "<iframe style='display:none'></iframe><script>f()</script>")
              .empty());
    CHECK(gaps_of("<p>馆</p><p><a href='files/a.DOCX?id=3'>报告</a></p><a href=a.html>页</a>") ==
          "a");
}

TEST_CASE("the page within a frame is read where it stands, by its own sheet") {
    const std::string outside = "<style>td{display:none}</style><p>馆</p>";
    const auto frame = [](const std::string& more, const std::string& page) {
        return "<iframe " + more + " srcdoc='" + page + "'>不见</iframe>";
    };
    const std::string table = "<p>&lt;藏&gt;</p><table><tr><td>甲<td>1&amp;lt;2</table>";
    CHECK(sketch(outside + frame("", table) + "<p>阁</p>") == "馆\n<藏>\n[甲|1<2]\n阁\n");
    CHECK(sketch(frame("", "<style>b{display:none}</style><b>藏</b>阁") + "<b>馆</b>") ==
          "阁\n馆\n");
    CHECK(sketch(frame("", "一<iframe srcdoc=\"&lt;p&gt;二&lt;/p&gt;\"></iframe>")) == "一\n二\n");
    CHECK(sketch(outside + frame("style=display:none", table)) == "馆\n");
    CHECK(sketch(outside + frame("width=0", table)) == "馆\n");
    CHECK(gaps_of(outside + frame("", table)).empty());
    CHECK(gaps_of(outside + frame("", repeated("<div>", 3000))) == "a");
    CHECK(gaps_of(outside + frame("", repeated("<p>藏", 200000))) == "a");
}

TEST_CASE("in a cell, a small picture and what a program writes are gaps too, a dot is none") {
    const auto in_cell = [](const std::string& content) {
        return gaps_of("<table><tr><td>甲</td><td>" + content + "</td></tr></table>");
    };
    CHECK(in_cell("<img width=8 height=12 src=7.gif>") == "p");
    CHECK(in_cell("<script>document.write(7)</script>") == "p");
    CHECK(in_cell("<select><option>7</select>") == "p");
    CHECK(in_cell("<img width=1 height=1 src=dot.gif>").empty());
    CHECK(sketch("<table><tr><td>甲</td><td><textarea>36</textarea></td></tr></table>") ==
          "[甲|36]\n");
}

TEST_CASE("a blank that a program may fill is unclear, and so is what it may replace") {
    const auto page = [](const std::string& cell, const std::string& program) {
        return gaps_of("<table><tr><td>甲</td>" + cell + "</tr></table><p>" + program + "</p>");
    };
    const std::string elsewhere = "<script src=a.js></script>";
    CHECK(page("<td><span id=n></span></td>", elsewhere) == "u");
    CHECK(page("<td id=n></td>", elsewhere) == "u");
    CHECK(page("<td><i class=n></i></td>", elsewhere) == "u");
    CHECK(page("<td class=n></td>", "<script>$('td.n').text(7)</script>") == "u");
    CHECK(page("<td><b data-to=7>0</b></td>", "") == "u");
    CHECK(page("<td>{{ n }}</td>", "") == "u");
    CHECK(page("<td id=n>7</td>", elsewhere).empty());
    CHECK(page("<td class=n></td>", "<script>$('td.nn').text(7)</script>").empty());
    CHECK(page("<td><a id=n name=n></a></td>", elsewhere).empty());
    CHECK(page("<td><span id=n></span></td>", "").empty());
    CHECK(page("<td><p class=n><span lang=en>&nbsp;</span></p></td>", elsewhere).empty());
}

TEST_CASE("what may be a mark, or hidden by a sheet that is not at hand, is unclear") {
    const auto page = [](const std::string& cell) {
        return gaps_of("<link rel=stylesheet href=a.css><table><tr><td>甲</td><td>" + cell +
                       "</td></tr></table>");
    };
    CHECK(page("36<small>1</small>") == "u");
    CHECK(page("36<span style='position:relative;top:-5px'>1</span>") == "u");
    CHECK(page("36<span style='position:relative;top:-1.0pt'>1</span>").empty());
    CHECK(page("<small>36</small>").empty());
    CHECK(page("<b class=sr-only>9</b>36") == "u");
    CHECK(page("<b class='old sr-only'>9</b>36") == "u");
    CHECK(page("<b class=not-hidden>9</b>36").empty());
    CHECK(page("<b style='color:white'>36</b>") == "u");
    CHECK(sketch("<table><tr><td>甲</td><td>36<a href='#n1'>1</a></td><td><a href='#'>7</a></td>"
                 "</tr></table>") == "[甲|36|7]\n");
}

TEST_CASE("a field of a form shows what was filled in") {
    CHECK(sketch("<table><tr><td>甲</td><td><input type=text value='36'></td>"
                 "<td><input value=''></td><td><input type=hidden value=9></td></tr></table>") ==
          "[甲|36||]\n");
}

TEST_CASE("a table is a grid with its spans") {
    CHECK(sketch("<TABLE><TR><TD COLSPAN=2>甲</TD><TD rowspan='2'>乙</TD></TR>"
                 "<tr><td><p>丙</p><td>&nbsp;</table>") == "[甲→2|乙↓2]\n[丙|]\n");
}

TEST_CASE("a cell stands in the first column that no cell above reaches into") {
    const std::string page =
        "<table><tr><td rowspan=2>甲</td><td>乙</td><td rowspan=2>丙</td></tr>"
        "<tr><td>丁</td><td>戊</td></tr></table>";
    CHECK(column_of(page, "丁") == 1);
    CHECK(column_of(page, "戊") == 3);
}

TEST_CASE("a table that lays out the page is no grid, the table in it is one") {
    CHECK(sketch("<table><tr><td>栏目</td><td>" + prose +
                 "<table><tr><td>甲</td><td>1</td></tr></table></td></tr></table>")
              .ends_with("[甲|1]\n"));
}

TEST_CASE("a table inside a cell of a table of figures is a grid of its own") {
    const std::string row = "<tr><td>甲</td><td>1</td><td>2</td><td>3</td></tr>";
    CHECK(sketch("<table>" + row + row + row +
                 "<tr><td>乙</td><td colspan=3><table><tr><td>7</td><td>8</td></tr></table></td>"
                 "</tr></table>") == "[甲|1|2|3]\n[甲|1|2|3]\n[甲|1|2|3]\n[乙|→3]\n[7|8]\n");
}

TEST_CASE("a table of one cell inside a cell is that cell's text") {
    CHECK(sketch("<table><tr><td><table><tr><td>甲</td></tr></table></td><td>1</td></tr>"
                 "<tr><td><table><tr><td>乙</td></tr></table></td><td>2</td></tr></table>") ==
          sketch("<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"));
}

TEST_CASE("a heading typed into a table is a paragraph") {
    CHECK(sketch("<table><tr><td colspan=2>二、借阅情况</td></tr>"
                 "<tr><td>甲</td><td>1</td></tr></table>") == "二、借阅情况\n[甲|1]\n");
}

TEST_CASE("scripts, hidden elements and what is not shown give no text") {
    CHECK(sketch("<title>题</title><script>if (a<b) '<p>脚本</p>'</script><style>p{}</style>"
                 "<!-- 注 --><div style='DISPLAY : none'>藏</div><p hidden>藏</p><p>现</p>") ==
          "现\n");
}

TEST_CASE("a picture leaves a gap where it stands, an icon leaves none") {
    const Result<Document> document =
        read_html("页.html",
                  "<p>一、馆藏情况</p><p><img src='t.png' width='100%'></p><p>二、借阅情况</p>"
                  "<p><img src='i.png' width='20' height='20'>文</p>");
    REQUIRE(document);
    REQUIRE(document->gaps.size() == 1);
    CHECK(document->gaps[0].kind == Gap::Kind::Picture);
    CHECK(document->gaps[0].span.begin == document->source->text().find("二、"));
}

TEST_CASE("links, trails and the foot of a page are left out") {
    const std::string page =
        "<body><div><a href=/>首页</a> <a href=/b>新闻</a></div><div><h1>馆藏报告</h1>"
        "<div class=x>" +
        prose +
        "<p>某图书馆</p></div><p>2024年1月9日</p>"
        "<ul><li><a href=1>上年馆藏报告</a></li></ul></div>"
        "<div>主办：某市</div></body>";
    const std::string shown = sketch(page);
    CHECK(shown.starts_with("馆藏报告\n"));
    CHECK(shown.ends_with("某图书馆\n2024年1月9日\n"));
}

TEST_CASE("figures that are links are figures, not a menu") {
    std::string grid, cells;
    for (const char* figure : {"12", "3,400", "０", "7"}) {
        const std::string link = "<a href='list?n=1'>" + std::string(figure) + "</a>";
        grid += "<div>" + link + "</div>";
        cells += "<td>" + link + "</td>";
    }
    const std::string shown =
        sketch("<h1>馆藏报告</h1>" + prose + "<div><div>借出</div>" + grid +
               "</div><div><table><tr><td>归还</td>" + cells +
               "</tr></table></div><p><a href=2>2</a> <a href=3>下页</a></p>");
    CHECK(shown.find("借出\n12\n3,400\n０\n7\n") != std::string::npos);
    CHECK(shown.find("归还") != std::string::npos);
    CHECK(shown.find("下页") == std::string::npos);
}

TEST_CASE("a heading that opens its part at a click is a heading, a menu of such links is none") {
    const std::string switches = "<p><a href='javascript:void(0)'>一、借阅</a></p>" + prose +
                                 "<button>二、馆藏</button>" + prose;
    const std::string text = sketch(switches + "<p><a href='javascript:print()'>打印</a></p>" +
                                    "<p><a href='b.html'>三、往年</a></p><button>回复</button>");
    CHECK(text.find("一、借阅\n") != std::string::npos);
    CHECK(text.find("二、馆藏\n") != std::string::npos);
    CHECK(text.find("打印") == std::string::npos);
    CHECK(text.find("三、往年") == std::string::npos);
    CHECK(text.find("回复") == std::string::npos);
}

TEST_CASE("a line before the report is kept where it may be its title") {
    const std::string page =
        "<body><div>当前位置：<a href=/>首页</a> > 年报</div><p>索引号：12</p><h2>馆藏报告</h2>"
        "<div>" +
        prose + "</div></body>";
    CHECK(sketch(page).starts_with("馆藏报告\n今年"));
}

TEST_CASE("markup that Word left behind changes nothing") {
    CHECK(sketch("<p class=MsoNormal><span lang=EN-US>2023<o:p></o:p></span><span>年</span>"
                 "<st1:chsdate>1月</st1:chsdate><![if !supportLists]>一、<![endif]></p>") ==
          "2023年1月一、\n");
}

TEST_CASE("a page is read in the encoding that its bytes and its head tell") {
    const std::string gb = "\xB9\xDD\xB2\xD8\xC7\xE9\xBF\xF6";  // 馆藏情况
    CHECK(sketch("<meta charset=gb2312><p>" + gb + "</p>") == "馆藏情况\n");
    CHECK(sketch("<p>" + gb + "</p>") == "馆藏情况\n");
    CHECK(sketch("\xEF\xBB\xBF<meta charset=gb2312><p>馆藏</p>") == "馆藏\n");
    CHECK(sketch("<meta charset=gbk><p>馆藏</p>") == "馆藏\n");
    CHECK(sketch("<meta http-equiv=Content-Type content='text/html; charset=big5'>"
                 "<p>\xA4\x40\xA6\x7E</p>") == "一年\n");
    CHECK(sketch("<p>\xC0\x5D\xAA\xBA\xA4\x40\xA6\x7E</p>") == "館的一年\n");
}

TEST_CASE("a page cut off within a character is read up to there") {
    const std::string page = "<p>馆的一年</p><p>报告";
    CHECK(sketch(page.substr(0, page.size() - 1)) == "馆的一年\n报\n");
}

TEST_CASE("a hundred thousand nested tags are refused before they are parsed") {
    CHECK(refusal_of("<html>" + repeated("<div>", 100000)) == Code::HtmlTooDeep);
    CHECK(refusal_of("<html>" + repeated("<table><tr><td>", 100000)) == Code::HtmlTooDeep);
}

TEST_CASE("formatting tags left open are refused where a parser would open them again") {
    CHECK(refusal_of("<html>" + repeated("<font size=1>", 1900) + repeated("<p>甲", 9000)) ==
          Code::HtmlTooCostly);
}

TEST_CASE("a tag with thousands of attributes is refused") {
    std::string tag = "<html><p";
    for (int i = 0; i < 5000; ++i) tag += " a" + std::to_string(i) + "=1";
    CHECK(refusal_of(tag + ">") == Code::HtmlTooCostly);
}

TEST_CASE("a thousand paragraphs without their end tags are read") {
    CHECK(sketch("<html>" + repeated("<p>甲", 1000)) == repeated("甲\n", 1000));
}

TEST_CASE("a page above the limit is refused") {
    CHECK(refusal_of("<html>" + std::string(max_html_bytes, ' ')) == Code::ReportTooLarge);
}

TEST_CASE("a cell of ten megabytes is read as prose") {
    const std::string page = "<table><tr><td>甲</td><td>" + std::string(10U << 20U, 'x') + "</td>";
    CHECK(sketch(page).size() > (10U << 20U));
}

TEST_CASE("absurd spans do not widen a table without bound") {
    CHECK(sketch("<table><tr><td colspan=4000000000 rowspan=99999999999>甲</td><td>乙</td></tr>"
                 "<tr><td colspan=-3>丙</td></tr></table>")
              .find("甲") != std::string::npos);
}
