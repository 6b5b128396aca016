// The review file beside the findings of a call: opened once, laid beside each judgement.
//
// Several threads may lay judgements beside it at once.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "apps/cli/console.h"
#include "engine/review.h"
#include "facts/source.h"
#include "facts/year.h"

namespace gouji::cli {

class Desk {
  public:
    // By `today` waivers run out; by the clock's day where none is given.
    explicit Desk(std::optional<Date> today);

    // False where the file cannot be read; the console has then been told why.
    bool open(const std::string& file, const Console& console);
    void lay_beside(const FactBase& report, engine::Judgement& judgement);
    // After the last report: waivers that have run out, decisions that no finding answered to.
    void close(const Console& console) const;

  private:
    Date today_;
    Sources sources_;
    rules::Review review_;
    engine::DecisionsUsed used_;
    std::mutex using_;
};

}  // namespace gouji::cli
