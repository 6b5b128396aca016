// gouji_generate COUNT [ONE-IN]: so many reports as JSONL, one in ONE-IN of them no report at all.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/benchmarks/generate_reports.h"

using namespace gouji::benchmarks;

int main(int argc, char** argv) {
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000;
    const std::uint64_t one_in = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
    std::ifstream page(GOUJI_REPORT_PAGE);
    const Generator generator({std::istreambuf_iterator<char>(page), {}});
    for (std::uint64_t number = 0; number < count; ++number) {
        const bool is_hostile = one_in > 0 && number % one_in == one_in - 1;
        const std::string line =
            is_hostile ? hostile_line(number / one_in) : line_of(number, generator.report(number));
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
