#include "rules/mention_test.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "facts/find_mentions.h"

namespace gouji::rules {

namespace {

std::string sum_of(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, " + "));
}

class MentionTester {
  public:
    MentionTester(const RulePack& pack, const Sources& sources)
        : pack_(pack), sources_(sources), finder_(pack.book) {}

    MentionTestResult run(std::size_t mention, std::size_t index) const {
        const MentionTest& test = pack_.mentions[mention].tests[index];
        const std::vector<std::string> expected = expectations(test);
        const std::vector<std::string> found = findings(mention, test);
        MentionTestResult result{mention, index, expected, found};
        for (const std::string& one : expected) {
            const auto at = std::find(result.found.begin(), result.found.end(), one);
            if (at == result.found.end()) continue;
            result.found.erase(at);
            result.missed.erase(std::find(result.missed.begin(), result.missed.end(), one));
        }
        return result;
    }

  private:
    // One text for each number that is expected; what the test does not ask for is left out of it.
    static std::vector<std::string> expectations(const MentionTest& test) {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < test.expect.size(); ++i) {
            std::string one = test.expect[i];
            if (!test.subjects.empty())
                one += " " + test.subjects[std::min(i, test.subjects.size() - 1)];
            if (!test.parts.empty()) one += " = " + sum_of(test.parts);
            if (test.is_closed) one += *test.is_closed ? " closed" : " open";
            if (i < test.of.size()) one += " of " + test.of[i];
            all.push_back(std::move(one));
        }
        return all;
    }

    std::vector<std::string> findings(std::size_t mention, const MentionTest& test) const {
        const Form form;
        FactBase facts = FactBase::of(form, nullptr);
        if (!pack_.bases.empty()) facts.agency.value = pack_.bases.front().agency;
        finder_.find(narrative_of(mention, test.text), facts);
        std::vector<std::string> all;
        for (const MentionFact& fact : facts.mentions) {
            if (fact.name != mention) continue;
            std::string one = to_string(fact.value);
            if (!test.subjects.empty()) one += " " + subject_text(fact.subject);
            all.push_back(std::move(one));
        }
        for (const WholeFact& fact : facts.wholes) {
            if (fact.name == mention) all.push_back(described(fact, facts, test));
        }
        for (const PercentFact& fact : facts.percentages) {
            if (fact.name == mention) all.push_back(described(fact, test));
        }
        return all;
    }

    Narrative narrative_of(std::size_t mention, const std::string& text) const {
        Narrative narrative;
        const std::vector<int>& sections = pack_.mentions[mention].sections;
        const Span whole{0, static_cast<std::uint32_t>(text.size())};
        append_lines(text, whole, sections.empty() ? 1 : sections.front(), narrative);
        const std::size_t begin = narrative.text.text.size();
        narrative.text.add(heading_of(mention), {whole.end, whole.end});
        for (Passage& passage : narrative.passages)
            passage.heading = {begin, narrative.text.text.size()};
        return narrative;
    }

    std::string heading_of(std::size_t mention) const {
        for (const NumberMention& number : pack_.book.numbers) {
            if (number.name == mention && !number.scope.headings.empty())
                return number.scope.headings.front();
        }
        return {};
    }

    std::string subject_text(std::uint16_t subject) const {
        if (subject == no_subject) return "-";
        const Place place = pack_.subjects[subject].place;
        return std::string(sources_[place.source].slice(place.span));
    }

    static std::string described(const WholeFact& fact, const FactBase& facts,
                                 const MentionTest& test) {
        std::string one = to_string(fact.value);
        std::vector<std::string> parts;
        for (std::uint32_t i = 0; i < fact.parts; ++i)
            parts.push_back(to_string(facts.parts[fact.first_part + i].value));
        if (!test.parts.empty()) one += " = " + sum_of(parts);
        const bool is_closed = fact.completeness == Completeness::Closed;
        if (test.is_closed) one += is_closed ? " closed" : " open";
        return one;
    }

    static std::string described(const PercentFact& fact, const MentionTest& test) {
        std::string one = to_string(fact.value);
        if (test.of.empty()) return one;
        if (!fact.part || !fact.base) return one + " of none";
        return one + " of " + to_string(*fact.part) + "/" + to_string(*fact.base);
    }

    const RulePack& pack_;
    const Sources& sources_;
    MentionFinder finder_;
};

}  // namespace

std::vector<MentionTestResult> run_mention_tests(const RulePack& pack, const Sources& sources) {
    const MentionTester tester(pack, sources);
    std::vector<MentionTestResult> results;
    for (std::size_t i = 0; i < pack.mentions.size(); ++i) {
        for (std::size_t j = 0; j < pack.mentions[i].tests.size(); ++j)
            results.push_back(tester.run(i, j));
    }
    return results;
}

}  // namespace gouji::rules
