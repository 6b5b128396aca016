#include "apps/cli/regime.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "apps/cli/shipped.h"
#include "engine/compile.h"
#include "engine/fingerprint.h"
#include "facts/code.h"
#include "reports/extract.h"
#include "reports/read.h"
#include "rules/import.h"
#include "rules/load.h"
#include "rules/load_form.h"
#include "rules/profile.h"

namespace gouji::cli {

namespace {

// True where nothing is wrong with the pack; warnings are told all the same.
bool holds(const Diagnostics& diagnostics, const Sources& sources, const Console& console) {
    console.complain(diagnostics, sources);
    return !diagnostics.has_errors();
}

// A pack of one's own may import those that ship.
std::vector<std::filesystem::path> shelves_of(const std::optional<std::string>& shipped) {
    if (!shipped) return {};
    return {std::filesystem::path(*shipped).parent_path()};
}

outcomes::MentionNames names_of(const rules::RulePack& pack, const Sources& sources) {
    outcomes::MentionNames names;
    for (const rules::Mention& mention : pack.mentions) names.names.push_back(mention.name.text);
    for (const rules::Condition& subject : pack.subjects)
        names.subjects.emplace_back(sources[subject.place.source].slice(subject.place.span));
    return names;
}

std::string stamp_of(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    const auto time = std::filesystem::last_write_time(file, ignored).time_since_epoch().count();
    return std::to_string(size) + " " + std::to_string(time);
}

// Of the programs by their sizes and times: another build of one may read or lay out facts
// otherwise.
std::string identity_of(Sources& sources) {
    const std::string self = stamp_of("/proc/self/exe");
    const std::string pdf = stamp_of(reports::pdf_program());
    std::vector<std::string_view> parts = {GOUJI_VERSION, self, pdf};
    // Sources are numbered from 0, so that the next one's number is how many there are.
    const SourceId end = sources.add("", "");
    for (SourceId each{0}; each < end; each = SourceId{static_cast<std::uint32_t>(each) + 1})
        parts.push_back(sources[each].text());
    return engine::fingerprint(std::move(parts));
}

// What a .jsonl line declares stands where the report itself does not say.
void declare(const Input& input, FactBase& facts) {
    if (!facts.agency.value && input.agency) facts.agency = {State::Known, *input.agency, {}};
    if (!facts.year.value && input.year) {
        if (const std::optional<Year> year = Year::from(*input.year))
            facts.year = {State::Known, *year, {}};
    }
}

}  // namespace

std::unique_ptr<const Regime> load_regime(const std::optional<std::string>& folder,
                                          const Console& console,
                                          const std::optional<std::string>& profile) {
    const std::optional<std::string> path = folder ? folder : shipped_pack();
    auto regime = std::make_unique<Regime>();
    Diagnostics diagnostics;
    if (!path) {
        diagnostics.add(Code::NoPack);
        console.complain(diagnostics, regime->sources);
        return nullptr;
    }
    regime->folder = *path;
    const std::vector<std::filesystem::path> shelves = shelves_of(shipped_pack());
    regime->form =
        rules::load_form(rules::form_folder(*path, shelves), regime->sources, diagnostics);
    regime->pack = rules::load_pack(*path, regime->sources, diagnostics, shelves);
    if (profile) rules::apply_profile(*profile, regime->pack, diagnostics);
    if (!holds(diagnostics, regime->sources, console)) return nullptr;

    Diagnostics complaints;
    Result<reports::Reading> reading = reports::prepare(regime->form);
    if (!reading) {
        complaints.add(reading.error());
    } else {
        regime->reading.emplace(std::move(*reading));
        regime->finder.emplace(regime->pack.book);
        regime->reading->mentions = &*regime->finder;
    }
    regime->program = engine::compile(regime->pack, regime->form, complaints);
    if (!holds(complaints, regime->sources, console)) return nullptr;
    regime->identity = identity_of(regime->sources);
    regime->mentions = names_of(regime->pack, regime->sources);
    return regime;
}

ReportReader::ReportReader(const Regime& regime, Layouts layouts)
    : regime_(regime), layouts_(layouts), pdf_(reports::pdf_program()) {}

ReadReport ReportReader::read(Input input) {
    const auto begun = std::chrono::steady_clock::now();
    ReadReport read = read_untimed(std::move(input));
    read.time = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begun);
    return read;
}

ReadReport ReportReader::read_untimed(Input input) {
    ReadReport read;
    Result<reports::Document> document = reports::read(input.name, std::move(input.bytes), pdf_);
    if (!document) {
        read.diagnostics.add(document.error());
        return read;
    }
    FactBase facts = reports::extract(std::move(*document), *regime_.reading, read.diagnostics);
    if (read.diagnostics.has_errors()) return read;
    if (layouts_ == Layouts::LeftOut) facts.grids = {};
    declare(input, facts);
    read.facts = std::move(facts);
    return read;
}

}  // namespace gouji::cli
