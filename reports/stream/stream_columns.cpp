#include "reports/stream/stream_columns.h"

#include <algorithm>
#include <cstdlib>

namespace gouji::reports {

namespace {

using Metric = Extent FigureToken::*;
using FigureRow = std::vector<FigureToken>;

struct Ruler {
    std::vector<int> middles;  // of the columns, in half columns of text
    int spread = 0;            // how far figures of one column lie apart
    int gap = 0;               // between the middles of the nearest two columns
    bool is_parted = false;    // two blanks or more between neighbours, everywhere
};

int middle(const FigureToken& figure, Metric metric) {
    return static_cast<int>((figure.*metric).middle());
}

Ruler ruler_of(const std::vector<FigureRow>& full, Metric metric) {
    Ruler ruler;
    ruler.is_parted = true;
    const std::size_t columns = full.front().size();
    for (std::size_t c = 0; c < columns; ++c) {
        std::vector<int> middles;
        for (const FigureRow& row : full) {
            middles.push_back(middle(row[c], metric));
            if (c > 0 && (row[c].*metric).begin < (row[c - 1].*metric).end + 2)
                ruler.is_parted = false;
        }
        std::sort(middles.begin(), middles.end());
        ruler.middles.push_back(middles[middles.size() / 2]);
        ruler.spread = std::max(ruler.spread, middles.back() - middles.front());
    }
    ruler.gap = ruler.middles.back();
    for (std::size_t c = 1; c < columns; ++c)
        ruler.gap = std::min(ruler.gap, ruler.middles[c] - ruler.middles[c - 1]);
    return ruler;
}

// Columns one blank apart are only words behind one another, unless they are wide.
bool is_believed(const Ruler& ruler) {
    constexpr int wide_gap = 8;
    return (ruler.is_parted || ruler.gap >= wide_gap) && ruler.gap > 0 && ruler.spread < ruler.gap;
}

std::optional<std::vector<std::size_t>> places_by(const Ruler& ruler, const FigureRow& figures,
                                                  Metric metric) {
    if (!is_believed(ruler)) return std::nullopt;
    std::vector<std::size_t> places;
    for (const FigureToken& figure : figures) {
        const int at = middle(figure, metric);
        const auto nearest =
            std::min_element(ruler.middles.begin(), ruler.middles.end(),
                             [&](int a, int b) { return std::abs(a - at) < std::abs(b - at); });
        const auto place = static_cast<std::size_t>(nearest - ruler.middles.begin());
        const bool is_between = std::abs(*nearest - at) * 5 > ruler.gap * 2;
        if (is_between || (!places.empty() && places.back() >= place)) return std::nullopt;
        places.push_back(place);
    }
    return places;
}

}  // namespace

std::optional<std::vector<std::size_t>> places_in(const FigureRow& figures,
                                                  const std::vector<FigureRow>& full) {
    if (full.empty() || full.front().size() < 2) return std::nullopt;
    const bool in_one_line =
        std::all_of(figures.begin(), figures.end(),
                    [&](const FigureToken& figure) { return figure.line == figures.front().line; });
    if (!in_one_line) return std::nullopt;
    const Ruler wide = ruler_of(full, &FigureToken::wide);
    const Ruler narrow = ruler_of(full, &FigureToken::narrow);
    const auto by_wide = places_by(wide, figures, &FigureToken::wide);
    const auto by_narrow = places_by(narrow, figures, &FigureToken::narrow);
    if (!by_wide || !by_narrow || *by_wide == *by_narrow) return by_wide ? by_wide : by_narrow;
    if (wide.spread == narrow.spread) return std::nullopt;
    return wide.spread < narrow.spread ? by_wide : by_narrow;
}

}  // namespace gouji::reports
