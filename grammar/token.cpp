#include "grammar/token.h"

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
