#include "engine/evaluate_block.h"

#include <new>

#include "engine/evaluate.h"
#include "engine/fact_columns.h"

namespace gouji::engine {

namespace {

// To go through the steps for fewer lanes takes longer than to judge them one by one.
constexpr std::size_t fewest_lanes = 4;
// To make the program takes as long as it saves for about as many.
constexpr std::size_t fewest_reports = 64;

}  // namespace

std::optional<ColumnarProgram> columnar_for(const Program& program, std::size_t reports) {
    if (reports < fewest_reports) return std::nullopt;
    return compile_columnar(program);
}

void BlockEvaluator::begin(std::span<const Dossier* const> block) {
    block_ = block;
    is_ruled_ = false;
    if (!columnar_ || block.size() < fewest_lanes) return;
    try {
        evaluate(*columnar_, gather(*columnar_, block), slots_, rulings_);
        is_ruled_ = true;
    } catch (const std::bad_alloc&) {
        is_ruled_ = false;
    }
}

Judgement BlockEvaluator::judge(std::size_t index) {
    if (!is_ruled_) return evaluate(program_, *block_[index], room_);
    return evaluate(*block_[index], {&*columnar_, &rulings_, index}, room_);
}

}  // namespace gouji::engine
