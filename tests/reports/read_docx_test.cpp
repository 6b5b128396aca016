#include "reports/read_docx.h"

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "reports/docx/docx_element.h"
#include "tests/support/docx.h"
#include "tests/support/sketch.h"

using namespace gouji;
using namespace gouji::reports;

namespace {

std::string sketch(const std::string& body, std::map<std::string, std::string> more = {}) {
    return tests::sketch(read_docx("报告.docx", tests::docx(body, std::move(more))));
}

Code refusal_of(const std::string& bytes) {
    const Result<Document> document = read_docx("报告.docx", bytes);
    REQUIRE_FALSE(document);
    return document.error().code;
}

std::string run(const std::string& text) {
    return "<w:r><w:t>" + text + "</w:t></w:r>";
}

std::string cell(const std::string& text, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + tests::word_paragraph(text) + "</w:tc>";
}

std::string row(const std::string& cells, const std::string& properties = "") {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

const std::string restart = "<w:vMerge w:val=\"restart\"/>";
const std::string below = "<w:vMerge/>";

std::string span(int columns) {
    return "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>";
}

std::string list(const std::string& id, const std::string& level = "0") {
    return "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + id + "\"/></w:numPr>";
}

const std::string numbering =
    "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"4\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>"
    "<w:lvlText w:val=\"%1、\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"（%2）\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>";

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE("runs cut anywhere are one paragraph") {
    CHECK(sketch("<w:p>" + run("馆藏") + run("报") + "<w:hyperlink>" + run("告") +
                 "</w:hyperlink></w:p>") == "馆藏报告\n");
}

TEST_CASE("a line break within a paragraph begins a line") {
    CHECK(sketch("<w:p><w:r><w:t>某图书馆</w:t><w:br/><w:t>馆藏报告</w:t></w:r></w:p>") ==
          "某图书馆\n馆藏报告\n");
}

TEST_CASE("a symbol is the character that it names, none where only its font knows it") {
    const auto symbol = [](const std::string& number) {
        return "<w:r><w:sym w:font=\"a\" w:char=\"" + number + "\"/></w:r>";
    };
    CHECK(sketch("<w:p>" + symbol("201C") + run("甲") + symbol("F0FC") + symbol("x") + run("乙") +
                 "</w:p>") == "“甲乙\n");
}

TEST_CASE("merged cells of a Word table are one cell with its spans") {
    CHECK(sketch("<w:tbl>" + row(cell("甲", span(2)) + cell("乙", restart)) +
                 row(cell("丙") + cell("1") + cell("", below)) + "</w:tbl>") ==
          "[甲→2|乙↓2]\n[丙|1]\n");
}

TEST_CASE("a row that begins late leaves the columns before it empty") {
    const Result<Document> document = read_docx(
        "报告.docx", tests::docx("<w:tbl>" + row(cell("甲") + cell("乙")) +
                                 row(cell("丙"), "<w:gridBefore w:val=\"1\"/>") + "</w:tbl>"));
    REQUIRE(document);
    CHECK(std::get<Grid>(document->blocks.at(0)).cells.at(2).column == 1);
}

TEST_CASE("deleted text is gone, inserted text is there") {
    CHECK(sketch("<w:p>" + run("馆") +
                 "<w:del><w:r><w:delText>三</w:delText></w:r></w:del><w:ins>" + run("四") +
                 "</w:ins><w:moveFrom>" + run("五") + "</w:moveFrom></w:p>") == "馆四\n");
}

TEST_CASE("a row that is not printed is not read") {
    const auto with = [](const std::string& property) {
        return sketch("<w:tbl>" + row(cell("甲") + cell("1")) +
                      row(cell("乙") + cell("2"), property) + "</w:tbl>");
    };
    CHECK(with("<w:hidden/>") == "[甲|1]\n");
    CHECK(with("<w:hidden w:val=\"0\"/>") == "[甲|1]\n[乙|2]\n");
}

TEST_CASE("a deleted row and a deleted paragraph mark are gone") {
    CHECK(sketch("<w:tbl>" + row(cell("甲") + cell("1")) + row(cell("乙") + cell("2"), "<w:del/>") +
                 "</w:tbl>") == "[甲|1]\n");
    CHECK(sketch(tests::word_paragraph("馆藏", "<w:rPr><w:del/></w:rPr>") +
                 tests::word_paragraph("报告")) == "馆藏报告\n");
}

TEST_CASE("numbers of Word lists are text") {
    CHECK(sketch(tests::word_paragraph("馆藏情况", list("7")) + tests::word_paragraph("说明") +
                     tests::word_paragraph("纸质", list("7", "1")) +
                     tests::word_paragraph("借阅情况", list("7")) +
                     tests::word_paragraph("成年", list("7", "1")),
                 {{"word/numbering.xml", numbering}}) ==
          "一、馆藏情况\n说明\n（1）纸质\n二、借阅情况\n（1）成年\n");
}

TEST_CASE("a figure that is numbered as the paragraphs of a list are is unclear") {
    const auto gaps = [](const std::string& text, const std::string& properties) {
        const std::string paragraph = tests::word_paragraph(text, properties);
        const Result<Document> document = read_docx(
            "报告.docx", tests::docx("<w:tbl><w:tr><w:tc>" + paragraph + "</w:tc></w:tr></w:tbl>",
                                     {{"word/numbering.xml", numbering}}));
        REQUIRE(document);
        return document->gaps.size();
    };
    CHECK(gaps("36", list("7", "1")) == 1);
    CHECK(gaps("36", "") == 0);
    CHECK(gaps("纸质", list("7", "1")) == 0);
}

TEST_CASE("a part that cannot be read is told, and the text is read without it") {
    const Result<Document> document =
        read_docx("报告.docx", tests::docx(tests::word_paragraph("馆藏情况", list("7")),
                                           {{"word/numbering.xml", "<w:numbering"}}));
    REQUIRE(document);
    CHECK(tests::sketch(document) == "馆藏情况\n");
    REQUIRE(document->remarks.size() == 1);
    CHECK(document->remarks[0].code == Code::DocxPartUnreadable);
    CHECK(document->remarks[0].arguments == std::vector<std::string>{"numbering.xml"});
}

TEST_CASE("an empty paragraph of a list takes no number") {
    CHECK(sketch(tests::word_paragraph("馆藏情况", list("7")) + "<w:p><w:pPr>" + list("7") +
                     "</w:pPr></w:p>" + tests::word_paragraph("借阅情况", list("7")),
                 {{"word/numbering.xml", numbering}}) == "一、馆藏情况\n二、借阅情况\n");
}

TEST_CASE("a style may number its paragraphs") {
    const std::string styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"标题\"><w:pPr>" +
                               list("7") + "</w:pPr></w:style></w:styles>";
    CHECK(sketch(tests::word_paragraph("馆藏情况", "<w:pStyle w:val=\"标题\"/>"),
                 {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}) ==
          "一、馆藏情况\n");
}

TEST_CASE("a text box is read once, behind its paragraph") {
    const std::string box = "<w:txbxContent>" + tests::word_paragraph("框") + "</w:txbxContent>";
    CHECK(sketch("<w:p><w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice><w:drawing>" + box +
                 "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                 "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("文") + "</w:p>") ==
          "文\n框\n");
}

TEST_CASE("hidden text and field codes are not read") {
    CHECK(sketch("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
                 "<w:r><w:instrText>PAGE</w:instrText></w:r>" +
                 run("现") + "</w:p>") == "现\n");
}

TEST_CASE("what is struck out is not read, nor the raised mark of a note behind text") {
    const auto with = [](const std::string& property, const std::string& text) {
        return "<w:r><w:rPr>" + property + "</w:rPr><w:t>" + text + "</w:t></w:r>";
    };
    const std::string raised = "<w:vertAlign w:val=\"superscript\"/>";
    CHECK(sketch("<w:p>" + with("<w:strike/>", "9") + run("36") + with(raised, "1") + "</w:p>") ==
          "36\n");
    CHECK(sketch("<w:p>" + with(raised, "36") + with("<w:strike w:val=\"0\"/>", "7") + "</w:p>") ==
          "367\n");
}

TEST_CASE("what a style hides, strikes out or raises is hidden, struck out and raised") {
    const auto with = [](const std::string& property, const std::string& text) {
        return "<w:r><w:rPr>" + property + "</w:rPr><w:t>" + text + "</w:t></w:r>";
    };
    const auto style = [](const std::string& id, const std::string& content) {
        return "<w:style w:styleId=\"" + id + "\">" + content + "</w:style>";
    };
    const std::map<std::string, std::string> styles{
        {"word/styles.xml",
         "<w:styles xmlns:w=\"w\">" + style("old", "<w:rPr><w:vanish/></w:rPr>") +
             style("older", "<w:basedOn w:val=\"old\"/>") +
             style("new", "<w:basedOn w:val=\"old\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr>") +
             style("gone", "<w:rPr><w:strike/></w:rPr>") +
             style("mark", "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>") + "</w:styles>"}};
    const auto named = [&](const std::string& id, const std::string& text) {
        return with("<w:rStyle w:val=\"" + id + "\"/>", text);
    };
    const std::string hidden = "<w:pPr><w:pStyle w:val=\"old\"/></w:pPr>";
    CHECK(sketch("<w:p>" + named("old", "9") + named("older", "8") + named("new", "36") +
                     named("gone", "7") + named("mark", "1") + "</w:p>",
                 styles) == "36\n");
    CHECK(sketch("<w:p>" + hidden + run("9") + with("<w:vanish w:val=\"0\"/>", "36") +
                     named("old", "5") + "</w:p>",
                 styles) == "365\n");
}

TEST_CASE("signs raised by a length behind a figure may be a mark: the cell is unclear") {
    const auto gaps = [](const std::string& raise) {
        const Result<Document> document =
            read_docx("报告.docx", tests::docx("<w:tbl>" +
                                               row(cell("甲") + "<w:tc><w:p>" + run("36") +
                                                   "<w:r><w:rPr><w:position w:val=\"" + raise +
                                                   "\"/></w:rPr><w:t>1</w:t></w:r></w:p></w:tc>") +
                                               "</w:tbl>"));
        REQUIRE(document);
        return document->gaps.size();
    };
    CHECK(gaps("8") == 1);
    CHECK(gaps("-2") == 0);
}

TEST_CASE("white or tiny signs in a cell are not seen unless something is painted behind them") {
    const std::string white = "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>";
    const std::string cells =
        cell("馆") + "<w:tc><w:p>" + run("36") + "<w:r>" + white + "<w:t>9</w:t></w:r>" +
        "<w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t>7</w:t></w:r></w:p></w:tc>" +
        "<w:tc><w:tcPr><w:shd w:fill=\"1F4E79\"/></w:tcPr><w:p><w:r>" + white +
        "<w:t>8</w:t></w:r></w:p></w:tc>";
    CHECK(sketch("<w:tbl>" + row(cells) + "</w:tbl>") == "[馆|36|8]\n");
    CHECK(sketch("<w:tbl><w:tblPr><w:tblStyle w:val=\"dark\"/></w:tblPr>" + row(cells) + "</w:tbl>",
                 {{"word/styles.xml",
                   "<w:styles xmlns:w=\"w\"><w:style w:type=\"table\" w:styleId=\"dark\">"
                   "<w:tcPr><w:shd w:fill=\"1F4E79\"/></w:tcPr></w:style></w:styles>"}}) ==
          "[馆|369|8]\n");
}

TEST_CASE("headers and footers are not read") {
    CHECK(sketch(tests::word_paragraph("文"),
                 {{"word/footer1.xml", "<w:ftr xmlns:w=\"w\">" + tests::word_paragraph("- 1 -") +
                                           "</w:ftr>"}}) == "文\n");
}

TEST_CASE("content controls hold text like any other") {
    CHECK(sketch("<w:sdt><w:sdtContent>" + tests::word_paragraph("文") +
                 "<w:tbl><w:sdt><w:sdtContent>" + row(cell("甲") + cell("1")) +
                 "</w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>") == "文\n[甲|1]\n");
}

TEST_CASE("what a content control shows until it is filled in is no text") {
    const auto control = [](const std::string& content) {
        return "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + content +
               "</w:sdtContent></w:sdt>";
    };
    const std::string cells =
        cell("甲") + "<w:tc><w:p>" + control(run("请输入")) + "</w:p></w:tc>" + cell("7");
    CHECK(sketch("<w:tbl>" + row(cells) + "</w:tbl>" + control(tests::word_paragraph("请输入"))) ==
          "[甲||7]\n");
}

TEST_CASE("a picture as large as a table leaves a gap, a seal or a text box leaves none") {
    const auto drawing = [](const std::string& width, const std::string& content) {
        return "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"" + width + "\" cy=\"1800000\"/>" +
               content + "</wp:inline></w:drawing></w:r></w:p>";
    };
    const auto gaps = [](const std::string& body) {
        const Result<Document> document = read_docx("文.docx", tests::docx(body));
        REQUIRE(document);
        return document->gaps.size();
    };
    CHECK(gaps(drawing("5400000", "<a:graphic><a:blip/></a:graphic>")) == 1);
    CHECK(gaps(drawing("1500000", "<a:graphic><a:blip/></a:graphic>")) == 0);
    CHECK(gaps(drawing("5400000",
                       "<w:txbxContent>" + tests::word_paragraph("文") + "</w:txbxContent>")) == 0);
}

TEST_CASE("a zip that is no Word file is said to be one") {
    CHECK(refusal_of(tests::zipped({{"a.txt", "甲"}})) == Code::UnsupportedFormat);
}

TEST_CASE("a Word file that was cut off is damaged") {
    const std::string whole = tests::docx(tests::word_paragraph("文"));
    CHECK(refusal_of(whole.substr(0, whole.size() / 2)) == Code::DocxDamaged);
    CHECK(refusal_of("PK\x03\x04") == Code::DocxDamaged);
    CHECK(refusal_of(tests::zipped({{"word/document.xml", "<w:document><w:body><w:p>"}})) ==
          Code::DocxDamaged);
}

TEST_CASE("a bomb is refused before it is inflated") {
    CHECK(refusal_of(tests::docx(std::string(std::size_t{40} << 20U, ' '))) == Code::DocxTooLarge);
    CHECK(refusal_of(tests::docx(std::string(max_docx_depth * 1000, ' ') +
                                 std::string(std::size_t{60} << 20U, 'x'))) == Code::DocxTooLarge);
}

TEST_CASE("a part that inflates to more than it states is not believed") {
    std::string bytes = tests::docx(tests::word_paragraph(repeated("文", 500)));
    // The central directory's entry, whose field 24 is the stated size.
    const std::size_t entry = bytes.find("PK\x01\x02");
    REQUIRE(entry != std::string::npos);
    bytes[entry + 24] = 100;
    bytes[entry + 25] = 0;
    CHECK(refusal_of(bytes) == Code::DocxDamaged);
}

TEST_CASE("a hundred thousand nested elements are refused, closed or not") {
    const std::string open = repeated("<w:sdt>", 100000), close = repeated("</w:sdt>", 100000);
    CHECK(refusal_of(tests::docx(open + close)) == Code::DocxTooLarge);
    CHECK(refusal_of(tests::docx(open)) == Code::DocxDamaged);
}

TEST_CASE("more elements than memory should hold are refused before they are parsed") {
    CHECK(refusal_of(tests::docx(repeated("<b/>", 7'000'000))) == Code::DocxTooLarge);
}

TEST_CASE("an element is told by its name, whatever its prefix") {
    const Result<DocxPart> part = DocxPart::parse(
        "<x:tbl><tr y:a='1'><w:unknown/>text<w:tc w:val='2'/><tc val='3'/></tr></x:tbl>");
    REQUIRE(part);
    const DocxElement row = part->root().child(DocxTag::Row);
    CHECK(part->root().is(DocxTag::Table));
    CHECK(row.attribute("a") == "1");
    CHECK(row.value_of(DocxTag::Cell) == "2");
    CHECK(std::distance(row.children().begin(), row.children().end()) == 3);
    CHECK_FALSE(row.child(DocxTag::Cell).child(DocxTag::Cell));
    CHECK(DocxPart().root().child(DocxTag::Row).attribute("a").empty());
}

TEST_CASE("entities that name entities are not expanded") {
    const std::string bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
        "<w:document xmlns:w=\"w\"><w:body>" +
        tests::word_paragraph("文&b;") + "</w:body></w:document>";
    CHECK(tests::sketch(read_docx("x", tests::zipped({{"word/document.xml", bomb}}))) == "文&b;\n");
}

TEST_CASE("the instruction of a field is not shown, nor what fields in it come to") {
    const auto mark = [](const std::string& part) {
        return "<w:r><w:fldChar w:fldCharType=\"" + part + "\"/></w:r>";
    };
    const std::string inner = mark("begin") + mark("separate") + run("77") + mark("end");
    CHECK(sketch("<w:p>" + mark("begin") + "<w:r><w:instrText>=SUM(</w:instrText></w:r>" + inner +
                 mark("separate") + run("36") + mark("end") + "</w:p>") == "36\n");
    CHECK(sketch("<w:p>" + mark("begin") + run("9") + "</w:p><w:p>" + run("馆藏") + "</w:p>") ==
          "馆藏\n");
}

TEST_CASE("what is lowered behind a figure is the mark of a note, a formula is text") {
    const std::string lowered =
        "<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>1</w:t></w:r>";
    CHECK(sketch("<w:p>" + run("36") + lowered + "</w:p>") == "36\n");
    CHECK(sketch("<w:p><m:oMathPara xmlns:m=\"m\"><m:oMath><m:r><m:t>36</m:t></m:r></m:oMath>"
                 "</m:oMathPara></w:p>") == "36\n");
}

TEST_CASE("an object or a chart, and any picture in a cell, is a gap where it stands") {
    const auto gaps = [](const std::string& body) {
        const Result<Document> document = read_docx("报告.docx", tests::docx(body));
        REQUIRE(document);
        return document->gaps.size();
    };
    const auto drawn = [](const std::string& content) {
        return "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"p\"><wp:extent cx=\"20000\" "
               "cy=\"90\"/>" +
               content + "</wp:inline></w:drawing></w:r></w:p>";
    };
    const std::string picture = drawn("<a:blip xmlns:a=\"a\"/>");
    CHECK(gaps("<w:p><w:r><w:object><o:OLEObject xmlns:o=\"o\"/></w:object></w:r></w:p>") == 1);
    CHECK(gaps(picture) == 0);
    CHECK(gaps("<w:tbl><w:tr>" + cell("甲") + "<w:tc>" + picture + "</w:tc></w:tr></w:tbl>") == 1);
}

TEST_CASE("a document that is nothing but a page put into it is read as the page") {
    const std::string chunk = "<w:altChunk xmlns:r=\"r\" r:id=\"a1\"/><w:p/>";
    const std::map<std::string, std::string> parts{
        {"word/_rels/document.xml.rels",
         "<Relationships><Relationship Id=\"a1\" Target=\"a.html\"/></Relationships>"},
        {"word/a.html", "<table><tr><td>甲</td><td>1</td></tr></table>"}};
    CHECK(sketch(chunk, parts) == "[甲|1]\n");
    const Result<Document> beside =
        read_docx("报告.docx", tests::docx(tests::word_paragraph("馆藏") + chunk, parts));
    REQUIRE(beside);
    REQUIRE(beside->gaps.size() == 1);
    CHECK(beside->gaps[0].kind == Gap::Kind::Attachment);
}

TEST_CASE("cells that go on where none was begun begin one where they show text") {
    CHECK(sketch("<w:tbl>" + row(cell("甲", below) + cell("1")) + row(cell("", below) + cell("2")) +
                 row(cell("乙", below) + cell("3")) + row(cell("", below) + cell("4")) +
                 "</w:tbl>") == "[甲↓2|1]\n[2]\n[乙↓2|3]\n[4]\n");
    CHECK(sketch("<w:tbl>" + row(cell("甲", restart) + cell("1")) +
                 row(cell("余", below) + cell("2")) + "</w:tbl>") == "[甲↓2|1]\n[2]\n");
}

TEST_CASE("merged cells are told by the names that Word 2003 has for them too") {
    CHECK(sketch("<w:tbl>" + row(cell("甲", "<w:vmerge w:val=\"restart\"/>") + cell("1")) +
                 row(cell("", "<w:vmerge/>") + cell("2")) + "</w:tbl>") == "[甲↓2|1]\n[2]\n");
}
