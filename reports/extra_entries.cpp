#include "reports/extra_entries.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

namespace {

constexpr std::u32string_view beside_digits = U".,%-+";

// 12, -3, 7.5%; not 2024年, which names a row, nor 1., which counts it.
bool is_bare_figure(std::string_view word) {
    const std::string plain = normal_form(word);
    return shows_digits(plain, beside_digits) && std::ranges::any_of(plain, is_digit) &&
           plain.back() != '.';
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
        if (is_bare_figure(word)) {
            ++entry.figures;
        } else if (entry.figures == 0) {
            entry.label += word;
        }
    }
    if (shows_digits(entry.label, beside_digits)) entry.label.clear();  // a torn figure
    return entry;
}

// By index of Form::table_ids: every place of the table was read.
std::vector<bool> tables_read_whole(const FactBase& facts) {
    std::vector<bool> whole;
    for (const TableReading& table : facts.tables) whole.push_back(table.state == State::Known);
    for (std::size_t cell = 0; cell < facts.states.size(); ++cell) {
        if (facts.states[cell] == State::Unread) whole[facts.form->cells[cell].table_id] = false;
    }
    return whole;
}

}  // namespace

void find_extra_entries(FactBase& facts) {
    const std::vector<bool> is_whole = tables_read_whole(facts);
    std::vector<std::optional<std::size_t>> alone(facts.tables.size());  // by table: of `extras`
    for (const UnreadFact& unread : facts.unread) {
        if (unread.why != Unreadable::NotPlaced) continue;
        const std::optional<std::size_t> table = facts.form->table_index(unread.path);
        if (!table || !is_whole[*table]) continue;
        ExtraEntry entry = entry_in(facts.source->slice(unread.span));
        if (entry.figures == 0) continue;
        if (entry.label.empty() && alone[*table]) {
            facts.extras[*alone[*table]].figures += entry.figures;
            continue;
        }
        if (entry.label.empty()) alone[*table] = facts.extras.size();
        entry.table = *table;
        entry.span = unread.span;
        facts.extras.push_back(std::move(entry));
    }
}

}  // namespace gouji::reports
