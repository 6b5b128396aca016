// A notice as the values of its template, under the names that an office writes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/year.h"
#include "outcomes/notice.h"
#include "outcomes/template.h"
#include "rules/notice_style.h"

namespace gouji::outcomes {

// What the office adds to what was found.
struct NoticeHead {
    rules::Office office;
    std::optional<int> number;  // nothing: left blank
    Date date;
    Date deadline;
    int days = 0;
};

TemplateScope notice_values(const Notice& notice, const NoticeHead& head,
                            const rules::NoticeStyle& style);

// Every name that notice_values gives, for checking templates.
const std::vector<TemplateName>& notice_names();

// 1 → 一, 21 → 二十一; up to 99.
std::string chinese_ordinal(std::size_t number);

}  // namespace gouji::outcomes
