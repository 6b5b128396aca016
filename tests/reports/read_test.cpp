#include "reports/read.h"

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "tests/support/docx.h"

using namespace gouji;
using namespace gouji::reports;
using namespace std::string_literals;

namespace {

Code refusal_of(std::string bytes) {
    gouji::reports::PdfChild pdf("/nowhere/gouji-pdf");
    const auto document = read("x", std::move(bytes), pdf);
    REQUIRE_FALSE(document);
    return document.error().code;
}

}  // namespace

TEST_CASE("a file without anything but white space is empty") {
    CHECK(refusal_of("") == Code::EmptyReport);
    CHECK(refusal_of(" \n\t\f\n") == Code::EmptyReport);
}

TEST_CASE("an old Word or WPS file is named with the way out") {
    CHECK(refusal_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"s) == Code::OldWordFile);
}

TEST_CASE("a package of another program is named by its format") {
    gouji::reports::PdfChild pdf("/nowhere/gouji-pdf");
    const auto format_named = [&](const char* part) {
        const auto document = read("x", tests::zipped({{part, "<x/>"}}), pdf);
        REQUIRE_FALSE(document);
        CHECK(document.error().code == Code::UnsupportedFormat);
        return document.error().arguments.at(0);
    };
    CHECK(format_named("OFD.xml") == "OFD");
    CHECK(format_named("xl/workbook.xml") == "XLSX");
    CHECK(format_named("content.xml") == "ODF");
}

TEST_CASE("a picture is said to be one") {
    CHECK(refusal_of("\x89PNG\r\n\x1A\n"s) == Code::ImageFile);
}

TEST_CASE("bytes that are no text are refused") {
    CHECK(refusal_of("\x7F"
                     "ELF\x01\x00\x00"s) == Code::BinaryFile);
}

TEST_CASE("a file above the limit is refused before it is looked at") {
    CHECK(refusal_of(std::string(max_report_bytes + 1, 'a')) == Code::ReportTooLarge);
}

TEST_CASE("a text longer than any report is refused before it is taken apart") {
    std::string rows;
    while (rows.size() <= max_text_bytes) rows += "一、本年新收 1 2 3 4 5 6 7\n";
    CHECK(refusal_of(std::move(rows)) == Code::ReportTooLarge);
}

TEST_CASE("a Word file behind a password is said to be one, not to be old") {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0');
    for (const char c : "EncryptedPackage"s) bytes += std::string{c, '\0'};
    CHECK(refusal_of(std::move(bytes)) == Code::DocxEncrypted);
}

TEST_CASE("text with NUL bytes among it is no text") {
    CHECK(refusal_of("某局2023年报告\n一、总体情况\0\0\n"s) == Code::BinaryFile);
}

TEST_CASE("a file cut off anywhere is read up to there or refused, in every format") {
    gouji::reports::PdfChild pdf("/nowhere/gouji-pdf");
    const std::string table = "一、总体情况\n\n| 项目 | 件数 |\n| --- | --- |\n| 规章 | 3 |\n";
    const std::string page =
        "<html><body><p>一、总体情况</p><table><tr><td colspan=2>项目</td></tr><tr><td>规章</td>"
        "<td>3</td></tr></table></body></html>";
    const std::string word = tests::docx(tests::word_paragraph("一、总体情况"));
    for (const std::string& whole : {table, page, word}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto document = read("x", whole.substr(0, size), pdf);
            if (document) CHECK(document->source != nullptr);
        }
        CHECK(read("x", whole, pdf));
    }
}

TEST_CASE("a text or page cut off within a character says so, and its last line is not relied on") {
    gouji::reports::PdfChild pdf("/nowhere/gouji-pdf");
    for (const std::string& whole :
         std::vector<std::string>{"一、馆藏情况\n共有\n", "<html><p>一、馆藏情况</p><p>共有"}) {
        const std::size_t within = whole.rfind("有") + 1;
        const auto document = read("x", whole.substr(0, within), pdf);
        REQUIRE(document);
        REQUIRE(document->remarks.size() == 1);
        CHECK(document->remarks[0].code == Code::TextCutOff);
        REQUIRE(document->gaps.size() == 1);
        CHECK(document->gaps[0].kind == Gap::Kind::DamagedPage);
        CHECK(document->source->slice(document->gaps[0].span).starts_with("共"));
        CHECK(read("x", whole, pdf)->remarks.empty());
    }
}

TEST_CASE("a page of two encodings is read in one of them, or refused, and nothing breaks") {
    gouji::reports::PdfChild pdf("/nowhere/gouji-pdf");
    const std::string gb = "\xD7\xDC\xCC\xE5\xC7\xE9\xBF\xF6";  // 总体情况
    const std::string mixed = "<html><p>总体情况</p><p>" + gb + "</p><td>12</td></html>";
    const auto document = read("x", mixed, pdf);
    if (document)
        CHECK(document->source->text().find("12") != std::string_view::npos);
    else
        CHECK(document.error().code == Code::BadEncoding);
}

TEST_CASE("the format is seen from the first bytes, whatever the name says") {
    CHECK(format_of("<!DOCTYPE html><html>") == Format::Html);
    CHECK(format_of("\xEF\xBB\xBF<HTML>") == Format::Html);
    CHECK(format_of("<!-- saved -->\n<table>") == Format::Html);
    CHECK(format_of("\xFF\xFE<\0h\0t\0m\0l\0>\0"s) == Format::Html);
    CHECK(format_of("\0<\0h\0t\0m\0l\0>"s) == Format::Html);
    CHECK(format_of("<某局> 的说明") == Format::Text);
    CHECK(format_of("%PDF-1.7") == Format::Pdf);
    CHECK(format_of("PK\x03\x04") == Format::Docx);
}

namespace {

std::string text_of(std::string bytes) {
    PdfChild pdf("/nowhere/gouji-pdf");
    const auto document = read("x", std::move(bytes), pdf);
    REQUIRE(document);
    return std::string(document->source->text());
}

// A page as browsers save it, its bytes written down in this way.
std::string saved_page(const std::string& encoding, const std::string& page) {
    return "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E9=A6=86?=\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--a "
           "b\"\r\n\r\n"
           "\r\n----a b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: " +
           encoding + "\r\n\r\n" + page;
}

const std::string behind_page =
    "\r\n----a b\r\nContent-Type: image/png\r\n\r\niVBOR\r\n----a b--\r\n";

}  // namespace

TEST_CASE("a page saved as one file is read as the page") {
    CHECK(text_of(saved_page("quoted-printable", "<p class=3D\"a\">=E9=A6=86=E8=\r\n=97=8F</p>") +
                  behind_page) == "馆藏\n");
    CHECK(text_of(saved_page("base64", "PHA+6aaG\r\n6JePPC9wPg==") + behind_page) == "馆藏\n");
    CHECK(text_of(saved_page("8bit", "<p>馆藏</p>") + behind_page) == "馆藏\n");
}

TEST_CASE("a saved page that ends within the page is said to be cut off") {
    PdfChild pdf("/nowhere/gouji-pdf");
    const auto document = read("x", saved_page("8bit", "<p>馆藏</p><p>报"), pdf);
    REQUIRE(document);
    CHECK(document->gaps.size() == 1);
    CHECK(document->remarks.at(0).code == Code::TextCutOff);
}

TEST_CASE("a message without a page, or with parts in parts without end, is refused") {
    const std::string head = "MIME-Version: 1.0\nContent-Type: ";
    CHECK(refusal_of(head + "text/plain\n\n馆藏") == Code::UnsupportedFormat);
    std::string nested;
    for (int i = 0; i < 1000; ++i) nested += "Content-Type: multipart/mixed; boundary=a\n\n--a\n";
    CHECK(refusal_of("MIME-Version: 1.0\n" + nested) == Code::UnsupportedFormat);
}

TEST_CASE("a text that names a version of MIME in a sentence is a text") {
    CHECK(format_of("馆藏报告\nMIME-Version: 1.0\nContent-Type: text/html\n") == Format::Text);
    CHECK(format_of("Books: 3\nMIME-Version: none\n") == Format::Text);
}

TEST_CASE("lines that only separators of Unicode or vertical tabs end are lines") {
    for (const char* end : {"\u2028", "\u2029", "\u0085", "\v"})
        CHECK(text_of("馆藏"s + end + "报告") == "馆藏\n报告");
    CHECK(text_of("馆\u2028藏\n报告") == "馆\u2028藏\n报告");
}

TEST_CASE("a Word document in one XML file is read as the document") {
    const std::string body =
        "<w:body><wx:sect><w:p><w:pPr><w:listPr><wx:t "
        "wx:val=\"一、\"/></w:listPr></w:pPr><w:r><w:t>馆藏"
        "</w:t></w:r><aml:annotation "
        "w:type=\"Word.Deletion\"><aml:content><w:r><w:delText>9</w:delText>"
        "</w:r></aml:content></aml:annotation><aml:annotation "
        "w:type=\"Word.Insertion\"><aml:content>"
        "<w:r><w:t>报告</w:t></w:r></aml:content></aml:annotation></w:p></wx:sect></w:body>";
    CHECK(
        text_of(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>" +
            body + "</w:wordDocument>") == "一、馆藏报告\n");
    CHECK(text_of(
              "<?xml version=\"1.0\"?><pkg:package><pkg:part><pkg:xmlData><w:document><w:body>"
              "<w:p><w:r><w:t>馆藏</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>"
              "</pkg:package>") == "馆藏\n");
    CHECK(refusal_of("<w:wordDocument><w:p>") == Code::DocxDamaged);
}
