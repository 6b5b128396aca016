// Commands in the documents are run; what a document shows of their output is what they print.

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/support/document.h"
#include "tests/support/run.h"

using namespace gouji::test;

TEST_CASE("commands in the documents run and print what the documents show") {
    for (const char* document : {"README.md", "README.zh-CN.md", "docs/tutorial/first-report.md",
                                 "docs/how-to/check-a-province.md", "docs/how-to/issue-a-notice.md",
                                 "docs/how-to/local-rules.md", "docs/how-to/score-a-county.md"}) {
        const std::vector<Step> steps =
            steps_of(file_text(std::string(GOUJI_ROOT) + "/" + document));
        CHECK_FALSE(steps.empty());
        for (const Step& step : steps) {
            const Outcome outcome = run(step.command);
            INFO(document << ": " << step.command << "\n" << outcome.output << outcome.errors);
            CHECK(outcome.exit_code != 99);
            CHECK(outcome.exit_code != 127);
            CHECK(outcome.errors.empty());
            CHECK(shows(step.text, outcome.output));
        }
    }
}

namespace {

// What a reader does who starts with the documents and the rules.
void follow(const std::string& document) {
    const TempDir folder;
    const std::string place = folder.path().string();
    run("cp -r docs rules '" + place + "'");
    const std::vector<Step> steps = steps_of(file_text(GOUJI_ROOT "/docs/" + document));
    CHECK(steps.size() > 8);
    for (const Step& step : steps) {
        if (step.command.empty()) {
            std::filesystem::create_directories((folder.path() / step.path).parent_path());
            write_file(folder.path() / step.path, step.text);
            continue;
        }
        const Outcome outcome = run_in(place, step.command);
        INFO(step.command << "\n" << outcome.output << outcome.errors);
        CHECK(outcome.exit_code != 127);
        CHECK(shows(step.text, outcome.errors + outcome.output));
    }
}

}  // namespace

TEST_CASE("the tutorial for rules takes its reader from nothing to a tested rule") {
    follow("tutorial/first-rule.md");
}

TEST_CASE("a pack for another form is written from an empty folder") {
    follow("how-to/another-form.md");
}
