#include "rules/review.h"

#include <array>
#include <utility>

#include "facts/code.h"
#include "rules/fields.h"
#include "rules/read_rule.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

constexpr std::array rulings = {Choice<Ruling>{"confirmed", Ruling::Confirmed},
                                Choice<Ruling>{"dismissed", Ruling::Dismissed},
                                Choice<Ruling>{"waived", Ruling::Waived}};

// One entry of either list.
class DecisionReader {
  public:
    DecisionReader(const YamlNode& node, const std::vector<std::string_view>& known,
                   Diagnostics& diagnostics)
        : fields_(node, known, diagnostics), diagnostics_(diagnostics) {
        decision_.written = node.place;
    }

    std::optional<Decision> decision() {
        const YamlNode* ruling = require("decision");
        if (ruling == nullptr) return std::nullopt;
        const auto named = chosen(*ruling, rulings, diagnostics_);
        if (!named) return std::nullopt;
        decision_.ruling = *named;
        decision_.by = required("by");
        return finish();
    }

    std::optional<Decision> waiver() {
        decision_.ruling = Ruling::Waived;
        decision_.by = required("granted_by");
        return finish();
    }

  private:
    std::optional<Decision> finish() {
        read_subject();
        decision_.reason =
            decision_.ruling == Ruling::Confirmed ? fields_.text("reason") : required("reason");
        decision_.basis = fields_.text("basis");
        decision_.on = date("on");
        decision_.from = date("from");
        decision_.until = date("until");
        if (decision_.ruling == Ruling::Waived) require("until");
        if (!is_whole_) return std::nullopt;
        return std::move(decision_);
    }

    void read_subject() {
        decision_.fingerprint = fields_.text("fingerprint");
        decision_.rule = fields_.text("rule");
        decision_.agency = fields_.text("agency");
        decision_.year = fields_.number("year");
        if (fields_.find("place") != nullptr) decision_.place = fields_.text("place");
        if (!decision_.fingerprint.empty() || !decision_.rule.empty()) return;
        diagnostics_.add(Code::ReviewSubject, fields_.node().place);
        is_whole_ = false;
    }

    const YamlNode* require(std::string_view key) {
        const YamlNode* node = fields_.require(key);
        is_whole_ = is_whole_ && node != nullptr;
        return node;
    }

    std::string required(std::string_view key) {
        return require(key) == nullptr ? "" : fields_.text(key);
    }

    std::optional<Date> date(std::string_view key) {
        const YamlNode* node = fields_.find(key);
        if (node == nullptr) return std::nullopt;
        auto day = read_date(*node, diagnostics_);
        is_whole_ = is_whole_ && day.has_value();
        return day;
    }

    Fields fields_;
    Diagnostics& diagnostics_;
    Decision decision_;
    bool is_whole_ = true;
};

Review review_of(const YamlNode& root, Diagnostics& diagnostics) {
    Review review;
    if (root.kind == YamlNode::Kind::Null) return review;
    const Fields fields(root, {"decisions", "waivers"}, diagnostics);
    for (const YamlNode& node : fields.list("decisions")) {
        DecisionReader reader(node,
                              {"fingerprint", "rule", "agency", "year", "place", "decision",
                               "reason", "by", "on", "basis", "from", "until"},
                              diagnostics);
        if (auto decision = reader.decision()) review.decisions.push_back(std::move(*decision));
    }
    for (const YamlNode& node : fields.list("waivers")) {
        DecisionReader reader(node,
                              {"fingerprint", "rule", "agency", "year", "place", "reason",
                               "granted_by", "on", "basis", "from", "until"},
                              diagnostics);
        if (auto waiver = reader.waiver()) review.decisions.push_back(std::move(*waiver));
    }
    return review;
}

}  // namespace

std::string_view name_of(Ruling ruling) {
    return rulings[static_cast<std::size_t>(ruling)].word;
}

Review read_review(const Sources& sources, SourceId file, Diagnostics& diagnostics) {
    const auto root = read_yaml(sources, file, diagnostics);
    return root ? review_of(*root, diagnostics) : Review();
}

Review load_review(const std::filesystem::path& file, Sources& sources, Diagnostics& diagnostics) {
    const auto root = read_yaml_file(file, sources, diagnostics);
    return root ? review_of(*root, diagnostics) : Review();
}

}  // namespace gouji::rules
