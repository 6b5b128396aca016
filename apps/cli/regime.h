// A pack made ready to read and judge reports: its form, its rules, their program.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/console.h"
#include "apps/cli/inputs.h"
#include "engine/program.h"
#include "facts/fact_base.h"
#include "facts/find_mentions.h"
#include "facts/form.h"
#include "facts/source.h"
#include "outcomes/write_facts.h"
#include "reports/pdf/pdf_child.h"
#include "reports/reading.h"
#include "rules/pack.h"

namespace gouji::cli {

// Its members point at one another, so it is neither copied nor moved.
struct Regime {
    std::string folder;    // of the pack
    std::string identity;  // of all its files and of this program
    Sources sources;       // the pack's files
    Form form;
    rules::RulePack pack;
    std::optional<MentionFinder> finder;
    std::optional<reports::Reading> reading;
    engine::Program program;
    outcomes::MentionNames mentions;

    Regime() = default;
    Regime(const Regime&) = delete;
    Regime& operator=(const Regime&) = delete;
};

// From a folder, or the pack that ships; with the severities of a profile where one is named. Null
// where the pack does not load; the console has then been told why.
std::unique_ptr<const Regime> load_regime(const std::optional<std::string>& folder,
                                          const Console& console,
                                          const std::optional<std::string>& profile = std::nullopt);

struct ReadReport {
    std::optional<FactBase> facts;  // nothing where it is no report; the diagnostics say why
    Diagnostics diagnostics;
    std::size_t bytes = 0;  // that the facts took on their way from another process
    std::chrono::milliseconds time{0};
};

// How the tables of a report were laid out: `facts` shows it, no rule asks for it.
enum class Layouts : std::uint8_t { LeftOut, Kept };

// Reads reports, one after another, in the words of one regime, which must outlive it.
class ReportReader {
  public:
    ReportReader(const Regime& regime, Layouts layouts);

    ReadReport read(Input input);

  private:
    ReadReport read_untimed(Input input);

    const Regime& regime_;
    Layouts layouts_;
    reports::PdfChild pdf_;
};

}  // namespace gouji::cli
