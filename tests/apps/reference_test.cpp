// The reference in docs/reference is what the program prints; `make docs` writes it.

#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/support/run.h"

using namespace gouji::test;

namespace {

std::set<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::set<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.insert(line);
    return lines;
}

}  // namespace

TEST_CASE("what the reference says the program still says") {
    for (const std::string part : {"language", "functions", "facts", "diagnostics", "rules"}) {
        const Outcome outcome = run("gouji pack --only " + part + " --format md");
        REQUIRE(outcome.exit_code == 0);
        const std::set<std::string> said = lines_of(outcome.output);
        const std::set<std::string> written =
            lines_of(file_text(GOUJI_ROOT "/docs/reference/" + part + ".md"));
        CHECK(written.size() > 5);
        for (const std::string& line : written) {
            INFO(part << ".md is out of date; run `make docs`: " << line);
            CHECK(said.count(line) == 1);
        }
        for (const std::string& line : said) {
            if (written.count(line) == 0)
                WARN(part << ".md does not have, run `make docs`: " << line);
        }
    }
}
