#include "rules/profile.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "rules/load.h"
#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"
#include "tests/support/told.h"

using namespace gouji;
using namespace gouji::test;

namespace {

constexpr const char* rules_yaml = R"(
  - { id: sum.total, defect: sum, group: data, title: 合计, severity: error, check: year > 0, message: 甲 }
  - { id: sum.row, defect: sum, group: data, title: 行, severity: error, check: year > 0, message: 乙 }
  - { id: date.late, group: time, title: 期限, severity: warning, check: year > 0, message: 丙 }
)";

struct Loaded {
    explicit Loaded(const std::string& profiles) {
        const SourceId id =
            sources.add("pack.yaml", "pack: p\nversion: 1.0.0\nform: f\nprofiles:\n" + profiles +
                                         "rules:" + rules_yaml);
        pack = rules::read_pack(sources, id, {}, diagnostics);
    }

    std::vector<std::string> codes() const { return test::codes_of(diagnostics); }
    // "sum.total error": the rules that are left, with their severities.
    std::vector<std::string> left() const {
        constexpr const char* words[] = {"error", "warning", "info"};
        std::vector<std::string> all;
        for (const rules::Rule& rule : pack.rules)
            all.push_back(rule.id + " " + words[static_cast<int>(rule.severity)]);
        return all;
    }

    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack;
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("of a profile's severities the one that names a rule most closely counts") {
    Loaded loaded(
        "  a: { title: 甲, severity: { sum.row: info, sum: warning, data: error, '*': info } }\n");
    REQUIRE(loaded.codes() == Words{});
    rules::apply_profile("a", loaded.pack, loaded.diagnostics);
    CHECK(loaded.left() == Words{"sum.total warning", "sum.row info", "date.late info"});
    CHECK(loaded.pack.profile == "a");
}

TEST_CASE("a profile is known by its title too, and what it does not name keeps its severity") {
    Loaded loaded("  a: { title: 自查, severity: { data: info } }\n");
    rules::apply_profile("自查", loaded.pack, loaded.diagnostics);
    CHECK(loaded.left() == Words{"sum.total info", "sum.row info", "date.late warning"});
    CHECK(loaded.pack.applied_profile()->title == "自查");
}

TEST_CASE("a rule that a profile turns off is set aside, and rubrics may still name it") {
    Loaded loaded("  a: { title: 甲, severity: { data: off, sum.row: warning } }\n");
    rules::apply_profile("a", loaded.pack, loaded.diagnostics);
    CHECK(loaded.left() == Words{"sum.row warning", "date.late warning"});
    REQUIRE(loaded.pack.turned_off.size() == 1);
    CHECK(loaded.pack.turned_off[0].id == "sum.total");
}

TEST_CASE("a pack that is loaded without a profile keeps its own severities") {
    const Loaded loaded("  a: { title: 甲, severity: { '*': off } }\n");
    CHECK(loaded.left() == Words{"sum.total error", "sum.row error", "date.late warning"});
    CHECK(loaded.pack.applied_profile() == nullptr);
}

TEST_CASE("an unknown profile is told with those there are and the nearest") {
    Loaded loaded("  self_check: { title: 自查, severity: { data: info } }\n");
    rules::apply_profile("self_chek", loaded.pack, loaded.diagnostics);
    REQUIRE(loaded.codes() == Words{"unknown-profile"});
    const Diagnostic& slip = loaded.diagnostics.all()[0];
    CHECK(slip.arguments == Words{"self_chek", "自查 (self_check)"});
    REQUIRE(slip.notes.size() == 1);
    CHECK(slip.notes[0].arguments == Words{"self_check"});
    CHECK(loaded.left() == Words{"sum.total error", "sum.row error", "date.late warning"});
}

TEST_CASE("a profile asked of a pack that has none is told") {
    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack;
    rules::apply_profile("自查", pack, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::NoProfiles);
}

TEST_CASE("slips of a profile are told at their places") {
    const Loaded loaded(
        "  a: { severity: { dat: info, sum: loud } }\n"
        "  b: { title: 乙, severities: { sum: info } }\n");
    CHECK(loaded.codes() == Words{"unknown-word", "unknown-key", "missing-key", "selects-nothing"});
}

TEST_CASE("an overlay adds to a profile that it imports, and may disable what that names") {
    const TempDir folder;
    std::filesystem::create_directories(folder.path() / "national");
    std::filesystem::create_directories(folder.path() / "local");
    write_file(folder.path() / "national/pack.yaml",
               std::string("pack: national\nversion: 1.0.0\nform: f\nprofiles:\n"
                           "  a: { title: 甲, severity: { date.late: info, sum: info } }\nrules:") +
                   rules_yaml);
    write_file(folder.path() / "local/pack.yaml",
               "pack: local\nversion: 1.0.0\nform: f\nimport: { national: national@1.0.0 }\n"
               "disable: [{ rule: date.late, because: 本地不查 }]\n"
               "profiles:\n  a: { severity: { sum: warning } }\n");
    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack = rules::load_pack(folder.path() / "local", sources, diagnostics);
    REQUIRE(diagnostics.all().empty());
    REQUIRE(pack.profiles.size() == 1);
    rules::apply_profile("甲", pack, diagnostics);
    REQUIRE(pack.rules.size() == 2);
    CHECK(pack.rules[0].severity == Severity::Warning);
    CHECK(pack.rules[1].severity == Severity::Warning);
}
