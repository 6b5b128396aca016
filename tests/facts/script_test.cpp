#include "facts/script.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("traditional characters become simplified ones, byte for byte") {
    const std::string original = "三、收到和處理政府信息公開申請情況：１件，abc";
    const std::string read = simplified(original, Script::Traditional);
    CHECK(read == "三、收到和处理政府信息公开申请情况：１件，abc");
    CHECK(read.size() == original.size());
    CHECK(simplified("行政複議、行政訴訟、總計、結轉下年度繼續辦理", Script::Traditional) ==
          "行政复议、行政诉讼、总计、结转下年度继续办理");
}

TEST_CASE("words of other regions are exchanged for the usual ones") {
    CHECK(simplified("規範性檔案", Script::Traditional) == "规范性文件");
    CHECK(simplified("大量反覆申請", Script::Traditional) == "大量反复申请");
    CHECK(simplified("档案局總計", Script::Mixed) == "档案局总计");
}

TEST_CASE("a simplified text stays what it is") {
    const std::string text = "乾隆年间，于右任、三曲著作。";
    CHECK(script_of(text) == Script::Simplified);
    CHECK(simplified("主动公开政府信息", Script::Mixed) == "主动公开政府信息");
}

TEST_CASE("a text is traditional by its many characters, not by a slip among them") {
    std::string traditional;
    std::string slips;
    for (int i = 0; i < 30; ++i) {
        traditional += "本年度收到政府信息公開申請，辦理結果如下，與上年相比沒有變化。";
        slips += "本年度收到政府信息公开申请，办理结果如下，与上年相比没有变化。";
    }
    CHECK(script_of(traditional) == Script::Traditional);
    CHECK(script_of(slips + "總計") == Script::Mixed);
    CHECK(script_of(slips) == Script::Simplified);
    CHECK(script_of("") == Script::Simplified);
}
