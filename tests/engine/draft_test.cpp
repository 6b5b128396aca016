#include "engine/draft.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/engine/shipped.h"

using namespace gouji;
using engine::Draft;

namespace {

FactBase legal(const test::Shipped& shipped, int edition) {
    return engine::written(engine::legal_draft(shipped.form, shipped.pack, shipped.base(edition)));
}

}  // namespace

TEST_CASE("the legal report has 0 in every cell of its edition and none of the other") {
    const test::Shipped shipped;
    const FactBase facts = legal(shipped, 2021);
    const auto known = std::count(facts.states.begin(), facts.states.end(), State::Known);
    CHECK(known == 200);
    const auto at = [&](std::string_view path) {
        return facts.cell(shipped.form.find(path).value());
    };
    CHECK(at("requests.received.total").value == Decimal(0));
    CHECK(at("requests.other.total").state == State::NotApplicable);
    CHECK(at("disclosed.licensing.change").state == State::NotApplicable);
    CHECK(facts.source->slice(at("disclosed.fees.amount").span) == "0");
}

TEST_CASE("the legal report of 2019 prints 其他处理 as one row") {
    const test::Shipped shipped;
    const FactBase facts = legal(shipped, 2019);
    const auto cell = shipped.form.find("requests.other.total").value();
    CHECK(facts.cell(cell).state == State::Known);
    CHECK(facts.year.value == Year::from(2020));
}

TEST_CASE("the legal report has the form's labels and sections, each with its place") {
    const test::Shipped shipped;
    const FactBase facts = legal(shipped, 2021);
    REQUIRE(facts.sections.size() == 6);
    const SectionFact& first = *facts.section(1);
    CHECK(facts.source->slice(first.heading) == "总体情况");
    CHECK(facts.source->slice(first.body) == shipped.base(2021).sections.at(1));
    CHECK(first.position < facts.section(2)->position);
    CHECK(facts.labels.size() > 60);
    CHECK(facts.source->slice(facts.labels.at(0).span) == facts.labels.at(0).text);
    CHECK(facts.citations.at(0).title == "中华人民共和国政府信息公开条例");
    CHECK(facts.mentions.at(0).value == Decimal(2023));
    CHECK(facts.unread.empty());
}

TEST_CASE("a citation is a title and, behind it, a number") {
    CHECK(engine::citation_of("《甲》（国务院令第1号）").title == "甲");
    CHECK(engine::citation_of("《甲》（国务院令第1号）").number == "国务院令第1号");
    CHECK(engine::citation_of("《甲》").title == "甲");
    CHECK(engine::citation_of("《甲》").number.empty());
    CHECK(engine::citation_of("《甲》（").title == "甲》（");
}
