#include "reports/stream/own_figures.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "facts/text.h"

namespace gouji::reports {

namespace {

// A figure among others that no text parts.
struct Place {
    std::size_t item = 0;
    std::size_t figure = 0;  // of it
    std::string shown;       // its normal form
};
using Places = std::vector<Place>;

// Where one figure more stands between two texts than the form has columns.
bool is_any_overfull(const std::vector<StreamItem>& items, std::size_t columns) {
    std::size_t run = 0;
    for (const StreamItem& item : items) {
        if (item.is_text() && run == columns + 1) return true;
        run = item.is_text() ? 0 : run + item.figures.size();
    }
    return run == columns + 1;
}

class OwnFigures {
  public:
    OwnFigures(std::string_view source, const std::vector<const TableShape*>& shapes,
               std::size_t columns, const std::vector<StreamItem>& items)
        : shapes_(shapes), columns_(columns), items_(items) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].is_text()) continue;
            if (i == 0 || items[i - 1].is_text()) runs_.emplace_back();
            for (std::size_t f = 0; f < items[i].figures.size(); ++f) {
                const Span span = items[i].figures[f].span;
                const std::string_view shown = source.substr(span.begin, span.size());
                runs_.back().push_back({i, f, normal_form(shown)});
            }
        }
    }

    // In most rows.
    bool are_overfull() const {
        constexpr std::ptrdiff_t fewest = 5;
        const std::ptrdiff_t full =
            std::ranges::count_if(runs_, [&](const Places& run) { return run.size() == columns_; });
        return overfull() >= fewest && overfull() > full;
    }

    Places numbers() const {
        Places first, last;
        for (const Places& run : runs_) {
            if (run.size() > columns_ + 1) return {};
            first.push_back(run.front());
            last.push_back(run.back());
        }
        if (count_up(first)) return first;
        last.pop_back();  // before the labels; behind the last row stands none
        return runs_.front().size() == 1 && count_up(last) ? last : Places{};
    }

    // 1 before 修补后继续借阅, whose label is 1.修补后继续借阅.
    Places marks() const {
        constexpr std::ptrdiff_t fewest = 3;
        Places marks;
        for (const Places& run : runs_) {
            const bool may_be_one = run.size() == 1 || is_overfull(run);
            if (may_be_one && is_mark(run.back())) marks.push_back(run.back());
        }
        const std::ptrdiff_t count = std::ssize(marks);
        return count >= fewest && count >= overfull() ? marks : Places{};
    }

    // The same word in every such row.
    Places units() const {
        const auto run = std::ranges::find_if(
            runs_, [&](const Places& figures) { return is_overfull(figures); });
        for (const Place& unit : *run) {
            const auto is_same = [&](const Place& place) { return place.shown == unit.shown; };
            if (is_word(unit.shown) && are_one_column(is_same)) return all_that(is_same);
        }
        return {};
    }

    Places shares() const {
        const auto is_share = [](const Place& place) { return place.shown.ends_with('%'); };
        return are_one_column(is_share) ? all_that(is_share) : Places{};
    }

  private:
    bool is_overfull(const Places& run) const { return run.size() == columns_ + 1; }
    std::ptrdiff_t overfull() const {
        return std::ranges::count_if(runs_, [&](const Places& run) { return is_overfull(run); });
    }

    static bool count_up(const Places& places) {
        std::int64_t number = 0;
        return std::ranges::all_of(
            places, [&](const Place& place) { return number_in_digits(place.shown) == ++number; });
    }

    bool is_mark(const Place& place) const {
        const std::size_t next = place.item + 1;
        if (next >= items_.size() || !are_digits(place.shown)) return false;
        const std::u32string label = comparable(place.shown + ".") + items_[next].text;
        return std::ranges::any_of(
            shapes_, [&](const TableShape* shape) { return shape->row_texts.has(label); });
    }

    // An ideograph at least, and no digit.
    static bool is_word(const std::string& shown) {
        return static_cast<unsigned char>(shown.front()) >= 0xE4U &&
               std::ranges::none_of(shown, [](char c) { return is_digit(c); });
    }

    // Every row with a figure too many has one of them, all in the same place.
    template <class Is>
    bool are_one_column(const Is& is) const {
        std::ptrdiff_t column = -1;
        for (const Places& run : runs_) {
            if (!is_overfull(run)) continue;
            const auto first = std::ranges::find_if(run, is);
            const bool is_only = std::ranges::count_if(run, is) == 1;
            if (!is_only || (column >= 0 && first - run.begin() != column)) return false;
            column = first - run.begin();
        }
        return true;
    }

    template <class Is>
    Places all_that(const Is& is) const {
        Places all;
        for (const Places& run : runs_) std::ranges::copy_if(run, std::back_inserter(all), is);
        return all;
    }

    const std::vector<const TableShape*>& shapes_;
    std::size_t columns_;
    const std::vector<StreamItem>& items_;
    std::vector<Places> runs_;
};

// `own` are in the order of the items.
std::vector<FigureToken> taken_out(const Places& own, std::vector<StreamItem>& items) {
    std::vector<FigureToken> taken;
    for (auto place = own.rbegin(); place != own.rend(); ++place) {
        std::vector<FigureToken>& figures = items[place->item].figures;
        const auto figure = figures.begin() + static_cast<std::ptrdiff_t>(place->figure);
        taken.insert(taken.begin(), *figure);
        figures.erase(figure);
        if (figures.empty()) items.erase(items.begin() + static_cast<std::ptrdiff_t>(place->item));
    }
    return taken;
}

}  // namespace

std::vector<FigureToken> take_own_figures(std::string_view source,
                                          const std::vector<const TableShape*>& shapes,
                                          std::size_t columns, std::vector<StreamItem>& items) {
    if (columns < 2 || !is_any_overfull(items, columns)) return {};
    const OwnFigures figures(source, shapes, columns, items);
    Places own = figures.marks();
    if (own.empty() && figures.are_overfull()) {
        own = figures.numbers();
        if (own.empty()) own = figures.units();
        if (own.empty()) return taken_out(figures.shares(), items);
    }
    taken_out(own, items);
    return {};
}

}  // namespace gouji::reports
