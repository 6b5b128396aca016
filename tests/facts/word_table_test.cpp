#include "facts/word_table.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

std::set<std::size_t> words_in(const WordTable& table, std::string_view text) {
    std::set<std::size_t> found;
    table.search(
        text, [](std::size_t) {}, [&](std::size_t word) { found.insert(word); });
    return found;
}

}  // namespace

TEST_CASE("a word that is added twice has one number") {
    WordTable table;
    const std::size_t first = table.add("收到");
    CHECK(table.add("收") != first);
    CHECK(table.add("收到") == first);
    CHECK(table.size() == 2);
}

TEST_CASE("words of one sign and of several are found wherever they stand") {
    WordTable table;
    const std::size_t piece = table.add("件"), received = table.add("收到"), share = table.add("%");
    CHECK(words_in(table, "收到3件") == std::set{piece, received});
    CHECK(words_in(table, "5%收到") == std::set{received, share});
    CHECK(words_in(table, "收 到").empty());
    CHECK(words_in(table, "").empty());
}

TEST_CASE("every sign of the text is told") {
    std::vector<std::size_t> keys;
    WordTable().search(
        "收3é", [&](std::size_t key) { keys.push_back(key); }, [](std::size_t) {});
    CHECK(keys ==
          std::vector{key_of_sign("收", 0).key, key_of_sign("3", 0).key, key_of_sign("é", 0).key});
}

TEST_CASE("a table of words finds in random texts what a plain search finds") {
    const std::vector<std::string> signs = {"收", "到", "攷", "件", "1", "%", "é", "𠀀"};
    std::mt19937 random(3);
    const auto some = [&](std::size_t least, std::size_t most) {
        std::string text;
        for (std::size_t n = least + random() % (most - least + 1); n > 0; --n)
            text += signs[random() % signs.size()];
        return text;
    };
    for (int i = 0; i < 300; ++i) {
        WordTable table;
        std::vector<std::string> words(8);
        std::vector<std::size_t> numbers;
        for (std::string& word : words) numbers.push_back(table.add(word = some(1, 4)));
        const std::string text = some(0, 20);
        std::set<std::size_t> expected;
        for (std::size_t word = 0; word < words.size(); ++word) {
            if (text.find(words[word]) != std::string::npos) expected.insert(numbers[word]);
        }
        INFO(text);
        REQUIRE(words_in(table, text) == expected);
    }
}
