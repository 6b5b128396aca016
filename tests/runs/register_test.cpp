#include "runs/register.h"

#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;
using runs::read_register;
using runs::Register;

namespace {

std::vector<Code> codes(const Diagnostics& diagnostics) {
    std::vector<Code> found;
    for (const Diagnostic& diagnostic : diagnostics.all()) found.push_back(diagnostic.code);
    return found;
}

}  // namespace

TEST_CASE("a register in JSON tells who is above whom, by id or by name") {
    Diagnostics diagnostics;
    const Register agencies = read_register("r.json", R"({"agencies": [
        {"id": "1", "name": "青禾县人民政府", "kind": "government", "level": "county"},
        {"id": "2", "name": "青禾县民政局", "aliases": ["青禾县民政和扶贫局"], "parent": "1"},
        {"name": "柳塘镇人民政府", "kind": "township", "parent": "青禾县人民政府"}]})",
                                            diagnostics);
    CHECK(diagnostics.all().empty());
    REQUIRE(agencies.agencies.size() == 3);
    CHECK(agencies.agencies[1].parent == 0U);
    CHECK(agencies.agencies[2].parent == 0U);
    CHECK(agencies.agencies[0].level == "county");
    CHECK(agencies.find("青禾县民政和扶贫局") == 1U);
}

TEST_CASE("a register in CSV is the same with its head in Chinese or in English") {
    for (const char* head : {"name,aliases,kind,parent", "\xEF\xBB\xBF名称,曾用名,类别,上级"}) {
        Diagnostics diagnostics;
        const Register agencies = read_register(
            "r.csv",
            std::string(head) +
                "\r\n青禾县人民政府,,government,\r\n\"青禾县民政局\",旧名甲；旧名乙,department,"
                "青禾县人民政府\r\n",
            diagnostics);
        CHECK(diagnostics.all().empty());
        REQUIRE(agencies.agencies.size() == 2);
        CHECK(agencies.find("旧名甲") == 1U);
        CHECK(agencies.find("旧名乙") == 1U);
        CHECK(agencies.agencies[1].parent == 0U);
    }
}

TEST_CASE("former names and short names are all names of an agency") {
    Diagnostics diagnostics;
    const Register agencies =
        read_register("r.csv", "名称,曾用名,别名\n青禾县民政局,旧名甲,简称乙\n", diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(agencies.find("旧名甲") == 0U);
    CHECK(agencies.find("简称乙") == 0U);
}

TEST_CASE("a kind is one of the form's, by its id or by its name; another is told once") {
    Form form;
    form.reading.agency_kinds = {
        {"", "管委会$", {}}, {"township", "镇$", {"乡镇", "街道"}}, {"department", ".", {"部门"}}};
    Diagnostics diagnostics;
    Register agencies = read_register(
        "r.csv",
        "名称,类别\n甲局,部门\n乙镇,township\n丙街道,街道\n丁所,事业单位\n戊所,事业单位\n己局,\n",
        diagnostics);
    runs::settle_kinds(agencies, "r.csv", form, diagnostics);
    std::vector<std::string> kinds;
    for (const runs::Agency& agency : agencies.agencies) kinds.push_back(agency.kind);
    CHECK(kinds == std::vector<std::string>{"department", "township", "township", "", "", ""});
    CHECK(codes(diagnostics) == std::vector<Code>{Code::RegisterKind});
    CHECK(diagnostics.all().front().arguments ==
          std::vector<std::string>{"r.csv", "丁所", "事业单位",
                                   "township (乡镇), department (部门)"});
}

TEST_CASE("a bound that is no year is told, and bounds nothing") {
    Diagnostics diagnostics;
    const Register agencies = read_register(
        "r.csv", "名称,起始年度,截止年度\n甲局,2019,二〇二一\n乙局,,20211\n", diagnostics);
    CHECK(codes(diagnostics) == std::vector<Code>{Code::RegisterYear, Code::RegisterYear});
    REQUIRE(agencies.agencies.size() == 2);
    CHECK(agencies.agencies[0].from_year == 2019);
    CHECK_FALSE(agencies.agencies[0].to_year);
    CHECK_FALSE(agencies.agencies[1].to_year);
}

TEST_CASE("an agency is known by its whole name alone, white space left out") {
    Diagnostics diagnostics;
    const Register agencies = read_register("r.csv", "name\n青禾县民政局\n", diagnostics);
    CHECK(agencies.find("青禾县 民政局") == 0U);
    CHECK_FALSE(agencies.find("县民政局"));
    CHECK_FALSE(agencies.find("青禾县民政局办公室"));
}

TEST_CASE("what is wrong with an entry is told, and the others are read") {
    Diagnostics diagnostics;
    const Register agencies = read_register("r.json", R"([{"name": "甲局", "parent": "无此机关"},
        {"kind": "department"}, {"name": "乙局"}, {"name": "乙局"}, 7])",
                                            diagnostics);
    CHECK(agencies.agencies.size() == 2);
    CHECK(codes(diagnostics) == std::vector<Code>{Code::RegisterNameless, Code::RegisterNameTwice,
                                                  Code::RegisterNameless, Code::RegisterParent});
}

TEST_CASE("nobody is above himself") {
    Diagnostics diagnostics;
    const Register agencies = read_register(
        "r.csv", "name,parent\n甲局,乙局\n乙局,丙局\n丙局,甲局\n丁局,甲局\n", diagnostics);
    CHECK(codes(diagnostics) == std::vector<Code>{Code::RegisterCircle});
    CHECK_FALSE(agencies.agencies[0].parent);
    CHECK(agencies.agencies[3].parent == 0U);
}

TEST_CASE("what is no register is told") {
    for (const char* bytes : {"", "{", "{\"agencies\": 3}", "年报\n第一部分\n", "\xFF\xFE"}) {
        Diagnostics diagnostics;
        CHECK(read_register("r", bytes, diagnostics).is_empty());
        CHECK(codes(diagnostics) == std::vector<Code>{Code::RegisterUnreadable});
    }
}
