// `gouji lint` as a shell sees it.

#include <catch2/catch.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"
#include "tests/support/temp_file.h"

using namespace gouji::test;

TEST_CASE("nothing in the pack that ships is doubtful") {
    const Outcome outcome = run("gouji lint");
    INFO(outcome.output);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.errors.empty());
}

TEST_CASE("lint shows a doubt at its place in both languages and ends with 1") {
    const TempDir folder;
    run("cp -r rules/packs/cn-disclosure-annual/. '" + folder.path().string() + "'");
    write_file(folder.path() / "rules" / "own.yaml",
               "- id: own.rule\n  title: 自拟\n  severity: warning\n  table: requests\n"
               "  check: received >= 0\n  message: 本年新收{received}件\n");
    const std::string command = "gouji lint '" + folder.path().string() + "'";
    const Outcome chinese = run(command);
    CHECK(chinese.exit_code == 1);
    CHECK(contains(chinese.output, "always-true"));
    CHECK(contains(chinese.output, "own.yaml:5:10"));
    CHECK(contains(chinese.output, "^^^^^^^^^^^^^"));
    CHECK(contains(chinese.output, "untested"));
    CHECK(contains(run(command + " --lang en").output, "always holds"));
}

TEST_CASE("lint ends with 2 on a pack that does not load") {
    const TempFile broken("pack.yaml", "pack: [\n");
    const Outcome outcome = run("gouji lint '" + broken.folder() + "'");
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "pack.yaml"));
}
