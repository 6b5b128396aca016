#include "engine/finding.h"

#include <algorithm>

namespace gouji::engine {

std::string_view name_of(FailureReason reason) {
    switch (reason) {
        case FailureReason::Overflow:
            return "overflow";
        case FailureReason::DivisionByZero:
            return "division-by-zero";
        case FailureReason::NoSuchDay:
            return "no-such-day";
        case FailureReason::CalendarUnknown:
            return "calendar-unknown";
    }
    return {};
}

bool Judgement::is_covered() const {
    return std::all_of(undecided.begin(), undecided.end(),
                       [](const Undecided& verdict) { return verdict.is_covered; });
}

}  // namespace gouji::engine
