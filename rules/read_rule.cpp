#include "rules/read_rule.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "facts/code.h"
#include "facts/text.h"
#include "rules/fields.h"
#include "rules/read_test.h"
#include "rules/rule_keys.h"

namespace gouji::rules {

namespace {

constexpr std::array severities = {Choice<Severity>{"error", Severity::Error},
                                   Choice<Severity>{"warning", Severity::Warning},
                                   Choice<Severity>{"info", Severity::Info}};
constexpr std::array statuses = {Choice<Status>{"test", Status::Test},
                                 Choice<Status>{"stable", Status::Stable},
                                 Choice<Status>{"deprecated", Status::Deprecated}};
constexpr std::array missing_words = {Choice<OnMissing>{"undecided", OnMissing::Undecided},
                                      Choice<OnMissing>{"zero", OnMissing::Zero},
                                      Choice<OnMissing>{"skip", OnMissing::Skip}};
constexpr std::array partial_words = {Choice<bool>{"allowed", true},
                                      Choice<bool>{"undecided", false}};
constexpr std::array effective_words = {
    Choice<Effective::By>{"year_end", Effective::By::YearEnd},
    Choice<Effective::By>{"signed_on", Effective::By::SignedOn}};

// Fields of the rule file that this version knows of and cannot do; never passed over in silence.
constexpr std::array later_fields = {"fix"};

bool is_id(std::string_view text) {
    const bool letters_only = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '.';
    });
    return letters_only && !text.empty() && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string_view::npos;
}

class RuleReader {
  public:
    RuleReader(const YamlNode& node, const Templates& templates, const PackText& text)
        : text_(text), templates_(templates), fields_(node, known_keys(), text.diagnostics) {}

    std::optional<Rule> read() {
        read_identity();
        read_texts_of_law();
        read_scoring();
        read_scope();
        if (fields_.find("template") != nullptr) {
            template_ = TemplateUse::of(fields_, templates_, text_);
            is_whole_ = is_whole_ && template_.has_value();
        } else if (const YamlNode* arguments = fields_.find("args")) {
            text_.diagnostics.add(Code::UnknownKey, arguments->place, {"args"});
        }
        read_conditions();
        read_tests();
        for (const std::string_view later : later_fields) {
            if (const YamlNode* node = fields_.find(later))
                text_.diagnostics.add(Code::NotSupported, node->place, {std::string(later)});
        }
        if (!is_whole_) return std::nullopt;
        return std::move(rule_);
    }

  private:
    static std::vector<std::string_view> known_keys() {
        std::vector<std::string_view> keys = rule_keys;
        keys.insert(keys.end(), later_fields.begin(), later_fields.end());
        return keys;
    }

    void read_identity() {
        rule_.id = fields_.required_text("id");
        rule_.title = fields_.required_text("title");
        rule_.defect = fields_.find("defect") == nullptr ? rule_.id : fields_.text("defect");
        rule_.tags = fields_.texts("tags");
        const YamlNode* id = fields_.find("id");
        rule_.place = id == nullptr ? fields_.node().place : id->place;
        if (id != nullptr && !is_id(rule_.id))
            text_.diagnostics.add(Code::RuleId, id->place, {rule_.id});
        choose("severity", severities, rule_.severity);
        choose("status", statuses, rule_.status);
        choose("missing", missing_words, rule_.missing);
        choose("partial", partial_words, rule_.allows_partial);
    }

    template <class T, std::size_t N>
    void choose(std::string_view key, const std::array<Choice<T>, N>& choices, T& value) {
        if (const YamlNode* node = fields_.find(key))
            value = chosen(*node, choices, text_.diagnostics).value_or(value);
    }

    // ---------- the law, and what to do ----------

    void read_texts_of_law() {
        rule_.rationale = fields_.text("rationale");
        rule_.notes = fields_.text("notes");
        rule_.remedy = fields_.text("remedy");
        const YamlNode* basis = fields_.find("basis");
        if (basis == nullptr) return;
        if (basis->kind == YamlNode::Kind::List) {
            for (const YamlNode& each : basis->items) rule_.basis.push_back(read_basis(each));
        } else {
            rule_.basis.push_back(read_basis(*basis));
        }
    }

    Basis read_basis(const YamlNode& node) {
        Basis basis;
        if (node.kind == YamlNode::Kind::Text) {
            basis.document = node.text;
            return basis;
        }
        const Fields fields(node,
                            {"doc", "clause", "quote", "url", "confirm", "from_year", "to_year"},
                            text_.diagnostics);
        basis.document = fields.required_text("doc");
        basis.clause = fields.text("clause");
        basis.quote = fields.text("quote");
        basis.url = fields.text("url");
        basis.from_year = fields.number("from_year");
        basis.to_year = fields.number("to_year");
        if (const YamlNode* confirm = fields.find("confirm"))
            basis.is_confirmed = !read_flag(*confirm, text_.diagnostics).value_or(false);
        return basis;
    }

    void read_scoring() {
        rule_.group = fields_.text("group");
        if (const auto weight = read_decimal("weight")) rule_.weight = *weight;
        rule_.cap = read_decimal("cap");
    }

    std::optional<Decimal> read_decimal(std::string_view key) {
        const YamlNode* node = fields_.find(key);
        if (node == nullptr) return std::nullopt;
        auto value = Decimal::parse(node->text);
        if (!value) text_.diagnostics.add(Code::ExpectedDecimal, node->place);
        return value;
    }

    // ---------- which reports, and when ----------

    void read_scope() {
        if (const YamlNode* node = fields_.find("effective"))
            rule_.effective = read_effective(*node, text_.diagnostics);
        if (const YamlNode* node = fields_.find("applies_to")) {
            const Fields scope(*node, {"kind", "level", "region", "edition"}, text_.diagnostics);
            rule_.applies_to.kinds = words(scope.find("kind"));
            rule_.applies_to.levels = words(scope.find("level"));
            rule_.applies_to.regions = words(scope.find("region"));
            read_editions(scope.find("edition"));
        }
        rule_.assumes = words(fields_.find("assumes"));
        rule_.was = words(fields_.find("was"));
    }

    void read_editions(const YamlNode* node) {
        if (node == nullptr) return;
        const std::vector<YamlNode> one = {*node};
        for (const YamlNode& each : node->kind == YamlNode::Kind::List ? node->items : one) {
            if (const auto number = read_number(each, text_.diagnostics))
                rule_.applies_to.editions.push_back(*number);
        }
    }

    std::vector<Word> words(const YamlNode* node) {
        if (node == nullptr) return {};
        if (node->kind == YamlNode::Kind::Text) return {{node->text, node->place}};
        std::vector<Word> result;
        for (const YamlNode& item : read_list(*node, text_.diagnostics)) {
            if (auto text = read_text(item, text_.diagnostics))
                result.push_back({std::move(*text), item.place});
        }
        return result;
    }

    // ---------- rule text ----------

    // A field that is there and cannot be read makes the rule unusable.
    template <class T>
    void keep(std::optional<T> read, std::optional<T>& field) {
        is_whole_ = is_whole_ && read.has_value();
        field = std::move(read);
    }

    void read_conditions() {
        if (const YamlNode* table = fields_.find("table"))
            rule_.table = Word{fields_.text("table"), table->place};
        if (const YamlNode* node = fields_.find("for_each")) {
            keep(read_iteration(*node, text_), rule_.for_each);
        } else if (const YamlNode* shape = of_template("for_each")) {
            keep(template_->iteration(*shape), rule_.for_each);
        }
        for (const YamlEntry& entry : fields_.map("let")) {
            std::optional<Condition> value;
            keep(read_condition(entry.value, text_), value);
            if (value) rule_.let.push_back({{entry.key, entry.key_place}, std::move(*value)});
        }
        read_own_or_shaped("when", rule_.when);
        read_own_or_shaped("place", rule_.locus);
        read_checks();
    }

    const YamlNode* of_template(std::string_view key) const {
        return template_ ? template_->find(key) : nullptr;
    }

    // What the rule says itself goes before what its template says.
    void read_own_or_shaped(std::string_view key, std::optional<Condition>& field) {
        if (const YamlNode* node = fields_.find(key)) {
            keep(read_condition(*node, text_), field);
        } else if (const YamlNode* shape = of_template(key)) {
            keep(template_->condition(*shape), field);
        }
    }

    // The template's check, and the rule's message where it has one.
    void read_shaped_check() {
        for (const std::string_view own : {"check", "checks"}) {
            if (const YamlNode* node = fields_.find(own))
                text_.diagnostics.add(Code::CheckTwice, node->place, {std::string(own)});
        }
        if (!template_) return;
        std::optional<Condition> condition = template_->condition(*of_template("check"));
        std::optional<Message> message;
        const YamlNode* shape = of_template("message");
        if (const YamlNode* own = fields_.find("message")) {
            message = read_message(*own, text_);
        } else if (shape != nullptr) {
            message = template_->message(*shape);
        } else {
            fields_.require("message");
        }
        is_whole_ = is_whole_ && condition && message;
        if (is_whole_) rule_.checks.push_back({std::move(*condition), std::move(*message)});
    }

    void read_checks() {
        if (fields_.find("template") != nullptr) {
            read_shaped_check();
            return;
        }
        if (fields_.find("checks") == nullptr) {
            read_check(fields_);
            return;
        }
        for (const std::string_view single : {"check", "message"}) {
            if (const YamlNode* node = fields_.find(single))
                text_.diagnostics.add(Code::CheckTwice, node->place, {std::string(single)});
        }
        for (const YamlNode& node : fields_.list("checks"))
            read_check(Fields(node, {"check", "message"}, text_.diagnostics));
        is_whole_ = is_whole_ && !rule_.checks.empty();
    }

    void read_check(const Fields& fields) {
        std::optional<Condition> condition;
        std::optional<Message> message;
        const YamlNode* check = fields.require("check");
        const YamlNode* sentence = fields.require("message");
        if (check != nullptr) condition = read_condition(*check, text_);
        if (sentence != nullptr) message = read_message(*sentence, text_);
        if (condition && message) {
            rule_.checks.push_back({std::move(*condition), std::move(*message)});
        } else {
            is_whole_ = false;
        }
    }

    void read_tests() {
        for (const YamlNode& node : fields_.list("tests")) {
            if (auto test = read_test(node, text_)) rule_.tests.push_back(std::move(*test));
        }
    }

    const PackText& text_;
    const Templates& templates_;
    Fields fields_;
    std::optional<TemplateUse> template_;
    Rule rule_;
    bool is_whole_ = true;
};

}  // namespace

std::optional<Rule> read_rule(const YamlNode& node, const Templates& templates,
                              const PackText& text) {
    return RuleReader(node, templates, text).read();
}

Effective read_effective(const YamlNode& node, Diagnostics& diagnostics) {
    const Fields fields(node, {"from", "to", "from_year", "to_year", "on"}, diagnostics);
    const auto date = [&](std::string_view key) {
        const YamlNode* day = fields.find(key);
        return day == nullptr ? std::nullopt : read_date(*day, diagnostics);
    };
    Effective effective;
    effective.from = date("from");
    effective.to = date("to");
    effective.from_year = fields.number("from_year");
    effective.to_year = fields.number("to_year");
    if (const YamlNode* on = fields.find("on"))
        effective.by = chosen(*on, effective_words, diagnostics).value_or(effective.by);
    return effective;
}

std::optional<Severity> read_severity(const YamlNode& node, Diagnostics& diagnostics) {
    return chosen(node, severities, diagnostics);
}

std::optional<Date> read_date(const YamlNode& node, Diagnostics& diagnostics) {
    auto date = node.kind == YamlNode::Kind::Text ? Date::parse(node.text) : std::nullopt;
    if (!date) diagnostics.add(Code::ExpectedDate, node.place);
    return date;
}

}  // namespace gouji::rules
