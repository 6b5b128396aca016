#include "apps/cli/batch.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <new>
#include <optional>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "apps/cli/interrupt.h"
#include "apps/cli/judge_all.h"
#include "apps/cli/progress.h"
#include "apps/cli/reading.h"
#include "facts/code.h"

namespace gouji::cli {

namespace {

struct Outcome {
    std::string input;
    Effort effort;
    std::vector<Diagnostic> complaints;
    std::optional<Product> product;
};

// Reads, and makes of each report what there is to be made of it.
class Worker {
  public:
    Worker(ReaderProcess& reader, const Work& work) : reader_(reader), work_(work) {}

    std::vector<Outcome> operator()(std::vector<Item> items) {
        std::vector<Outcome> outcomes;
        for (Reading& reading : reader_(std::move(items)))
            outcomes.push_back(worked_on(std::move(reading)));
        return outcomes;
    }

  private:
    Outcome worked_on(Reading reading) const {
        Outcome outcome{reading.input, reading.effort, std::move(reading.complaints), std::nullopt};
        try {
            if (reading.facts) outcome.product = work_(*reading.facts);
        } catch (const std::bad_alloc&) {
            outcome.complaints.push_back(out_of_memory());
        }
        return outcome;
    }

    Reader reader_;
    const Work& work_;
};

class Taker {
  public:
    Taker(const Batch& batch, Output& output, const Console& console)
        : output_(output), console_(console), progress_(console, batch.paths) {}

    // A report has been read, or could not be.
    void count(const std::string& input, const Effort& effort,
               const std::vector<Diagnostic>& complaints) {
        outcomes::UnreadDocument unread{input, {}};
        for (const Diagnostic& complaint : complaints) {
            complain(input, complaint);
            if (severity_of(complaint.code) == Severity::Error)
                unread.complaints.push_back(complaint);
        }
        const bool is_unread = !unread.complaints.empty();
        if (is_unread) output_.add_unread(unread);
        // What is only told, as of a folder, is no report.
        if (!input.empty() || is_unread) ++tally_.reports;
        tally_.unread += is_unread ? 1U : 0U;
        remember({input, effort.time});
        progress_.advance(effort.input_bytes);
    }

    void take(const Product& product) {
        tally_.summary += product.summary;
        tally_.has_failed = tally_.has_failed || product.has_failed;
        progress_.clear();
        output_.add(product.text);
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
        tally_.summary.unread = tally_.unread;
        tally_.time = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - begun_);
        return tally_;
    }

  private:
    void remember(SlowReport report) {
        constexpr std::size_t most = 5;
        std::vector<SlowReport>& slowest = tally_.slowest;
        if (slowest.size() == most && report.time <= slowest.back().time) return;
        const auto behind = std::upper_bound(
            slowest.begin(), slowest.end(), report,
            [](const SlowReport& lhs, const SlowReport& rhs) { return lhs.time > rhs.time; });
        slowest.insert(behind, std::move(report));
        if (slowest.size() > most) slowest.pop_back();
    }

    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    Output& output_;
    const Console& console_;
    Progress progress_;
    Tally tally_;
};

// The reports that are held together, and what becomes of them.
class Table {
  public:
    Table(const Batch& batch, Neighbourhood& neighbourhood, const JudgeWork& work, Taker& taker)
        : batch_(batch), neighbourhood_(neighbourhood), work_(work), taker_(taker) {}

    void lay(Reading reading) {
        taker_.count(reading.input, reading.effort, reading.complaints);
        if (!reading.facts) {
            const auto is_error = [](const Diagnostic& complaint) {
                return severity_of(complaint.code) == Severity::Error;
            };
            if (std::any_of(reading.complaints.begin(), reading.complaints.end(), is_error))
                lay_open();
            return;
        }
        held_bytes_ += reading.effort.fact_bytes;
        if (reports_.size() == batch_.together ||
            (!reports_.empty() && held_bytes_ > batch_.together_bytes)) {
            tell_apart();
            clear();
            held_bytes_ = reading.effort.fact_bytes;
        }
        runs::declare(neighbourhood_.agencies(), *reading.facts);
        reports_.push_back(std::move(*reading.facts));
    }

    // Not all reports come to lie on it.
    void lay_open() { all_ = AllRead::No; }

    // Judges what lies on it.
    void clear() {
        Diagnostics diagnostics;
        const Dossiers dossiers = neighbourhood_.dossiers_of(reports_, diagnostics, all_);
        for (const Diagnostic& diagnostic : diagnostics.all()) taker_.complain({}, diagnostic);
        judge_all(neighbourhood_.program(), dossiers.all, batch_.threads, work_,
                  [&](const JudgedReport<Product>& judged) { take(judged); });
        reports_.clear();
    }

  private:
    void take(const JudgedReport<Product>& judged) {
        if (judged.made) return taker_.take(*judged.made);
        taker_.complain(judged.dossier->report->source->name(), out_of_memory());
    }

    void tell_apart() {
        lay_open();
        if (std::exchange(has_told_, true)) return;
        taker_.complain({}, {Code::NeighboursApart, {std::to_string(reports_.size())}, {}, {}, {}});
    }

    const Batch& batch_;
    Neighbourhood& neighbourhood_;
    const JudgeWork& work_;
    Taker& taker_;
    std::deque<FactBase> reports_;
    std::size_t held_bytes_ = 0;  // of the reports
    bool has_told_ = false;
    AllRead all_ = AllRead::Yes;  // were, and lie here
};

// Until the last input, an interrupt, or an output that cannot be written to.
template <class Reports>
void read_into(Reports& reports, const Batch& batch, const Output& output) {
    watch_for_interrupts();
    add_all(reports, batch.paths, [&] { return !is_interrupted() && output.is_written(); });
}

}  // namespace

bool is_for_people(const Tally& tally) {
    return tally.reports > 1 && isatty(STDERR_FILENO) == 1;
}

std::string effort_text(const Tally& tally, const Console& console) {
    const double seconds = std::chrono::duration<double>(tally.time).count();
    std::string text = fmt::format(
        fmt::runtime(console.say("  共 {} 份，未能读出 {} 份，用时 {:.1f} 秒，每秒 {:.0f} 份。\n",
                                 "  {} reports, {} could not be read, in {:.1f} s, {:.0f} a "
                                 "second.\n")),
        tally.reports, tally.unread, seconds,
        seconds > 0 ? static_cast<double>(tally.reports) / seconds : 0.0);
    for (const SlowReport& report : tally.slowest)
        text += fmt::format(
            fmt::runtime(console.say("  最慢 {:>6} 毫秒  {}\n", "  slowest {:>6} ms  {}\n")),
            report.time.count(), report.input);
    return text;
}

Tally run(const Batch& batch, Neighbourhood& neighbourhood, const Regime& regime,
          const JudgeWork& work, Output& output, const Console& console) {
    ReaderProcesses readers(regime, Layouts::LeftOut, batch.threads, batch.keeping);
    Taker taker(batch, output, console);
    Table table(batch, neighbourhood, work, taker);
    Readings reports(
        batch.threads, [&] { return Reader(readers.claim()); },
        [&](Reading reading) { table.lay(std::move(reading)); });
    read_into(reports, batch, output);
    if (is_interrupted()) table.lay_open();
    table.clear();
    Diagnostics unused;
    neighbourhood.tell_unused(unused);
    for (const Diagnostic& diagnostic : unused.all()) taker.complain({}, diagnostic);
    return taker.tally();
}

Tally run(const Batch& batch, const Regime& regime, const Work& work, Output& output,
          const Console& console) {
    ReaderProcesses readers(regime, Layouts::Kept, batch.threads, batch.keeping);
    Taker taker(batch, output, console);
    runs::Pipeline<Item, Outcome, Worker> reports(
        batch.threads, [&] { return Worker(readers.claim(), work); },
        [&](const Outcome& outcome) {
            taker.count(outcome.input, outcome.effort, outcome.complaints);
            if (outcome.product) taker.take(*outcome.product);
        });
    read_into(reports, batch, output);
    return taker.tally();
}

}  // namespace gouji::cli
