// A command line that is none, told in both languages: no option has said yet which one is wanted.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace gouji::cli {

// What is wrong, what was probably meant, and where the right use is told; several lines. `app` is
// the program, with all that it could read of the line.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error);

}  // namespace gouji::cli
