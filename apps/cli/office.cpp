#include "apps/cli/office.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "apps/cli/files.h"
#include "facts/code.h"

namespace gouji::cli {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds time_to_start{60};
constexpr std::chrono::seconds time_per_file{20};
constexpr std::chrono::milliseconds pause{50};

// Ends within the time, or is ended.
bool ends_well(pid_t child, Clock::time_point deadline) {
    int status = 0;
    while (true) {
        const pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (ended < 0) return false;
        if (deadline < Clock::now()) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(pause);
    }
}

// Nothing where there is no such program.
bool start(std::vector<std::string> words, pid_t& child) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
    const int failure =
        posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failure == 0;
}

}  // namespace

bool convert_to_pdf(const std::vector<fs::path>& files, const fs::path& folder,
                    const fs::path& fonts, const Console& console) {
    if (files.empty()) return true;
    // A profile of its own: one in use elsewhere would refuse.
    const Result<fs::path> profile = make_temporary_folder();
    if (!profile) {
        console.complain(profile.error());
        return false;
    }
    std::vector<std::string> words = {
        "soffice",      "-env:UserInstallation=file://" + profile->string(),
        "--headless",   "--convert-to",
        "pdf",          "--outdir",
        folder.string()};
    for (const fs::path& file : files) words.push_back(file.string());
    std::error_code absent;
    if (fs::exists(fonts, absent))
        setenv("FONTCONFIG_FILE", fs::absolute(fonts, absent).c_str(), 0);
    pid_t child = 0;
    const bool is_there = start(std::move(words), child);
    if (!is_there) console.complain({Code::NoOffice, {}, {}, {}, std::nullopt});
    const auto time = time_to_start + time_per_file * static_cast<int>(files.size());
    bool is_done = is_there && ends_well(child, Clock::now() + time);
    for (const fs::path& file : files) {
        const fs::path pdf = folder / file.filename().replace_extension(".pdf");
        std::error_code none;
        if (!is_there || fs::exists(pdf, none)) continue;
        is_done = false;
        console.complain({Code::FileUnwritable,
                          {pdf.string(), argument(Hint::WhyNotMade)},
                          {},
                          {},
                          std::nullopt});
    }
    std::error_code ignored;
    fs::remove_all(*profile, ignored);
    return is_done;
}

}  // namespace gouji::cli
