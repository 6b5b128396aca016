#include "reports/misread_labels.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/text.h"

namespace gouji::reports {

namespace {

std::u32string letters_of(std::string_view label) {
    std::u32string letters;
    for (const char32_t c : fold_text(label_text(label))) {
        if (!is_blank(c)) letters.push_back(c);
    }
    return letters;
}

bool are_permuted(std::u32string lhs, std::u32string rhs) {
    std::sort(lhs.begin(), lhs.end());
    std::sort(rhs.begin(), rhs.end());
    return lhs == rhs;
}

// What `text` holds besides the letters of `label`, taken as they follow one another; what of the
// label is not found is left in it.
std::u32string letters_beside(std::u32string_view text, std::u32string_view& label) {
    std::u32string beside;
    for (const char32_t c : text) {
        if (!label.empty() && c == label.front())
            label.remove_prefix(1);
        else
            beside.push_back(c);
    }
    return beside;
}

// Nothing where not all of the label is in the text.
std::optional<std::u32string> letters_beside_whole(std::u32string_view text,
                                                   std::u32string_view label) {
    std::u32string beside = letters_beside(text, label);
    if (!label.empty()) return std::nullopt;
    return beside;
}

// The order or the shape of most of the table is in doubt.
bool is_mostly_in_doubt(std::size_t table, const FactBase& facts) {
    const std::string& id = facts.form->table_ids[table];
    const auto of_table = [&](std::string_view path) {
        return path.starts_with(id) && path.size() > id.size() && path[id.size()] == '.';
    };
    const auto in_doubt =
        std::count_if(facts.unread.begin(), facts.unread.end(), [&](const UnreadFact& unread) {
            const bool is_doubt = unread.why == Unreadable::Ambiguous ||
                                  unread.why == Unreadable::ColumnsDisagree ||
                                  unread.why == Unreadable::NoTable;
            return is_doubt && of_table(unread.path);
        });
    std::ptrdiff_t all = 0;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const bool is_there = facts.states[i] != State::NotApplicable;
        all += is_there && facts.form->cells[i].table_id == table ? 1 : 0;
    }
    return in_doubt * 2 > all;
}

// Hardly more than half of the label, as it stands there: the rest may stand apart from it.
bool is_piece(const std::u32string& text, const std::u32string& label) {
    return text.size() * 3 < label.size() * 2 && label.find(text) != std::u32string::npos;
}

bool is_sign(char32_t c) {
    return c == U'.' || c == U',' || c == 0x3001;
}

bool is_written_in_lines(const LabelFact& label, const Source& source) {
    return source.slice(label.span).find('\n') != std::string_view::npos;
}

// A piece of the label and one of another, written down beside each other in narrow columns.
bool is_interlaced(std::u32string_view shown, std::u32string_view official,
                   const std::vector<std::u32string>& others) {
    constexpr std::size_t fewest = 3;
    for (std::size_t begin = 0; begin + fewest <= official.size(); ++begin) {
        std::u32string_view rest = official.substr(begin);
        const std::u32string beside = letters_beside(shown, rest);
        if (beside.size() < fewest || beside.size() + fewest > shown.size()) continue;
        for (const std::u32string& other : others) {
            if (other.find(beside) != std::u32string::npos) return true;
        }
    }
    return false;
}

// What begins another line than the label does is of another cell.
bool is_of_another_line(std::u32string_view beside, std::u32string_view official,
                        std::string_view written) {
    while (!written.empty()) {
        const std::size_t end = std::min(written.find('\n'), written.size());
        const std::u32string line = fold_text(written.substr(0, end));
        if (line.starts_with(beside) && line.find(official.substr(0, 2)) == std::u32string::npos)
            return true;
        written.remove_prefix(std::min(end + 1, written.size()));
    }
    return false;
}

bool is_misread(const LabelFact& label, bool is_in_full_cell, const Labels& labels,
                const FactBase& facts) {
    if (!is_in_full_cell && !is_written_in_lines(label, *facts.source)) return false;
    const Edition* edition = facts.form->edition(label.edition);
    const Table* table =
        edition == nullptr ? nullptr : edition->table(facts.form->table_ids[label.table]);
    if (table == nullptr) return false;
    const KnownText* known = labels.find_as_printed(table->label(label.label).official);
    if (known != nullptr && known->printed == label.text) return false;
    const std::u32string official = letters_of(table->label(label.label).official);
    const std::u32string shown = letters_of(label.text);
    if (shown == official) return false;
    if (is_in_full_cell && official.starts_with(shown)) return true;
    if (!is_written_in_lines(label, *facts.source)) return false;
    if (are_permuted(shown, official) || is_piece(shown, official)) return true;
    if (is_mostly_in_doubt(label.table, facts)) return true;
    std::vector<std::u32string> others;
    for (const FixedLabel& other : table->labels) {
        if (&other != &table->label(label.label)) others.push_back(letters_of(other.official));
    }
    if (is_interlaced(shown, official, others)) return true;
    std::optional<std::u32string> beside = letters_beside_whole(
        shown, fold_text(table->label(label.label).official));  // with its mark
    if (!beside) beside = letters_beside_whole(shown, official);
    if (!beside) return false;
    if (is_of_another_line(*beside, official, facts.source->slice(label.span))) return true;
    return std::all_of(beside->begin(), beside->end(), [&](char32_t c) {
        return is_sign(c) || std::ranges::any_of(others, [&](const std::u32string& other) {
                   return other.find(c) != std::u32string::npos;
               });
    });
}

}  // namespace

void drop_misread_labels(const Labels& labels, const std::vector<Span>& full, FactBase& facts) {
    std::erase_if(facts.labels, [&](const LabelFact& label) {
        const bool is_in_full_cell = std::ranges::any_of(full, [&](Span cell) {
            return cell.begin <= label.span.begin && label.span.end <= cell.end;
        });
        return is_misread(label, is_in_full_cell, labels, facts);
    });
}

}  // namespace gouji::reports
