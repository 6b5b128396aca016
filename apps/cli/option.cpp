#include "apps/cli/option.h"

#include <utility>

#include <CLI/CLI.hpp>

#include "apps/cli/read_reports.h"

namespace gouji::cli {

namespace {

const std::map<std::string, ColorChoice> color_choices = {
    {"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}};
const std::map<std::string, Language> languages = {{"zh", Language::Chinese},
                                                   {"en", Language::English}};

}  // namespace

void add_words(CLI::App* command, const std::string& name, const std::string& description,
               const std::vector<std::string>& words,
               const std::function<void(const std::string&)>& choose) {
    command->add_option_function<std::string>(name, choose, description)
        ->check(CLI::IsMember(words))
        ->type_name("");
}

CLI::App* add_command(CLI::App& app, CommonOptions& common, const std::string& name,
                      const std::string& description) {
    CLI::App* command = app.add_subcommand(name, description);
    add_choice(command, "--lang", "语言 language: zh（默认 default）, en", languages,
               common.language);
    add_choice(command, "--color", "颜色 colour: auto, always, never", color_choices, common.color);
    return command;
}

void add_paths(CLI::App* command, std::vector<std::string>& paths) {
    command
        ->add_option(
            "PATH", paths,
            "文件、目录、.jsonl 或 -（标准输入） file, folder, .jsonl or - (standard input)")
        ->required()
        ->type_name("");
}

void add_jobs(CLI::App* command, std::size_t& threads) {
    threads = all_cores();
    command->add_option("--jobs", threads, "同时处理几份报告（默认用满处理器） reports at a time")
        ->check(CLI::Range(1, 256))
        ->type_name("N");
}

void add_pack(CLI::App* command, std::optional<std::string>& pack) {
    command
        ->add_option("--pack", pack,
                     "规则包目录（默认用自带的） a pack's folder; the shipped one by default")
        ->type_name("DIR");
}

void add_profile(CLI::App* command, std::optional<std::string>& profile) {
    command
        ->add_option("--profile", profile,
                     "审核阶段，规则包 profiles 所写的 a stage of review that the pack has")
        ->type_name("NAME");
}

void add_pack_folder(CLI::App* command, std::optional<std::string>& pack) {
    command
        ->add_option("PACK,--pack", pack,
                     "规则包目录（默认用自带的） a pack's folder; the shipped one by default")
        ->type_name("DIR");
}

}  // namespace gouji::cli
