// Reports compared with each other, as a shell sees it: --prior, --register, several reports in one
// call.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/contains.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/temp_dir.h"

using namespace gouji::test;
using Json = nlohmann::json;

namespace {

const std::string folder = "tests/golden/carried-over-wrongly";
const std::string report = folder + "/report.txt";
const std::string prior = folder + "/prior.txt";

std::vector<std::string> carries(const Json& document) {
    std::vector<std::string> places;
    for (const Json& finding : document["findings"])
        if (finding["defect"] == "crossyear.carry") places.push_back(finding["place"]);
    return places;
}

const std::vector<std::string> wrong_columns = {"natural_person", "total"};

}  // namespace

TEST_CASE("last year's report is compared with, and both places are in the finding") {
    const Json document =
        Json::parse(run("gouji check " + report + " --prior " + prior + " --format json").output);
    CHECK(carries(document) == wrong_columns);
    const Json& finding = document["findings"][0];
    REQUIRE(finding["evidence"].size() == 2);
    CHECK(finding["evidence"][0]["path"] == "requests.carried_in.natural_person");
    CHECK_FALSE(finding["evidence"][0].contains("document"));
    CHECK(finding["evidence"][1]["path"] == "prior.requests.carried_out.natural_person");
    CHECK(finding["evidence"][1]["document"] == prior);
    CHECK(finding["evidence"][1]["value"] == 2);
    CHECK(finding["proof"]["args"][1]["document"] == prior);
    CHECK(finding["proof"]["args"][1]["line"] == finding["evidence"][1]["line"]);
}

TEST_CASE("reports of one call are each other's prior, in whichever order they are named") {
    for (const std::string& order : {report + " " + prior, prior + " " + report}) {
        const Json both = Json::parse(run("gouji check " + order + " --format json").output);
        REQUIRE(both.size() == 2);
        for (const Json& document : both) {
            const bool is_later = document["year"] == 2023;
            CHECK(carries(document) == (is_later ? wrong_columns : std::vector<std::string>()));
        }
    }
}

TEST_CASE("without last year's report nothing is said of it, and the rule is counted as skipped") {
    const Outcome alone = run("gouji check " + report);
    CHECK(alone.exit_code == 0);
    CHECK(contains(alone.output, "没有上年报告"));
}

TEST_CASE("another agency's report, or one of another year, accuses nobody and is told") {
    for (const char* stranger :
         {"docs/samples/luting-transport-2023.txt", "tests/golden/sound/report.txt"}) {
        const Outcome outcome = run("gouji check " + report + " --prior " + stranger);
        CHECK(outcome.exit_code == 0);
        CHECK(contains(outcome.errors, "prior-unused"));
        CHECK(contains(outcome.output, "没有上年报告"));
    }
}

TEST_CASE("a prior that one of many reports has is used, however few are held together") {
    const Outcome outcome =
        run("gouji check docs/samples/yunting-education-2023.txt " + report +
            " docs/samples/luting-transport-2023.txt --together 1 --prior " + prior);
    CHECK_FALSE(contains(outcome.errors, "prior-unused"));
}

TEST_CASE("a finding between two reports is explained with last year's report beside it") {
    const std::string neighbours = report + " --prior " + prior;
    const Json document = Json::parse(run("gouji check " + neighbours + " --format json").output);
    const std::string id = document["findings"][0]["id"];
    const Outcome explained = run("gouji explain " + id + " " + neighbours);
    CHECK(explained.exit_code == 0);
    CHECK(contains(explained.output, prior + ":"));
    CHECK(run("gouji explain " + id + " " + report).exit_code == 2);
}

TEST_CASE("a prior or a register that cannot be read ends with 3, and the report is still judged") {
    for (const char* option : {" --prior absent.txt", " --register absent.csv"}) {
        const Outcome outcome = run("gouji check " + report + option);
        CHECK(outcome.exit_code == 3);
        CHECK(contains(outcome.output, "结论"));
    }
    const Outcome outcome = run("gouji check " + report + " --register README.md");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "register-unreadable"));
}

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to), at += to.size();
    return text;
}

// A county with two offices, of which one has published its report.
class County {
  public:
    County() {
        const std::string office = file_text(GOUJI_ROOT "/tests/golden/sound/report.txt");
        write_file(folder_.path() / "office.txt", office);
        write_file(folder_.path() / "county.txt",
                   replaced(replaced(office, "梓屏县水务局", "梓屏县人民政府"), "11件", "10件"));
        write_file(folder_.path() / "register.csv",
                   "名称,类别,上级\n梓屏县人民政府,government,\n"
                   "梓屏县水务局,department,梓屏县人民政府\n"
                   "梓屏县教育局,department,梓屏县人民政府\n");
    }
    // The county's report, then the office's.
    Json checked(const std::string& options = "") const {
        return Json::parse(run("gouji check " + path("county.txt") + " " + path("office.txt") +
                               " --format json" + options)
                               .output);
    }
    std::string told(const std::string& options) const {
        return run("gouji check " + path("county.txt") + " " + path("office.txt") + options).output;
    }
    Outcome explained(const std::string& id, const std::string& options) const {
        return run("gouji explain " + id + " " + path("county.txt") + options);
    }
    std::string among_office() const { return " --among " + path("office.txt"); }
    std::string among_itself() const { return " --among " + path("county.txt"); }
    std::string with_register() const { return " --register " + path("register.csv"); }

  private:
    std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

    TempDir folder_;
};

const Json* finding_of(const Json& document, const std::string& rule) {
    for (const Json& finding : document["findings"])
        if (finding["rule"] == rule) return &finding;
    return nullptr;
}

}  // namespace

TEST_CASE("an agency of the register without a report is told at the one above") {
    const County county;
    const Json both = county.checked(county.with_register());
    const Json* missing = finding_of(both[0], "report.missing");
    REQUIRE(missing != nullptr);
    CHECK((*missing)["place"] == "梓屏县教育局");
    CHECK(finding_of(both[1], "report.missing") == nullptr);
    const Json alone = county.checked();
    CHECK(finding_of(alone[0], "report.missing") == nullptr);
}

TEST_CASE(
    "where a report that cannot be read may be an agency's, whether it has one is undecided") {
    const County county;
    const Json both = county.checked(county.with_register() + " README.md");
    CHECK(finding_of(both[0], "report.missing") == nullptr);
    bool is_told = false;
    for (const Json& undecided : both[0]["undecided"])
        is_told = is_told ||
                  (undecided["rule"] == "report.missing" && undecided["place"] == "梓屏县教育局" &&
                   undecided["blocked_by"] == Json::array({"report(梓屏县教育局)"}));
    CHECK(is_told);
    CHECK(contains(county.told(county.with_register() + " README.md"),
                   "未能读出的报告中可能有梓屏县教育局的，涉及：下级机关没有报告[梓屏县教育局]"));
    CHECK(contains(county.told(county.with_register()), "没有梓屏县教育局的报告，涉及："));
}

TEST_CASE("a finding that several reports make is explained among them") {
    const County county;
    const Json both = county.checked(county.with_register());
    const std::string id = (*finding_of(both[0], "report.missing"))["id"];
    const Outcome explained = county.explained(id, county.among_office() + county.with_register());
    CHECK(explained.exit_code == 0);
    CHECK(contains(explained.output, "梓屏县教育局"));
    CHECK(
        county.explained(id, county.among_office() + county.among_itself() + county.with_register())
            .output == explained.output);
    CHECK(county.explained(id, county.among_office()).exit_code == 2);
}

TEST_CASE("a sum over agencies below is undecided while one of them has no report") {
    const County county;
    const Json both = county.checked(county.with_register());
    bool is_told = false;
    for (const Json& undecided : both[0]["undecided"]) {
        if (undecided["rule"] != "aggregate.received") continue;
        is_told = undecided["blocked_by"] == Json::array({"report(梓屏县教育局)"});
    }
    CHECK(is_told);
}

TEST_CASE(
    "a figure far from those of the other agencies of its kind is told, where they are many") {
    const TempDir folder;
    const std::string sound = file_text(GOUJI_ROOT "/tests/golden/sound/report.txt");
    const std::string received = "一、本年新收政府信息公开申请数量\t\t\t9\t2\t0\t0\t0\t0\t";
    const std::string names = "东西南北上中下青白红金玉石松柏梅兰竹山河湖";
    const auto findings_among = [&](std::size_t reports) {
        for (std::size_t i = 0; i < reports; ++i) {
            std::string text = replaced(sound, "梓屏县", "梓" + names.substr(3 * i, 3) + "县");
            if (i == 3) text = replaced(text, received + "11\n", received + "1111\n");
            write_file(folder.path() / (std::to_string(i) + ".txt"), text);
        }
        return Json::parse(
            run("gouji check '" + folder.path().string() + "' --format json --fail-on never")
                .output);
    };
    for (const Json& document : findings_among(20))
        CHECK(finding_of(document, "peers.received") == nullptr);
    std::vector<std::string> told;
    for (const Json& document : findings_among(21)) {
        const Json* finding = finding_of(document, "peers.received");
        if (finding != nullptr) told.push_back((*finding)["message"]);
    }
    CHECK(told ==
          std::vector<std::string>{"新收申请1111件；一并检查的20家同类机关，99%不超过11件。"});
}

TEST_CASE(
    "a report that is named twice is its own figure only, and copies nobody under another name") {
    const TempDir folder;
    const std::string sound = file_text(GOUJI_ROOT "/tests/golden/sound/report.txt");
    const std::string text =
        "股室收到申请后当日登记，五日内提出答复意见，法制机构逐件审核；涉及第三方的书面征求意见，"
        "需要补正的一次告知；公开栏每月更换一次，旧的存档备查；办事指南按事项逐条核对，"
        "与大厅窗口张贴的保持一致；群众来电来访提出的公开建议逐条回复，年底汇总分析。";
    const std::string longer = replaced(sound, "五、存在的主要问题及改进情况\n\n",
                                        "五、存在的主要问题及改进情况\n\n" + text + text);
    REQUIRE(longer != sound);
    write_file(folder.path() / "a.txt", longer);
    write_file(folder.path() / "b.txt", replaced(longer, "梓屏县水务局", "梓屏县水利局"));
    write_file(folder.path() / "c.txt", replaced(longer, "梓屏县水务局", "梓宁县教育局"));
    write_file(folder.path() / "register.csv", "名称,别名\n梓屏县水务局,梓屏县水利局\n");
    const auto copied = [&](const std::string& reports, const std::string& more) {
        std::size_t found = 0;
        for (const Json& document : Json::parse(
                 run("gouji check " + reports + more + " --format json --fail-on never").output))
            found += finding_of(document, "boilerplate.copied") != nullptr ? 1U : 0U;
        return found;
    };
    const std::string a = "'" + (folder.path() / "a.txt").string() + "' ";
    const std::string b = "'" + (folder.path() / "b.txt").string() + "' ";
    const std::string c = "'" + (folder.path() / "c.txt").string() + "' ";
    const std::string known = " --register '" + (folder.path() / "register.csv").string() + "'";
    CHECK(copied(a + c, "") == 2);
    CHECK(copied(a + b, "") == 2);
    CHECK(copied(a + b, known) == 0);
    CHECK(copied(a + a, "") == 0);
}
