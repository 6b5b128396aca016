#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "reports/extract.h"
#include "reports/read.h"
#include "reports/reading.h"
#include "tests/support/library_form.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

using Titles = std::vector<std::string>;

Titles titles_of(const std::string& parts) {
    Form form = library_form();
    form.reading.title_notes = {"^\\(?附?表[0-9一二]?\\)?:?$"};
    const auto reading = reports::prepare(form);
    Diagnostics diagnostics;
    const FactBase facts = reports::extract(
        reports::read_text("x.txt", "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n" + parts),
        *reading, diagnostics);
    Titles titles;
    for (const SectionFact& section : facts.sections)
        titles.push_back(std::to_string(section.number) + " " + section.title);
    return titles;
}

const std::string first = "1 一、馆藏情况";

}  // namespace

TEST_CASE("what only says which table follows is no part of a title, before it or behind it") {
    CHECK(titles_of("二、借阅情况（表一）\n略。\n") == Titles{first, "2 二、借阅情况"});
    CHECK(titles_of("附表1：借阅情况\n略。\n") == Titles{first, "2 借阅情况"});
    CHECK(titles_of("二、借阅情况（旧）\n略。\n") == Titles{first, "2 二、借阅情况（旧）"});
}

TEST_CASE("above the table of a part that has its heading, altered or not, such a title is none") {
    CHECK(titles_of("二、图书借阅情况\n表1 借阅情况\n略。\n") ==
          Titles{first, "2 二、图书借阅情况"});
}
