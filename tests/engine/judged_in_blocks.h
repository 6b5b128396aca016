// Judgements of the columnar road, held against those of the single evaluator.
#pragma once

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/columnar_evaluate.h"
#include "engine/evaluate.h"

namespace gouji::test {

inline bool is_same(const engine::Finding& lhs, const engine::Finding& rhs) {
    const auto parts = [](const engine::Finding& one) {
        return std::tie(one.id, one.rule, one.defect, one.place, one.severity, one.message,
                        one.evidence, one.proof, one.suggest, one.same_cause);
    };
    return parts(lhs) == parts(rhs);
}

inline bool is_same(const engine::Judgement& lhs, const engine::Judgement& rhs) {
    const auto parts = [](const engine::Judgement& one) {
        return std::tie(one.verdicts, one.undecided, one.skipped, one.failures, one.passed);
    };
    return parts(lhs) == parts(rhs) &&
           std::ranges::equal(lhs.findings, rhs.findings, [](const auto& one, const auto& other) {
               return is_same(one, other);
           });
}

// Each report, ruled among so many, gets the judgement that it gets by itself. Gives how many
// places were settled without the single evaluator.
inline std::size_t check_in_blocks(const engine::ColumnarProgram& columnar,
                                   const std::vector<const Dossier*>& dossiers, std::size_t size) {
    std::size_t passes = 0;
    engine::Slots slots;
    engine::Rulings rulings;
    engine::ValueRoom room;
    for (std::size_t first = 0; first < dossiers.size(); first += size) {
        const std::size_t lanes = std::min(size, dossiers.size() - first);
        const std::vector<const Dossier*> block(
            dossiers.begin() + static_cast<std::ptrdiff_t>(first),
            dossiers.begin() + static_cast<std::ptrdiff_t>(first + lanes));
        engine::evaluate(columnar, engine::gather(columnar, block), slots, rulings);
        passes += static_cast<std::size_t>(
            std::ranges::count(rulings.rows, static_cast<std::uint8_t>(engine::Ruling::Pass)));
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            INFO("report " << first + lane << " in blocks of " << size);
            CHECK(is_same(engine::evaluate(*block[lane], {&columnar, &rulings, lane}, room),
                          engine::evaluate(*columnar.program, *block[lane])));
        }
    }
    return passes;
}

}  // namespace gouji::test
