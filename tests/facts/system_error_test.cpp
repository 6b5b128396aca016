#include "facts/system_error.h"

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "facts/diagnostic.h"

using namespace gouji;

namespace {

std::string told(int error, Language language) {
    const Diagnostic diagnostic{
        Code::FileUnreadable, {"a.txt", why({error, std::generic_category()})}, {}, {}, {}};
    return message(diagnostic, language);
}

}  // namespace

TEST_CASE("why the system refused is told in the language of the sentence") {
    CHECK(told(ENOENT, Language::Chinese) == "无法读取“a.txt”：没有这个文件");
    CHECK(told(ENOENT, Language::English) == "cannot read `a.txt`: it is not there");
    CHECK(told(EACCES, Language::Chinese) == "无法读取“a.txt”：没有权限");
}

TEST_CASE("of a file that cannot be written it is the folder that is not there") {
    const std::error_code error(ENOENT, std::generic_category());
    const Diagnostic diagnostic = unwritable("a/b.txt", error);
    CHECK(message(diagnostic, Language::Chinese) == "无法写入“a/b.txt”：没有这个目录");
    CHECK(message(diagnostic, Language::English) ==
          "cannot write `a/b.txt`: the folder is not there");
}

TEST_CASE("a refusal that we have no words for is told in the system's") {
    CHECK(told(ENOTTY, Language::English) ==
          "cannot read `a.txt`: " + std::error_code(ENOTTY, std::generic_category()).message());
}
