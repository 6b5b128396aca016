#include "apps/cli/desk.h"

#include "apps/cli/clock.h"

namespace gouji::cli {

Desk::Desk(std::optional<Date> today) : today_(today.value_or(clock_day())) {}

bool Desk::open(const std::string& file, const Console& console) {
    Diagnostics diagnostics;
    review_ = rules::load_review(file, sources_, diagnostics);
    console.complain(diagnostics, sources_);
    return !diagnostics.has_errors();
}

void Desk::lay_beside(const FactBase& report, engine::Judgement& judgement) {
    const std::lock_guard lock(using_);
    engine::apply_review(review_, report, today_, judgement, used_);
}

void Desk::close(const Console& console) const {
    Diagnostics diagnostics;
    engine::tell_stale_decisions(review_, today_, used_, diagnostics);
    console.complain(diagnostics, sources_);
}

}  // namespace gouji::cli
