#include "reports/stream/text_index.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using gouji::reports::PairIndex;
using gouji::reports::TextIndex;

TEST_CASE("a text index has each piece of its texts, and no other") {
    const std::u32string texts = U"一.借出图书\n二.按期归还图书\n归还\n";
    const TextIndex index(texts);
    const std::u32string letters = texts + U"鹤";
    for (std::size_t begin = 0; begin < texts.size(); ++begin) {
        for (std::size_t size = 1; begin + size <= texts.size(); ++size) {
            const std::u32string piece = texts.substr(begin, size);
            CHECK(index.has(piece));
            for (const char32_t c : letters) {
                std::u32string other = piece;
                other[size / 2] = c;
                CHECK(index.has(other) == (texts.find(other) != texts.npos));
            }
        }
    }
    CHECK(index.has(U""));
    CHECK_FALSE(TextIndex().has(U"图"));
}

TEST_CASE("a text index tells a whole text from a piece of one") {
    const TextIndex index(U"一.借出图书\n归还图书\n书\n");
    CHECK(index.has_text(U"一.借出图书"));
    CHECK(index.has_text(U"归还图书"));
    CHECK(index.has_text(U"书"));
    CHECK_FALSE(index.has_text(U"借出图书"));
    CHECK_FALSE(index.has_text(U"归还"));
    CHECK_FALSE(index.has_text(U"图"));
    CHECK_FALSE(TextIndex().has_text(U"书"));
}

TEST_CASE("pairs of letters tell which texts may have a fragment") {
    const std::vector<TextIndex> indexes{TextIndex(U"一.借出图书\n"), TextIndex(U"归还图书\n"),
                                         TextIndex()};
    const PairIndex pairs(indexes);
    const PairIndex::Set both = PairIndex::bit(0) | PairIndex::bit(1);
    CHECK(pairs.with(U'图', U'书') == both);
    CHECK(pairs.with(U'借', U'出') == PairIndex::bit(0));
    CHECK((pairs.with(U'归', U'还') & pairs.with(U'还', U'图')) == PairIndex::bit(1));
    CHECK(pairs.with(U'书', U'图') == 0);
    // Beyond eight, texts share their bits with others.
    CHECK(PairIndex::bit(8) == PairIndex::bit(0));
}
