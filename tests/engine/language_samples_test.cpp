// The sample rules of the language's design load and check on the form that ships.

#include <catch2/catch.hpp>

#include "engine/check.h"
#include "facts/render.h"
#include "rules/load.h"
#include "rules/load_form.h"

using namespace gouji;

TEST_CASE("the sample rules of the language's design load, and every name in them resolves") {
    Sources sources;
    Diagnostics diagnostics;
    const Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
    const rules::RulePack pack =
        rules::load_pack(GOUJI_ROOT "/tests/engine/data/language-samples", sources, diagnostics);
    const engine::CheckedPack checked = engine::check(pack, form, diagnostics);
    for (const Diagnostic& slip : diagnostics.all())
        UNSCOPED_INFO(render(slip, sources, Language::English, {}));
    CHECK(diagnostics.all().empty());
    CHECK(pack.rules.size() == 27);
    CHECK(checked.rules.size() == pack.rules.size());
}
