#include "grammar/stray_sign.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "facts/code.h"
#include "facts/text.h"

namespace gouji::grammar {

namespace {

// What is written here, and how it is written in this language.
struct ForeignSign {
    std::string_view written;
    std::string_view english;
    std::string_view chinese;
};

// Longer ones first.
constexpr ForeignSign foreign_signs[] = {
    {"===", "==", "="},    {"＝＝＝", "==", "="}, {"!==", "!=", "≠"},   {"&&", "and", "且"},
    {"＆＆", "and", "且"}, {"||", "or", "或"},    {"｜｜", "or", "或"}, {"＝＝", "==", "="},
    {"＝=", "==", "="},    {"=＝", "==", "="},    {"=>", ">=", "≥"},    {"＝＞", ">=", "≥"},
    {"=<", "<=", "≤"},     {"＝＜", "<=", "≤"},   {"＞＝", ">=", "≥"},  {"＜＝", "<=", "≤"},
    {">＝", ">=", "≥"},    {"<＝", "<=", "≤"},    {"＞=", ">=", "≥"},   {"＜=", "<=", "≤"},
    {"<>", "!=", "≠"},     {"＜＞", "!=", "≠"},   {"=!", "!=", "≠"},    {"...", "..", ".."},
    {"…", "..", ".."},     {"&", "and", "且"},    {"＆", "and", "且"},  {"∧", "and", "且"},
    {"∨", "or", "或"},     {"!", "not", "非"},    {"！", "not", "非"},  {"¬", "not", "非"},
    {"≧", ">=", "≥"},      {"⩾", ">=", "≥"},      {"≦", "<=", "≤"},     {"⩽", "<=", "≤"},
    {"−", "-", "-"},       {"–", "-", "-"},       {"—", "-", "-"},      {"＊", "*", "×"},
    {"／", "/", "÷"},      {"、", ",", "，"},     {"．", ".", "."},     {"［", "[", "["},
    {"］", "]", "]"},      {"∈", "in", "属于"},   {"＂", "\"", "“"},
};

struct StraySign {
    std::string_view written;
    Hint hint;
};

constexpr StraySign stray_signs[] = {
    {";", Hint::OneCondition}, {"；", Hint::OneCondition}, {"。", Hint::NoFullStop},
    {"?", Hint::IfThenElse},   {"？", Hint::IfThenElse},   {"#", Hint::CommentSign},
    {"'", Hint::DoubleQuotes}, {"‘", Hint::DoubleQuotes},  {"’", Hint::DoubleQuotes},
    {"`", Hint::DoubleQuotes}, {"《", Hint::LabelQuotes},  {"》", Hint::LabelQuotes},
    {"【", Hint::LabelQuotes}, {"】", Hint::LabelQuotes},  {"『", Hint::LabelQuotes},
    {"』", Hint::LabelQuotes}, {"{", Hint::NoBraces},      {"}", Hint::NoBraces},
    {"^", Hint::NoPower},
};

struct Quotes {
    std::string_view opening;
    std::string_view closing;
};

constexpr Quotes quotes[] = {{"\"", "\""}, {"“", "”"}, {"「", "」"}};

template <class Table>
auto entry_at(const Table& table, std::string_view text) {
    return std::find_if(std::begin(table), std::end(table),
                        [&](const auto& entry) { return text.starts_with(entry.written); });
}

std::string_view rest_of(const RuleText& text, std::uint32_t begin) {
    return text.source.slice({begin, text.place.span.end});
}

Span span_of(std::uint32_t begin, std::size_t size) {
    return {begin, begin + static_cast<std::uint32_t>(size)};
}

// From the quote to the end of its line.
bool explain_quote(const RuleText& text, Span token, Diagnostics& diagnostics) {
    const std::string_view rest = rest_of(text, token.begin);
    const SourceId source = text.place.source;
    for (const Quotes& pair : quotes) {
        if (rest.starts_with("「」")) {
            diagnostics.add(Code::EmptyLabel,
                            {source, span_of(token.begin, std::string_view("「」").size())});
            return true;
        }
        if (rest.starts_with(pair.opening)) {
            const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
            diagnostics.add(Code::UnclosedText, {source, span_of(token.begin, line.size())},
                            {std::string(pair.opening), std::string(pair.closing)});
            return true;
        }
        if (rest.starts_with(pair.closing)) {
            diagnostics.add(Code::UnmatchedBracket, {source, token}, {std::string(pair.closing)});
            return true;
        }
    }
    return false;
}

// White space that the language does not know, and signs without a width.
bool is_invisible(char32_t sign) {
    return is_blank(sign) || sign < 0x20 || (sign >= 0x7F && sign < 0xA0);
}

}  // namespace

bool explain_foreign_sign_at(const RuleText& text, std::uint32_t begin, Span token,
                             Diagnostics& diagnostics) {
    const auto* sign = entry_at(foreign_signs, rest_of(text, begin));
    if (sign == std::end(foreign_signs) || begin + sign->written.size() < token.end) return false;
    const Place place{text.place.source, span_of(begin, sign->written.size())};
    Diagnostic& diagnostic = diagnostics.add(
        Code::ForeignSign, place,
        {std::string(sign->written), std::string(sign->english), std::string(sign->chinese)});
    diagnostic.fix = Fix{place, std::string(sign->english)};
    return true;
}

void explain_stray_sign(const RuleText& text, Span token, Diagnostics& diagnostics) {
    if (explain_quote(text, token, diagnostics)) return;
    const Place place{text.place.source, token};
    const std::string_view written = text.source.slice(token);
    std::size_t at = 0;
    const char32_t sign = next_code_point(written, at);
    if (is_invisible(sign)) {
        diagnostics.add(Code::InvisibleSign, place,
                        {fmt::format("U+{:04X}", static_cast<std::uint32_t>(sign))});
        return;
    }
    Diagnostic& diagnostic = diagnostics.add(Code::StraySign, place, {std::string(written)});
    const auto* stray = entry_at(stray_signs, rest_of(text, token.begin));
    if (stray != std::end(stray_signs)) diagnostic.labels.front().advice.hint = stray->hint;
}

}  // namespace gouji::grammar
