#include "rules/read_mention.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "facts/closest.h"
#include "facts/code.h"
#include "facts/text.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

constexpr std::array take_words = {Choice<Take>{"all", Take::All},
                                   Choice<Take>{"first", Take::First},
                                   Choice<Take>{"sum", Take::Sum}};
constexpr std::string_view scope_list = "sections, section(1), 「…」";

std::optional<int> section_number(const grammar::Expr& expr) {
    const auto* call = std::get_if<grammar::Call>(&expr.node);
    if (call == nullptr || call->arguments.size() != 1) return std::nullopt;
    const auto* name = std::get_if<grammar::Name>(&call->function->node);
    const auto* number = std::get_if<grammar::Number>(&call->arguments[0].value.node);
    if (name == nullptr || name->text != "section" || number == nullptr) return std::nullopt;
    const auto value = Decimal::parse(number->digits);
    if (!value || !value->whole()) return std::nullopt;
    return static_cast<int>(*value->whole());
}

class MentionReader {
  public:
    MentionReader(const YamlEntry& entry, MentionFile& file, const PackText& text, RulePack& pack)
        : entry_(entry),
          file_(file),
          text_(text),
          pack_(pack),
          fields_(entry.value,
                  {"title", "in", "speaks_of", "patterns", "not", "not_of", "with", "take", "value",
                   "whole", "parts", "percent", "tests"},
                  text.diagnostics) {}

    void read() {
        mention_.name = {entry_.key, entry_.key_place};
        mention_.title = fields_.text("title");
        if (const YamlNode* in = fields_.find("in")) read_scope(*in);
        except_ = file_.except;
        if (const YamlNode* node = fields_.find("not")) {
            for (Pattern& pattern : patterns_of(*node)) except_.push_back(std::move(pattern));
        }
        for (const YamlNode& node : fields_.list("tests")) read_test(node);
        const std::size_t name = declare();
        refuse_mixture();
        if (fields_.find("patterns") != nullptr) read_number(name);
        if (fields_.find("whole") != nullptr) read_whole(name);
        if (const YamlNode* percent = fields_.find("percent")) read_percentage(*percent, name);
    }

  private:
    Diagnostics& diagnostics() const { return text_.diagnostics; }
    std::vector<Pattern> patterns_of(const YamlNode& node) const {
        return read_patterns(node, file_.pieces, diagnostics());
    }

    // report_year_mention: it is the form's reading words that find it.
    std::size_t declare() {
        constexpr std::string_view report_year = "report_year";
        std::vector<Mention>& mentions = pack_.mentions;
        if (mentions.empty()) mentions.push_back({{std::string(report_year), {}}, "", {}, {}});
        if (mention_.name.text == report_year && mentions.front().name.place == Place()) {
            mentions.front() = std::move(mention_);
            return report_year_mention;
        }
        const bool is_known = std::any_of(
            mentions.begin(), mentions.end(),
            [&](const Mention& other) { return other.name.text == mention_.name.text; });
        if (is_known)
            diagnostics().add(Code::DuplicateName, entry_.key_place, {mention_.name.text});
        mentions.push_back(std::move(mention_));
        return mentions.size() - 1;
    }

    // A mention is one of three; what belongs to another is not passed over.
    void refuse_mixture() {
        constexpr std::array<std::string_view, 3> forms{"patterns", "whole", "percent"};
        const auto is_given = [&](std::string_view key) { return fields_.find(key) != nullptr; };
        const auto given = std::count_if(forms.begin(), forms.end(), is_given);
        if (given > 1) diagnostics().add(Code::MentionForms, entry_.key_place, {entry_.key});
        // The words of the form find the year that a report speaks of.
        if (given == 0 && !is_given("parts") && entry_.key != "report_year")
            fields_.require("patterns");
        if (is_given("parts") && !is_given("whole")) fields_.require("whole");
        for (const std::string_view key : {"value", "with", "take", "speaks_of", "not_of"}) {
            if (is_given(key) && given > 0 && !is_given("patterns")) fields_.require("patterns");
        }
    }

    // ---------- where ----------

    void read_scope(const YamlNode& node) {
        if (node.kind == YamlNode::Kind::List) {
            for (const YamlNode& item : node.items) read_place(item);
        } else {
            read_place(node);
        }
        mention_.sections = scope_.sections;
    }

    // `sections`, section(1), or a sub-heading in 「」.
    void read_place(const YamlNode& node) {
        const auto where = read_condition(node, text_);
        if (!where) return;
        const auto* name = std::get_if<grammar::Name>(&where->tree.node);
        if (name != nullptr && name->quoting == grammar::Quoting::Label) {
            scope_.headings.push_back(normal_form(name->text));
        } else if (const auto number = section_number(where->tree)) {
            scope_.sections.push_back(*number);
        } else if (name == nullptr || name->text != "sections") {
            diagnostics().add(Code::UnknownWord, node.place, {node.text, std::string(scope_list)});
        }
    }

    // ---------- a number ----------

    void read_number(std::size_t name) {
        NumberMention number;
        number.not_of = file_.not_of;
        if (const YamlNode* names = fields_.find("not_of")) {
            for (const std::size_t subset : read_subset_names(*names, pack_, diagnostics()))
                number.not_of.push_back(subset);
        }
        number.name = name;
        number.scope = scope_;
        number.except = std::move(except_);
        number.patterns = patterns_of(*fields_.find("patterns"));
        if (const YamlNode* with = fields_.find("with")) number.context = patterns_of(*with);
        if (const YamlNode* value = fields_.find("value")) {
            number.value = Decimal::parse(value->text);
            if (!number.value) diagnostics().add(Code::ExpectedDecimal, value->place);
        }
        check_holes(number);
        read_take(number);
        if (const YamlNode* subject = fields_.find("speaks_of")) read_subject(*subject, number);
        pack_.book.numbers.push_back(std::move(number));
    }

    void check_holes(const NumberMention& number) {
        const Place place = fields_.find("patterns")->place;
        const bool has_value = fields_.find("value") != nullptr;
        for (const Pattern& pattern : number.patterns) {
            if (pattern.holes.empty() != has_value) {
                diagnostics().add(has_value ? Code::MentionValue : Code::MentionHole, place, {"n"});
                return;
            }
        }
    }

    void read_take(NumberMention& number) {
        if (const YamlNode* take = fields_.find("take"))
            number.take = chosen(*take, take_words, diagnostics()).value_or(Take::All);
    }

    // A reference, or {when:, then:, else:}.
    void read_subject(const YamlNode& node, NumberMention& number) {
        if (node.kind != YamlNode::Kind::Map) {
            number.subject.otherwise = subject_of(node);
            return;
        }
        const Fields choice(node, {"when", "then", "else"}, diagnostics());
        if (const YamlNode* when = choice.require("when")) number.subject.when = patterns_of(*when);
        if (const YamlNode* then = choice.find("then")) number.subject.then = subject_of(*then);
        if (const YamlNode* otherwise = choice.find("else"))
            number.subject.otherwise = subject_of(*otherwise);
    }

    std::uint16_t subject_of(const YamlNode& node) {
        auto subject = read_condition(node, text_);
        if (!subject || pack_.subjects.size() >= no_subject) return no_subject;
        const auto known =
            std::find_if(pack_.subjects.begin(), pack_.subjects.end(),
                         [&](const Condition& other) { return other.tree == subject->tree; });
        const auto index = static_cast<std::uint16_t>(known - pack_.subjects.begin());
        if (known == pack_.subjects.end()) pack_.subjects.push_back(std::move(*subject));
        return index;
    }

    // ---------- a whole and its parts ----------

    void read_whole(std::size_t name) {
        WholeMention whole;
        whole.name = name;
        whole.scope = scope_;
        whole.except = std::move(except_);
        const YamlNode& patterns = *fields_.find("whole");
        whole.patterns = patterns_of(patterns);
        require_count(whole.patterns, patterns);
        const YamlNode* node = fields_.require("parts");
        if (node == nullptr) return;
        const Fields parts(*node, {"after", "item", "separators", "closed_by", "until"},
                           diagnostics());
        parts.add_words("after", whole.parts.after);
        parts.add_words("closed_by", whole.parts.closed_by);
        parts.add_words("until", whole.parts.until);
        if (const YamlNode* separators = parts.find("separators"))
            whole.parts.separators = read_separators(*separators);
        if (const YamlNode* item = parts.require("item")) {
            std::vector<Pattern> items = patterns_of(*item);
            require_count(items, *item);
            if (items.size() == 1) whole.parts.item = std::move(items.front());
        }
        if (whole.parts.item) pack_.book.wholes.push_back(std::move(whole));
    }

    // The number of a whole, and that of a part, is the pattern's first hole.
    void require_count(std::vector<Pattern>& patterns, const YamlNode& node) {
        const auto is_unfit = [](const Pattern& pattern) {
            return pattern.holes.empty() || pattern.holes.front().kind != PhraseKind::Count;
        };
        if (std::erase_if(patterns, is_unfit) > 0)
            diagnostics().add(Code::MentionHole, node.place, {"n:count"});
    }

    // A list of words, or one text of which each sign is one.
    std::vector<std::string> read_separators(const YamlNode& node) {
        std::vector<std::string> separators;
        if (node.kind == YamlNode::Kind::List) {
            for (const std::string& word : read_texts(node, diagnostics()))
                separators.push_back(normal_form(word));
            return separators;
        }
        const std::string signs = normal_form(read_text(node, diagnostics()).value_or(""));
        for (std::size_t at = 0; at < signs.size();) {
            const std::size_t begin = at;
            next_code_point(signs, at);
            separators.push_back(signs.substr(begin, at - begin));
        }
        return separators;
    }

    // ---------- a percentage ----------

    void read_percentage(const YamlNode& node, std::size_t name) {
        const Fields fields(node, {"share", "growth", "decline", "of", "after", "plain"},
                            diagnostics());
        PercentMention percent;
        percent.name = name;
        percent.scope = scope_;
        percent.except = std::move(except_);
        add_forms(fields, "share", PercentForm::Share, percent);
        add_forms(fields, "growth", PercentForm::Growth, percent);
        add_forms(fields, "decline", PercentForm::Decline, percent);
        const YamlNode* of = fields.find("of");
        if (of != nullptr && of->text != "nearest_whole")
            diagnostics().add(Code::UnknownWord, of->place, {of->text, "nearest_whole"});
        fields.add_words("after", percent.after);
        fields.add_words("plain", percent.plain);
        pack_.book.percentages.push_back(std::move(percent));
    }

    void add_forms(const Fields& fields, std::string_view key, PercentForm form,
                   PercentMention& percent) {
        const YamlNode* node = fields.find(key);
        if (node == nullptr) return;
        for (Pattern& pattern : patterns_of(*node)) {
            if (has_holes(pattern, form)) {
                percent.patterns.push_back({form, std::move(pattern)});
            } else {
                diagnostics().add(Code::MentionHole, node->place,
                                  {form == PercentForm::Share ? "a, p" : "p, old"});
            }
        }
    }

    static bool has_holes(const Pattern& pattern, PercentForm form) {
        const auto has = [&](std::string_view name, PhraseKind kind) {
            const auto index = pattern.hole(name);
            return index && pattern.holes[*index].kind == kind;
        };
        if (!has("p", PhraseKind::Percent)) return false;
        if (form == PercentForm::Share) return has("a", PhraseKind::Count);
        const bool has_new = has("new", PhraseKind::Count);
        const bool has_by = has("by", PhraseKind::Count);
        return has("old", PhraseKind::Count) ? has_new || has_by : has_new && has_by;
    }

    // ---------- tests ----------

    void read_test(const YamlNode& node) {
        const Fields fields(node, {"text", "expect", "speaks_of", "parts", "closed", "of"},
                            diagnostics());
        MentionTest test;
        test.place = node.place;
        test.text = fields.required_text("text");
        fields.require("expect");
        test.expect = fields.texts("expect");
        test.subjects = fields.texts("speaks_of");
        test.parts = fields.texts("parts");
        test.of = fields.texts("of");
        if (const YamlNode* closed = fields.find("closed"))
            test.is_closed = read_flag(*closed, diagnostics());
        mention_.tests.push_back(std::move(test));
    }

    const YamlEntry& entry_;
    MentionFile& file_;
    const PackText& text_;
    RulePack& pack_;
    Fields fields_;
    Mention mention_;
    MentionScope scope_;
    std::vector<Pattern> except_;
};

}  // namespace

void read_years_of_clause(const YamlNode* node, MentionBook& book, Diagnostics& diagnostics) {
    if (node == nullptr) return;
    const Fields fields(*node, {"before", "behind", "except"}, diagnostics);
    fields.add_words("before", book.years_of_clause.before);
    fields.add_words("behind", book.years_of_clause.behind);
    fields.add_words("except", book.years_of_clause.except);
}

void read_subset(const YamlEntry& entry, PatternPieces& pieces, RulePack& pack,
                 Diagnostics& diagnostics) {
    const Fields fields(entry.value, {"begins", "ends"}, diagnostics);
    const bool is_known = std::any_of(pack.subsets.begin(), pack.subsets.end(),
                                      [&](const Word& other) { return other.text == entry.key; });
    if (is_known) diagnostics.add(Code::DuplicateName, entry.key_place, {entry.key});
    Subset subset;
    if (const YamlNode* begins = fields.require("begins"))
        subset.begins = read_patterns(*begins, pieces, diagnostics);
    if (const YamlNode* ends = fields.find("ends"))
        subset.ends = read_patterns(*ends, pieces, diagnostics);
    pack.subsets.push_back({entry.key, entry.key_place});
    pack.book.subsets.push_back(std::move(subset));
}

std::vector<std::size_t> read_subset_names(const YamlNode& node, const RulePack& pack,
                                           Diagnostics& diagnostics) {
    std::vector<std::size_t> subsets;
    const auto add = [&](const YamlNode& name) {
        const auto found =
            std::find_if(pack.subsets.begin(), pack.subsets.end(),
                         [&](const Word& subset) { return subset.text == name.text; });
        if (found != pack.subsets.end()) {
            subsets.push_back(static_cast<std::size_t>(found - pack.subsets.begin()));
            return;
        }
        Diagnostic& slip = diagnostics.add(Code::UnknownSubset, name.place, {name.text});
        std::vector<std::string_view> known;
        for (const Word& subset : pack.subsets) known.push_back(subset.text);
        suggest_closest(name.text, known, slip);
    };
    if (node.kind == YamlNode::Kind::List) {
        std::for_each(node.items.begin(), node.items.end(), add);
    } else {
        add(node);
    }
    return subsets;
}

void read_mention(const YamlEntry& entry, MentionFile& file, const PackText& text, RulePack& pack) {
    MentionReader(entry, file, text, pack).read();
}

std::vector<Pattern> read_patterns(const YamlNode& node, PatternPieces& pieces,
                                   Diagnostics& diagnostics) {
    std::vector<Pattern> patterns;
    const auto add = [&](const YamlNode& one) {
        const std::optional<std::string> text = pieces.put_in(one);
        if (!text) return;
        const Place place{one.place.source, exact_span(one).value_or(one.place.span)};
        if (auto pattern = compile_pattern(*text, place, diagnostics))
            patterns.push_back(std::move(*pattern));
    };
    if (node.kind == YamlNode::Kind::List) {
        for (const YamlNode& item : node.items) add(item);
    } else {
        add(node);
    }
    return patterns;
}

}  // namespace gouji::rules
