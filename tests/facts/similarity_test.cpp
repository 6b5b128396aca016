#include "facts/similarity.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("years, figures, white space and punctuation make no difference") {
    CHECK(similarity("2022年，我局收到申请11件。", "2023 年我局收到申请 9 件") ==
          Similarity{16, 16});
}

TEST_CASE("the order of characters counts") {
    CHECK(similarity("甲乙丙", "丙乙甲") == Similarity{2, 6});
}

TEST_CASE("a text without characters is like nothing") {
    CHECK(similarity("", "甲") == Similarity{0, 1});
    CHECK(similarity("12。", "") == Similarity{0, 0});
}

namespace {

// The definition, by table.
std::int64_t by_table(const std::string& lhs, const std::string& rhs) {
    std::vector<std::vector<std::int64_t>> length(lhs.size() + 1,
                                                  std::vector<std::int64_t>(rhs.size() + 1, 0));
    for (std::size_t i = 1; i <= lhs.size(); ++i) {
        for (std::size_t j = 1; j <= rhs.size(); ++j) {
            length[i][j] = lhs[i - 1] == rhs[j - 1] ? length[i - 1][j - 1] + 1
                                                    : std::max(length[i - 1][j], length[i][j - 1]);
        }
    }
    return length[lhs.size()][rhs.size()];
}

}  // namespace

TEST_CASE("the fast way agrees with the definition on random texts") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string lhs(random() % 300, 'a');
        std::string rhs(random() % 300, 'a');
        for (char& c : lhs) c = static_cast<char>('a' + random() % 4);
        for (char& c : rhs) c = static_cast<char>('a' + random() % 4);
        CHECK(similarity(lhs, rhs).matching == 2 * by_table(lhs, rhs));
    }
}
