#include "rules/load_rubric.h"

#include <algorithm>
#include <array>
#include <set>

#include "facts/closest.h"
#include "facts/code.h"
#include "rules/fields.h"
#include "rules/selector.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

// Larger ones no rubric needs; they keep sums and quotients within 64 bits.
const Decimal largest_points{10000};
const Decimal hundred{100};

constexpr std::array per_words = {Choice<Per>{"finding", Per::Finding},
                                  Choice<Per>{"kind", Per::Kind}, Choice<Per>{"once", Per::Once}};
constexpr std::array drop_words = {Choice<NotAssessable>{"drop", NotAssessable::Drop},
                                   Choice<NotAssessable>{"full", NotAssessable::Full},
                                   Choice<NotAssessable>{"zero", NotAssessable::Zero}};
constexpr std::array rounding_words = {Choice<RoundingMode>{"half_up", RoundingMode::HalfUp},
                                       Choice<RoundingMode>{"half_even", RoundingMode::HalfEven}};

const std::vector<std::string_view> scheme_keys = {
    "total", "not_assessable", "indicators", "vetoes", "gates", "bonuses", "bonus_cap", "grades"};

std::vector<std::string_view> with_scheme_keys(std::vector<std::string_view> keys) {
    keys.insert(keys.end(), scheme_keys.begin(), scheme_keys.end());
    return keys;
}

class RubricReader {
  public:
    RubricReader(const RulePack& pack, Diagnostics& diagnostics)
        : pack_(pack), diagnostics_(diagnostics) {}

    Rubric read(const YamlNode& root) {
        const Fields fields(
            root, with_scheme_keys({"rubric", "version", "source", "rounding", "groups", "region"}),
            diagnostics_);
        Rubric rubric;
        rubric.title = fields.required_text("rubric");
        rubric.version = fields.text("version");
        rubric.source = fields.text("source");
        read_rounding(fields, rubric);
        fields.require("indicators");
        fields.require("grades");
        read_scheme(fields, rubric.scheme);
        base_ids_ = ids_;
        for (const YamlNode& node : fields.list("groups"))
            rubric.groups.push_back(read_group(node, rubric.scheme));
        if (const YamlNode* node = fields.find("region")) {
            const Fields region(*node, {"own"}, diagnostics_);
            rubric.region = RegionShare{required_points(region, "own")};
            if (hundred < rubric.region->own)
                diagnostics_.add(Code::PointsRange, region.find("own")->place, {"100"});
        }
        return rubric;
    }

  private:
    // ---------- numbers and words ----------

    std::optional<Decimal> points(const YamlNode& node) {
        const auto value = node.kind == YamlNode::Kind::Text && !node.is_quoted
                               ? Decimal::parse(node.text)
                               : std::nullopt;
        if (!value) {
            diagnostics_.add(Code::ExpectedDecimal, node.place);
        } else if (value->is_negative() || largest_points < *value ||
                   value->scale() > finest_scale) {
            diagnostics_.add(Code::PointsRange, node.place, {to_string(largest_points)});
            return std::nullopt;
        }
        return value;
    }

    std::optional<Decimal> points(const Fields& fields, std::string_view key) {
        const YamlNode* node = fields.find(key);
        return node == nullptr ? std::nullopt : points(*node);
    }

    Decimal required_points(const Fields& fields, std::string_view key) {
        fields.require(key);
        return points(fields, key).value_or(Decimal());
    }

    template <class T, std::size_t N>
    void choose(const Fields& fields, std::string_view key, const std::array<Choice<T>, N>& choices,
                T& value) {
        if (const YamlNode* node = fields.find(key))
            value = chosen(*node, choices, diagnostics_).value_or(value);
    }

    void read_rounding(const Fields& fields, Rubric& rubric) {
        const YamlNode* node = fields.find("rounding");
        if (node == nullptr) return;
        const Fields rounding(*node, {"places", "mode"}, diagnostics_);
        rubric.places = rounding.number("places").value_or(rubric.places);
        if (rubric.places < 0 || rubric.places > finest_scale) {
            diagnostics_.add(Code::NumberRange, rounding.find("places")->place,
                             {"0", std::to_string(finest_scale)});
            rubric.places = 1;
        }
        choose(rounding, "mode", rounding_words, rubric.rounding);
    }

    // ---------- indicators ----------

    Deduction read_deduction(const YamlNode& node) {
        const Fields fields(
            node, {"title", "rule", "defect", "group", "severity", "points", "per", "cap"},
            diagnostics_);
        Deduction deduction;
        deduction.title = fields.text("title");
        deduction.of = read_selector(fields, pack_, diagnostics_);
        const YamlNode* cost = fields.require("points");
        if (cost != nullptr && cost->text != "weight") deduction.points = points(*cost);
        choose(fields, "per", per_words, deduction.per);
        deduction.cap = points(fields, "cap");
        return deduction;
    }

    Indicator read_indicator(const YamlNode& node, NotAssessable policy) {
        const Fields fields(node,
                            {"id", "title", "points", "weight", "not_assessable", "by_hand",
                             "deduct", "indicators"},
                            diagnostics_);
        Indicator indicator;
        indicator.id = fields.required_text("id");
        indicator.title = fields.required_text("title");
        declare(indicator.id, fields);
        indicator.not_assessable = policy;
        choose(fields, "not_assessable", drop_words, indicator.not_assessable);
        if (const YamlNode* flag = fields.find("by_hand"))
            indicator.is_by_hand = read_flag(*flag, diagnostics_).value_or(false);
        for (const YamlNode& each : fields.list("deduct"))
            indicator.deductions.push_back(read_deduction(each));
        indicator.indicators = read_indicators(fields, indicator.not_assessable);
        if (indicator.indicators.empty()) fields.require("points");
        indicator.points = points(fields, "points").value_or(sum_of(indicator.indicators));
        indicator.weight = points(fields, "weight").value_or(indicator.points);
        return indicator;
    }

    std::vector<Indicator> read_indicators(const Fields& fields, NotAssessable policy) {
        std::vector<Indicator> indicators;
        for (const YamlNode& node : fields.list("indicators"))
            indicators.push_back(read_indicator(node, policy));
        return indicators;
    }

    void declare(const std::string& id, const Fields& fields) {
        if (ids_.insert(id).second || id.empty()) return;
        diagnostics_.add(Code::DuplicateName, fields.find("id")->place, {id});
    }

    static Decimal sum_of(const std::vector<Indicator>& indicators) {
        Decimal sum;
        for (const Indicator& each : indicators) sum = add(sum, each.weight).value_or(sum);
        return sum;
    }

    // ---------- vetoes, gates, bonuses, grades ----------

    Limit read_limit(const Fields& fields) {
        Limit limit{points(fields, "at_most"), fields.text("grade")};
        if (!limit.at_most && limit.grade.empty()) fields.require("grade");
        return limit;
    }

    Veto read_veto(const YamlNode& node) {
        const Fields fields(node, {"title", "when", "at_most", "grade"}, diagnostics_);
        Veto veto;
        veto.title = fields.required_text("title");
        if (const YamlNode* when = fields.require("when"))
            veto.of = read_selector(*when, pack_, diagnostics_);
        veto.limit = read_limit(fields);
        return veto;
    }

    std::string indicator_named(const Fields& fields, std::string_view key) {
        const YamlNode* node = fields.find(key);
        if (node == nullptr) return {};
        if (ids_.count(node->text) == 0) {
            Diagnostic& diagnostic =
                diagnostics_.add(Code::UnknownIndicator, node->place, {node->text});
            suggest_closest(node->text, {ids_.begin(), ids_.end()}, diagnostic);
        }
        return node->text;
    }

    Gate read_gate(const YamlNode& node) {
        const Fields fields(node, {"title", "indicator", "below", "at_most", "grade"},
                            diagnostics_);
        Gate gate;
        gate.title = fields.required_text("title");
        fields.require("indicator");
        gate.indicator = indicator_named(fields, "indicator");
        gate.below = required_points(fields, "below");
        gate.limit = read_limit(fields);
        return gate;
    }

    Bonus read_bonus(const YamlNode& node) {
        const Fields fields(node, {"id", "title", "points", "unless", "indicator", "at_least"},
                            diagnostics_);
        Bonus bonus;
        bonus.id = fields.required_text("id");
        bonus.title = fields.required_text("title");
        bonus.points = required_points(fields, "points");
        if (const YamlNode* unless = fields.require("unless"))
            bonus.unless = read_selector(*unless, pack_, diagnostics_);
        bonus.indicator = indicator_named(fields, "indicator");
        if (!bonus.indicator.empty()) bonus.at_least = required_points(fields, "at_least");
        return bonus;
    }

    GradeBand read_band(const YamlNode& node) {
        const Fields fields(node, {"grade", "from", "above", "best"}, diagnostics_);
        GradeBand band;
        band.title = fields.required_text("grade");
        band.from = points(fields, "from");
        if (const YamlNode* above = fields.find("above")) {
            if (band.from) diagnostics_.add(Code::GradeEnds, above->place);
            band.from = points(*above);
            band.end = GradeBand::End::Excluded;
        }
        band.best = points(fields, "best");
        if (band.best && hundred < *band.best)
            diagnostics_.add(Code::PointsRange, fields.find("best")->place, {"100"});
        return band;
    }

    static bool catches_all(const GradeBand& band) { return !band.from && !band.best; }

    std::vector<GradeBand> read_grades(const Fields& fields) {
        std::vector<GradeBand> bands;
        const YamlNode* node = fields.find("grades");
        for (const YamlNode& each : fields.list("grades")) {
            if (!bands.empty() && catches_all(bands.back()))
                diagnostics_.add(Code::GradeOrder, each.place, {bands.back().title});
            bands.push_back(read_band(each));
        }
        if (node != nullptr && (bands.empty() || !catches_all(bands.back())))
            diagnostics_.add(Code::GradeGap, node->place);
        return bands;
    }

    // What is not given stays as it is.
    void read_scheme(const Fields& fields, Scheme& scheme) {
        choose(fields, "not_assessable", drop_words, scheme.not_assessable);
        if (fields.find("indicators") != nullptr) {
            ids_.clear();
            scheme.indicators = read_indicators(fields, scheme.not_assessable);
            scheme.total = sum_of(scheme.indicators);
        }
        if (const auto total = points(fields, "total")) scheme.total = *total;
        if (fields.find("vetoes") != nullptr) scheme.vetoes.clear();
        for (const YamlNode& node : fields.list("vetoes")) scheme.vetoes.push_back(read_veto(node));
        if (fields.find("gates") != nullptr) scheme.gates.clear();
        for (const YamlNode& node : fields.list("gates")) scheme.gates.push_back(read_gate(node));
        if (fields.find("bonuses") != nullptr) scheme.bonuses.clear();
        for (const YamlNode& node : fields.list("bonuses"))
            scheme.bonuses.push_back(read_bonus(node));
        if (const auto cap = points(fields, "bonus_cap")) scheme.bonus_cap = cap;
        if (fields.find("grades") != nullptr) scheme.grades = read_grades(fields);
    }

    AgencyGroup read_group(const YamlNode& node, const Scheme& base) {
        const Fields fields(node, with_scheme_keys({"id", "title", "kind", "agency"}),
                            diagnostics_);
        AgencyGroup group;
        group.id = fields.required_text("id");
        group.title = fields.required_text("title");
        group.kinds = fields.texts("kind");
        if (const YamlNode* kinds = fields.find("kind")) group.kinds_place = kinds->place;
        group.agencies = fields.texts("agency");
        group.scheme = base;
        ids_ = base_ids_;
        read_scheme(fields, group.scheme);
        for (const Gate& gate : group.scheme.gates) check_inherited(gate.indicator, node);
        for (const Bonus& bonus : group.scheme.bonuses) check_inherited(bonus.indicator, node);
        return group;
    }

    // Gates and bonuses of the common scheme, beside indicators of the group's own.
    void check_inherited(const std::string& indicator, const YamlNode& group) {
        if (!indicator.empty() && base_ids_.count(indicator) > 0 && ids_.count(indicator) == 0)
            diagnostics_.add(Code::UnknownIndicator, group.place, {indicator});
    }

    const RulePack& pack_;
    Diagnostics& diagnostics_;
    std::set<std::string, std::less<>> ids_;       // of the scheme's indicators
    std::set<std::string, std::less<>> base_ids_;  // of the scheme that groups start from
};

}  // namespace

Rubric read_rubric(const Sources& sources, SourceId file, const RulePack& pack,
                   Diagnostics& diagnostics) {
    const auto root = read_yaml(sources, file, diagnostics);
    return root ? RubricReader(pack, diagnostics).read(*root) : Rubric();
}

Rubric load_rubric(const std::filesystem::path& file, const RulePack& pack, Sources& sources,
                   Diagnostics& diagnostics) {
    const auto root = read_yaml_file(file, sources, diagnostics);
    return root ? RubricReader(pack, diagnostics).read(*root) : Rubric();
}

void check_kinds(const Rubric& rubric, const Form& form, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const AgencyKind& kind : form.reading.agency_kinds) {
        if (!kind.kind.empty()) known.push_back(kind.kind);
    }
    for (const AgencyGroup& group : rubric.groups) {
        for (const std::string& kind : group.kinds) {
            if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
            Diagnostic& slip = diagnostics.add(Code::UnknownAgencyKind, group.kinds_place, {kind});
            slip.labels.front().advice = advice_among(kind, known);
        }
    }
}

}  // namespace gouji::rules
