// A report of the library's form as text, read in one call.
#pragma once

#include <string>
#include <string_view>

#include "facts/fact_base.h"

namespace gouji::tests {

FactBase read_report(std::string text);

// "3", "missing", "invalid", "unread", "not_applicable".
std::string shown(const FactBase& facts, std::string_view path);
// The cells of one row in the order of the columns, blanks between.
std::string shown_row(const FactBase& facts, std::string_view table, std::string_view row);

// The same of the part on loans, without its heading.
FactBase read_loans(const std::string& part);
std::string loans_row(const FactBase& facts, std::string_view row);
inline const std::string unread_row = "unread unread unread unread unread";
// All rows' labels, as programs write them that write labels and figures apart.
inline const std::string loans_labels =
    "一、本年借出图书册数\n（一）按期归还入库\n1.修补后继续借阅\n2.由读者照价赔偿\n"
    "（三）其他去向\n（四）合计\n三、年末尚未归还册数\n";

}  // namespace gouji::tests
