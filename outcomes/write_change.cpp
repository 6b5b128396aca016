#include <algorithm>
#include <cstdint>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/review.h"
#include "outcomes/compare.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

using Json = nlohmann::ordered_json;
using engine::Finding;

std::string list(std::string_view heading, Ink ink, const std::vector<Finding>& findings,
                 Colors colors) {
    if (findings.empty()) return {};
    std::string text = fmt::format("\n  {}  {}\n", paint(heading, ink, colors), findings.size());
    for (const Finding& finding : findings)
        text += fmt::format("    {}  {}\n      {}\n", finding.title,
                            paint(finding.id.substr(0, 8), Ink::Faint, colors), finding.message);
    return text;
}

enum class Age : std::uint8_t { Old, New };

// The later report's findings that stand: those that were there before, or those that were not.
std::vector<Finding> standing(const Change& change, const Judged& later, Age age) {
    std::vector<Finding> findings;
    for (const Finding& finding : later.judgement.findings) {
        if (engine::stands(finding) && is_still_there(change, finding) == (age == Age::Old))
            findings.push_back(finding);
    }
    return findings;
}

Json brief(const std::vector<Finding>& findings) {
    Json array = Json::array();
    for (const Finding& finding : findings)
        array.push_back({{"id", finding.id},
                         {"rule", finding.rule},
                         {"defect", finding.defect},
                         {"title", finding.title},
                         {"place", finding.place},
                         {"severity", name_of(finding.severity)},
                         {"message", finding.message}});
    return array;
}

}  // namespace

std::string change_text(const Change& change, const Judged& later, Language language,
                        Colors colors) {
    const FactBase& facts = *later.dossier.report;
    std::string text =
        fmt::format("{}\n  {} {}\n", paint(facts.source->name(), Ink::Bold, colors),
                    facts.agency.value.value_or(""),
                    facts.year.value ? std::to_string(facts.year.value->number())
                                     : std::string(say(language, "（未读出年度）", "(no year)")));
    if (!change.is_compared)
        text += fmt::format("  {}\n",
                            say(language, "没有同一机关、同一年度的前次报告，全部问题按新发现列出",
                                "no earlier report of this agency and year; all is new"));
    text += list(say(language, "已改正", "fixed"), Ink::Green, change.fixed, colors);
    text += list(say(language, "仍存在", "still there"), Ink::Red,
                 standing(change, later, Age::Old), colors);
    text +=
        list(say(language, "新发现", "new"), Ink::Red, standing(change, later, Age::New), colors);
    text += list(say(language, "现已无法判断，不作为已改正", "can no longer be judged"),
                 Ink::Yellow, change.undecided, colors);
    text += list(say(language, "复核排除或豁免", "dismissed or waived"), Ink::Faint,
                 change.set_aside, colors);
    const auto& findings = later.judgement.findings;
    const bool is_clean = change.fixed.empty() && change.undecided.empty() &&
                          change.set_aside.empty() &&
                          std::none_of(findings.begin(), findings.end(), engine::stands);
    if (is_clean) text += fmt::format("  {}\n", say(language, "没有问题", "nothing found"));
    return text;
}

std::string change_json(const Change& change, const Judged& later, Layout layout) {
    std::set<std::string> ids_standing;
    for (const Finding& finding : later.judgement.findings) {
        if (engine::stands(finding)) ids_standing.insert(finding.id);
    }
    Json object = Json::parse(findings_json(later, Layout::OneLine));
    for (Json& finding : object["findings"]) {
        const std::string id = finding["id"];
        if (ids_standing.count(id) == 0) continue;
        const bool is_old = std::find(change.still_there.begin(), change.still_there.end(), id) !=
                            change.still_there.end();
        finding["change"] = is_old ? "still" : "new";
    }
    object["compared"] = change.is_compared;
    object["fixed"] = brief(change.fixed);
    object["no_longer_decided"] = brief(change.undecided);
    object["set_aside"] = brief(change.set_aside);
    return object.dump(layout == Layout::Indented ? 2 : -1, ' ', false,
                       Json::error_handler_t::replace);
}

}  // namespace gouji::outcomes
