// The first of two phases over many reports: what the others of a population state, and which parts
// of two reports are nearly the same, before any rule looks at it.
//
// A report belongs to the population of the reports on its year that say the same of a statistic's
// `among`; a report that is named twice counts once, two that say that they are the same one not at
// all. Similar parts are found by samples of their text, without comparing all pairs: time grows
// with the text, and only the likeliest is compared.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/program.h"
#include "facts/fact_base.h"

namespace gouji::engine {

// Calls `work` with each number below `count` and returns when all is done: in any order, by one
// thread or by several.
using ForEachBelow =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

class Populations {
  public:
    Populations() = default;
    // The dossiers get their peers, which point into this and to the reports.
    Populations(const Program& program, std::vector<Dossier>& dossiers,
                const ForEachBelow& for_each_below = one_after_another);

    static void one_after_another(std::size_t count, const std::function<void(std::size_t)>& work) {
        for (std::size_t i = 0; i < count; ++i) work(i);
    }

  private:
    // The figures of each statistic by what its population has in common.
    using Groups = std::map<std::vector<std::string>, std::vector<Quotient>>;
    std::vector<Groups> groups_;
};

}  // namespace gouji::engine
