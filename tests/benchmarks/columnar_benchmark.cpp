// What a report costs that is judged among thousands by the columnar evaluator, with the table
// rules of the shipped pack; and a cell that it reads.
//
// A million reports are made of two hundred generated ones: every block of lanes is filled from
// them and then altered at random, so that no two lanes are alike.
#include <benchmark/benchmark.h>
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

#include "engine/columnar_evaluate.h"
#include "tests/benchmarks/shipped.h"

using namespace gouji;

namespace {

constexpr std::size_t reports = 1'000'000;

struct Columnar {
    const benchmarks::Shipped& shipped = benchmarks::shipped();
    engine::ColumnarProgram program = engine::compile_columnar(shipped.program);
    std::vector<Dossier> dossiers;
    std::vector<const Dossier*> block;  // as many as there are lanes

    explicit Columnar(std::size_t lanes) {
        dossiers.resize(shipped.facts.size());
        for (std::size_t i = 0; i < dossiers.size(); ++i) dossiers[i].report = &shipped.facts[i];
        for (std::size_t i = 0; i < lanes; ++i) block.push_back(&dossiers[i % dossiers.size()]);
    }
};

// One number in fifty is another, one in two hundred a gap.
void alter(const engine::ColumnarProgram& program, engine::FactColumns& facts,
           std::mt19937& random) {
    for (std::size_t i = 0; i < program.columns.size(); ++i) {
        const engine::FactColumn& column = program.columns[i];
        if (column.width != engine::Width::Narrow) continue;
        for (std::size_t lane = random() % 50; lane < facts.lanes; lane += 1 + random() % 99) {
            std::uint8_t& state = facts.states[i * facts.lanes + lane];
            if (state != 0) continue;
            state = static_cast<std::uint8_t>(random() % 4 == 0 ? random() % 4 : 0);
            facts.narrow[column.store * facts.lanes + lane] =
                state == 0 ? static_cast<std::int32_t>(random() % 100) : 0;
        }
    }
}

// How long one of them takes.
void tell(benchmark::State& state, const char* what, std::size_t count) {
    state.counters[what] = benchmark::Counter(
        static_cast<double>(count), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void judge_block(benchmark::State& state) {
    const auto lanes = static_cast<std::size_t>(state.range(0));
    const Columnar columnar(lanes);
    std::mt19937 random(1);
    engine::Slots slots;
    engine::Rulings rulings;
    std::vector<engine::FactColumns> blocks;
    for (std::size_t i = 0; i < reports / 8 / lanes; ++i) {
        blocks.push_back(engine::gather(columnar.program, columnar.block));
        alter(columnar.program, blocks.back(), random);
    }
    std::size_t judged = 0;
    for (auto _ : state) {
        for (std::size_t i = 0; i < reports / lanes; ++i)
            engine::evaluate(columnar.program, blocks[i % blocks.size()], slots, rulings);
        benchmark::DoNotOptimize(rulings.rows.data());
        judged += reports / lanes * lanes;
    }
    tell(state, "report", judged);
    tell(state, "cell", judged * columnar.program.cells_read());
}

void compile(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(engine::compile_columnar(benchmarks::shipped().program));
}

void gather_block(benchmark::State& state) {
    const auto lanes = static_cast<std::size_t>(state.range(0));
    const Columnar columnar(lanes);
    std::size_t gathered = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine::gather(columnar.program, columnar.block));
        gathered += lanes;
    }
    tell(state, "report", gathered);
}

}  // namespace

BENCHMARK(judge_block)
    ->Arg(8)
    ->Arg(16)
    ->Arg(64)
    ->Arg(256)
    ->Arg(512)
    ->Arg(1024)
    ->Arg(2048)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(compile);
BENCHMARK(gather_block)->Arg(256)->Arg(1024);

int main(int argc, char** argv) {
    const engine::ColumnarProgram program = engine::compile_columnar(benchmarks::shipped().program);
    std::printf(
        "%zu of %zu rules of the shipped pack are columnar: %zu of %zu places, %zu columns, %zu "
        "steps, %zu slots, %zu cells read\n",
        program.rules.size(), benchmarks::shipped().program.rules.size(), program.rows,
        benchmarks::shipped().program.places.size(), program.columns.size(), program.steps.size(),
        program.slots, program.cells_read());
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
