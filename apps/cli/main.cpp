#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "apps/cli/author_commands.h"
#include "apps/cli/commands.h"
#include "apps/cli/inputs.h"
#include "apps/cli/option.h"
#include "apps/cli/outcome_commands.h"
#include "apps/cli/usage_error.h"
#include "facts/code.h"
#include "facts/system_error.h"
#include "runs/keep_memory.h"

namespace gouji::cli {

namespace {

constexpr const char* about =
    "勾稽 Gouji：按规则审核年度报告，并指出每一处问题的依据和位置。\n"
    "Gouji checks annual reports against rules and shows the place of every defect.";

constexpr const char* examples =
    "例 Examples:\n"
    "  gouji check 报告.txt                      审核一份报告   check one report\n"
    "  gouji check 报告目录 --format csv         审核一个目录   check a folder\n"
    "  gouji facts 报告.txt --format json        读出的数据     what the report states\n"
    "  gouji explain 问题编号 报告.txt           一个问题的算式 the proof of a finding\n"
    "每个命令都有 --help。Every command has --help.\n"
    "退出码 Exit codes: 0 无问题 clean · 1 有问题 findings · 2 用法或规则包有误 wrong usage or "
    "pack ·\n"
    "                   3 有报告未能读出 some input could not be read";

constexpr const char* facts_examples =
    "例 Examples:\n"
    "  gouji facts 报告.txt                      表格、元数据、未能读出的内容\n"
    "  gouji facts 报告.txt --format json        one JSON object\n"
    "  gouji facts 报告目录 --format jsonl       one object a line\n"
    "  gouji facts 报告.pdf --format html        the report with every reading marked, to look at\n"
    "  cat 报告.txt | gouji facts -              从标准输入读取 read standard input";

constexpr const char* check_examples =
    "例 Examples:\n"
    "  gouji check 报告.txt                      先给结论，再逐条列出问题\n"
    "  gouji check 报告目录 --format csv         findings as a table for a spreadsheet\n"
    "  gouji check 报告.txt --fail-on never      有问题也返回 0  always exit 0 on findings\n"
    "  gouji check 报告.txt --pack 规则包目录    用自己的规则包  with a pack of one's own\n"
    "  gouji check 报告.txt --prior 上年报告.txt 与上年报告比对  against last year's report\n"
    "  gouji check 报告目录 --register 名录.csv  按名录核对上下级 agencies and who is above whom\n"
    "  gouji check 报告.zip --format csv --output 问题.csv --resume\n"
    "                                            中断后再次运行，接着做 can be interrupted\n"
    "  gouji check 多份报告.jsonl --format jsonl one {\"id\",\"agency\",\"year\",\"text\"} a line";

constexpr const char* explain_examples =
    "例 Examples:\n"
    "  gouji explain 问题编号 报告.txt           一个问题的依据、算式和位置 the proof of a "
    "finding\n"
    "  gouji explain 问题编号 报告.txt --among 报告目录\n"
    "                                            与其他机关比较得出的问题 of several reports\n"
    "  gouji explain requests.balance            一条规则     a rule\n"
    "  gouji explain file-unreadable             一条诊断信息 a diagnostic";

constexpr const char* test_examples =
    "例 Examples:\n"
    "  gouji test                                运行自带规则包的测试 the tests of the shipped "
    "pack\n"
    "  gouji test 规则包目录                     the tests of a pack of one's own\n"
    "  gouji test --mutate                       测试察觉不到的改动 changes that no test notices";

const std::map<std::string, Format> formats = {{"text", Format::Text},
                                               {"json", Format::Json},
                                               {"jsonl", Format::JsonLines},
                                               {"csv", Format::Csv}};
const std::map<std::string, outcomes::DocumentFormat> document_formats = {
    {"sarif", outcomes::DocumentFormat::Sarif},
    {"junit", outcomes::DocumentFormat::Junit},
    {"html", outcomes::DocumentFormat::Html},
    {"md", outcomes::DocumentFormat::Markdown}};
const std::map<std::string, Format> facts_formats = {{"text", Format::Text},
                                                     {"json", Format::Json},
                                                     {"jsonl", Format::JsonLines},
                                                     {"csv", Format::Csv},
                                                     {"html", Format::Html}};
const std::map<std::string, FailOn> fail_ons = {
    {"error", FailOn::Error}, {"warning", FailOn::Warning}, {"never", FailOn::Never}};
// What the command line says, whichever command it names.
struct CommandLine {
    CommonOptions common;
    FactsOptions facts;
    CheckOptions check;
    TestOptions test;
    ExplainOptions explain;
    AuthorOptions authors;
    OutcomeOptions outcomes;
};

void add_output(CLI::App* command, OutputFile& output) {
    CLI::Option* path =
        command->add_option("--output", output.path, "结果写入文件 write the results to a file")
            ->type_name("FILE");
    command
        ->add_flag("--resume", output.resumes,
                   "接着上次中断的运行做 go on with a run that was interrupted")
        ->needs(path);
}

void add_summary(CLI::App* command, bool& tells_summary) {
    command->add_flag("--summary", tells_summary,
                      "在标准错误输出上给出汇总、用时和最慢的报告 a summary on standard error");
}

void add_facts(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        add_command(app, line.common, "facts",
                    "报告写了什么：表格数据、标题、日期、各部分 what a report states");
    add_paths(command, line.facts.paths);
    add_pack(command, line.facts.pack);
    add_jobs(command, line.facts.threads);
    add_output(command, line.facts.output);
    add_summary(command, line.facts.tells_summary);
    add_choice(command, "--format", "格式 format: text, json, jsonl, csv, html", facts_formats,
               line.facts.format);
    command->footer(facts_examples);
}

void choose_format(const std::string& word, CheckOptions& check) {
    const auto document = document_formats.find(word);
    if (document != document_formats.end()) {
        check.document = document->second;
    } else {
        check.format = formats.at(word);
    }
}

void add_check(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        add_command(app, line.common, "check", "审核报告，列出问题 the findings of reports");
    add_paths(command, line.check.paths);
    add_pack(command, line.check.pack);
    add_profile(command, line.check.profile);
    add_jobs(command, line.check.threads);
    add_output(command, line.check.output);
    add_summary(command, line.check.tells_summary);
    add_words(command, "--format", "格式 format: text, json, jsonl, csv, sarif, junit, html, md",
              {"text", "json", "jsonl", "csv", "sarif", "junit", "html", "md"},
              [&line](const std::string& word) { choose_format(word, line.check); });
    add_choice(command, "--fail-on",
               "从哪一级起返回 1 exit 1 from: error（默认 default）, warning, never", fail_ons,
               line.check.fail_on);
    add_review(command, line.check.review, line.check.today);
    add_against(command, line.check.against);
    add_neighbours(command, line.check.neighbours);
    command
        ->add_option("--together", line.check.together,
                     "几份报告放在一起互相比对（默认 4000） reports held to be compared")
        ->check(CLI::Range(std::size_t{1}, std::size_t{10'000'000}))
        ->type_name("N");
    command
        ->add_option(
            "--together-mb", line.check.together_megabytes,
            "这些报告的数据最多占多少 MB（默认 1024） and the memory that their facts may take")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
        ->type_name("MB");
    command->footer(check_examples);
}

void add_test(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        add_command(app, line.common, "test", "运行规则自带的测试 run the tests that rules carry");
    add_pack_folder(command, line.test.pack);
    command->add_flag("--mutate", line.test.mutates,
                      "逐处改动规则，看测试能否察觉 change the rules, see whether tests notice");
    command->footer(test_examples);
}

void add_explain(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        add_command(app, line.common, "explain",
                    "解释一个问题、一条规则或一条诊断 a finding, a rule or a diagnostic");
    command
        ->add_option("SUBJECT", line.explain.subject,
                     "问题编号、规则编号或诊断代码 finding id, rule id or diagnostic code")
        ->required()
        ->type_name("");
    command->add_option("FILE", line.explain.file, "问题所在的报告 the finding's report")
        ->type_name("");
    command
        ->add_option("--among", line.explain.among,
                     "一同检查的报告（横向、上下级规则的问题由此而来） "
                     "the reports it was checked together with")
        ->type_name("PATH");
    add_pack(command, line.explain.pack);
    add_profile(command, line.explain.profile);
    add_neighbours(command, line.explain.neighbours);
    command->footer(explain_examples);
}

const std::optional<std::string>& output_path(const CLI::App& app, const CommandLine& line) {
    return app.got_subcommand("facts") ? line.facts.output.path : line.check.output.path;
}

// All files that a command with --output reads, beside the pack's.
std::vector<std::string> input_paths(const CLI::App& app, const CommandLine& line) {
    if (app.got_subcommand("facts")) return line.facts.paths;
    const CheckOptions& check = line.check;
    std::vector<std::string> paths = check.paths;
    paths.insert(paths.end(), check.against.begin(), check.against.end());
    paths.insert(paths.end(), check.neighbours.priors.begin(), check.neighbours.priors.end());
    if (check.neighbours.agency_register) paths.push_back(*check.neighbours.agency_register);
    if (check.review) paths.push_back(*check.review);
    return paths;
}

ExitCode run(const CLI::App& app, const CommandLine& line, const Console& console) {
    if (app.got_subcommand("facts")) return facts(line.facts, console);
    if (app.got_subcommand("check")) return check(line.check, console);
    if (app.got_subcommand("test")) return test(line.test, console);
    if (const auto code = run_author_command(app, line.authors, console)) return *code;
    if (const auto code = run_outcome_command(app, line.outcomes, console)) return *code;
    return explain(line.explain, console);
}

ExitCode run_line(int argc, char** argv) {
    // A pipe that closes, or a file that may not grow, is a failure to write, which is told.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    CommandLine line;
    CLI::App app(about, "gouji");
    app.footer(examples);
    app.set_help_flag("-h,--help", "帮助 this help");
    app.set_version_flag("--version", GOUJI_VERSION, "版本 version");
    app.require_subcommand(1);
    add_facts(app, line);
    add_check(app, line);
    add_test(app, line);
    add_explain(app, line);
    add_outcome_commands(app, line.common, line.outcomes);
    add_author_commands(app, line.common, line.authors);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        app.exit(help);
        return std::cout.flush() ? ExitCode::Clean : ExitCode::Incomplete;
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "{}", usage_message(app, error));
        return ExitCode::Usage;
    }
    const std::optional<std::string>& path = output_path(app, line);
    const bool is_input = path && name_file(input_paths(app, line), *path);
    const std::error_code closed = path && !is_input ? write_to(*path) : std::error_code();
    const Console console = console_of(line.common.language, line.common.color);
    if (is_input) {
        console.complain({Code::OutputIsInput, {*path}, {}, {}, std::nullopt});
        return ExitCode::Usage;
    }
    if (closed) {
        console.complain(unwritable(*path, closed));
        return ExitCode::Incomplete;
    }
    const ExitCode code = run(app, line, console);
    if (code != ExitCode::Usage) empty_output();
    if (is_output_whole()) return code;
    console.complain({Code::OutputFailed, {}, {}, {}, std::nullopt});
    return ExitCode::Incomplete;
}

}  // namespace

}  // namespace gouji::cli

// What the library that reads the command line may throw besides its own complaints, and memory
// that has run out, end here.
int main(int argc, char** argv) try {
    gouji::runs::keep_memory();
    return static_cast<int>(gouji::cli::run_line(argc, argv));
} catch (const std::exception& error) {
    std::fprintf(stderr, "gouji: %s\n", error.what());
    return static_cast<int>(gouji::cli::ExitCode::Incomplete);
}
