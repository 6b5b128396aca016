#include "outcomes/notice.h"

#include <functional>

#include <catch2/catch.hpp>

#include "outcomes/joined_cells.h"
#include "outcomes/notice_template.h"
#include "outcomes/notice_values.h"
#include "outcomes/on_paper.h"
#include "tests/outcomes/small_form.h"

using namespace gouji;
using namespace gouji::outcomes;
using namespace gouji::test;

namespace {

rules::NoticeStyle small_style() {
    rules::NoticeStyle style;
    rules::Selector late;
    late.groups = {"time"};
    style.groups = {{"时效", late}, {"其他", {}}};
    style.address = {{"", "你单位"}};
    style.quoted = 2;
    style.blank = "（空白）";
    style.number = "{{代字}}〔{{年}}〕{{号}}号";
    style.report = "{{年度}}年报：";
    style.table = "{{表}}表";
    style.part = "“{{部分}}”中";
    style.page = "（{{页}}页）";
    style.zeros = "，{{项数}}个零";
    style.left_out = "等{{项数}}项";
    style.prior = "去年";
    style.whole = "全文";
    style.several = "等，共{{处数}}处";
    style.suggestion = "可改“{{项目}}”为{{数}}。";
    style.fixed = "已改正{{处数}}处";
    style.open = "仍有{{处数}}处";
    style.undecided = "难断{{处数}}处";
    style.fresh = "新发现{{处数}}处";
    style.still_there = "前次已指出。";
    style.unnamed = "××";
    return style;
}

engine::Finding finding(const std::string& rule, const std::string& id, Severity severity) {
    engine::Finding result;
    result.rule = result.defect = rule;
    result.id = id;
    result.title = "题" + rule;
    result.severity = severity;
    result.message = "第" + id + "处不符，相差7件。";
    result.basis = {{"某办法", "第三条", "", "", true}};
    result.evidence = {
        {"letters.received.count",
         "收到 · 件数",
         State::Known,
         "12",
         "12",
         {7, 9},
         engine::Role::This},
        {"letters.received.amount", "收到 · 金额", State::Missing, "", "", {}, engine::Role::This}};
    result.place = "letters.received.count";
    result.remedy = "核对。";
    return result;
}

struct Example {
    Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\n");
    rules::RulePack pack;
    engine::Judgement judgement;
    Dossier dossier;
    rules::NoticeStyle style = small_style();
    std::vector<EarlierReport> earlier;
    std::vector<Notice> notices;

    Example() {
        pack.rules.resize(2);
        pack.rules[0].id = "late";
        pack.rules[0].group = "time";
        pack.rules[1].id = "sum";
        dossier.report = &facts;
        facts.agency = {State::Known, "某局", {}};
        facts.year = {State::Known, *Year::from(2023), {}};
    }
    void add(Warnings warnings = Warnings::LeftOut) {
        add_to_notices({dossier, pack, judgement}, {style, warnings, earlier}, notices);
    }
    TemplateScope values() const {
        const NoticeHead head{{}, 7, *Date::parse("2024-03-01"), *Date::parse("2024-03-15"), 10};
        return notice_values(notices.at(0), head, style);
    }
    std::string written(const std::string& markdown) const {
        return fill_template(markdown, values(),
                             [](std::string_view text) { return std::string(text); });
    }
};

}  // namespace

TEST_CASE("a notice takes over errors, their words and their numbers") {
    Example example;
    example.judgement.findings = {finding("sum", "a1", Severity::Error),
                                  finding("sum", "a2", Severity::Warning)};
    example.add();
    REQUIRE(example.notices.size() == 1);
    const Notice& notice = example.notices[0];
    CHECK(notice.warnings.empty());
    REQUIRE(notice.errors.size() == 1);
    CHECK(notice.errors[0].statement == "第a1处不符，相差7件。");
    CHECK(notice.errors[0].says == "收到·件数：12；收到·金额：（空白）");
    CHECK(notice.errors[0].place == "来信情况表“收到·件数”");
    CHECK(notice.errors[0].basis == "某办法第三条");
}

TEST_CASE("figures of one row are told apart by their columns alone, and the other way round") {
    Example example;
    engine::Finding row = finding("sum", "a1", Severity::Error);
    row.place = "received";
    engine::Finding column = finding("sum", "a2", Severity::Error);
    column.place = "count";
    example.judgement.findings = {row, column};
    example.add();
    CHECK(example.notices[0].errors[0].says == "件数：12；金额：（空白）");
    CHECK(example.notices[0].errors[1].says == "收到：12；收到·金额：（空白）");
}

TEST_CASE("what the report of the year before shows is told as such") {
    Example example;
    engine::Finding carried = finding("sum", "a1", Severity::Error);
    carried.evidence[1] = {"prior.letters.received.count",
                           "收到 · 件数",
                           State::Known,
                           "15",
                           "15",
                           {7, 9},
                           engine::Role::Prior};
    example.judgement.findings = {carried};
    std::swap(carried.evidence[0], carried.evidence[1]);
    example.judgement.findings.push_back(carried);
    example.add();
    CHECK(example.notices[0].errors[0].says == "收到·件数：12；去年收到·件数：15");
    CHECK(example.notices[0].errors[1].says == "去年收到·件数：15；收到·件数：12");
    CHECK(example.notices[0].errors[1].place == "来信情况表“收到·件数”");
}

TEST_CASE("what another agency's report shows is told under that agency's name") {
    Example example;
    FactBase first = facts_of(example.form, "");
    FactBase second = facts_of(example.form, "");
    second.agency = {State::Known, "某所", {}};
    FactBase above = facts_of(example.form, "");
    above.agency = {State::Known, "某厅", {}};
    example.dossier.parent = &above;
    example.dossier.children = {&first, &second};
    engine::Finding more = finding("sum", "a1", Severity::Error);
    more.evidence[1] = more.evidence[0];
    more.evidence[1].role = engine::Role::Other;
    more.evidence[1].other = 1;
    more.evidence.push_back(more.evidence[0]);
    more.evidence[2].role = engine::Role::Parent;
    example.judgement.findings = {more};
    example.add();
    CHECK(example.notices[0].errors[0].says ==
          "收到·件数：12；某所收到·件数：12；某厅收到·件数：12");
}

TEST_CASE("of a long sum the zeros are counted, and of a very long one the rest") {
    Example example;
    engine::Finding sum = finding("sum", "a1", Severity::Error);
    const engine::Evidence entry = sum.evidence[0];
    engine::Evidence zero = entry;
    zero.value = zero.raw = "0";
    sum.evidence = {entry, zero, zero, zero, zero, entry};
    example.judgement.findings = {sum};
    sum.evidence.assign(10, entry);
    example.judgement.findings.push_back(sum);
    sum.evidence = {entry, zero, zero};
    example.judgement.findings.push_back(sum);
    example.add();
    const auto& errors = example.notices[0].errors;
    CHECK(errors[0].says == "收到·件数：12；收到·件数：12，4个零");
    CHECK(errors[1].says.ends_with("收到·件数：12等2项"));
    CHECK(errors[2].says == "收到·件数：12；收到·件数：0；收到·件数：0");
}

TEST_CASE("an agency without errors needs no notice, warnings come in where they are asked for") {
    Example example;
    example.judgement.findings = {finding("sum", "a2", Severity::Warning)};
    example.add();
    CHECK_FALSE(needs_notice(example.notices[0]));
    example.add(Warnings::ToBeVerified);
    CHECK(needs_notice(example.notices[0]));
    CHECK(example.notices[0].errors.empty());
}

TEST_CASE("what a person has dismissed or waived is never in a notice") {
    Example example;
    example.judgement.findings = {finding("sum", "a1", Severity::Error),
                                  finding("sum", "a2", Severity::Error),
                                  finding("sum", "a3", Severity::Error)};
    example.judgement.findings[0].decision.emplace().ruling = rules::Ruling::Dismissed;
    example.judgement.findings[1].decision.emplace().ruling = rules::Ruling::Waived;
    example.judgement.findings[2].decision.emplace().ruling = rules::Ruling::Confirmed;
    example.add(Warnings::ToBeVerified);
    REQUIRE(example.notices[0].errors.size() == 1);
    CHECK(example.notices[0].errors[0].id == "a3");
}

TEST_CASE("what a rule on trial finds is never in a notice, nor what it no longer finds") {
    Example example;
    example.pack.rules[1].status = rules::Status::Test;
    example.earlier = {{"某局", 2023, {finding("sum", "a0", Severity::Error)}}};
    example.judgement.findings = {finding("sum", "a1", Severity::Error),
                                  finding("late", "b1", Severity::Error)};
    example.add(Warnings::ToBeVerified);
    REQUIRE(example.notices[0].errors.size() == 1);
    CHECK(example.notices[0].errors[0].id == "b1");
    CHECK(example.notices[0].fixed == 0);
}

TEST_CASE("problems stand in their groups, those of one rule together") {
    Example example;
    for (const char* id : {"a1", "a2", "a3"})
        example.judgement.findings.push_back(finding("sum", id, Severity::Error));
    example.judgement.findings.push_back(finding("late", "b1", Severity::Error));
    example.add();
    CHECK(example.written(
              "{{#问题分组}}（{{序号}}）{{组名}}{{#问题}}{{序号}}.{{名称}}{{处数}}：{{说明}}"
              "{{/问题}}{{/问题分组}}") ==
          "（一）时效1.题late：第b1处不符，相差7件。（二）其他1.题sum3："
          "第a1处不符，相差7件；第a2处不符，相差7件等，共3处。");
    CHECK(example.written("{{#清单}}{{序号}}{{编号}} {{/清单}}") == "1b1 2a1 3a2 4a3 ");
}

TEST_CASE("cells of one row with the same problem are one line, which counts them") {
    Example example;
    for (const auto& [column, path] : {std::pair("件数", "letters.received.count"),
                                       std::pair("金额", "letters.received.amount")}) {
        engine::Finding blank = finding("sum", path, Severity::Error);
        blank.evidence.resize(1);
        blank.evidence[0].label = std::string("收到 · ") + column;
        blank.evidence[0].path = blank.place = path;
        blank.message = std::string("“收到·") + column + "”没有填写。";
        example.judgement.findings.push_back(blank);
    }
    example.judgement.findings.push_back(finding("sum", "a1", Severity::Error));
    example.add();
    CHECK(example.written(
              "{{问题数}}{{#问题分组}}{{#问题}} {{处数}}：{{说明}}{{/问题}}{{/问题分组}}") ==
          "3 3：“收到·件数、金额”没有填写；第a1处不符，相差7件。");
    CHECK(example.written("{{#清单}}{{序号}} {{位置}} {{报告所载}}\n{{/清单}}") ==
          "1—2 来信情况表“收到·件数、金额” 收到·件数、金额：12\n"
          "3 来信情况表“收到·件数” 收到·件数：12；收到·金额：（空白）\n");
}

TEST_CASE("a problem has the office's name, a fact that is no cell the office's label") {
    Example example;
    example.style.names = {{"sum", "合计不符"}};
    example.style.labels = {{"signed_on", "落款"}, {"year", ""}};
    engine::Finding late = finding("sum", "a1", Severity::Error);
    late.place = "";
    late.evidence = {
        {"signed_on", "", State::Known, "2024-02-02", "2 月 2 日，", {7, 9}, engine::Role::This},
        {"year", "", State::Known, "2023", "2023", {7, 9}, engine::Role::This}};
    example.judgement.findings = {late};
    example.add();
    CHECK(example.notices[0].errors[0].title == "合计不符");
    CHECK(example.notices[0].errors[0].place == "“落款”");
    CHECK(example.notices[0].errors[0].says == "落款：2月2日");
}

TEST_CASE("what stands in prose is placed in its section") {
    Example example;
    example.facts.sections = {{1, "一、概况", {0, 3}, {3, 12}, 0}};
    engine::Finding prose = finding("sum", "a1", Severity::Error);
    prose.place = "";
    prose.evidence.resize(1);
    prose.evidence[0].path = "mentions.received";
    prose.evidence[0].label = "";
    example.judgement.findings = {prose};
    example.add();
    CHECK(example.notices[0].errors[0].place == "“一、总体情况”");
    CHECK(example.notices[0].errors[0].says == "“一、总体情况”中：12");
}

TEST_CASE("parts of a passage are not quoted again") {
    Example example;
    engine::Finding sum = finding("sum", "a1", Severity::Error);
    const engine::Evidence whole = {"mentions.wholes", "",      State::Known,      "",
                                    "共3，甲1，乙1",   {7, 30}, engine::Role::This};
    engine::Evidence part = whole;
    part.raw = "甲1";
    part.span = {12, 16};
    engine::Evidence cell = part;
    cell.label = "收到 · 件数";
    sum.evidence = {whole, part, cell};
    example.judgement.findings = {sum};
    example.add();
    CHECK(example.notices[0].errors[0].says == "共3，甲1，乙1；收到·件数：甲1");
}

TEST_CASE("cells whose label has quotation marks are one line as well") {
    const auto row = [](const std::string& column) {
        NoticeRow blank;
        blank.cell = "危及“稳定”·" + column;
        blank.place = on_paper("“" + blank.cell + "”");
        blank.says = blank.cell + "：空白";
        blank.statement = on_paper("“" + blank.cell + "”没有填写。");
        return blank;
    };
    const std::vector<NoticeRow> lines = with_cells_joined({row("甲"), row("乙")});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].statement == "“危及‘稳定’·甲、乙”没有填写。");
    CHECK(lines[0].says == "危及“稳定”·甲、乙：空白");
}

TEST_CASE("a correction is advised where figures have to agree, not where one stands alone") {
    Example example;
    engine::Finding sum = finding("sum", "a1", Severity::Error);
    sum.suggest = {{"letters.received.count", "9", {}}};
    example.judgement.findings = {sum};
    sum.evidence.resize(1);
    example.judgement.findings.push_back(sum);
    example.add();
    CHECK(contains(example.notices[0].errors[0].remedy, "为9。"));
    CHECK(example.notices[0].errors[1].remedy == "核对。");
}

TEST_CASE("the years of a notice are those that it speaks of, a long run by its ends") {
    Example example;
    for (const int year : {2018, 2020, 2021, 2022, 2023}) {
        example.facts.year = {State::Known, *Year::from(year), {}};
        example.judgement.findings = {finding("sum", "a1", Severity::Error)};
        if (year == 2018) example.judgement.findings.clear();
        example.add();
        if (year == 2021) CHECK(example.written("{{年度}}") == "2020、2021");
    }
    CHECK(example.written("{{年度}}") == "2020—2023");
}

TEST_CASE("a report without an agency is addressed to nobody by its file's name") {
    Example example;
    example.facts.agency = {};
    example.judgement.findings = {finding("sum", "a1", Severity::Error)};
    example.add();
    CHECK(example.notices[0].agency == "来信.txt");
    CHECK(example.written("{{主送机关}}") == "××");
}

TEST_CASE("texts of law that nobody has looked up are told to the office") {
    Example example;
    engine::Finding cited = finding("sum", "a1", Severity::Error);
    cited.basis.push_back({"另一办法", "", "", "", false});
    example.judgement.findings = {cited, cited};
    example.add();
    CHECK(example.notices[0].unconfirmed == std::vector<std::string>{"另一办法"});
}

TEST_CASE("on paper labels and quotations are closed up and quoted in turn") {
    CHECK(on_paper("收到 · 件数") == "收到·件数");
    CHECK(on_paper("发布信息 33 条，  共 WPS 2019 份 ") == "发布信息33条，共WPS 2019份");
    CHECK(on_paper("“3.危及“三安全一稳定”·其他”") == "“3.危及‘三安全一稳定’·其他”");
    CHECK(on_paper("“甲”与“乙”") == "“甲”与“乙”");
    CHECK(on_paper("“甲“乙”") == "“甲“乙”");
    CHECK(on_paper("甲”“乙") == "甲”“乙");
}

TEST_CASE("number, dates and blanks are as official documents write them") {
    Example example;
    example.judgement.findings = {finding("sum", "a1", Severity::Error)};
    example.add();
    CHECK(example.written("{{发文字号}} {{成文日期}} {{期限}} {{主送机关}} {{称呼}} {{年度}}") ==
          "××〔2024〕7号 2024年3月1日 2024年3月15日 某局 你单位 2023");
    CHECK(chinese_ordinal(1) == "一");
    CHECK(chinese_ordinal(10) == "十");
    CHECK(chinese_ordinal(21) == "二十一");
    CHECK(chinese_ordinal(30) == "三十");
}

TEST_CASE("a second notice says what was put right, what was not, and what is new") {
    Example example;
    example.earlier = {
        {"某局",
         2023,
         {finding("sum", "a1", Severity::Error), finding("sum", "a0", Severity::Error)}}};
    example.judgement.findings = {finding("sum", "a1", Severity::Error),
                                  finding("sum", "a9", Severity::Error)};
    example.add();
    CHECK(example.written("{{再次}}：{{比对}}") == "再次：已改正1处，仍有1处，新发现1处");
    CHECK(example.written("{{#清单}}{{编号}}{{未改正}} {{/清单}}") == "a1前次已指出。 a9 ");
}

TEST_CASE("what can no longer be judged has not been put right") {
    Example example;
    engine::Finding before = finding("sum", "a0", Severity::Error);
    example.earlier = {{"某局", 2023, {before}}};
    example.judgement.undecided = {{"sum", before.place, {{"x", State::Unread, {}}}, false}};
    const Judged judged{example.dossier, example.pack, example.judgement};
    const Change change = compare(example.earlier, judged);
    example.add();
    CHECK(needs_notice(example.notices[0]));
    CHECK(example.written("{{比对}}：{{#无法判断}}{{序号}}.{{名称}} {{说明}}{{/无法判断}}") ==
          "难断1处：1.题sum 第a0处不符，相差7件。");
    CHECK(example.written("{{#无法判断清单}}{{位置}} {{整改要求}}{{/无法判断清单}}") ==
          "来信情况表“收到·件数” 核对。");
    CHECK(change.fixed.empty());
    REQUIRE(change.undecided.size() == 1);
    CHECK(contains(change_json(change, judged, Layout::OneLine),
                   "\"no_longer_decided\":[{\"id\":\"a0\""));
}

TEST_CASE("a rule that was not judged at all has been put right nowhere") {
    Example example;
    engine::Finding before = finding("sum", "a0", Severity::Error);
    before.place = "某所";
    engine::Finding elsewhere = finding("late", "a1", Severity::Error);
    elsewhere.place = "某所";
    example.earlier = {{"某局", 2023, {before, elsewhere}}};
    example.judgement.skipped = {{"sum", "", engine::SkipReason::NoRegister, ""},
                                 {"late", "某站", engine::SkipReason::WhenFalse, ""}};
    const Judged judged{example.dossier, example.pack, example.judgement};
    const Change change = compare(example.earlier, judged);
    REQUIRE(change.undecided.size() == 1);
    CHECK(change.undecided[0].id == "a0");
    REQUIRE(change.fixed.size() == 1);
    CHECK(change.fixed[0].id == "a1");
}

TEST_CASE("what a person has set aside since is neither new, nor there, nor put right") {
    Example example;
    example.earlier = {{"某局", 2023, {finding("sum", "a1", Severity::Error)}}};
    example.judgement.findings = {finding("sum", "a1", Severity::Error),
                                  finding("sum", "a2", Severity::Error)};
    for (engine::Finding& each : example.judgement.findings)
        each.decision.emplace().ruling = rules::Ruling::Dismissed;
    const Judged judged{example.dossier, example.pack, example.judgement};
    const Change change = compare(example.earlier, judged);
    CHECK(change.fixed.empty());
    CHECK(change.still_there.empty());
    REQUIRE(change.set_aside.size() == 1);
    CHECK(change_text(change, judged, Language::Chinese, Colors::Off) ==
          "来信.txt\n  某局 2023\n\n  复核排除或豁免  1\n    题sum  a1\n      "
          "第a1处不符，相差7件。\n");
    CHECK_FALSE(contains(change_json(change, judged, Layout::OneLine), "\"change\""));
}

TEST_CASE("of reports that name no agency or no year nobody knows whether they are one") {
    Example example;
    example.facts.agency = {};
    example.earlier = {{"", 2023, {finding("sum", "a0", Severity::Error)}}};
    const Judged judged{example.dossier, example.pack, example.judgement};
    CHECK_FALSE(compare(example.earlier, judged).is_compared);
    example.facts.agency = {State::Known, "某局", {}};
    example.facts.year = {};
    example.earlier = {{"某局", std::nullopt, {finding("sum", "a0", Severity::Error)}}};
    CHECK_FALSE(compare(example.earlier, judged).is_compared);
    CHECK(contains(change_text({}, judged, Language::Chinese, Colors::Off), "某局 （未读出年度）"));
}

TEST_CASE("an earlier report of another year is no earlier report") {
    Example example;
    example.earlier = {{"某局", 2022, {finding("sum", "a0", Severity::Error)}}};
    CHECK_FALSE(
        compare(example.earlier, {example.dossier, example.pack, example.judgement}).is_compared);
}

TEST_CASE("every name that templates may use has a value, and no other") {
    Example example;
    const engine::Finding before = finding("sum", "a0", Severity::Error);
    example.earlier = {{"某局", 2023, {before}}};
    example.judgement.undecided = {{"sum", before.place, {{"x", State::Unread, {}}}, false}};
    example.judgement.findings = {finding("sum", "a1", Severity::Error),
                                  finding("late", "a2", Severity::Warning)};
    example.add(Warnings::ToBeVerified);
    const std::function<void(const TemplateScope&, const std::vector<TemplateName>&)> check =
        [&](const TemplateScope& scope, const std::vector<TemplateName>& names) {
            CHECK(scope.values.size() == names.size());
            for (const TemplateName& name : names) {
                INFO(name.name);
                const auto value = scope.values.find(name.name);
                REQUIRE(value != scope.values.end());
                CHECK(value->second.items.empty() == name.names.empty());
                for (const TemplateScope& item : value->second.items) check(item, name.names);
            }
        };
    check(example.values(), notice_names());
}
