#include "rules/notice_style.h"

#include <catch2/catch.hpp>

#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"

using namespace gouji;

namespace {

// What is told of a style with these groups: each code with what it points at.
std::vector<std::string> told(const std::string& groups) {
    const test::TempDir folder;
    const std::filesystem::path file = folder.path() / "notice.yaml";
    test::write_file(file,
                     "groups: " + groups +
                         "\ndays: 10\nquoted: 3\nbasis: 据\nnumber: 号\nreport: 年\ntable: "
                         "表\npage: 页\nzeros: 零\nleft_out: 略\nblank: 空\nprior: 去年\n"
                         "whole: 全文\nseveral: 等\nsuggestion: 改\nstill_there: 又\n"
                         "unnamed: ×\nchange: { fixed: 改, open: 仍, undecided: 难, fresh: 新 }\n");
    Sources sources;
    Diagnostics diagnostics;
    rules::load_notice_style(file, {}, sources, diagnostics);
    std::vector<std::string> codes;
    for (const Diagnostic& each : diagnostics.all()) {
        const Place place = each.labels.at(0).place;
        codes.push_back(std::string(name_of(each.code)) + " " +
                        std::string(sources[place.source].slice(place.span)));
    }
    return codes;
}

}  // namespace

TEST_CASE("problems need a group to stand in") {
    CHECK(told("[{ title: 其他 }]").empty());
    CHECK(told("[]") == std::vector<std::string>{"empty-list "});
}

TEST_CASE("a problem is named by a rule of the pack") {
    CHECK(told("[{ title: 其他 }]\nnames: { nosuch: 名 }\nlabels: { year: \"\" }") ==
          std::vector<std::string>{"unknown-rule nosuch"});
}
