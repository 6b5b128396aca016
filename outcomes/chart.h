// Bar charts as SVG, of whole numbers, in colours that a printer keeps apart.
#pragma once

#include <string>
#include <vector>

namespace gouji::outcomes {

struct Bar {
    std::string label;
    std::vector<std::size_t> values;  // one for each series
};

struct Chart {
    std::string title;
    std::vector<std::string> series;  // empty where there is one
    std::vector<Bar> bars;
};

// Columns side by side, for a distribution.
std::string column_chart(const Chart& chart);
// Bars one under another, the series of a bar stacked, for names that are long.
std::string bar_chart(const Chart& chart);

}  // namespace gouji::outcomes
