#include "reports/stream/stream_heads.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "reports/common_characters.h"

namespace gouji::reports {

namespace {

using Fragments = std::vector<std::size_t>;

constexpr std::size_t most_fragments = 12;
constexpr int alike_enough = 60;  // percent
constexpr int most_tries = 4000;

class HeadFinder {
  public:
    HeadFinder(const std::vector<std::u32string_view>& heads, const std::vector<StreamItem>& items,
               const TextIndex& texts, Fragments& free)
        : heads_(heads), items_(items), texts_(texts), free_(free), found_(heads.size()) {}

    std::vector<std::optional<Fragments>> find() {
        for (std::size_t h = 0; h < heads_.size(); ++h) take(h, whole(heads_[h]));
        take_pieces();
        for (std::size_t h = 0; h < heads_.size(); ++h) {
            if (!found_[h]) take(h, altered(heads_[h]));
        }
        return std::move(found_);
    }

  private:
    const std::u32string& text(std::size_t item) const { return items_[item].text; }

    void take(std::size_t head, Fragments fragments) {
        if (fragments.empty()) return;
        std::erase_if(free_, [&](std::size_t item) {
            return std::find(fragments.begin(), fragments.end(), item) != fragments.end();
        });
        found_[head] = std::move(fragments);
    }

    Fragments whole(std::u32string_view head) const {
        const auto found = std::find_if(free_.begin(), free_.end(),
                                        [&](std::size_t item) { return text(item) == head; });
        return found == free_.end() ? Fragments{} : Fragments{*found};
    }

    // Of the heads that can be put together first the one whose pieces lie nearest: it would
    // otherwise lose a piece to one that was altered.
    void take_pieces() {
        std::vector<Fragments> candidates(heads_.size());
        for (std::size_t h = 0; h < heads_.size(); ++h) {
            if (!found_[h]) candidates[h] = in_pieces(heads_[h]);
        }
        const auto width = [](const Fragments& pieces) { return pieces.back() - pieces.front(); };
        for (;;) {
            std::size_t nearest = heads_.size();
            for (std::size_t h = 0; h < heads_.size(); ++h) {
                if (candidates[h].empty()) continue;
                if (nearest == heads_.size() || width(candidates[h]) < width(candidates[nearest]))
                    nearest = h;
            }
            if (nearest == heads_.size()) return;
            const Fragments taken = std::exchange(candidates[nearest], {});
            take(nearest, taken);
            for (std::size_t h = 0; h < heads_.size(); ++h) {
                if (have_common(candidates[h], taken)) candidates[h] = in_pieces(heads_[h]);
            }
        }
    }

    static bool have_common(const Fragments& lhs, const Fragments& rhs) {
        return std::ranges::any_of(
            lhs, [&](std::size_t item) { return std::ranges::find(rhs, item) != rhs.end(); });
    }

    // Fragments in order that are the head, one behind the other.
    Fragments in_pieces(std::u32string_view head) {
        pieces_.clear();
        int tries = most_tries;
        return goes_on(head, 0, tries) ? pieces_ : Fragments{};
    }

    bool goes_on(std::u32string_view rest, std::size_t from, int& tries) {
        if (rest.empty()) return true;
        for (std::size_t i = from; i < free_.size() && --tries > 0; ++i) {
            const std::u32string& piece = text(free_[i]);
            if (piece.front() != rest.front() || !rest.starts_with(piece)) continue;
            pieces_.push_back(free_[i]);
            if (goes_on(rest.substr(piece.size()), i + 1, tries)) return true;
            pieces_.pop_back();
        }
        return false;
    }

    // Neighbours among what is left over that together are most like the head.
    Fragments altered(std::u32string_view head) const {
        Fragments best;
        int likeness = alike_enough - 1;
        for (std::size_t first = 0; first < free_.size(); ++first) {
            std::u32string joined;
            bool is_strange = false;
            for (std::size_t end = first; end < free_.size() && end - first < most_fragments;
                 ++end) {
                if (is_known(text(free_[end]))) break;
                joined += text(free_[end]);
                is_strange = is_strange || head.find(text(free_[end])) == std::u32string_view::npos;
                if (joined.size() > 2 * head.size()) break;
                if (!is_strange || most_alike(joined, head) <= likeness) continue;
                const int alike = percent_alike(joined, head);
                if (alike <= likeness || is_known(joined)) continue;
                likeness = alike;
                best.assign(free_.begin() + static_cast<std::ptrdiff_t>(first),
                            free_.begin() + static_cast<std::ptrdiff_t>(end + 1));
            }
        }
        return best;
    }

    // Another label of the table is no altered one.
    bool is_known(std::u32string_view joined) const { return texts_.has_text(joined); }

    const std::vector<std::u32string_view>& heads_;
    const std::vector<StreamItem>& items_;
    const TextIndex& texts_;
    Fragments& free_;
    Fragments pieces_;  // of the head that is put together
    std::vector<std::optional<Fragments>> found_;
};

}  // namespace

std::vector<std::optional<std::vector<std::size_t>>> put_together(
    const std::vector<std::u32string_view>& heads, const std::vector<StreamItem>& items,
    const TextIndex& texts, std::vector<std::size_t>& free) {
    return HeadFinder(heads, items, texts, free).find();
}

std::optional<std::size_t> column_of(std::u32string_view fragment, const TableShape& shape) {
    const Table& table = *shape.table;
    const auto has_it = [&](LabelIndex label) {
        return shape.text(label).find(fragment) != std::u32string::npos;
    };
    const bool is_of_group = std::any_of(table.column_groups.begin(), table.column_groups.end(),
                                         [&](const Group& group) { return has_it(group.label); });
    const bool is_of_corner =
        std::any_of(table.blocks.begin(), table.blocks.end(),
                    [&](const Block& block) { return block.corner && has_it(*block.corner); });
    if (is_of_group || is_of_corner) return std::nullopt;
    std::optional<std::size_t> only;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!has_it(table.columns[c].label)) continue;
        if (only) return std::nullopt;
        only = c;
    }
    return only;
}

namespace {

std::vector<std::size_t> columns_of(const Table& table) {
    std::vector<std::size_t> columns(table.columns.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    return columns;
}

}  // namespace

HeadsSeen::HeadsSeen(const TableShape& shape) : HeadsSeen(shape, columns_of(*shape.table)) {}

HeadsSeen::HeadsSeen(const TableShape& shape, const std::vector<std::size_t>& columns) : all_(1) {
    for (const std::size_t column : columns) {
        heads_.push_back(shape.text(shape.table->columns[column].label));
        all_.push_back(all_.back() + heads_.back());
        std::sort(all_.back().begin(), all_.back().end());
    }
}

bool HeadsSeen::is_piece(std::u32string_view fragment) const {
    return std::any_of(heads_.begin(), heads_.end(), [&](const std::u32string& head) {
        return head.find(fragment) != std::u32string::npos;
    });
}

void HeadsSeen::add(std::u32string_view fragment) {
    letters_ += fragment;
    std::sort(letters_.begin(), letters_.end());
}

std::size_t HeadsSeen::complete() const {
    std::size_t heads = 0;
    while (heads < heads_.size() && std::includes(letters_.begin(), letters_.end(),
                                                  all_[heads + 1].begin(), all_[heads + 1].end()))
        ++heads;
    return heads;
}

}  // namespace gouji::reports
