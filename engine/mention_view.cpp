#include "engine/mention_view.h"

#include <algorithm>
#include <string_view>

#include "facts/stated_number.h"

namespace gouji::engine {

namespace {

constexpr std::int64_t percent = 100;

Value number_value(const Decimal& value) {
    return Value::of(Payload(Number(value)));
}

Value whole_number(std::int64_t value) {
    return Value::of(Payload(Number(value)));
}

Value optional_value(const std::optional<Decimal>& value) {
    return value ? number_value(*value) : Value::of(Status::Missing);
}

std::string_view slice(const FactBase& facts, Span span) {
    return facts.source == nullptr ? std::string_view() : facts.plain_slice(span);
}

Value text_at(const FactBase& facts, Span span) {
    return Value::of(Payload(slice(facts, span)));
}

Value subject_of(const FactBase& facts, const Item& item) {
    const std::uint16_t subject = facts.mentions[item.index].subject;
    // What another report's mentions speak of stands in that report.
    if (subject == no_subject || item.role != Role::This) return Value::of(Status::NotApplicable);
    return Value::of(Payload(Item{Kind::Subject, item.role, 0, subject}));
}

Value property_of_mention(Property property, const FactBase& facts, const Item& item) {
    const MentionFact& mention = facts.mentions[item.index];
    switch (property) {
        case Property::MentionValue:
            return number_value(mention.value);
        case Property::MentionUnit:
            return text_at(facts, mention.unit);
        case Property::MentionPrecision:
            return number_value(mention.step);
        case Property::MentionHedge:
            return Value::of(Payload(name_of(mention.hedge)));
        case Property::MentionText:
            return text_at(facts, mention.span);
        case Property::MentionSentence:
            return text_at(facts, mention.sentence);
        case Property::MentionContext:
            return text_at(facts, {mention.sentence.begin, mention.span.end});
        case Property::MentionYear:
            return mention.year ? whole_number(mention.year->number()) : Value::of(Status::Missing);
        case Property::MentionSpeaksOf:
            return subject_of(facts, item);
        default:
            return whole_number(mention.section);
    }
}

Value property_of_whole(Property property, const FactBase& facts, const Item& item) {
    const WholeFact& whole = facts.wholes[item.index];
    switch (property) {
        case Property::WholeValue:
            return number_value(whole.value);
        case Property::WholeParts:
            return Value::of(Payload(
                Item{Kind::List, item.role, static_cast<std::uint8_t>(property), item.index}));
        case Property::WholeClosed:
            return Value::of(truth_of(whole.completeness == Completeness::Closed));
        case Property::WholeText:
            return text_at(facts, whole.span);
        case Property::WholeSentence:
            return text_at(facts, whole.sentence);
        default:
            return whole_number(whole.section);
    }
}

Value property_of_percentage(Property property, const FactBase& facts, const Item& item) {
    const PercentFact& percentage = facts.percentages[item.index];
    switch (property) {
        case Property::PercentageValue:
            return number_value(percentage.value);
        case Property::PercentagePart:
            return optional_value(percentage.part);
        case Property::PercentageBase:
            return optional_value(percentage.base);
        case Property::PercentageText:
            return text_at(facts, percentage.span);
        case Property::PercentageSentence:
            return text_at(facts, percentage.sentence);
        default:
            return whole_number(percentage.section);
    }
}

// The label of a cell is that of its row and column in the edition at hand.
Value property_of_subject(const ReportView& view, Property property, const Item& item) {
    const Subject& subject = view.program->subjects[item.index];
    if (property == Property::SubjectId) return Value::of(Payload(std::string_view(subject.path)));
    if (!subject.cell) return Value::of(Payload(std::string_view(subject.label)));
    const Item cell{Kind::Cell, item.role, 0, static_cast<std::uint32_t>(*subject.cell)};
    return property_value(view, Property::CellLabel, Value::of(Payload(cell)));
}

// A half that is left over goes up, as schools teach, or to the even digit, as standards of
// measurement and many programs have it: 12.5 is stated as 13 or as 12, and 13.5 as 14.
bool ends_even(const PercentFact& percentage) {
    const auto steps = divide(Number(percentage.value), Number(percentage.step));
    const std::optional<std::int64_t> whole = steps ? steps->whole() : std::nullopt;
    return whole && *whole % 2 == 0;
}

}  // namespace

std::string_view name_of(Hedge hedge) {
    switch (hedge) {
        case Hedge::None:
            return "none";
        case Hedge::About:
            return "about";
        case Hedge::AtLeast:
            return "at_least";
        case Hedge::MoreThan:
            return "more_than";
        case Hedge::AtMost:
            return "at_most";
        case Hedge::LessThan:
            return "less_than";
    }
    return "";
}

Value mention_property(const ReportView& view, Property property, const FactBase& facts,
                       const Item& item) {
    switch (item.kind) {
        case Kind::Whole:
            return property_of_whole(property, facts, item);
        case Kind::Part: {
            const PartFact& part = facts.parts[item.index];
            return property == Property::PartValue ? number_value(part.value)
                                                   : text_at(facts, part.span);
        }
        case Kind::Percentage:
            return property_of_percentage(property, facts, item);
        case Kind::Subject:
            return property_of_subject(view, property, item);
        default:
            return property_of_mention(property, facts, item);
    }
}

std::optional<std::size_t> mentions_in(const FactBase& facts, const Item& list) {
    switch (static_cast<Property>(list.list)) {
        case Property::Mentions:
            if (list.index == 0) return facts.mentions.size();
            return static_cast<std::size_t>(
                std::count_if(facts.mentions.begin(), facts.mentions.end(),
                              [&](const MentionFact& one) { return one.name + 1 == list.index; }));
        case Property::Wholes:
            return facts.wholes.size();
        case Property::Percentages:
            return facts.percentages.size();
        case Property::WholeParts:
            return facts.wholes[list.index].parts;
        default:
            return std::nullopt;
    }
}

Value mention_at(const FactBase& facts, const Item& list, std::size_t index) {
    const auto thing = [&](Kind kind, std::size_t at) {
        return Value::of(Payload(Item{kind, list.role, 0, static_cast<std::uint32_t>(at)}));
    };
    switch (static_cast<Property>(list.list)) {
        case Property::Mentions: {
            std::size_t at = 0;
            for (std::size_t left = index; at < facts.mentions.size(); ++at) {
                const bool counts = list.index == 0 || facts.mentions[at].name + 1 == list.index;
                if (counts && left-- == 0) break;
            }
            return thing(Kind::Mention, at);
        }
        case Property::Wholes:
            return thing(Kind::Whole, index);
        case Property::Percentages:
            return thing(Kind::Percentage, index);
        default:
            return thing(Kind::Part, facts.wholes[list.index].first_part + index);
    }
}

Span mention_span(const FactBase& facts, const Item& item) {
    switch (item.kind) {
        case Kind::Mention:
            return facts.mentions[item.index].span;
        case Kind::Whole:
            return facts.wholes[item.index].span;
        case Kind::Part:
            return facts.parts[item.index].span;
        case Kind::Percentage:
            return facts.percentages[item.index].span;
        default:
            return {};
    }
}

std::optional<bool> leaves_room(const FactBase& facts, const Item& statement, const Number& value,
                                std::int64_t factor) {
    std::optional<Interval> interval;
    if (statement.kind == Kind::Percentage) {
        const PercentFact& percentage = facts.percentages[statement.index];
        interval = interval_of({percentage.value, percentage.step, percentage.hedge});
        if (interval && percentage.hedge == Hedge::None && ends_even(percentage))
            interval->high_end = Interval::End::Included;
        factor = percent;
    } else {
        const MentionFact& mention = facts.mentions[statement.index];
        interval = interval_of({mention.value, mention.step, mention.hedge});
    }
    const auto counted = multiply(value, Number(factor));
    if (!interval || !counted) return std::nullopt;
    const auto is_beyond = [&](const std::optional<Decimal>& end, Interval::End kind,
                               std::strong_ordering outside) {
        if (!end) return false;
        const std::strong_ordering order = *counted <=> Number(*end);
        return order == outside ||
               (order == std::strong_ordering::equal && kind == Interval::End::Excluded);
    };
    return !is_beyond(interval->low, interval->low_end, std::strong_ordering::less) &&
           !is_beyond(interval->high, interval->high_end, std::strong_ordering::greater);
}

}  // namespace gouji::engine
