// The reports of a call judged on all cores, and what is made of each judgement, in their order.
#pragma once

#include <cstddef>
#include <new>
#include <optional>
#include <type_traits>
#include <vector>

#include "engine/evaluate_block.h"
#include "runs/pipeline.h"

namespace gouji::cli {

template <class Made>
struct JudgedReport {
    const Dossier* dossier = nullptr;
    std::optional<Made> made;  // nothing where memory ran out
};

// Judges a few reports together; of one thread.
template <class Make>
class Judge {
  public:
    using Made = std::invoke_result_t<const Make&, const Dossier&, engine::Judgement>;

    Judge(const engine::BlockEvaluator& evaluator, const Make& make)
        : evaluator_(evaluator), make_(make) {}

    std::vector<JudgedReport<Made>> operator()(const std::vector<const Dossier*>& dossiers) {
        evaluator_.begin(dossiers);
        std::vector<JudgedReport<Made>> judged;
        for (std::size_t i = 0; i < dossiers.size(); ++i)
            judged.push_back({dossiers[i], made_of(*dossiers[i], i)});
        return judged;
    }

  private:
    std::optional<Made> made_of(const Dossier& dossier, std::size_t index) {
        try {
            return make_(dossier, evaluator_.judge(index));
        } catch (const std::bad_alloc&) {
            return std::nullopt;
        }
    }

    engine::BlockEvaluator evaluator_;
    const Make& make_;
};

// Calls make(dossier, judgement) on one of the threads, and take(judged report) on this one.
template <class Make, class Take>
void judge_all(const engine::Program& program, const std::vector<Dossier>& dossiers,
               std::size_t threads, const Make& make, const Take& take) {
    using Made = typename Judge<Make>::Made;
    const auto columnar = engine::columnar_for(program, dossiers.size());
    const engine::BlockEvaluator evaluator(program, columnar);
    runs::Pipeline<const Dossier*, JudgedReport<Made>, Judge<Make>> judges(
        threads, [&] { return Judge<Make>(evaluator, make); }, take);
    for (const Dossier& dossier : dossiers) judges.add(&dossier, 0);
    judges.finish();
}

}  // namespace gouji::cli
