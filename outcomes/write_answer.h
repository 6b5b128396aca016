// The value of an expression, as a person reads it: a vector as the form's own table, the items of
// a list one under another.
#pragma once

#include <string>

#include "engine/ask.h"
#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "facts/render.h"

namespace gouji::outcomes {

// A single value stands alone on the last line. What is blank, invalid, unread or not asked for is
// shown as such and never as a number; rows and columns that this edition does not have at all are
// left out.
std::string answer_text(const engine::Answers& answers, const FactBase& facts, Language language,
                        Colors colors);

}  // namespace gouji::outcomes
