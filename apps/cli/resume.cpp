#include "apps/cli/resume.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "apps/cli/interrupt.h"
#include "facts/code.h"
#include "facts/system_error.h"

namespace gouji::cli {

namespace {

constexpr std::chrono::milliseconds long_reading{5};

}  // namespace

std::unique_ptr<runs::Journal> open_journal(const OutputFile& file, const Regime& regime,
                                            const Console& console) {
    std::error_code ignored;
    if (!file.path || !std::filesystem::is_regular_file(*file.path, ignored)) return nullptr;
    const std::string path = *file.path + std::string(journal_suffix);
    const runs::Begin begin = file.resumes ? runs::Begin::GoOn : runs::Begin::Anew;
    std::unique_ptr<runs::Journal> journal = runs::Journal::open(path, regime.identity, begin);
    if (!journal) {
        const std::error_code error(errno, std::generic_category());
        console.complain(unwritable(path, error));
    } else if (file.resumes && journal->size() == 0) {
        console.complain({Code::NothingToResume, {path}, {}, {}, std::nullopt});
    }
    return journal;
}

Keeping keeping_of(const OutputFile& file, runs::Journal* journal) {
    return {journal, file.resumes ? std::chrono::milliseconds{0} : long_reading};
}

void close_journal(runs::Journal* journal, const Output& output, const Console& console) {
    if (journal == nullptr) return;
    if (journal->found() > 0)
        console.complain({Code::Resumed, {std::to_string(journal->found())}, {}, {}, std::nullopt});
    if (!is_interrupted() && output.is_written()) journal->remove();
}

}  // namespace gouji::cli
