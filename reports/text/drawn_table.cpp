#include "reports/text/drawn_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "facts/text.h"
#include "reports/figure.h"
#include "reports/ruling.h"
#include "reports/text/text_columns.h"

namespace gouji::reports {

namespace {

constexpr std::size_t most_lines = 4000;
constexpr int unit = 1000;  // of a frame: one column, one line

// ---------------------------------------------------------------- signs

enum class Draws : std::uint8_t { Nothing, Wall, Rule, Junction, Stop };

// Parts of box drawings, and what stands for them on a typewriter. A colon in a ruling only tells
// how its column is set.
Draws draws(char32_t c) {
    if (c == U'|' || c == 0xFF5C) return Draws::Wall;
    if (c == U'-' || c == U'=' || c == U'_' || c == 0xFF0D) return Draws::Rule;
    if (c == U'+' || c == 0xFF0B) return Draws::Junction;
    if (c == U':') return Draws::Stop;
    if (c < 0x2500 || c > 0x257F) return Draws::Nothing;
    constexpr std::u32string_view walls = U"│┃┆┇┊┋╎╏║╵╷╹╻╽╿";
    constexpr std::u32string_view rules = U"─━┄┅┈┉╌╍═╴╶╸╺╼╾";
    if (walls.find(c) != std::u32string_view::npos) return Draws::Wall;
    return rules.find(c) != std::u32string_view::npos ? Draws::Rule : Draws::Junction;
}

bool is_box(char32_t c) {
    return c >= 0x2500 && c <= 0x257F;
}

// ---------------------------------------------------------------- lines of text

// Along a line, in thousandths of a column.
struct Rule {
    int begin = 0, end = 0;
};

struct DrawnLine {
    std::vector<Piece> texts;
    std::vector<Rule> rules;
    std::vector<int> walls;  // their middles

    bool is_ruling() const { return texts.empty() && !rules.empty(); }
};

class LineScanner {
  public:
    explicit LineScanner(const std::vector<Glyph>& glyphs) : glyphs_(glyphs) {}

    DrawnLine scan() {
        while (at_ < glyphs_.size()) {
            if (!take_rule() && !take_wall()) take_text();
        }
        close_text();
        if (line_.texts.empty()) {
            for (const Piece& piece : dashes_)
                line_.rules.push_back({piece.begin * unit - unit / 2, piece.end * unit + unit / 2});
        } else {
            std::move(dashes_.begin(), dashes_.end(), std::back_inserter(line_.texts));
            std::sort(line_.texts.begin(), line_.texts.end(),
                      [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
        }
        return std::move(line_);
    }

  private:
    static bool is_of_rule(char32_t c) {
        const Draws what = draws(c);
        return what == Draws::Rule || what == Draws::Junction || what == Draws::Stop;
    }

    // Three signs at least, or parts of a box that touch: a dash alone is text.
    bool take_rule() {
        std::size_t end = at_, rules = 0, junctions = 0;
        bool boxes = true;
        for (; end < glyphs_.size() && is_of_rule(glyphs_[end].code); ++end) {
            if (draws(glyphs_[end].code) == Draws::Rule) ++rules;
            if (draws(glyphs_[end].code) == Draws::Junction) ++junctions;
            boxes = boxes && is_box(glyphs_[end].code);
        }
        const std::size_t least = boxes && end - at_ > 1 ? 1 : 3;
        if (rules < least) return false;
        close_text();
        const Glyph& first = glyphs_[at_];
        const Glyph& last = glyphs_[end - 1];
        if (boxes || junctions > 0) {
            line_.rules.push_back({end_of_rule(first, first.begin * unit - unit / 2),
                                   end_of_rule(last, last.end * unit + unit / 2)});
        } else {
            dashes_.push_back({{first.span.begin, last.span.end}, first.begin, last.end});
        }
        at_ = end;
        return true;
    }

    static int middle(const Glyph& glyph) { return (glyph.begin + glyph.end) * unit / 2; }

    // A ruling ends in the middle of a corner, or at the wall beside it.
    static int end_of_rule(const Glyph& glyph, int beside) {
        return draws(glyph.code) == Draws::Junction ? middle(glyph) : beside;
    }

    bool take_wall() {
        const Glyph& glyph = glyphs_[at_];
        const Draws what = draws(glyph.code);
        const bool is_wall = what == Draws::Wall || (what == Draws::Junction && is_box(glyph.code));
        if (!is_wall) return false;
        close_text();
        line_.walls.push_back(middle(glyph));
        ++at_;
        return true;
    }

    void take_text() {
        const Glyph& glyph = glyphs_[at_++];
        if (is_blank(glyph.code)) return;
        if (!open_) open_ = Piece{glyph.span, glyph.begin, glyph.end};
        open_->span.end = glyph.span.end;
        open_->end = glyph.end;
    }

    void close_text() {
        if (open_) line_.texts.push_back(*open_);
        open_.reset();
    }

    const std::vector<Glyph>& glyphs_;
    std::size_t at_ = 0;
    DrawnLine line_;
    std::optional<Piece> open_;
    std::vector<Piece> dashes_;  // a ruling, or what a cell shows in place of a figure
};

std::vector<DrawnLine> scanned(std::string_view text, const std::vector<TextLine>& lines,
                               Widths widths) {
    std::vector<DrawnLine> drawn;
    for (const TextLine& line : lines)
        drawn.push_back(LineScanner(glyphs_of(text, line, widths)).scan());
    return drawn;
}

// ---------------------------------------------------------------- lines around cells

// At how many places walls stand or rulings end: the fewer, the better the drawing fits together.
std::size_t places_of_lines(const std::vector<DrawnLine>& drawn) {
    std::vector<int> places;
    for (const DrawnLine& line : drawn) {
        places.insert(places.end(), line.walls.begin(), line.walls.end());
        for (const Rule& rule : line.rules) places.insert(places.end(), {rule.begin, rule.end});
    }
    std::sort(places.begin(), places.end());
    return static_cast<std::size_t>(std::unique(places.begin(), places.end()) - places.begin());
}

// Lines of text between two rulings that each begin with a word and show figures are rows of their
// own: such a drawing has rulings around its header only.
class RowSplitter {
  public:
    RowSplitter(std::string_view text, const std::vector<DrawnLine>& drawn)
        : text_(text), drawn_(drawn), begins_row_(drawn.size(), false) {}

    std::vector<bool> split() {
        for (std::size_t first = 0; first < drawn_.size();) {
            std::size_t end = first;
            while (end < drawn_.size() && drawn_[end].rules.empty()) ++end;
            if (end > first) split_band(first, end);
            first = std::max(end, first + 1);
        }
        return std::move(begins_row_);
    }

  private:
    bool is_number(const Piece& piece) const {
        return is_figure(text_.substr(piece.span.begin, piece.span.size()));
    }

    bool is_row(const DrawnLine& line) const {
        const auto figures = std::count_if(line.texts.begin(), line.texts.end(),
                                           [&](const Piece& piece) { return is_number(piece); });
        return figures >= 1 && !is_number(line.texts.front());
    }

    bool shows_figures_only(const DrawnLine& line) const {
        return !line.texts.empty() && is_number(line.texts.front());
    }

    void split_band(std::size_t first, std::size_t end) {
        const auto begin_of_band = drawn_.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end_of_band = drawn_.begin() + static_cast<std::ptrdiff_t>(end);
        const auto rows = std::count_if(begin_of_band, end_of_band,
                                        [&](const DrawnLine& line) { return is_row(line); });
        const bool is_doubtful =
            std::any_of(begin_of_band, end_of_band,
                        [&](const DrawnLine& line) { return shows_figures_only(line); });
        if (rows < 2 || is_doubtful) return;
        std::fill(begins_row_.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                  begins_row_.begin() + static_cast<std::ptrdiff_t>(end), true);
    }

    std::string_view text_;
    const std::vector<DrawnLine>& drawn_;
    std::vector<bool> begins_row_;
};

Rule longest_rule(const std::vector<DrawnLine>& drawn) {
    Rule longest;
    for (const DrawnLine& line : drawn) {
        for (const Rule& rule : line.rules) {
            if (rule.end - rule.begin > longest.end - longest.begin) longest = rule;
        }
    }
    return longest;
}

// Walls reach into the rulings above and below them, rulings to the walls beside them.
std::vector<Box> ruling_lines(std::string_view text, const std::vector<DrawnLine>& drawn) {
    std::vector<Box> lines;
    const std::vector<bool> begins_row = RowSplitter(text, drawn).split();
    const Rule whole = longest_rule(drawn);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const int top = static_cast<int>(i) * unit;
        const int middle = top + unit / 2;
        for (const Rule& rule : drawn[i].rules)
            lines.push_back({rule.begin, middle, rule.end, middle});
        if (begins_row[i]) lines.push_back({whole.begin, top, whole.end, top});
        if (drawn[i].is_ruling()) continue;
        for (const int wall : drawn[i].walls)
            lines.push_back({wall, top - unit / 2, wall, top + unit + unit / 2});
    }
    return lines;
}

// The text of each cell; nothing where a piece stands outside of the frames or in two cells.
std::optional<std::vector<Grid>> filled(const std::vector<Frame>& frames,
                                        const std::vector<DrawnLine>& drawn) {
    std::vector<Grid> grids;
    for (const Frame& frame : frames) {
        Grid grid;
        for (const FrameCell& cell : frame.cells)
            grid.cells.push_back({{}, cell.row, cell.column, cell.row_span, cell.column_span, {}});
        grids.push_back(std::move(grid));
    }
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const int y = static_cast<int>(i) * unit + unit / 2;
        for (const Piece& piece : drawn[i].texts) {
            const auto holds = [&](const Frame& frame) {
                const auto cell = frame.cell_at(piece.begin * unit + unit / 2, y);
                return cell && cell == frame.cell_at(piece.end * unit - unit / 2, y);
            };
            const auto frame = std::find_if(frames.begin(), frames.end(), holds);
            if (frame == frames.end()) return std::nullopt;
            Grid& grid = grids[static_cast<std::size_t>(frame - frames.begin())];
            GridCell& cell = grid.cells[*frame->cell_at(piece.begin * unit + unit / 2, y)];
            if (cell.span.empty()) {
                cell.span = piece.span;
            } else {
                cell.rest.push_back(piece.span);
            }
        }
    }
    return grids;
}

// ---------------------------------------------------------------- the whole

Span span_of(const std::vector<TextLine>& lines) {
    return {lines.front().whole.begin, lines.back().whole.end};
}

// Everything that is shown, in no columns.
Grid lost(const std::vector<DrawnLine>& drawn) {
    Grid grid;
    grid.columns = Columns::Lost;
    for (const DrawnLine& line : drawn) {
        for (const Piece& piece : line.texts) {
            const auto column = static_cast<std::uint32_t>(grid.cells.size());
            grid.cells.push_back({piece.span, 0, column, 1, 1, {}});
        }
    }
    return grid;
}

void give_spans(std::vector<Grid>& grids, Span whole) {
    for (Grid& grid : grids) {
        Span span;
        for (const GridCell& cell : grid.cells) {
            if (cell.span.empty()) continue;
            const Span last = cell.rest.empty() ? cell.span : cell.rest.back();
            if (span.empty()) span = cell.span;
            span = {std::min(span.begin, cell.span.begin), std::max(span.end, last.end)};
        }
        grid.span = span.empty() ? whole : span;
    }
}

std::vector<Grid> grids_of(std::string_view text, const std::vector<TextLine>& lines) {
    std::vector<DrawnLine> best;
    std::size_t fewest = 0;
    for (const Widths widths : all_widths) {
        std::vector<DrawnLine> drawn = scanned(text, lines, widths);
        const std::size_t places = places_of_lines(drawn);
        if (!best.empty() && places >= fewest) continue;
        best = std::move(drawn);
        fewest = places;
    }
    std::vector<Grid> grids;
    if (auto found = filled(frames_of(ruling_lines(text, best)), best)) grids = *std::move(found);
    if (grids.empty()) grids.push_back(lost(best));
    give_spans(grids, span_of(lines));
    return grids;
}

std::string_view content_of(std::string_view text, const TextLine& line) {
    return text.substr(line.content.begin, line.content.size());
}

// Of the blocks in which most text stands: it draws nothing.
bool begins_ideograph(char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    return lead >= 0xE4U && lead <= 0xE9U;
}

// What a line could be of a drawing, told without measuring it.
struct Signs {
    std::size_t walls = 0, rules = 0, junctions = 0, boxes = 0;
    bool rules_only = true;
};

Signs signs_of(std::string_view line) {
    Signs signs;
    for (std::size_t at = 0; at < line.size();) {
        if (begins_ideograph(line[at])) {
            signs.rules_only = false;
            at += 3;
            continue;
        }
        if (line[at] == ' ') {
            ++at;
            continue;
        }
        const char32_t c = next_code_point(line, at);
        const Draws what = draws(c);
        if (what == Draws::Wall) ++signs.walls;
        if (what == Draws::Rule) ++signs.rules;
        if (what == Draws::Junction) ++signs.junctions;
        if (is_box(c)) ++signs.boxes;
        if (what == Draws::Nothing && !is_blank(c)) signs.rules_only = false;
    }
    return signs;
}

// Rulings of dashes between walls are how Markdown parts the head from the rows, which are a line
// each; they draw no cells.
bool is_drawing(std::string_view text, const std::vector<TextLine>& lines) {
    std::size_t rulings = 0, boxes = 0, walled = 0;
    for (const TextLine& line : lines) {
        const Signs signs = signs_of(content_of(text, line));
        if (signs.boxes > 0) ++boxes;
        if (!signs.rules_only) {
            if (signs.walls + signs.boxes > 0) ++walled;
            continue;
        }
        if (signs.rules > 0 && (signs.junctions > 0 || signs.walls == 0)) ++rulings;
    }
    return walled > 1 && (boxes > 0 || rulings > 0);
}

bool may_be_drawn(const Signs& signs) {
    if (signs.walls >= 2 || (signs.boxes >= 2 && signs.junctions + signs.walls > 0)) return true;
    return signs.rules_only && (signs.junctions > 0 || signs.walls > 0);
}

// ---------------------------------------------------------------- boxes of one cell

// A ruling from one corner to another without a crossing.
bool is_lid(std::string_view line) {
    std::size_t junctions = 0, rules = 0;
    Draws last = Draws::Nothing;
    for (std::size_t at = 0; at < line.size();) {
        last = draws(next_code_point(line, at));
        if (last == Draws::Junction && ++junctions == 1 && rules > 0) return false;
        if (last == Draws::Rule) ++rules;
        if (last != Draws::Junction && last != Draws::Rule) return false;
    }
    return junctions == 2 && last == Draws::Junction && rules > 2;
}

// What stands between the first and the last wall of a line; nothing where no walls enclose it.
std::optional<Span> enclosed(std::string_view text, const TextLine& line) {
    const std::string_view content = content_of(text, line);
    std::size_t first = 0;
    if (content.empty() || draws(next_code_point(content, first)) != Draws::Wall)
        return std::nullopt;
    const std::size_t last = begin_of_sign(content, content.size());
    std::size_t at = last;
    if (last < first || draws(next_code_point(content, at)) != Draws::Wall) return std::nullopt;
    return Span{line.content.begin + static_cast<std::uint32_t>(first),
                line.content.begin + static_cast<std::uint32_t>(last)};
}

// The lid that closes the box which one opens in line `first`.
std::optional<std::size_t> end_of_box(std::string_view text, const std::vector<TextLine>& lines,
                                      std::size_t first) {
    for (std::size_t i = first + 1; i < lines.size(); ++i) {
        const std::string_view content = content_of(text, lines[i]);
        if (content.empty() || enclosed(text, lines[i])) continue;
        if (is_lid(content) &&
            count_code_points(content) == count_code_points(content_of(text, lines[first])))
            return i;
        return std::nullopt;
    }
    return std::nullopt;
}

bool open_one_layer(std::string_view text, std::vector<TextLine>& lines) {
    bool found = false;
    for (std::size_t first = 0; first < lines.size(); ++first) {
        if (!is_lid(content_of(text, lines[first]))) continue;
        const auto last = end_of_box(text, lines, first);
        if (!last) continue;
        found = true;
        for (std::size_t i = first; i <= *last; ++i) {
            const Span inside =
                enclosed(text, lines[i]).value_or(Span{lines[i].whole.end, lines[i].whole.end});
            lines[i].whole = inside;
            lines[i].content = trimmed(inside, text);
        }
        first = *last;
    }
    return found;
}

}  // namespace

bool has_walls(std::string_view text) {
    constexpr std::array<std::string_view, 4> walls{"|", "｜", "\xE2\x94", "\xE2\x95"};
    return std::any_of(walls.begin(), walls.end(), [&](std::string_view wall) {
        return text.find(wall) != std::string_view::npos;
    });
}

void open_boxes(std::string_view text, std::vector<TextLine>& lines) {
    constexpr int deepest = 4;
    for (int depth = 0; depth < deepest && open_one_layer(text, lines); ++depth) {
    }
}

DrawnTable read_drawn(std::string_view text, const std::vector<TextLine>& lines,
                      std::size_t first) {
    std::vector<TextLine> block;
    DrawnTable table;
    table.after = first + 1;
    for (std::size_t i = first; i < lines.size() && block.size() < most_lines; ++i) {
        const std::string_view content = content_of(text, lines[i]);
        if (content.empty()) continue;
        const Signs signs = signs_of(content);
        const bool goes_on = block.empty() || !content_of(text, lines[i - 1]).empty();
        const bool is_rule =
            signs.rules_only && content.find(' ') == std::string_view::npos && goes_on;
        if (!may_be_drawn(signs) && !is_rule) break;
        block.push_back(lines[i]);
        table.after = i + 1;
    }
    if (!block.empty() && is_drawing(text, block)) table.grids = grids_of(text, block);
    return table;
}

}  // namespace gouji::reports
