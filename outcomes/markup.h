// Text as it stands in HTML, XML and Markdown, where nothing of it is markup.
#pragma once

#include <string>
#include <string_view>

namespace gouji::outcomes {

// & < > " and ' are escaped; control characters, which XML cannot hold, become blanks.
std::string escaped(std::string_view text);

// Of one line: what Markdown would take for its own is escaped, line breaks become blanks.
std::string escaped_in_markdown(std::string_view text);

}  // namespace gouji::outcomes
