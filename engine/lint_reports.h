// What only reports can show of a pack: rules that fail in all of them or in none, and rules that
// nearly always fail together.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/finding.h"
#include "engine/program.h"
#include "facts/diagnostic.h"

namespace gouji::engine {

class ReportLint {
  public:
    // The program must outlive it.
    explicit ReportLint(const Program& program);

    void add(const Judgement& judgement);
    std::size_t reports() const { return reports_; }
    void tell(Diagnostics& diagnostics) const;

  private:
    void tell_together(std::size_t earlier, std::size_t later, Diagnostics& diagnostics) const;

    const Program& program_;
    std::size_t reports_ = 0;
    std::vector<std::vector<std::size_t>> failing_;  // by rule: the reports, ascending
};

}  // namespace gouji::engine
