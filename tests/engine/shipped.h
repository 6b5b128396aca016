// The pack and the form that ship, loaded once a test.
#pragma once

#include <optional>

#include "facts/diagnostic.h"
#include "facts/form.h"
#include "facts/source.h"
#include "rules/load.h"
#include "rules/load_form.h"
#include "rules/pack.h"

namespace gouji::test {

struct Shipped {
    Sources sources;
    Diagnostics diagnostics;
    Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
    rules::RulePack pack = rules::load_pack(GOUJI_PACK, sources, diagnostics);

    const rules::BaseReport& base(int edition) const {
        for (const rules::BaseReport& each : pack.bases) {
            if (each.edition == edition) return each;
        }
        return pack.bases.at(0);
    }
};

}  // namespace gouji::test
