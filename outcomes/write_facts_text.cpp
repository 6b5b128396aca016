#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "facts/width.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"
#include "outcomes/write_facts.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t label_columns = 46;

std::string fitted(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return pad_to(text, columns);
    return pad_to(std::string(fit_start(text, columns - 2)) + "…", columns);
}

std::string cell_text(const FactBase& facts, CellIndex index, Language language) {
    if (index == no_cell) return "";
    const CellFact fact = facts.cell(index);
    switch (fact.state) {
        case State::Known:
            return to_string(fact.value);
        case State::Missing:
            return std::string(say(language, "（空）", "(blank)"));
        case State::Invalid:
            return fmt::format("“{}”", printed(*facts.source, fact.span));
        case State::Unread:
            return std::string(say(language, "（未读出）", "(unread)"));
        case State::NotApplicable:
            return "";
    }
    return {};
}

// One block of a table as lines: the heads of its columns, then its rows.
class BlockText {
  public:
    BlockText(const FactBase& facts, const Table& table, const Block& block, Language language)
        : facts_(facts), table_(table), block_(block), language_(language) {}

    std::string lines() const {
        std::string text = "    " + std::string(label_columns, ' ');
        for (const std::size_t column : block_.columns)
            text += "  " + pad_to(head(column), width(column));
        text += '\n';
        for (const std::size_t row : block_.rows) text += line(row);
        return text;
    }

  private:
    std::string line(std::size_t row) const {
        std::string text =
            "    " + fitted(table_.label(table_.rows[row].label).official, label_columns);
        bool applies = false;
        for (const std::size_t column : block_.columns) {
            const CellIndex cell = table_.cell(row, column);
            applies =
                applies || (cell != no_cell && facts_.cell(cell).state != State::NotApplicable);
            text += "  " + pad_to(cell_text(facts_, cell, language_), width(column));
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return applies ? text + '\n' : std::string();
    }

    std::string head(std::size_t column) const {
        return table_.label(table_.columns[column].label).official;
    }

    std::size_t width(std::size_t column) const {
        std::size_t widest = display_width(head(column));
        for (const std::size_t row : block_.rows)
            widest = std::max(
                widest, display_width(cell_text(facts_, table_.cell(row, column), language_)));
        return widest;
    }

    const FactBase& facts_;
    const Table& table_;
    const Block& block_;
    Language language_;
};

std::string table_text(const FactBase& facts, std::size_t index, Language language, Colors colors) {
    const TableReading& reading = facts.tables[index];
    const std::string& id = facts.form->table_ids[index];
    const Table* table = table_shown(facts, id);
    const std::string& name = table == nullptr ? id : table->title;
    if (reading.state == State::Missing)
        return fmt::format("  {}{}\n", name, say(language, "：没有这张表", ": no such table"));
    if (reading.state != State::Known || table == nullptr)
        return fmt::format("  {}{}\n", name, say(language, "：表未能读出", ": table not read"));
    std::string text =
        fmt::format("  {}（{}）\n", paint(table->title, Ink::Bold, colors), reading.edition);
    for (const Block& block : table->blocks)
        text += BlockText(facts, *table, block, language).lines();
    return text;
}

std::string shown_period(const FactBase& facts, Language language) {
    if (!facts.period.value) return {};
    return fmt::format("{} {} {}", to_string(facts.period.value->start), say(language, "至", "to"),
                       to_string(facts.period.value->end));
}

std::string metadata_text(const FactBase& facts, Language language) {
    struct Line {
        std::string_view chinese, english;
        std::string value;
    };
    const std::array<Line, 5> lines = {{
        {"标题", "title", facts.title.value.value_or("")},
        {"机关", "agency", facts.agency.value.value_or("")},
        {"年度", "year", facts.year.value ? fmt::format("{}", facts.year.value->number()) : ""},
        {"统计期限", "period", shown_period(facts, language)},
        {"落款日期", "signed on", facts.signed_on.value ? to_string(*facts.signed_on.value) : ""},
    }};
    std::string text;
    for (const Line& line : lines) {
        const std::string_view value =
            line.value.empty() ? say(language, "（未写明）", "(not stated)") : line.value;
        text +=
            fmt::format("  {}  {}\n", pad_to(say(language, line.chinese, line.english), 10), value);
    }
    for (const SectionFact& section : facts.sections)
        text += fmt::format("  {}  {}\n", std::string(10, ' '), printed_title(facts, section));
    return text;
}

// What could not be read of one table for one reason.
using UnreadFacts = std::vector<const UnreadFact*>;

std::string table_of(const UnreadFact& fact) {
    return fact.path.substr(0, fact.path.find('.'));
}

std::string labelled(const FactBase& facts, const std::string& path) {
    const std::string label = path_label(facts, path);
    return label.empty() ? path : label;
}

std::vector<UnreadFacts> by_table_and_reason(const FactBase& facts) {
    std::vector<UnreadFacts> groups;
    std::map<std::pair<std::string, Unreadable>, std::size_t> group_of;
    for (const UnreadFact& fact : facts.unread) {
        const auto [group, is_new] =
            group_of.try_emplace({table_of(fact), fact.why}, groups.size());
        if (is_new) groups.emplace_back();
        groups[group->second].push_back(&fact);
    }
    return groups;
}

// Where the first and the last of them stand.
std::string lines_of(const UnreadFacts& unread, const Source& source, Language language) {
    std::size_t first = std::string::npos;
    std::size_t last = 0;
    for (const UnreadFact* fact : unread) {
        if (fact->span.empty()) continue;
        const std::size_t line = source.position(fact->span.begin).line;
        first = std::min(first, line);
        last = std::max(last, line);
    }
    if (last == 0) return {};
    if (first == last)
        return fmt::format(fmt::runtime(say(language, "，第 {} 行", ", line {}")), first);
    return fmt::format(fmt::runtime(say(language, "，第 {} 行至第 {} 行", ", lines {} to {}")),
                       first, last);
}

// Few are shown each, many of a table together.
std::string unread_text(const FactBase& facts, Language language, const Screen& screen) {
    if (facts.unread.empty()) return {};
    constexpr std::size_t most_shown = 8;
    std::string text = fmt::format(
        "  {}\n", paint(say(language, "未能读出", "not read"), Ink::Yellow, screen.colors));
    for (const UnreadFacts& unread : by_table_and_reason(facts)) {
        const std::string_view why = word_of(unread.front()->why, language);
        if (unread.size() > most_shown) {
            text += fmt::format(
                fmt::runtime(say(language, "    {}：{} 处，{}{}\n", "    {}: {} places, {}{}\n")),
                labelled(facts, table_of(*unread.front())), unread.size(), why,
                lines_of(unread, *facts.source, language));
            continue;
        }
        for (const UnreadFact* fact : unread) {
            text += fmt::format(fmt::runtime(say(language, "    {}（{}）\n", "    {} ({})\n")),
                                labelled(facts, fact->path), why);
            if (!fact->span.empty())
                text += quote(*facts.source, fact->span, {{}, Ink::Yellow, 4}, screen);
        }
    }
    return text;
}

std::string conflicts_text(const FactBase& facts, Language language, const Screen& screen) {
    if (facts.conflicts.empty()) return {};
    std::string text =
        fmt::format("  {}\n", paint(say(language, "另一处填写不同", "stated otherwise elsewhere"),
                                    Ink::Yellow, screen.colors));
    for (const Conflict& conflict : facts.conflicts) {
        text += fmt::format("    {}\n", labelled(facts, facts.form->cell(conflict.cell).path));
        text += quote(*facts.source, conflict.second, {{}, Ink::Yellow, 4}, screen);
    }
    return text;
}

}  // namespace

std::string facts_text(const FactBase& facts, Language language, const Screen& screen) {
    std::string text = paint(facts.source->name(), Ink::Bold, screen.colors) + "\n" +
                       metadata_text(facts, language);
    for (std::size_t i = 0; i < facts.tables.size(); ++i)
        text += table_text(facts, i, language, screen.colors);
    return text + unread_text(facts, language, screen) + conflicts_text(facts, language, screen);
}

}  // namespace gouji::outcomes
