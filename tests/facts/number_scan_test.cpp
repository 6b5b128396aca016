// The scan gives what these regular expressions find, one match behind the other.
#include "facts/number_scan.h"

#include <array>
#include <cstddef>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/regex.h"

using namespace gouji;

namespace {

const std::string before = "(?:不少于|不低于|大约|将近|接近|至少|超过|不足|不到|最多|约|近|超|逾)?";
const std::string digits = "(?:[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?|[0-9]+(?:[.][0-9]+)?)";
const std::string numerals =
    "[零〇○一二两三四五六七八九十百千][零〇○一二两三四五六七八九十百千万亿]*";
const std::string count =
    before + "(?:" + digits + "|" + numerals + ")[余多]?[百千]?[万亿]?[余多]?";
const std::string percent = before + "(?:" + digits + "%|百分之(?:" + digits + "|" + numerals +
                            "(?:点[零〇○一二三四五六七八九]+)?))";
const std::string date =
    "[0-9]{4}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-./][0-9]{1,2}[-./][0-9]{1,2})"
    "|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日";
const std::string year = "[0-9]{4}|[〇○零一二三四五六七八九]{4}";

std::vector<std::string> texts_of(std::string_view text, const std::vector<Match::Piece>& pieces) {
    std::vector<std::string> texts;
    for (const Match::Piece& piece : pieces)
        texts.push_back(std::to_string(piece.begin) + ":" +
                        std::string(text.substr(piece.begin, piece.end - piece.begin)));
    return texts;
}

std::vector<std::string> found_by(const Regex& regex, std::string_view text) {
    std::vector<Match::Piece> pieces;
    std::size_t from = 0;
    while (const auto match = regex.find(text, from)) {
        pieces.push_back(match->whole());
        from = match->whole().end;
    }
    return texts_of(text, pieces);
}

void check_all(std::string_view text) {
    static const Regex counts = *Regex::compile(count), percents = *Regex::compile(percent),
                       dates = *Regex::compile(date), years = *Regex::compile(year);
    const NumberScan scan(text);
    INFO(text);
    CHECK(texts_of(text, scan.counts()) == found_by(counts, text));
    CHECK(texts_of(text, scan.percents()) == found_by(percents, text));
    CHECK(texts_of(text, scan.dates()) == found_by(dates, text));
    CHECK(texts_of(text, scan.years()) == found_by(years, text));
}

}  // namespace

TEST_CASE("a scan finds the numbers of a sentence as the regular expressions do") {
    check_all("2023年共收到申请1,234.5万余件,约百分之九点六,大约12.5%,超过三千二百人");
    check_all("二〇二四年一月二十三日,2024-1-23,2024.01.23,20240123,一万,万一");
    check_all("1,2345%,1234,567%,0.5.6,约近5,不超过3,12,34,567");
    check_all("");
}

TEST_CASE("a scan finds what the regular expressions find in any string of such signs") {
    constexpr std::array<std::string_view, 30> signs{
        "1",  "23", "4567",   "0",  ",",  ".",        "%",    "-",      "/",  "年",
        "月", "日", "百分之", "点", "约", "近",       "大约", "不少于", "超", "余",
        "多", "百", "万",     "亿", "三", "二〇二四", "十",   "两",     "件", "第"};
    std::mt19937 random(20240123);
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (std::size_t length = random() % 14; length > 0; --length)
            text += signs[random() % signs.size()];
        check_all(text);
    }
}

TEST_CASE("a percentage is found behind digits, points and separators of any length") {
    constexpr std::array<std::string_view, 7> signs{"1", "23", "456", ",", ",789", ".", "%"};
    std::mt19937 random(7);
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (std::size_t length = random() % 20; length > 0; --length)
            text += signs[random() % signs.size()];
        check_all(text);
    }
}

TEST_CASE("a megabyte of digits is scanned in one walk") {
    for (const std::string piece : {"12", "1,111,", ",111", "1.", "百分之", "百分之一"}) {
        std::string text;
        while (text.size() < 1'000'000) text += piece;
        const NumberScan scan(text);
        const std::clock_t begin = std::clock();
        CHECK_NOTHROW(scan.percents());
        CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 10);
    }
}
