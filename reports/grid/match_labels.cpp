#include "reports/grid/match_labels.h"

#include <algorithm>
#include <span>

#include "reports/common_characters.h"
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

// At least half of the text is of the label, in its order.
bool is_like(const LabelKey& key, TableForm form, LabelIndex label, const Labels& labels) {
    constexpr std::size_t fewest = 2;
    const std::u32string whole = label_key(labels.table(form).label(label).official).text;
    if (key.text.size() > whole.size()) return false;
    const std::size_t common = common_characters(key.text, whole);
    return common >= fewest && common * 2 >= key.text.size();
}

bool is_in_place(const PrintedLabel& printed, const Expected& expected, std::size_t here,
                 const Labels& labels) {
    const LabelKey& key = *printed.key;
    const int limit = limit_in_place(key, expected, here, labels);
    if (labels.distance(key, expected.form, expected.labels[here], limit) <= limit) return true;
    return is_like(key, expected.form, expected.labels[here], labels);
}

// A text that may be one of the expected labels, though it is none.
bool may_be_one(const PrintedLabel& printed, const Expected& expected, const Labels& labels) {
    return printed.key != nullptr && !too_long(*printed.key, labels) &&
           !is_known(printed, expected.form);
}

// The only expected label that the text is short for.
std::optional<std::size_t> only_shortened(const PrintedLabel& printed, const Expected& expected,
                                          const Labels& labels) {
    std::optional<std::size_t> only;
    for (std::size_t j = 0; j < expected.labels.size(); ++j) {
        if (!is_shortened(*printed.key, expected.form, expected.labels[j], labels)) continue;
        if (only) return std::nullopt;
        only = j;
    }
    return only;
}

// What is left between two matches: as many printed texts as expected labels, each of which may be
// its own; else those texts that are short for one label only.
void match_gaps(const std::vector<PrintedLabel>& printed, const Expected& expected,
                const Labels& labels, std::vector<std::optional<std::size_t>>& matches) {
    std::size_t here = 0;  // the expected label behind the one matched last
    for (std::size_t first = 0, end = 0; first < printed.size(); first = end + 1) {
        end = first;
        while (end < printed.size() && !matches[end]) ++end;
        const std::size_t after = end < printed.size() ? *matches[end] : expected.labels.size();
        const std::size_t last = std::min(end, first + most_near);
        bool fits = end > first && after >= here && after - here == end - first;
        for (std::size_t i = first; fits && i < end; ++i) {
            fits = may_be_one(printed[i], expected, labels) &&
                   is_in_place(printed[i], expected, here + i - first, labels);
        }
        for (std::size_t i = first; i < last && here < after; ++i) {
            std::optional<std::size_t> match;
            if (fits) {
                match = here;
            } else if (may_be_one(printed[i], expected, labels)) {
                match = only_shortened(printed[i], expected, labels);
            }
            if (!match || *match < here || *match >= after) continue;
            matches[i] = match;
            here = *match + 1;
        }
        here = after + 1;
    }
}

}  // namespace

bool is_shortened(const LabelKey& key, TableForm form, LabelIndex label, const Labels& labels) {
    constexpr std::size_t fewest = 2;
    const std::u32string whole = label_key(labels.table(form).label(label).official).text;
    if (key.text.size() < fewest || key.text.size() >= whole.size()) return false;
    std::size_t next = 0;
    for (const char32_t c : whole) {
        if (next < key.text.size() && key.text[next] == c) ++next;
    }
    return next == key.text.size();
}

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
