// Text as it stands in HTML and XML, where nothing of it is markup.
#pragma once

#include <string>
#include <string_view>

namespace gouji::outcomes {

// & < > " and ' are escaped; control characters, which XML cannot hold, become blanks.
std::string escaped(std::string_view text);

}  // namespace gouji::outcomes
