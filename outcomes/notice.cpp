#include "outcomes/notice.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "facts/width.h"
#include "outcomes/on_paper.h"
#include "outcomes/printed.h"
#include "outcomes/standing.h"
#include "outcomes/template.h"

namespace gouji::outcomes {

namespace {

using engine::Evidence;
using engine::Finding;

constexpr std::size_t longest_quote = 120;  // in columns
constexpr std::size_t most_quotes = 8;
constexpr std::size_t longest_sum = 5;  // of which every figure is told

class RowWriter {
  public:
    RowWriter(const Judged& judged, const NoticeRules& rules)
        : judged_(judged), facts_(*judged.dossier.report), rules_(rules) {}

    NoticeRow row(const Finding& finding) const {
        NoticeRow row;
        row.id = finding.id;
        row.rule = finding.rule;
        row.title = name_of(finding);
        row.group = group_of(finding);
        row.year = facts_.year.value ? facts_.year.value->number() : 0;
        row.place = on_paper(place_of(finding) + page_of(finding));
        row.cell = cell_of(finding);
        row.statement = on_paper(finding.message);
        row.says = on_paper(says(finding));
        row.basis = basis_of(finding.basis);
        row.remedy = on_paper(finding.remedy + advice_of(finding));
        return row;
    }

    // Of an earlier report, whose pages are not at hand; its figures no longer tell what would do.
    NoticeRow earlier_row(const Finding& finding) const {
        NoticeRow row = this->row(finding);
        row.place = on_paper(place_of(finding));
        row.remedy = on_paper(finding.remedy);
        row.is_still_there = false;
        return row;
    }

  private:
    // A rule is named for what it asks for; a problem is not.
    std::string name_of(const Finding& finding) const {
        const auto name = rules_.style.names.find(finding.rule);
        return name == rules_.style.names.end() ? finding.title : name->second;
    }

    static std::string cell_of(const Finding& finding) {
        const bool is_one_cell =
            finding.evidence.size() == 1 && finding.evidence[0].path == finding.place;
        return is_one_cell ? on_paper(finding.evidence[0].label) : std::string();
    }

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
        const std::string label = place_label(facts_, finding);
        const std::string table = table_of(finding);
        std::string text;
        if (!table.empty() && table != label)
            text = fill_phrase(rules_.style.table, {{"表", table}});
        if (!label.empty()) text += "“" + label + "”";
        return text.empty() ? labels_of(finding) : text;
    }

    std::string table_of(const Finding& finding) const {
        const std::string& path = finding.evidence.empty() ? "" : finding.evidence.front().path;
        for (const std::string_view own : {own_path(finding.place), own_path(path)}) {
            const std::string id(own.substr(0, own.find('.')));
            if (facts_.form->table_index(id)) return path_label(facts_, id);
        }
        return {};
    }

    // Of a finding without a place of its own: the part that it was found in.
    std::string labels_of(const Finding& finding) const {
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.role != engine::Role::This) continue;
            if (!evidence.label.empty()) return evidence.label;
            if (const std::string* label = own_label(evidence)) {
                if (!label->empty()) return "“" + *label + "”";
            } else if (const std::string part = part_of(evidence); !part.empty()) {
                return "“" + part + "”";
            }
        }
        return rules_.style.whole;
    }

    // What the office calls a fact that is no cell; null where it does not name it.
    const std::string* own_label(const Evidence& evidence) const {
        const auto label = rules_.style.labels.find(evidence.path);
        return label == rules_.style.labels.end() ? nullptr : &label->second;
    }

    // The title of the section that the evidence is, or stands in.
    std::string part_of(const Evidence& evidence) const {
        constexpr std::string_view section = "section(";
        if (evidence.path.starts_with(section))
            return section_label(
                facts_,
                evidence.path.substr(section.size(), evidence.path.find(')') - section.size()));
        return section_around(evidence);
    }

    std::string section_around(const Evidence& evidence) const {
        if (evidence.span.empty()) return {};
        for (const SectionFact& section : facts_.sections) {
            if (section.body.begin <= evidence.span.begin && evidence.span.end <= section.body.end)
                return section_label(facts_, std::to_string(section.number));
        }
        return {};
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
        const std::string place = place_label(facts_, finding);
        for (const Evidence& evidence : finding.evidence) {
            const std::string* label = own_label(evidence);
            if (label != nullptr && label->empty()) continue;
            if (is_told_within(evidence, finding)) continue;
            if (is_long && is_zero(evidence)) {
                ++zeros;
            } else if (told == most_quotes) {
                ++others;
            } else {
                text += (text.empty() ? "" : "；") + quote(evidence, place);
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

    // A part of a passage that is quoted before it.
    bool is_told_within(const Evidence& evidence, const Finding& finding) const {
        if (!is_prose(evidence)) return false;
        const Evidence* const end = &evidence;
        return std::any_of(finding.evidence.data(), end, [&](const Evidence& before) {
            return is_prose(before) && before.role == evidence.role &&
                   before.other == evidence.other && before.span.begin <= evidence.span.begin &&
                   evidence.span.end <= before.span.end;
        });
    }

    bool is_prose(const Evidence& evidence) const {
        return evidence.label.empty() && !evidence.span.empty() && own_label(evidence) == nullptr;
    }

    std::string quote(const Evidence& evidence, const std::string& place) const {
        const std::string raw(without_comma(evidence.raw.empty() ? evidence.value : evidence.raw));
        std::string shown = raw.empty() ? rules_.style.blank : raw;
        const std::string_view start = fit_start(shown, longest_quote);
        if (start.size() < shown.size()) shown = std::string(start) + "……";
        const std::string label = label_of(evidence, place);
        return label.empty() ? shown : label + "：" + shown;
    }

    // Of the figures of one row or column only the other half of the label tells them apart.
    static std::string without_place(std::string_view label, const std::string& place) {
        for (const std::string_view joint : {" · ", "·"}) {
            const std::string before = place + std::string(joint);
            const std::string behind = std::string(joint) + place;
            if (!place.empty() && label.starts_with(before)) label.remove_prefix(before.size());
            if (!place.empty() && label.ends_with(behind)) label.remove_suffix(behind.size());
        }
        return std::string(label);
    }

    // Prose is quoted by its clauses.
    static std::string_view without_comma(std::string_view text) {
        for (const std::string_view mark : {"，", "、", "；", "："})
            if (text.ends_with(mark)) text.remove_suffix(mark.size());
        return text;
    }

    std::string label_of(const Evidence& evidence, const std::string& place) const {
        if (!evidence.label.empty()) return whose(evidence) + without_place(evidence.label, place);
        if (const std::string* label = own_label(evidence)) return whose(evidence) + *label;
        if (evidence.role != engine::Role::This) return whose(evidence);
        const std::string part = section_around(evidence);
        return part.empty() ? part : fill_phrase(rules_.style.part, {{"部分", part}});
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

    // Of a figure that stands alone, that another one would do says nothing.
    std::string advice_of(const Finding& finding) const {
        std::string text;
        if (finding.evidence.size() < 2) return text;
        for (const engine::Suggestion& suggestion : finding.suggest) {
            const std::string label = path_label(facts_, suggestion.path);
            text += fill_phrase(
                rules_.style.suggestion,
                {{"项目", label.empty() ? suggestion.path : label}, {"数", suggestion.value}});
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
    notices.back().is_named = facts.agency.value.has_value();
    notices.back().kind = facts.agency_kind;
    return notices.back();
}

void note_unconfirmed(const Finding& finding, std::vector<std::string>& unconfirmed) {
    for (const rules::Basis& basis : finding.basis) {
        const std::string text = basis.document + basis.clause;
        if (!basis.is_confirmed &&
            std::find(unconfirmed.begin(), unconfirmed.end(), text) == unconfirmed.end())
            unconfirmed.push_back(text);
    }
}

std::size_t rows_in(const Notice& notice) {
    return notice.errors.size() + notice.warnings.size() + notice.undecided.size();
}

// A report may lie there as a Word file and as a PDF: what both show is told once.
void add_once(NoticeRow row, std::vector<NoticeRow>& rows) {
    const bool is_told = std::any_of(rows.begin(), rows.end(), [&](const NoticeRow& told) {
        return told.id == row.id && told.year == row.year && told.statement == row.statement &&
               told.says == row.says;
    });
    if (!is_told) rows.push_back(std::move(row));
}

void add_year(const FactBase& facts, Notice& notice) {
    if (!facts.year.value) return;
    const int year = facts.year.value->number();
    const auto at = std::lower_bound(notice.years.begin(), notice.years.end(), year);
    if (at == notice.years.end() || *at != year) notice.years.insert(at, year);
}

}  // namespace

void add_to_notices(const Judged& judged, const NoticeRules& rules, std::vector<Notice>& notices) {
    const FactBase& facts = *judged.dossier.report;
    Notice& notice = notice_for(facts, notices);
    const std::size_t told_before = rows_in(notice);
    const Change change = compare(rules.earlier, judged);
    notice.is_second = notice.is_second || change.is_compared;
    for (const Finding& fixed : change.fixed) {
        if (fixed.severity == Severity::Error && !is_on_trial(judged.pack, fixed)) ++notice.fixed;
    }
    const RowWriter writer(judged, rules);
    for (const Finding& before : change.undecided) {
        if (before.severity == Severity::Error && !is_on_trial(judged.pack, before))
            add_once(writer.earlier_row(before), notice.undecided);
    }
    for (const Finding& finding : judged.judgement.findings) {
        if (!is_held_against(judged.pack, finding) || finding.severity == Severity::Info) continue;
        const bool is_error = finding.severity == Severity::Error;
        if (!is_error && rules.warnings == Warnings::LeftOut) continue;
        NoticeRow row = writer.row(finding);
        row.is_still_there = is_still_there(change, finding);
        note_unconfirmed(finding, notice.unconfirmed);
        add_once(std::move(row), is_error ? notice.errors : notice.warnings);
    }
    if (rows_in(notice) > told_before) add_year(facts, notice);
}

bool needs_notice(const Notice& notice) {
    return rows_in(notice) > 0;
}

}  // namespace gouji::outcomes
