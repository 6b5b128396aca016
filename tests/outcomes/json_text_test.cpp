#include "outcomes/json_text.h"

#include <catch2/catch.hpp>

namespace {

using namespace gouji::outcomes;

std::string sample(Layout layout) {
    JsonText out(layout, 0);
    out.open('{');
    out.name("a");
    out.number(-3);
    out.name("none");
    out.open('{');
    out.close('}');
    out.name("list");
    out.open('[');
    out.null();
    out.text("b");
    out.close(']');
    out.close('}');
    return out.written();
}

std::string quoted(std::string_view text) {
    JsonText out(Layout::OneLine, 0);
    out.text(text);
    return out.written();
}

}  // namespace

TEST_CASE("JSON is written on one line") {
    CHECK(sample(Layout::OneLine) == R"({"a":-3,"none":{},"list":[null,"b"]})");
}

TEST_CASE("JSON is written indented, with nothing between empty brackets") {
    CHECK(sample(Layout::Indented) == R"({
  "a": -3,
  "none": {},
  "list": [
    null,
    "b"
  ]
})");
}

TEST_CASE("JSON has truth values") {
    JsonText out(Layout::OneLine, 0);
    out.open('[');
    out.truth(true);
    out.truth(false);
    out.close(']');
    CHECK(out.written() == "[true,false]");
}

TEST_CASE("A JSON text escapes what it must, and mends what is not UTF-8") {
    CHECK(quoted("申请 \"a\\b\"\n") == R"("申请 \"a\\b\"\n")");
    CHECK(quoted("\x01\xFF") == "\"\\u0001\xEF\xBF\xBD\"");
    CHECK(quoted("é总😀，") == "\"é总😀，\"");
    CHECK(quoted("总\xE6\x80") == "\"总\xEF\xBF\xBD\"");
    CHECK(quoted("\xED\xA0\x80\x7F").find("\xEF\xBF\xBD") == 1);
}
