#include "rules/written_out.h"

#include <algorithm>
#include <variant>

#include "facts/overloaded.h"
#include "facts/text.h"
#include "grammar/parse.h"
#include "grammar/walk.h"

namespace gouji::rules {

namespace {

bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || is_digit(byte) || byte == '_';
}

bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t';
}

// The byte before `at` that is no blank; a line's end where there is none.
char before(std::string_view text, std::size_t at) {
    while (at > 0 && is_blank(text[at - 1])) --at;
    return at == 0 ? '\n' : text[at - 1];
}

char behind(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at == text.size() ? '\n' : text[at];
}

// What the grammar reads as one operand stands by itself, and so does what is no expression: a
// range, a pattern.
bool needs_brackets(const std::string& text) {
    Sources sources;
    Diagnostics ignored;
    const SourceId id = sources.add("", text);
    const auto tree = grammar::parse_condition(
        sources, {id, {0, static_cast<std::uint32_t>(text.size())}}, ignored);
    if (!tree) return false;
    return std::visit(overloaded{[](const grammar::Negation&) { return true; },
                                 [](const grammar::Arithmetic&) { return true; },
                                 [](const grammar::Default&) { return true; },
                                 [](const grammar::Comparison&) { return true; },
                                 [](const grammar::Agreement&) { return true; },
                                 [](const grammar::Membership&) { return true; },
                                 [](const grammar::Match&) { return true; },
                                 [](const grammar::StateTest&) { return true; },
                                 [](const grammar::Not&) { return true; },
                                 [](const grammar::Logic&) { return true; },
                                 [](const grammar::Conditional&) { return true; },
                                 [](const grammar::Quantifier&) { return true; },
                                 [](const auto&) { return false; }},
                      tree->node);
}

}  // namespace

WrittenOut::WrittenOut(std::string_view text, TextKind kind, const ArgumentNamed& argument,
                       Place otherwise)
    : otherwise_(otherwise) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '{') ++depth;
        if (text[at] == '}' && depth > 0) --depth;
        std::size_t end = at + 1;
        while (end < text.size() && is_name_byte(text[end])) ++end;
        const YamlNode* node =
            text[at] == '$' && end > at + 1 ? argument(text.substr(at + 1, end - at - 1)) : nullptr;
        if (node == nullptr) {
            text_ += text[at++];
            continue;
        }
        const char first = before(text, at);
        const char last = behind(text, end);
        const bool is_whole_call = (first == '(' || first == ',') && (last == ')' || last == ',');
        add_argument(*node, is_whole_call, kind == TextKind::Message && depth == 0);
        at = end;
    }
}

void WrittenOut::add_argument(const YamlNode& argument, bool is_whole_call, bool is_literal) {
    const bool is_list = argument.kind == YamlNode::Kind::List;
    const bool stands_alone =
        is_whole_call || is_literal ||
        (is_list ? argument.items.size() == 1 : !needs_brackets(argument.text));
    if (!stands_alone) text_ += '(';
    if (is_list) {
        for (const YamlNode& item : argument.items) {
            const bool is_first = &item == &argument.items.front();
            add(item, is_first ? "" : is_whole_call ? ", " : " + ");
        }
    } else {
        add(argument, "");
    }
    if (!stands_alone) text_ += ')';
}

void WrittenOut::add(const YamlNode& argument, std::string_view between) {
    text_ += between;
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += argument.text;
    const auto exact = exact_span(argument);
    pieces_.push_back(
        {{begin, static_cast<std::uint32_t>(text_.size())}, exact ? *exact : argument.place.span});
}

Span WrittenOut::origin_of(Span made) const {
    const auto piece = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
        return one.made.begin <= made.begin && made.end <= one.made.end;
    });
    if (piece == pieces_.end()) return otherwise_.span;
    if (piece->origin.size() != piece->made.size()) return piece->origin;
    const std::uint32_t begin = piece->origin.begin + (made.begin - piece->made.begin);
    return {begin, begin + made.size()};
}

void WrittenOut::move(grammar::Expr& tree) const {
    for (grammar::Expr* part : grammar::all_parts(tree)) {
        part->span = origin_of(part->span);
        if (auto* name = std::get_if<grammar::Name>(&part->node)) move(*name);
        if (auto* member = std::get_if<grammar::Member>(&part->node)) move(member->name);
        if (auto* quantifier = std::get_if<grammar::Quantifier>(&part->node))
            move(quantifier->variable);
        auto* call = std::get_if<grammar::Call>(&part->node);
        if (call == nullptr) continue;
        for (grammar::Argument& argument : call->arguments) {
            argument.span = origin_of(argument.span);
            if (argument.name) move(*argument.name);
            if (argument.axis) move(*argument.axis);
            if (argument.generator) move(argument.generator->variable);
        }
    }
}

Span WrittenOut::told_at(Span made) const {
    const Span origin = origin_of(made);
    if (origin != otherwise_.span) return origin;
    // What is missing behind an argument is missing in it.
    const auto piece = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
        return one.made.end == made.begin || one.made.begin == made.end;
    });
    return piece == pieces_.end() ? origin : piece->origin;
}

void WrittenOut::tell(const Diagnostics& slips, Diagnostics& diagnostics) const {
    for (Diagnostic slip : slips.all()) {
        for (Label& label : slip.labels)
            label.place = {otherwise_.source, told_at(label.place.span)};
        slip.fix.reset();
        diagnostics.add(std::move(slip));
    }
}

}  // namespace gouji::rules
