#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "facts/text.h"
#include "outcomes/document_pieces.h"
#include "outcomes/marked_text.h"
#include "outcomes/markup.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"
#include "outcomes/write_facts.h"

namespace gouji::outcomes {

namespace {

constexpr std::string_view style_sheet = R"(
:root{--known:#d9efdc;--blank:#fdf0bf;--invalid:#ffd9b0;--unread:#c4161c;--label:#e3ecf7;--meta:#ece5f6}
*{box-sizing:border-box}
body{margin:0;background:#f4f4f1;color:#1c1c1c;font:15px/1.7 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
article{max-width:1500px;margin:0 auto;padding:20px 24px 48px}
header{border-bottom:2px solid #1c1c1c;margin-bottom:14px}
h1{font-size:22px;line-height:1.4;margin:0 0 4px}
h2{font-size:16px;margin:26px 0 8px}
h3{font-size:14px;margin:16px 0 4px}
.name{color:#666;font-size:13px;word-break:break-all}
dl{display:flex;flex-wrap:wrap;gap:4px 28px;margin:8px 0 12px}
dl div{display:flex;gap:8px}dt{color:#666}dd{margin:0;font-weight:600}
.counts{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 10px;padding:0;list-style:none}
.counts li{padding:2px 10px;border:1px solid #cfcfc8;border-radius:4px;background:#fff}
.counts b{font-size:17px;margin-right:4px}
.both{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:24px;align-items:start}
.paper{background:#fff;border:1px solid #d4d4cc;padding:18px 22px}
.paper p{margin:0 0 .55em;white-space:pre-wrap;overflow-wrap:anywhere}
.laid-out p{font:12px/1.7 "Noto Sans Mono CJK SC",NSimSun,monospace}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:13px;line-height:1.45;margin:6px 0 12px;background:#fff}
td,th{border:1px solid #bdbdb4;padding:2px 6px;vertical-align:middle}
th{background:#f4f4f1;font-weight:500;text-align:left}
td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;min-width:3em}
table.report td{white-space:pre-wrap}
a{color:inherit;text-decoration:none;border-radius:2px;padding:0 2px}
.known{background:var(--known);box-shadow:inset 0 -2px #4c9a58}
.blank{background:var(--blank);box-shadow:inset 0 -2px #c79b00}
.invalid{background:var(--invalid);box-shadow:inset 0 -2px #d9731a}
.unread{background:repeating-linear-gradient(135deg,#ffd7d7 0 6px,#ffb5b5 6px 12px);outline:2px solid var(--unread);color:#7a0006;font-weight:700}
.conflict{background:var(--invalid);outline:2px dashed var(--unread)}
.label{background:var(--label)}
.altered{background:var(--label);outline:2px dashed #2a62b0}
.meta{background:var(--meta);box-shadow:inset 0 -2px #7e57b5}
.mention{box-shadow:inset 0 -2px #888}
td>a.known,td>a.blank,td>a.invalid,td>a.unread{display:block;min-height:1.4em}
:target{outline:3px solid #111;outline-offset:1px}
.warn{border-left:6px solid var(--unread);background:#fff;padding:8px 14px;margin:0 0 14px}
.warn ul{margin:4px 0;padding-left:20px}
@media(max-width:1000px){.both{grid-template-columns:minmax(0,1fr)}}
@media print{body{background:#fff;font-size:11px}article{padding:0;break-after:page}.both{display:block}.paper{border:0;padding:0}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}.wide{overflow:visible}tr{break-inside:avoid}}
)";

// With blanks between its columns, which stand below one another in letters of one width only.
bool is_laid_out(const FactBase& facts) {
    constexpr std::string_view gap = "   ";
    constexpr std::size_t enough = 8;  // lines
    if (!facts.grids.empty()) return false;
    const std::string_view text = facts.source->text();
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < text.size() && lines < enough;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        if (line.find(gap) != std::string_view::npos) ++lines;
        begin = end + 1;
    }
    return lines == enough;
}

std::string_view style_of(State state) {
    switch (state) {
        case State::Known:
            return "known";
        case State::Missing:
            return "blank";
        case State::Invalid:
            return "invalid";
        case State::Unread:
            return "unread";
        case State::NotApplicable:
            return "";
    }
    return "";
}

// Ids of several reports on one page differ by their documents' names.
std::string prefix_of(const std::string& name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return fmt::format("r{:08x}", hash);
}

// As the form prints it, or allows it, but for its number mark, widths and quotation marks.
bool is_as_on_form(const std::string& text, const FixedLabel& label) {
    const std::string shown = normal_form(text);
    const auto is_same = [&](const std::string& wording) {
        return normal_form(wording).ends_with(shown);
    };
    return is_same(label.official) ||
           std::any_of(label.allowed.begin(), label.allowed.end(), is_same);
}

class FactsPage {
  public:
    FactsPage(const FactBase& facts, const MentionNames& names, Language language)
        : facts_(facts),
          names_(names),
          language_(language),
          prefix_(prefix_of(facts.source->name())) {}

    std::string html() {
        return "<article>\n" + head() + unread() + "<div class=both>\n<section><h2>" +
               std::string(say(language_, "报告原文", "The report")) +
               (is_laid_out(facts_) ? "</h2><div class=\"paper laid-out\">\n"
                                    : "</h2><div class=paper>\n") +
               marked_html(facts_, marks()) + "</div></section>\n<section><h2>" +
               std::string(say(language_, "读出的数据", "What was read")) + "</h2>\n" + tables() +
               "</section>\n</div>\n</article>\n";
    }

  private:
    std::string head() const;
    std::string counts() const;
    std::string unread() const;
    std::string tables() const;
    std::string table(std::size_t index) const;
    std::string block(const Table& table, const Block& block) const;
    std::string row(const Table& table, const Block& block, std::size_t row) const;
    std::string value(CellIndex cell) const;

    std::vector<Mark> marks() const;
    void mark_cells(std::vector<Mark>& marks) const;
    void mark_unread(std::vector<Mark>& marks) const;
    void mark_conflicts(std::vector<Mark>& marks) const;
    void mark_labels(std::vector<Mark>& marks) const;
    std::vector<Span> without_cells(Span label) const;
    void mark_metadata(std::vector<Mark>& marks) const;

    std::string place_id(CellIndex cell) const {
        return fmt::format("{}-p{}", prefix_, static_cast<int>(cell));
    }
    std::string value_id(CellIndex cell) const {
        return fmt::format("{}-v{}", prefix_, static_cast<int>(cell));
    }
    std::string says(CellIndex cell) const;

    const FactBase& facts_;
    const MentionNames& names_;
    Language language_;
    std::string prefix_;
};

// requests.received.total = 11 — 第3页
std::string FactsPage::says(CellIndex cell) const {
    const CellFact fact = facts_.cell(cell);
    const std::string& path = facts_.form->cell(cell).path;
    std::string text = path + " = ";
    text += fact.state == State::Known ? to_string(fact.value)
                                       : std::string(word_of(fact.state, language_));
    const std::string label = path_label(facts_, path);
    if (!label.empty()) text += "\n" + label;
    if (const Origin* origin = origin_at(facts_.origins, fact.span.begin))
        text += fmt::format("\n{} {}", say(language_, "页", "page"), origin->page);
    return text;
}

void FactsPage::mark_cells(std::vector<Mark>& marks) const {
    for (std::size_t i = 0; i < facts_.states.size(); ++i) {
        const auto cell = static_cast<CellIndex>(i);
        const State state = facts_.states[i];
        if (state == State::NotApplicable || state == State::Unread) continue;
        marks.push_back({facts_.spans[i], std::string(style_of(state)), place_id(cell),
                         "#" + value_id(cell), says(cell)});
    }
}

// What was not read often stands in one place for several cells.
void FactsPage::mark_unread(std::vector<Mark>& marks) const {
    constexpr std::uint32_t longest =
        2000;  // bytes; of more, as of a whole page, only the list tells
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> paths;
    for (const UnreadFact& fact : facts_.unread) {
        if (fact.span.empty() || fact.span.size() > longest) continue;
        std::string& says = paths[{fact.span.begin, fact.span.end}];
        says += fmt::format("{} ({})\n", fact.path, word_of(fact.why, language_));
    }
    for (const auto& [place, says] : paths) {
        const Span span{place.first, place.second};
        marks.push_back({span, "unread", fmt::format("{}-u{}", prefix_, span.begin), "", says});
    }
}

void FactsPage::mark_conflicts(std::vector<Mark>& marks) const {
    for (const Conflict& conflict : facts_.conflicts) {
        std::string says(say(language_, "另一处填写不同\n", "stated otherwise elsewhere\n"));
        says += this->says(conflict.cell);
        marks.push_back(
            {conflict.second, "conflict", "", "#" + value_id(conflict.cell), std::move(says)});
    }
}

void FactsPage::mark_labels(std::vector<Mark>& marks) const {
    for (const LabelFact& label : facts_.labels) {
        const Edition* edition = facts_.form->edition(label.edition);
        const Table* table =
            edition == nullptr ? nullptr : edition->table(facts_.form->table_ids[label.table]);
        if (table == nullptr) continue;
        const FixedLabel& fixed = table->label(label.label);
        const bool is_altered = !is_as_on_form(label.text, fixed);
        for (const Span piece : without_cells(label.span)) {
            marks.push_back({piece, is_altered ? "altered" : "label", "", "",
                             fmt::format("{}.{}\n{}", table->id, fixed.place, fixed.official)});
        }
    }
}

// A label that is broken over lines has the figures of its row in it.
std::vector<Span> FactsPage::without_cells(Span label) const {
    std::vector<Span> cells;
    for (const Span cell : facts_.spans) {
        if (!cell.empty() && cell.begin > label.begin && cell.end < label.end)
            cells.push_back(cell);
    }
    std::sort(cells.begin(), cells.end(), [](Span lhs, Span rhs) { return lhs.begin < rhs.begin; });
    cells.push_back({label.end, label.end});
    std::vector<Span> pieces;
    std::uint32_t begin = label.begin;
    for (const Span cell : cells) {
        const std::string_view piece =
            cell.begin > begin ? facts_.source->slice({begin, cell.begin}) : std::string_view();
        if (piece.find_first_not_of(" \t\n") != std::string_view::npos)
            pieces.push_back({begin, cell.begin});
        begin = std::max(begin, cell.end);
    }
    return pieces;
}

void FactsPage::mark_metadata(std::vector<Mark>& marks) const {
    const auto add = [&](Span span, std::string says) {
        if (!span.empty()) marks.push_back({span, "meta", "", "", std::move(says)});
    };
    add(facts_.title.span, "title");
    if (facts_.period.value)
        add(facts_.period.span,
            fmt::format("period = {} – {}", to_string(facts_.period.value->start),
                        to_string(facts_.period.value->end)));
    if (facts_.signed_on.value)
        add(facts_.signed_on.span, "signed_on = " + to_string(*facts_.signed_on.value));
    for (const SectionFact& section : facts_.sections)
        add(section.heading, fmt::format("section({})", section.number));
    for (const MentionFact& mention : facts_.mentions) {
        const std::string name =
            mention.name < names_.names.size() ? names_.names[mention.name] : std::string();
        marks.push_back({mention.span, "mention", "", "", name + " = " + to_string(mention.value)});
    }
}

std::vector<Mark> FactsPage::marks() const {
    std::vector<Mark> marks;
    mark_cells(marks);
    mark_unread(marks);
    mark_conflicts(marks);
    mark_labels(marks);
    mark_metadata(marks);
    return marks;
}

std::string FactsPage::counts() const {
    struct Count {
        State state;
        std::string_view chinese, english;
    };
    constexpr std::array<Count, 4> counts{{{State::Known, "格读出", "cells read"},
                                           {State::Missing, "格空白", "blank"},
                                           {State::Invalid, "格不是数", "no number"},
                                           {State::Unread, "格未读出", "not read"}}};
    std::string html = "<ul class=counts>";
    for (const Count& count : counts) {
        const auto number = std::count(facts_.states.begin(), facts_.states.end(), count.state);
        html += fmt::format("<li><b>{}</b><span class={}>{}</span></li>", number,
                            number == 0 ? "none" : style_of(count.state),
                            say(language_, count.chinese, count.english));
    }
    if (!facts_.conflicts.empty())
        html +=
            fmt::format("<li><b>{}</b><span class=conflict>{}</span></li>", facts_.conflicts.size(),
                        say(language_, "处前后不一", "stated otherwise elsewhere"));
    html += fmt::format(
        "<li><span class=label>{}</span></li><li><span class=altered>{}</span></li>"
        "<li><span class=meta>{}</span></li></ul>\n",
        say(language_, "认出的文字", "label"), say(language_, "与表样不同的文字", "label altered"),
        say(language_, "标题、期限、日期、部分", "title, period, date, parts"));
    return html;
}

std::string FactsPage::head() const {
    const auto line = [](std::string_view name, const std::string& value) {
        return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name,
                           value.empty() ? "—" : escaped(value));
    };
    const std::optional<int> edition = edition_of(facts_);
    std::string html = fmt::format("<header><h1>{}</h1><div class=name>{}</div>\n<dl>",
                                   escaped(facts_.title.value.value_or(facts_.source->name())),
                                   escaped(facts_.source->name()));
    html += line(say(language_, "机关", "agency"), facts_.agency.value.value_or(""));
    html += line(say(language_, "年度", "year"),
                 facts_.year.value ? std::to_string(facts_.year.value->number()) : "");
    html += line(say(language_, "统计期限", "period"),
                 facts_.period.value ? to_string(facts_.period.value->start) + " – " +
                                           to_string(facts_.period.value->end)
                                     : "");
    html += line(say(language_, "落款日期", "signed on"),
                 facts_.signed_on.value ? to_string(*facts_.signed_on.value) : "");
    html += line(say(language_, "表样", "edition"), edition ? std::to_string(*edition) : "");
    return html + "</dl></header>\n" + counts();
}

std::string FactsPage::unread() const {
    if (facts_.unread.empty()) return {};
    constexpr std::size_t most = 12;
    std::string html =
        fmt::format("<div class=warn><b>{}</b><ul>\n",
                    say(language_, "未能读出，请人工核对", "Not read; look at these yourself"));
    for (std::size_t i = 0; i < std::min(most, facts_.unread.size()); ++i) {
        const UnreadFact& fact = facts_.unread[i];
        const std::string label = path_label(facts_, fact.path);
        html += fmt::format("<li><a href=\"#{}-u{}\"><code>{}</code> {} ({})</a></li>\n", prefix_,
                            fact.span.begin, escaped(fact.path), escaped(label),
                            word_of(fact.why, language_));
    }
    if (facts_.unread.size() > most)
        html += fmt::format("<li>… {}</li>\n", facts_.unread.size() - most);
    return html + "</ul></div>\n";
}

std::string FactsPage::value(CellIndex cell) const {
    if (cell == no_cell) return "<td></td>";
    const CellFact fact = facts_.cell(cell);
    if (fact.state == State::NotApplicable) return "<td></td>";
    std::string shown;
    if (fact.state == State::Known) shown = to_string(fact.value);
    if (fact.state == State::Invalid) shown = printed(*facts_.source, fact.span);
    if (fact.state == State::Unread) shown = say(language_, "未读出", "not read");
    const std::string target = fact.state == State::Unread
                                   ? fmt::format("{}-u{}", prefix_, fact.span.begin)
                                   : place_id(cell);
    return fmt::format("<td class=n><a class={} id={} href=\"#{}\" title=\"{}\">{}</a></td>",
                       style_of(fact.state), value_id(cell), target, escaped(says(cell)),
                       shown.empty() ? "&nbsp;" : escaped(shown));
}

std::string FactsPage::row(const Table& table, const Block& block, std::size_t row) const {
    bool applies = false;
    std::string cells;
    for (const std::size_t column : block.columns) {
        const CellIndex cell = table.cell(row, column);
        applies = applies || (cell != no_cell && facts_.cell(cell).state != State::NotApplicable);
        cells += value(cell);
    }
    if (!applies) return {};
    return fmt::format("<tr><th>{}</th>{}</tr>\n",
                       escaped(table.label(table.rows[row].label).official), cells);
}

std::string FactsPage::block(const Table& table, const Block& block) const {
    std::string html = "<table><tr><th></th>";
    for (const std::size_t column : block.columns) {
        html +=
            fmt::format("<th>{}</th>", escaped(table.label(table.columns[column].label).official));
    }
    html += "</tr>\n";
    for (const std::size_t one : block.rows) html += row(table, block, one);
    return html + "</table>\n";
}

std::string FactsPage::table(std::size_t index) const {
    const TableReading& reading = facts_.tables[index];
    const Table* table = table_shown(facts_, facts_.form->table_ids[index]);
    std::string html = fmt::format(
        "<h3>{}</h3>\n", escaped(table == nullptr ? facts_.form->table_ids[index] : table->title));
    if (reading.state == State::Missing)
        return html + fmt::format("<p>{}</p>\n", say(language_, "没有这张表", "no such table"));
    if (reading.state != State::Known || table == nullptr)
        return html + fmt::format("<p><span class=unread>{}</span></p>\n",
                                  say(language_, "表未能读出", "table not read"));
    for (const Block& one : table->blocks) html += block(*table, one);
    return html;
}

std::string FactsPage::tables() const {
    std::string html;
    for (std::size_t i = 0; i < facts_.tables.size(); ++i) html += table(i);
    return html;
}

}  // namespace

std::string facts_html_header(Language language) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang={}><head><meta charset=utf-8>"
        "<meta name=viewport content=\"width=device-width\"><title>{}</title>\n"
        "<style>{}</style></head><body>\n",
        language == Language::Chinese ? "zh-CN" : "en",
        say(language, "勾稽：报告读数核对", "Gouji: what was read of a report"), style_sheet);
}

std::string facts_html(const FactBase& facts, const MentionNames& mentions, Language language) {
    return FactsPage(facts, mentions, language).html();
}

}  // namespace gouji::outcomes
