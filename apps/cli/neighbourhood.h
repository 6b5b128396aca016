// What a command's reports are compared with: the reports of other years and the register that its
// options name, and the other reports of the call.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/commands.h"
#include "apps/cli/read_reports.h"
#include "apps/cli/regime.h"
#include "engine/populations.h"
#include "runs/neighbours.h"

namespace gouji::cli {

struct Dossiers {
    std::vector<Dossier> all;         // one for each report, in their order
    engine::Populations populations;  // what they point to, beside the reports
};

class Neighbourhood {
  public:
    // The regime must outlive it. So many threads read and compare; the console is told what could
    // not be read.
    Neighbourhood(const Regime& regime, const NeighbourOptions& options, std::size_t threads,
                  const Console& console);

    // Every file that the options name could be read.
    bool is_complete() const { return is_complete_; }
    const runs::Register& agencies() const { return register_; }
    // Of the regime.
    const engine::Program& program() const { return regime_.program; }

    // They point to the reports and to what this holds. Where the reports are not all that there
    // are, nobody is known to have none.
    Dossiers dossiers_of(const std::deque<FactBase>& reports, Diagnostics& diagnostics,
                         AllRead all);
    // After the last reports: of priors that were nobody's.
    void tell_unused(Diagnostics& diagnostics) const;

  private:
    void read_register(const std::string& path, const Console& console);
    void read_priors(const std::vector<std::string>& paths, const Console& console);

    const Regime& regime_;
    std::size_t threads_;
    runs::Register register_;
    std::deque<FactBase> priors_;
    std::vector<const FactBase*> unused_priors_;
    bool has_reports_ = false;  // that a prior could have been of
    bool is_complete_ = true;
};

// One report that a person asks about, with all that it is compared with. Null where it cannot be
// read, which the console is told.
struct Compared {
    Neighbourhood neighbourhood;
    std::deque<FactBase> reports;  // the one asked about is the last
    Dossiers dossiers;
    bool is_complete = true;  // everything that was named could be read

    const Dossier& dossier() const { return dossiers.all.back(); }
};
std::unique_ptr<const Compared> compare(const std::string& file,
                                        const std::vector<std::string>& among,
                                        const NeighbourOptions& options, const Regime& regime,
                                        const Console& console);

}  // namespace gouji::cli
