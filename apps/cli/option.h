// What the commands' options have in common. Private to the files that read the command line.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/console.h"

namespace CLI {
class App;
}

namespace gouji::cli {

// What every command takes.
struct CommonOptions {
    Language language = Language::Chinese;
    ColorChoice color = ColorChoice::Auto;
};

// A command with --lang and --color.
CLI::App* add_command(CLI::App& app, CommonOptions& common, const std::string& name,
                      const std::string& description);
void add_paths(CLI::App* command, std::vector<std::string>& paths);
// Of commands that look at several reports at a time.
void add_jobs(CLI::App* command, std::size_t& threads);
void add_pack(CLI::App* command, std::optional<std::string>& pack);
void add_profile(CLI::App* command, std::optional<std::string>& profile);
// The pack by its folder alone, which is what the command is about.
void add_pack_folder(CLI::App* command, std::optional<std::string>& pack);

// An option whose values are words.
void add_words(CLI::App* command, const std::string& name, const std::string& description,
               const std::vector<std::string>& words,
               const std::function<void(const std::string&)>& choose);

// The same by a table, which must outlive the command line; the variable keeps its default.
template <class T>
void add_choice(CLI::App* command, const std::string& name, const std::string& description,
                const std::map<std::string, T>& words, T& variable) {
    std::vector<std::string> names;
    for (const auto& [word, value] : words) names.push_back(word);
    add_words(command, name, description, names,
              [&words, &variable](const std::string& word) { variable = words.at(word); });
}

}  // namespace gouji::cli
