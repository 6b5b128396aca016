// Reports of agencies that do not exist, as many as are wanted, the same each time.
//
// The text is report.txt, which is in the layout of a page copied from a browser, with figures that
// agree with each other. Some reports have a defect planted, and say which.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gouji::benchmarks {

struct GeneratedReport {
    std::string agency;
    int year = 0;
    std::string text;
    std::string planted;  // the kind of a finding that it must have; empty where it is sound
};

class Generator {
  public:
    // `page` is the text of report.txt.
    explicit Generator(std::string page) : page_(std::move(page)) {}

    // The report of this number: 14 of 15 are sound.
    GeneratedReport report(std::uint64_t number) const;

  private:
    std::string page_;
};

// A line of JSONL, as `gouji check` reads it.
std::string line_of(std::uint64_t number, const GeneratedReport& report);

// What is no report, of one of several kinds, as such a line or in the place of one.
std::string hostile_line(std::uint64_t number);

}  // namespace gouji::benchmarks
