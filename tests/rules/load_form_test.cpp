#include "rules/load_form.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "facts/regex.h"
#include "tests/support/temp_dir.h"
#include "tests/support/told.h"

using namespace gouji;

namespace {

using Names = std::vector<std::string>;

struct Reading {
    Reading(std::string form_text, std::vector<std::string> edition_texts) {
        const SourceId id = sources.add("form.yaml", std::move(form_text));
        std::vector<SourceId> editions;
        for (std::string& text : edition_texts)
            editions.push_back(sources.add("edition.yaml", std::move(text)));
        form = rules::read_form(sources, id, editions, diagnostics);
    }

    Names codes() const { return test::codes_of(diagnostics); }
    std::string at(std::size_t index) const {
        const Place place = diagnostics.all().at(index).labels.at(0).place;
        return std::string(sources[place.source].slice(place.span));
    }

    Sources sources;
    Diagnostics diagnostics;
    Form form;
};

const std::string plain_form = "id: f\neditions: []\n";

// A table of two columns and the rows given.
std::string edition_with(const std::string& rows) {
    return "edition: 2021\n"
           "tables:\n"
           "  t:\n"
           "    title: 表\n"
           "    columns: [{ id: a, label: 甲 }, { id: b, label: 乙 }]\n"
           "    rows:\n" +
           rows;
}

// The pack that ships.
struct Shipped {
    Sources sources;
    Diagnostics diagnostics;
    Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
};

std::size_t cells_of(const Table& table) {
    return static_cast<std::size_t>(std::count_if(table.cells.begin(), table.cells.end(),
                                                  [](CellIndex cell) { return cell != no_cell; }));
}

}  // namespace

TEST_CASE("the shipped form loads without a complaint, its editions oldest first") {
    const Shipped shipped;
    CHECK(shipped.diagnostics.all().empty());
    REQUIRE(shipped.form.editions.size() == 2);
    CHECK(shipped.form.id == "cn-disclosure-annual");
    CHECK(shipped.form.editions[0].number == 2019);
    CHECK(shipped.form.editions[1].number == 2021);
    CHECK(shipped.form.table_ids == Names{"disclosed", "requests", "disputes"});
}

TEST_CASE("the edition of 2021 has 200 cells and those of the collapsed row") {
    const Shipped shipped;
    const Edition& edition = *shipped.form.edition(2021);
    CHECK(cells_of(*edition.table("disclosed")) == 10);
    CHECK(cells_of(*edition.table("requests")) == 25 * 7 + 7);
    CHECK(cells_of(*edition.table("disputes")) == 15);
    CHECK(edition.sections.size() == 6);
}

TEST_CASE("both editions share a cell of the same path, and the collapsed row is one of them") {
    const Shipped shipped;
    const Table& older = *shipped.form.edition(2019)->table("requests");
    const Table& newer = *shipped.form.edition(2021)->table("requests");
    CHECK(older.cells.front() == newer.cells.front());
    const auto collapsed = std::find_if(newer.rows.begin(), newer.rows.end(),
                                        [](const Row& row) { return row.collapses.has_value(); });
    REQUIRE(collapsed != newer.rows.end());
    CHECK(collapsed->id == "other");
    CHECK(newer.row_groups[*collapsed->collapses].id == "other");
    CHECK(collapsed->label == newer.row_groups[*collapsed->collapses].label);
    const auto row = static_cast<std::size_t>(collapsed - newer.rows.begin());
    CHECK(newer.row_groups[*collapsed->collapses].last == row - 1);
    CHECK(newer.cell(row, 6) == shipped.form.find("requests.other.total"));
    const std::size_t old_row = older.rows.size() - 3;
    CHECK(older.rows[old_row].id == "other");
    CHECK(older.cell(old_row, 6) == newer.cell(row, 6));
}

TEST_CASE("a cell has the type and the unit that its column or its table gives") {
    const Shipped shipped;
    const auto cell = [&](std::string_view path) {
        return shipped.form.cell(shipped.form.find(path).value());
    };
    CHECK(cell("disclosed.fees.amount").type == CellType::Amount);
    CHECK(cell("disclosed.fees.amount").unit == "万元");
    CHECK(cell("disclosed.licensing.change").type == CellType::Integer);
    CHECK(cell("requests.received.total").type == CellType::Count);
    CHECK(cell("requests.received.total").unit == "件");
    CHECK_FALSE(shipped.form.find("disclosed.fees.decisions"));
}

TEST_CASE("groups nest, outer before inner, and a column group spans its columns") {
    const Shipped shipped;
    const Table& table = *shipped.form.edition(2021)->table("requests");
    CHECK(table.row_groups.at(0).id == "results");
    CHECK(table.row_groups.at(1).id == "denied");
    CHECK(table.rows[table.row_groups[1].first].id == "denied.state_secret");
    CHECK(table.rows[table.row_groups[0].last].id == "concluded");
    CHECK(table.column_groups.at(0).id == "applicants");
    CHECK(table.column_groups.at(0).last == 6);
    CHECK(table.column_groups.at(1).id == "organisations");
    CHECK(table.column_groups.at(1).first == 1);
    CHECK(table.column_groups.at(1).last == 5);
}

TEST_CASE("every label has the place by which findings call it") {
    const Shipped shipped;
    const auto official = [&](std::string_view table, std::string_view place) -> std::string {
        for (const FixedLabel& label : shipped.form.edition(2021)->table(table)->labels) {
            if (label.place == place) return label.official;
        }
        return "";
    };
    CHECK(official("requests", "requests.results") == "三、本年度办理结果");
    CHECK(official("requests", "requests.not_processed.publication") == "3.要求提供公开出版物");
    CHECK(official("disclosed", "disclosed.issued") == "本年制发件数");
    CHECK(official("disclosed", "disclosed.item_5") == "第二十条第（五）项");
    CHECK(official("disputes", "disputes.litigation") == "行政诉讼");
    CHECK(official("disputes", "disputes.litigation_after_review.total") == "总计");
    CHECK(official("requests", "requests.corner").substr(0, 3) == "（");
}

TEST_CASE("figures that stand side by side have a head each") {
    const Shipped shipped;
    const Table& table = *shipped.form.edition(2021)->table("disputes");
    CHECK(table.orientation == Orientation::Across);
    REQUIRE(table.heads.size() == 15);
    CHECK(table.label(table.head(2, 4)).place == "disputes.litigation_after_review.total");
}

TEST_CASE("a derived fact knows the place of its expression") {
    const Shipped shipped;
    for (const Derived& derived : shipped.form.derived) {
        INFO(derived.path);
        CHECK(shipped.sources[derived.place.source].slice(derived.place.span) ==
              derived.expression);
    }
    CHECK(shipped.form.derived.size() == 11);
}

TEST_CASE("one name for two things in a table is diagnosed at the second") {
    const Reading id(plain_form, {edition_with("      - { id: a, label: 丙 }\n")});
    CHECK(id.codes() == Names{"duplicate-name"});
    CHECK(id.at(0) == "a");
    const Reading alias(plain_form, {edition_with("      - { id: c, label: 丙, alias: [b] }\n")});
    CHECK(alias.codes() == Names{"duplicate-name"});
}

TEST_CASE("every slip of an edition is told at once") {
    const Reading form(plain_form, {"edition: 2021\n"
                                    "sections:\n"
                                    "  - { number: 2, title: 甲 }\n"
                                    "tables:\n"
                                    "  t:\n"
                                    "    title: 表\n"
                                    "    orientation: up\n"
                                    "    columns: [{ id: a, label: 甲, type: text }]\n"
                                    "    blocks:\n"
                                    "      - id: x\n"
                                    "        columns: [z]\n"
                                    "        rows:\n"
                                    "          - { id: c }\n"
                                    "          - { id: d, label: \"\" }\n"
                                    "          - { group: g, label: 组, rows: [] }\n"});
    CHECK(form.codes() == Names{"section-number", "unknown-word", "unknown-word", "unknown-column",
                                "missing-key", "empty-text", "empty-group"});
}

TEST_CASE("a derived fact may not be a cell, stand twice or belong to no table") {
    const Reading form(
        "id: f\n"
        "derived:\n"
        "  - { path: t.c.a, label: 一, value: c.b }\n"
        "  - { path: t.sum, label: 二, value: c.a + c.b }\n"
        "  - { path: t.sum, label: 三, value: c.a }\n"
        "  - { path: u.sum, label: 四, value: c.a }\n",
        {edition_with("      - { id: c, label: 丙 }\n")});
    CHECK(form.codes() == Names{"duplicate-name", "duplicate-name", "unknown-table"});
}

TEST_CASE("an expression that is folded or escaped has no exact place") {
    const Reading form(
        "id: f\n"
        "derived:\n"
        "  - path: t.sum\n"
        "    label: 和\n"
        "    value: >\n"
        "      c.a +\n"
        "      c.b\n",
        {edition_with("      - { id: c, label: 丙 }\n")});
    CHECK(form.codes() == Names{"inexact-expression"});
}

TEST_CASE("a reading word is compiled, and asked for its groups") {
    const Reading form(
        "id: f\n"
        "reading:\n"
        "  titles: ['(']\n"
        "  report_years: ['[0-9]{4}年']\n",
        {});
    CHECK(form.codes() == Names{"bad-pattern", "pattern-group"});
    CHECK(form.at(0) == "'('");
}

TEST_CASE("a pattern may have pieces in it that the form names once") {
    const Reading form(
        "id: f\n"
        "reading:\n"
        "  pieces:\n"
        "    年: '(?P<year>[0-9]{4})'\n"
        "    年度: '{年}年度?'\n"
        "    机关: '[\\p{Han}]{2,}?局|署'\n"
        "  titles: ['^{机关}{年度}报告$']\n",
        {});
    CHECK(form.codes() == Names{});
    CHECK(form.form.reading.titles ==
          Names{"^(?:[\\p{Han}]{2,}?局|署)(?:(?:(?P<year>[0-9]{4}))年度?)报告$"});
}

TEST_CASE("a piece that no pattern has is told, and a name that no piece has") {
    const Reading form(
        "id: f\n"
        "reading:\n"
        "  pieces: { 年度: '20[0-9]{2}年', 机关: '局' }\n"
        "  published: ['{年庋}发布', '{年度}发布']\n",
        {});
    CHECK(form.codes() == Names{"unknown-piece", "unused-name"});
    CHECK(form.at(0) == "'{年庋}发布'");
    CHECK(form.at(1) == "机关");
}

TEST_CASE("the shipped form tells an agency's kind only where its name does") {
    Sources sources;
    Diagnostics diagnostics;
    const Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
    REQUIRE(diagnostics.all().empty());
    const auto kind_of = [&](const std::string& name) {
        for (const AgencyKind& kind : form.reading.agency_kinds) {
            if (Regex::compile(kind.pattern)->matches_somewhere(name)) return kind.kind;
        }
        return std::string("none");
    };
    const std::vector<std::pair<std::string, std::string>> kinds = {
        {"青禾县人民政府", "government"},
        {"柳塘镇人民政府", "township"},
        {"东篱街道办事处", "township"},
        {"青禾县卫生健康委员会", "department"},
        {"青禾市国有资产监督管理委员会", "department"},
        {"青禾市城市管理委员会", "department"},
        {"青禾县人民政府外事办公室", "department"},
        {"青禾县人民政府办公室", ""},
        {"青禾省人民政府办公厅", ""},
        {"青禾经济技术开发区管理委员会", ""},
        {"青禾高新区管委会", ""},
        {"青禾县政务公开办公室", "department"},
    };
    for (const auto& [name, kind] : kinds) {
        INFO(name);
        CHECK(kind_of(name) == kind);
    }
}

TEST_CASE("the shipped form knows titles and periods in the shapes that agencies write") {
    Sources sources;
    Diagnostics diagnostics;
    const Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
    const auto is_known = [](const std::vector<std::string>& patterns, const std::string& text) {
        return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
            const Result<Regex> regex = Regex::compile(pattern);
            REQUIRE(regex);
            return regex->matches_somewhere(text);
        });
    };
    for (const char* title :
         {"清河市文化广电旅游体育局(清河市文物局、清河市新闻出版局、清河市版权局、清河市广播电视局)"
          "2023年政府信息公开工作年度报告",
          "清河市水务局2023年政府信息公开工作年度报告(更正版)",
          "清河市水务局〔2023〕年度政府信息公开工作年度报告", "清河市水务局,2023年政府信息公开年报",
          "清河市水务局2023年度政府信息公开工作年度报告公示",
          "清河市水务局2023年政府信息公开工作年度报告(公示稿)", "清河市水务局信息公开2023年度报告",
          "2023年政府信息公开工作年度报告(清河市水务局)",
          "清河市水务局政府信息公开工作年度报告(2023年1月1日至12月31日)",
          "清河市水务局政府信息公开工作年度报告(2023.1.1-2023.12.31)(公开版)",
          "清河市水务局政府信息公开工作年度报告(2023年1月—12月)",
          "清河市水务局2023年政府信息公开工作年度报告(2023年1月1日至2023年12月31日)",
          "清河市水务局2023年政府信息公开工作年度报告(附:统计表)",
          "清河市水务局政府信息公开年度报告(2023年版)",
          "关于《清河市水务局2023年政府信息公开工作年度报告》的公示"}) {
        INFO(title);
        CHECK(is_known(form.reading.titles, title));
    }
    for (const char* menu :
         {"依申请公开", "政府信息公开年报", "热点排行", "当前位置:首页", "有效",
          "清河市水务局(盖章)", "法定主动公开内容", "附件", "办事服务", "互动交流"}) {
        INFO(menu);
        CHECK(is_known(form.reading.not_agencies, menu));
    }
    for (const char* agency :
         {"青禾县政务公开办公室", "青禾县政务服务中心", "青禾县人才交流服务中心"})
        CHECK_FALSE(is_known(form.reading.not_agencies, agency));
    CHECK_FALSE(is_known(form.reading.titles, "关于做好2023年政府信息公开工作年度报告的通知"));
    CHECK_FALSE(is_known(form.reading.titles, "2023年政府网站工作年度报表"));
    for (const char* period :
         {"2023年1月1号至12月31号", "2023年1月1日–12月31日", "2023年元月1日至2023年12月31日",
          "2023年1月1日0时至12月31日24时", "2023年1月1日始,至2023年12月31日止"}) {
        INFO(period);
        CHECK(is_known(form.reading.periods, period));
    }
}

TEST_CASE("the word government, written once, belongs to the agency that ends with it") {
    Sources sources;
    Diagnostics diagnostics;
    const Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
    const auto agency_in = [&](const std::string& title) -> std::string {
        for (const std::string& pattern : form.reading.titles) {
            const Result<Regex> regex = Regex::compile(pattern);
            REQUIRE(regex);
            const auto match = regex->find(title);
            const auto group = regex->group("agency");
            if (!match) continue;
            if (!group || !match->groups[*group]) return "";
            const Match::Piece piece = *match->groups[*group];
            return title.substr(piece.begin, piece.end - piece.begin);
        }
        return "";
    };
    for (const char* title :
         {"柳河镇人民政府信息公开工作2023年度报告", "2023年柳河镇人民政府信息公开工作年度报告",
          "柳河镇人民政府信息公开工作年度报告(2023年)", "柳河镇人民政府信息公开工作年度报告",
          "柳河镇人民政府2023年政府信息公开工作年度报告",
          "柳河镇人民政府政府信息公开工作2023年度报告"}) {
        INFO(title);
        CHECK(agency_in(title) == "柳河镇人民政府");
    }
    CHECK(agency_in("柳河市12345政务服务便民热线中心2023年政府信息公开工作年度报告") ==
          "柳河市12345政务服务便民热线中心");
    CHECK(agency_in("政府信息公开工作2023年度报告").empty());
    CHECK(agency_in("2023年政府信息公开工作年度报告").empty());
}

TEST_CASE("editions agree on the cells that they share, and none stands twice") {
    const std::string first = edition_with("      - { id: c, label: 丙 }\n");
    const std::string second =
        "edition: 2021\n"
        "tables: { t: { title: 表, columns: [{ id: a, label: 甲, type: amount }],\n"
        "               rows: [{ id: c, label: 丙 }] } }\n";
    const Reading form(plain_form, {first, second});
    CHECK(form.codes() == Names{"duplicate-edition", "cell-differs"});
}

TEST_CASE("a table that is too large is refused before its cells are made") {
    std::string columns;
    std::string rows;
    for (int i = 0; i < 300; ++i) {
        columns += "      - { id: c" + std::to_string(i) + ", label: 列 }\n";
        rows += "      - { id: r" + std::to_string(i) + ", label: 行 }\n";
    }
    const Reading form(plain_form, {"edition: 2021\ntables:\n  t:\n    title: 表\n    columns:\n" +
                                    columns + "    rows:\n" + rows});
    CHECK(form.codes() == Names{"too-many-cells"});
    CHECK(form.form.cells.empty());
}

TEST_CASE("a file outside the form's folder is not read") {
    const test::TempDir folder;
    std::ofstream(folder.path() / "form.yaml")
        << "id: f\neditions: [../2021.yaml, /etc/hostname, missing.yaml]\n";
    Sources sources;
    Diagnostics diagnostics;
    rules::load_form(folder.path(), sources, diagnostics);
    REQUIRE(diagnostics.all().size() == 3);
    CHECK(diagnostics.all()[0].code == Code::OutsideFolder);
    CHECK(diagnostics.all()[1].code == Code::OutsideFolder);
    CHECK(diagnostics.all()[2].code == Code::FileUnreadable);
}

TEST_CASE("a folder without a form is diagnosed") {
    Sources sources;
    Diagnostics diagnostics;
    rules::load_form("no/such/folder", sources, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::FileUnreadable);
}
