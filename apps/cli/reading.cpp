#include "apps/cli/reading.h"

#include <new>
#include <utility>

#include "facts/code.h"
#include "facts/overloaded.h"

namespace gouji::cli {

Diagnostic out_of_memory() {
    return {Code::OutOfMemory, {}, {}, {}, std::nullopt};
}

namespace {

// The report, or what is said in its place. A line is as long as a report and more, so memory may
// run out over it.
Result<Input> input_of(Item& item) try {
    return std::visit(overloaded{[](Input& input) -> Result<Input> { return std::move(input); },
                                 [](const JsonLine& line) { return report_of(line); },
                                 [](Diagnostic& complaint) -> Result<Input> {
                                     return tl::unexpected(std::move(complaint));
                                 }},
                      item);
} catch (const std::bad_alloc&) {
    return tl::unexpected(out_of_memory());
}

// By which an item is named before it is a report.
std::string place_of(const Item& item) {
    const auto* line = std::get_if<JsonLine>(&item);
    return line == nullptr ? std::string() : line->path + ":" + std::to_string(line->number);
}

Reading reading_of(ReadReport read, const Input& input) {
    const std::size_t fact_bytes = read.bytes;
    return {input.name,
            {input.bytes.size(), fact_bytes, read.time},
            read.diagnostics.all(),
            std::move(read.facts)};
}

}  // namespace

std::vector<Reading> Reader::operator()(std::vector<Item> items) {
    std::vector<Reading> readings(items.size());
    std::vector<Input> inputs;
    std::vector<std::size_t> places;  // of the inputs among the readings
    for (std::size_t i = 0; i < items.size(); ++i) {
        Result<Input> input = input_of(items[i]);
        if (!input) {
            if (input.error().code == Code::OutOfMemory) readings[i].input = place_of(items[i]);
            readings[i].complaints.push_back(std::move(input.error()));
            continue;
        }
        inputs.push_back(*std::move(input));
        places.push_back(i);
    }
    std::vector<ReadReport> reports = read(inputs);
    for (std::size_t i = 0; i < reports.size(); ++i)
        readings[places[i]] = reading_of(std::move(reports[i]), inputs[i]);
    return readings;
}

// Where memory runs out, as few reports as can be are not read.
std::vector<ReadReport> Reader::read(const std::vector<Input>& inputs) {
    std::vector<ReadReport> reports;
    try {
        reports = process_.read(inputs);
    } catch (const std::bad_alloc&) {
        if (inputs.size() == 1) {
            reports.emplace_back().diagnostics.add(Code::OutOfMemory);
        } else {
            for (const Input& input : inputs) reports.push_back(std::move(read({input}).front()));
        }
    }
    return reports;
}

}  // namespace gouji::cli
