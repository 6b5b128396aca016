// The rule language by cases that are data: tests/engine/conformance/*.yaml. Each says a rule text,
// the facts that it is put before, and what language.md makes of it.
//
// A case has one of
//   prints:   what `parse` is printed as, in English; `prints_zh` likewise in Chinese
//   refused:  the code of the one complaint about it, and `at` the words that it is about
//   is:       what the expression `value` comes to, as a message shows it
//   verdict:  of `check` at all its places, or `verdicts`: the places by their verdict
// Each is judged by itself and in blocks. All on the library's form, with `given`, `edition`,
// `table`, `for_each`, `let`, `when`, `missing`, `partial` as in a rule file.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/compile.h"
#include "engine/evaluate.h"
#include "engine/populations.h"
#include "engine/test_case.h"
#include "grammar/parse.h"
#include "grammar/print.h"
#include "rules/calendar.h"
#include "rules/load.h"
#include "rules/yaml.h"
#include "tests/engine/judged_in_blocks.h"
#include "tests/support/golden.h"
#include "tests/support/library_form.h"

using namespace gouji;
using rules::YamlNode;

namespace {

const std::string folder = GOUJI_ROOT "/tests/engine/conformance/";

struct Case {
    const YamlNode& node;

    std::string text(std::string_view key) const {
        const YamlNode* found = node.find(key);
        return found == nullptr ? "" : found->text;
    }
    bool has(std::string_view key) const { return node.find(key) != nullptr; }
    int edition() const { return has("edition") ? std::stoi(text("edition")) : 2020; }
};

// ---------- the case as a rule file ----------

std::string quoted(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::List) {
        std::string list;
        for (const YamlNode& item : node.items) list += (list.empty() ? "" : ", ") + quoted(item);
        return "[" + list + "]";
    }
    if (!node.is_quoted) return node.text;
    std::string text = "'";
    for (const char byte : node.text) text += byte == '\'' ? "''" : std::string(1, byte);
    return text + "'";
}

std::string block(const std::string& key, const std::string& text) {
    std::string lines = "  " + key + ": |\n    ";
    for (const char byte : text) lines += byte == '\n' ? "\n    " : std::string(1, byte);
    return lines + "\n";
}

std::string rule_file(const Case& one) {
    std::string rule = "- id: r\n  title: t\n";
    for (const char* key : {"table", "missing", "partial"}) {
        if (one.has(key)) rule += "  " + std::string(key) + ": " + one.text(key) + "\n";
    }
    if (one.has("for_each")) rule += block("for_each", one.text("for_each"));
    if (const YamlNode* let = one.node.find("let")) {
        rule += "  let:\n";
        for (const rules::YamlEntry& entry : let->entries)
            rule += "    " + entry.key + ": " + quoted(entry.value) + "\n";
    }
    if (one.has("when")) rule += block("when", one.text("when"));
    rule += block("check", one.has("check") ? one.text("check") : "false");
    rule += block("message", one.has("value") ? "{" + one.text("value") + "}" : "m");
    rule += "  tests:\n    - expect: pass\n      edition: " + std::to_string(one.edition()) + "\n";
    if (const YamlNode* given = one.node.find("given")) {
        rule += "      given:\n";
        for (const rules::YamlEntry& entry : given->entries)
            rule += "        " + entry.key + ": " + quoted(entry.value) + "\n";
    }
    return rule;
}

// ---------- a case that is judged ----------

// The cases' pack with the one rule of a case.
struct Loaded {
    Sources sources;
    Diagnostics slips;
    rules::RulePack pack;
    engine::Program program;

    explicit Loaded(const Case& one) {
        const SourceId head = sources.add("pack.yaml", test::file_text(folder + "pack.yaml"));
        const SourceId rule = sources.add("rule.yaml", rule_file(one));
        pack = rules::read_pack(sources, head, {rule}, slips);
        const SourceId days =
            sources.add("calendar.yaml", test::file_text(folder + "calendar.yaml"));
        pack.calendar = rules::read_calendar(sources, days, slips);
        Diagnostics all;
        program = engine::compile(pack, tests::library_form(), all);
        for (const Diagnostic& slip : all.all()) {
            if (severity_of(slip.code) == Severity::Error) slips.add(slip);
        }
    }
    Loaded(const Loaded&) = delete;
    Loaded& operator=(const Loaded&) = delete;
};

void tell(const Loaded& loaded) {
    for (const Diagnostic& slip : loaded.slips.all())
        UNSCOPED_INFO(name_of(slip.code) << ": " << message(slip, Language::English));
}

engine::TestCase reports_of(const Loaded& loaded) {
    const engine::TestBench bench{loaded.pack, tests::library_form(),
                                  MentionFinder(loaded.pack.book)};
    Diagnostics slips;
    auto made = engine::test_case(loaded.pack.rules.at(0).tests.at(0), bench, slips);
    for (const Diagnostic& slip : slips.all()) UNSCOPED_INFO(message(slip, Language::English));
    REQUIRE(made);
    return std::move(*made);
}

using Places = std::map<std::string, std::multiset<std::string>>;

// Every place of the judgement by its verdict; what passes has no place there.
Places places_of(const engine::Judgement& judgement) {
    Places places;
    for (const auto& one : judgement.findings) places["fail"].insert(one.place);
    for (const auto& one : judgement.undecided) places["undecided"].insert(one.place);
    for (const auto& one : judgement.skipped) places["skip"].insert(one.place);
    for (const auto& one : judgement.failures) places["error"].insert(one.place);
    return places;
}

std::size_t count_of(const engine::VerdictCounts& counts, const std::string& verdict) {
    if (verdict == "pass") return counts.pass;
    if (verdict == "fail") return counts.fail;
    if (verdict == "undecided") return counts.undecided;
    return verdict == "skip" ? counts.skip : counts.error;
}

void check_verdict(const std::string& verdict, const engine::Judgement& judgement) {
    for (const char* other : {"pass", "fail", "undecided", "skip", "error"}) {
        INFO(other << " " << count_of(judgement.verdicts, other));
        CHECK((count_of(judgement.verdicts, other) > 0) == (other == verdict));
    }
}

void check_verdicts(const YamlNode& expected, const engine::Judgement& judgement) {
    Places wanted;
    for (const rules::YamlEntry& entry : expected.entries) {
        if (entry.key == "pass") {
            CHECK(std::to_string(judgement.verdicts.pass) == entry.value.text);
            continue;
        }
        if (entry.value.kind == YamlNode::Kind::Text) wanted[entry.key].insert(entry.value.text);
        for (const YamlNode& place : entry.value.items) wanted[entry.key].insert(place.text);
    }
    CHECK(places_of(judgement) == wanted);
}

void run_judged(const Case& one) {
    const Loaded loaded(one);
    tell(loaded);
    CHECK(loaded.slips.all().empty());
    if (!loaded.slips.all().empty()) return;
    const engine::TestCase reports = reports_of(loaded);
    std::vector<Dossier> dossiers = reports.dossiers();
    engine::Populations populations;
    if (dossiers.size() > 1) populations = engine::Populations(loaded.program, dossiers);
    const engine::Judgement judgement = engine::evaluate(loaded.program, dossiers.front());
    const std::vector<const Dossier*> lanes(3, &dossiers.front());
    for (const std::size_t size : {1U, 3U})
        test::check_in_blocks(engine::compile_columnar(loaded.program), lanes, size);
    for (const engine::Failure& failure : judgement.failures) UNSCOPED_INFO(name_of(failure.why));
    if (one.has("why")) {
        CHECK(judgement.failures.size() == 1);
        for (const engine::Failure& failure : judgement.failures)
            CHECK(name_of(failure.why) == one.text("why"));
    }
    if (one.has("value")) {
        CHECK(judgement.findings.size() == 1);
        for (const engine::Finding& finding : judgement.findings)
            CHECK(finding.message == one.text("is"));
    } else if (one.has("verdict")) {
        check_verdict(one.text("verdict"), judgement);
    } else if (const YamlNode* verdicts = one.node.find("verdicts")) {
        check_verdicts(*verdicts, judgement);
    } else {
        FAIL("the case asks for nothing");
    }
}

// ---------- a case that is refused or printed ----------

void run_refused(const Case& one) {
    const Loaded loaded(one);
    tell(loaded);
    CHECK(loaded.slips.all().size() == 1);
    if (loaded.slips.all().empty()) return;
    const Diagnostic& slip = loaded.slips.all().front();
    CHECK(name_of(slip.code) == one.text("refused"));
    if (!one.has("at")) return;
    const Place place = slip.labels.at(0).place;
    CHECK(loaded.sources[place.source].slice(place.span) == one.text("at"));
}

void run_printed(const Case& one) {
    Sources sources;
    Diagnostics slips;
    const std::string text = one.text("parse");
    const SourceId id = sources.add("text", text);
    const auto tree = grammar::parse_condition(
        sources, {id, {0, static_cast<std::uint32_t>(text.size())}}, slips);
    for (const Diagnostic& slip : slips.all()) UNSCOPED_INFO(message(slip, Language::English));
    CHECK(tree.has_value());
    if (!tree) return;
    CHECK(grammar::print(*tree, Language::English) == one.text("prints"));
    if (one.has("prints_zh"))
        CHECK(grammar::print(*tree, Language::Chinese) == one.text("prints_zh"));
}

struct File {
    Sources sources;
    std::vector<YamlNode> cases;

    explicit File(const std::filesystem::path& path) {
        Diagnostics slips;
        auto root = rules::read_yaml_file(path, sources, slips);
        for (const Diagnostic& slip : slips.all()) {
            const auto at =
                sources[slip.labels.at(0).place.source].position(slip.labels[0].place.span.begin);
            UNSCOPED_INFO(path.filename().string()
                          << ":" << at.line << " " << message(slip, Language::English));
        }
        REQUIRE(slips.all().empty());
        REQUIRE(root);
        cases = std::move(root->items);
    }
};

std::vector<std::filesystem::path> files() {
    std::vector<std::filesystem::path> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name != "pack.yaml" && name != "calendar.yaml") all.push_back(entry.path());
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("every case of the conformance suite holds") {
    std::set<std::string> names;
    for (const std::filesystem::path& path : files()) {
        const File file(path);
        for (const YamlNode& node : file.cases) {
            const Case one{node};
            INFO(path.filename().string() << ": " << one.text("name"));
            CHECK(names.insert(path.stem().string() + " " + one.text("name")).second);
            if (one.has("refused")) {
                run_refused(one);
            } else if (one.has("parse")) {
                run_printed(one);
            } else {
                run_judged(one);
            }
        }
    }
    CHECK(names.size() >= 600);
}
