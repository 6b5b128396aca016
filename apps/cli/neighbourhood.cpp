#include "apps/cli/neighbourhood.h"

#include <utility>

#include "apps/cli/byte_stream.h"
#include "runs/for_each.h"

namespace gouji::cli {

namespace {

constexpr std::size_t register_limit = std::size_t{64} << 20;

}  // namespace

Neighbourhood::Neighbourhood(const Regime& regime, const NeighbourOptions& options,
                             std::size_t threads, const Console& console)
    : regime_(regime), threads_(threads) {
    if (options.agency_register) read_register(*options.agency_register, console);
    read_priors(options.priors, console);
}

Dossiers Neighbourhood::dossiers_of(const std::deque<FactBase>& reports, Diagnostics& diagnostics,
                                    AllRead all) {
    runs::Neighbours neighbours(register_);
    if (all == AllRead::No) neighbours.leave_open();
    for (const FactBase& prior : priors_) neighbours.add(prior, diagnostics);
    for (const FactBase& report : reports) neighbours.add(report, diagnostics);
    Dossiers dossiers;
    for (const FactBase& report : reports) dossiers.all.push_back(neighbours.dossier_of(report));
    runs::drop_used_priors(unused_priors_, dossiers.all);
    has_reports_ = has_reports_ || !reports.empty();
    if (reports.size() > 1)
        dossiers.populations = engine::Populations(regime_.program, dossiers.all,
                                                   [this](std::size_t count, const auto& work) {
                                                       runs::for_each_below(count, threads_, work);
                                                   });
    return dossiers;
}

void Neighbourhood::tell_unused(Diagnostics& diagnostics) const {
    if (has_reports_) runs::tell_unused_priors(unused_priors_, diagnostics);
}

void Neighbourhood::read_register(const std::string& path, const Console& console) {
    const auto complain = [&](const Diagnostic& diagnostic) {
        is_complete_ = is_complete_ && severity_of(diagnostic.code) != Severity::Error;
        console.complain(diagnostic);
    };
    Result<ByteStream> stream = ByteStream::open(path);
    if (!stream) return complain(stream.error());
    const std::string bytes = stream->rest(register_limit);
    if (const std::optional<Diagnostic> failure = stream->failure()) return complain(*failure);
    Diagnostics diagnostics;
    register_ = runs::read_register(path, bytes, diagnostics);
    runs::settle_kinds(register_, path, regime_.form, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) complain(diagnostic);
}

void Neighbourhood::read_priors(const std::vector<std::string>& paths, const Console& console) {
    const AllRead all = read_reports({paths, threads_}, regime_, console, [&](FactBase facts) {
        runs::declare(register_, facts);
        priors_.push_back(std::move(facts));
        unused_priors_.push_back(&priors_.back());
    });
    is_complete_ = is_complete_ && all == AllRead::Yes;
}

std::unique_ptr<const Compared> compare(const std::string& file,
                                        const std::vector<std::string>& among,
                                        const NeighbourOptions& options, const Regime& regime,
                                        const Console& console) {
    std::optional<FactBase> facts = read_one_report(file, regime, console);
    if (!facts) return nullptr;
    auto compared = std::make_unique<Compared>(
        Compared{Neighbourhood(regime, options, all_cores(), console), {}, {}, true});
    Neighbourhood& neighbourhood = compared->neighbourhood;
    const auto add = [&](FactBase report) {
        runs::declare(neighbourhood.agencies(), report);
        compared->reports.push_back(std::move(report));
    };
    const AllRead all = read_reports({among}, regime, console, add);
    add(std::move(*facts));
    Diagnostics diagnostics;
    compared->dossiers = neighbourhood.dossiers_of(compared->reports, diagnostics, all);
    neighbourhood.tell_unused(diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) console.complain(diagnostic);
    compared->is_complete = neighbourhood.is_complete() && all == AllRead::Yes;
    return compared;
}

}  // namespace gouji::cli
