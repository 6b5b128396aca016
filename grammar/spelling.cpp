#include "grammar/spelling.h"

namespace gouji::grammar {

Spelling spelling(LogicOperator op) {
    switch (op) {
        case LogicOperator::And:
            return {"and", "且"};
        case LogicOperator::Or:
            return {"or", "或"};
        case LogicOperator::Implies:
            return {"implies", "则须"};
    }
    return {};
}

Spelling spelling(Comparator comparator) {
    switch (comparator) {
        case Comparator::Equal:
            return {"==", "="};
        case Comparator::NotEqual:
            return {"!=", "≠"};
        case Comparator::Less:
            return {"<", "<"};
        case Comparator::LessOrEqual:
            return {"<=", "≤"};
        case Comparator::Greater:
            return {">", ">"};
        case Comparator::GreaterOrEqual:
            return {">=", "≥"};
    }
    return {};
}

Spelling spelling(State state) {
    switch (state) {
        case State::Missing:
            return {"missing", "空缺"};
        case State::Invalid:
            return {"invalid", "无效"};
        case State::Blank:
            return {"blank", "空白"};
        case State::Known:
            return {"known", "已填"};
        case State::Unread:
            return {"unread", "未读出"};
        case State::NotApplicable:
            return {"not_applicable", "不适用"};
        case State::Zero:
            return {"zero", "零"};
    }
    return {};
}

Spelling spelling(Scope scope) {
    switch (scope) {
        case Scope::Prior:
            return {"prior", "上年"};
        case Scope::Children:
            return {"children", "下级"};
        case Scope::Parent:
            return {"parent", "上级"};
        case Scope::Peers:
            return {"peers", "同类"};
    }
    return {};
}

Spelling spelling(Quantity quantity) {
    switch (quantity) {
        case Quantity::All:
            return {"all", "每个"};
        case Quantity::Any:
            return {"any", "任一"};
        case Quantity::None:
            return {"none", "没有"};
    }
    return {};
}

std::string_view sign(ArithmeticOperator op) {
    switch (op) {
        case ArithmeticOperator::Add:
            return "+";
        case ArithmeticOperator::Subtract:
            return "-";
        case ArithmeticOperator::Multiply:
            return "*";
        case ArithmeticOperator::Divide:
            return "/";
    }
    return {};
}

std::string_view prefix(Magnitude magnitude) {
    switch (magnitude) {
        case Magnitude::One:
            return "";
        case Magnitude::TenThousand:
            return "万";
        case Magnitude::HundredMillion:
            return "亿";
    }
    return {};
}

Spelling unit_spelling(std::string_view unit) {
    if (unit == "days") return {" days", "天"};
    if (unit == "workdays") return {" workdays", "个工作日"};
    if (unit == "months") return {" months", "个月"};
    if (unit == "years") return {" years", "年"};
    return {};
}

}  // namespace gouji::grammar
