#include "grammar/format.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "facts/text.h"
#include "grammar/lex.h"
#include "grammar/parse.h"
#include "grammar/print.h"

namespace gouji::grammar {

namespace {

constexpr Keyword spellings[] = {
    {"and", "且", {"并且"}},
    {"or", "或", {"或者"}},
    {"not", "非", {"不"}},
    {"implies", "则须"},
    {"if", "若", {"如果"}},
    {"then", "则"},
    {"else", "否则"},
    {"all", "每个", {"所有"}},
    {"any", "任一", {"存在"}},
    {"none", "没有"},
    {"in", "属于"},
    {"where", "其中"},
    {"for", "遍历"},
    {"satisfies", "满足"},
    {"over", "沿"},
    {"within", "误差不超过", {"±"}},
    {"agrees with", "相符于", {"应等于"}},
    {"matches", "形如"},
    {"contains", "包含"},
    {"is", "是"},
    {"missing", "空缺"},
    {"invalid", "无效"},
    {"blank", "空白"},
    {"known", "已填"},
    {"unread", "未读出"},
    {"not_applicable", "不适用"},
    {"zero", "零"},
    {"prior", "上年"},
    {"children", "下级"},
    {"parent", "上级"},
    {"peers", "同类"},
    {"true", "真"},
    {"false", "假"},
    {"??", "缺省"},
    {"==", "=", {"＝", "等于"}},
    {"!=", "≠", {"！=", "！＝", "不等于"}},
    {"<=", "≤", {"不超过"}},
    {">=", "≥", {"不少于"}},
    {"<", "<", {"＜", "小于"}},
    {">", ">", {"＞", "大于"}},
    {"..", "..", {"至"}},
    {"|", "|", {"｜"}},
    {"+", "+", {"＋"}},
    {"-", "-", {"－"}},
    {"*", "*", {"×"}},
    {"/", "/", {"÷"}},
    {"%", "%", {"％"}},
    {"(", "(", {"（"}},
    {")", ")", {"）"}},
    {",", ",", {"，"}},
    {":", ":", {"："}},
};

bool spells(const Keyword& keyword, std::string_view word) {
    return word == keyword.english || word == keyword.chinese ||
           std::find(std::begin(keyword.others), std::end(keyword.others), word) !=
               std::end(keyword.others);
}

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

bool is_word(std::string_view text) {
    return !text.empty() &&
           (is_letter(text.front()) || static_cast<unsigned char>(text.front()) >= 0xE3U);
}

// Kinds whose words are names wherever the grammar lets them be.
bool may_be_name(TokenKind kind) {
    switch (kind) {
        case TokenKind::Name:
        case TokenKind::Unit:
        case TokenKind::Regex:
            return true;
        default:
            return false;
    }
}

class Respelling {
  public:
    Respelling(const Source& source, Span span, const std::vector<Token>& tokens)
        : source_(source), span_(span), tokens_(tokens) {}

    Language language() const {
        int chinese = 0;
        bool has_han_name = false;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const std::string_view text = text_of(i);
            const bool is_han = !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE3U;
            if (tokens_[i].kind == TokenKind::Name) has_han_name = has_han_name || is_han;
            if (find(i) == nullptr || !is_word(text)) continue;
            chinese += is_han ? 1 : -1;
        }
        if (chinese == 0) return has_han_name ? Language::Chinese : Language::English;
        return chinese > 0 ? Language::Chinese : Language::English;
    }

    bool has_layout() const {
        std::uint32_t end = span_.begin;
        for (const Token& token : tokens_) {
            const std::string_view gap = source_.slice({end, token.span.begin});
            if (gap.find("//") != std::string_view::npos ||
                gap.find('\n') != std::string_view::npos)
                return true;
            end = token.span.end;
        }
        return false;
    }

    // Every keyword and sign in the other spelling, what stands between them as it is.
    std::string in(Language language) const {
        std::string out;
        std::uint32_t end = span_.begin;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            out += source_.slice({end, tokens_[i].span.begin});
            append(out, spelled(i, language));
            end = tokens_[i].span.end;
            if (is_agrees(i)) end = tokens_[++i].span.end;
        }
        return out;
    }

  private:
    std::string_view text_of(std::size_t i) const { return source_.slice(tokens_[i].span); }

    bool is_agrees(std::size_t i) const {
        return tokens_[i].kind == TokenKind::Agrees && i + 1 < tokens_.size() &&
               tokens_[i + 1].kind == TokenKind::With;
    }

    const Keyword* find(std::size_t i) const {
        const bool is_member = i > 0 && tokens_[i - 1].kind == TokenKind::Dot;
        const bool is_end = tokens_[i].kind == TokenKind::End;
        if (is_end || is_member || may_be_name(tokens_[i].kind)) return nullptr;
        const std::string_view text = is_agrees(i) ? std::string_view("agrees with") : text_of(i);
        const auto* found = std::find_if(std::begin(spellings), std::end(spellings),
                                         [&](const Keyword& each) { return spells(each, text); });
        return found == std::end(spellings) ? nullptr : found;
    }

    std::string_view spelled(std::size_t i, Language language) const {
        if (tokens_[i].kind == TokenKind::Not) {
            if (language == Language::English) return "not";
            const TokenKind next = tokens_[i + 1].kind;
            return next == TokenKind::In || next == TokenKind::Matches ? "不" : "非";
        }
        const Keyword* found = find(i);
        if (found == nullptr) return text_of(i);
        return language == Language::English ? found->english : found->chinese;
    }

    // Words keep apart.
    static void append(std::string& out, std::string_view word) {
        const bool touches = !out.empty() && !word.empty() && is_word(word) &&
                             (is_letter(out.back()) || is_digit(out.back()) ||
                              static_cast<unsigned char>(out.back()) >= 0x80U);
        if (touches) out += ' ';
        out += word;
    }

    const Source& source_;
    Span span_;
    const std::vector<Token>& tokens_;
};

template <class Tree>
using Parse = std::optional<Tree> (*)(const Sources&, Place, Diagnostics&);

template <class Tree>
std::optional<Tree> read(Parse<Tree> parse, const std::string& text) {
    Sources sources;
    Diagnostics slips;
    const SourceId id = sources.add("", text);
    return parse(sources, {id, {0, static_cast<std::uint32_t>(text.size())}}, slips);
}

template <class Tree>
std::optional<std::string> formatted_as(Parse<Tree> parse, const RuleText& text,
                                        const Sources& sources, std::optional<Language> keywords,
                                        Diagnostics& diagnostics) {
    const std::optional<Tree> tree = parse(sources, text.place, diagnostics);
    if (!tree) return std::nullopt;
    const auto tokens = lex(text, diagnostics);
    if (!tokens) return std::nullopt;
    const Respelling respelling(text.source, text.place.span, *tokens);
    const Language language = keywords.value_or(respelling.language());
    std::string result = respelling.has_layout() ? respelling.in(language) : print(*tree, language);
    if (read(parse, result) != tree) return std::string(text.source.slice(text.place.span));
    return result;
}

}  // namespace

std::vector<Keyword> keywords() {
    return {std::begin(spellings), std::end(spellings)};
}

std::optional<std::string> formatted(const Sources& sources, Place text, RuleTextKind kind,
                                     std::optional<Language> keywords, Diagnostics& diagnostics) {
    const auto written = [&](FieldKind field) {
        return RuleText{sources[text.source], text, field};
    };
    switch (kind) {
        case RuleTextKind::Condition:
            return formatted_as<Expr>(parse_condition, written(FieldKind::Condition), sources,
                                      keywords, diagnostics);
        case RuleTextKind::Iteration:
            return formatted_as<Iteration>(parse_iteration, written(FieldKind::Iteration), sources,
                                           keywords, diagnostics);
        case RuleTextKind::Hole:
            return formatted_as<Hole>(parse_hole, written(FieldKind::Hole), sources, keywords,
                                      diagnostics);
    }
    return std::nullopt;
}

}  // namespace gouji::grammar
