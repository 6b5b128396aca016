// Where in the running text a table stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/fact_base.h"
#include "reports/reading.h"
#include "reports/stream/stream_items.h"

namespace gouji::reports {

struct StreamRegion {
    std::size_t table_id = 0;  // of Form::table_ids
    std::vector<StreamLine> lines;
    std::uint32_t end = 0;  // of the lines in the table's own part
};

// The part of the report in which most lines show labels of the table, mostly its own; from the
// part's heading, or the table before, up to the next table or the prose behind it. Tables of which
// hardly a label is there have no region.
std::vector<StreamRegion> find_regions(std::string_view source,
                                       const std::vector<StreamLine>& lines,
                                       const std::vector<SectionFact>& sections,
                                       const Reading& reading);

}  // namespace gouji::reports
