#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "outcomes/document_pieces.h"
#include "outcomes/formula.h"
#include "outcomes/obstacles.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"
#include "outcomes/write_findings.h"

namespace gouji::outcomes {

namespace {

using engine::Evidence;
using engine::Finding;

constexpr std::size_t short_id = 8;  // of a finding's id: enough to name it within a report

// Evidence that stands on one line of one report.
struct QuotedPlace {
    engine::Role role{};
    std::size_t other = 0;
    Span span;
};

class FindingsText {
  public:
    FindingsText(const Judged& judged, Language language, const Screen& screen)
        : judged_(judged),
          facts_(*judged.dossier.report),
          language_(language),
          screen_(screen),
          colors_(screen.colors) {}

    std::string all() const {
        std::string text = paint(facts_.source->name(), Ink::Bold, colors_) + "\n" + subject() +
                           conclusion() + counts();
        std::size_t number = 0;
        for (const Finding& finding : judged_.judgement.findings)
            text += fmt::format("\n{:>2}. ", ++number) + headline(finding) + body(finding, 4);
        return text + undecided() + failures() + skipped();
    }

    std::string explained(const Finding& finding) const {
        std::string text = headline(finding) + body(finding, finding.evidence.size());
        if (!finding.proof.op.empty())
            text += heading("算式", "proof") + proof_tree(finding.proof, 4);
        return text;
    }

  private:
    std::string_view word(std::string_view chinese, std::string_view english) const {
        return say(language_, chinese, english);
    }

    std::string heading(std::string_view chinese, std::string_view english) const {
        return fmt::format("    {}\n", paint(word(chinese, english), Ink::Bold, colors_));
    }

    std::string subject() const {
        return fmt::format("  {}  {}  {}\n",
                           facts_.agency.value.value_or(
                               std::string(word("（未读出机关名称）", "(no agency's name)"))),
                           facts_.year.value ? fmt::format("{}", facts_.year.value->number())
                                             : std::string(word("（未读出年度）", "(no year)")),
                           rules::label_of(judged_.pack));
    }

    std::string conclusion() const {
        return fmt::format("  {}{}\n", word("结论：", "result: "),
                           paint(conclusion_text(judged_, language_), ink(), colors_));
    }

    Ink ink() const {
        switch (conclusion_of(judged_)) {
            case Conclusion::Good:
                return Ink::Green;
            case Conclusion::Doubtful:
                return Ink::Yellow;
            case Conclusion::Bad:
                return Ink::Red;
        }
        return Ink::Red;
    }

    std::string counts() const {
        const engine::VerdictCounts& verdicts = judged_.judgement.verdicts;
        const std::size_t judged = verdicts.pass + verdicts.fail;
        return fmt::format(
            fmt::runtime(word(
                "  核对 {} 处：合格 {}，不合格 {}。未核对：无法判断 {}，不适用 {}，出错 {}。\n",
                "  {} places checked: {} pass, {} fail. Not checked: {} undecided, {} not "
                "applicable, {} errors.\n")),
            judged, verdicts.pass, verdicts.fail, verdicts.undecided, verdicts.skip,
            verdicts.error);
    }

    std::string headline(const Finding& finding) const {
        const std::string label = place_label(facts_, finding);
        std::string text = fmt::format("{}  {}",
                                       paint(severity_text(judged_.pack, finding, language_),
                                             ink_of(finding.severity), colors_),
                                       paint(finding.title, Ink::Bold, colors_));
        if (!label.empty() || !finding.place.empty())
            text += fmt::format("  {}", label.empty() ? finding.place : label);
        return text + fmt::format("  {}\n", paint(std::string_view(finding.id).substr(0, short_id),
                                                  Ink::Faint, colors_));
    }

    std::string body(const Finding& finding, std::size_t quotes) const {
        std::string text = fmt::format("    {}\n", finding.message);
        if (const std::string sum = formula(finding.proof); !sum.empty())
            text += fmt::format("    {}\n", sum);
        text += places(finding, quotes);
        for (const rules::Basis& basis : finding.basis) text += law(basis);
        for (const engine::Suggestion& suggestion : finding.suggest) text += advice(suggestion);
        if (!finding.remedy.empty())
            text += fmt::format("    {}{}\n", word("处理：", "remedy: "), finding.remedy);
        if (finding.decision)
            text += fmt::format("    {}{}\n", word("复核：", "review: "),
                                decision_text(*finding.decision, language_));
        return text;
    }

    // The lines that the evidence stands on, and what of it stands nowhere.
    std::string places(const Finding& finding, std::size_t quotes) const {
        const std::vector<QuotedPlace> places = quoted_places(finding);
        std::string text;
        for (std::size_t i = 0; i < std::min(quotes, places.size()); ++i) {
            const Source& source = *report_of(judged_, places[i].role, places[i].other).source;
            text += fmt::format("    {}\n", paint(position_text(source, places[i].span.begin),
                                                  Ink::Faint, colors_));
            text += quote(source, places[i].span, {{}, ink_of(finding.severity), 6}, screen_);
        }
        if (places.size() > quotes) {
            text += fmt::format(fmt::runtime(word("    另有 {} 行：gouji explain {} {}\n",
                                                  "    {} more lines: gouji explain {} {}\n")),
                                places.size() - quotes,
                                std::string_view(finding.id).substr(0, short_id),
                                facts_.source->name());
        }
        for (const Evidence& evidence : finding.evidence) {
            const bool shows_nothing = evidence.span.empty() && evidence.state != State::Known;
            if (shows_nothing && !evidence.label.empty())
                text += absence(evidence, ink_of(finding.severity));
        }
        return text;
    }

    std::string absence(const Evidence& evidence, Ink ink) const {
        std::string text = fmt::format("    {}{}{}\n", evidence.label, word("：", ": "),
                                       word_of(evidence.state, language_));
        if (!has_place(evidence.span)) return text;
        const Source& source = *report_of(judged_, evidence.role, evidence.other).source;
        text += fmt::format("    {}\n",
                            paint(position_text(source, evidence.span.begin), Ink::Faint, colors_));
        return text + quote(source, evidence.span, {{}, ink, 6}, screen_);
    }

    std::vector<QuotedPlace> quoted_places(const Finding& finding) const {
        std::vector<QuotedPlace> with_figures;
        std::vector<QuotedPlace> zeros;
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.span.empty()) continue;
            add_place(evidence.value == "0" ? zeros : with_figures, evidence);
        }
        if (with_figures.empty()) return zeros;
        return with_figures;
    }

    // Evidence on a line that is quoted already widens what is underlined there.
    void add_place(std::vector<QuotedPlace>& places, const Evidence& evidence) const {
        const Source& source = *report_of(judged_, evidence.role, evidence.other).source;
        const std::uint32_t line = source.position(evidence.span.begin).line;
        const auto same = std::find_if(places.begin(), places.end(), [&](const QuotedPlace& place) {
            return place.role == evidence.role && place.other == evidence.other &&
                   source.position(place.span.begin).line == line;
        });
        if (same == places.end()) {
            places.push_back({evidence.role, evidence.other, evidence.span});
        } else {
            same->span = {std::min(same->span.begin, evidence.span.begin),
                          std::max(same->span.end, evidence.span.end)};
        }
    }

    std::string law(const rules::Basis& basis) const {
        const std::string_view mark =
            basis.is_confirmed
                ? ""
                : word("（引用前请核对原文）", " (to be looked up before it is cited)");
        std::string text = fmt::format("    {}{}{}{}\n", word("依据：", "basis: "), basis.document,
                                       basis.clause, mark);
        if (!basis.quote.empty()) text += fmt::format("          “{}”\n", basis.quote);
        return text;
    }

    std::string advice(const engine::Suggestion& suggestion) const {
        const std::string label = path_label(facts_, suggestion.path);
        return fmt::format(fmt::runtime(word("    供参考：只改一处即可平衡，{} 改为 {}\n",
                                             "    hint: one change would do, {} to {}\n")),
                           label.empty() ? suggestion.path : label, suggestion.value);
    }

    // What could not be judged, by what blocks it: one blank cell may block a dozen rules.
    std::string undecided() const {
        const std::vector<Obstacle> obstacles = obstacles_of(judged_, language_);
        if (obstacles.empty()) return {};
        std::string text =
            fmt::format("\n  {}\n", paint(word("无法判断", "undecided"), Ink::Bold, colors_));
        for (const Obstacle& obstacle : obstacles)
            text += fmt::format("    {}{}{}\n", obstacle.what, word("，涉及：", ": "),
                                obstacle.concerned);
        return text;
    }

    std::string failures() const {
        if (judged_.judgement.failures.empty()) return {};
        std::string text = fmt::format(
            "\n  {}\n", paint(word("计算出错", "could not be computed"), Ink::Red, colors_));
        for (const engine::Failure& failure : judged_.judgement.failures)
            text += fmt::format("    {}[{}]: {}\n", failure.rule, failure.place,
                                word_of(failure.why, language_));
        return text;
    }

    std::string skipped() const {
        std::map<engine::SkipReason, std::size_t> counts;
        for (const engine::Skipped& skip : judged_.judgement.skipped) ++counts[skip.reason];
        if (counts.empty()) return {};
        std::string text;
        for (const auto& [reason, count] : counts) {
            if (!text.empty()) text += word("，", ", ");
            text += fmt::format("{} {}", word_of(reason, language_), count);
        }
        return fmt::format("\n  {}{}\n", word("不适用：", "not applicable: "), text);
    }

    const Judged& judged_;
    const FactBase& facts_;
    Language language_;
    const Screen& screen_;
    Colors colors_;
};

}  // namespace

std::string findings_text(const Judged& judged, Language language, const Screen& screen) {
    return FindingsText(judged, language, screen).all();
}

std::string finding_explained(const Judged& judged, const Finding& finding, Language language,
                              const Screen& screen) {
    return FindingsText(judged, language, screen).explained(finding);
}

}  // namespace gouji::outcomes
