#include "reports/stream.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "facts/text.h"
#include "reports/stream_items.h"
#include "reports/stream_region.h"
#include "reports/stream_table.h"

namespace gouji::reports {

namespace {

std::vector<StreamLine> lines_of(const std::vector<DocumentBlock>& blocks,
                                 std::string_view source) {
    std::vector<StreamLine> lines;
    std::uint32_t page = 0;
    std::uint32_t before = 0;
    for (const DocumentBlock& block : blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (paragraph == nullptr) continue;
        const std::string_view gap = source.substr(before, paragraph->span.begin - before);
        page += static_cast<std::uint32_t>(std::count(gap.begin(), gap.end(), '\f'));
        before = paragraph->span.end;
        lines.push_back({paragraph->span, page});
    }
    return lines;
}

}  // namespace

void read_streams(const std::vector<DocumentBlock>& blocks, const Reading& reading,
                  FactBase& facts) {
    const std::vector<StreamLine> lines = lines_of(blocks, facts.source->text());
    const std::vector<StreamRegion> regions =
        find_regions(facts.source->text(), lines, facts.sections, reading);
    for (const StreamRegion& region : regions) {
        if (facts.tables[region.table_id].state != State::Missing) continue;
        std::vector<const TableShape*> shapes;
        for (const TableShape& shape : reading.shapes) {
            if (shape.table_id == region.table_id) shapes.push_back(&shape);
        }
        read_stream_table(region.lines, shapes, facts);
    }
}

}  // namespace gouji::reports
