#include "rules/mention_test.h"

#include <catch2/catch.hpp>

#include "rules/load.h"

using namespace gouji;

namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += "[" + text + "]";
    return all;
}

}  // namespace

TEST_CASE("the shipped mentions find what their tests say") {
    Sources sources;
    Diagnostics diagnostics;
    const rules::RulePack pack = rules::load_pack(GOUJI_PACK, sources, diagnostics);
    REQUIRE(diagnostics.all().empty());
    const auto results = rules::run_mention_tests(pack, sources);
    CHECK(results.size() > 80);
    for (const rules::MentionTestResult& result : results) {
        const rules::Mention& mention = pack.mentions[result.mention];
        INFO(mention.name.text << ": " << mention.tests[result.test].text << "\nmissed "
                               << joined(result.missed) << " found " << joined(result.found));
        CHECK(result.holds());
    }
}
