// What a judgement says of one report, written for people and for programs.
//
// The text is what an official reads first: the conclusion with its counts, then each finding with
// its sum, its place and the law. JSON and CSV say the same in the words of programs. All of it is
// made from values; nothing is judged here.
#pragma once

#include <string>
#include <string_view>

#include "engine/finding.h"
#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "facts/render.h"
#include "outcomes/write_facts.h"
#include "rules/pack.h"

namespace gouji::outcomes {

// A judgement with what it was made from; all of it must outlive this.
struct Judged {
    const Dossier& dossier;
    const rules::RulePack& pack;
    const engine::Judgement& judgement;
};

std::string findings_text(const Judged& judged, Language language, const Screen& screen);
std::string findings_json(const Judged& judged, Layout layout);

// A row for each finding, each undecided place and each error.
std::string_view findings_csv_header();
std::string findings_csv(const Judged& judged);

// Everything about one finding: all its places and the whole proof.
std::string finding_explained(const Judged& judged, const engine::Finding& finding,
                              Language language, const Screen& screen);

}  // namespace gouji::outcomes
