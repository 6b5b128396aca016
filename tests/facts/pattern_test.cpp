#include "facts/pattern.h"

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

constexpr const char* received = "{收到|受理|新收}…申请{n:count}{件|宗|份}";

Pattern compiled(std::string_view text) {
    Diagnostics diagnostics;
    std::optional<Pattern> pattern = compile_pattern(text, {}, diagnostics);
    INFO(text);
    REQUIRE(pattern.has_value());
    return std::move(*pattern);
}

NormalText normal_text(std::string_view text) {
    NormalText normal;
    append_normal(text, {0, static_cast<std::uint32_t>(text.size())}, normal);
    return normal;
}

std::vector<PatternMatch> matches(std::string_view pattern, std::string_view text) {
    const NormalText normal = normal_text(text);
    const NumberPhrases numbers(normal);
    return find_all(compiled(pattern), {&normal, &numbers});
}

// The first hole of every match.
std::vector<std::string> numbers(std::string_view pattern, std::string_view text) {
    std::vector<std::string> all;
    for (const PatternMatch& match : matches(pattern, text)) {
        all.push_back(to_string(std::get<StatedNumber>(*match.holes.at(0).value).value));
    }
    return all;
}

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("a pattern finds a number by the words around it") {
    CHECK(numbers(received, "我局收到政府信息公开申请11件。") == Numbers{"11"});
    CHECK(numbers(received, "全年受理申请一百零三件，上年结转2件。") == Numbers{"103"});
    CHECK(numbers(received, "本年新收政府信息公开 申请 １２ 宗") == Numbers{"12"});
    CHECK(numbers(received, "收到申请3件；受理申请1.2万份。") == Numbers{"3", "12000"});
    CHECK(numbers(received, "办理12345热线47件，行政处罚信息2条").empty());
}

TEST_CASE("a gap has twenty characters and stays in its sentence") {
    CHECK(numbers(received, "收到一二三四五六七八九十一二三四五六七八九十申请1件") == Numbers{"1"});
    CHECK(numbers(received, "收到一二三四五六七八九十一二三四五六七八九十一申请1件").empty());
    CHECK(numbers(received, "收到来信。申请1件").empty());
    CHECK(numbers(received, "收到来信；申请1件").empty());
}

TEST_CASE("part of a number is no number") {
    const char* anything = "公开…{n:count}条";
    for (const char* text : {"公开10至20条", "公开10-20条", "公开第3条", "公开数十条", "公开上百条",
                             "公开**5条", "公开三五条", "公开2023年条", "公开1，234条"}) {
        INFO(text);
        CHECK(numbers(anything, text).empty());
    }
    CHECK(numbers(anything, "公开信息1,234条") == Numbers{"1234"});
    CHECK(numbers(anything, "公开 2023 年信息 945 条") == Numbers{"945"});
    CHECK(numbers(anything, "截至12月公开网上20条") == Numbers{"20"});
}

TEST_CASE("a reservation may stand before the number, in it, or behind the unit") {
    const auto hedge = [](std::string_view text) {
        const auto all = matches("公开…{n:count}{条|件}", text);
        REQUIRE(all.size() == 1);
        return std::get<StatedNumber>(*all[0].holes[0].value).hedge;
    };
    CHECK(hedge("公开信息近3000条") == Hedge::About);
    CHECK(hedge("公开31000余条") == Hedge::AtLeast);
    CHECK(hedge("公开130条以上") == Hedge::AtLeast);
    CHECK(hedge("公开超80.5万条") == Hedge::MoreThan);
    CHECK(hedge("公开1条") == Hedge::None);
}

TEST_CASE("a hole takes money, a percentage, a day or a year") {
    CHECK(numbers("收费{m:money}", "收费34.35万元") == Numbers{"343500"});
    CHECK(numbers("占{p:percent}", "占42.86%，占百分之五") == Numbers{"42.86", "5"});
    const auto days =
        matches("截至{d:date}", "截至2023年12月31日，截至二〇二三年一月五日，截至2023年13月1日");
    REQUIRE(days.size() == 2);
    CHECK(std::get<Date>(*days[0].holes[0].value) == *Date::from(2023, 12, 31));
    CHECK(std::get<Date>(*days[1].holes[0].value) == *Date::from(2023, 1, 5));
    const auto years = matches("{y:year}年度", "２０２３年度、二〇二四年度、12023年度");
    REQUIRE(years.size() == 2);
    CHECK(std::get<Year>(*years[1].holes[0].value) == *Year::from(2024));
}

TEST_CASE("a word may be left out, and a digit be any") {
    const char* pattern = "{共?}{公开|发布}{n:count}条";
    CHECK(numbers(pattern, "共公开3条，发布4条") == Numbers{"3", "4"});
    CHECK(matches("{20\\d\\d}年以来", "自2019年以来").size() == 1);
}

TEST_CASE("a match says where it stands") {
    const std::string text = "今年一切正常。我局收到 申请11件，均已办结。完。";
    const auto all = matches("收到申请{n:count}件", text);
    const NormalText normal = normal_text(text);
    REQUIRE(all.size() == 1);
    const auto slice = [&](Match::Piece piece) {
        const Span span = normal.place(piece.begin, piece.end);
        return text.substr(span.begin, span.size());
    };
    CHECK(slice(all[0].piece) == "收到 申请11件");
    CHECK(slice(all[0].holes[0].piece) == "11");
    const std::size_t end = sentence_end(normal.text, all[0].piece.end);
    CHECK(normal.text.substr(end) == "完。");
}

TEST_CASE("a gap within the clause crosses neither punctuation nor a digit") {
    const char* pattern = "收到~申请{n:count}件";
    CHECK(numbers(pattern, "收到公民提出的申请3件") == Numbers{"3"});
    CHECK(numbers(pattern, "收到来信，申请3件").empty());
    CHECK(numbers(pattern, "收到（来信）申请3件").empty());
    CHECK(numbers(pattern, "收到12345转来的申请3件").empty());
}

TEST_CASE("of matches that end alike the nearest beginning counts") {
    const auto all = matches("收到…{n:count}件", "收到来信若干，收到申请共3件");
    REQUIRE(all.size() == 1);
    CHECK(all[0].gap_characters == 3);
}

TEST_CASE("a hole of words takes what stands between") {
    const std::string text = "办结12件，占办结总数的75%";
    const auto all = matches("占{of:words}{p:percent}", text);
    const NormalText normal = normal_text(text);
    REQUIRE(all.size() == 1);
    REQUIRE(all[0].holes.size() == 2);
    const Match::Piece words = all[0].hole(0)->piece;
    CHECK(normal.text.substr(words.begin, words.end - words.begin) == "办结总数的");
    CHECK(all[0].gap_characters == 5);
}

TEST_CASE("a pattern that cannot be read is diagnosed at its place") {
    const auto told = [](std::string_view text) {
        Diagnostics diagnostics;
        const Place place{SourceId{}, {100, 100 + static_cast<std::uint32_t>(text.size())}};
        CHECK_FALSE(compile_pattern(text, place, diagnostics).has_value());
        REQUIRE(diagnostics.all().size() == 1);
        const Diagnostic& diagnostic = diagnostics.all()[0];
        return std::string(name_of(diagnostic.code)) + " " +
               std::to_string(diagnostic.labels.at(0).place.span.begin - 100);
    };
    CHECK(told("ab{c|d") == "pattern-brace 2");
    CHECK(told("ab}") == "pattern-brace 2");
    CHECK(told("a{b{c}}") == "pattern-brace 1");
    CHECK(told("{n:counts}件") == "pattern-kind 3");
    CHECK(told("{N:count}件") == "pattern-name 1");
    CHECK(told("{n:count}件{n:count}") == "pattern-name 13");
    CHECK(told("{a||b}") == "pattern-empty 0");
    CHECK(told("{a?}") == "pattern-empty 0");
    CHECK(told("") == "pattern-empty 0");
    CHECK(told("{n:count}") == "pattern-empty 0");
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "{a?}b";
    CHECK(told(many) == "pattern-long 0");
}

TEST_CASE("a text made to be slow is searched in a moment") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "公开**5条";
    CHECK(numbers("公开…{n:count}条", text).empty());
}

TEST_CASE("a match touches a piece that it ends at, begins at or lies in") {
    const NormalText normal = normal_text("结转上年,申请11件,其中上年3件。");
    const NumberPhrases numbers(normal);
    const Pattern pattern = compiled("上年{n:count}件");
    const auto touches = [&](std::string_view words) {
        const std::size_t begin = normal.text.find(words);
        return touches_match(pattern, {&normal, &numbers}, {0, normal.text.size()},
                             {begin, begin + words.size()});
    };
    CHECK(touches("3件"));
    CHECK(touches("其中"));
    CHECK(touches("。"));
    CHECK_FALSE(touches("申请11件"));
    CHECK_FALSE(touches("结转上年"));
}

TEST_CASE("a choice of words may be left out, follow another one, and end the pattern") {
    CHECK(numbers("{本年|当期?}申请{n:count}{件|宗?}", "申请3份") == Numbers{"3"});
    CHECK(numbers("{共|合计?}{新收|收到?}申请{n:count}{件|宗}", "合计收到申请3宗") == Numbers{"3"});
    CHECK(numbers("{共|合计?}{新收|收到?}申请{n:count}{件|宗}", "共新申请3宗") == Numbers{"3"});
}
