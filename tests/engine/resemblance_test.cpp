#include "engine/resemblance.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

const std::string beginning =
    "存在的主要问题：一是个别科室对主动公开的时限把握不准，少数文件形成后没有在规定的工作日内上传；"
    "二是依申请公开的登记、流转、答复环节衔接还不够紧密，个别答复书的法律依据引用不全。";
const std::string improved = "改进情况：每月通报各科室的公开情况，请法律顾问逐件审核答复书。";
const std::string trained =
    "改进情况：十月组织了一次专题培训，更新公开指南，写清申请渠道和收费标准。";

// Reports that are one part each, of agencies of their own.
class Reports {
  public:
    Reports& add(const std::string& agency, const std::string& text, int year = 2023,
                 int section = 5) {
        FactBase& report = reports_.emplace_back();
        report.source = std::make_unique<const Source>(agency, text);
        report.year = {State::Known, Year::from(year), {}};
        report.sections.push_back(
            {section, "", {}, {0, static_cast<std::uint32_t>(text.size())}, 0});
        Dossier& dossier = dossiers_.emplace_back();
        dossier.report = &report;
        dossier.agency = agency;
        dossier.has_peers = true;
        return *this;
    }

    // What each report is found to be like: "乙 32/45", or "".
    std::vector<std::string> found() {
        engine::find_resemblances(dossiers_, engine::Populations::one_after_another);
        std::vector<std::string> words;
        for (const Dossier& dossier : dossiers_) {
            std::string& word = words.emplace_back();
            for (const Resemblance& one : dossier.alike)
                word += one.other->source->name() + " " + std::to_string(one.similarity.matching) +
                        "/" + std::to_string(one.similarity.total);
        }
        return words;
    }

  private:
    std::deque<FactBase> reports_;
    std::vector<Dossier> dossiers_;
};

std::string as_alike(const std::string& lhs, const std::string& rhs) {
    const Similarity found = similarity(lhs, rhs);
    return std::to_string(found.matching) + "/" + std::to_string(found.total);
}

}  // namespace

TEST_CASE("two parts that are each other's likeliest are equally alike") {
    const std::string alike = as_alike(beginning + improved, beginning + trained);
    CHECK(Reports().add("甲", beginning + improved).add("乙", beginning + trained).found() ==
          std::vector<std::string>{"乙 " + alike, "甲 " + alike});
}

TEST_CASE("a part is compared with the one that shares most of it, whichever that one is like") {
    const std::string whole = beginning + improved;
    const std::string all = as_alike(whole, whole);
    const std::string part = as_alike(beginning + trained, whole);
    CHECK(Reports().add("甲", beginning + trained).add("乙", whole).add("丙", whole).found() ==
          std::vector<std::string>{"乙 " + part, "丙 " + all, "乙 " + all});
}

TEST_CASE("of parts that share as much the first is named") {
    const std::string all = as_alike(beginning, beginning);
    CHECK(Reports().add("甲", beginning).add("乙", beginning).add("丙", beginning).found() ==
          std::vector<std::string>{"乙 " + all, "甲 " + all, "甲 " + all});
}

TEST_CASE("an agency's own reports, other years and other parts are not compared") {
    CHECK(Reports()
              .add("甲", beginning, 2023, 5)
              .add("甲", beginning, 2023, 5)
              .add("乙", beginning, 2022, 5)
              .add("丙", beginning, 2023, 1)
              .found() == std::vector<std::string>(4));
}
