#include "reports/stream/stream_labels.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "reports/labels.h"
#include "reports/stream/stream_heads.h"

namespace gouji::reports {

namespace {

using Fragments = std::vector<std::size_t>;

class LabelWriter {
  public:
    LabelWriter(const TableShape& shape, const std::vector<StreamItem>& items, FactBase& facts)
        : shape_(shape), items_(items), facts_(facts) {}

    // What holds a piece of another label or a figure, or leaves a piece of its own out, was put
    // together wrongly, and says nothing of what is printed.
    void add(LabelIndex label, const Fragments& fragments) {
        if (!is_whole(label, fragments) &&
            (is_mixed(label, fragments) || passes_over_piece(label, fragments) ||
             ends_with_sign(label, fragments)))
            return;
        const auto index = static_cast<std::size_t>(label);
        std::string text;
        text.reserve(shape_.printed[index].size());
        Span span = items_[fragments.front()].span;
        for (const std::size_t item : fragments) {
            text += facts_.source->slice(items_[item].span);  // no blank is within it
            span = {std::min(span.begin, items_[item].span.begin),
                    std::max(span.end, items_[item].span.end)};
        }
        facts_.labels.push_back(
            {shape_.table_id, shape_.edition->number, label,
             text == shape_.printed[index] ? shape_.unmarked[index] : label_text(text), span});
    }

    // Those of the labels that can be put together from `free`.
    void add_heads(const std::vector<LabelIndex>& labels, Fragments& free) {
        std::vector<std::u32string_view> texts;
        texts.reserve(labels.size());
        for (const LabelIndex label : labels) texts.push_back(shape_.text(label));
        const auto found = put_together(texts, items_, shape_.other_texts, free);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (found[i]) add(labels[i], *found[i]);
        }
    }

  private:
    // 行政处罚3, 行政处罚, 行政处罚3+: what stands in place of the label's last sign is none of
    // words.
    bool ends_with_sign(LabelIndex label, const Fragments& fragments) const {
        const char32_t last = items_[fragments.back()].text.back();
        return last < 0x2E80 && last != U')' && last != U'"' && last != shape_.text(label).back();
    }

    bool is_whole(LabelIndex label, const Fragments& fragments) const {
        std::u32string_view rest = shape_.text(label);
        return std::all_of(fragments.begin(), fragments.end(),
                           [&](std::size_t item) {
                               const std::u32string& piece = items_[item].text;
                               if (!rest.starts_with(piece)) return false;
                               rest.remove_prefix(piece.size());
                               return true;
                           }) &&
               rest.empty();
    }

    bool is_mixed(LabelIndex label, const Fragments& fragments) const {
        const std::u32string& own = shape_.text(label);
        std::u32string text;
        bool has_others_piece = false;
        for (const std::size_t item : fragments) {
            const std::u32string& piece = items_[item].text;
            text += piece;
            has_others_piece =
                has_others_piece || (own.find(piece) == own.npos && is_of_other(piece));
        }
        return (fragments.size() > 1 && has_others_piece) || holds_more(text, own);
    }

    // Between two fragments, or next behind the last, stands what goes on with the label where they
    // do not.
    bool passes_over_piece(LabelIndex label, const Fragments& fragments) const {
        const std::u32string_view own = shape_.text(label);
        std::u32string text;
        std::size_t next = 0;
        for (std::size_t i = fragments.front(); i < items_.size(); ++i) {
            const std::u32string& piece = items_[i].text;
            if (next < fragments.size() && i == fragments[next]) {
                text += piece;
                ++next;
            } else if (items_[i].is_text()) {
                if (own.starts_with(text + piece)) return true;
                if (next == fragments.size()) return false;
            }
        }
        return false;
    }

    // All of the label, and in between pieces of others.
    bool holds_more(std::u32string_view text, std::u32string_view own) const {
        own = without_mark(own);
        text = without_mark(text);
        std::size_t at = 0;
        std::u32string_view more;  // that follows, and is not the label's
        bool is_of_others = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool is_own = at < own.size() && text[i] == own[at];
            at += is_own ? 1U : 0U;
            more = is_own ? std::u32string_view() : text.substr(i - more.size(), more.size() + 1);
            if (more.size() >= fewest)
                is_of_others = is_of_others || is_of_other(more.substr(more.size() - fewest));
        }
        return at == own.size() && is_of_others;
    }

    // (四) or 1. before the words.
    static std::u32string_view without_mark(std::u32string_view label) {
        constexpr std::size_t longest = 3;
        const std::size_t end = label.find_first_of(U".)、");
        return label.substr(end == label.npos || end >= longest ? 0 : end + 1);
    }

    bool is_of_other(std::u32string_view piece) const {
        return piece.size() >= fewest &&
               (shape_.row_texts.has(piece) || shape_.other_texts.has(piece));
    }

    static constexpr std::size_t fewest = 2;  // characters; one is in many labels

    const TableShape& shape_;
    const std::vector<StreamItem>& items_;
    FactBase& facts_;
};

class StreamLabels {
  public:
    StreamLabels(const TableShape& shape, const std::vector<StreamItem>& items,
                 const std::vector<Fragments>& rows, LabelWriter writer)
        : shape_(shape), table_(*shape.table), items_(items), rows_(rows), writer_(writer) {
        std::vector<bool> is_used(items.size(), false);
        for (const Fragments& row : rows) {
            for (const std::size_t item : row) is_used[item] = true;
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].is_text() && !is_used[i]) free_.push_back(i);
        }
    }

    void add() {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (!rows_[r].empty()) writer_.add(table_.rows[shape_.rows[r].row].label, rows_[r]);
        }
        std::size_t begin = 0;
        for (const Block& block : table_.blocks) begin = add_block(block, begin);
        // Inner groups first: what is left belongs to the outer ones.
        for (auto group = table_.row_groups.rbegin(); group != table_.row_groups.rend(); ++group)
            add_group(*group);
    }

  private:
    // Places in the shape, of the rows that the range of the table's rows covers.
    std::vector<std::size_t> shape_rows(std::size_t first, std::size_t last) const {
        std::vector<std::size_t> found;
        for (std::size_t r = 0; r < shape_.rows.size(); ++r) {
            if (first <= shape_.rows[r].row && shape_.rows[r].row <= last) found.push_back(r);
        }
        return found;
    }

    Fragments free_between(std::size_t begin, std::size_t end) const {
        Fragments between;
        std::copy_if(free_.begin(), free_.end(), std::back_inserter(between),
                     [&](std::size_t item) { return begin <= item && item < end; });
        return between;
    }

    void add_heads(const std::vector<LabelIndex>& labels, std::size_t begin, std::size_t end) {
        Fragments zone = free_between(begin, end);
        const Fragments before = zone;
        writer_.add_heads(labels, zone);
        std::erase_if(free_, [&](std::size_t item) {
            return std::find(before.begin(), before.end(), item) != before.end() &&
                   std::find(zone.begin(), zone.end(), item) == zone.end();
        });
    }

    // The heads of a block stand between the block before and its first row.
    std::size_t add_block(const Block& block, std::size_t begin) {
        if (block.rows.empty()) return begin;
        std::size_t first = items_.size(), behind = begin;
        for (const std::size_t r : shape_rows(block.rows.front(), block.rows.back())) {
            if (rows_[r].empty()) continue;
            first = std::min(first, rows_[r].front());
            behind = std::max(behind, rows_[r].back() + 1);
        }
        if (first == items_.size()) return begin;
        std::vector<LabelIndex> labels;
        if (block.heading) labels.push_back(*block.heading);
        if (block.corner) labels.push_back(*block.corner);
        for (const Group& group : table_.column_groups) labels.push_back(group.label);
        for (const std::size_t column : block.columns)
            labels.push_back(table_.columns[column].label);
        add_heads(labels, begin, first);
        return behind;
    }

    // A group's label stands before its first row, beside its rows, or between.
    void add_group(const Group& group) {
        const auto rows = shape_rows(group.first, group.last);
        if (rows.empty()) return;
        const std::size_t before = rows.front() == 0 ? rows.front() : rows.front() - 1;
        const std::size_t behind = std::min(rows.back() + 1, rows_.size() - 1);
        if (rows_[before].empty() || rows_[behind].empty()) return;
        add_heads({group.label}, rows_[before].front(), rows_[behind].back());
    }

    const TableShape& shape_;
    const Table& table_;
    const std::vector<StreamItem>& items_;
    const std::vector<Fragments>& rows_;
    LabelWriter writer_;
    Fragments free_;
};

}  // namespace

void add_stream_labels(const TableShape& shape, const std::vector<StreamItem>& items,
                       const std::vector<std::vector<std::size_t>>& rows, FactBase& facts) {
    StreamLabels(shape, items, rows, LabelWriter(shape, items, facts)).add();
}

void add_across_labels(const TableShape& shape, const std::vector<StreamItem>& items,
                       FactBase& facts) {
    const Table& table = *shape.table;
    LabelWriter writer(shape, items, facts);
    Fragments free;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_text()) free.push_back(i);
    }
    std::vector<LabelIndex> labels;
    for (const Group& group : table.row_groups) labels.push_back(group.label);
    for (const ShapeRow& row : shape.rows) labels.push_back(table.rows[row.row].label);
    writer.add_heads(labels, free);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const std::u32string& head = shape.text(table.columns[c].label);
        const std::vector<std::u32string_view> copies(shape.rows.size(), head);
        auto found = put_together(copies, items, shape.other_texts, free);
        if (std::find(found.begin(), found.end(), std::nullopt) != found.end()) continue;
        std::sort(found.begin(), found.end(),
                  [](const auto& a, const auto& b) { return a->front() < b->front(); });
        for (std::size_t r = 0; r < found.size(); ++r)
            writer.add(table.head(shape.rows[r].row, c), *found[r]);
    }
}

std::vector<std::vector<std::size_t>> put_rows_together(
    const TableShape& shape, const std::vector<StreamItem>& items,
    const std::vector<std::optional<std::size_t>>& aligned) {
    std::vector<Fragments> rows(shape.rows.size());
    std::vector<std::u32string> found(rows.size());
    std::vector<std::u32string_view> labels;
    Fragments free;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].is_text()) continue;
        free.push_back(i);
        if (!aligned[i]) continue;
        rows[*aligned[i]].push_back(i);
        found[*aligned[i]] += items[i].text;
    }
    for (const ShapeRow& row : shape.rows) labels.push_back(row.label);
    if (std::equal(found.begin(), found.end(), labels.begin(), labels.end())) return rows;
    auto together = put_together(labels, items, shape.row_texts, free);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (together[r]) {
            rows[r] = std::move(*together[r]);
            continue;
        }
        std::erase_if(rows[r], [&](std::size_t item) {  // another row's
            return !std::binary_search(free.begin(), free.end(), item);
        });
    }
    return rows;
}

}  // namespace gouji::reports
