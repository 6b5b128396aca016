#include "apps/pdf/collect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include <poppler/ErrorCodes.h>
#include <poppler/Gfx.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/UTF.h>

#include "apps/pdf/bounds.h"
#include "apps/pdf/characters.h"
#include "apps/pdf/damage.h"

namespace gouji::pdf {
namespace {

constexpr double thickest_line = 3.0;  // points; a filled rectangle no thicker is a ruling line
constexpr double shortest_line = 2.0;

Bounds clip_of(GfxState* state) {
    Bounds clip;
    state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    return clip;
}

Point on_page(GfxState* state, double x, double y) {
    Point p;
    state->transform(x, y, &p.x, &p.y);
    return p;
}

// One character as poppler paints it.
struct Glyph {
    std::u32string text;
    Direction direction{};
    double size = 0;
    Point origin, end;
};

double along(Direction direction, Point p) {
    return direction == Direction::Right || direction == Direction::Left ? p.x : p.y;
}

double across(Direction direction, Point p) {
    return direction == Direction::Right || direction == Direction::Left ? p.y : p.x;
}

// Text that stands askew is a watermark.
std::optional<Direction> direction_of(double dx, double dy) {
    if (std::abs(dx) >= 20 * std::abs(dy)) return dx >= 0 ? Direction::Right : Direction::Left;
    if (std::abs(dy) >= 20 * std::abs(dx)) return dy >= 0 ? Direction::Down : Direction::Up;
    return std::nullopt;
}

// The middle of a shape too small for a line, in hundredths of a point.
struct Dot {
    int x = 0, y = 0;
};

class Collector : public OutputDev {
  public:
    Collector(Page& page, std::size_t marks_left) : page_(page), marks_left_(marks_left) {}

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    // The glyphs of a Type 3 font are drawings; only the font's own word on what they are counts.
    bool interpretType3Chars() override { return false; }
    // Patterns are decoration, and a small one may be painted a million times.
    bool useTilingPatternFill() override { return true; }
    bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int,
                           int, int, int, double, double) override {
        return add_ground(clip_of(state));
    }
    bool useShadedFills(int) override { return true; }
    bool functionShadedFill(GfxState* state, GfxFunctionShading*) override {
        return add_ground(clip_of(state));
    }
    bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
        return add_ground(clip_of(state));
    }
    bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
        return add_ground(clip_of(state));
    }
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
        return add_ground(clip_of(state));
    }
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override {
        return add_ground(clip_of(state));
    }

    bool is_full() const { return marks_left_ == 0; }
    std::size_t marks_left() const { return marks_left_; }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                  double origin_y, CharCode, int, const Unicode* u, int length) override;
    void beginActualText(GfxState* state, const GooString* text) override;
    void endActualText(GfxState* state) override;
    void stroke(GfxState* state) override;
    void fill(GfxState* state) override { fill_path(state); }
    void eoFill(GfxState* state) override { fill_path(state); }
    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                   GfxImageColorMap* colors, bool interpolate, const int* mask,
                   bool is_inline) override {
        add_image(state);
        OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask,
                             is_inline);
    }
    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       bool invert, bool interpolate, bool is_inline) override {
        add_image(state);
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, is_inline);
    }
    void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                         Stream*, int, int, bool, bool) override {
        add_image(state);
    }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                             Stream*, int, int, GfxImageColorMap*, bool) override {
        add_image(state);
    }
    void endPage() override {
        flush_run();
        join_dots();
    }

  private:
    bool take_mark() {
        if (marks_left_ == 0) return false;
        --marks_left_;
        return true;
    }
    void add_glyph(const Glyph& glyph);
    void flush_run();
    void add_line(const Bounds& clip, Point a, Point b);
    void add_filled(const Bounds& clip, const Bounds& shape);
    void join_dots();
    void fill_path(GfxState* state);
    void add_image(GfxState* state);
    bool add_ground(const Bounds& painted);
    bool is_seen(GfxState* state, const Glyph& glyph, Point middle) const;

    Page& page_;
    std::size_t marks_left_;
    std::vector<Dot> dots_;
    std::vector<Bounds> grounds_;  // what is painted other than white, and wider than a line
    Run run_;
    double run_end_ = 0;
    double run_baseline_ = 0;
    // Characters inside /ActualText are replaced by it: its text, and their places.
    std::optional<std::u32string> actual_text_;
    std::optional<Glyph> actual_glyph_;
};

// The glyph's box on the page; none where it stands askew or is not shown.
std::optional<Glyph> place_glyph(GfxState* state, Point origin, Point advance) {
    Glyph glyph;
    glyph.size = state->getTransformedFontSize();
    glyph.origin = on_page(state, origin.x, origin.y);
    glyph.end = on_page(state, origin.x + advance.x, origin.y + advance.y);
    const double dx = glyph.end.x - glyph.origin.x;
    const double dy = glyph.end.y - glyph.origin.y;
    if (state->getFont()->getWMode() != 0) {
        // Written downwards with upright characters: each is a character of a line to the right.
        glyph.direction = Direction::Right;
        glyph.end = {glyph.origin.x + glyph.size, glyph.origin.y};
        return glyph;
    }
    const std::optional<Direction> direction = direction_of(dx, dy);
    if (!direction) return std::nullopt;
    glyph.direction = *direction;
    return glyph;
}

// poppler's advance includes the space asked for between characters; the glyph's own ends before.
Point without_spacing(GfxState* state, Point advance, bool is_space) {
    if (state->getFont()->getWMode() != 0) return advance;
    double spacing = state->getCharSpace();
    if (is_space) spacing += state->getWordSpace();
    Point extra;
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &extra.x, &extra.y);
    return {advance.x - extra.x, advance.y - extra.y};
}

bool is_white(GfxState* state) {
    GfxRGB colour;
    state->getFillRGB(&colour);
    constexpr double almost_all = 0.97;
    return colToDbl(colour.r) > almost_all && colToDbl(colour.g) > almost_all &&
           colToDbl(colour.b) > almost_all;
}

bool Collector::add_ground(const Bounds& painted) {
    constexpr std::size_t most = 20'000;
    if (grounds_.size() < most) grounds_.push_back(painted);
    return true;
}

// Neither as small as a dot nor white on paper that nothing was painted on.
bool Collector::is_seen(GfxState* state, const Glyph& glyph, Point middle) const {
    constexpr double smallest = 1.5;
    const double width =
        std::abs(along(glyph.direction, glyph.end) - along(glyph.direction, glyph.origin));
    if (glyph.size < smallest && width < smallest) return false;
    const bool is_filled = (state->getRender() & 3) == 0;
    return !is_filled || !is_white(state) ||
           std::ranges::any_of(grounds_,
                               [middle](const Bounds& ground) { return ground.contains(middle); });
}

void Collector::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                         double origin_y, CharCode code, int, const Unicode* u, int length) {
    if (!state->getFont()) return;
    std::u32string text;
    if (!is_guess(*state->getFont(), code)) text = characters(u, length);
    if (text.empty() || text == std::u32string(1, U'\0')) text.assign(1, unmapped_character);
    const Point advance = without_spacing(state, {dx, dy}, text == U" ");
    std::optional<Glyph> glyph = place_glyph(state, {x - origin_x, y - origin_y}, advance);
    if (!glyph) return;
    const double lift = glyph->direction == Direction::Right ? glyph->size / 3 : 0;
    const Point middle{(glyph->origin.x + glyph->end.x) / 2,
                       (glyph->origin.y + glyph->end.y) / 2 - lift};
    if (!clip_of(state).contains(middle) || !is_seen(state, *glyph, middle)) return;
    constexpr int invisible_mode = 3;
    if ((state->getRender() & 3) == invisible_mode) {
        ++page_.invisible;
        return;
    }
    if (actual_text_) {
        if (!actual_glyph_) actual_glyph_ = glyph;
        actual_glyph_->end = glyph->end;
        return;
    }
    if (text.find(unmapped_character) != std::u32string::npos) ++page_.unmapped;
    glyph->text = std::move(text);
    add_glyph(*glyph);
}

void Collector::add_glyph(const Glyph& glyph) {
    if (!take_mark()) return;
    const Direction direction = glyph.direction;
    const double start = along(direction, glyph.origin);
    const double baseline = across(direction, glyph.origin);
    const double slack = glyph.size * 0.05 + 0.02;
    const bool goes_on =
        !run_.text.empty() && run_.direction == direction && run_.size == hundredths(glyph.size) &&
        std::abs(start - run_end_) <= slack && std::abs(baseline - run_baseline_) <= slack;
    if (!goes_on) {
        flush_run();
        run_.direction = direction;
        run_.size = hundredths(glyph.size);
        run_.baseline = hundredths(baseline);
        run_.edges.push_back(hundredths(start));
        run_baseline_ = baseline;
    }
    // A ligature's characters share its width evenly.
    const double end = along(direction, glyph.end);
    const auto count = static_cast<double>(glyph.text.size());
    for (std::size_t i = 1; i <= glyph.text.size(); ++i) {
        run_.edges.push_back(hundredths(start + (end - start) * static_cast<double>(i) / count));
    }
    run_.text += glyph.text;
    run_end_ = end;
}

void Collector::flush_run() {
    if (!run_.text.empty()) page_.runs.push_back(std::move(run_));
    run_ = {};
}

void Collector::beginActualText(GfxState*, const GooString* text) {
    Unicode* characters_of_text = nullptr;
    const int length = TextStringToUCS4(text->toStr(), &characters_of_text);
    actual_text_ = characters(characters_of_text, length);
    std::free(characters_of_text);
    actual_glyph_.reset();
}

void Collector::endActualText(GfxState*) {
    if (actual_text_ && actual_glyph_ && !actual_text_->empty()) {
        actual_glyph_->text = *actual_text_;
        add_glyph(*actual_glyph_);
    }
    actual_text_.reset();
    actual_glyph_.reset();
}

void Collector::add_line(const Bounds& clip, Point a, Point b) {
    Bounds line;
    line.add(a);
    line.add(b);
    const bool is_horizontal = line.height() <= 0.5 && line.width() >= shortest_line;
    const bool is_vertical = line.width() <= 0.5 && line.height() >= shortest_line;
    if (!is_horizontal && !is_vertical) return;
    const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    line.left = std::max(line.left, clip.left);
    line.right = std::min(line.right, clip.right);
    line.top = std::max(line.top, clip.top);
    line.bottom = std::min(line.bottom, clip.bottom);
    if (line.left > line.right || line.top > line.bottom || !take_mark()) return;
    Box box{hundredths(line.left), hundredths(line.top), hundredths(line.right),
            hundredths(line.bottom)};
    if (is_horizontal) box.top = box.bottom = hundredths(middle.y);
    if (is_vertical) box.left = box.right = hundredths(middle.x);
    page_.lines.push_back(box);
}

std::vector<Point> points_of(GfxState* state, const GfxSubpath* subpath) {
    std::vector<Point> points;
    points.reserve(static_cast<std::size_t>(subpath->getNumPoints()));
    for (int i = 0; i < subpath->getNumPoints(); ++i) {
        points.push_back(on_page(state, subpath->getX(i), subpath->getY(i)));
    }
    return points;
}

bool has_curve(const GfxSubpath* subpath) {
    for (int i = 0; i < subpath->getNumPoints(); ++i) {
        if (subpath->getCurve(i)) return true;
    }
    return false;
}

void Collector::stroke(GfxState* state) {
    const GfxPath* path = state->getPath();
    const Bounds clip = clip_of(state);
    for (int i = 0; i < path->getNumSubpaths() && !is_full(); ++i) {
        const GfxSubpath* subpath = path->getSubpath(i);
        const std::vector<Point> points = points_of(state, subpath);
        for (std::size_t p = 1; p < points.size(); ++p) {
            if (!subpath->getCurve(static_cast<int>(p))) add_line(clip, points[p - 1], points[p]);
        }
    }
}

// Dots in a row, each near the next, are a line. `across` and `along` are coordinates of Dot.
template <class AddLine>
void join_dots_along(std::vector<Dot>& dots, int Dot::*across, int Dot::*along,
                     const AddLine& add_line) {
    constexpr std::size_t fewest = 5;
    constexpr int farthest = 600;
    std::ranges::sort(dots, [&](const Dot& a, const Dot& b) {
        return std::pair(a.*across, a.*along) < std::pair(b.*across, b.*along);
    });
    for (std::size_t first = 0; first < dots.size();) {
        std::size_t last = first;
        while (last + 1 < dots.size() && dots[last + 1].*across == dots[first].*across &&
               dots[last + 1].*along - dots[last].*along <= farthest) {
            ++last;
        }
        if (last - first + 1 >= fewest) add_line(dots[first], dots[last]);
        first = last + 1;
    }
}

void Collector::join_dots() {
    const auto add_line = [this](const Dot& first, const Dot& last) {
        page_.lines.push_back({first.x, first.y, last.x, last.y});
    };
    join_dots_along(dots_, &Dot::y, &Dot::x, add_line);
    join_dots_along(dots_, &Dot::x, &Dot::y, add_line);
    dots_.clear();
}

// A thin filled shape is a line along its middle.
void Collector::add_filled(const Bounds& clip, const Bounds& shape) {
    const double x = (shape.left + shape.right) / 2;
    const double y = (shape.top + shape.bottom) / 2;
    const double longest = std::max(shape.width(), shape.height());
    if (longest < shortest_line && clip.contains({x, y})) {
        if (take_mark()) dots_.push_back({hundredths(x), hundredths(y)});
    } else if (shape.height() <= thickest_line && shape.width() > shape.height()) {
        add_line(clip, {shape.left, y}, {shape.right, y});
    } else if (shape.width() <= thickest_line && shape.height() > shape.width()) {
        add_line(clip, {x, shape.top}, {x, shape.bottom});
    }
}

bool is_frame(const Bounds& outer, const Bounds& inner) {
    const std::array<double, 4> margins{inner.left - outer.left, outer.right - inner.right,
                                        inner.top - outer.top, outer.bottom - inner.bottom};
    return std::ranges::all_of(margins, [](double m) { return m >= 0 && m <= thickest_line; });
}

void Collector::fill_path(GfxState* state) {
    const GfxPath* path = state->getPath();
    const Bounds clip = clip_of(state);
    Bounds previous;
    for (int i = 0; i < path->getNumSubpaths() && !is_full(); ++i) {
        Bounds shape;
        for (const Point p : points_of(state, path->getSubpath(i))) shape.add(p);
        if (shape.height() > thickest_line && shape.width() > thickest_line && !is_white(state))
            add_ground(shape);
        if (has_curve(path->getSubpath(i))) continue;
        add_filled(clip, shape);
        // A border painted at one go: a rectangle with a slightly smaller one cut out of it.
        if (i > 0 && is_frame(previous, shape)) {
            add_filled(clip, {previous.left, previous.top, previous.right, shape.top});
            add_filled(clip, {previous.left, shape.bottom, previous.right, previous.bottom});
            add_filled(clip, {previous.left, previous.top, shape.left, previous.bottom});
            add_filled(clip, {shape.right, previous.top, previous.right, previous.bottom});
        }
        previous = shape;
    }
}

void Collector::add_image(GfxState* state) {
    Bounds box;
    for (const Point p : {Point{0, 0}, Point{1, 0}, Point{0, 1}, Point{1, 1}}) {
        box.add(on_page(state, p.x, p.y));
    }
    add_ground(box);
    if (!take_mark()) return;
    page_.images.push_back(
        {hundredths(box.left), hundredths(box.top), hundredths(box.right), hundredths(box.bottom)});
}

bool is_full(void* collector) {
    return static_cast<Collector*>(collector)->is_full();
}

const char* error_word(int code) {
    return code == errEncrypted ? "encrypted" : "damaged";
}

Page page_of(PDFDoc& pdf, int number) {
    Page page;
    double width = pdf.getPageCropWidth(number);
    double height = pdf.getPageCropHeight(number);
    if (pdf.getPageRotate(number) % 180 != 0) std::swap(width, height);
    page.width = hundredths(width);
    page.height = hundredths(height);
    return page;
}

}  // namespace

Document collect(std::string_view bytes, const Limits& limits) {
    if (!globalParams) globalParams = std::make_unique<GlobalParams>();
    note_damage();
    Document document;
    // PDFDoc owns the stream.
    PDFDoc pdf(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
    if (!pdf.isOk()) {
        document.error = error_word(pdf.getErrorCode());
        return document;
    }
    document.page_count = pdf.getNumPages();
    if (document.page_count > limits.pages) {
        document.error = "too-many-pages";
        return document;
    }
    std::size_t marks_left = limits.marks;
    for (int number = 1; number <= document.page_count; ++number) {
        forget_damage();
        Page& page = document.pages.emplace_back(page_of(pdf, number));
        Collector collector(page, marks_left);
        constexpr double points_per_inch = 72;
        pdf.displayPage(&collector, number, points_per_inch, points_per_inch, 0, false, true, false,
                        is_full, &collector);
        collector.endPage();
        page.is_damaged = is_damage_noted() || pdf.getPage(number) == nullptr;
        marks_left = collector.marks_left();
        if (marks_left == 0) {
            document.error = "too-many-marks";
            document.pages.clear();
            return document;
        }
    }
    if (!document.pages.empty() && is_cut_off(bytes)) document.pages.back().is_damaged = true;
    return document;
}

}  // namespace gouji::pdf
