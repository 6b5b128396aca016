#include "grammar/keyword.h"

#include "tests/grammar/rule_text.h"

using namespace gouji::grammar;
using namespace gouji::grammar::test;

namespace {

using Pieces = std::vector<std::string_view>;

}  // namespace

TEST_CASE("a word is cut at the keywords glued into it") {
    CHECK(split_at_keywords("新收且结转") == Pieces{"新收", "且", "结转"});
    CHECK(split_at_keywords("新收不超过") == Pieces{"新收", "不超过"});
    CHECK(split_at_keywords("若新收大于合计则") == Pieces{"若", "新收", "大于", "合计", "则"});
    CHECK(split_at_keywords("新收") == Pieces{"新收"});
    CHECK(split_at_keywords("").empty());
}

TEST_CASE("the longest keyword counts, not one inside it") {
    CHECK(split_at_keywords("不等于") == Pieces{"不等于"});
    CHECK(split_at_keywords("或者") == Pieces{"或者"});
    CHECK(is_han_keyword("误差不超过"));
    CHECK_FALSE(is_han_keyword("误差"));
}

TEST_CASE("a name that holds a keyword's sign is cut as well, for the caller to judge") {
    CHECK(split_at_keywords("不予公开") == Pieces{"不", "予公开"});
}

TEST_CASE("what is called a keyword is one in the grammar") {
    for (const char* word :
         {"且", "或", "非", "不", "若", "则", "是", "至", "属于", "大于", "缺省"}) {
        INFO(word);
        CHECK(is_han_keyword(word));
        Slip slip;
        CHECK_FALSE(read(parse_condition, word, slip).has_value());
    }
}
