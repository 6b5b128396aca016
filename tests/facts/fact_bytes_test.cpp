#include "facts/fact_bytes.h"

#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;

namespace {

std::string bytes_of(const auto& value) {
    ByteWriter bytes;
    put(bytes, value);
    return bytes.take();
}

FactBase some_facts(const Form& form) {
    FactBase facts;
    facts.form = &form;
    facts.source = std::make_unique<const Source>("某局.txt", "一、总体情况\n收到41件\n");
    facts.states = {State::Known, State::Unread};
    facts.values = {*Decimal::parse("96171.60"), Decimal()};
    facts.spans = {{1, 3}, {}};
    facts.title = {State::Known, "某局年度报告", {0, 4}};
    facts.year = {State::Known, Year::from(2023), {2, 6}};
    facts.signed_on = {State::Invalid, std::nullopt, {3, 5}};
    facts.agency_kind = "department";
    facts.sections = {{1, "一、总体情况", {0, 18}, {19, 30}, 0}, {2, "二", {}, {}, 1}};
    facts.unread = {{"requests.received.total", Unreadable::Ambiguous, {7, 9}}};
    facts.grids = {{Columns::Ragged, {{{1, 2}, 3, 4, 1, 2, {{5, 6}, {7, 8}}}}, {1, 9}}};
    return facts;
}

}  // namespace

TEST_CASE("facts come back from their bytes as they were") {
    const Form form;
    const std::string bytes = bytes_of(some_facts(form));
    ByteReader reader(bytes);
    const FactBase facts = get_facts(reader, form);
    REQUIRE_FALSE(reader.has_failed());
    CHECK(facts.form == &form);
    CHECK(facts.source->name() == "某局.txt");
    CHECK(facts.source->position(20).line == 2);
    CHECK(facts.plain == nullptr);
    CHECK(to_string(facts.values[0]) == "96171.60");
    CHECK(facts.title.value == "某局年度报告");
    CHECK(facts.year.value == Year::from(2023));
    CHECK_FALSE(facts.signed_on.value);
    CHECK(facts.sections[0].title == "一、总体情况");
    CHECK(facts.unread[0].path == "requests.received.total");
    CHECK(facts.grids[0].cells[0].rest == std::vector<Span>{{5, 6}, {7, 8}});
    CHECK(bytes_of(facts) == bytes);
}

TEST_CASE("diagnostics come back from their bytes as they were") {
    Diagnostics diagnostics;
    diagnostics.add(Code::FileUnreadable, {"a.txt", "权限"});
    Diagnostic& full = diagnostics.add(Code::EmptyText, Place{SourceId{2}, {3, 4}});
    full.notes = {{Hint::NoFullStop, {"甲", "乙"}}};
    full.fix = Fix{{SourceId{1}, {5, 6}}, "丙"};
    const std::string bytes = bytes_of(diagnostics);
    ByteReader reader(bytes);
    CHECK(get_diagnostics(reader).all() == diagnostics.all());
    CHECK_FALSE(reader.has_failed());
}

TEST_CASE("bytes that are cut off anywhere are seen to fail, and nothing is read beyond them") {
    const Form form;
    const std::string bytes = bytes_of(some_facts(form));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const std::string cut = bytes.substr(0, size);
        ByteReader reader(cut);
        get_facts(reader, form);
        CHECK(reader.has_failed());
    }
}
