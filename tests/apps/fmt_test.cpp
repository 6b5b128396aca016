// `gouji fmt` as a shell sees it.

#include <catch2/catch.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"
#include "tests/support/temp_file.h"

using namespace gouji::test;

namespace {

const std::string loose =
    "- id: r\n  title: 规则\n  check: year>2000 and signed_on is known  # 说明\n  message: m\n";
const std::string canonical =
    "- id: r\n  title: 规则\n  check: year > 2000 and signed_on is known  # 说明\n  message: m\n";

}  // namespace

TEST_CASE("fmt rewrites a file, and with --check only says that it would") {
    const TempFile file("rules.yaml", loose);
    const Outcome checked = run("gouji fmt --check '" + file.folder() + "'");
    CHECK(checked.exit_code == 1);
    CHECK(contains(checked.output, "rules.yaml"));
    CHECK(file_text(file.path()) == loose);
    CHECK(run("gouji fmt '" + file.path() + "'").exit_code == 0);
    CHECK(file_text(file.path()) == canonical);
    const Outcome again = run("gouji fmt --check '" + file.path() + "'");
    CHECK(again.exit_code == 0);
    CHECK(again.output.empty());
}

TEST_CASE("fmt --lang turns the keywords into the language asked for") {
    const TempFile file("rules.yaml", loose);
    CHECK(run("gouji fmt --lang zh '" + file.path() + "'").exit_code == 0);
    CHECK(contains(file_text(file.path()), "check: year > 2000 且 signed_on 是 已填  # 说明"));
    CHECK(run("gouji fmt --lang en '" + file.path() + "'").exit_code == 0);
    CHECK(file_text(file.path()) == canonical);
}

TEST_CASE("fmt reads standard input and writes standard output") {
    const TempFile file("rules.yaml", loose);
    const Outcome outcome = run("gouji fmt - < '" + file.path() + "'");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output == canonical);
}

TEST_CASE("fmt leaves a file that cannot be read alone and ends with 2") {
    const std::string broken = "- id: r\n  title: t\n  check: year >\n  message: m\n";
    const TempFile file("rules.yaml", broken);
    const Outcome outcome = run("gouji fmt '" + file.path() + "'");
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "missing-right"));
    CHECK(file_text(file.path()) == broken);
    CHECK(run("gouji fmt no-such-file.yaml").exit_code == 2);
}
