// The language and its diagnostics as catalogues: what needs no pack.
#include <span>

#include <fmt/format.h>

#include "facts/code.h"
#include "facts/page.h"
#include "grammar/format.h"
#include "outcomes/catalogue.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

struct Construct {
    std::string_view example, chinese, english;
};

constexpr Construct constructs[] = {
#define GOUJI_CONSTRUCT(example, zh, en) {example, zh, en},
#include "outcomes/language_reference.def"
};

constexpr Construct patterns[] = {
#define GOUJI_PATTERN(example, zh, en) {example, zh, en},
#include "outcomes/mention_reference.def"
};

constexpr Construct mention_keys[] = {
#define GOUJI_MENTION_KEY(example, zh, en) {example, zh, en},
#include "outcomes/mention_reference.def"
};

constexpr Construct rule_keys[] = {
#define GOUJI_RULE_KEY(key, example, zh, en) {example, zh, en},
#include "rules/rule_keys.def"
};

constexpr Construct test_keys[] = {
#define GOUJI_TEST_KEY(key, example, zh, en) {example, zh, en},
#include "rules/rule_keys.def"
};

constexpr Construct givens[] = {
#define GOUJI_GIVEN(example, zh, en) {example, zh, en},
#include "rules/rule_keys.def"
};

constexpr Construct pack_keys[] = {
#define GOUJI_PACK_KEY(key, example, zh, en) {example, zh, en},
#include "rules/rule_keys.def"
};

constexpr Code all_codes[] = {
#define GOUJI_DIAGNOSTIC(id, name, severity, en, zh) Code::id,
#include "facts/diagnostic.def"
};

struct Level {
    std::string_view operators, chinese, english;
};

// Low to high.
constexpr Level levels[] = {
    {"implies", "则须，右结合", "groups to the right"},
    {"or", "或", ""},
    {"and", "且", ""},
    {"not, if, all, any, none", "非、若、每个、任一、没有", ""},
    {"== != < <= > >= in matches contains agrees with is", "比较，可连写",
     "comparison; may be chained"},
    {"+ -", "加减", ""},
    {"* /", "乘除，结果是精确的分数", "exact quotients"},
    {"??", "缺省值", "a value for what is missing"},
    {"-x", "负号", "the sign"},
    {". ( ) [ ]", "成员、调用、下标", "members, calls, indices"},
};

// Examples with what they mean.
struct Examples {
    std::string_view key, chinese, english;
    std::span<const Construct> constructs;
};

constexpr Examples conditions{"constructs", "写法", "Constructs", constructs};
constexpr Examples in_files[] = {
    {"rule_keys", "规则文件：一条规则的各项", "Rule files: the keys of a rule", rule_keys},
    {"test_keys", "规则文件：规则的测试", "Rule files: tests of a rule", test_keys},
    {"given", "规则文件：测试的 given 可以改动什么", "Rule files: what given may change", givens},
    {"pack_keys", "pack.yaml", "pack.yaml", pack_keys},
    {"patterns", "正文数字的写法：模式", "Numbers in prose: patterns", patterns},
    {"mention_keys", "正文数字的写法：mentions.yaml", "Numbers in prose: mentions.yaml",
     mention_keys},
};

Listing example_list(const Examples& examples, Language language) {
    Listing list{std::string(examples.key),
                 std::string(say(language, examples.chinese, examples.english)),
                 {"example", "meaning"},
                 {std::string(say(language, "例", "example")),
                  std::string(say(language, "含义", "meaning"))},
                 {}};
    for (const Construct& construct : examples.constructs)
        list.rows.push_back({std::string(construct.example),
                             std::string(say(language, construct.chinese, construct.english))});
    return list;
}

Listing keyword_list(Language language) {
    Listing list{"keywords",
                 std::string(say(language, "关键词和符号的中英文写法", "Keywords and signs")),
                 {"english", "chinese", "others"},
                 {std::string(say(language, "英文", "English")),
                  std::string(say(language, "中文", "Chinese")),
                  std::string(say(language, "也可以写", "also"))},
                 {}};
    for (const grammar::Keyword& keyword : grammar::keywords()) {
        std::string others;
        for (const std::string_view other : keyword.others)
            others += (others.empty() || other.empty() ? "" : " ") + std::string(other);
        list.rows.push_back({std::string(keyword.english), std::string(keyword.chinese), others});
    }
    return list;
}

Listing operator_list(Language language) {
    Listing list{"operators",
                 std::string(say(language, "运算的先后，由低到高", "Operators, low to high")),
                 {"operators", "meaning"},
                 {std::string(say(language, "运算", "operators")),
                  std::string(say(language, "说明", "meaning"))},
                 {}};
    for (const Level& level : levels)
        list.rows.push_back({std::string(level.operators),
                             std::string(say(language, level.chinese, level.english))});
    return list;
}

}  // namespace

Catalogue language_catalogue(Language language) {
    Catalogue all{
        "language",
        std::string(say(language, "规则语言", "The rule language")),
        std::string(say(
            language,
            "一条检查是一个条件：成立为合格，不成立为不合格；所用的格空缺、无效或未读出时为无法判断"
            "，"
            "绝不当作合格，也不当作0。关键词中英文皆可，含义相同；汉字连写为一个词，词与词之间空一"
            "格。",
            "A check is a condition: it passes where it holds and fails where it does not; where "
            "a cell that it needs is missing, invalid or unread it is undecided, never a pass, "
            "and never taken for 0. Keywords are English or Chinese and mean the same; a run of "
            "Chinese characters is one word, so words stand apart.")),
        {example_list(conditions, language), operator_list(language), keyword_list(language)}};
    for (const Examples& examples : in_files)
        all.listings.push_back(example_list(examples, language));
    return all;
}

Catalogue diagnostics_catalogue(Language language) {
    Catalogue all{
        "diagnostics",
        std::string(say(language, "诊断", "Diagnostics")),
        std::string(say(language, "每条诊断的代码、措辞和改法；举例见 gouji explain 代码。",
                        "Every diagnostic with its wording and how it is mended; for an "
                        "example see gouji explain CODE.")),
        {}};
    Listing list{
        "diagnostics",
        std::string(say(language, "代码", "Codes")),
        {"code", "wording", "meaning", "advice"},
        {std::string(say(language, "代码", "code")), std::string(say(language, "措辞", "wording")),
         std::string(say(language, "含义", "meaning")),
         std::string(say(language, "改法", "advice"))},
        {}};
    for (const Code code : all_codes) {
        const Diagnostic example{code, {"…", "…", "…", "…"}, {}, {}, std::nullopt};
        const Page* page = page_of(code);
        list.rows.push_back(
            {std::string(name_of(code)), message(example, language),
             page == nullptr
                 ? ""
                 : std::string(say(language, page->chinese_meaning, page->english_meaning)),
             page == nullptr
                 ? ""
                 : std::string(say(language, page->chinese_advice, page->english_advice))});
    }
    all.listings.push_back(std::move(list));
    return all;
}

}  // namespace gouji::outcomes
