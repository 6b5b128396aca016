#include "outcomes/score.h"

#include <catch2/catch.hpp>

#include "outcomes/score_words.h"
#include "outcomes/write_scores.h"
#include "rules/load_rubric.h"
#include "tests/outcomes/small_form.h"

using namespace gouji;
using namespace gouji::outcomes;
using namespace gouji::test;

namespace {

rules::Rule rule(std::string id, std::string defect, std::string group, int weight) {
    rules::Rule result;
    result.id = std::move(id);
    result.defect = std::move(defect);
    result.group = std::move(group);
    result.weight = Decimal(weight);
    return result;
}

rules::RulePack small_pack() {
    rules::RulePack pack;
    pack.rules = {rule("late", "date.late", "time", 10), rule("sum", "sum.total", "data", 5),
                  rule("blank", "cell.missing", "data", 2), rule("absent", "table", "data", 10),
                  rule("hint", "hint", "text", 1)};
    pack.rules[1].cap = Decimal(8);
    pack.rules[4].severity = Severity::Info;
    return pack;
}

// A report that some rules fail, and all others hold.
struct Example {
    Form form = small_form();
    FactBase facts = facts_of(form, "收到\t12\n");
    rules::RulePack pack = small_pack();
    engine::Judgement judgement;
    Sources sources;
    Diagnostics diagnostics;
    rules::Rubric rubric;
    std::vector<rules::Mark> marks;

    Example(const std::vector<std::string>& failing, const std::string& yaml) {
        for (const std::string& id : failing) fail(id);
        for (std::size_t i = 0; i < pack.rules.size(); ++i) judgement.passed.push_back(i);
        rubric = rules::read_rubric(sources, sources.add("scoring.yaml", yaml), pack, diagnostics);
        CHECK(diagnostics.all().empty());
    }

    void fail(const std::string& id) {
        engine::Finding finding;
        finding.rule = id;
        finding.defect = pack.find(id)->defect;
        finding.severity = pack.find(id)->severity;
        finding.id = id + std::to_string(judgement.findings.size());
        finding.message = id;
        judgement.findings.push_back(finding);
    }

    Card card() const {
        Dossier dossier;
        dossier.report = &facts;
        std::vector<Card> cards = {score({dossier, pack, judgement}, rubric, marks)};
        rank(rubric, cards);
        return cards[0];
    }
    std::string scored() const {
        const Card result = card();
        return result.score ? to_string(*result.score) : "-";
    }
};

// What each line of the first indicator takes.
std::string points_lost(const IndicatorScore& indicator) {
    std::string text;
    for (const PointsLost& lost : indicator.lost)
        text += (text.empty() ? "" : " ") + to_string(lost.points);
    return text;
}

std::string points_lost(const Card& card) {
    return points_lost(card.root.indicators[0]);
}

std::string rubric_of(const std::string& rest) {
    return "rubric: 试\n" + rest + "grades:\n  - { grade: 好, from: 90 }\n  - { grade: 差 }\n";
}

const std::string two_indicators = rubric_of(
    "indicators:\n"
    "  - { id: time, title: 时效, points: 40, deduct: [{ group: time, points: weight }] }\n"
    "  - { id: data, title: 数据, points: 60, deduct: [{ group: data, points: weight }] }\n");

std::string one_indicator(const std::string& deduct) {
    return rubric_of("indicators:\n  - { id: a, title: 甲, points: 20, deduct: [" + deduct +
                     "] }\n");
}

}  // namespace

TEST_CASE("a report without a finding has full marks") {
    const Example example({}, two_indicators);
    CHECK(example.scored() == "100.0");
    CHECK(example.card().grade == "好");
}

TEST_CASE("a rule's weight and its cap say what its findings cost") {
    CHECK(Example({"late"}, two_indicators).scored() == "90.0");
    // 5 + 3 of the cap of 8
    CHECK(Example({"sum", "sum", "sum"}, two_indicators).scored() == "92.0");
}

TEST_CASE("an indicator never falls below zero, and its lines take no more than it has") {
    const Example example({"late", "late", "late", "late", "late"}, two_indicators);
    CHECK(example.scored() == "60.0");
    const Card card = example.card();
    CHECK(points_lost(card) == "10 10 10 10 0");
    CHECK(card.root.indicators[0].lost[4].state == DeductionState::UsedUp);
    CHECK(card.findings[4].points == Decimal());
}

TEST_CASE("what costs nothing more is one line of a printed card, with its count") {
    const Example example({"sum", "sum", "sum", "sum", "sum"}, two_indicators);
    const Card card = example.card();
    CHECK(points_lost(card.root.indicators[1]) == "5 3 0 0 0");
    const std::vector<LostLine> lines = lost_lines(card, card.root.indicators[1]);
    REQUIRE(lines.size() == 3);
    CHECK(place_of(card, lines[1], Language::Chinese) == card.findings[1].place);
    CHECK(place_of(card, lines[2], Language::Chinese) == "另有3处");
    const Ranking ranking{example.rubric, {card}};
    CHECK(contains(scores_text(ranking, Language::Chinese, Colors::Off), "另有3处  应扣5"));
    CHECK(contains(scores_html(ranking), "另有3处（应扣5"));
}

TEST_CASE("of two caps the one that cuts is named, and the lines come to what is lost") {
    const Example example({"sum", "sum", "blank"},
                          one_indicator("{ group: data, points: weight, cap: 6 }"));
    const Card card = example.card();
    CHECK(example.scored() == "14.0");
    CHECK(points_lost(card) == "5 1 0");
    CHECK(card.root.indicators[0].lost[1].cap == Decimal(6));
    CHECK(remark_on(card.root.indicators[0].lost[1], Language::Chinese) == "应扣5，已达扣分上限6");
}

TEST_CASE("a deduction costs by finding, by kind or once, up to its cap") {
    const std::vector<std::string> failing = {"sum", "blank", "blank"};
    CHECK(Example(failing, one_indicator("{ group: data, points: 1.5 }")).scored() == "15.5");
    CHECK(Example(failing, one_indicator("{ group: data, points: 1.5, per: kind }")).scored() ==
          "17.0");
    CHECK(Example(failing, one_indicator("{ group: data, points: 1.5, per: once }")).scored() ==
          "18.5");
    CHECK(Example(failing, one_indicator("{ group: data, points: 1.5, cap: 4 }")).scored() ==
          "16.0");
}

TEST_CASE("a finding costs points once, by the first deduction that is about it") {
    const Example example(
        {"sum"}, one_indicator("{ defect: sum.*, points: 3 }, { group: data, points: 7 }"));
    CHECK(example.scored() == "17.0");
}

TEST_CASE("what a rule on trial finds is counted and costs nothing") {
    Example example({"sum", "late"}, two_indicators);
    example.pack.rules[1].status = rules::Status::Test;
    CHECK(example.scored() == "90.0");
    CHECK(example.card().findings.size() == 2);
}

TEST_CASE("a severity that no deduction names costs nothing") {
    CHECK(Example({"hint"}, one_indicator("{ severity: [error, warning], points: 5 }")).scored() ==
          "20.0");
}

TEST_CASE("what could not be assessed leaves the denominator, or counts as the rubric says") {
    const auto scored = [](const std::string& policy) {
        Example example({"late"}, "not_assessable: " + policy + "\n" + two_indicators);
        example.judgement.passed = {0};
        return example.scored();
    };
    CHECK(scored("drop") == "75.0");  // 30 ÷ 40 × 100
    CHECK(scored("full") == "90.0");
    CHECK(scored("zero") == "30.0");
}

TEST_CASE("an indicator whose only findings a person has set aside is assessed and full") {
    Example example({"late"}, two_indicators);
    example.judgement.passed = {1};
    CHECK(example.scored() == "90.0");
    example.judgement.findings[0].decision.emplace().ruling = rules::Ruling::Dismissed;
    const Card card = example.card();
    CHECK(card.root.indicators[0].assessment == Assessment::Assessed);
    CHECK(to_string(*card.root.indicators[0].score) == "40");
    CHECK(to_string(*card.score) == "100.0");
}

TEST_CASE("what a person has marked is the score of an indicator that no rule judges") {
    Example example({"late"},
                    rubric_of("indicators:\n"
                              "  - { id: order, title: 组织, points: 60, by_hand: true }\n"
                              "  - { id: time, title: 时效, points: 40, deduct: [{ group: "
                              "time, points: 5 }] }\n"));
    CHECK(example.scored() == "87.5");  // 35 ÷ 40 × 100
    example.facts.agency = {State::Known, "某局", {}};
    example.facts.year = {State::Known, *Year::from(2023), {}};
    example.marks = {{"某局", 2022, "order", Decimal(1), "甲", "", {}},
                     {"别局", 2023, "order", Decimal(2), "甲", "", {}},
                     {"某局", 2023, "order", Decimal(50), "张三", "制度不全", {}},
                     {"某局", std::nullopt, "order", Decimal(3), "甲", "", {}}};
    CHECK(example.scored() == "85.0");
    const Card card = example.card();
    CHECK(remark_on(card.root.indicators[0], Language::Chinese) == "人工评定50（张三）：制度不全");
    CHECK(contains(scores_json({example.rubric, {card}}), "\"assessment\": \"marked\""));
}

TEST_CASE("what an absent table leaves unjudged earns nothing, and the finding says why") {
    Example example({"absent"}, rubric_of("indicators:\n"
                                          "  - { id: a, title: 甲, points: 10, deduct: [{ defect: "
                                          "table, points: 4 }] }\n"
                                          "  - { id: b, title: 乙, points: 10, deduct: [{ defect: "
                                          "sum.total, points: 4 }] }\n"));
    example.judgement.passed = {0};
    example.judgement.skipped = {{"sum", "", engine::SkipReason::Assumption, "absent"}};
    const Card card = example.card();
    CHECK(to_string(*card.score) == "6.0");
    REQUIRE(card.root.indicators[1].lost.size() == 1);
    CHECK(card.findings[card.root.indicators[1].lost[0].finding].finding.rule == "absent");
}

TEST_CASE("nothing assessed is no score, not zero") {
    Example example({}, two_indicators);
    example.judgement.passed.clear();
    CHECK(example.scored() == "-");
    CHECK(example.card().rank == 0);
}

TEST_CASE("indicators count in their parent by their weights") {
    // (7 ÷ 10 × 30 + 20 ÷ 20 × 70) = 91
    const Example example(
        {"sum"}, rubric_of("indicators:\n"
                           "  - id: all\n    title: 总\n    indicators:\n"
                           "      - { id: a, title: 甲, points: 10, weight: 30, deduct: [{ group: "
                           "data, points: 3 }] }\n"
                           "      - { id: b, title: 乙, points: 20, weight: 70, deduct: [{ group: "
                           "time, points: 3 }] }\n"));
    CHECK(example.scored() == "91.0");
    const Card card = example.card();
    const IndicatorScore& all = card.root.indicators[0];
    CHECK(remark_on(all.indicators[0], Language::Chinese) == "计入上级：7 ÷ 10 × 30 = 21");
    CHECK(remark_on(all.indicators[1], Language::Chinese) == "计入上级：20 ÷ 20 × 70 = 70");
}

TEST_CASE("an inner indicator tells how it makes up for what could not be assessed") {
    Example example({"sum"}, rubric_of("indicators:\n"
                                       "  - id: all\n    title: 总\n    indicators:\n"
                                       "      - { id: a, title: 甲, points: 30, deduct: [{ group: "
                                       "data, points: 5 }] }\n"
                                       "      - { id: b, title: 乙, points: 70, deduct: [{ group: "
                                       "time, points: 3 }] }\n"));
    example.judgement.passed.clear();
    const Card card = example.card();
    CHECK(remark_on(card.root.indicators[0], Language::Chinese) == "折算：25 ÷ 30 × 100 ≈ 83.3333");
    CHECK(contains(scores_text({example.rubric, {card}}, Language::Chinese, Colors::Off),
                   "折算：25 ÷ 30 × 100 ≈ 83.3333"));
    CHECK(example.scored() == "83.3");
}

TEST_CASE("a score is rounded once, at the end, half up or half even") {
    const std::string thirds = one_indicator("{ group: data, points: 0.125 }");
    CHECK(Example({"sum"}, "rounding: { places: 2 }\n" + thirds).scored() == "19.88");
    CHECK(Example({"sum", "sum", "sum"}, "rounding: { places: 2 }\n" + thirds).scored() == "19.63");
    CHECK(Example({"sum", "sum", "sum"}, "rounding: { places: 2, mode: half_even }\n" + thirds)
              .scored() == "19.62");
}

TEST_CASE("a veto brings score and grade down and names its findings") {
    const Example example({"late"},
                          "vetoes:\n  - { title: 一票否决, when: { group: time }, at_most: 59, "
                          "grade: 差 }\n" +
                              two_indicators);
    const Card card = example.card();
    CHECK(to_string(*card.score) == "59.0");
    CHECK(card.grade == "差");
    CHECK(card.limits[0].findings == std::vector<std::size_t>{0});
}

TEST_CASE("a gate asks for the least that an indicator must reach") {
    const std::string gate =
        "gates:\n  - { title: 数据不达标, indicator: data, below: 55, grade: 差 }\n";
    CHECK(Example({"sum"}, gate + two_indicators).card().grade == "好");
    CHECK(Example({"sum", "blank"}, gate + two_indicators).card().grade == "差");
}

TEST_CASE("a bonus needs its findings to be absent and its indicator reached") {
    const std::string bonus =
        "bonuses:\n  - { id: b, title: 加分, points: 5, unless: { group: data }, indicator: time, "
        "at_least: 35 }\nbonus_cap: 3\n";
    CHECK(Example({}, bonus + two_indicators).scored() == "103.0");
    CHECK(Example({"blank"}, bonus + two_indicators).scored() == "98.0");
    CHECK(Example({"late"}, bonus + two_indicators).scored() == "90.0");
}

TEST_CASE("equal scores have equal ranks, and the best so many percent are counted by rank") {
    const Example example({},
                          "rubric: 试\nindicators:\n  - { id: a, title: 甲, points: 100, "
                          "deduct: [{ group: data, points: 1 }] }\n"
                          "grades:\n  - { grade: 先进, best: 50, from: 60 }\n  - { grade: "
                          "达标, above: 60 }\n  - { grade: 不达标 }\n");
    std::vector<Card> cards(4, example.card());
    const std::vector<int> scores = {70, 90, 70, 60};
    for (std::size_t i = 0; i < cards.size(); ++i) cards[i].score = Decimal(scores[i]);
    rank(example.rubric, cards);
    const auto line = [](const Card& card) {
        return to_string(*card.score) + " " + std::to_string(card.rank) + " " + card.grade;
    };
    CHECK(line(cards[0]) == "90 1 先进");
    CHECK(line(cards[1]) == "70 2 先进");
    CHECK(line(cards[2]) == "70 2 先进");
    CHECK(line(cards[3]) == "60 4 不达标");
}

TEST_CASE("a group of agencies has its own indicators and is ranked by itself") {
    const Example example({"late"},
                          "groups:\n  - id: towns\n    title: 乡镇\n    kind: township\n    "
                          "indicators:\n      - { id: all, title: 全部, points: 100, deduct: [{ "
                          "group: time, points: 1 }] }\n" +
                              two_indicators);
    Dossier dossier;
    dossier.report = &example.facts;
    std::vector<Card> cards = {
        score({dossier, example.pack, example.judgement}, example.rubric, {})};
    CHECK(cards[0].group == 0);
    Example town({"late"}, two_indicators);
    town.facts.agency_kind = "township";
    dossier.report = &town.facts;
    cards.push_back(score({dossier, town.pack, town.judgement}, example.rubric, {}));
    rank(example.rubric, cards);
    CHECK(cards[1].group == 1);
    CHECK(to_string(*cards[1].score) == "99.0");
    CHECK(cards[1].rank == 1);
    CHECK(cards[0].rank == 1);
}

TEST_CASE("a region's score is its own share and the mean of its members'") {
    const Example example({}, "region: { own: 50 }\n" + two_indicators);
    std::vector<Card> cards(4, example.card());
    const std::vector<int> scores = {90, 80, 70, 71};
    for (std::size_t i = 0; i < cards.size(); ++i) {
        cards[i].score = Decimal(scores[i]);
        cards[i].document = std::to_string(i);
    }
    cards[0].members = {"1", "2", "3", "not at hand"};
    const std::vector<RegionScore> regions = regions_of(example.rubric, cards);
    REQUIRE(regions.size() == 1);
    CHECK(regions[0].members == 3);
    // 90 × 50 % + (80 + 70 + 71) ÷ 3 × 50 % = 45 + 36.83…
    CHECK(to_string(regions[0].score) == "81.8");
    CHECK(regions_of(Example({}, two_indicators).rubric, cards).empty());
}

TEST_CASE("a card as JSON has every point lost with its finding") {
    const Example example({"late"}, two_indicators);
    const std::vector<Card> cards = {example.card()};
    const std::string json = scores_json({example.rubric, cards});
    CHECK(contains(json, "\"score\": \"90.0\""));
    CHECK(contains(json, "\"finding\": \"late0\""));
    CHECK(contains(json, "\"points\": \"10\""));
}

TEST_CASE("a card lists what a person has set aside, with the decision and without a point") {
    Example example({"late", "sum"}, two_indicators);
    rules::Decision& decision = example.judgement.findings[0].decision.emplace();
    decision.ruling = rules::Ruling::Waived;
    decision.reason = "因灾延期";
    decision.by = "李四";
    const std::vector<Card> cards = {example.card()};
    CHECK(to_string(*cards[0].score) == "95.0");
    CHECK(cards[0].findings.size() == 1);
    CHECK(contains(scores_json({example.rubric, cards}), "\"decision\": \"waived\""));
    for (const std::string& text :
         {scores_text({example.rubric, cards}, Language::Chinese, Colors::Off),
          scores_html({example.rubric, cards})})
        CHECK(contains(text, "豁免，因灾延期（李四）"));
}

TEST_CASE("the charts name every year, each in its own colour") {
    const Example example({"late"}, two_indicators);
    std::vector<Card> cards;
    for (int year = 2016; year <= 2025; ++year) {
        cards.push_back(example.card());
        cards.back().year = year;
    }
    cards.push_back(example.card());
    const std::string page = scores_html({example.rubric, cards});
    for (int year = 2016; year <= 2025; ++year)
        CHECK(contains(page, "start\">" + std::to_string(year) + "</text>"));
    CHECK(contains(page, "start\">年度不明</text>"));
    CHECK_FALSE(contains(page, "分组"));
}

TEST_CASE("an agency's name never becomes a formula of a spreadsheet") {
    const Example example({}, two_indicators);
    std::vector<Card> cards = {example.card()};
    cards[0].agency = "=cmd|' /C calc'!A0";
    CHECK(contains(scores_csv({example.rubric, cards}), "1,'=cmd|"));
}
