#include "outcomes/notice.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "facts/width.h"
#include "outcomes/printed.h"
#include "outcomes/standing.h"
#include "outcomes/template.h"

namespace gouji::outcomes {

namespace {

using engine::Evidence;
using engine::Finding;

constexpr std::size_t longest_quote = 80;  // in columns
constexpr std::size_t most_quotes = 8;
constexpr std::size_t longest_sum = 5;  // of which every figure is told

// Blanks between Chinese characters and 「 · 」 of labels are for screens, not for paper.
std::string on_paper(std::string text) {
    constexpr std::string_view dot = " · ";
    for (std::size_t at = text.find(dot); at != std::string::npos; at = text.find(dot))
        text.replace(at, dot.size(), "·");
    return text;
}

class RowWriter {
  public:
    RowWriter(const Judged& judged, const NoticeRules& rules)
        : judged_(judged), facts_(*judged.dossier.report), rules_(rules) {}

    NoticeRow row(const Finding& finding) const {
        NoticeRow row;
        row.id = finding.id;
        row.rule = finding.rule;
        row.title = finding.title;
        row.group = group_of(finding);
        row.year = facts_.year.value ? facts_.year.value->number() : 0;
        row.place = place_of(finding) + page_of(finding);
        row.statement = finding.message;
        row.says = says(finding);
        row.basis = basis_of(finding.basis);
        row.remedy = finding.remedy + advice_of(finding);
        return row;
    }

    // Of an earlier report, whose pages are not at hand; its figures no longer tell what would do.
    NoticeRow earlier_row(const Finding& finding) const {
        NoticeRow row = this->row(finding);
        row.place = place_of(finding);
        row.remedy = finding.remedy;
        row.is_still_there = false;
        return row;
    }

  private:
    std::size_t group_of(const Finding& finding) const {
        const rules::Rule* rule = judged_.pack.find(finding.rule);
        const auto& groups = rules_.style.groups;
        const auto found =
            std::find_if(groups.begin(), groups.end(), [&](const rules::NoticeGroup& group) {
                return rule != nullptr && selects(group.of, *rule, finding.severity);
            });
        return found == groups.end() ? groups.size() - 1
                                     : static_cast<std::size_t>(found - groups.begin());
    }

    // ---------- where ----------

    std::string place_of(const Finding& finding) const {
        const std::string label = on_paper(place_label(facts_, finding));
        const std::string table = table_of(finding);
        std::string text;
        if (!table.empty() && table != label)
            text = fill_phrase(rules_.style.table, {{"表", table}});
        if (!label.empty()) text += "“" + label + "”";
        return text.empty() ? labels_of(finding) : text;
    }

    std::string table_of(const Finding& finding) const {
        const std::string& path =
            finding.evidence.empty() ? finding.place : finding.evidence.front().path;
        const std::string_view own = own_path(path);
        const std::string id(own.substr(0, own.find('.')));
        return facts_.form->table_index(id) ? path_label(facts_, id) : std::string();
    }

    // Of a finding without a place of its own: the part that it was found in.
    std::string labels_of(const Finding& finding) const {
        constexpr std::string_view section = "section(";
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.role != engine::Role::This) continue;
            if (!evidence.label.empty()) return on_paper(evidence.label);
            if (!evidence.path.starts_with(section)) continue;
            const std::string title = section_label(
                facts_,
                evidence.path.substr(section.size(), evidence.path.find(')') - section.size()));
            if (!title.empty()) return "“" + title + "”";
        }
        return rules_.style.whole;
    }

    std::string page_of(const Finding& finding) const {
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.span.empty() || evidence.role != engine::Role::This) continue;
            const Origin* origin = origin_at(facts_.origins, evidence.span.begin);
            if (origin != nullptr && origin->page > 0)
                return fill_phrase(rules_.style.page, {{"页", std::to_string(origin->page)}});
        }
        return {};
    }

    // ---------- what stands there ----------

    static bool is_zero(const Evidence& evidence) {
        const auto value = Decimal::parse(evidence.value);
        return evidence.state == State::Known && value && *value == Decimal();
    }

    // Zeros of a long sum are counted, not written.
    std::string says(const Finding& finding) const {
        std::string text;
        std::size_t told = 0;
        std::size_t zeros = 0;
        std::size_t others = 0;
        const bool is_long = finding.evidence.size() > longest_sum;
        for (const Evidence& evidence : finding.evidence) {
            if (is_long && is_zero(evidence)) {
                ++zeros;
            } else if (told == most_quotes) {
                ++others;
            } else {
                text += (text.empty() ? "" : "；") + quote(evidence);
                ++told;
            }
        }
        const auto count = [&](const std::string& phrase, std::size_t number) {
            if (number > 0) text += fill_phrase(phrase, {{"项数", std::to_string(number)}});
        };
        count(rules_.style.zeros, zeros);
        count(rules_.style.left_out, others);
        return text;
    }

    std::string quote(const Evidence& evidence) const {
        const std::string raw = evidence.raw.empty() ? evidence.value : evidence.raw;
        std::string shown = raw.empty() ? rules_.style.blank : raw;
        const std::string_view start = fit_start(shown, longest_quote);
        if (start.size() < shown.size()) shown = std::string(start) + "……";
        const std::string label = whose(evidence) + on_paper(evidence.label);
        return label.empty() ? shown : label + "：" + shown;
    }

    // The addressee knows only its own reports: what stands in another's says whose it is.
    std::string whose(const Evidence& evidence) const {
        switch (evidence.role) {
            case engine::Role::This:
                return {};
            case engine::Role::Prior:
                return rules_.style.prior;
            case engine::Role::Parent:
            case engine::Role::Other:
                return owner_of(report_of(judged_, evidence.role, evidence.other));
        }
        return {};
    }

    // ---------- what to do ----------

    std::string advice_of(const Finding& finding) const {
        std::string text;
        for (const engine::Suggestion& suggestion : finding.suggest) {
            const std::string label = path_label(facts_, suggestion.path);
            text += fill_phrase(rules_.style.suggestion,
                                {{"项目", on_paper(label.empty() ? suggestion.path : label)},
                                 {"数", suggestion.value}});
        }
        return text;
    }

    const Judged& judged_;
    const FactBase& facts_;
    const NoticeRules& rules_;
};

Notice& notice_for(const FactBase& facts, std::vector<Notice>& notices) {
    const std::string agency = facts.agency.value.value_or(facts.source->name());
    const auto found = std::find_if(notices.begin(), notices.end(),
                                    [&](const Notice& notice) { return notice.agency == agency; });
    if (found != notices.end()) return *found;
    notices.emplace_back();
    notices.back().agency = agency;
    notices.back().kind = facts.agency_kind;
    return notices.back();
}

}  // namespace

void add_to_notices(const Judged& judged, const NoticeRules& rules, std::vector<Notice>& notices) {
    const FactBase& facts = *judged.dossier.report;
    Notice& notice = notice_for(facts, notices);
    if (facts.year.value) {
        const int year = facts.year.value->number();
        const auto at = std::lower_bound(notice.years.begin(), notice.years.end(), year);
        if (at == notice.years.end() || *at != year) notice.years.insert(at, year);
    }
    const Change change = compare(rules.earlier, judged);
    notice.is_second = notice.is_second || change.is_compared;
    for (const Finding& fixed : change.fixed) {
        if (fixed.severity == Severity::Error && !is_on_trial(judged.pack, fixed)) ++notice.fixed;
    }
    const RowWriter writer(judged, rules);
    for (const Finding& before : change.undecided) {
        if (before.severity == Severity::Error && !is_on_trial(judged.pack, before))
            notice.undecided.push_back(writer.earlier_row(before));
    }
    for (const Finding& finding : judged.judgement.findings) {
        if (!is_held_against(judged.pack, finding) || finding.severity == Severity::Info) continue;
        const bool is_error = finding.severity == Severity::Error;
        if (!is_error && rules.warnings == Warnings::LeftOut) continue;
        NoticeRow row = writer.row(finding);
        row.is_still_there = is_still_there(change, finding);
        (is_error ? notice.errors : notice.warnings).push_back(std::move(row));
    }
}

bool needs_notice(const Notice& notice) {
    return !notice.errors.empty() || !notice.warnings.empty() || !notice.undecided.empty();
}

}  // namespace gouji::outcomes
