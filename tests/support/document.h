// A document as what a reader does with it: files that are shown, commands that are run.
//
// A block fenced as `console` holds commands after "$ " with their output beneath. A block fenced
// as `yaml` whose first line is "# 文件：PATH" is that file, the line included.
#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace gouji::test {

struct Step {
    std::string command;  // empty: a file
    std::string path;     // of the file
    std::string text;     // of the file, or the output shown; empty where none is
};

inline std::vector<Step> steps_of(const std::string& document) {
    constexpr std::string_view file_mark = "# 文件：";
    std::istringstream lines(document);
    std::vector<Step> steps;
    std::string block;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            block = block.empty() ? line.substr(3) : "";
        } else if (block == "console" && line.starts_with("$ ")) {
            steps.push_back({line.substr(2), {}, {}});
        } else if (block == "yaml" && line.starts_with(file_mark)) {
            steps.push_back({{}, line.substr(file_mark.size()), line + "\n"});
            block = "file";
        } else if (block == "file" || (block == "console" && !steps.empty())) {
            steps.back().text += line + "\n";
        }
    }
    return steps;
}

// "…" on a line of its own stands for lines that the document leaves out.
inline bool shows(const std::string& document, const std::string& output) {
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

}  // namespace gouji::test
