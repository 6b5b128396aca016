#include "apps/cli/batch.h"

#include <deque>
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

struct Reading {
    std::string input;
    std::vector<Diagnostic> complaints;
    std::optional<FactBase> facts;
};

// Reads what is to be held together.
class Reader {
  public:
    Reader(const Regime& regime, const runs::Register& agencies)
        : reader_(regime), agencies_(agencies) {}

    Reading operator()(Item item) {
        if (auto* complaint = std::get_if<Diagnostic>(&item))
            return {{}, {std::move(*complaint)}, std::nullopt};
        Reading reading{std::get<Input>(item).name, {}, std::nullopt};
        try {
            ReadReport read = reader_.read(std::move(std::get<Input>(item)));
            reading.complaints = read.diagnostics.all();
            reading.facts = std::move(read.facts);
            if (reading.facts) runs::declare(agencies_, *reading.facts);
        } catch (const std::bad_alloc&) {
            reading.complaints = {{Code::OutOfMemory, {}, {}, {}, std::nullopt}};
            reading.facts.reset();
        }
        return reading;
    }

  private:
    ReportReader reader_;
    const runs::Register& agencies_;
};

class Judge {
  public:
    explicit Judge(const JudgeWork& work) : work_(work) {}

    Outcome operator()(const Dossier* dossier) {
        Outcome outcome;
        try {
            outcome.product = work_(*dossier);
        } catch (const std::bad_alloc&) {
            outcome.input = dossier->report->source->name();
            outcome.complaints = {{Code::OutOfMemory, {}, {}, {}, std::nullopt}};
        }
        return outcome;
    }

  private:
    const JudgeWork& work_;
};

// The reports that are held together, and what becomes of them.
class Table {
  public:
    Table(const Batch& batch, const Neighbourhood& neighbourhood, const JudgeWork& work,
          Taker& taker)
        : batch_(batch), neighbourhood_(neighbourhood), work_(work), taker_(taker) {}

    void lay(Reading reading) {
        if (!reading.facts) {
            taker_.take({reading.input, std::move(reading.complaints), std::nullopt});
            return;
        }
        for (const Diagnostic& complaint : reading.complaints)
            taker_.complain(reading.input, complaint);
        if (reports_.size() == batch_.together) {
            tell_apart();
            clear();
        }
        reports_.push_back(std::move(*reading.facts));
    }

    // Judges what lies on it.
    void clear() {
        Diagnostics diagnostics;
        const std::vector<Dossier> dossiers = neighbourhood_.dossiers_of(reports_, diagnostics);
        for (const Diagnostic& diagnostic : diagnostics.all()) taker_.complain({}, diagnostic);
        runs::Pipeline<const Dossier*, Outcome, Judge> judges(
            batch_.threads, [&] { return Judge(work_); },
            [&](const Outcome& outcome) { taker_.take(outcome); });
        for (const Dossier& dossier : dossiers) judges.add(&dossier, 0);
        judges.finish();
        reports_.clear();
    }

  private:
    void tell_apart() {
        if (std::exchange(has_told_, true)) return;
        taker_.complain({}, {Code::NeighboursApart, {std::to_string(batch_.together)}, {}, {}, {}});
    }

    const Batch& batch_;
    const Neighbourhood& neighbourhood_;
    const JudgeWork& work_;
    Taker& taker_;
    std::deque<FactBase> reports_;
    bool has_told_ = false;
};

}  // namespace

Tally run(const Batch& batch, const Neighbourhood& neighbourhood, const Regime& regime,
          const JudgeWork& work, Output& output, const Console& console) {
    watch_for_interrupts();
    Progress progress(console);
    Taker taker(output, progress, console);
    Table table(batch, neighbourhood, work, taker);
    runs::Pipeline<Item, Reading, Reader> reports(
        batch.threads, [&] { return Reader(regime, neighbourhood.agencies()); },
        [&](Reading reading) { table.lay(std::move(reading)); });
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        const std::size_t bytes = input.bytes.size();
        reports.add(std::move(input), bytes);
    };
    visitor.complain = [&](const Diagnostic& diagnostic) { reports.add(diagnostic, 0); };
    visitor.goes_on = [&] { return !is_interrupted() && output.is_written(); };
    for_each_input(batch.paths, visitor);
    reports.finish();
    table.clear();
    if (is_interrupted()) taker.complain({}, {Code::Interrupted, {}, {}, {}, std::nullopt});
    return taker.tally();
}

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
