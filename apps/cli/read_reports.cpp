#include "apps/cli/read_reports.h"

#include <utility>

#include "apps/cli/byte_stream.h"
#include "apps/cli/inputs.h"
#include "reports/read.h"

namespace gouji::cli {

namespace {

std::optional<FactBase> read(ReportReader& reader, Input input, const Console& console) {
    const std::string name = input.name;
    ReadReport report = reader.read(std::move(input));
    for (const Diagnostic& diagnostic : report.diagnostics.all())
        console.complain(name, diagnostic);
    return std::move(report.facts);
}

}  // namespace

AllRead read_reports(const std::vector<std::string>& paths, const Regime& regime,
                     const Console& console, const std::function<void(FactBase)>& take) {
    ReportReader reader(regime);
    AllRead all = AllRead::Yes;
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        std::optional<FactBase> facts = read(reader, std::move(input), console);
        if (!facts) {
            all = AllRead::No;
        } else {
            take(std::move(*facts));
        }
    };
    visitor.complain = [&](const Diagnostic& diagnostic) {
        if (severity_of(diagnostic.code) == Severity::Error) all = AllRead::No;
        console.complain(diagnostic);
    };
    for_each_input(paths, visitor);
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
    ReportReader reader(regime);
    return read(reader, std::move(input), console);
}

}  // namespace gouji::cli
