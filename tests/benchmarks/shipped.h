// The shipped pack made ready as a command does it, and two hundred generated reports as text and
// as facts.
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/compile.h"
#include "facts/find_mentions.h"
#include "reports/extract.h"
#include "reports/read.h"
#include "rules/load.h"
#include "rules/load_form.h"
#include "tests/benchmarks/generate_reports.h"

namespace gouji::benchmarks {

inline constexpr std::uint64_t count = 200;

struct Shipped {
    Sources sources;
    Diagnostics diagnostics;
    Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
    rules::RulePack pack = rules::load_pack(GOUJI_PACK, sources, diagnostics, {});
    MentionFinder finder{pack.book};
    Result<reports::Reading> reading = reports::prepare(form);
    engine::Program program = engine::compile(pack, form, diagnostics);
    std::vector<std::string> texts;
    std::vector<FactBase> facts;

    Shipped() {
        reading->mentions = &finder;
        std::ifstream page(GOUJI_REPORT_PAGE);
        const Generator generator({std::istreambuf_iterator<char>(page), {}});
        for (std::uint64_t i = 0; i < count; ++i) {
            texts.push_back(generator.report(i).text);
            facts.push_back(read(texts.back()));
        }
    }

    FactBase read(const std::string& text) const {
        Diagnostics ignored;
        return reports::extract(reports::read_text("generated", text), *reading, ignored);
    }
};

inline const Shipped& shipped() {
    static const Shipped all;
    return all;
}

}  // namespace gouji::benchmarks
