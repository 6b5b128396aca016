#include "rules/marks.h"

#include <algorithm>
#include <utility>

#include "facts/closest.h"
#include "facts/code.h"
#include "rules/fields.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

void collect_by_hand(const std::vector<Indicator>& indicators,
                     std::vector<const Indicator*>& by_hand) {
    for (const Indicator& indicator : indicators) {
        if (indicator.indicators.empty() && indicator.is_by_hand) by_hand.push_back(&indicator);
        collect_by_hand(indicator.indicators, by_hand);
    }
}

std::vector<const Indicator*> left_to_persons(const Rubric& rubric) {
    std::vector<const Indicator*> by_hand;
    collect_by_hand(rubric.scheme.indicators, by_hand);
    for (const AgencyGroup& group : rubric.groups)
        collect_by_hand(group.scheme.indicators, by_hand);
    return by_hand;
}

bool are_about_the_same(const Mark& lhs, const Mark& rhs) {
    return lhs.agency == rhs.agency && lhs.year == rhs.year && lhs.indicator == rhs.indicator;
}

class MarkReader {
  public:
    MarkReader(const Rubric& rubric, Diagnostics& diagnostics)
        : by_hand_(left_to_persons(rubric)), diagnostics_(diagnostics) {}

    void read(const YamlNode& node) {
        const Fields fields(node, {"agency", "year", "indicator", "points", "by", "reason"},
                            diagnostics_);
        Mark mark;
        mark.agency = fields.required_text("agency");
        mark.year = fields.number("year");
        mark.indicator = fields.required_text("indicator");
        mark.by = fields.required_text("by");
        mark.reason = fields.text("reason");
        mark.written = node.place;
        const YamlNode* points = fields.require("points");
        if (mark.agency.empty() || mark.indicator.empty() || mark.by.empty() || points == nullptr)
            return;
        const Indicator* indicator = indicator_of(mark, fields);
        if (indicator == nullptr) return;
        const auto value = points_in(*points, indicator->points);
        if (!value) return;
        mark.points = *value;
        add(std::move(mark));
    }

    std::vector<Mark> take() { return std::move(marks_); }

  private:
    const Indicator* indicator_of(const Mark& mark, const Fields& fields) {
        const auto found = std::find_if(
            by_hand_.begin(), by_hand_.end(),
            [&](const Indicator* indicator) { return indicator->id == mark.indicator; });
        if (found != by_hand_.end()) return *found;
        std::vector<std::string_view> known;
        for (const Indicator* indicator : by_hand_) known.emplace_back(indicator->id);
        Diagnostic& diagnostic = diagnostics_.add(
            Code::MarkIndicator, fields.find("indicator")->place, {mark.indicator});
        suggest_closest(mark.indicator, known, diagnostic);
        return nullptr;
    }

    std::optional<Decimal> points_in(const YamlNode& node, const Decimal& full) {
        const auto value =
            node.kind == YamlNode::Kind::Text ? Decimal::parse(node.text) : std::nullopt;
        if (value && !value->is_negative() && !(full < *value) && value->scale() <= finest_scale)
            return value;
        diagnostics_.add(Code::PointsRange, node.place, {to_string(full)});
        return std::nullopt;
    }

    void add(Mark mark) {
        const bool is_second = std::any_of(marks_.begin(), marks_.end(), [&](const Mark& other) {
            return are_about_the_same(mark, other);
        });
        if (is_second) {
            diagnostics_.add(Code::MarkTwice, mark.written, {mark.indicator, mark.agency});
        } else {
            marks_.push_back(std::move(mark));
        }
    }

    std::vector<const Indicator*> by_hand_;
    Diagnostics& diagnostics_;
    std::vector<Mark> marks_;
};

std::vector<Mark> marks_of(const YamlNode& root, const Rubric& rubric, Diagnostics& diagnostics) {
    if (root.kind == YamlNode::Kind::Null) return {};
    const Fields fields(root, {"marks"}, diagnostics);
    MarkReader reader(rubric, diagnostics);
    for (const YamlNode& node : fields.list("marks")) reader.read(node);
    return reader.take();
}

}  // namespace

std::vector<Mark> read_marks(const Sources& sources, SourceId file, const Rubric& rubric,
                             Diagnostics& diagnostics) {
    const auto root = read_yaml(sources, file, diagnostics);
    return root ? marks_of(*root, rubric, diagnostics) : std::vector<Mark>();
}

std::vector<Mark> load_marks(const std::filesystem::path& file, const Rubric& rubric,
                             Sources& sources, Diagnostics& diagnostics) {
    const auto root = read_yaml_file(file, sources, diagnostics);
    return root ? marks_of(*root, rubric, diagnostics) : std::vector<Mark>();
}

}  // namespace gouji::rules
