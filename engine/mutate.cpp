#include "engine/mutate.h"

#include <functional>
#include <utility>

#include "grammar/walk.h"

namespace gouji::engine {

namespace {

using grammar::Expr;

// An expression of a rule, found again in a copy of it.
struct Site {
    std::string field;
    SourceId source{};
    std::function<Expr&(rules::Rule&)> in;
};

std::vector<Site> sites_of(const rules::Rule& rule) {
    std::vector<Site> sites;
    if (rule.for_each) {
        const SourceId source = rule.for_each->place.source;
        sites.push_back(
            {"for_each", source, [](rules::Rule& r) -> Expr& { return r.for_each->tree.set; }});
        if (rule.for_each->tree.filter)
            sites.push_back({"for_each", source,
                             [](rules::Rule& r) -> Expr& { return *r.for_each->tree.filter; }});
    }
    for (std::size_t i = 0; i < rule.let.size(); ++i)
        sites.push_back({"let", rule.let[i].value.place.source,
                         [i](rules::Rule& r) -> Expr& { return r.let[i].value.tree; }});
    if (rule.when)
        sites.push_back({"when", rule.when->place.source,
                         [](rules::Rule& r) -> Expr& { return r.when->tree; }});
    for (std::size_t i = 0; i < rule.checks.size(); ++i)
        sites.push_back({"check", rule.checks[i].condition.place.source,
                         [i](rules::Rule& r) -> Expr& { return r.checks[i].condition.tree; }});
    return sites;
}

class Mutation {
  public:
    Mutation(const rules::Rule& rule, const std::vector<TableNames>& tables)
        : rule_(rule), tables_(tables) {}

    std::vector<Mutant> run() {
        for (const Site& site : sites_of(rule_)) change_parts(site);
        leave_out_fields();
        return std::move(mutants_);
    }

  private:
    void change_parts(const Site& site) {
        rules::Rule copy = rule_;
        const std::size_t count = grammar::all_parts(site.in(copy)).size();
        for (std::size_t i = 0; i < count; ++i) {
            const Expr before = *grammar::all_parts(site.in(copy))[i];
            for (Expr& after : variants_of(before, tables_)) {
                Mutant mutant{rule_, site.field, {site.source, before.span}, before, after};
                *grammar::all_parts(site.in(mutant.rule))[i] = std::move(after);
                mutants_.push_back(std::move(mutant));
            }
        }
    }

    void leave_out_fields() {
        if (rule_.when)
            leave_out("when", rule_.when->place, rule_.when->tree,
                      [](rules::Rule& rule) { rule.when.reset(); });
        if (rule_.for_each && rule_.for_each->tree.filter) {
            const Expr& filter = *rule_.for_each->tree.filter;
            leave_out("for_each", {rule_.for_each->place.source, filter.span}, filter,
                      [](rules::Rule& rule) { rule.for_each->tree.filter.reset(); });
        }
        if (!rule_.assumes.empty())
            leave_out("assumes", rule_.assumes.front().place, std::nullopt,
                      [](rules::Rule& rule) { rule.assumes.clear(); });
        if (!rule_.applies_to.kinds.empty())
            leave_out("applies_to.kind", rule_.applies_to.kinds.front().place, std::nullopt,
                      [](rules::Rule& rule) { rule.applies_to.kinds.clear(); });
        if (!rule_.applies_to.levels.empty())
            leave_out("applies_to.level", rule_.applies_to.levels.front().place, std::nullopt,
                      [](rules::Rule& rule) { rule.applies_to.levels.clear(); });
        if (!rule_.applies_to.editions.empty())
            leave_out("applies_to.edition", rule_.place, std::nullopt,
                      [](rules::Rule& rule) { rule.applies_to.editions.clear(); });
        const rules::Effective& effective = rule_.effective;
        if (effective.from || effective.to || effective.from_year || effective.to_year)
            leave_out("effective", rule_.place, std::nullopt,
                      [](rules::Rule& rule) { rule.effective = rules::Effective(); });
        if (rule_.missing != rules::OnMissing::Undecided)
            leave_out("missing", rule_.place, std::nullopt,
                      [](rules::Rule& rule) { rule.missing = rules::OnMissing::Undecided; });
    }

    template <class Change>
    void leave_out(std::string field, Place place, std::optional<Expr> before, Change change) {
        Mutant mutant{rule_, std::move(field), place, std::move(before), std::nullopt};
        change(mutant.rule);
        mutants_.push_back(std::move(mutant));
    }

    const rules::Rule& rule_;
    const std::vector<TableNames>& tables_;
    std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const rules::Rule& rule, const std::vector<TableNames>& tables) {
    return Mutation(rule, tables).run();
}

}  // namespace gouji::engine
