// Findings as a page that stands by itself: no script, nothing fetched, readable on paper.
#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "engine/review.h"
#include "facts/width.h"
#include "outcomes/document_pieces.h"
#include "outcomes/formula.h"
#include "outcomes/markup.h"
#include "outcomes/obstacles.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"
#include "outcomes/write_rule.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t quoted_columns = 60;  // around what is marked
constexpr std::size_t most_quotes = 12;

constexpr std::string_view style = R"(<style>
:root { --ink: #1d2430; --soft: #5b6675; --line: #dde2ea; --paper: #fff; --ground: #f3f5f8;
  --error: #b3261e; --warning: #8a5a00; --info: #1f5fa8; --good: #1b6e3c; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #9aa5b4; --line: #333c48;
  --paper: #1c222b; --ground: #12161c; --error: #ff8a80; --warning: #f5c069; --info: #8ab8f5;
  --good: #7ed8a0; --mark: #6b5611; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.65;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
    sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.25rem; margin: 0 0 1rem; color: var(--soft); font-weight: 500; }
article { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem;
  padding: 1.25rem 1.5rem; margin-bottom: 1.5rem; }
header h2 { font-size: 1.3rem; margin: 0; }
header p { margin: .2rem 0; color: var(--soft); overflow-wrap: anywhere; }
header .result { color: var(--ink); font-weight: 600; }
.result.good { color: var(--good); } .result.error { color: var(--error); }
.result.warning { color: var(--warning); }
ol.findings { list-style: none; margin: 1rem 0 0; padding: 0; }
ol.findings > li { border-top: 1px solid var(--line); padding: 1rem 0 .6rem; }
h3 { font-size: 1.02rem; margin: 0 0 .3rem; display: flex; flex-wrap: wrap; gap: .5rem;
  align-items: baseline; }
h3 .place { font-weight: 400; color: var(--soft); }
h3 code { margin-left: auto; font-size: .78rem; color: var(--soft); font-weight: 400; }
.chip { font-size: .78rem; border: 1px solid currentColor; border-radius: 1rem;
  padding: 0 .6rem; white-space: nowrap; }
.chip.error { color: var(--error); } .chip.warning { color: var(--warning); }
.chip.info { color: var(--info); }
p.message { margin: .2rem 0; }
p.sum { margin: .2rem 0; font-variant-numeric: tabular-nums; font-weight: 600; }
table.quotes { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .88rem; }
table.quotes td { padding: .1rem .5rem; vertical-align: top; background: var(--ground); }
table.quotes td:first-child { color: var(--soft); text-align: right; white-space: nowrap;
  width: 1%; }
table.quotes td:last-child { white-space: pre-wrap; overflow-wrap: anywhere; }
p.more { margin: .2rem 0; color: var(--soft); font-size: .88rem; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; padding: 0 .1rem; }
dl { margin: .4rem 0 0; font-size: .92rem; display: grid; grid-template-columns: max-content 1fr;
  gap: .1rem .8rem; }
dt { color: var(--soft); } dd { margin: 0; }
blockquote { margin: .1rem 0; padding-left: .7rem; border-left: 3px solid var(--line);
  color: var(--soft); }
.settled { opacity: .6; }
section.open { border-top: 1px solid var(--line); margin-top: .6rem; padding-top: .8rem;
  font-size: .92rem; }
section.open h4 { margin: 0 0 .2rem; } section.open ul { margin: 0; padding-left: 1.2rem; }
@media print { body { background: none; } article { border: 0; padding: 0;
  break-inside: auto; } ol.findings > li { break-inside: avoid; } }
</style>)";

// A line of one of the reports that a finding rests on.
struct QuotedLine {
    engine::Role role;
    std::size_t other;
    std::uint32_t line;
    friend auto operator<=>(const QuotedLine&, const QuotedLine&) = default;
};

class HtmlPiece {
  public:
    HtmlPiece(const Judged& judged, Language language)
        : judged_(judged), facts_(*judged.dossier.report), language_(language) {}

    std::string all() const {
        std::string text = "<article>\n" + header();
        if (!judged_.judgement.findings.empty()) text += "<ol class=\"findings\">\n";
        for (const engine::Finding& finding : judged_.judgement.findings) text += item(finding);
        if (!judged_.judgement.findings.empty()) text += "</ol>\n";
        return text + undecided() + failures() + "</article>\n";
    }

  private:
    std::string_view word(std::string_view chinese, std::string_view english) const {
        return say(language_, chinese, english);
    }

    std::string header() const {
        const std::string agency = facts_.agency.value.value_or(
            std::string(word("（未读出机关名称）", "(no agency's name)")));
        std::string year(word("（未读出年度）", "(no year)"));
        if (facts_.year.value)
            year = fmt::format(fmt::runtime(word("{}年度", "{}")), facts_.year.value->number());
        const engine::VerdictCounts& verdicts = judged_.judgement.verdicts;
        const std::string counts = fmt::format(
            fmt::runtime(word("核对 {} 处：合格 {}，不合格 {}；无法判断 {}，不适用 {}，出错 {}",
                              "{} places checked: {} pass, {} fail; {} undecided, {} not "
                              "applicable, {} errors")),
            verdicts.pass + verdicts.fail, verdicts.pass, verdicts.fail, verdicts.undecided,
            verdicts.skip, verdicts.error);
        return fmt::format(
            "<header><h2>{} {}</h2>\n<p>{}</p>\n<p class=\"result {}\">{}{}</p>\n<p>{}</p>"
            "</header>\n",
            escaped(agency), escaped(year), escaped(facts_.source->name()), result_class(),
            word("结论：", "result: "), escaped(conclusion_text(judged_, language_)), counts);
    }

    std::string_view result_class() const {
        switch (conclusion_of(judged_)) {
            case Conclusion::Good:
                return "good";
            case Conclusion::Doubtful:
                return "warning";
            case Conclusion::Bad:
                return "error";
        }
        return {};
    }

    std::string item(const engine::Finding& finding) const {
        const std::string label = place_label(facts_, finding);
        std::string text = fmt::format(
            "<li id=\"{}\"{}>\n<h3><span class=\"chip {}\">{}</span> {} <span class=\"place\">{}"
            "</span><code>{}</code></h3>\n<p class=\"message\">{}</p>\n",
            finding.id, engine::stands(finding) ? "" : " class=\"settled\"",
            name_of(finding.severity), severity_text(judged_.pack, finding, language_),
            escaped(finding.title), escaped(label.empty() ? finding.place : label), finding.id,
            escaped(finding.message));
        if (const std::string sum = formula(finding.proof); !sum.empty())
            text += fmt::format("<p class=\"sum\">{}</p>\n", escaped(sum));
        text += quotes(finding) + "<dl>\n";
        for (const rules::Basis& basis : finding.basis) text += law(basis);
        for (const engine::Suggestion& suggestion : finding.suggest)
            text += row(word("供参考", "hint"), advice(suggestion));
        if (!finding.remedy.empty()) text += row(word("处理", "remedy"), escaped(finding.remedy));
        if (finding.decision)
            text +=
                row(word("复核", "review"), escaped(decision_text(*finding.decision, language_)));
        return text + "</dl></li>\n";
    }

    std::string advice(const engine::Suggestion& suggestion) const {
        const std::string label = path_label(facts_, suggestion.path);
        return fmt::format(
            fmt::runtime(word("只改一处即可平衡：{} 改为 {}", "one change would do: {} to {}")),
            escaped(label.empty() ? suggestion.path : label), escaped(suggestion.value));
    }

    static std::string row(std::string_view head, const std::string& content) {
        return fmt::format("<dt>{}</dt><dd>{}</dd>\n", head, content);
    }

    std::string law(const rules::Basis& basis) const {
        std::string content = escaped(basis.document + basis.clause);
        if (!basis.is_confirmed)
            content +=
                escaped(word("（引用前请核对原文）", " (to be looked up before it is cited)"));
        if (!basis.quote.empty())
            content += "<blockquote>" + escaped(basis.quote) + "</blockquote>";
        return row(word("依据", "basis"), content);
    }

    // Each line of the report that the finding rests on, once, its figures marked.
    std::string quotes(const engine::Finding& finding) const {
        std::map<QuotedLine, std::vector<Span>> lines;
        for (const engine::Evidence& evidence : finding.evidence) {
            const bool is_zero = evidence.value == "0" && finding.evidence.size() > most_quotes;
            if (evidence.span.empty() || is_zero) continue;
            const Source& source = *report_of(judged_, evidence.role, evidence.other).source;
            const std::uint32_t line = source.position(evidence.span.begin).line;
            lines[{evidence.role, evidence.other, line}].push_back(evidence.span);
        }
        if (lines.empty()) return {};
        std::string text = "<table class=\"quotes\">\n";
        std::size_t count = 0;
        for (auto& [where, spans] : lines) {
            if (++count > most_quotes) continue;
            std::sort(spans.begin(), spans.end());
            const Source& source = *report_of(judged_, where.role, where.other).source;
            text += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n",
                                line_name(where, spans.front()), marked(source, where.line, spans));
        }
        text += "</table>\n";
        if (count > most_quotes)
            text += fmt::format("<p class=\"more\">{}</p>\n",
                                fmt::format(fmt::runtime(word("另有 {} 行：gouji explain {}",
                                                              "{} more lines: gouji explain {}")),
                                            count - most_quotes, finding.id));
        return text;
    }

    std::string line_name(const QuotedLine& quoted, Span span) const {
        const FactBase& facts = report_of(judged_, quoted.role, quoted.other);
        const Origin* origin = origin_at(facts.origins, span.begin);
        std::string name = origin != nullptr
                               ? fmt::format(fmt::runtime(word("第{}页", "page {}")), origin->page)
                               : fmt::format(fmt::runtime(word("第{}行", "line {}")), quoted.line);
        switch (quoted.role) {
            case engine::Role::This:
                return name;
            case engine::Role::Prior:
                return fmt::format("{} {}", word("上年", "prior"), name);
            case engine::Role::Parent:
            case engine::Role::Other:
                return fmt::format("{} {}", escaped(owner_of(facts)), name);
        }
        return name;
    }

    static std::string marked(const Source& source, std::uint32_t number,
                              const std::vector<Span>& spans) {
        const Span line = source.line(number);
        const std::string_view before = source.slice({line.begin, spans.front().begin});
        const std::string_view shown_before = fit_end(before, quoted_columns);
        std::string text = shown_before.size() < before.size() ? "…" : "";
        text += escaped(shown_before);
        std::uint32_t at = spans.front().begin;
        for (const Span& span : spans) {
            if (span.begin < at) continue;
            text += escaped(source.slice({at, span.begin}));
            text += "<mark>" + escaped(source.slice(span)) + "</mark>";
            at = span.end;
        }
        const std::string_view behind = source.slice({at, std::max(at, line.end)});
        const std::string_view shown_behind = fit_start(behind, quoted_columns);
        text += escaped(shown_behind);
        return text + (shown_behind.size() < behind.size() ? "…" : "");
    }

    std::string undecided() const {
        const std::vector<Obstacle> obstacles = obstacles_of(judged_, language_);
        if (obstacles.empty()) return {};
        std::string text =
            fmt::format("<section class=\"open\"><h4>{}</h4><ul>\n", word("无法判断", "Undecided"));
        for (const Obstacle& obstacle : obstacles)
            text += fmt::format("<li>{}{}{}</li>\n", escaped(obstacle.what), word("，涉及：", ": "),
                                escaped(obstacle.concerned));
        return text + "</ul></section>\n";
    }

    std::string failures() const {
        if (judged_.judgement.failures.empty()) return {};
        std::string text = fmt::format("<section class=\"open\"><h4>{}</h4><ul>\n",
                                       word("计算出错", "Could not be computed"));
        for (const engine::Failure& failure : judged_.judgement.failures)
            text += fmt::format("<li>{} {}: {}</li>\n", escaped(failure.rule),
                                escaped(failure.place), word_of(failure.why, language_));
        return text + "</ul></section>\n";
    }

    const Judged& judged_;
    const FactBase& facts_;
    Language language_;
};

}  // namespace

DocumentFrame html_frame(const rules::RulePack& pack, Language language) {
    const std::string title = escaped(
        fmt::format("{}{}", rules::label_of(pack), say(language, "：审核结果", ": findings")));
    return {fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>"
                        "\n{}\n</head>\n<body><main>\n<h1>{}</h1>\n",
                        say(language, "zh", "en"), title, style, title),
            "", "</main></body>\n</html>\n"};
}

std::string html_piece(const Judged& judged, Language language) {
    return HtmlPiece(judged, language).all();
}

std::string html_unread(const UnreadDocument& unread, Language language) {
    std::string text = fmt::format("<article>\n<header><h2>{}</h2>\n", escaped(unread.name));
    for (const Diagnostic& complaint : unread.complaints)
        text += fmt::format("<p class=\"result error\">{}{}</p>\n",
                            say(language, "未能读出：", "not read: "),
                            escaped(message(complaint, language)));
    return text + "</header></article>\n";
}

}  // namespace gouji::outcomes
