#include "grammar/syntax_error.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "facts/closest.h"
#include "facts/code.h"
#include "facts/text.h"
#include "grammar/keyword.h"
#include "grammar/stray_sign.h"

namespace gouji::grammar {

namespace {

// An `if`, a quantifier, a `for` or a bracket that still waits for the rest of it.
struct Open {
    std::size_t token = 0;
    TokenKind awaits = TokenKind::End;
};

bool is_one_of(TokenKind kind, std::initializer_list<TokenKind> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool is_bracket(TokenKind closing) {
    return is_one_of(closing, {TokenKind::CloseRound, TokenKind::CloseSquare});
}

bool ends_operand(TokenKind kind) {
    return is_one_of(kind, {TokenKind::Name, TokenKind::Value, TokenKind::Regex, TokenKind::Unit,
                            TokenKind::Percent, TokenKind::StateWord, TokenKind::CloseRound,
                            TokenKind::CloseSquare});
}

bool starts_operand(TokenKind kind) {
    return is_one_of(kind,
                     {TokenKind::Name, TokenKind::Value, TokenKind::Regex, TokenKind::Unit,
                      TokenKind::StateWord, TokenKind::Not, TokenKind::If, TokenKind::Quantity});
}

bool is_word(TokenKind kind) {
    return is_one_of(kind, {TokenKind::Name, TokenKind::Value, TokenKind::Unit});
}

bool is_relation(TokenKind kind) {
    return is_one_of(kind, {TokenKind::Comparator, TokenKind::In, TokenKind::Matches, TokenKind::Is,
                            TokenKind::Agrees, TokenKind::AgreesWith, TokenKind::Not});
}

// Where a term belongs, `not`, `if` and quantifiers need brackets.
bool asks_for_term(TokenKind kind) {
    return is_one_of(
        kind, {TokenKind::Plus, TokenKind::Minus, TokenKind::Comparator, TokenKind::In,
               TokenKind::Within, TokenKind::With, TokenKind::AgreesWith, TokenKind::Matches});
}

// AND for and.
bool is_same_in_lower_case(std::string_view word, std::string_view lower) {
    return word.size() == lower.size() && begins_with_ignoring_case(word, lower);
}

// What somebody meant who wrote a word between two operands: adn, 与.
std::optional<std::string> operator_like(const std::string& word) {
    constexpr std::string_view joined[] = {"与", "和", "及", "以及", "同时"};
    if (std::find(std::begin(joined), std::end(joined), word) != std::end(joined)) return "且";
    constexpr std::size_t shortest = 2;
    auto meant = closest(
        word, {"and", "or", "implies", "matches", "contains", "within", "agrees", "并且", "或者",
               "则须", "属于", "形如", "包含", "不超过", "不少于", "误差不超过", "相符于"});
    if (!meant) return std::nullopt;
    const bool is_capital = is_same_in_lower_case(word, *meant);
    const bool is_likely = word.size() > shortest && meant->substr(0, 1) == word.substr(0, 1);
    return is_capital || is_likely ? meant : std::nullopt;
}

class Explanation {
  public:
    Explanation(const RuleText& text, const std::vector<Token>& tokens, std::size_t at,
                Diagnostics& diagnostics)
        : text_(text), tokens_(tokens), at_(at), diagnostics_(diagnostics) {
        read_open();
    }

    void explain();

  private:
    void read_open();
    void close_bracket();
    bool explain_foreign_sign();
    void explain_first();
    void explain_behind_operand();
    void explain_behind_operator();
    bool explain_waiting();
    bool explain_operand_behind_operand();
    void explain_glued();
    void explain_negated();
    void explain_misplaced();
    bool is_thousands_separator() const;

    TokenKind kind(std::size_t token) const;
    TokenKind found() const { return tokens_[at_].kind; }
    TokenKind before() const { return kind(at_ - 1); }
    std::string word(std::size_t token) const {
        return std::string(text_.source.slice(tokens_[token].span));
    }
    bool is_english(std::size_t token) const { return word(token).front() > 0; }
    bool is_coming(TokenKind wanted) const;

    // The token found, or the gap at the end of the text.
    Place place() const {
        if (found() != TokenKind::End) return place_of(at_);
        return {text_.place.source, {tokens_[at_ - 1].span.end, tokens_[at_ - 1].span.end}};
    }
    Place place_of(std::size_t token) const { return {text_.place.source, tokens_[token].span}; }
    Diagnostic& add(Code code, std::vector<std::string> arguments = {}) {
        return diagnostics_.add(code, place(), std::move(arguments));
    }

    const RuleText& text_;
    const std::vector<Token>& tokens_;
    std::size_t at_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
};

// Behind a dot every word is a name, and so is the star.
TokenKind Explanation::kind(std::size_t token) const {
    const TokenKind own = tokens_[token].kind;
    const bool member = token > 0 && tokens_[token - 1].kind == TokenKind::Dot;
    return member && own != TokenKind::OpenRound && own != TokenKind::End ? TokenKind::Name : own;
}

void Explanation::read_open() {
    for (std::size_t token = 0; token < at_; ++token) {
        const TokenKind now = kind(token);
        const bool awaited = !open_.empty() && open_.back().awaits == now;
        if (now == TokenKind::OpenRound) open_.push_back({token, TokenKind::CloseRound});
        if (now == TokenKind::OpenSquare) open_.push_back({token, TokenKind::CloseSquare});
        if (now == TokenKind::If) open_.push_back({token, TokenKind::Then});
        if (now == TokenKind::Quantity) open_.push_back({token, TokenKind::In});
        if (now == TokenKind::For && token > 0 && ends_operand(kind(token - 1))) {
            open_.push_back({token, TokenKind::In});
        }
        if (is_bracket(now)) close_bracket();
        if (!awaited || is_bracket(now)) continue;
        if (kind(open_.back().token) == TokenKind::Quantity && now == TokenKind::In) {
            open_.back().awaits = TokenKind::Satisfies;
        } else {
            open_.pop_back();
        }
    }
}

void Explanation::close_bracket() {
    while (!open_.empty()) {
        const bool bracket = is_bracket(open_.back().awaits);
        open_.pop_back();
        if (bracket) return;
    }
}

bool Explanation::is_coming(TokenKind wanted) const {
    for (std::size_t token = at_ + 1; token < tokens_.size(); ++token) {
        if (kind(token) == wanted) return true;
    }
    return false;
}

void Explanation::explain() {
    if (explain_foreign_sign()) return;
    if (found() == TokenKind::Unknown) {
        return explain_stray_sign(text_, tokens_[at_].span, diagnostics_);
    }
    if (at_ == 0) return explain_first();
    if (ends_operand(before())) return explain_behind_operand();
    explain_behind_operator();
}

// A sign of another language may have been read as two of ours: =>, ||.
bool Explanation::explain_foreign_sign() {
    const std::size_t first = at_ == 0 || tokens_[at_ - 1].kind == TokenKind::Dot ? at_ : at_ - 1;
    for (std::size_t token = first; token <= at_; ++token) {
        if (explain_foreign_sign_at(text_, tokens_[token].span.begin, tokens_[at_].span,
                                    diagnostics_)) {
            return true;
        }
    }
    return false;
}

void Explanation::explain_first() {
    if (found() == TokenKind::End) {
        diagnostics_.add(Code::EmptyRule, text_.place);
        return;
    }
    switch (text_.field) {
        case FieldKind::Iteration:
            add(Code::IterationShape);
            return;
        case FieldKind::Signature:
            add(Code::SignatureShape);
            return;
        case FieldKind::Reference:
            add(Code::ReferenceShape);
            return;
        default:
            break;
    }
    if (is_one_of(found(), {TokenKind::CloseRound, TokenKind::CloseSquare, TokenKind::Then,
                            TokenKind::Else, TokenKind::Satisfies, TokenKind::Where})) {
        explain_misplaced();
    } else if (found() == TokenKind::OpenSquare) {
        add(Code::MisplacedList);
    } else if (found() == TokenKind::Regex) {
        add(Code::MisplacedRegex);
    } else {
        add(Code::MissingLeft, {word(at_)});
    }
}

void Explanation::explain_behind_operator() {
    const std::string operation = word(at_ - 1);
    if (text_.field == FieldKind::Signature && found() != TokenKind::End) {
        add(Code::SignatureShape);
        return;
    }
    switch (before()) {
        case TokenKind::Dot:
        case TokenKind::Quantity:
        case TokenKind::For:
        case TokenKind::Over:
        case TokenKind::Bar:
            add(Code::MissingName, {operation});
            return;
        case TokenKind::Is:
            add(Code::MissingState, {operation});
            return;
        case TokenKind::Agrees:
            add(Code::MissingWord, {"with"});
            return;
        case TokenKind::Not:
            if (at_ > 1 && kind(at_ - 2) == TokenKind::Is) {
                add(Code::MissingState, {operation});
                return;
            }
            if (at_ > 1 && ends_operand(kind(at_ - 2))) return explain_negated();
            break;
        default:
            break;
    }
    if (found() == TokenKind::End) {
        const bool opened = is_one_of(before(), {TokenKind::OpenRound, TokenKind::OpenSquare});
        diagnostics_.add(opened ? Code::UnclosedBracket : Code::MissingRight,
                         opened ? place_of(at_ - 1) : place(), {operation});
    } else if (found() == TokenKind::Regex) {
        add(Code::MisplacedRegex);
    } else if (found() == TokenKind::OpenSquare) {
        add(Code::MisplacedList);
    } else if (asks_for_term(before()) &&
               is_one_of(found(), {TokenKind::Not, TokenKind::If, TokenKind::Quantity})) {
        add(Code::NeedsBrackets, {word(at_)});
    } else {
        add(Code::MissingBetween, {operation, word(at_)});
    }
}

// cell not missing, name not [a, b]
void Explanation::explain_negated() {
    const bool english = is_english(at_ - 1);
    if (found() == TokenKind::StateWord) {
        diagnostics_.add(Code::MissingWord, place_of(at_ - 1), {english ? "is" : "是"});
    } else {
        add(Code::MissingWord, {english ? "in" : "属于"});
    }
}

void Explanation::explain_behind_operand() {
    if (text_.field == FieldKind::Signature && found() != TokenKind::End) {
        add(Code::SignatureShape);
    } else if (text_.field == FieldKind::Iteration && at_ == 1) {
        add(Code::MissingWord, {is_english(0) ? "in" : "属于"});
    } else if (explain_waiting() || explain_operand_behind_operand()) {
        return;
    } else if (text_.field == FieldKind::Reference) {
        add(Code::ReferenceShape);
    } else if (is_relation(found())) {
        add(Code::SecondRelation, {word(at_)});
    } else {
        explain_misplaced();
    }
}

// What is open decides, unless the author only forgot an operator in between.
bool Explanation::explain_waiting() {
    if (open_.empty()) return false;
    const Open open = open_.back();
    if (starts_operand(found()) && (is_coming(open.awaits) || is_bracket(open.awaits)))
        return false;
    const bool english = is_english(open.token);
    switch (open.awaits) {
        case TokenKind::Then:
            add(Code::MissingWord, {english ? "then" : "则"});
            break;
        case TokenKind::In:
            add(Code::MissingWord, {english ? "in" : "属于"});
            break;
        case TokenKind::Satisfies:
            add(Code::MissingWord, {english ? "satisfies" : "满足"});
            break;
        default:
            if (found() == TokenKind::End) {
                diagnostics_.add(Code::UnclosedBracket, place_of(open.token), {word(open.token)});
                return true;
            }
            if (!is_bracket(found())) return false;
            add(Code::MismatchedBracket, {word(at_), word(open.token)});
    }
    return true;
}

bool Explanation::explain_operand_behind_operand() {
    if (!starts_operand(found())) return false;
    const TokenKind next = at_ + 1 < tokens_.size() ? kind(at_ + 1) : TokenKind::End;
    if (found() == TokenKind::StateWord) {
        add(Code::MissingWord, {is_english(at_) ? "is" : "是"});
        return true;
    }
    if (found() == TokenKind::Not && is_relation(next)) {
        add(Code::SecondRelation, {word(at_)});
        return true;
    }
    const bool glued = tokens_[at_ - 1].span.end == tokens_[at_].span.begin;
    if (glued && is_word(before()) && is_word(found())) {
        explain_glued();
    } else {
        Diagnostic& slip = add(Code::MissingOperator, {word(at_ - 1), word(at_)});
        if (const auto meant = operator_like(word(at_)))
            slip.labels.front().advice = {Hint::DidYouMean, {*meant}};
    }
    return true;
}

// 新收大于0 are two words, 新收大于 and 0: most likely a keyword is glued to a name.
void Explanation::explain_glued() {
    const std::string both = word(at_ - 1) + word(at_);
    std::string spaced;
    std::size_t keywords = 0;
    for (const std::size_t token : {at_ - 1, at_}) {
        const std::string whole = word(token);
        for (const std::string_view piece : split_at_keywords(whole)) {
            if (is_han_keyword(piece)) ++keywords;
            spaced += spaced.empty() ? "" : " ";
            spaced += piece;
        }
    }
    const Place place{text_.place.source, {tokens_[at_ - 1].span.begin, tokens_[at_].span.end}};
    if (keywords == 0) {
        diagnostics_.add(Code::GluedWords, place, {word(at_ - 1), word(at_)});
        return;
    }
    diagnostics_.add(Code::GluedKeyword, place, {both, spaced}).fix = Fix{place, spaced};
}

// 1,000
bool Explanation::is_thousands_separator() const {
    constexpr std::size_t digits = 3;
    const auto touches = [&](std::size_t token) {
        return tokens_[token].span.end == tokens_[token + 1].span.begin;
    };
    return found() == TokenKind::Comma && before() == TokenKind::Value &&
           kind(at_ + 1) == TokenKind::Value && word(at_ + 1).size() == digits &&
           touches(at_ - 1) && touches(at_);
}

void Explanation::explain_misplaced() {
    const std::string word_found = word(at_);
    switch (found()) {
        case TokenKind::CloseRound:
        case TokenKind::CloseSquare:
            add(Code::UnmatchedBracket, {word_found});
            break;
        case TokenKind::OpenRound:
            add(Code::MissingOperator, {word(at_ - 1), word_found});
            break;
        case TokenKind::OpenSquare:
            add(Code::MisplacedList);
            break;
        case TokenKind::Range:
            add(Code::MisplacedRange, {word_found});
            break;
        case TokenKind::Then:
        case TokenKind::Else:
            add(Code::MisplacedWord, {word_found, is_english(at_) ? "if" : "若"});
            break;
        case TokenKind::Satisfies:
            add(Code::MisplacedWord, {word_found, is_english(at_) ? "all" : "每个"});
            break;
        case TokenKind::Where:
            add(Code::MisplacedWord, {word_found, is_english(at_) ? "for" : "遍历"});
            break;
        case TokenKind::With:
            add(Code::MisplacedWord, {word_found, "agrees"});
            break;
        case TokenKind::Within:
            add(Code::MisplacedWord, {word_found, "=="});
            break;
        case TokenKind::For:
        case TokenKind::Over:
        case TokenKind::Comma:
        case TokenKind::Colon: {
            Diagnostic& slip = add(Code::OnlyInArguments, {word_found});
            if (is_thousands_separator()) slip.labels.front().advice.hint = Hint::NoThousands;
            break;
        }
        case TokenKind::Bar:
            add(Code::OnlyInMessages, {word_found});
            break;
        default:
            add(Code::UnexpectedWord, {word_found});
    }
}

}  // namespace

void explain_syntax(const RuleText& text, const std::vector<Token>& tokens, std::size_t at,
                    Diagnostics& diagnostics) {
    Explanation(text, tokens, at, diagnostics).explain();
}

}  // namespace gouji::grammar
