// What keeps places from being judged, in words for people. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "outcomes/write_findings.h"

namespace gouji::outcomes {

// Many cells of one table that could not be read are one obstacle; few are named each.
struct Obstacle {
    std::string what;  // “收到 · 金额 空白”
    std::string concerned;  // the rules with their places: “逐列平衡[金额]”, “行合计 22 处”
};

// In the order in which the rules came upon them.
std::vector<Obstacle> obstacles_of(const Judged& judged, Language language);

}  // namespace gouji::outcomes
