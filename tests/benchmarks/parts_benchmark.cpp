// What a report of a batch costs on one core, part by part, over generated reports; and a plain
// scan of the same bytes, which nothing can beat that looks at all of them.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluate.h"
#include "engine/evaluate_block.h"
#include "facts/fact_bytes.h"
#include "outcomes/write_findings.h"
#include "runs/keep_memory.h"
#include "runs/process.h"
#include "tests/benchmarks/shipped.h"

using namespace gouji;
using benchmarks::count;
using benchmarks::Shipped;
using benchmarks::shipped;

namespace {

template <class Work>
void each(benchmark::State& state, const Work& work) {
    const Shipped& all = shipped();
    for (auto _ : state) {
        for (std::size_t i = 0; i < count; ++i) work(all, i);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

void scan(benchmark::State& state) {
    each(state, [](const Shipped& all, std::size_t i) {
        benchmark::DoNotOptimize(std::count(all.texts[i].begin(), all.texts[i].end(), '\t'));
    });
}

void facts_of_text(benchmark::State& state) {
    each(state, [](const Shipped& all, std::size_t i) {
        benchmark::DoNotOptimize(all.read(all.texts[i]));
    });
}

void evaluate(benchmark::State& state) {
    each(state, [](const Shipped& all, std::size_t i) {
        Dossier dossier;
        dossier.report = &all.facts[i];
        benchmark::DoNotOptimize(engine::evaluate(all.program, dossier));
    });
}

// As a batch hands them to a thread.
void evaluate_in_blocks(benchmark::State& state) {
    constexpr std::size_t size = 16;
    const auto columnar = engine::columnar_for(shipped().program, count);
    engine::BlockEvaluator evaluator(shipped().program, columnar);
    std::vector<Dossier> dossiers(count);
    std::vector<const Dossier*> all;
    for (std::size_t i = 0; i < count; ++i) {
        dossiers[i].report = &shipped().facts[i];
        all.push_back(&dossiers[i]);
    }
    each(state, [&](const Shipped&, std::size_t i) {
        if (i % size == 0)
            evaluator.begin(std::span(all).subspan(i, std::min(size, all.size() - i)));
        benchmark::DoNotOptimize(evaluator.judge(i % size));
    });
}

void findings_as_json(benchmark::State& state) {
    std::vector<Dossier> dossiers(count);
    std::vector<engine::Judgement> judgements;
    for (std::size_t i = 0; i < count; ++i) {
        dossiers[i].report = &shipped().facts[i];
        judgements.push_back(engine::evaluate(shipped().program, dossiers[i]));
    }
    each(state, [&](const Shipped& all, std::size_t i) {
        benchmark::DoNotOptimize(outcomes::findings_json({dossiers[i], all.pack, judgements[i]},
                                                         outcomes::Layout::OneLine));
    });
}

void facts_to_bytes_and_back(benchmark::State& state) {
    std::size_t size = 0;
    each(state, [&](const Shipped& all, std::size_t i) {
        ByteWriter writer;
        put(writer, all.facts[i]);
        const std::string bytes = writer.take();
        size = bytes.size();
        ByteReader reader(bytes);
        benchmark::DoNotOptimize(get_facts(reader, all.form));
    });
    state.counters["bytes"] = static_cast<double>(size);
}

// What every command does first, from the YAML of the pack.
void load_and_compile(benchmark::State& state) {
    for (auto _ : state) {
        Sources sources;
        Diagnostics diagnostics;
        const Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
        const rules::RulePack pack = rules::load_pack(GOUJI_PACK, sources, diagnostics, {});
        const MentionFinder finder(pack.book);
        benchmark::DoNotOptimize(reports::prepare(form));
        benchmark::DoNotOptimize(engine::compile(pack, form, diagnostics));
    }
}

// Of as many bytes as a report and its facts have.
void process_round_trip(benchmark::State& state) {
    runs::Process process(
        [](const std::string& request) { return std::string(50'000, request[0]); });
    each(state, [&](const Shipped& all, std::size_t i) {
        benchmark::DoNotOptimize(process.ask(all.texts[i]));
    });
}

}  // namespace

BENCHMARK(scan);
BENCHMARK(facts_of_text);
BENCHMARK(evaluate);
BENCHMARK(evaluate_in_blocks);
BENCHMARK(findings_as_json);
BENCHMARK(facts_to_bytes_and_back);
BENCHMARK(load_and_compile)->Unit(benchmark::kMillisecond);
BENCHMARK(process_round_trip)->UseRealTime();

int main(int argc, char** argv) {
    runs::keep_memory();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
