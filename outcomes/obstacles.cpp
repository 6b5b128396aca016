#include "outcomes/obstacles.h"

#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "outcomes/document_pieces.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t most_cells_named = 8;   // of a table, about a row
constexpr std::size_t most_places_named = 8;  // of a rule

// Cells of one table of one report that are all blank, or all unread.
using Region = std::tuple<std::string, std::string, State>;  // whose, the table, what they are

class ObstacleWriter {
  public:
    ObstacleWriter(const Judged& judged, Language language)
        : judged_(judged), facts_(*judged.dossier.report), language_(language) {
        for (const engine::Undecided& verdict : judged.judgement.undecided) {
            for (const engine::Blocker& blocker : verdict.blocked_by)
                cells_[region_of(blocker)].insert(blocker.path);
        }
    }

    std::vector<Obstacle> all() const {
        std::vector<Obstacle> obstacles;
        std::map<std::string, std::vector<const engine::Undecided*>> verdicts;
        for (const engine::Undecided& verdict : judged_.judgement.undecided) {
            const std::string what = blockers_of(verdict);
            if (verdicts[what].empty()) obstacles.push_back({what, {}});
            verdicts[what].push_back(&verdict);
        }
        for (Obstacle& obstacle : obstacles) obstacle.concerned = rules_of(verdicts[obstacle.what]);
        return obstacles;
    }

  private:
    Region region_of(const engine::Blocker& blocker) const {
        const std::string_view path = own_path(blocker.path);
        return {whose(blocker, language_), std::string(path.substr(0, path.find('.'))),
                blocker.state};
    }

    std::string blockers_of(const engine::Undecided& verdict) const {
        std::vector<std::string> parts;
        std::set<Region> told;
        for (const engine::Blocker& blocker : verdict.blocked_by) {
            const Region region = region_of(blocker);
            if (cells_.at(region).size() <= most_cells_named) {
                parts.push_back(blocker_text(facts_, blocker, language_));
            } else if (told.insert(region).second) {
                parts.push_back(region_text(region));
            }
        }
        return fmt::format("{}", fmt::join(parts, say(language_, "、", ", ")));
    }

    std::string region_text(const Region& region) const {
        const auto& [owner, table, state] = region;
        const std::string label = path_label(facts_, table);
        const bool is_own = owner.empty() && state == State::Unread;
        return fmt::format(fmt::runtime(say(language_, "{}{} {} 格{}{}", "{}{}: {} cells {}{}")),
                           owner, label.empty() ? table : label, cells_.at(region).size(),
                           word_of(state, language_), is_own ? reasons_of(table) : "");
    }

    // Why the cells of a table of the report judged could not be read.
    std::string reasons_of(const std::string& table) const {
        std::set<Unreadable> reasons;
        for (const UnreadFact& fact : facts_.unread)
            if (fact.path.starts_with(table + ".")) reasons.insert(fact.why);
        std::vector<std::string_view> words;
        for (const Unreadable why : reasons) words.push_back(word_of(why, language_));
        if (words.empty()) return {};
        return fmt::format(fmt::runtime(say(language_, "（{}）", " ({})")),
                           fmt::join(words, say(language_, "、", ", ")));
    }

    std::string rules_of(const std::vector<const engine::Undecided*>& verdicts) const {
        std::vector<std::string> order;
        std::map<std::string, std::vector<std::string>> places;  // by rule
        for (const engine::Undecided* verdict : verdicts) {
            std::vector<std::string>& of_rule = places[verdict->rule];
            if (of_rule.empty()) order.push_back(verdict->rule);
            of_rule.push_back(place_of(*verdict));
        }
        std::vector<std::string> parts;
        for (const std::string& rule : order) parts.push_back(rule_text(rule, places[rule]));
        return fmt::format("{}", fmt::join(parts, say(language_, "、", ", ")));
    }

    std::string place_of(const engine::Undecided& verdict) const {
        if (verdict.place.empty()) return {};
        const std::string label =
            place_label(facts_, verdict.place, verdict.blocked_by.front().path);
        return label.empty() ? verdict.place : label;
    }

    std::string rule_text(const std::string& id, const std::vector<std::string>& places) const {
        const rules::Rule* rule = judged_.pack.find(id);
        const std::string& title = rule == nullptr ? id : rule->title;
        if (places.size() > most_places_named)
            return fmt::format(fmt::runtime(say(language_, "{} {} 处", "{} at {} places")), title,
                               places.size());
        if (places.front().empty()) return title;
        return fmt::format("{}[{}]", title, fmt::join(places, say(language_, "、", ", ")));
    }

    const Judged& judged_;
    const FactBase& facts_;
    Language language_;
    std::map<Region, std::set<std::string>> cells_;
};

}  // namespace

std::vector<Obstacle> obstacles_of(const Judged& judged, Language language) {
    return ObstacleWriter(judged, language).all();
}

}  // namespace gouji::outcomes
