// What a run over many reports came to: how many were judged, verdicts and findings counted. A
// finding that a person has dismissed or waived is counted apart.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "engine/finding.h"
#include "facts/diagnostic.h"
#include "facts/render.h"

namespace gouji::outcomes {

struct Summary {
    struct Count {
        std::string title;  // of the rule that found the first
        std::size_t findings = 0;
        std::size_t reports = 0;  // with at least one
        friend bool operator==(const Count&, const Count&) = default;
    };

    std::size_t reports = 0;        // that were read
    std::size_t unread = 0;         // that were not
    std::size_t with_findings = 0;  // that stand
    std::size_t set_aside = 0;      // findings that a person has dismissed or waived
    engine::VerdictCounts verdicts;
    std::map<std::string, Count> defects;  // by kind; of findings that stand
    friend bool operator==(const Summary&, const Summary&) = default;

    Summary& operator+=(const Summary& other);
};

// Of one report.
Summary summary_of(const engine::Judgement& judgement);

std::string summary_text(const Summary& summary, Language language, Colors colors);

}  // namespace gouji::outcomes
