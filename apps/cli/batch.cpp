#include "apps/cli/batch.h"

#include <deque>
#include <new>
#include <optional>
#include <utility>

#include "apps/cli/interrupt.h"
#include "apps/cli/progress.h"
#include "apps/cli/reading.h"
#include "facts/code.h"

namespace gouji::cli {

namespace {

struct Outcome {
    std::string input;
    std::vector<Diagnostic> complaints;
    std::optional<Product> product;
};

// Reads, and makes of each report what there is to be made of it.
class Worker {
  public:
    Worker(ReaderProcess& reader, const Work& work) : reader_(reader), work_(work) {}

    Outcome operator()(Item item) {
        Reading reading = reader_(std::move(item));
        Outcome outcome{reading.input, std::move(reading.complaints), std::nullopt};
        try {
            if (reading.facts) outcome.product = work_(*reading.facts);
        } catch (const std::bad_alloc&) {
            outcome.complaints.push_back(out_of_memory());
        }
        return outcome;
    }

  private:
    Reader reader_;
    const Work& work_;
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
            outcome.complaints = {out_of_memory()};
        }
        return outcome;
    }

  private:
    const JudgeWork& work_;
};

class Taker {
  public:
    Taker(Output& output, const Console& console)
        : output_(output), console_(console), progress_(console) {}

    void take(const Outcome& outcome) {
        outcomes::UnreadDocument unread{outcome.input, {}};
        for (const Diagnostic& complaint : outcome.complaints) {
            complain(outcome.input, complaint);
            if (severity_of(complaint.code) == Severity::Error)
                unread.complaints.push_back(complaint);
        }
        if (!unread.complaints.empty()) {
            ++tally_.summary.unread;
            output_.add_unread(unread);
        }
        if (outcome.product) {
            tally_.summary += outcome.product->summary;
            tally_.has_failed = tally_.has_failed || outcome.product->has_failed;
            progress_.clear();
            output_.add(outcome.product->text);
        }
        progress_.advance();
    }

    void complain(const std::string& input, const Diagnostic& complaint) {
        progress_.clear();
        console_.complain(input, complaint);
        if (severity_of(complaint.code) == Severity::Error) tally_.is_complete = false;
    }

    // After the last outcome.
    Tally tally() {
        if (is_interrupted()) complain({}, {Code::Interrupted, {}, {}, {}, std::nullopt});
        if (tally_.summary.verdicts.error > 0) tally_.is_complete = false;
        return tally_;
    }

  private:
    Output& output_;
    const Console& console_;
    Progress progress_;
    Tally tally_;
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
        runs::declare(neighbourhood_.agencies(), *reading.facts);
        reports_.push_back(std::move(*reading.facts));
    }

    // Judges what lies on it.
    void clear() {
        Diagnostics diagnostics;
        const Dossiers dossiers = neighbourhood_.dossiers_of(reports_, diagnostics);
        for (const Diagnostic& diagnostic : diagnostics.all()) taker_.complain({}, diagnostic);
        runs::Pipeline<const Dossier*, Outcome, Judge> judges(
            batch_.threads, [&] { return Judge(work_); },
            [&](const Outcome& outcome) { taker_.take(outcome); });
        for (const Dossier& dossier : dossiers.all) judges.add(&dossier, 0);
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

// Until the last input, an interrupt, or an output that cannot be written to.
template <class Reports>
void read_into(Reports& reports, const Batch& batch, const Output& output) {
    watch_for_interrupts();
    add_all(reports, batch.paths, [&] { return !is_interrupted() && output.is_written(); });
}

}  // namespace

Tally run(const Batch& batch, const Neighbourhood& neighbourhood, const Regime& regime,
          const JudgeWork& work, Output& output, const Console& console) {
    ReaderProcesses readers(regime, batch.threads, batch.keeping);
    Taker taker(output, console);
    Table table(batch, neighbourhood, work, taker);
    Readings reports(
        batch.threads, [&] { return Reader(readers.claim()); },
        [&](Reading reading) { table.lay(std::move(reading)); });
    read_into(reports, batch, output);
    table.clear();
    return taker.tally();
}

Tally run(const Batch& batch, const Regime& regime, const Work& work, Output& output,
          const Console& console) {
    ReaderProcesses readers(regime, batch.threads, batch.keeping);
    Taker taker(output, console);
    runs::Pipeline<Item, Outcome, Worker> reports(
        batch.threads, [&] { return Worker(readers.claim(), work); },
        [&](const Outcome& outcome) { taker.take(outcome); });
    read_into(reports, batch, output);
    return taker.tally();
}

}  // namespace gouji::cli
