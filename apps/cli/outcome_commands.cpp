#include "apps/cli/outcome_commands.h"

#include <CLI/CLI.hpp>

namespace gouji::cli {

namespace {

constexpr const char* score_examples =
    "例 Examples:\n"
    "  gouji score 报告.txt                      一份评分卡：每一分扣在哪个问题上\n"
    "  gouji score 报告目录 --format csv         排名表 the ranking as a table\n"
    "  gouji score 报告目录 --format xlsx --out 评分.xlsx\n"
    "                                            工作簿：排名、问题、评分卡 a workbook\n"
    "  gouji score 报告目录 --format html --out 评分.html\n"
    "                                            网页：图表、排名、评分卡 a page with charts\n"
    "  gouji score 报告目录 --rubric 办法.yaml   用自己的评分办法 with a rubric of one's own";

constexpr const char* notice_examples =
    "例 Examples:\n"
    "  gouji notice 报告目录 --out 通知书 --office 本机关.yaml --number 12 --date 2024-03-01\n"
    "                                            给每个有错误的机关写一份整改通知书（Word）\n"
    "  gouji notice 报告目录 --out 通知书 --format pdf --with-warnings\n"
    "                                            PDF，警告列为请核实 PDF, warnings to be verified\n"
    "  gouji notice 新报告 --against 旧报告 --out 通知书\n"
    "                                            第二次通知：没有改正的 what was not put right";

const std::map<std::string, ScoreFormat> score_formats = {{"text", ScoreFormat::Text},
                                                          {"json", ScoreFormat::Json},
                                                          {"csv", ScoreFormat::Csv},
                                                          {"xlsx", ScoreFormat::Xlsx},
                                                          {"html", ScoreFormat::Html}};
const std::map<std::string, NoticeOutput> notice_formats = {{"docx", NoticeOutput::Docx},
                                                            {"pdf", NoticeOutput::Pdf},
                                                            {"html", NoticeOutput::Html},
                                                            {"md", NoticeOutput::Markdown}};

CLI::Option* add_date(CLI::App* command, const std::string& name, std::optional<Date>& date) {
    return command
        ->add_option_function<std::string>(
            name, [&date](const std::string& text) { date = Date::parse(text); })
        ->check([](const std::string& text) {
            return Date::parse(text) ? std::string() : text + ": 应为 YYYY-MM-DD";
        })
        ->type_name("DATE");
}

void add_judging(CLI::App* command, Judging& judging) {
    add_paths(command, judging.paths);
    add_review(command, judging.review, judging.today);
    add_neighbours(command, judging.neighbours);
    add_jobs(command, judging.threads);
}

void add_score(CLI::App& app, CommonOptions& common, ScoreOptions& options) {
    CLI::App* command =
        add_command(app, common, "score", "评分、定等次、排名次 scores, grades and the ranking");
    add_judging(command, options.judging);
    add_pack(command, options.pack);
    add_profile(command, options.profile);
    command
        ->add_option("--rubric", options.rubric,
                     "评分办法（默认用规则包的 scoring.yaml） a rubric; the pack's by default")
        ->type_name("FILE");
    command
        ->add_option(
            "--marks", options.marks,
            "人工评定的指标得分 what persons have marked, for indicators that no rule judges")
        ->type_name("FILE");
    add_choice(command, "--format", "格式 format: text, json, csv, xlsx, html", score_formats,
               options.format);
    command->add_option("--out", options.out, "写入文件 write to a file")->type_name("FILE");
    command->footer(score_examples);
}

void add_letter(CLI::App* command, NoticeOptions& options) {
    command->add_option("--office", options.office, "发文机关资料 who sends the notices")
        ->type_name("FILE");
    command->add_option("--template", options.notice_template, "通知书模板 a template of one's own")
        ->type_name("FILE");
    command->add_option("--number", options.number, "第一份的发文号，以下递增 of the first notice")
        ->check(CLI::Range(1, 99999))
        ->type_name("N");
    add_date(command, "--date", options.date)
        ->description("成文日期（默认当天） the notices' date");
    command->add_option("--days", options.days, "整改期限，工作日 working days to put right")
        ->check(CLI::Range(1, 365))
        ->type_name("N");
    command->add_flag_callback(
        "--with-warnings", [&options] { options.warnings = outcomes::Warnings::ToBeVerified; },
        "警告列为请核实 warnings as matters to be verified");
}

void add_notice(CLI::App& app, CommonOptions& common, NoticeOptions& options) {
    CLI::App* command =
        add_command(app, common, "notice", "给有问题的机关写整改通知书 rectification notices");
    add_judging(command, options.judging);
    add_pack(command, options.pack);
    add_profile(command, options.profile);
    add_against(command, options.against);
    command->add_option("--out", options.out, "通知书目录 a folder for the notices")
        ->required()
        ->type_name("DIR");
    add_choice(command, "--format", "格式 format: docx（默认 default）, pdf, html, md",
               notice_formats, options.format);
    add_letter(command, options);
    command->footer(notice_examples);
}

}  // namespace

void add_review(CLI::App* command, std::optional<std::string>& review, std::optional<Date>& today) {
    command
        ->add_option("--review", review,
                     "复核决定文件（认定、排除、豁免） a file of decisions about findings")
        ->type_name("FILE");
    add_date(command, "--today", today)
        ->description("豁免按此日计算（默认当天） the day by which waivers run out");
}

void add_neighbours(CLI::App* command, NeighbourOptions& neighbours) {
    command
        ->add_option("--prior", neighbours.priors,
                     "上年报告（文件或目录，可多次） reports of the year before; may be repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("PATH");
    command
        ->add_option("--register", neighbours.agency_register,
                     "机关名录，JSON 或 CSV the agencies that report, as JSON or CSV")
        ->type_name("FILE");
}

void add_against(CLI::App* command, std::vector<std::string>& against) {
    command
        ->add_option("--against", against,
                     "前次的报告：列出已改正、仍存在、新发现 the reports as they were before")
        ->type_name("OLD")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_outcome_commands(CLI::App& app, CommonOptions& common, OutcomeOptions& options) {
    add_score(app, common, options.score);
    add_notice(app, common, options.notice);
}

std::optional<ExitCode> run_outcome_command(const CLI::App& app, const OutcomeOptions& options,
                                            const Console& console) {
    if (app.got_subcommand("score")) return score(options.score, console);
    if (app.got_subcommand("notice")) return notice(options.notice, console);
    return std::nullopt;
}

}  // namespace gouji::cli
