#include "engine/lint_reports.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "facts/code.h"

namespace gouji::engine {

namespace {

// Fewer prove nothing.
constexpr std::size_t least_reports = 5;
constexpr std::size_t least_together = 20;
constexpr std::size_t together_percent = 95;

bool assumes(const rules::Rule& rule, const rules::Rule& other) {
    return std::any_of(rule.assumes.begin(), rule.assumes.end(),
                       [&](const rules::Word& word) { return word.text == other.id; });
}

}  // namespace

ReportLint::ReportLint(const Program& program)
    : program_(program), failing_(program.pack->rules.size()) {}

void ReportLint::add(const Judgement& judgement) {
    for (std::size_t rule = 0; rule < failing_.size(); ++rule) {
        const std::string& id = program_.pack->rules[rule].id;
        const bool has_failed =
            std::any_of(judgement.findings.begin(), judgement.findings.end(),
                        [&](const Finding& finding) { return finding.rule == id; });
        if (has_failed) failing_[rule].push_back(reports_);
    }
    ++reports_;
}

void ReportLint::tell(Diagnostics& diagnostics) const {
    if (reports_ < least_reports) return;
    for (std::size_t rule = 0; rule < failing_.size(); ++rule) {
        const rules::Rule& written = program_.pack->rules[rule];
        if (failing_[rule].size() == reports_)
            diagnostics.add(Code::AlwaysFires, written.place,
                            {written.id, std::to_string(reports_)});
        if (failing_[rule].empty())
            diagnostics.add(Code::NeverFires, written.place,
                            {written.id, std::to_string(reports_)});
        for (std::size_t earlier = 0; earlier < rule; ++earlier)
            tell_together(earlier, rule, diagnostics);
    }
}

void ReportLint::tell_together(std::size_t earlier, std::size_t later,
                               Diagnostics& diagnostics) const {
    const rules::Rule& first = program_.pack->rules[earlier];
    const rules::Rule& second = program_.pack->rules[later];
    if (assumes(first, second) || assumes(second, first)) return;
    std::vector<std::size_t> both;
    std::set_intersection(failing_[earlier].begin(), failing_[earlier].end(),
                          failing_[later].begin(), failing_[later].end(), std::back_inserter(both));
    const std::size_t any = failing_[earlier].size() + failing_[later].size() - both.size();
    if (both.size() < least_together || both.size() * 100 <= any * together_percent) return;
    diagnostics.add(Code::CascadeWithoutAssumes, second.place,
                    {second.id, first.id, std::to_string(both.size()),
                     std::to_string(failing_[earlier].size())});
}

}  // namespace gouji::engine
