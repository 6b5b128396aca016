// Packs that stand on other packs.
#include "rules/import.h"

#include <catch2/catch.hpp>

#include "facts/render.h"
#include "rules/load.h"
#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"

using namespace gouji;
using gouji::test::TempDir;
using gouji::test::write_file;

namespace {

constexpr const char* national =
    "pack: national\nversion: 2.1.0\nform: f\nparams:\n  limit: \"10\"\n"
    "templates:\n  same:\n    args: { a: 甲, b: 乙 }\n    check: $a == $b\n    message: m\n"
    "rules:\n"
    "- { id: late, title: 逾期, weight: 5, check: x > params.limit, message: m }\n"
    "- { id: fee, title: 收费, check: x > 1, message: m }\n";

// A pack that imports the national one, with more of its own.
struct Overlay {
    explicit Overlay(const std::string& more, const std::string& import = "national@^2") {
        for (const char* name : {"national", "local"})
            std::filesystem::create_directory(shelf.path() / name);
        write_file(shelf.path() / "national" / "pack.yaml", national);
        write_file(
            shelf.path() / "local" / "pack.yaml",
            "pack: local\nversion: 1.0.0\nform: f\nimport: { base: " + import + " }\n" + more);
        pack = rules::load_pack(shelf.path() / "local", sources, diagnostics);
    }
    std::string codes() const {
        std::string all;
        for (const Diagnostic& one : diagnostics.all())
            all += (all.empty() ? "" : " ") + std::string(name_of(one.code));
        return all;
    }

    TempDir shelf;
    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack;
};

}  // namespace

TEST_CASE("an overlay has the rules, constants and templates of what it imports, and its own") {
    const Overlay overlay(
        "rules:\n- { id: own, title: 本地, template: same, args: { a: x, b: y } }\n");
    CHECK(overlay.codes().empty());
    CHECK(overlay.pack.name == "local");
    CHECK(overlay.pack.rules.size() == 3);
    REQUIRE(overlay.pack.imports.size() == 1);
    CHECK(overlay.pack.imports[0].version == "2.1.0");
    CHECK(overlay.pack.params.size() == 1);
}

TEST_CASE(
    "an overlay changes severity, weight and constants, and leaves rules out, each with why") {
    const Overlay overlay(
        "override:\n"
        "- { rule: late, severity: warning, weight: 2, effective: { from_year: 2022 }, because: 甲 "
        "}\n"
        "- { param: limit, value: \"20\", because: 乙 }\n"
        "disable:\n- { rule: fee, because: 丙 }\n");
    CHECK(overlay.codes().empty());
    REQUIRE(overlay.pack.rules.size() == 1);
    CHECK(overlay.pack.rules[0].severity == Severity::Warning);
    CHECK(overlay.pack.rules[0].weight == Decimal(2));
    CHECK(overlay.pack.rules[0].effective.from_year == 2022);
    CHECK(overlay.pack.params.size() == 1);
}

TEST_CASE("nothing is changed in silence, and nothing twice") {
    CHECK(Overlay("override:\n- { rule: late, severity: warning }\n").codes() == "missing-key");
    CHECK(Overlay("disable:\n- { rule: late }\n").codes() == "missing-key");
    CHECK(Overlay("override:\n- { rule: lat, severity: warning, because: 甲 }\n").codes() ==
          "not-imported");
    CHECK(Overlay("override:\n- { param: limt, value: \"1\", because: 甲 }\n").codes() ==
          "not-imported");
    CHECK(Overlay("override:\n- { rule: late, weight: 1, because: 甲 }\n"
                  "- { rule: late, weight: 2, because: 乙 }\n")
              .codes() == "override-twice");
    CHECK(Overlay("override:\n- { rule: late, check: x == 1, because: 甲 }\n").codes() ==
          "unknown-key");
    CHECK(Overlay("rules:\n- { id: late, title: t, check: x > 2, message: m }\n").codes() ==
          "duplicate-rule");
    CHECK(Overlay("params:\n  limit: \"3\"\n").codes() == "duplicate-name");
}

TEST_CASE("a check is replaced by a rule that says so and why") {
    const Overlay overlay(
        "rules:\n- { id: late, title: t, check: x > 2, message: m, replaces: late, because: 甲 "
        "}\n");
    CHECK(overlay.codes().empty());
    CHECK(overlay.pack.rules.size() == 2);
    CHECK(Overlay("rules:\n- { id: late, title: t, check: x > 2, message: m, replaces: late }\n")
              .codes() == "missing-key");
}

TEST_CASE("a rule that was disabled is gone: nothing may assume it, its name is free") {
    const std::string disabled = "disable: [{ rule: late, because: 甲 }]\nrules:\n";
    CHECK(Overlay(disabled + "- { id: own, title: t, check: x > 2, message: m, assumes: [late] }\n")
              .codes() == "unknown-rule");
    CHECK(
        Overlay(disabled + "- { id: late, title: t, check: x > 2, message: m }\n").codes().empty());
}

TEST_CASE("a pack that is not there, of another version or in a circle is told at its name") {
    CHECK(Overlay("", "nationl@^2").codes() == "no-such-pack");
    CHECK(Overlay("", "../national").codes() == "no-such-pack");
    CHECK(Overlay("", "national@^3").codes() == "pack-version");
    CHECK(Overlay("", "national@2.1.0").codes().empty());
    CHECK(Overlay("", "local").codes() == "import-cycle");
}

TEST_CASE("a version fits exactly or within its first number") {
    CHECK(rules::fits_version("2.1.0", "^2"));
    CHECK(rules::fits_version("2.1.0", "^2.1"));
    CHECK(rules::fits_version("2.1.0", ""));
    CHECK_FALSE(rules::fits_version("2.1.0", "^2.2"));
    CHECK_FALSE(rules::fits_version("3.0.0", "^2"));
    CHECK_FALSE(rules::fits_version("2.1.0", "2.1.1"));
    CHECK_FALSE(rules::fits_version("2.x", "^2"));
}
