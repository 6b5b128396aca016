// The reference in docs/reference is what the program prints.

#include <catch2/catch.hpp>

#include "tests/support/run.h"

using namespace gouji::test;

TEST_CASE("the reference in docs is what the program says today; `make docs` writes it") {
    for (const std::string part : {"language", "functions", "facts", "diagnostics", "rules"}) {
        const Outcome outcome = run("gouji pack --only " + part + " --format md");
        CHECK(outcome.exit_code == 0);
        check_golden(GOUJI_ROOT "/docs/reference/" + part + ".md", outcome.output);
    }
}
