#include "reports/document.h"

#include <string_view>

#include "facts/code.h"

namespace gouji::reports {

void mark_cut_off(Document& document) {
    const std::string_view text = document.source->text();
    const std::size_t shown = text.find_last_not_of(" \t\r\n\f");
    const std::size_t line = text.substr(0, shown).find_last_of("\r\n\f");
    const auto begin = static_cast<std::uint32_t>(line == std::string_view::npos ? 0 : line + 1);
    document.gaps.push_back(
        {Gap::Kind::DamagedPage, {begin, static_cast<std::uint32_t>(text.size())}});
    document.remarks.push_back({Code::TextCutOff, {}, {}, {}, std::nullopt});
}

}  // namespace gouji::reports
