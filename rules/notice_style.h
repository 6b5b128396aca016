// How an office writes its notices, as data: the groups that problems stand in, small wordings, and
// the office itself with its contacts. The sentences of a notice stand in its templates.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "rules/pack.h"
#include "rules/rubric.h"

namespace gouji::rules {

struct NoticeGroup {
    std::string title;
    Selector of;
};

struct NoticeStyle {
    std::vector<NoticeGroup> groups;  // the first that is about a finding has it; the last has all
    std::map<std::string, std::string> address;  // 你单位, by agency.kind; "" for every other
    std::map<std::string, std::string> names;    // of problems, by rule; its title for every other
    // Of facts that are no cells, by path; those with an empty one are not told.
    std::map<std::string, std::string> labels;
    int days = 0;            // working days to put right
    int quoted = 0;          // of several places of one problem so many are told in the body
    std::string basis;       // of the notice itself
    std::string number;      // 〔{{年}}〕{{号}}号 behind the office's {{代字}}
    std::string report;      // which of an agency's reports a place is in, by {{年度}}
    std::string table;       // a place's {{表}}
    std::string part;        // before what stands in a section, its {{部分}}
    std::string page;        // behind a place, its {{页}}
    std::string zeros;       // behind what a report shows, {{项数}} figures of a sum that are 0
    std::string left_out;    // behind what a report shows, {{项数}} that are not told
    std::string blank;       // what is said of a cell without an entry
    std::string prior;       // before what stands in the report of the year before
    std::string whole;       // the place of what stands nowhere in particular
    std::string several;     // "等{{处数}}处，详见附件": behind those that are told
    std::string suggestion;  // of a correction that would make the sums hold
    std::string fixed, open, undecided, fresh;     // how many, beside an earlier notice
    std::string still_there;                       // of a problem that an earlier notice has named
    std::string unnamed;                           // in place of an office that is not named
    std::map<std::string, std::string> templates;  // by format: files in the notice's folder
};

// Who sends the notices. What is not given is a blank to be filled by hand.
struct Office {
    std::string issuer, heading, code, contact, phone, email, address, copies, printer;
};

// notice.yaml of a pack's folder notice/. The file is added to `sources`.
NoticeStyle load_notice_style(const std::filesystem::path& file, const RulePack& pack,
                              Sources& sources, Diagnostics& diagnostics);

Office load_office(const std::filesystem::path& file, Sources& sources, Diagnostics& diagnostics);

}  // namespace gouji::rules
