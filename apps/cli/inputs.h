// The reports that the command line names, one after another.
//
// A path is a file, a folder or a ZIP archive (walked, its reports in the order of their names), a
// .jsonl file of reports, "-" for standard input, or a pattern for any of these (*.txt). What
// cannot be read becomes a complaint when its turn comes, and the rest is still visited. No more
// than one report is held at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/result.h"

namespace gouji::cli {

// One report as it came in. Agency and year are what a .jsonl line declares beside the text.
struct Input {
    std::string name;
    std::string bytes;
    std::optional<std::string> agency;
    std::optional<int> year;
};

// A line of a .jsonl file, which may be a report.
struct JsonLine {
    std::string path;
    std::size_t number = 0;  // from 1
    std::string text;
};

// Named by the line's id or its place.
Result<Input> report_of(const JsonLine& line);

struct InputVisitor {
    std::function<void(Input)> visit;
    std::function<void(JsonLine)> visit_line;
    std::function<void(const Diagnostic&)> complain;
    std::function<bool()> goes_on = [] { return true; };  // asked before each report
};

void for_each_input(const std::vector<std::string>& paths, const InputVisitor& visitor);

// Of all files that the paths name; nothing where that cannot be known before they are read, as of
// standard input and of what is packed.
std::optional<std::uintmax_t> bytes_of_inputs(const std::vector<std::string>& paths);

// Whether one of the paths, or of the files that a pattern matches, is the file, by whatever name.
bool name_file(const std::vector<std::string>& paths, const std::string& file);

// Yes where more than one path is named, or the one is a folder, an archive, JSONL or a
// pattern. Whether standard input
// holds several reports is seen when it is read.
enum class Several : std::uint8_t { Unknown, Yes };
Several names_several(const std::vector<std::string>& paths);

}  // namespace gouji::cli
