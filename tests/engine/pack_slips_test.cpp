// Slips made by machine in the rules that ship: each is told once, at the word.
//
// Every rule's own texts are damaged in each of a dozen ways; what the checker says of the damaged
// file beyond what it says of the sound one has to be one complaint that touches the damage.

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/check.h"
#include "facts/code.h"
#include "rules/load.h"
#include "tests/engine/shipped.h"
#include "tests/support/golden.h"

using namespace gouji;

namespace {

constexpr std::size_t fewest_slips = 300;
constexpr std::size_t share_told_well = 95;  // of a hundred

// A change of a text: `size` bytes at `at` replaced.
struct Damage {
    std::size_t at = 0;
    std::size_t size = 0;
    std::string text;
    // Where a complaint may stand, beside the change itself.
    std::size_t from = 0, to = 0;
};

using Damager = std::function<std::vector<Damage>(const std::string& text)>;

Damage damage(std::size_t at, std::size_t size, std::string text) {
    const std::size_t end = at + std::max(size, text.size());
    return {at, size, std::move(text), at, end};
}

std::vector<Damage> at_first(const std::string& text, const std::string& what,
                             const std::string& instead) {
    const std::size_t at = text.find(what);
    if (at == std::string::npos) return {};
    return {damage(at, what.size(), instead)};
}

bool is_word_byte(char byte) {
    return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_';
}

// Words that only name something: their letters may be changed.
std::vector<std::pair<std::size_t, std::size_t>> names_in(const std::string& text) {
    constexpr std::string_view keywords[] = {
        "and",  "or",   "not",  "implies", "then",   "else", "none",    "where",
        "for",  "over", "with", "is",      "all",    "any",  "missing", "known",
        "zero", "in",   "if",   "matches", "agrees", "true", "false"};
    std::vector<std::pair<std::size_t, std::size_t>> names;
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') is_quoted = !is_quoted;
        if (is_quoted || !std::islower(static_cast<unsigned char>(text[at])) ||
            (at > 0 && is_word_byte(text[at - 1])))
            continue;
        std::size_t end = at;
        while (end < text.size() && is_word_byte(text[end])) ++end;
        const std::string_view word = std::string_view(text).substr(at, end - at);
        const bool is_keyword =
            std::find(std::begin(keywords), std::end(keywords), word) != std::end(keywords);
        constexpr std::string_view others[] = {"satisfies",      "contains", "invalid", "unread",
                                               "not_applicable", "blank",    "days",    "prior",
                                               "children",       "peers",    "parent",  "within"};
        const bool is_other =
            std::find(std::begin(others), std::end(others), word) != std::end(others);
        if (word.size() > 3 && !is_keyword && !is_other) names.push_back({at, word.size()});
    }
    return names;
}

std::vector<Damage> misspelt(const std::string& text) {
    std::vector<Damage> damages;
    for (const auto& [at, size] : names_in(text)) {
        std::string word = text.substr(at, size);
        word.insert(size / 2, "zq");
        damages.push_back(damage(at, size, word));
    }
    // The first and the last are enough.
    if (damages.size() > 2) damages.erase(damages.begin() + 1, damages.end() - 1);
    return damages;
}

std::vector<Damage> without_last_bracket(const std::string& text) {
    const std::size_t at = text.rfind(')');
    if (at == std::string::npos || text.find('"', at) != std::string::npos) return {};
    Damage dropped = damage(at, 1, "");
    dropped.from = 0;
    dropped.to = text.size();
    return {dropped};
}

std::vector<Damage> appended(const std::string& text, const std::string& tail) {
    return {damage(text.size(), 0, tail)};
}

const std::vector<Damager>& damagers() {
    static const std::vector<Damager> all = {
        misspelt,
        without_last_bracket,
        [](const std::string& text) { return at_first(text, " == ", " == == "); },
        [](const std::string& text) { return at_first(text, " == ", " === "); },
        [](const std::string& text) { return at_first(text, " and ", " && "); },
        [](const std::string& text) { return at_first(text, " or ", " || "); },
        [](const std::string& text) { return at_first(text, " <= ", " =< "); },
        [](const std::string& text) { return at_first(text, "..", "...."); },
        [](const std::string& text) { return at_first(text, "section(", "secton("); },
        [](const std::string& text) { return at_first(text, " + ", " + \"x\" + "); },
        [](const std::string& text) { return appended(text, " +"); },
        [](const std::string& text) { return appended(text, " and"); },
        [](const std::string& text) { return appended(text, " )"); },
        [](const std::string& text) { return appended(text, " and signed_on <= 2024-1-31"); },
        [](const std::string& text) { return appended(text, " and 年度且标题"); },
        [](const std::string& text) { return appended(text, " and year"); },
        [](const std::string& text) { return appended(text, " and year == \"2023\""); },
    };
    return all;
}

// The texts of a rule's conditions, as places in its file.
std::vector<Place> conditions_of(const rules::Rule& rule) {
    std::vector<Place> places;
    if (rule.when) places.push_back(rule.when->place);
    for (const rules::Check& check : rule.checks) places.push_back(check.condition.place);
    return places;
}

using Complaint = std::pair<Code, std::vector<std::string>>;

// A pack with this rule file alone, beside what the whole pack declares.
std::vector<Diagnostic> told_of(const std::string& file, const rules::RulePack& whole,
                                const Form& form) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId head = sources.add("pack.yaml", "pack: p\nversion: 1\nform: f\n");
    const SourceId rules_file = sources.add("rules.yaml", file);
    rules::RulePack pack = rules::read_pack(sources, head, {rules_file}, diagnostics);
    // The constants' own texts stand in files that are not here; their values are not looked at.
    pack.params = whole.params;
    pack.mentions = whole.mentions;
    pack.statistics = whole.statistics;
    engine::check(pack, form, diagnostics);
    std::vector<Diagnostic> told;
    for (const Diagnostic& one : diagnostics.all()) {
        if (one.code != Code::UnknownRule && severity_of(one.code) == Severity::Error)
            told.push_back(one);
    }
    return told;
}

struct Count {
    std::size_t slips = 0;
    std::size_t told_well = 0;
    std::string others;
};

void count(const std::string& file, const Place& place, const Damage& made,
           const rules::RulePack& whole, const Form& form, Count& counted) {
    const std::size_t begin = place.span.begin + made.at;
    std::string damaged = file;
    damaged.replace(begin, made.size, made.text);
    const std::vector<Diagnostic> told = told_of(damaged, whole, form);
    ++counted.slips;
    const std::size_t from = place.span.begin + made.from, to = place.span.begin + made.to;
    const bool is_at_word = told.size() == 1 && !told[0].labels.empty() &&
                            told[0].labels[0].place.span.begin <= to &&
                            told[0].labels[0].place.span.end >= from;
    if (is_at_word) {
        ++counted.told_well;
        return;
    }
    counted.others += damaged.substr(place.span.begin, place.span.size() + made.text.size()) + "\n";
    for (const Diagnostic& one : told)
        counted.others += "    " + message(one, Language::English) + "\n";
}

// A key that nobody knows, a word that is none of a list, a value that is no date.
const std::vector<std::pair<std::string, std::string>> yaml_slips = {
    {"  check: ", "  chekc: "},
    {"  message: ", "  mesage: "},
    {"  title: ", "  titel: "},
    {"  basis:", "  bassis:"},
    {"  remedy: ", "  remdey: "},
    {"  tests:", "  test:"},
    {"severity: warning", "severity: warnung"},
    {"from_year: ", "from_yaer: "},
    {"from: 20", "from: 2O"},
    {"  table: ", "  table: x"},
};

}  // namespace

TEST_CASE("a slip anywhere in the rules that ship is told once, at the word") {
    const test::Shipped shipped;
    Count counted;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(GOUJI_PACK) / "rules")) {
        const std::string file = test::file_text(entry.path());
        REQUIRE(told_of(file, shipped.pack, shipped.form).empty());
        for (const rules::Rule& rule : shipped.pack.rules) {
            for (const Place& place : conditions_of(rule)) {
                const Source& source = shipped.sources[place.source];
                if (source.text() != file) continue;
                const std::string text(source.slice(place.span));
                for (const Damager& damager : damagers()) {
                    for (const Damage& made : damager(text))
                        count(file, place, made, shipped.pack, shipped.form, counted);
                }
            }
        }
        for (const auto& [right, wrong] : yaml_slips) {
            const std::size_t at = file.find(right);
            if (at == std::string::npos) continue;
            const Place start{SourceId{},
                              {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)}};
            Damage made = damage(0, right.size(), wrong);
            made.to += 40;
            count(file, start, made, shipped.pack, shipped.form, counted);
        }
    }
    INFO(counted.told_well << " of " << counted.slips << " told well; the others:\n"
                           << counted.others);
    WARN(counted.told_well << " of " << counted.slips << " slips told once, at the word");
    CHECK(counted.slips >= fewest_slips);
    CHECK(counted.told_well * 100 >= counted.slips * share_told_well);
}
