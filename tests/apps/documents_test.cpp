// Commands in the documents are run; what a document shows of their output is what they print.

#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/run.h"

using namespace gouji::test;

namespace {

struct Shown {
    std::string command;
    std::string output;  // empty where the document shows none
};

// Of the blocks fenced as `console`: each line that begins with "$ ", and the lines beneath it.
std::vector<Shown> commands_of(const std::string& document) {
    std::istringstream lines(file_text(GOUJI_ROOT "/" + document));
    std::vector<Shown> commands;
    bool is_inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            is_inside = line == "```console";
        } else if (is_inside && line.starts_with("$ ")) {
            commands.push_back({line.substr(2), {}});
        } else if (is_inside && !commands.empty()) {
            commands.back().output += line + "\n";
        }
    }
    return commands;
}

// "…" on a line of its own stands for lines that the document leaves out.
bool shows(const std::string& document, const std::string& output) {
    std::istringstream lines(document);
    std::string part;
    std::size_t from = 0;
    const auto is_found = [&] {
        const std::size_t at = output.find(part, from);
        from = at + part.size();
        part.clear();
        return at != std::string::npos;
    };
    for (std::string line; std::getline(lines, line);) {
        if (line != "…") {
            part += line + "\n";
        } else if (!is_found()) {
            return false;
        }
    }
    return is_found();
}

}  // namespace

TEST_CASE("commands in the documents run and print what the documents show") {
    for (const char* document : {"README.md", "README.zh-CN.md", "docs/tutorial/first-report.md"}) {
        const std::vector<Shown> commands = commands_of(document);
        CHECK_FALSE(commands.empty());
        for (const Shown& shown : commands) {
            const Outcome outcome = run(shown.command);
            INFO(document << ": " << shown.command << "\n" << outcome.output << outcome.errors);
            CHECK(outcome.exit_code != 99);
            CHECK(outcome.exit_code != 127);
            CHECK(outcome.errors.empty());
            CHECK(shows(shown.output, outcome.output));
        }
    }
}
