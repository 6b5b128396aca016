#include "reports/extra_entries.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "facts/text.h"
#include "reports/labels.h"

namespace gouji::reports {

namespace {

bool is_of_figures(std::u32string_view signs) {
    constexpr std::u32string_view beside_digits = U".,%-+";
    return std::ranges::all_of(signs, [&](char32_t c) {
        return is_digit(c) || beside_digits.find(c) != beside_digits.npos;
    });
}

// 12, -3, 7.5%; not 1., which counts rows.
bool is_figure(std::string_view word) {
    const std::u32string signs = fold_text(word);
    return std::ranges::any_of(signs, is_digit) && signs.back() != U'.' && is_of_figures(signs);
}

// What is between the cells of a table, however its text is written.
bool parts_words(char32_t c) {
    return is_blank(c) || c == U'|';
}

// What the text shows: the words before its figures, and how many these are.
ExtraEntry entry_in(std::string_view text) {
    ExtraEntry entry;
    for (std::size_t begin = 0, at = 0; begin < text.size(); begin = at) {
        std::size_t end = at;
        while (at < text.size() && !parts_words(next_code_point(text, at))) end = at;
        const std::string_view word = text.substr(begin, end - begin);
        if (is_figure(word)) {
            ++entry.figures;
        } else if (entry.figures == 0) {
            entry.label += word;
        }
    }
    if (is_of_figures(fold_text(entry.label))) entry.label.clear();
    return entry;
}

bool is_read_whole(const FactBase& facts, std::size_t table) {
    if (facts.tables[table].state != State::Known) return false;
    for (std::size_t cell = 0; cell < facts.states.size(); ++cell) {
        if (facts.form->cells[cell].table_id == table && facts.states[cell] == State::Unread)
            return false;
    }
    return true;
}

}  // namespace

void find_extra_entries(FactBase& facts) {
    for (const UnreadFact& unread : facts.unread) {
        if (unread.why != Unreadable::NotPlaced) continue;
        const std::optional<std::size_t> table = facts.form->table_index(unread.path);
        if (!table || !is_read_whole(facts, *table)) continue;
        ExtraEntry entry = entry_in(facts.source->slice(unread.span));
        if (entry.figures == 0) continue;
        entry.table = *table;
        entry.span = unread.span;
        const auto alone = std::ranges::find_if(facts.extras, [&](const ExtraEntry& other) {
            return other.table == *table && other.label.empty();
        });
        if (entry.label.empty() && alone != facts.extras.end()) {
            alone->figures += entry.figures;
        } else {
            facts.extras.push_back(std::move(entry));
        }
    }
}

}  // namespace gouji::reports
