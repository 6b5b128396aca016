// A pack of two texts, as its readers take it.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "rules/load.h"
#include "rules/pack.h"
#include "tests/support/told.h"

namespace gouji::test {

using Names = std::vector<std::string>;

struct Reading {
    explicit Reading(std::string rules, std::string pack_text = "pack: p\nversion: 1\nform: f\n") {
        const SourceId pack_id = sources.add("pack.yaml", std::move(pack_text));
        const SourceId rules_id = sources.add("rules.yaml", std::move(rules));
        pack = rules::read_pack(sources, pack_id, {rules_id}, diagnostics);
    }

    Names codes() const { return codes_of(diagnostics); }
    std::string slice(Place place) const {
        return std::string(sources[place.source].slice(place.span));
    }
    std::string at(std::size_t index) const {
        return slice(diagnostics.all().at(index).labels.at(0).place);
    }

    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack;
};

}  // namespace gouji::test
