#include "runs/neighbours.h"

#include <memory>

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "tests/support/library_form.h"

using namespace gouji;
using runs::Neighbours;
using runs::Register;

namespace {

const Form& form() {
    return tests::library_form();
}

FactBase report(const std::string& agency, int year, const std::string& text = "") {
    const std::string name = agency + std::to_string(year) + ".txt";
    FactBase facts = FactBase::of(form(), std::make_unique<Source>(name, text + name));
    facts.agency = {State::Known, agency, {}};
    facts.year = {State::Known, Year::from(year), {}};
    return facts;
}

Register county() {
    Diagnostics diagnostics;
    return runs::read_register("r.csv",
                               "name,aliases,parent,from_year\n青禾县人民政府,,,\n"
                               "青禾县民政局,青禾县老民政局,青禾县人民政府,\n"
                               "青禾县水务局,,青禾县人民政府,2023\n",
                               diagnostics);
}

}  // namespace

TEST_CASE("a prior report is the same agency's on the year before, and nobody else's") {
    const Register nobody;
    Neighbours neighbours(nobody);
    Diagnostics diagnostics;
    const FactBase now = report("青禾县民政局", 2023);
    const FactBase before = report("青禾县 民政局", 2022);
    const FactBase long_before = report("青禾县民政局", 2021);
    const FactBase other = report("青禾县水务局", 2022);
    for (const FactBase* each : {&now, &before, &long_before, &other})
        neighbours.add(*each, diagnostics);
    CHECK(neighbours.dossier_of(now).prior == &before);
    CHECK(neighbours.dossier_of(before).prior == &long_before);
    CHECK(neighbours.dossier_of(other).prior == nullptr);
    CHECK(diagnostics.all().empty());
}

TEST_CASE("a report under a former name is the agency's where the register says so") {
    const Register agencies = county();
    Neighbours neighbours(agencies);
    Diagnostics diagnostics;
    const FactBase now = report("青禾县民政局", 2023);
    const FactBase before = report("青禾县老民政局", 2022);
    neighbours.add(before, diagnostics);
    CHECK(neighbours.dossier_of(now).prior == &before);
}

TEST_CASE("two different reports of one agency on one year are nobody's prior") {
    const Register nobody;
    Neighbours neighbours(nobody);
    Diagnostics diagnostics;
    const FactBase now = report("青禾县民政局", 2023);
    const FactBase first = report("青禾县民政局", 2022, "a");
    const FactBase second = report("青禾县民政局", 2022, "b");
    neighbours.add(first, diagnostics);
    neighbours.add(first, diagnostics);
    CHECK(neighbours.dossier_of(now).prior == &first);
    neighbours.add(second, diagnostics);
    CHECK(neighbours.dossier_of(now).prior == nullptr);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == Code::ReportTwice);
}

TEST_CASE("a copy of a report is told as a copy, and is no other report") {
    const Register nobody;
    Neighbours neighbours(nobody);
    Diagnostics diagnostics;
    const FactBase first = report("青禾县民政局", 2022, "a");
    const FactBase second = report("青禾县民政局", 2022, "b");
    FactBase copy = report("青禾县民政局", 2022);
    copy.source = std::make_unique<Source>("民政局副本.txt", std::string(first.source->text()));
    neighbours.add(first, diagnostics);
    neighbours.add(copy, diagnostics);
    const FactBase now = report("青禾县民政局", 2023);
    CHECK(neighbours.dossier_of(now).prior == &first);
    neighbours.add(second, diagnostics);
    neighbours.add(copy, diagnostics);
    CHECK(neighbours.dossier_of(now).prior == nullptr);
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(message(diagnostics.all()[0], Language::Chinese) ==
          "“民政局副本.txt”与“青禾县民政局2022.txt”内容相同，都是青禾县民政局2022年度的报告");
    CHECK(diagnostics.all()[1].code == Code::ReportTwice);
}

TEST_CASE("a report without an agency or a year has no neighbours and is nobody's") {
    const Register nobody;
    Neighbours neighbours(nobody);
    Diagnostics diagnostics;
    const FactBase now = report("青禾县民政局", 2023);
    FactBase nameless = report("青禾县民政局", 2022);
    nameless.agency = {State::Missing, std::nullopt, {}};
    FactBase timeless = report("青禾县民政局", 2022);
    timeless.year = {State::Missing, std::nullopt, {}};
    neighbours.add(nameless, diagnostics);
    neighbours.add(timeless, diagnostics);
    CHECK(neighbours.dossier_of(now).prior == nullptr);
    CHECK(neighbours.dossier_of(timeless).prior == nullptr);
}

TEST_CASE("who is below is what the register says, with or without a report") {
    const Register agencies = county();
    Neighbours neighbours(agencies);
    Diagnostics diagnostics;
    const FactBase government = report("青禾县人民政府", 2023);
    const FactBase civil = report("青禾县民政局", 2023);
    for (const FactBase* each : {&government, &civil}) neighbours.add(*each, diagnostics);
    const Dossier above = neighbours.dossier_of(government);
    CHECK(above.is_registered);
    CHECK(above.children == std::vector<const FactBase*>{&civil});
    CHECK(above.absent_children == std::vector<std::string>{"青禾县水务局"});
    CHECK(neighbours.dossier_of(civil).parent == &government);
    const FactBase earlier = report("青禾县人民政府", 2022);
    CHECK(neighbours.dossier_of(earlier).absent_children ==
          std::vector<std::string>{"青禾县民政局"});
    CHECK_FALSE(neighbours.dossier_of(report("远山县人民政府", 2023)).is_registered);
}

TEST_CASE("who has two reports, or may have one that was not read, is not without a report") {
    const Register agencies = county();
    Diagnostics diagnostics;
    const FactBase government = report("青禾县人民政府", 2023);
    const FactBase first = report("青禾县民政局", 2023, "a");
    const FactBase second = report("青禾县民政局", 2023, "b");
    Neighbours neighbours(agencies);
    for (const FactBase* each : {&government, &first, &second}) neighbours.add(*each, diagnostics);
    const Dossier above = neighbours.dossier_of(government);
    CHECK(above.children.empty());
    CHECK(above.unclear_children == std::vector<std::string>{"青禾县民政局"});
    CHECK(above.absent_children == std::vector<std::string>{"青禾县水务局"});
    FactBase nameless = report("青禾县水务局", 2023);
    nameless.agency = {State::Missing, std::nullopt, {}};
    neighbours.add(nameless, diagnostics);
    CHECK(neighbours.dossier_of(government).absent_children.empty());
    CHECK(neighbours.dossier_of(government).unclear_children.size() == 2);
}

TEST_CASE("a report given as the one before that is nobody's is told") {
    const Register nobody;
    Neighbours neighbours(nobody);
    Diagnostics diagnostics;
    const FactBase now = report("青禾县民政局", 2023);
    const FactBase before = report("青禾县民政局", 2022);
    const FactBase stranger = report("青禾县水务局", 2022);
    for (const FactBase* each : {&now, &before, &stranger}) neighbours.add(*each, diagnostics);
    std::vector<const FactBase*> priors{&before, &stranger};
    runs::drop_used_priors(priors, {neighbours.dossier_of(now)});
    runs::tell_unused_priors(priors, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == Code::PriorUnused);
    CHECK(diagnostics.all().front().arguments.front() == "青禾县水务局2022.txt");
}

TEST_CASE("what the register says of an agency goes before what its name tells") {
    Diagnostics diagnostics;
    const Register agencies =
        runs::read_register("r.csv",
                            "name,kind,level,region,parent\n青禾县,government,county,青禾,\n"
                            "柳塘街道,township,,青禾,青禾县\n",
                            diagnostics);
    FactBase facts = report("柳塘街道", 2023);
    facts.agency_kind = "department";
    runs::declare(agencies, facts);
    CHECK(facts.agency_kind == "township");
    CHECK(facts.agency_region == "青禾");
    CHECK(facts.agency_parent == "青禾县");
}
