#include "reports/stream/printed_shape.h"

#include <algorithm>
#include <utility>

#include "reports/stream/exact_alignment.h"
#include "reports/stream/other_shapes.h"

namespace gouji::reports {

namespace {

struct Candidate {
    Stream stream;
    int strangers = 0;  // what labels of other shapes cost beside the alignment

    int least_cost() const { return stream.least_cost + strangers; }
};

bool have_same_rows(const Candidate& lhs, const Candidate& rhs) {
    return lhs.stream.shape->row_texts.texts() == rhs.stream.shape->row_texts.texts();
}

struct Best {
    const Candidate* candidate = nullptr;  // null: none costs so little
    int cost = Alignment::impossible;
    Alignment labels;
};

// Where a shape with the same rows as an earlier one costs more than the limit, it is not known
// whether it goes before it.
Best best_within(const std::vector<Candidate>& candidates, int limit) {
    Best best;
    for (auto own = candidates.begin(); own != candidates.end(); ++own) {
        if (best.candidate != nullptr && have_same_rows(*best.candidate, *own)) continue;
        Alignment labels =
            align_stream(own->stream, Reads::Labels, std::min(limit, best.cost) - own->strangers);
        const int cost = labels.cost + own->strangers;
        if (cost >= best.cost) continue;
        const bool is_sure = best.candidate != nullptr || limit == Alignment::impossible ||
                             std::none_of(candidates.begin(), own, [&](const Candidate& other) {
                                 return have_same_rows(other, *own);
                             });
        if (!is_sure) return {};
        best = {&*own, cost, std::move(labels)};
    }
    return best;
}

// The same where labels have no mistake, and none of another shape is printed.
Best best_exact(const std::vector<Candidate>& candidates) {
    Best best;
    for (const Candidate& own : candidates) {
        if (own.strangers > 0) continue;
        Alignment labels = align_exactly(own.stream);
        if (labels.cost < best.cost) best = {&own, labels.cost, std::move(labels)};
    }
    return best;
}

}  // namespace

PrintedShape printed_shape(const std::vector<StreamItem>& items,
                           const std::vector<const TableShape*>& shapes) {
    std::vector<Candidate> candidates;
    candidates.reserve(shapes.size());
    for (const TableShape* shape : shapes)
        candidates.push_back({stream_of(items, *shape), cost_of_strangers(items, *shape, shapes)});
    Best exact = best_exact(candidates);
    if (exact.candidate != nullptr) return {exact.candidate->stream, std::move(exact.labels)};
    const int least = std::ranges::min(candidates, {}, &Candidate::least_cost).least_cost();
    for (const int more : alignment_margins) {
        Best best = best_within(candidates, std::min(least + more, Alignment::impossible));
        if (best.candidate != nullptr) return {best.candidate->stream, std::move(best.labels)};
    }
    return {};
}

}  // namespace gouji::reports
