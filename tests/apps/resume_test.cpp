// Runs that are cut off and gone on with, and outputs that cannot be written whole.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"

using namespace gouji::test;
using Json = nlohmann::json;

namespace {

std::string line_of(const std::string& id, const std::string& sample) {
    return Json{{"id", id}, {"text", file_text(std::string(GOUJI_ROOT) + "/" + sample)}}.dump() +
           "\n";
}

// A folder with reports in one list, half of which come only when somebody lets them.
struct Place {
    TempDir folder;
    std::string first, second;

    Place() {
        for (const char* id : {"1", "2", "3"}) first += line_of(id, sound);
        for (const char* id : {"4", "5"}) second += line_of(id, unbalanced);
        write_file(folder.path() / "first.jsonl", first);
        write_file(folder.path() / "all.jsonl", first + second);
    }
    Outcome run_here(const std::string& command) const {
        return run_in(folder.path().string(), command);
    }
    std::string file(const std::string& name) const {
        return file_text((folder.path() / name).string());
    }
    bool has(const std::string& name) const {
        return std::filesystem::exists(folder.path() / name);
    }
};

// Ends the run by `signal` when it has read the first reports and waits for more.
std::string cut_off(const std::string& command, const std::string& signal) {
    return "mkfifo pipe; " + command + " - < pipe & run=$!; exec 3> pipe; cat first.jsonl >&3; " +
           "until [ \"$(wc -c < out.journal)\" -gt 20000 ]; do sleep 0.1; done; sleep 0.3; " +
           "kill -" + signal + " $run; exec 3>&-; wait $run";
}

}  // namespace

TEST_CASE("an output file has what would go to standard output") {
    const Place place;
    const Outcome outcome = place.run_here("gouji check all.jsonl --format json --output out");
    CHECK(outcome.output.empty());
    CHECK(place.file("out") == place.run_here("gouji check all.jsonl --format json").output);
    CHECK_FALSE(place.has("out.journal"));
    CHECK(place.run_here("gouji check all.jsonl --output no-such-folder/out").exit_code == 3);
    CHECK(place.run_here("gouji check all.jsonl --resume").exit_code == 2);
}

TEST_CASE("a run that was killed is gone on with, and its output is that of an unbroken one") {
    for (const char* command : {"gouji check --lang en --format json --output out --resume",
                                "gouji facts --lang en --format csv --output out --resume"}) {
        for (const char* signal : {"KILL", "INT"}) {
            const Place place;
            place.run_here(cut_off(command, signal));
            REQUIRE(place.has("out.journal"));
            const Outcome outcome = place.run_here(std::string(command) + " - < all.jsonl");
            INFO(outcome.errors);
            CHECK(contains(outcome.errors, "3 reports had been read before"));
            const std::string resumed = place.file("out");
            CHECK_FALSE(place.has("out.journal"));
            place.run_here(std::string(command) + " - < all.jsonl");
            CHECK(resumed == place.file("out"));
        }
    }
}

TEST_CASE("an interrupt leaves an output that is whole as far as it goes") {
    const Place place;
    const Outcome outcome =
        place.run_here(cut_off("gouji check --lang en --format json --output out --resume", "INT"));
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "interrupted"));
    CHECK(Json::parse(place.file("out")).size() == 3);
}

TEST_CASE("what has changed since is read again") {
    const Place place;
    const std::string command = "gouji facts --lang en --format jsonl --output out --resume";
    place.run_here(cut_off(command, "KILL"));
    std::string changed = place.first + place.second;
    changed.replace(changed.find("158"), 3, "159");
    write_file(place.folder.path() / "all.jsonl", changed);
    const Outcome outcome = place.run_here(command + " - < all.jsonl");
    CHECK(contains(outcome.errors, "2 reports had been read before"));
    CHECK(place.file("out") == place.run_here("gouji facts --format jsonl - < all.jsonl").output);
}

TEST_CASE("what a check has kept is not enough for facts, which show more") {
    const Place place;
    place.run_here(cut_off("gouji check --lang en --format json --output out --resume", "KILL"));
    const std::string facts = "gouji facts --lang en --format jsonl ";
    place.run_here(facts + "--output out --resume - < all.jsonl");
    CHECK(place.file("out") == place.run_here(facts + "- < all.jsonl").output);
}

TEST_CASE("a file that cannot grow ends the run with a message and with no half of anything") {
    const Place place;
    const std::string limit = "ulimit -f 8; ";
    for (const char* format : {"text", "json", "jsonl", "csv", "sarif", "junit", "html", "md"}) {
        const Outcome outcome =
            place.run_here(limit +
                           "gouji check all.jsonl all.jsonl all.jsonl --lang en > out "
                           "--format " +
                           format);
        INFO(format << "\n" << outcome.errors);
        CHECK(outcome.exit_code == 3);
        CHECK(contains(outcome.errors, "output-failed"));
        const std::string whole =
            place
                .run_here(std::string("gouji check all.jsonl all.jsonl all.jsonl --lang en "
                                      "--format ") +
                          format)
                .output;
        const std::string part = place.file("out");
        CHECK(part.size() < whole.size());
        CHECK(whole.starts_with(part));
        if (std::string(format) == "jsonl" || std::string(format) == "csv")
            CHECK((part.empty() || part.ends_with('\n')));
    }
}

TEST_CASE("a file that could not be written whole is not left behind") {
    const Place place;
    for (const char* command :
         {"score all.jsonl --format html --out scores",
          "score all.jsonl --format xlsx --out scores", "notice all.jsonl --out notices"}) {
        const Outcome outcome =
            place.run_here(std::string("ulimit -f 1; gouji ") + command + " --lang en");
        INFO(command << "\n" << outcome.errors);
        CHECK(outcome.exit_code == 3);
        CHECK_FALSE(outcome.errors.empty());
        CHECK_FALSE(place.has("scores"));
        CHECK(
            (!place.has("notices") || std::filesystem::is_empty(place.folder.path() / "notices")));
    }
}

TEST_CASE("a full device and a reader that went away are told by every command") {
    for (const std::string& command :
         {"check " + sound, "check --format html " + sound, "facts " + sound,
          "facts --format html " + sound, "score --format xlsx " + sound,
          std::string("explain requests.balance"), std::string("pack"), std::string("--help")}) {
        const Outcome full = run("gouji " + command + " > /dev/full");
        INFO(command << "\n" << full.errors);
        CHECK(full.exit_code == 3);
        const Outcome closed =
            run("{ sleep 0.2; gouji " + command + " 2>&3; echo \"exit $?\" >&2; } 3>&2 | true");
        CHECK(contains(closed.errors, "exit 3"));
    }
}

TEST_CASE("a command that never begins leaves what the output file has") {
    const Place place;
    write_file(place.folder.path() / "out", "earlier results\n");
    for (const char* wrong :
         {"--profile no-such-profile", "--pack no-such-pack", "--pack no-such-pack --resume"}) {
        const Outcome outcome =
            place.run_here(std::string("gouji check all.jsonl --output out ") + wrong);
        INFO(wrong);
        CHECK(outcome.exit_code == 2);
        CHECK(place.file("out") == "earlier results\n");
    }
    place.run_here("gouji check no-such-file --output out");
    CHECK(place.file("out").empty());
}

TEST_CASE("an output that is one of the inputs is refused, and the input is as it was") {
    const Place place;
    place.run_here("ln all.jsonl linked.jsonl; ln -s all.jsonl pointed");
    for (const char* command :
         {"gouji check all.jsonl --output all.jsonl", "gouji facts 'a*.jsonl' --output ./all.jsonl",
          "gouji check linked.jsonl --output pointed", "gouji check - --output pointed < all.jsonl",
          "gouji check first.jsonl --prior all.jsonl --output pointed"}) {
        const Outcome outcome = place.run_here(std::string(command) + " --lang en");
        INFO(command << "\n" << outcome.errors);
        CHECK(outcome.exit_code == 2);
        CHECK(contains(outcome.errors, "output-is-input"));
        CHECK(place.file("all.jsonl") == place.first + place.second);
    }
}

TEST_CASE("the results in the folder that is checked are no report") {
    const Place place;
    for (const char* command : {"gouji check . --format csv --lang en --output found.txt",
                                "gouji check . --format csv --lang en > found.txt"}) {
        place.run_here(command);
        const std::string first = place.file("found.txt");
        const Outcome again = place.run_here(command);
        INFO(again.errors);
        CHECK_FALSE(contains(again.errors, "found.txt"));
        CHECK(place.file("found.txt") == first);
    }
}

TEST_CASE("a report that could not be read is tried again by a run that goes on") {
    const Place place;
    std::string list = Json{{"id", "0"}, {"text", "%PDF-1.4 cut off"}}.dump() + "\n" + place.first;
    write_file(place.folder.path() / "first.jsonl", list);
    write_file(place.folder.path() / "all.jsonl", list + place.second);
    const std::string command = "gouji facts --lang en --format jsonl --output out --resume";
    place.run_here(cut_off(command, "KILL"));
    const Outcome outcome = place.run_here(command + " - < all.jsonl");
    INFO(outcome.errors);
    CHECK(contains(outcome.errors, "3 reports had been read before"));
    CHECK(outcome.exit_code == 3);
}
