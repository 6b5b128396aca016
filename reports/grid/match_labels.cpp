#include "reports/grid/match_labels.h"

#include <algorithm>
#include <span>

#include "reports/grid/align.h"

namespace gouji::reports {

namespace {

constexpr int near_percent = 34;
// For a label that stands between its neighbours; where it is short or keeps its number, one half
// may have changed.
constexpr int in_place_percent = 40;
constexpr int half_percent = 50;
constexpr std::size_t short_label = 4;
constexpr int exact_weight = 40;
constexpr int near_weight = 20;
// Texts beyond this number are compared whole only; no form is as long.
constexpr std::size_t most_near = 400;

bool too_long(const LabelKey& key, const Labels& labels) {
    return key.text.empty() || key.text.size() > 2 * labels.longest();
}

// Of one printed text for each of the expected labels; `weights` are 0 before.
void weigh(const PrintedLabel& printed, const Expected& expected, const Labels& labels,
           std::span<int> weights) {
    if (printed.key == nullptr) return;
    const LabelKey& key = *printed.key;
    bool is_known = false;
    for (const LabelUse& use : *printed.uses) {
        if (use.form != expected.form) continue;
        for (std::size_t j = 0; j < weights.size(); ++j) {
            if (expected.labels[j] == use.label) {
                weights[j] = exact_weight;
                is_known = true;
            }
        }
    }
    if (is_known || too_long(key, labels)) return;
    const std::optional<Nearest> near = nearest(key, expected.form, expected.labels, labels);
    if (!near) return;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const int distance = labels.distance(key, expected.form, expected.labels[j], near_percent);
        if (distance == near->distance) weights[j] = near_weight - distance / 4;
    }
}

bool is_known(const PrintedLabel& printed, TableForm form) {
    return std::any_of(printed.uses->begin(), printed.uses->end(),
                       [&](const LabelUse& use) { return use.form == form; });
}

int limit_in_place(const LabelKey& printed, const Expected& expected, std::size_t here,
                   const Labels& labels) {
    if (printed.text.size() <= short_label) return half_percent;
    const Table& table = labels.table(expected.form);
    const LabelKey official = label_key(table.label(expected.labels[here]).official);
    const bool keeps_number = official.mark != 0 && official.mark == printed.mark;
    return keeps_number ? half_percent : in_place_percent;
}

// Between two matches one printed text and one expected label are left.
void match_gaps(const std::vector<PrintedLabel>& printed, const Expected& expected,
                const Labels& labels, std::vector<std::optional<std::size_t>>& matches) {
    const std::size_t none = expected.labels.size();
    std::size_t before = none;  // the expected label matched last
    for (std::size_t i = 0; i < printed.size(); ++i) {
        if (matches[i]) {
            before = *matches[i];
            continue;
        }
        const bool is_alone = i + 1 == printed.size() || matches[i + 1].has_value();
        const std::size_t here = before == none ? 0 : before + 1;
        const std::size_t after = i + 1 == printed.size() ? none : matches[i + 1].value_or(none);
        const bool was_alone = i == 0 || matches[i - 1].has_value();
        if (!is_alone || !was_alone || after != here + 1 || printed[i].key == nullptr) continue;
        const LabelKey& key = *printed[i].key;
        if (too_long(key, labels) || is_known(printed[i], expected.form)) continue;
        const int limit = limit_in_place(key, expected, here, labels);
        if (labels.distance(key, expected.form, expected.labels[here], limit) <= limit) {
            matches[i] = here;
            before = here;
        }
    }
}

}  // namespace

std::optional<Nearest> nearest(const LabelKey& key, TableForm form,
                               const std::vector<LabelIndex>& among, const Labels& labels) {
    if (too_long(key, labels)) return std::nullopt;
    Nearest best;
    bool is_unique = true;
    for (const LabelIndex label : among) {
        const int distance = labels.distance(key, form, label, near_percent);
        if (distance > near_percent || distance > best.distance) continue;
        const Table& table = labels.table(form);
        const bool same_words = table.label(label).official == table.label(best.label).official;
        is_unique = distance < best.distance || same_words;
        if (distance < best.distance) best = {label, distance};
    }
    if (best.distance == 100 || !is_unique) return std::nullopt;
    return best;
}

std::vector<std::optional<std::size_t>> match_labels(const std::vector<PrintedLabel>& printed,
                                                     const Expected& expected, const Labels& labels,
                                                     const Context& context) {
    const std::size_t width = expected.labels.size();
    std::vector<int> weights(printed.size() * width, 0);
    std::size_t compared = 0;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        const bool is_known = printed[i].key != nullptr && !printed[i].uses->empty();
        if (!is_known && ++compared > most_near) continue;
        weigh(printed[i], expected, labels, std::span(weights).subspan(i * width, width));
    }
    std::vector<std::optional<std::size_t>> matches =
        align(printed.size(), width, [&](std::size_t i, std::size_t j) {
            const int weight = weights[i * width + j];
            return weight == 0 ? 0 : weight + context(i, j);
        });
    match_gaps(printed, expected, labels, matches);
    return matches;
}

}  // namespace gouji::reports
