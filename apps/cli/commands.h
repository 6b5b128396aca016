// The commands of gouji, each in a file of its own; main.cpp reads the command line and calls them.
//
// Results go to standard output, complaints to standard error. Every command gives back the exit
// code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/console.h"
#include "facts/year.h"
#include "outcomes/catalogue.h"
#include "outcomes/findings_document.h"
#include "outcomes/notice.h"

namespace gouji::cli {

enum class ExitCode : std::uint8_t {
    Clean = 0,
    Findings = 1,    // at or above --fail-on; of `test` and `lint`: something to mend
    Usage = 2,       // the command line is wrong, or the pack does not load
    Incomplete = 3,  // some input could not be read, or some rule ended in an error
};

enum class Format : std::uint8_t { Text, Json, JsonLines, Csv, Html };
enum class FailOn : std::uint8_t { Error, Warning, Never };

// Where the results of a long run go, beside standard output.
struct OutputFile {
    std::optional<std::string> path;
    bool resumes = false;  // goes on with an earlier run, and keeps all that a later one needs
};

struct FactsOptions {
    std::vector<std::string> paths;
    std::optional<std::string> pack;  // a folder; the shipped one where none is named
    Format format = Format::Text;
    std::size_t threads = 1;
    OutputFile output;
    bool tells_summary = false;  // on standard error; on a terminal it is told anyway
};
ExitCode facts(const FactsOptions& options, const Console& console);

// What a report may be compared with, beside the other reports of the call.
struct NeighbourOptions {
    std::vector<std::string> priors;             // files or folders with reports of other years
    std::optional<std::string> agency_register;  // a file
};

struct CheckOptions {
    std::vector<std::string> paths;
    std::optional<std::string> pack;
    std::optional<std::string> profile;  // of the pack, by its name or its title
    Format format = Format::Text;
    std::optional<outcomes::DocumentFormat> document;  // in which case `format` says nothing
    FailOn fail_on = FailOn::Error;
    std::size_t threads = 1;
    std::optional<std::string> review;  // a file of decisions about findings
    std::optional<Date> today;          // by which waivers run out; the clock's where none is given
    std::vector<std::string> against;   // the reports as they were checked before
    NeighbourOptions neighbours;
    std::size_t together = 4000;            // reports held at once, to be compared with each other
    std::size_t together_megabytes = 1024;  // and what their facts may hold
    OutputFile output;
    bool tells_summary = false;  // on standard error; on a terminal it is told anyway
};
ExitCode check(const CheckOptions& options, const Console& console);

// What commands that look at all reports together are told of them.
struct Judging {
    std::vector<std::string> paths;
    std::optional<std::string> review;  // a file of decisions about findings
    std::optional<Date> today;          // by which waivers run out; the clock's where none is given
    NeighbourOptions neighbours;
    std::size_t threads = 1;
};

enum class ScoreFormat : std::uint8_t { Text, Json, Csv, Xlsx, Html };

struct ScoreOptions {
    Judging judging;
    std::optional<std::string> pack;
    std::optional<std::string> profile;
    std::optional<std::string> rubric;  // a file; the pack's scoring.yaml where none is named
    std::optional<std::string> marks;   // a file of what persons have marked
    std::optional<std::string> out;     // a file; standard output where none is named
    ScoreFormat format = ScoreFormat::Text;
};
ExitCode score(const ScoreOptions& options, const Console& console);

enum class NoticeOutput : std::uint8_t { Docx, Pdf, Html, Markdown };

struct NoticeOptions {
    Judging judging;
    std::vector<std::string> against;  // the reports as they were checked before
    std::optional<std::string> pack;
    std::optional<std::string> profile;
    std::string out;  // a folder
    NoticeOutput format = NoticeOutput::Docx;
    std::optional<std::string> office;           // a file that says who sends the notices
    std::optional<std::string> notice_template;  // the pack's where none is named
    std::optional<int> number;                   // of the first notice; blank where none is given
    std::optional<Date> date;                    // the clock's where none is given
    std::optional<int> days;                     // working days; the pack's where none is given
    outcomes::Warnings warnings = outcomes::Warnings::LeftOut;
};
ExitCode notice(const NoticeOptions& options, const Console& console);

struct TestOptions {
    std::optional<std::string> pack;
    bool mutates = false;  // changes the rules, to see whether their tests notice
};
ExitCode test(const TestOptions& options, const Console& console);

struct LintOptions {
    std::optional<std::string> pack;
    std::vector<std::string> reports;  // to see which rules fail in all of them, or in none
};
ExitCode lint(const LintOptions& options, const Console& console);

struct FmtOptions {
    std::vector<std::string> paths;    // files and folders of them; "-" is standard input
    std::optional<Language> keywords;  // nothing: each expression keeps its own
    bool only_checks = false;
};
ExitCode format_rules(const FmtOptions& options, const Console& console);

struct EvalOptions {
    std::string expression;
    std::string file;
    std::optional<std::string> table;  // whose names are open
    std::vector<std::string> among;    // the reports it is compared with
    std::optional<std::string> pack;
    NeighbourOptions neighbours;
};
ExitCode eval(const EvalOptions& options, const Console& console);

enum class PackFormat : std::uint8_t { Text, Json, Markdown };

struct PackOptions {
    std::optional<std::string> pack;
    std::optional<outcomes::Part> part;  // all that the pack has of its own where none is named
    PackFormat format = PackFormat::Text;
};
ExitCode pack(const PackOptions& options, const Console& console);

struct ExplainOptions {
    std::string subject;  // a finding's id or its beginning, a rule's id or a diagnostic's code
    std::optional<std::string> file;  // the report of the finding
    std::vector<std::string> among;   // the reports it was found among
    std::optional<std::string> pack;
    std::optional<std::string> profile;
    NeighbourOptions neighbours;
};
ExitCode explain(const ExplainOptions& options, const Console& console);

}  // namespace gouji::cli
