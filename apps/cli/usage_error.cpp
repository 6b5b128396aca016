#include "apps/cli/usage_error.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "facts/closest.h"

namespace gouji::cli {

namespace {

bool is_option(std::string_view word) {
    return word.starts_with('-') && word.size() > 1;
}

std::string among(std::string_view word, const std::vector<std::string>& known) {
    const auto meant = closest(word, {known.begin(), known.end()});
    return meant ? fmt::format("；您是否想写 did you mean: {}", *meant) : "";
}

std::vector<std::string> options_of(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        if (!option->get_positional()) names.push_back(option->get_name());
    return names;
}

std::vector<std::string> commands_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

// Where the program's command should stand.
std::string before_command(const CLI::App& app) {
    const std::vector<std::string> words = app.remaining();
    if (words.empty()) return "没有写命令 no command is given";
    if (is_option(words.front()))
        return fmt::format("选项写在命令后面 options stand behind the command: {}", words.front());
    return fmt::format("没有这个命令 no such command: {}{}", words.front(),
                       among(words.front(), commands_of(app)));
}

// Words of the line that its command cannot use.
std::string left_over(const CLI::App& command) {
    const std::vector<std::string> words = command.remaining();
    const auto option = std::find_if(words.begin(), words.end(), is_option);
    if (option == words.end())
        return fmt::format("多余的内容 not expected: {}", fmt::join(words, " "));
    return fmt::format("没有这个选项 no such option: {}{}", *option,
                       among(*option, options_of(command)));
}

// The library's words behind ours.
std::string as_told(const CLI::ParseError& error) {
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
        case CLI::ExitCodes::RequiredError:
            return fmt::format("缺少必须写的内容 something is missing: {}", error.what());
        case CLI::ExitCodes::RequiresError:
            return fmt::format("缺少与之同用的选项 another option is needed: {}", error.what());
        case CLI::ExitCodes::ArgumentMismatch:
            return fmt::format("选项的值个数不对 a value too few or too many: {}", error.what());
        case CLI::ExitCodes::ConversionError:
        case CLI::ExitCodes::ValidationError:
            return fmt::format("选项的值不对 no such value: {}", error.what());
        default:
            return error.what();
    }
}

}  // namespace

std::string usage_message(const CLI::App& app, const CLI::ParseError& error) {
    const std::vector<CLI::App*> given = app.get_subcommands();
    if (given.empty())
        return fmt::format("用法有误 wrong usage: {}\n见 see: gouji --help\n", before_command(app));
    const CLI::App& command = *given.front();
    const bool is_left_over =
        error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
    const std::string what = !is_left_over                 ? as_told(error)
                             : command.remaining().empty() ? before_command(app)
                                                           : left_over(command);
    return fmt::format("用法有误 wrong usage: {}\n见 see: gouji {} --help\n", what,
                       command.get_name());
}

}  // namespace gouji::cli
