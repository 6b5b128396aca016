#include "facts/page.h"

#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;

namespace {

// As many codes as diagnostic.def has.
constexpr std::size_t code_count = 0
#define GOUJI_DIAGNOSTIC(id, name, severity, en, zh) +1
#include "facts/diagnostic.def"
    ;

}  // namespace

TEST_CASE("every diagnostic has a page that says what it means and what to do") {
    for (std::size_t i = 0; i < code_count; ++i) {
        const auto code = static_cast<Code>(i);
        INFO(name_of(code) << " has no page; write one in facts/pages");
        const Page* page = page_of(code);
        REQUIRE(page != nullptr);
        CHECK_FALSE(page->chinese_meaning.empty());
        CHECK_FALSE(page->english_meaning.empty());
        CHECK_FALSE(page->chinese_advice.empty());
        CHECK_FALSE(page->english_advice.empty());
        CHECK(page->wrong.empty() == page->right.empty());
    }
}
