#include "facts/find_mentions.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

// The books lent that the text states.
std::vector<MentionFact> loans_in(const std::string& text, Take take = Take::All) {
    Diagnostics diagnostics;
    MentionBook book;
    book.years_of_clause = {{"结转"}, {"较", "至"}, {"截至"}};
    NumberMention lent;
    lent.patterns.push_back(*compile_pattern("借出{n:count}册", {}, diagnostics));
    lent.take = take;
    book.numbers.push_back(std::move(lent));
    Narrative narrative;
    append_lines(text, {0, static_cast<std::uint32_t>(text.size())}, 1, narrative);
    FactBase facts;
    MentionFinder(book).find(narrative, facts);
    return std::move(facts.mentions);
}

std::vector<MentionFact> sums_in(const std::string& text) {
    return loans_in(text, Take::Sum);
}

// Of the last loan.
std::optional<Year> year_in(const std::string& text) {
    const auto loans = loans_in(text);
    return loans.empty() ? std::nullopt : loans.back().year;
}

}  // namespace

TEST_CASE("numbers of one mention are summed, with what is known of each") {
    const auto exact = sums_in("借出20册。借出30册。");
    REQUIRE(exact.size() == 1);
    CHECK(exact[0].value == Decimal(50));
    CHECK(exact[0].step == Decimal(1));
    CHECK(exact[0].hedge == Hedge::None);
    const auto rough = sums_in("借出20册。借出1万余册。借出2万册。");
    REQUIRE(rough.size() == 1);
    CHECK(rough[0].value == Decimal(30020));
    CHECK(rough[0].step == Decimal(20000));
    CHECK(rough[0].hedge == Hedge::AtLeast);
}

TEST_CASE("a sum that nothing is known of, or that is too large to hold, is not stated") {
    CHECK(sums_in("借出至少20册。借出不足30册。").empty());
    CHECK(sums_in("借出9000000000000000000册。借出9000000000000000000册。借出1册。").empty());
}

TEST_CASE("a number speaks of a cell only where its clause has plain words and no others") {
    Diagnostics diagnostics;
    MentionBook book;
    book.plain = {"全年", "共", "图书"};
    NumberMention lent;
    lent.patterns.push_back(*compile_pattern("借出~{n:count}册", {}, diagnostics));
    lent.patterns.push_back(*compile_pattern("借出…续借{n:count}册", {}, diagnostics));
    lent.subject.otherwise = 1;
    book.numbers.push_back(lent);
    const auto lent_by = [&](const std::string& text) {
        Narrative narrative;
        append_lines(text, {0, static_cast<std::uint32_t>(text.size())}, 1, narrative);
        FactBase facts;
        facts.agency.value = "青禾县 图书馆";
        MentionFinder(book).find(narrative, facts);
        return facts.mentions.size();
    };
    CHECK(lent_by("全年共借出图书20册。") == 1);
    CHECK(lent_by("县图书馆借出1,284册、音像。") == 1);
    CHECK(lent_by("邻县图书馆借出图书20册。") == 0);
    CHECK(lent_by("借出旧图书20册。") == 0);
    CHECK(lent_by("借出20册后收回。") == 0);
    book.numbers[0].patterns.push_back(*compile_pattern(",借出{n:count}册", {}, diagnostics));
    CHECK(lent_by("开放300天，借出20册，读者常来。") == 1);
    CHECK(lent_by("借出图书20册，读者常来，全年续借6册。") == 2);
    CHECK(lent_by("邻县借出图书20册，续借6册。") == 0);
    CHECK(lent_by("邻县共借出20册，借出图书6册，全年借出3册。全年借出3册。") == 1);
    CHECK(lent_by("全年借出3册，邻县共借出20册。") == 1);
    book.numbers[0].subject.otherwise = no_subject;
    CHECK(lent_by("邻县图书馆借出图书20册。") == 1);
    book.numbers[0].subject.otherwise = 1;
    book.plain.clear();
    CHECK(lent_by("邻县图书馆借出图书20册。") == 1);
}

TEST_CASE("a number is of the year that is named last before it in its sentence") {
    CHECK(year_in("借出20册。") == std::nullopt);
    CHECK(year_in("2022年，本馆借出20册。") == Year::from(2022));
    CHECK(year_in("二〇二二年度借出20册。") == Year::from(2022));
    CHECK(year_in("2022年借出20册，2023年借出30册。") == Year::from(2023));
    CHECK(year_in("2022年整修。借出30册。") == std::nullopt);
    CHECK(year_in("截至2022年底，借出30册。") == Year::from(2022));
    CHECK(year_in("借出30册，2022年借入20册。") == std::nullopt);
}

TEST_CASE("a year that is compared with, passed on to or part of a title is not that of a number") {
    CHECK(year_in("2023年购入90册，较2022年增加6册，借出30册。") == Year::from(2023));
    CHECK(year_in("6册转至2024年，借出30册。") == std::nullopt);
    CHECK(year_in("2022年结转6册，借出30册。") == std::nullopt);
    CHECK(year_in("2023年购入90册，2022年度结转6册，借出30册。") == Year::from(2023));
    CHECK(year_in("2022年结转借出30册。") == Year::from(2022));
    CHECK(year_in("与2022年借出20册相比，2023年更好。") == Year::from(2022));
    CHECK(year_in("按照《2022年借阅办法》，借出30册。") == std::nullopt);
    CHECK(year_in("2023年购入90册（2022年订的6册），借出30册。") == Year::from(2023));
}

namespace {

std::size_t found_in(const std::string& text, const std::string& pattern) {
    Diagnostics diagnostics;
    MentionBook book;
    NumberMention mention;
    mention.patterns.push_back(*compile_pattern(pattern, {}, diagnostics));
    book.numbers.push_back(std::move(mention));
    Narrative narrative;
    append_lines(text, {0, static_cast<std::uint32_t>(text.size())}, 1, narrative);
    FactBase facts;
    MentionFinder(book).find(narrative, facts);
    return facts.mentions.size();
}

}  // namespace

TEST_CASE("a pattern is looked for where the sentence has a word of each of its groups") {
    const std::string pattern = "全年{借出|续借}…{n:count}册{期刊|报纸?}";
    CHECK(found_in("全年续借图书20册。", pattern) == 1);
    CHECK(found_in("本馆全年借出各类图书20册期刊。", pattern) == 1);
    CHECK(found_in("全年购入图书20册。续借不计。", pattern) == 0);
    CHECK(found_in("续借图书20册，全年如此。", pattern) == 0);
    CHECK(found_in("A类3册，全年B类20册", "B类{n:count}册") == 1);
}

namespace {

// Of all loans: not of those that a sentence says of loans to children.
std::size_t loans_to_all(const std::string& text) {
    Diagnostics diagnostics;
    MentionBook book;
    book.continued_by = {"其中"};
    book.subsets.push_back({{*compile_pattern("{儿童|少年}借阅", {}, diagnostics)},
                            {*compile_pattern("{全馆|全体}", {}, diagnostics),
                             *compile_pattern("成人和儿童借阅", {}, diagnostics)}});
    NumberMention lent;
    lent.patterns.push_back(*compile_pattern("借出{n:count}册", {}, diagnostics));
    lent.not_of = {0};
    book.numbers.push_back(std::move(lent));
    Narrative narrative;
    append_lines(text, {0, static_cast<std::uint32_t>(text.size())}, 1, narrative);
    FactBase facts;
    MentionFinder(book).find(narrative, facts);
    return facts.mentions.size();
}

}  // namespace

TEST_CASE("what is said behind the words of a subset is said of it, however far behind") {
    CHECK(loans_to_all("借出20册。") == 1);
    CHECK(loans_to_all("儿童借阅借出20册。") == 0);
    CHECK(loans_to_all(
              "儿童借阅方面，购入新书若干、订阅期刊若干、添置书架若干、延长开放时间，借出20册。") ==
          0);
    CHECK(loans_to_all("借出20册，儿童借阅甚多。") == 1);
}

TEST_CASE("a subset ends with its sentence or with words that go back to the whole") {
    CHECK(loans_to_all("儿童借阅甚多。借出20册。") == 1);
    CHECK(loans_to_all("儿童借阅借出20册，全馆借出90册。") == 1);
    CHECK(loans_to_all("儿童借阅借出20册，全馆借出90册，少年借阅借出10册。") == 1);
}

TEST_CASE("of words that begin and words that end a subset together the longer ones count") {
    CHECK(loans_to_all("成人和儿童借阅借出20册。") == 1);
}

TEST_CASE("a subset goes on over semicolons and into a sentence that goes on") {
    CHECK(loans_to_all("儿童借阅甚多；借出20册。") == 0);
    CHECK(loans_to_all("儿童借阅甚多；全馆忙碌；借出20册。") == 1);
    CHECK(loans_to_all("儿童借阅甚多。其中，借出20册。") == 0);
    CHECK(loans_to_all("儿童借阅甚多；仍在增加。借出20册。") == 1);
}

TEST_CASE("a sentence that begins with a continuing word is searched with the one before it") {
    Diagnostics diagnostics;
    MentionBook book;
    NumberMention novels;
    novels.patterns.push_back(*compile_pattern("借出…小说{n:count}册", {}, diagnostics));
    book.numbers.push_back(std::move(novels));
    const auto found = [&](const std::string& text) {
        Narrative narrative;
        append_lines(text, {0, static_cast<std::uint32_t>(text.size())}, 1, narrative);
        FactBase facts;
        MentionFinder(book).find(narrative, facts);
        return facts.mentions.size();
    };
    CHECK(found("借出90册。其中，小说60册。") == 0);
    book.continued_by = {"其中"};
    CHECK(found("借出90册。其中，小说60册。") == 1);
    CHECK(found("借出90册；其中小说60册。") == 1);
    CHECK(found("借出90册。购入小说60册。") == 0);
    CHECK(found("借出90册。购入20册。其中小说10册。") == 0);
}

TEST_CASE("a whole behind its parts, and each part, begins with its clause and not inside a word") {
    Diagnostics diagnostics;
    MentionBook book;
    WholeMention whole;
    whole.patterns.push_back(*compile_pattern("合计{n:count}册", {}, diagnostics));
    whole.parts.item = compile_pattern("…{n:count}册", {}, diagnostics);
    whole.parts.separators = {",", "、"};
    book.wholes.push_back(std::move(whole));
    const std::string text = "本馆全年添置，在城南借出小说60册、诗歌40册，合计100册。";
    Narrative narrative;
    append_lines(text, {0, static_cast<std::uint32_t>(text.size())}, 1, narrative);
    FactBase facts;
    MentionFinder(book).find(narrative, facts);
    const auto slice = [&](Span span) { return text.substr(span.begin, span.end - span.begin); };
    REQUIRE(facts.wholes.size() == 1);
    CHECK(slice(facts.wholes[0].span) == "在城南借出小说60册、诗歌40册，合计100册");
    REQUIRE(facts.parts.size() == 2);
    CHECK(slice(facts.parts[0].span) == "在城南借出小说60册");
    CHECK(slice(facts.parts[1].span) == "诗歌40册");
}
