// A program run by the shell, with what it wrote and how it ended.
#pragma once

#include <cstdlib>
#include <string>
#include <sys/wait.h>

#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"

namespace gouji::test {

struct Outcome {
    int exit_code = -1;  // -1: ended by a signal
    std::string output;
    std::string errors;
};

// `gouji` in the command is the program just built.
inline Outcome run_in(const std::string& place, const std::string& command) {
    const TempDir folder;
    const std::string output = (folder.path() / "out").string();
    const std::string errors = (folder.path() / "err").string();
    const std::string script = "cd '" + place +
                               "' || exit 99\nPATH='" GOUJI_PROGRAM_FOLDER "':\"$PATH\"\n{ " +
                               command + "\n} >'" + output + "' 2>'" + errors + "'";
    const int status = std::system(script.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, file_text(output), file_text(errors)};
}

// The same in the project's root.
inline Outcome run(const std::string& command) {
    return run_in(GOUJI_ROOT, command);
}

}  // namespace gouji::test
