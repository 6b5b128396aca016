// A reader that breaks down, as a shell sees it. What breaks it is a gouji-pdf that ends whoever
// started it by the signal of a bad access.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"

using namespace gouji::test;
using Json = nlohmann::json;

namespace {

// The program in a folder of its own, beside the gouji-pdf that is not ours.
class FatalReader {
  public:
    FatalReader() {
        run("cp '" GOUJI_PROGRAM_FOLDER "/gouji' '" + place() +
            "' && ln -s '" GOUJI_ROOT "/rules' '" + place() + "/rules'");
        write_file(folder_.path() / "gouji-pdf", "#!/bin/sh\nkill -SEGV $PPID\n");
        run("chmod +x '" + place() + "/gouji-pdf'");
        write_file(folder_.path() / "a.pdf", "%PDF-1.7\n");
        write_file(folder_.path() / "b.pdf", "%PDF-1.7\n");
    }
    std::string place() const { return folder_.path().string(); }
    Outcome gouji(const std::string& words) const {
        return run("'" + place() + "/gouji' " + words + " --lang en");
    }

  private:
    TempDir folder_;
};

}  // namespace

TEST_CASE("a reader that crashes costs the reports it crashes over, and they are named") {
    const FatalReader fatal;
    const std::string paths =
        "'" + fatal.place() + "/a.pdf' " + sound + " '" + fatal.place() + "/b.pdf' " + unbalanced;
    const Outcome one = fatal.gouji("check " + paths + " --format json --jobs 1");
    CHECK(one.exit_code == 3);
    const Json reports = Json::parse(one.output);
    REQUIRE(reports.size() == 2);
    CHECK(reports[0]["document"] == sound);
    CHECK(reports[1]["document"] == unbalanced);
    CHECK(contains(one.errors, "a.pdf: error[reader-failed]"));
    CHECK(contains(one.errors, "b.pdf: error[reader-failed]"));
    const Outcome several = fatal.gouji("check " + paths + " --format json --jobs 3");
    CHECK(several.output == one.output);
    CHECK(several.errors == one.errors);
}

TEST_CASE("every command goes on behind a reader that crashed") {
    const FatalReader fatal;
    const std::string paths = "'" + fatal.place() + "' " + unbalanced;
    for (const std::string& command :
         {std::string("facts"), std::string("score"), "notice --out '" + fatal.place() + "/out'"}) {
        const Outcome outcome = fatal.gouji(command + " " + paths);
        INFO(command << "\n" << outcome.errors);
        CHECK(outcome.exit_code == 3);
        CHECK(contains(outcome.errors, "a.pdf: error[reader-failed]"));
        CHECK(contains(outcome.output, "芦汀县交通运输局"));
    }
}
