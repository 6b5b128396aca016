#include "grammar/syntax_error.h"

#include "facts/code.h"
#include "facts/render.h"
#include "tests/grammar/rule_text.h"
#include "tests/support/golden.h"

using namespace gouji;
using namespace gouji::grammar;
using namespace gouji::grammar::test;

namespace {

void read_field(const std::string& field, const std::string& text, Slip& slip) {
    if (field == "condition") return static_cast<void>(read(parse_condition, text, slip));
    if (field == "iteration") return static_cast<void>(read(parse_iteration, text, slip));
    if (field == "hole") return static_cast<void>(read(parse_hole, text, slip));
    if (field == "signature") return static_cast<void>(read(parse_signature, text, slip));
    static_cast<void>(read(parse_reference, text, slip));
}

std::string chinese_headline(const Slip& slip) {
    const Diagnostic& diagnostic = slip.diagnostics.all().front();
    std::string line = "  = " + message(diagnostic, Language::Chinese);
    const Advice& advice = diagnostic.labels.front().advice;
    if (advice.hint != Hint::None) line += "；" + message(advice, Language::Chinese);
    return line + '\n';
}

}  // namespace

TEST_CASE("every slip is told once, at its word, in both languages") {
    std::string told;
    for (const std::string& line : lines_of("slips.txt")) {
        const std::size_t space = line.find(' ');
        const std::string field = line.substr(0, space);
        const std::string text = space == std::string::npos ? "" : line.substr(space + 1);
        Slip slip;
        read_field(field, text, slip);
        INFO(line);
        REQUIRE(slip.diagnostics.all().size() == 1);
        told += field + '\n';
        told += render(slip.diagnostics.all().front(), slip.sources, Language::English, {});
        told += chinese_headline(slip) + '\n';
    }
    gouji::test::check_golden(std::filesystem::path(GOUJI_GRAMMAR_DATA) / "slips_told.txt", told);
}
