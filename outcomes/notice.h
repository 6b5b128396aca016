// Judgement × review → Notice: what an agency has to put right, as a structure that a template
// puts on paper (notice_values.h).
//
// Only findings that stand: errors, and warnings where they are asked for, to be looked into. A
// finding's words and numbers are taken over as they are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "outcomes/compare.h"
#include "outcomes/write_findings.h"
#include "rules/notice_style.h"

namespace gouji::outcomes {

// One finding.
struct NoticeRow {
    std::string id;
    std::string rule;
    std::string title;
    std::size_t group = 0;  // of NoticeStyle::groups
    int year = 0;           // of the report; 0 where it names none
    std::string place;      // in the form's words, with the page
    std::string cell;       // its label, where the problem is one cell's
    std::string statement;
    std::string says;  // what the report shows
    std::string basis;
    std::string remedy;
    bool is_still_there = false;    // an earlier notice has named it
    std::vector<std::string> also;  // ids of other cells' findings that are told with this one
};

struct Notice {
    std::string agency;  // the document where the report names none
    bool is_named = true;
    std::string kind;
    std::vector<int> years;  // of the reports that something is said of
    std::vector<NoticeRow> errors;
    std::vector<NoticeRow> warnings;
    std::vector<NoticeRow> undecided;  // named before; nobody can tell now whether they are there
    bool is_second = false;            // some report was judged before
    std::size_t fixed = 0;
    std::vector<std::string> unconfirmed;  // texts it cites that a person has to look up first
};

enum class Warnings : std::uint8_t { LeftOut, ToBeVerified };

struct NoticeRules {
    const rules::NoticeStyle& style;
    Warnings warnings = Warnings::LeftOut;
    const std::vector<EarlierReport>& earlier;
};

// Takes a report up in its agency's notice.
void add_to_notices(const Judged& judged, const NoticeRules& rules, std::vector<Notice>& notices);

// An agency without a problem needs none; one named before and no longer judged is not put right.
bool needs_notice(const Notice& notice);

}  // namespace gouji::outcomes
