// Working days by the pack's calendar, for the instructions that need it. Private to the engine.
#pragma once

#include <optional>

#include "engine/value.h"
#include "rules/calendar.h"

namespace gouji::engine {

// The date `count` working days after (or before) a date; an error where the way leads through a
// year whose holidays the calendar does not know.
Value plus_workdays(const rules::Calendar& calendar, const Value& date, const Value& count);
// The working days behind `from` up to and with `to`; negative where `to` lies before.
Value workdays_between(const rules::Calendar& calendar, const Value& from, const Value& to);

}  // namespace gouji::engine
