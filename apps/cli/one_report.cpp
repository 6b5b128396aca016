#include "apps/cli/one_report.h"

#include <utility>

#include "apps/cli/byte_stream.h"
#include "apps/cli/inputs.h"
#include "reports/read.h"

namespace gouji::cli {

std::optional<FactBase> read_one_report(const std::string& file, const Regime& regime,
                                        const Console& console) {
    Result<ByteStream> stream = ByteStream::open(file);
    if (!stream) {
        console.complain(stream.error());
        return std::nullopt;
    }
    Input input{file, stream->rest(reports::max_report_bytes), std::nullopt, std::nullopt};
    ReadReport read = ReportReader(regime).read(std::move(input));
    for (const Diagnostic& diagnostic : read.diagnostics.all()) console.complain(file, diagnostic);
    return std::move(read.facts);
}

}  // namespace gouji::cli
