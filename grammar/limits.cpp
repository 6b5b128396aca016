#include "grammar/limits.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "facts/code.h"
#include "facts/encoding.h"
#include "grammar/parse.h"

namespace gouji::grammar {

namespace {

bool nests(TokenKind kind) {
    switch (kind) {
        case TokenKind::Plus:
        case TokenKind::Minus:
        case TokenKind::Connective:
        case TokenKind::Not:
        case TokenKind::If:
        case TokenKind::Quantity:
            return true;
        default:
            return false;
    }
}

}  // namespace

bool is_readable(const RuleText& text, Diagnostics& diagnostics) {
    const auto [source_id, span] = text.place;
    if (span.size() > max_rule_bytes) {
        const Span first_line = text.source.line(text.source.position(span.begin).line);
        const Place place{source_id, {span.begin, std::min(span.end, first_line.end)}};
        diagnostics.add(Code::RuleTooLong, place,
                        {std::to_string(span.size()), std::to_string(max_rule_bytes)});
        return false;
    }
    const std::size_t broken = first_not_utf8(text.source.slice(span));
    if (broken == std::string_view::npos) return true;
    const auto at = span.begin + static_cast<std::uint32_t>(broken);
    diagnostics.add(Code::BrokenUtf8, {source_id, {at, at + 1}});
    return false;
}

std::uint32_t DepthGauge::after(TokenKind kind) {
    if (before_ == TokenKind::Dot && kind != TokenKind::OpenRound) kind = TokenKind::Name;  // x.and
    before_ = kind;
    Level& level = levels_.back();
    switch (kind) {
        case TokenKind::OpenRound:
        case TokenKind::OpenSquare:
            settled_ += 1 + level.operators + level.selectors;
            levels_.emplace_back();
            break;
        case TokenKind::CloseRound:
        case TokenKind::CloseSquare:
            if (levels_.size() == 1) break;
            levels_.pop_back();
            settled_ -= 1 + levels_.back().operators + levels_.back().selectors;
            ++levels_.back().selectors;
            break;
        case TokenKind::Dot:
            ++level.selectors;
            break;
        case TokenKind::Name:
            break;
        case TokenKind::Comma:
            level = {};
            break;
        default:
            level.selectors = 0;
            if (nests(kind)) ++level.operators;
    }
    return settled_ + levels_.back().operators + levels_.back().selectors;
}

}  // namespace gouji::grammar
