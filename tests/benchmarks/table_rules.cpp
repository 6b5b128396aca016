// gouji_table_rules FOLDER [COUNT]: the sums and balances of the shipped pack over so many reports,
// by the columnar evaluator, the single one, and the plain walk that tests compare both with.
//
// It leaves in FOLDER the same facts as CSV, the same rules as SQL, and the findings, for a data
// base to be held against: tests/benchmarks/duckdb.py.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/os.h>

#include "engine/columnar_evaluate.h"
#include "engine/evaluate.h"
#include "tests/benchmarks/shipped.h"
#include "tests/engine/reference_evaluator.h"

using namespace gouji;

namespace {

constexpr std::size_t lanes = 1024;
constexpr std::array rules_compared = {"requests.balance", "requests.row_total",
                                       "requests.concluded_sum", "disputes.row_total"};
// The plain walk takes milliseconds for what the others do in no time.
constexpr std::size_t most_walked = 1000;

double seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct TableRules {
    const benchmarks::Shipped& shipped = benchmarks::shipped();
    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack = rules::load_pack(GOUJI_PACK, sources, diagnostics, {});
    engine::Program program;
    engine::ColumnarProgram columnar;

    TableRules() {
        std::erase_if(pack.rules, [](const rules::Rule& rule) {
            return std::ranges::find(rules_compared, rule.id) == rules_compared.end();
        });
        for (rules::Rule& rule : pack.rules) rule.assumes.clear();
        program = engine::compile(pack, shipped.form, diagnostics);
        columnar = engine::compile_columnar(program);
    }
    TableRules(const TableRules&) = delete;
    TableRules& operator=(const TableRules&) = delete;

    const engine::Instruction& source(std::size_t column) const {
        return program.at(columnar.columns[column].source);
    }
    const FormCell& cell(std::size_t column) const {
        return shipped.form.cell(static_cast<CellIndex>(source(column).payload));
    }
    const std::string& rule_id(std::size_t rule) const {
        return pack.rules[program.rules[rule].rule].id;
    }
};

// ---------- reports ----------

// Generated reports; one cell in a thousand states another number or is a gap.
std::vector<engine::FactColumns> blocks_of(const TableRules& rules, std::size_t count) {
    std::vector<Dossier> dossiers(rules.shipped.facts.size());
    for (std::size_t i = 0; i < dossiers.size(); ++i) dossiers[i].report = &rules.shipped.facts[i];
    std::vector<const Dossier*> block;
    for (std::size_t i = 0; i < lanes; ++i) block.push_back(&dossiers[i % dossiers.size()]);
    const engine::FactColumns untouched = engine::gather(rules.columnar, block);
    std::mt19937 random(1);
    std::vector<engine::FactColumns> blocks(count / lanes, untouched);
    for (engine::FactColumns& facts : blocks) {
        for (std::size_t i = random() % 2000; i < facts.states.size(); i += 1 + random() % 2000) {
            const std::size_t column = i / lanes;
            if (facts.states[i] != 0) continue;
            const bool is_gap = random() % 4 == 0;
            facts.states[i] = static_cast<std::uint8_t>(is_gap ? 1 + random() % 3 : 0);
            facts.narrow[rules.columnar.columns[column].store * lanes + i % lanes] =
                is_gap ? 0 : static_cast<std::int32_t>(random() % 100);
        }
    }
    return blocks;
}

// One report of a block, as the other evaluators take it.
void put_facts(const TableRules& rules, const engine::FactColumns& block, std::size_t lane,
               FactBase& facts) {
    constexpr State states[] = {State::Known,  State::Missing, State::Invalid,
                                State::Unread, State::Missing, State::NotApplicable};
    for (std::size_t i = 0; i < rules.columnar.columns.size(); ++i) {
        const std::size_t at = rules.columnar.columns[i].store * lanes + lane;
        facts.set(static_cast<CellIndex>(rules.source(i).payload),
                  {states[block.states[i * lanes + lane]], Decimal(block.narrow[at]), {}});
    }
}

// ---------- findings ----------

using Findings = std::set<std::string>;

std::string line(std::size_t report, const std::string& rule, const std::string& place) {
    return fmt::format("{},{},{}\n", report, rule, place);
}

template <class Visit>
void each_row(const TableRules& rules, Visit visit) {
    for (const engine::CoveredRule& covered : rules.columnar.rules) {
        const engine::CompiledRule& rule = rules.program.rules[covered.rule];
        for (std::uint32_t i = 0; i < covered.rows.count; ++i)
            visit(covered.rows.first + i, rules.rule_id(covered.rule),
                  rules.program.places[rule.places.first + i]);
    }
}

// Appends, or counts the time only.
double judge_columns(const TableRules& rules, const std::vector<engine::FactColumns>& blocks,
                     Findings* findings) {
    engine::Slots slots;
    engine::Rulings rulings;
    const double begun = seconds();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        engine::evaluate(rules.columnar, blocks[i], slots, rulings);
        if (findings == nullptr) continue;
        each_row(rules, [&](std::size_t row, const std::string& rule, const auto& place) {
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                if (rulings.at(row, lane) == engine::Ruling::Fail)
                    findings->insert(line(i * lanes + lane, rule, place.place));
            }
        });
    }
    return seconds() - begun;
}

double judge_singly(const TableRules& rules, const FactBase& facts, std::size_t report,
                    Findings& findings) {
    Dossier dossier;
    dossier.report = &facts;
    const double begun = seconds();
    const engine::Judgement judgement = engine::evaluate(rules.program, dossier);
    const double taken = seconds() - begun;
    for (const engine::Finding& finding : judgement.findings)
        findings.insert(line(report, finding.rule, finding.place));
    return taken;
}

double walk(const TableRules& rules, const FactBase& facts, std::size_t report,
            Findings& findings) {
    const double begun = seconds();
    for (const engine::CompiledRule& compiled : rules.program.rules) {
        const rules::Rule& rule = rules.pack.rules[compiled.rule];
        const bool is_by_column =
            rule.id == "requests.balance" || rule.id == "requests.concluded_sum";
        for (std::uint32_t i = 0; i < compiled.places.count; ++i) {
            const std::string& place = rules.program.places[compiled.places.first + i].place;
            test::ReferenceEvaluator walker(facts, rule.table->text, is_by_column ? "" : place,
                                            is_by_column ? place : "");
            if (walker.verdict(rule.checks[0].condition.tree) == 'F')
                findings.insert(line(report, rule.id, place));
        }
    }
    return seconds() - begun;
}

// ---------- for a data base ----------

// Where a sum skips what this edition does not have, SQL adds nothing: 0. A gap is NULL.
void write_facts(const TableRules& rules, const std::vector<engine::FactColumns>& blocks,
                 const std::string& path) {
    auto file = fmt::output_file(path);
    file.print("report");
    for (std::size_t i = 0; i < rules.columnar.columns.size(); ++i)
        file.print(",{}", rules.cell(i).path);
    file.print("\n");
    for (std::size_t report = 0; report < blocks.size() * lanes; ++report) {
        const engine::FactColumns& block = blocks[report / lanes];
        const std::size_t lane = report % lanes;
        fmt::memory_buffer text;
        fmt::format_to(std::back_inserter(text), "{}", report);
        for (std::size_t i = 0; i < rules.columnar.columns.size(); ++i) {
            const auto status = static_cast<engine::Status>(block.states[i * lanes + lane]);
            text.push_back(',');
            if (!engine::is_blocked(status))
                fmt::format_to(std::back_inserter(text), "{}",
                               block.narrow[rules.columnar.columns[i].store * lanes + lane]);
        }
        file.print("{}\n", std::string_view(text.data(), text.size()));
    }
}

std::string sql(const engine::Program& program, engine::InstructionId id) {
    const engine::Instruction& instruction = program.at(id);
    const auto joined = [&](std::string_view between) {
        std::string text;
        for (std::size_t i = 0; i < instruction.count; ++i)
            text += (i == 0 ? "" : std::string(between)) +
                    sql(program, program.operand(instruction, i));
        return text;
    };
    switch (instruction.op) {
        case engine::Op::Cell:
            return fmt::format(
                "\"{}\"", program.form->cell(static_cast<CellIndex>(instruction.payload)).path);
        case engine::Op::Add:
        case engine::Op::Sum:
            return joined(" + ");
        case engine::Op::Compare:
            return joined(" <> ");
        default:
            std::fputs("a rule that has no SQL here\n", stderr);
            std::exit(1);
    }
}

void write_sql(const TableRules& rules, const std::string& path) {
    auto file = fmt::output_file(path);
    const char* between = "";
    each_row(rules, [&](std::size_t, const std::string& rule, const auto& place) {
        file.print("{}SELECT report, '{}' AS rule, '{}' AS place FROM facts WHERE {}\n", between,
                   rule, place.place, sql(rules.program, place.check));
        between = "UNION ALL ";
    });
}

void tell(const char* what, double taken, std::size_t reports, double columnar) {
    const double nanoseconds = taken * 1e9 / static_cast<double>(reports);
    fmt::print("{:<28} {:>10.0f} ns a report {:>9.1f} x\n", what, nanoseconds,
               nanoseconds / columnar);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::string folder = argv[1];
    const std::size_t wanted = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 100'000;
    const TableRules rules;
    const std::vector<engine::FactColumns> blocks = blocks_of(rules, wanted);
    const std::size_t count = blocks.size() * lanes;
    Findings by_columns, by_single, by_walk, first_by_columns;
    judge_columns(rules, blocks, &by_columns);
    const double columns = judge_columns(rules, blocks, nullptr);
    double single = 0, walked = 0;
    FactBase facts = rules.shipped.read(rules.shipped.texts[0]);
    for (std::size_t i = 0; i < most_walked; ++i) {
        put_facts(rules, blocks[i / lanes], i % lanes, facts);
        single += judge_singly(rules, facts, i, by_single);
        walked += walk(rules, facts, i, by_walk);
    }
    for (const std::string& finding : by_columns) {
        if (std::strtoull(finding.c_str(), nullptr, 10) < most_walked)
            first_by_columns.insert(finding);
    }
    fmt::print("{} rules at {} places, {} cells read of each of {} reports, {} findings\n",
               rules.columnar.rules.size(), rules.columnar.rows, rules.columnar.cells_read(), count,
               by_columns.size());
    const double each = columns * 1e9 / static_cast<double>(count);
    tell("columnar", columns, count, each);
    tell("single, with proofs", single, most_walked, each);
    tell("plain walk over the text", walked, most_walked, each);
    if (by_single != first_by_columns || by_walk != first_by_columns) {
        fmt::print("the findings differ: {} {} {}\n", first_by_columns.size(), by_single.size(),
                   by_walk.size());
        return 1;
    }
    write_facts(rules, blocks, folder + "/facts.csv");
    write_sql(rules, folder + "/rules.sql");
    auto file = fmt::output_file(folder + "/findings.csv");
    for (const std::string& finding : by_columns) file.print("{}", finding);
    auto told = fmt::output_file(folder + "/columnar.txt");
    told.print("{}\n", each);
    return 0;
}
