#include "reports/labels.h"

#include <catch2/catch.hpp>

#include "tests/support/library_form.h"

using namespace gouji;
using namespace gouji::reports;

namespace {

std::string places(const std::string& text) {
    static const Labels labels(tests::library_form());
    std::string found;
    for (const LabelUse& use : labels.find(label_key(text))) {
        if (use.form.edition == 1) found += labels.table(use.form).label(use.label).place + " ";
    }
    return found;
}

}  // namespace

TEST_CASE("a label is the same with white space, line breaks and full-width signs") {
    CHECK(places("成 年\n读　者") == "loans.adult ");
    CHECK(places("本年购书金额(单位:万元)") == "stock.cost ");
    CHECK(label_key(R"(危及""三安全"")").text == label_key("危及“三安全”").text);
}

TEST_CASE("a label is the same with any number mark or none") {
    for (const char* text :
         {"1.修补后继续借阅", "1、修补后继续借阅", "（1）修补后继续借阅", "①修补后继续借阅",
          "⒈ 修补后继续借阅", "1修补后继续借阅", "修补后继续借阅"}) {
        INFO(text);
        CHECK(places(text) == "loans.damaged.repaired ");
    }
}

TEST_CASE("a number mark tells its number") {
    CHECK(label_key("（三）其他去向").mark == 3);
    CHECK(label_key("12、其他").mark == 12);
    CHECK(label_key("十一、其他").mark == 11);
    CHECK(label_key("二十三、其他").mark == 23);
    CHECK(label_key("三安全").mark == 0);
}

TEST_CASE("the printed label keeps its signs and loses white space and number mark") {
    CHECK(label_text("（二） 部分 公开（注）") == "部分公开（注）");
    CHECK(label_text("图书") == "图书");
    CHECK(label_text(R"(1.危及""三安全"")") == R"(危及"三安全")");
}

TEST_CASE("a mistyped label is as far from its own as it has slips") {
    const Labels labels(tests::library_form());
    const TableForm loans{1, 1};
    const LabelUse repaired = labels.find(label_key("修补后继续借阅")).back();
    CHECK(labels.distance(label_key("1.修补后继借阅"), loans, repaired.label, 34) == 15);
    CHECK(labels.distance(label_key("遗失且未能找回"), loans, repaired.label, 34) == 100);
}

TEST_CASE("a note added to a label in brackets is a small change") {
    const Labels labels(tests::library_form());
    const LabelUse paid = labels.find(label_key("由读者照价赔偿")).back();
    CHECK(labels.distance(label_key("2.由读者照价赔偿（含押金抵扣的情形，不含免除的）"), {1, 1},
                          paid.label, 34) == 10);
}

TEST_CASE("words in another order are a small change") {
    const Labels labels(tests::library_form());
    const LabelUse repaired = labels.find(label_key("修补后继续借阅")).back();
    CHECK(labels.distance(label_key("1.继续修补后借阅"), {1, 1}, repaired.label, 34) == 15);
}

TEST_CASE("edits are counted up to the limit") {
    CHECK(edit_distance(U"总计", U"总结", 1) == 1);
    CHECK(edit_distance(U"大量反复", U"反复大量", 4) == 4);
    CHECK(edit_distance(U"申请", U"请申", 1) == 1);
    CHECK_FALSE(edit_distance(U"甲乙丙丁", U"戊己庚辛", 3));
}
