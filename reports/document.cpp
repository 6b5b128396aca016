#include "reports/document.h"

#include <string>
#include <string_view>
#include <utility>

#include "facts/code.h"

namespace gouji::reports {

void Document::remark(Code code, std::vector<std::string> arguments) {
    remarks.push_back({code, std::move(arguments), {}, {}, std::nullopt});
}

void mark_cut_off(Document& document) {
    const std::string_view text = document.source->text();
    const std::size_t shown = text.find_last_not_of(" \t\r\n\f");
    const std::size_t line = text.substr(0, shown).find_last_of("\r\n\f");
    const auto begin = static_cast<std::uint32_t>(line == std::string_view::npos ? 0 : line + 1);
    document.gaps.push_back(
        {Gap::Kind::DamagedPage, {begin, static_cast<std::uint32_t>(text.size())}});
    document.remark(Code::TextCutOff);
}

std::unique_ptr<const Source> beginning_of(const Source& source, std::uint32_t end) {
    return std::make_unique<const Source>(source.name(), std::string(source.text().substr(0, end)));
}

void cut_behind(Document& document, std::uint32_t place) {
    document.source = beginning_of(*document.source, place);
    std::erase_if(document.blocks, [place](const DocumentBlock& block) {
        return std::visit([](const auto& one) { return one.span.begin; }, block) >= place;
    });
    std::erase_if(document.gaps, [place](const Gap& gap) { return gap.span.begin >= place; });
    std::erase_if(document.full, [place](Span cell) { return cell.begin >= place; });
    std::erase_if(document.origins, [place](const Origin& one) { return one.begin >= place; });
}

}  // namespace gouji::reports
