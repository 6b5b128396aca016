#include "apps/cli/batch.h"

#include <new>
#include <optional>
#include <utility>
#include <variant>

#include "apps/cli/inputs.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/progress.h"
#include "facts/code.h"
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
    Taker(Output& output, Progress& progress, const Console& console)
        : output_(output), progress_(progress), console_(console) {}

    void take(const Outcome& outcome) {
        bool is_unread = false;
        for (const Diagnostic& complaint : outcome.complaints) {
            complain(outcome.input, complaint);
            is_unread = is_unread || severity_of(complaint.code) == Severity::Error;
        }
        tally_.summary.unread += is_unread ? 1U : 0U;
        if (outcome.product) {
            tally_.summary += outcome.product->summary;
            tally_.has_failed = tally_.has_failed || outcome.product->has_failed;
            progress_.clear();
            output_.add(outcome.product->text);
        }
        progress_.advance();
    }

    Tally tally() {
        if (tally_.summary.verdicts.error > 0) tally_.is_complete = false;
        return tally_;
    }

    void complain(const std::string& input, const Diagnostic& complaint) {
        progress_.clear();
        if (input.empty()) {
            console_.complain(complaint);
        } else {
            console_.complain(input, complaint);
        }
        if (severity_of(complaint.code) == Severity::Error) tally_.is_complete = false;
    }

  private:
    Output& output_;
    Progress& progress_;
    const Console& console_;
    Tally tally_;
};

}  // namespace

Tally run(const Batch& batch, const Regime& regime, const Work& work, Output& output,
          const Console& console) {
    watch_for_interrupts();
    Progress progress(console);
    Taker taker(output, progress, console);
    runs::Pipeline<Item, Outcome, Worker> reports(
        batch.threads, [&] { return Worker(regime, work); },
        [&](const Outcome& outcome) { taker.take(outcome); });
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        const std::size_t bytes = input.bytes.size();
        reports.add(std::move(input), bytes);
    };
    visitor.complain = [&](const Diagnostic& diagnostic) { reports.add(diagnostic, 0); };
    visitor.goes_on = [&] { return !is_interrupted() && output.is_written(); };
    for_each_input(batch.paths, visitor);
    reports.finish();
    if (is_interrupted()) taker.complain({}, {Code::Interrupted, {}, {}, {}, std::nullopt});
    return taker.tally();
}

}  // namespace gouji::cli
