// The figure that a cell shows.
//
// Digits of any width, thousands separators and white space around them are typography; what else a
// cell shows beside a number of its column's type is Invalid, with its span. A number too large to
// hold is Unread, and so are a text with characters that the file does not name and one with white
// space between digits, which may be two numbers. Nothing is guessed.
#pragma once

#include <string_view>

#include "facts/fact_base.h"
#include "facts/form.h"

namespace gouji::reports {

CellFact read_figure(std::string_view text, Span span, const Column& column);

// A character is there that the file does not name (U+FFFD).
bool is_illegible(std::string_view text);

// White space stands between two figures, or a figure and what stands in the place of one: 12 5,
// — 20.
bool is_parted(std::string_view text);

// Why read_figure gave an Unread for this text.
Unreadable why_unread(std::string_view text);

// Digits, with separators, a sign or a unit at most: what can be no label.
bool is_figure(std::string_view text);

// The year that a row of figures is named by: 2023, 2023年, 2023年度. 0 where it is none.
int year_named_by(std::string_view text);

// Digits of any width and these signs in any order, and nothing else; one at least.
bool shows_digits(std::string_view text, std::u32string_view signs);

}  // namespace gouji::reports
