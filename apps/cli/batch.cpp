#include "apps/cli/batch.h"

#include <new>
#include <optional>
#include <utility>
#include <variant>

#include "apps/cli/inputs.h"
#include "runs/pipeline.h"

namespace gouji::cli {

namespace {

// A report to read, or what is said in the place of one.
using Item = std::variant<Input, Diagnostic>;

struct Outcome {
    std::string input;  // empty where the complaints name it themselves
    std::vector<Diagnostic> complaints;
    std::optional<Product> product;
};

class Worker {
  public:
    Worker(const Regime& regime, const Work& work) : reader_(regime), work_(work) {}

    Outcome operator()(Item item) {
        if (auto* complaint = std::get_if<Diagnostic>(&item))
            return {{}, {std::move(*complaint)}, std::nullopt};
        const std::string name = std::get<Input>(item).name;
        try {
            return of_report(std::move(std::get<Input>(item)));
        } catch (const std::bad_alloc&) {
            return {name, {{Code::OutOfMemory, {}, {}, {}, std::nullopt}}, std::nullopt};
        }
    }

  private:
    Outcome of_report(Input input) {
        Outcome outcome;
        outcome.input = input.name;
        ReadReport read = reader_.read(std::move(input));
        outcome.complaints = read.diagnostics.all();
        if (read.facts) outcome.product = work_(*read.facts);
        return outcome;
    }

    ReportReader reader_;
    const Work& work_;
};

class Taker {
  public:
    Taker(Output& output, const Console& console) : output_(output), console_(console) {}

    void take(const Outcome& outcome) {
        for (const Diagnostic& complaint : outcome.complaints) {
            if (outcome.input.empty()) {
                console_.complain(complaint);
            } else {
                console_.complain(outcome.input, complaint);
            }
            if (severity_of(complaint.code) == Severity::Error) tally_.is_complete = false;
        }
        if (!outcome.product) return;
        tally_.is_complete = tally_.is_complete && outcome.product->is_complete;
        tally_.has_failed = tally_.has_failed || outcome.product->has_failed;
        output_.add(outcome.product->text);
    }

    Tally finish() {
        if (!output_.finish()) {
            console_.complain({Code::OutputFailed, {}, {}, {}, std::nullopt});
            tally_.is_complete = false;
        }
        return tally_;
    }

  private:
    Output& output_;
    const Console& console_;
    Tally tally_;
};

}  // namespace

Tally run(const Batch& batch, const Regime& regime, const Work& work, Output& output,
          const Console& console) {
    Taker taker(output, console);
    runs::Pipeline<Item, Outcome, Worker> reports(
        batch.threads, [&] { return Worker(regime, work); },
        [&](const Outcome& outcome) { taker.take(outcome); });
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        const std::size_t bytes = input.bytes.size();
        reports.add(std::move(input), bytes);
    };
    visitor.complain = [&](const Diagnostic& diagnostic) { reports.add(diagnostic, 0); };
    for_each_input(batch.paths, visitor);
    reports.finish();
    return taker.finish();
}

}  // namespace gouji::cli
