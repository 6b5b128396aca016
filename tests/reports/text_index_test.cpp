#include "reports/text_index.h"

#include <string>

#include <catch2/catch.hpp>

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
