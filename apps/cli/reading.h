// Reports on their way from the command line to the facts they state: what the threads of a
// Pipeline are given, what they do with it and what comes of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "apps/cli/inputs.h"
#include "apps/cli/reader_process.h"
#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "runs/pipeline.h"

namespace gouji::cli {

// A report to read, or what is said in the place of one.
using Item = std::variant<Input, JsonLine, Diagnostic>;

// What a report took.
struct Effort {
    std::size_t input_bytes = 0;
    std::size_t fact_bytes = 0;  // about what its facts hold
    std::chrono::milliseconds time{0};
};

struct Reading {
    std::string input;  // empty where the complaints name it themselves
    Effort effort;
    std::vector<Diagnostic> complaints;
    std::optional<FactBase> facts;
};

// What a report is not made into when memory runs out: that costs the one report.
Diagnostic out_of_memory();

class Reader {
  public:
    explicit Reader(ReaderProcess& process) : process_(process) {}

    std::vector<Reading> operator()(std::vector<Item> items);

  private:
    std::vector<ReadReport> read(const std::vector<Input>& inputs);

    ReaderProcess& process_;
};

using Readings = runs::Pipeline<Item, Reading, Reader>;

// Adds what the paths name to a Pipeline of Items and takes all that comes of it.
template <class Pipeline>
void add_all(Pipeline& pipeline, const std::vector<std::string>& paths,
             const std::function<bool()>& goes_on) {
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        const std::size_t bytes = input.bytes.size();
        pipeline.add(std::move(input), bytes);
    };
    visitor.visit_line = [&](JsonLine line) {
        const std::size_t bytes = line.text.size();
        pipeline.add(std::move(line), bytes);
    };
    visitor.complain = [&](const Diagnostic& diagnostic) { pipeline.add(diagnostic, 0); };
    visitor.goes_on = goes_on;
    for_each_input(paths, visitor);
    pipeline.finish();
}

}  // namespace gouji::cli
