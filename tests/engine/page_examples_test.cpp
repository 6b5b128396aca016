// The examples on the pages of diagnostics: the wrong one gives the code, the right one does not.

#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "engine/compile.h"
#include "engine/lint.h"
#include "engine/run_tests.h"
#include "facts/code.h"
#include "facts/page.h"
#include "tests/engine/shipped.h"

using namespace gouji;

namespace {

constexpr std::size_t code_count = 0
#define GOUJI_DIAGNOSTIC(id, name, severity, en, zh) +1
#include "facts/diagnostic.def"
    ;

bool has_key(const std::string& fields, const std::string& key) {
    return fields.starts_with(key + ":") || fields.find("\n" + key + ":") != std::string::npos;
}

// A rule file of the fields, with what every rule needs besides and another rule before it.
std::string rule_file(const std::string& fields) {
    std::string file =
        "- id: first\n  title: 规则\n  severity: warning\n  check: signed_on is known\n"
        "  message: 未署日期\n  tests:\n    - { given: { signed_on: missing }, expect: fail }\n"
        "    - { given: { signed_on: 2024-01-09 }, expect: pass }\n"
        "    - { given: { signed_on: unread }, expect: undecided }\n"
        "- id: second\n  title: 规则\n";
    std::istringstream lines(fields);
    for (std::string line; std::getline(lines, line);) file += "  " + line + "\n";
    if (!has_key(fields, "message") && !has_key(fields, "checks")) file += "  message: 不符\n";
    return file;
}

// All that is said of the rule: when it is loaded, compiled, looked through and tested.
std::set<std::string> codes_of(const std::string& fields, test::Shipped& shipped) {
    const SourceId id = shipped.sources.add("rules.yaml", rule_file(fields));
    const SourceId head = shipped.sources.add("pack.yaml", "pack: p\nversion: 1\nform: f\n");
    Diagnostics diagnostics;
    rules::RulePack pack = rules::read_pack(shipped.sources, head, {id}, diagnostics);
    pack.bases = shipped.pack.bases;
    if (!diagnostics.has_errors()) {
        const engine::Program program = engine::compile(pack, shipped.form, diagnostics);
        if (!diagnostics.has_errors()) {
            engine::lint(program, shipped.sources, diagnostics);
            engine::run_tests(pack, shipped.form, diagnostics);
        }
    }
    std::set<std::string> codes;
    for (const Diagnostic& diagnostic : diagnostics.all()) codes.emplace(name_of(diagnostic.code));
    return codes;
}

// Errors, and the doubt itself; other doubts about an example are of no concern.
bool is_clean(const std::set<std::string>& codes, std::string_view code) {
    for (const std::string& each : codes) {
        if (each == code || severity_of(*code_named(each)) == Severity::Error) return false;
    }
    return true;
}

std::string listed(const std::set<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += code + " ";
    return text;
}

}  // namespace

TEST_CASE("a page's wrong example gives its diagnostic and the right one does not") {
    test::Shipped shipped;
    std::size_t examples = 0;
    for (std::size_t i = 0; i < code_count; ++i) {
        const auto code = static_cast<Code>(i);
        const Page* page = page_of(code);
        if (page == nullptr || page->wrong.empty()) continue;
        ++examples;
        const std::string name(name_of(code));
        const auto wrong = codes_of(std::string(page->wrong), shipped);
        const auto right = codes_of(std::string(page->right), shipped);
        INFO(name << "\nwrong gives: " << listed(wrong) << "\nright gives: " << listed(right));
        CHECK(wrong.count(name) == 1);
        CHECK(is_clean(right, name));
    }
    CHECK(examples >= 90);
}
