// What the columnar evaluator says of every covered place, in the letters of the reference
// evaluator.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/columnar_evaluate.h"

namespace gouji::test {

// By rule, place and number of the report.
using ColumnarVerdicts = std::map<std::tuple<std::string, std::string, std::size_t>, char>;

inline char letter_of(engine::Ruling ruling) {
    constexpr char letters[] = {'F', 'T', 'u', 'N', 'E', 'w', '-'};
    return letters[static_cast<std::size_t>(ruling)];
}

// Judged in blocks of so many reports.
inline ColumnarVerdicts columnar_verdicts(const engine::Program& program,
                                          const std::vector<Dossier>& dossiers, std::size_t size) {
    const engine::ColumnarProgram columnar = engine::compile_columnar(program);
    ColumnarVerdicts verdicts;
    engine::Slots slots;
    engine::Rulings rulings;
    for (std::size_t first = 0; first < dossiers.size(); first += size) {
        const std::size_t lanes = std::min(size, dossiers.size() - first);
        std::vector<const Dossier*> block;
        for (std::size_t i = 0; i < lanes; ++i) block.push_back(&dossiers[first + i]);
        engine::evaluate(columnar, engine::gather(columnar, block), slots, rulings);
        for (const engine::CoveredRule& covered : columnar.rules) {
            const engine::CompiledRule& rule = program.rules[covered.rule];
            for (std::size_t i = 0; i < covered.rows.count; ++i) {
                for (std::size_t lane = 0; lane < lanes; ++lane) {
                    if (rulings.is_left_out[lane] != 0) continue;
                    verdicts[{program.pack->rules[rule.rule].id,
                              program.places[rule.places.first + i].place, first + lane}] =
                        letter_of(rulings.at(covered.rows.first + i, lane));
                }
            }
        }
    }
    return verdicts;
}

}  // namespace gouji::test
