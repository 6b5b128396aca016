#include "outcomes/word_template.h"

#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;
using namespace gouji::outcomes;

namespace {

const std::string head = "<w:document xmlns:w=\"w\"><w:body>";
const std::string tail = "</w:body></w:document>";

std::string run(const std::string& text, const std::string& look = "") {
    return "<w:r>" + (look.empty() ? "" : "<w:rPr><w:" + look + "/></w:rPr>") + "<w:t>" + text +
           "</w:t></w:r>";
}
std::string paragraph(const std::string& runs) {
    return "<w:p>" + runs + "</w:p>";
}
std::string row(const std::string& first, const std::string& second) {
    return "<w:tr><w:tc>" + paragraph(run(first)) + "</w:tc><w:tc>" + paragraph(run(second)) +
           "</w:tc></w:tr>";
}

TemplateScope example() {
    TemplateScope scope;
    scope.values["机关"].text = "某局";
    scope.values["空"].text = "";
    TemplateValue& list = scope.values["物"];
    for (const char* name : {"甲", "乙"}) {
        list.items.emplace_back();
        list.items.back().values["名"].text = name;
    }
    return scope;
}

const std::vector<TemplateName> names = {{"机关", {}}, {"空", {}}, {"物", {{"名", {}}}}};

std::string filled(const std::string& body) {
    return fill_word(head + body + tail, example());
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++times;
    return times;
}

bool has(const std::string& text, const std::string& part) {
    return count(text, part) > 0;
}

struct Told {
    explicit Told(const std::string& body) {
        check_word("t.docx", head + body + tail, names, sources, diagnostics);
    }
    // Code, line and quoted text of the first complaint.
    std::string first() const {
        if (diagnostics.all().empty()) return "";
        const Diagnostic& diagnostic = diagnostics.all().front();
        const Place place = diagnostic.labels.at(0).place;
        const Source& source = sources[place.source];
        return std::string(name_of(diagnostic.code)) + " " +
               std::to_string(source.position(place.span.begin).line) + " " +
               std::string(source.slice(place.span));
    }

    Sources sources;
    Diagnostics diagnostics;
};

}  // namespace

TEST_CASE("a tag that Word has split over runs is one tag, and keeps the look of its beginning") {
    const std::string text = filled(paragraph(run("致", "i") + run("{{机", "b") + "<w:proofErr/>" +
                                              run("关}", "i") + run("}：")));
    CHECK(has(text, "<w:b/></w:rPr><w:t xml:space=\"preserve\">某局</w:t>"));
    CHECK(has(text, ">致</w:t>"));
    CHECK(has(text, ">：</w:t>"));
    CHECK_FALSE(has(text, "{{"));
}

TEST_CASE("what stands among the text stays where it stands") {
    const std::string text =
        filled(paragraph(run("{{机关}}") + "<w:r><w:tab/></w:r>" + run("{{机关}}")));
    CHECK(text.find("某局") < text.find("<w:tab/>"));
    CHECK(text.find("<w:tab/>") < text.rfind("某局"));
}

TEST_CASE("a run with a text and a tab is taken apart") {
    const std::string text =
        filled(paragraph("<w:r><w:t>{{机关}}</w:t><w:tab/><w:t>后</w:t></w:r>"));
    CHECK(text.find("某局") < text.find("<w:tab/>"));
    CHECK(text.find("<w:tab/>") < text.find("后"));
}

TEST_CASE("tags alone in their paragraphs repeat the paragraphs between them") {
    const std::string text = filled(paragraph(run("{{#物}}")) + paragraph(run("是{{名}}")) +
                                    paragraph(run("{{/物}}")) + paragraph(run("完")));
    CHECK(count(text, "<w:p>") == 3);
    CHECK(has(text, "是甲"));
    CHECK(has(text, "是乙"));
}

TEST_CASE("a row that begins and ends with a block's tags is repeated") {
    const std::string text = filled("<w:tbl>" + row("序号", "名称") +
                                    row("{{#物}}{{名}}", "{{机关}}{{/物}}") + "</w:tbl>");
    CHECK(count(text, "<w:tr>") == 3);
    CHECK(has(text, "甲"));
    CHECK(has(text, "乙"));
    CHECK_FALSE(has(text, "{{"));
}

TEST_CASE("the text of a text box or a hyperlink is filled where it stands") {
    const auto box = [](const std::string& body) {
        return "<w:r><w:pict><w:txbxContent>" + body + "</w:txbxContent></w:pict></w:r>";
    };
    const auto link = [](const std::string& runs) {
        return "<w:hyperlink>" + runs + "</w:hyperlink>";
    };
    CHECK(has(filled(paragraph(box(paragraph(run("致{{机") + run("关}}"))))), "致某局"));
    CHECK(has(filled(paragraph(run("网址") + link(run("{{机关}}")))), ">某局<"));
    const std::string listed = filled(paragraph(
        box(paragraph(run("{{#物}}")) + paragraph(run("是{{名}}")) + paragraph(run("{{/物}}")))));
    CHECK(count(listed, "<w:p>") == 3);
    CHECK(has(listed, "是乙"));
    const std::string repeated = filled(paragraph(run("{{#物}}") + link(run("{{名}}")) +
                                                  box(paragraph(run("{{名}}"))) + run("{{/物}}")));
    CHECK(count(repeated, ">甲<") == 2);
    CHECK(count(repeated, ">乙<") == 2);
    CHECK_FALSE(has(repeated, "{{"));
}

TEST_CASE("slips in text boxes and hyperlinks are told, and tags where nothing is filled in") {
    const std::string box = "<w:r><w:pict><w:txbxContent>" + paragraph(run("{{名}}")) +
                            "</w:txbxContent></w:pict></w:r>";
    CHECK(Told(paragraph(run("甲") + box)).first() == "template-name 2 {{名}}");
    CHECK(Told(paragraph(run("{{#物}}") + box + run("{{/物}}"))).first().empty());
    CHECK(Told(paragraph(box + run("{{/物}}"))).first() == "template-name 2 {{名}}");
    CHECK(Told(paragraph("<w:hyperlink>" + run("{{#机关}}") + "</w:hyperlink>" + run("{{/机关}}")))
              .first() == "template-crossing 3 {{/机关}}");
    CHECK(Told(paragraph(run("一")) +
               paragraph("<w:r><w:instrText>HYPERLINK {{机关}}</w:instrText></w:r>"))
              .first() == "template-buried 3 HYPERLINK {{机关}}");
}

TEST_CASE("a block that stands for nothing leaves nothing, and its cell a paragraph") {
    CHECK(
        count(filled(paragraph(run("{{#空}}")) + paragraph(run("话")) + paragraph(run("{{/空}}"))),
              "<w:p>") == 0);
    const std::string cell =
        filled("<w:tbl><w:tr><w:tc>" + paragraph(run("{{#空}}")) + paragraph(run("{{/空}}")) +
               "</w:tc><w:tc>" + paragraph(run("旁")) + "</w:tc></w:tr></w:tbl>");
    CHECK(has(cell, "<w:p/>"));
    CHECK(has(filled(paragraph(run("前{{#空}}中{{/空}}后"))), ">前后<"));
}

TEST_CASE("a value is text, whatever stands in it") {
    TemplateScope scope;
    scope.values["机关"].text = "<w:p>&{{空}}";
    const std::string text = fill_word(head + paragraph(run("{{机关}}")) + tail, scope);
    CHECK(has(text, "&lt;w:p&gt;&amp;{{空}}"));
}

TEST_CASE("slips of a Word template are told with the number of their paragraph") {
    CHECK(Told(paragraph(run("{{机关}}"))).first().empty());
    CHECK(Told(paragraph(run("一")) + paragraph(run("致{{机") + run("构}}"))).first() ==
          "template-name 2 {{机构}}");
    CHECK(Told(paragraph(run("甲{{#物}}")) + paragraph(run("乙{{/物}}"))).first() ==
          "template-crossing 1 {{#物}}");
    CHECK(Told(paragraph(run("{{#物}}")) + "<w:tbl>" + row("{{名}}", "{{/物}}") + "</w:tbl>")
              .first() == "template-crossing 1 {{#物}}");
}

TEST_CASE("a file that is no XML is told as no Word file") {
    Sources sources;
    Diagnostics diagnostics;
    check_word("t.docx", "<w:p", names, sources, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::TemplateFile);
}
