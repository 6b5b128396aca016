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

TEST_CASE("the format is seen from the first bytes, whatever the name says") {
    CHECK(format_of("<!DOCTYPE html><html>") == Format::Html);
    CHECK(format_of("\xEF\xBB\xBF<HTML>") == Format::Html);
    CHECK(format_of("<!-- saved -->\n<table>") == Format::Html);
    CHECK(format_of("<某局> 的说明") == Format::Text);
    CHECK(format_of("%PDF-1.7") == Format::Pdf);
    CHECK(format_of("PK\x03\x04") == Format::Docx);
}
