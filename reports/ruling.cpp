#include "reports/ruling.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace gouji::reports {
namespace {

// Borders drawn beside one another (double lines, cells with a little space between them) are one;
// no column and no row of text is so narrow.
constexpr int one_edge = 350;
constexpr int same_line = 100;
constexpr int gap_in_line = 300;  // dashes
constexpr std::size_t most_segments = 4000;
constexpr std::size_t most_squares = 50'000;

// A straight piece: at `at` across, from `begin` to `end` along.
struct Segment {
    int at = 0, begin = 0, end = 0;
};

// Pieces on one line become one piece; a gap is kept.
std::vector<Segment> merged(std::vector<Segment> segments) {
    std::ranges::sort(segments, {}, &Segment::at);
    // Lines of one height that differ by a hair are sorted along the line they make.
    for (std::size_t first = 0; first < segments.size();) {
        std::size_t last = first;
        while (last < segments.size() && segments[last].at - segments[first].at <= same_line) {
            ++last;
        }
        const int at = segments[first].at;
        for (std::size_t i = first; i < last; ++i) segments[i].at = at;
        first = last;
    }
    std::ranges::sort(segments, [](const Segment& a, const Segment& b) {
        return std::pair(a.at, a.begin) < std::pair(b.at, b.begin);
    });
    std::vector<Segment> result;
    for (const Segment& segment : segments) {
        if (!result.empty() && result.back().at == segment.at &&
            segment.begin <= result.back().end + gap_in_line) {
            result.back().end = std::max(result.back().end, segment.end);
        } else {
            result.push_back(segment);
        }
    }
    return result;
}

bool touch(const Segment& horizontal, const Segment& vertical) {
    return vertical.at >= horizontal.begin - one_edge && vertical.at <= horizontal.end + one_edge &&
           horizontal.at >= vertical.begin - one_edge && horizontal.at <= vertical.end + one_edge;
}

// Sets of indices that grow together.
class Groups {
  public:
    explicit Groups(std::size_t count) : parents_(count) {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    }
    std::size_t of(std::size_t i) {
        while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { parents_[of(b)] = of(a); }

  private:
    std::vector<std::size_t> parents_;
};

struct Lines {
    std::vector<Segment> horizontal, vertical;
};

std::vector<Lines> connected(const Lines& lines) {
    const std::size_t rows = lines.horizontal.size();
    Groups groups(rows + lines.vertical.size());
    for (std::size_t h = 0; h < rows; ++h) {
        for (std::size_t v = 0; v < lines.vertical.size(); ++v) {
            if (touch(lines.horizontal[h], lines.vertical[v])) groups.join(h, rows + v);
        }
    }
    std::vector<Lines> by_group(rows + lines.vertical.size());
    for (std::size_t h = 0; h < rows; ++h) {
        by_group[groups.of(h)].horizontal.push_back(lines.horizontal[h]);
    }
    for (std::size_t v = 0; v < lines.vertical.size(); ++v) {
        by_group[groups.of(rows + v)].vertical.push_back(lines.vertical[v]);
    }
    std::erase_if(by_group,
                  [](const Lines& l) { return l.horizontal.empty() || l.vertical.empty(); });
    return by_group;
}

// Where the lines of one direction stand, with the ends of the others where these reach beyond.
std::vector<int> edges_of(const std::vector<Segment>& lines, const std::vector<Segment>& others) {
    std::vector<int> places;
    places.reserve(lines.size() + 2 * others.size());
    for (const Segment& line : lines) places.push_back(line.at);
    for (const Segment& other : others) {
        places.push_back(other.begin);
        places.push_back(other.end);
    }
    std::ranges::sort(places);
    const int first_line = std::ranges::min(lines, {}, &Segment::at).at;
    const int last_line = std::ranges::max(lines, {}, &Segment::at).at;
    const int low = places.front() < first_line - one_edge ? places.front() : first_line;
    const int high = places.back() > last_line + one_edge ? places.back() : last_line;
    std::vector<int> ats{low, high};
    for (const Segment& line : lines) ats.push_back(line.at);
    std::ranges::sort(ats);
    std::vector<int> edges;
    for (const int at : ats) {
        if (edges.empty() || at - edges.back() > one_edge) edges.push_back(at);
    }
    return edges;
}

std::size_t edge_near(const std::vector<int>& edges, int at) {
    const auto above = std::ranges::upper_bound(edges, at);
    return above == edges.begin() ? 0 : static_cast<std::size_t>(above - edges.begin() - 1);
}

// For each edge and each stretch between two crossing edges: is a line drawn there?
class Walls {
  public:
    Walls(const std::vector<Segment>& lines, const std::vector<int>& edges,
          const std::vector<int>& stretches)
        : stretches_(stretches.size() - 1), covered_(edges.size() * stretches_) {
        for (const Segment& line : lines) {
            const std::size_t edge = edge_near(edges, line.at);
            for (std::size_t s = 0; s < stretches_; ++s) {
                covered_[edge * stretches_ + s] += std::max(
                    0, std::min(line.end, stretches[s + 1]) - std::max(line.begin, stretches[s]));
            }
        }
        for (std::size_t i = 0; i < covered_.size(); ++i) {
            const std::size_t s = i % stretches_;
            const int length = stretches[s + 1] - stretches[s];
            // An underline or a line drawn not quite to the end must not decide.
            covered_[i] = covered_[i] * 10 >= length * 6 ? 1 : 0;
        }
    }
    bool at(std::size_t edge, std::size_t stretch) const {
        return covered_[edge * stretches_ + stretch] != 0;
    }
    bool has_any(std::size_t edge) const {
        const auto first = covered_.begin() + static_cast<std::ptrdiff_t>(edge * stretches_);
        return std::any_of(first, first + static_cast<std::ptrdiff_t>(stretches_),
                           [](int covered) { return covered != 0; });
    }

  private:
    std::size_t stretches_;
    std::vector<int> covered_;
};

// A set of squares of a frame that no wall parts, as the rectangle around it.
struct Region {
    std::size_t top = 0, bottom = 0, left = 0, right = 0;  // both ends inside
    std::size_t squares = 0;

    void add(std::size_t row, std::size_t column) {
        top = squares == 0 ? row : std::min(top, row);
        bottom = squares == 0 ? row : std::max(bottom, row);
        left = squares == 0 ? column : std::min(left, column);
        right = squares == 0 ? column : std::max(right, column);
        ++squares;
    }
    bool is_rectangle() const { return (bottom - top + 1) * (right - left + 1) == squares; }
};

FrameCell cell_of(const Region& region) {
    return {static_cast<std::uint32_t>(region.top), static_cast<std::uint32_t>(region.left),
            static_cast<std::uint32_t>(region.bottom - region.top + 1),
            static_cast<std::uint32_t>(region.right - region.left + 1)};
}

std::vector<FrameCell> cells_of(const Frame& frame, const Walls& below, const Walls& beside) {
    const std::size_t rows = frame.ys.size() - 1;
    const std::size_t columns = frame.xs.size() - 1;
    Groups across(rows * columns);  // joined within a row only
    Groups groups(rows * columns);
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            const std::size_t square = r * columns + c;
            if (c + 1 < columns && !beside.at(c + 1, r)) {
                groups.join(square, square + 1);
                across.join(square, square + 1);
            }
            if (r + 1 < rows && !below.at(r + 1, c)) groups.join(square, square + columns);
        }
    }
    std::vector<Region> regions(rows * columns);
    std::vector<Region> strips(rows * columns);
    for (std::size_t square = 0; square < regions.size(); ++square) {
        regions[groups.of(square)].add(square / columns, square % columns);
        strips[across.of(square)].add(square / columns, square % columns);
    }
    std::vector<FrameCell> cells;
    for (std::size_t square = 0; square < regions.size(); ++square) {
        const Region& region = regions[groups.of(square)];
        if (region.is_rectangle()) {
            if (groups.of(square) == square) cells.push_back(cell_of(region));
        } else if (across.of(square) == square) {
            // A piece of a line is missing: what is left within a row is believed, not more.
            cells.push_back(cell_of(strips[square]));
        }
    }
    std::ranges::sort(cells, {},
                      [](const FrameCell& cell) { return std::pair(cell.row, cell.column); });
    return cells;
}

std::vector<std::uint32_t> owners_of(const Frame& frame) {
    const std::size_t columns = frame.xs.size() - 1;
    std::vector<std::uint32_t> owners(columns * (frame.ys.size() - 1));
    for (std::size_t i = 0; i < frame.cells.size(); ++i) {
        const FrameCell& cell = frame.cells[i];
        for (std::size_t r = cell.row; r < cell.row + cell.row_span; ++r) {
            const auto first =
                owners.begin() + static_cast<std::ptrdiff_t>(r * columns + cell.column);
            std::fill_n(first, cell.column_span, static_cast<std::uint32_t>(i));
        }
    }
    return owners;
}

}  // namespace

std::optional<std::size_t> Frame::cell_at(int x, int y) const {
    if (x < xs.front() || x >= xs.back() || y < ys.front() || y >= ys.back()) return std::nullopt;
    return owners[edge_near(ys, y) * (xs.size() - 1) + edge_near(xs, x)];
}

std::vector<Frame> frames_of(const std::vector<Box>& lines) {
    Lines all;
    for (const Box& line : lines) {
        if (line.height() == 0)
            all.horizontal.push_back({line.top, line.left, line.right});
        else
            all.vertical.push_back({line.left, line.top, line.bottom});
    }
    all.horizontal = merged(std::move(all.horizontal));
    all.vertical = merged(std::move(all.vertical));
    std::vector<Frame> frames;
    if (all.horizontal.size() + all.vertical.size() > most_segments) return frames;
    for (const Lines& touching : connected(all)) {
        Frame frame;
        frame.xs = edges_of(touching.vertical, touching.horizontal);
        frame.ys = edges_of(touching.horizontal, touching.vertical);
        if (frame.xs.size() < 2 || frame.ys.size() < 2) continue;
        if ((frame.xs.size() - 1) * (frame.ys.size() - 1) > most_squares) continue;
        const Walls below(touching.horizontal, frame.ys, frame.xs);
        const Walls beside(touching.vertical, frame.xs, frame.ys);
        frame.cells = cells_of(frame, below, beside);
        if (frame.cells.size() < 2) continue;
        frame.owners = owners_of(frame);
        frame.is_open_below = !below.has_any(frame.ys.size() - 1);
        frames.push_back(std::move(frame));
    }
    std::ranges::sort(frames, {}, [](const Frame& frame) { return frame.ys.front(); });
    return frames;
}

}  // namespace gouji::reports
