// Reports that are judged in blocks get the judgements that they get one by one: generated reports
// with figures and gaps at random, the labelled corpus where it is there, and figures without room.
#include "engine/evaluate_block.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "engine/compile.h"
#include "facts/find_mentions.h"
#include "reports/extract.h"
#include "reports/read.h"
#include "tests/benchmarks/generate_reports.h"
#include "tests/engine/judged_in_blocks.h"
#include "tests/engine/shipped.h"
#include "tests/support/golden.h"

using namespace gouji;
using namespace gouji::test;

namespace {

struct ReadyPack : Shipped {
    MentionFinder finder{pack.book};
    Result<reports::Reading> reading = reports::prepare(form);
    engine::Program program = engine::compile(pack, form, diagnostics);
    engine::ColumnarProgram columnar = engine::compile_columnar(program);

    ReadyPack() { reading->mentions = &finder; }

    FactBase facts(const std::string& text) const {
        Diagnostics ignored;
        return reports::extract(reports::read_text("report", text), *reading, ignored);
    }
};

const ReadyPack& ready() {
    static const ReadyPack pack;
    return pack;
}

std::deque<FactBase> generated(std::uint64_t count) {
    const benchmarks::Generator generator(file_text(GOUJI_ROOT "/tests/benchmarks/report.txt"));
    std::deque<FactBase> all;
    for (std::uint64_t i = 0; i < count; ++i)
        all.push_back(ready().facts(generator.report(i).text));
    return all;
}

// Of some the report before stands for that of the year before.
std::vector<Dossier> dossiers_of(const std::deque<FactBase>& all) {
    std::vector<Dossier> dossiers(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        dossiers[i].report = &all[i];
        if (i % 6 == 1) dossiers[i].prior = &all[i - 1];
    }
    return dossiers;
}

std::vector<const Dossier*> each(const std::vector<Dossier>& dossiers) {
    std::vector<const Dossier*> pointers;
    for (const Dossier& dossier : dossiers) pointers.push_back(&dossier);
    return pointers;
}

// Some cells are stated otherwise, are gaps, or belong to another edition; a table is gone.
void alter(FactBase& facts, std::mt19937& random) {
    constexpr std::array states = {State::Missing, State::Invalid, State::Unread,
                                   State::NotApplicable};
    for (std::size_t cell = random() % 40; cell < facts.states.size(); cell += 1 + random() % 80) {
        const std::uint32_t kind = random() % 8;
        facts.states[cell] = kind < states.size() ? states[kind] : State::Known;
        facts.values[cell] = Decimal(static_cast<std::int64_t>(random() % 30));
        if (kind == 5) facts.values[cell] = *Decimal::from(random() % 1000, 2);
        if (kind == 6) facts.values[cell] = Decimal(std::int64_t{1} << (random() % 63));
    }
    TableReading& table = facts.tables[random() % facts.tables.size()];
    if (random() % 4 == 0) table.state = random() % 2 == 0 ? State::Missing : State::Unread;
    if (random() % 8 == 0) facts.year = {State::Missing, std::nullopt, {}};
    if (random() % 8 == 0) facts.signed_on = {State::Unread, std::nullopt, {}};
    if (random() % 8 == 0 && !facts.sections.empty()) facts.sections.pop_back();
}

// A cell that no rule leaves out of its sums.
constexpr const char* total = "requests.received.total";

}  // namespace

TEST_CASE("what the shipped pack says of its tables is covered") {
    const engine::ColumnarProgram& columnar = ready().columnar;
    CHECK(columnar.rules.size() >= 20);
    for (const engine::CoveredRule& covered : columnar.rules)
        CHECK(ready().program.rules[covered.rule].places.count == covered.rows.count);
    const auto is_covered = [&](const std::string& id) {
        return std::ranges::any_of(columnar.rules, [&](const engine::CoveredRule& covered) {
            return ready().pack.rules[ready().program.rules[covered.rule].rule].id == id;
        });
    };
    for (const char* id : {"requests.balance", "requests.row_total", "requests.concluded_sum",
                           "disputes.row_total", "cell.missing", "cell.invalid", "table.missing",
                           "plausibility.other", "crossyear.identical_data", "section.order"}) {
        INFO(id);
        CHECK(is_covered(id));
    }
    CHECK_FALSE(is_covered("narrative.mismatch"));
}

TEST_CASE("thousands of reports with gaps are judged alike in blocks of any size") {
    std::mt19937 random(7);
    std::deque<FactBase> all = generated(60);
    std::size_t passes = 0;
    for (const std::size_t size : {1U, 7U, 60U}) {
        for (int round = 0; round < 12; ++round) {
            if (round % 6 == 0) all = generated(60);
            for (FactBase& facts : all) alter(facts, random);
            const std::vector<Dossier> dossiers = dossiers_of(all);
            passes += check_in_blocks(ready().columnar, each(dossiers), size);
        }
    }
    CHECK(passes > 100'000);
}

TEST_CASE("a figure without room in its column leaves the report to the single evaluator") {
    std::deque<FactBase> all = generated(4);
    const CellIndex cell = ready().form.find(total).value();
    all[1].set(cell, {State::Known, Decimal(std::int64_t{1} << 40), {}});
    all[2].set(cell, {State::Known, *Decimal::from(15, 1), {}});
    const std::vector<Dossier> dossiers = dossiers_of(all);
    const engine::FactColumns facts = engine::gather(ready().columnar, each(dossiers));
    CHECK(facts.is_left_out == std::vector<std::uint8_t>{0, 1, 1, 0});
    check_in_blocks(ready().columnar, each(dossiers), all.size());
}

TEST_CASE("a block evaluator without a columnar program judges one by one") {
    const std::deque<FactBase> all = generated(5);
    const std::vector<Dossier> dossiers = dossiers_of(all);
    const std::vector<const Dossier*> block = each(dossiers);
    CHECK_FALSE(engine::columnar_for(ready().program, block.size()));
    const std::optional<engine::ColumnarProgram> none;
    const std::optional<engine::ColumnarProgram> columnar = ready().columnar;
    engine::BlockEvaluator single(ready().program, none), ruled(ready().program, columnar);
    single.begin(block);
    ruled.begin(block);
    for (std::size_t i = 0; i < block.size(); ++i) CHECK(is_same(single.judge(i), ruled.judge(i)));
}

TEST_CASE("the reports of the corpus are judged alike in blocks") {
    const char* corpus = std::getenv("GOUJI_CORPUS");
    if (corpus == nullptr) {
        WARN("skipped: GOUJI_CORPUS is not set");
        return;
    }
    std::deque<FactBase> all;
    for (const char* folder : {"dev", "series", "real"}) {
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::path(corpus) / folder)) {
            const std::string ending = entry.path().extension().string();
            if (ending == ".txt" || ending == ".md")
                all.push_back(ready().facts(file_text(entry.path().string())));
        }
    }
    REQUIRE(all.size() > 20);
    const std::vector<Dossier> dossiers = dossiers_of(all);
    check_in_blocks(ready().columnar, each(dossiers), 64);
}
