#include "reports/labels.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>

#include "facts/text.h"

namespace gouji::reports {

namespace {

// Brackets of every style are round ones here.
char32_t rounded(char32_t c) {
    if (c == 0x3014 || c == 0x3010 || c == U'[') return U'(';
    if (c == 0x3015 || c == 0x3011 || c == U']') return U')';
    return c;
}

// Where signs of one block stand for 1, 2, 3 …: ① ⑴ ⒈ ㈠.
std::uint32_t enclosed_number(char32_t c) {
    if (c >= 0x2460 && c <= 0x2473) return static_cast<std::uint32_t>(c - 0x2460 + 1);
    if (c >= 0x2474 && c <= 0x2487) return static_cast<std::uint32_t>(c - 0x2474 + 1);
    if (c >= 0x2488 && c <= 0x249B) return static_cast<std::uint32_t>(c - 0x2488 + 1);
    if (c >= 0x3220 && c <= 0x3229) return static_cast<std::uint32_t>(c - 0x3220 + 1);
    return 0;
}

std::uint32_t digit_of(char32_t c) {
    constexpr std::u32string_view numerals = U"零一二三四五六七八九十";
    if (is_digit(c)) return static_cast<std::uint32_t>(c - U'0');
    const std::size_t at = numerals.find(c);
    return at == std::u32string_view::npos ? 99 : static_cast<std::uint32_t>(at);
}

bool is_numeral(char32_t c) {
    return digit_of(c) != 99;
}

std::uint32_t number_of(std::u32string_view numerals) {
    std::uint32_t number = 0;
    for (const char32_t c : numerals) {
        const std::uint32_t digit = digit_of(c);
        const bool is_place = digit == 10 || (number >= 10 && c > 0x80);
        number = digit == 10 ? std::max(number, 1U) * 10
                             : (is_place ? number + digit : number * 10 + digit);
    }
    return number;
}

bool ends_mark(char32_t c) {
    return c == U'.' || c == U',' || c == U':' || c == 0x3001 || c == 0x3002;
}

struct Mark {
    std::uint32_t number = 0;
    std::size_t length = 0;  // characters of the folded text
};

// 1. 1、 （一） (1) 一、 ① — and a bare 1 before a word, where the stop was forgotten.
Mark number_mark(std::u32string_view text) {
    if (text.empty()) return {};
    if (const std::uint32_t number = enclosed_number(text[0])) {
        return {number, text.size() > 1 && ends_mark(text[1]) ? 2U : 1U};
    }
    const bool is_bracketed = text[0] == U'(';
    const std::size_t begin = is_bracketed ? 1 : 0;
    std::size_t end = begin;
    while (end < text.size() && end - begin < 3 && is_numeral(text[end])) ++end;
    if (end == begin) return {};
    const std::uint32_t number = number_of(text.substr(begin, end - begin));
    const bool is_closed = end < text.size() && text[end] == U')';
    if (is_bracketed && !is_closed) return {};
    if (is_closed) ++end;
    const bool is_stopped = end < text.size() && ends_mark(text[end]);
    if (is_stopped) ++end;
    const bool is_bare_digit = text[begin] < 0x80 && end < text.size() && text[end] > 0x80;
    if (!is_closed && !is_stopped && !is_bare_digit) return {};
    return {number, end};
}

}  // namespace

std::u32string fold_text(std::string_view text) {
    std::u32string result;
    result.reserve(text.size() / 3 + 1);
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_blank(c)) continue;
        const char32_t sign = rounded(folded(c));
        // A spreadsheet writes the quotes of a cell twice.
        if (sign != U'"' || result.empty() || result.back() != U'"') result.push_back(sign);
    }
    return result;
}

LabelKey label_key(std::string_view text) {
    LabelKey key{fold_text(text), 0};
    const Mark mark = number_mark(key.text);
    if (mark.length > 0 && mark.length < key.text.size()) {
        key.mark = mark.number;
        key.text.erase(0, mark.length);
    }
    return key;
}

std::string label_text(std::string_view text) {
    constexpr std::size_t longest_mark = 48;  // bytes
    std::size_t beginning = std::min(text.size(), longest_mark);
    while (beginning < text.size() && is_continuation(text[beginning])) ++beginning;
    const std::u32string first = fold_text(text.substr(0, beginning));
    const Mark mark = number_mark(first);
    const bool is_all = mark.length == first.size() && beginning == text.size();
    std::size_t skip = is_all ? 0 : mark.length;
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (is_blank(next_code_point(text, at))) continue;
        if (skip > 0) {
            --skip;
        } else if (text[begin] != '"' || !result.ends_with('"')) {
            result.append(text, begin, at - begin);
        }
    }
    return result;
}

std::size_t Labels::Hash::operator()(const std::u32string& text) const {
    std::size_t hash = 14695981039346656037ULL;
    for (const char32_t c : text) hash = (hash ^ c) * 1099511628211ULL;
    return hash;
}

Labels::Labels(const Form& form) : form_(&form) {
    wordings_.resize(form.editions.size());
    for (std::size_t e = 0; e < form.editions.size(); ++e) {
        const std::vector<Table>& tables = form.editions[e].tables;
        wordings_[e].resize(tables.size());
        for (std::size_t t = 0; t < tables.size(); ++t) {
            const std::size_t id = form.table_index(tables[t].id).value_or(0);
            for (std::size_t l = 0; l < tables[t].labels.size(); ++l) {
                const FixedLabel& label = tables[t].labels[l];
                std::vector<std::u32string> wordings{label_key(label.official).text};
                for (const std::string& other : label.allowed)
                    wordings.push_back(label_key(other).text);
                for (std::size_t w = 0; w < wordings.size(); ++w) {
                    const Likeness likeness = w == 0 ? Likeness::Exact : Likeness::Allowed;
                    uses_[wordings[w]].push_back(
                        {{e, t}, static_cast<LabelIndex>(l), likeness, id});
                    longest_ = std::max(longest_, wordings[w].size());
                }
                wordings_[e][t].push_back(std::move(wordings));
            }
        }
    }
    for (const Edition& edition : form.editions) {
        for (const Table& table : edition.tables) {
            for (const FixedLabel& label : table.labels) {
                add_text(label.official);
                for (const std::string& other : label.allowed) add_text(other);
            }
            add_headings(table);
        }
    }
    std::ranges::sort(headings_, std::ranges::greater());
    headings_.erase(std::unique(headings_.begin(), headings_.end()), headings_.end());
}

void Labels::add_headings(const Table& table) {
    const auto add = [&](LabelIndex index) {
        const FixedLabel& label = table.label(index);
        headings_.push_back(label_key(label.official).text);
        for (const std::string& other : label.allowed) headings_.push_back(label_key(other).text);
    };
    for (const Group& group : table.row_groups) add(group.label);
    for (const Group& group : table.column_groups) add(group.label);
    for (const Block& block : table.blocks) {
        if (block.heading) add(*block.heading);
    }
    if (table.orientation != Orientation::Across) return;
    for (const Row& row : table.rows) add(row.label);
}

const KnownText* Labels::find_as_printed(std::string_view text) const {
    const auto found = texts_.find(text);
    return found == texts_.end() ? nullptr : &found->second;
}

void Labels::add_text(const std::string& text) {
    KnownText known;
    known.key = label_key(text);
    known.printed = label_text(text);
    known.uses = &uses_.at(known.key.text);
    texts_.emplace(text, std::move(known));
}

const std::vector<LabelUse>& Labels::find(const LabelKey& key) const {
    static const std::vector<LabelUse> none;
    const auto found = uses_.find(key.text);
    return found == uses_.end() ? none : found->second;
}

std::u32string_view without_note(std::u32string_view text) {
    constexpr std::size_t fewest = 2;  // letters of the words, or the brackets of a number mark
    const std::size_t bracket = text.find(U'(', fewest);
    return text.substr(0, bracket);
}

namespace {

int percent(std::size_t part, std::size_t whole) {
    return static_cast<int>((part * 100 + whole - 1) / whole);
}

// Words in another order are the same characters. Each change of a text changes one of them.
std::size_t characters_apart(std::u32string_view lhs, std::u32string_view rhs) {
    constexpr std::size_t most_marks = 64;
    if (rhs.size() <= most_marks) {
        std::uint64_t taken = 0;  // of rhs
        for (const char32_t c : lhs) {
            for (std::size_t i = 0; i < rhs.size(); ++i) {
                if (rhs[i] != c || (taken >> i & 1U) != 0) continue;
                taken |= std::uint64_t{1} << i;
                break;
            }
        }
        return std::max(lhs.size(), rhs.size()) - static_cast<std::size_t>(std::popcount(taken));
    }
    std::u32string left(lhs), right(rhs), common;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(common));
    return std::max(lhs.size(), rhs.size()) - common.size();
}

int percent_apart(std::u32string_view lhs, std::u32string_view rhs, int limit) {
    constexpr int reordered_percent = 15;
    constexpr std::size_t shortest_reordered = 4;
    const std::size_t longer = std::max(lhs.size(), rhs.size());
    const std::size_t shorter = std::min(lhs.size(), rhs.size());
    if (shorter == 0) return 100;
    const std::size_t most = longer * static_cast<std::size_t>(limit) / 100;
    if (longer - shorter > most) return 100;
    const std::size_t characters = characters_apart(lhs, rhs);
    if (characters > most) return 100;
    const std::optional<std::size_t> edits = edit_distance(lhs, rhs, most);
    int best = edits ? percent(*edits, longer) : 100;
    if (best > reordered_percent && shorter >= shortest_reordered) {
        const int apart = percent(characters, longer) + reordered_percent;
        if (apart <= limit) best = std::min(best, apart);
    }
    return best;
}

constexpr int note_percent = 10;

}  // namespace

int Labels::distance(const LabelKey& key, TableForm form, LabelIndex label, int limit) const {
    int best = 100;
    for (const std::u32string& wording :
         wordings_[form.edition][form.table][static_cast<std::size_t>(label)]) {
        best = std::min(best, percent_apart(key.text, wording, limit));
        // A note that was added or left out is a small change, however long it is.
        const std::u32string_view words = without_note(key.text);
        const std::u32string_view own = without_note(wording);
        if (best <= note_percent || words.size() + own.size() == key.text.size() + wording.size())
            continue;
        const int apart = percent_apart(words, own, limit);
        if (apart < 100) best = std::min(best, note_percent + apart);
    }
    return best;
}

std::optional<std::size_t> edit_distance(std::u32string_view lhs, std::u32string_view rhs,
                                         std::size_t limit) {
    const std::size_t gap =
        lhs.size() > rhs.size() ? lhs.size() - rhs.size() : rhs.size() - lhs.size();
    if (gap > limit) return std::nullopt;
    std::vector<std::size_t> before(rhs.size() + 1), last(rhs.size() + 1), row(rhs.size() + 1);
    for (std::size_t j = 0; j <= rhs.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= lhs.size(); ++i) {
        row[0] = i;
        std::size_t best = row[0];
        for (std::size_t j = 1; j <= rhs.size(); ++j) {
            const std::size_t change = lhs[i - 1] == rhs[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            const bool is_swap =
                i > 1 && j > 1 && lhs[i - 1] == rhs[j - 2] && lhs[i - 2] == rhs[j - 1];
            if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit) return std::nullopt;
        std::swap(before, last);
        std::swap(last, row);
    }
    if (last[rhs.size()] > limit) return std::nullopt;
    return last[rhs.size()];
}

}  // namespace gouji::reports
