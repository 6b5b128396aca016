#include "apps/cli/read_reports.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "apps/cli/byte_stream.h"
#include "apps/cli/inputs.h"
#include "apps/cli/progress.h"
#include "apps/cli/reading.h"
#include "reports/read.h"

namespace gouji::cli {

namespace {

// True where one of the complaints is an error.
bool complain(const Reading& reading, const Console& console) {
    bool has_errors = false;
    for (const Diagnostic& complaint : reading.complaints) {
        console.complain(reading.input, complaint);
        has_errors = has_errors || severity_of(complaint.code) == Severity::Error;
    }
    return has_errors;
}

}  // namespace

std::size_t all_cores() {
    return std::max(1U, std::thread::hardware_concurrency());
}

AllRead read_reports(const ReportPaths& named, const Regime& regime, const Console& console,
                     const std::function<void(FactBase)>& take) {
    AllRead all = AllRead::Yes;
    if (named.paths.empty()) return all;
    ReaderProcesses processes(regime, Layouts::LeftOut, named.threads);
    Progress progress(console, named.paths);
    Readings readings(
        named.threads, [&] { return Reader(processes.claim()); },
        [&](Reading reading) {
            if (!reading.complaints.empty()) progress.clear();
            if (complain(reading, console)) all = AllRead::No;
            progress.advance(reading.effort.input_bytes);
            if (reading.facts) take(std::move(*reading.facts));
        });
    add_all(readings, named.paths, [] { return true; });
    return all;
}

std::optional<FactBase> read_one_report(const std::string& file, const Regime& regime,
                                        const Console& console) {
    Result<ByteStream> stream = ByteStream::open(file);
    if (!stream) {
        console.complain(stream.error());
        return std::nullopt;
    }
    Input input{file, stream->rest(reports::max_report_bytes), std::nullopt, std::nullopt};
    if (const std::optional<Diagnostic> failure = stream->failure()) {
        console.complain(*failure);
        return std::nullopt;
    }
    ReadReport report = ReportReader(regime, Layouts::LeftOut).read(std::move(input));
    for (const Diagnostic& diagnostic : report.diagnostics.all())
        console.complain(file, diagnostic);
    return std::move(report.facts);
}

}  // namespace gouji::cli
