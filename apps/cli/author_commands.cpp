#include "apps/cli/author_commands.h"

#include <CLI/CLI.hpp>

#include "apps/cli/outcome_commands.h"

namespace gouji::cli {

namespace {

const std::map<std::string, PackFormat> pack_formats = {
    {"text", PackFormat::Text}, {"json", PackFormat::Json}, {"md", PackFormat::Markdown}};

constexpr const char* lint_examples =
    "例 Examples:\n"
    "  gouji lint                                检查自带的规则包 look through the shipped pack\n"
    "  gouji lint 规则包目录                     自己的规则包     a pack of one's own\n"
    "  gouji lint --on 报告目录                  哪些规则总是或从不不合格 which rules always or "
    "never fail\n"
    "  gouji explain unused-name                 一处可疑的含义   what a doubt means\n"
    "退出码 Exit codes: 0 没有可疑之处 clean · 1 有 doubts · 2 规则包有误 the pack does not load";

void add_lint(CLI::App& app, CommonOptions& common, LintOptions& options) {
    CLI::App* command =
        add_command(app, common, "lint",
                    "查找规则中的可疑之处：总成立、没用到、没测试 doubtful rules of a pack");
    add_pack_folder(command, options.pack);
    command
        ->add_option("--on", options.reports,
                     "在这些报告上看哪些规则总不合格、从不不合格 reports to try the rules on")
        ->type_name("PATH");
    command->footer(lint_examples);
}

constexpr const char* fmt_examples =
    "只改写条件、遍历和信息中的式子，注释和其余内容一字不动。\n"
    "Rewrites conditions, iterations and the holes of messages; comments and all else stay.\n"
    "例 Examples:\n"
    "  gouji fmt 规则.yaml                       统一写法         the canonical spelling\n"
    "  gouji fmt --check 规则目录                只看不改，要改返回 1 exit 1 where it would "
    "change\n"
    "  gouji fmt --lang zh 规则.yaml             关键词改成中文   keywords in Chinese\n"
    "  gouji fmt - < 规则.yaml                   从标准输入到标准输出 from stdin to stdout";

void add_fmt(CLI::App& app, CommonOptions& common, FmtOptions& options) {
    CLI::App* command =
        add_command(app, common, "fmt", "统一规则中式子的写法 the canonical spelling of rules");
    command
        ->add_option("PATH", options.paths,
                     "规则文件、目录或 -（标准输入） rule files, folders or - (standard input)")
        ->required()
        ->type_name("");
    command->add_flag("--check", options.only_checks, "只检查，不改写 say what would change");
    command->footer(fmt_examples);
}

constexpr const char* eval_examples =
    "例 Examples:\n"
    "  gouji eval 'requests.received.total' 报告.txt            一格 one cell\n"
    "  gouji eval 'requests.received' 报告.txt                  一行，各列的值 a row, column by "
    "column\n"
    "  gouji eval '新收 + 上年结转 = 办结总计 + 结转下年' 报告.txt --table requests\n"
    "  gouji eval 'signed_on - date(year, 12, 31)' 报告.txt     日期相差 days between two dates\n"
    "  gouji eval mentions 报告.txt                             正文所述的数字，逐条列出 a list, "
    "item by item\n"
    "  gouji eval 'prior.requests.carried_out' 报告.txt --prior 上年.txt\n"
    "单个的值独占最后一行；空白、无效、未读出的格子照实写明，不当作0。\n"
    "A single value stands alone on the last line; blank, invalid and unread cells are shown as "
    "such.\n"
    "名称见 gouji pack。For names see gouji pack.";

void add_eval(CLI::App& app, CommonOptions& common, EvalOptions& options) {
    CLI::App* command = add_command(app, common, "eval",
                                    "一个式子在一份报告上的值 an expression's value on a report");
    command->add_option("EXPR", options.expression, "式子，写法同规则 as rules write it")
        ->required()
        ->type_name("");
    command->add_option("FILE", options.file, "报告 the report")->required()->type_name("");
    command
        ->add_option("--table", options.table,
                     "打开一张表的名称，如规则中的 table as a rule's table:")
        ->type_name("TABLE");
    command
        ->add_option("--among", options.among,
                     "其他机关的报告（children、peers、alike 由此而来） "
                     "the other reports that it is compared with")
        ->type_name("PATH");
    add_pack(command, options.pack);
    add_neighbours(command, options.neighbours);
    command->footer(eval_examples);
}

constexpr const char* pack_examples =
    "例 Examples:\n"
    "  gouji pack                                自带的规则包   the shipped pack\n"
    "  gouji pack --only facts                   可以写的名称   the names a rule may use\n"
    "  gouji pack --only functions --lang en     函数           functions\n"
    "  gouji pack --only language                语言一览       the language at a glance\n"
    "  gouji pack 规则包目录 --format json       供程序读取     for programs";

void add_pack_command(CLI::App& app, CommonOptions& common, PackOptions& options) {
    CLI::App* command = add_command(
        app, common, "pack",
        "列出规则包的指标、函数、规则、正文数字和参数 what a pack offers to those who write rules");
    add_pack_folder(command, options.pack);
    add_choice(command, "--format", "格式 format: text, json, md", pack_formats, options.format);
    add_words(
        command, "--only",
        "只列一类 one part: facts, labels, functions, rules, mentions, params, language, "
        "diagnostics",
        {"facts", "labels", "functions", "rules", "mentions", "params", "language", "diagnostics"},
        [&options](const std::string& name) { options.part = outcomes::part_named(name); });
    command->footer(pack_examples);
}

}  // namespace

void add_author_commands(CLI::App& app, CommonOptions& common, AuthorOptions& options) {
    add_lint(app, common, options.lint);
    add_fmt(app, common, options.fmt);
    add_eval(app, common, options.eval);
    add_pack_command(app, common, options.pack);
}

std::optional<ExitCode> run_author_command(const CLI::App& app, AuthorOptions options,
                                           const Console& console) {
    if (app.got_subcommand("lint")) return lint(options.lint, console);
    if (app.got_subcommand("pack")) return pack(options.pack, console);
    if (app.got_subcommand("eval")) return eval(options.eval, console);
    if (app.got_subcommand("fmt")) {
        // Here the language that is asked for is also that of the keywords.
        if (app.get_subcommand("fmt")->count("--lang") > 0) options.fmt.keywords = console.language;
        return format_rules(options.fmt, console);
    }
    return std::nullopt;
}

}  // namespace gouji::cli
