#include "outcomes/words.h"

namespace gouji::outcomes {

std::string in_quotes(std::string_view label) {
    return "“" + std::string(label) + "”";
}

std::string_view word_of(Severity severity, Language language) {
    switch (severity) {
        case Severity::Error:
            return say(language, "错误", "error");
        case Severity::Warning:
            return say(language, "警告", "warning");
        case Severity::Info:
            return say(language, "提示", "note");
    }
    return {};
}

std::string_view word_of(State state, Language language) {
    switch (state) {
        case State::Known:
            return say(language, "已填", "stated");
        case State::Missing:
            return say(language, "空白", "blank");
        case State::Invalid:
            return say(language, "不是规范的数值", "no such value");
        case State::Unread:
            return say(language, "未能读出", "not read");
        case State::NotApplicable:
            return say(language, "本版没有", "not in this edition");
    }
    return {};
}

std::string_view word_of(Unreadable why, Language language) {
    switch (why) {
        case Unreadable::NoTable:
            return say(language, "没有认出表格", "no table was recognised");
        case Unreadable::RowNotFound:
            return say(language, "没有找到这一行", "the row was not found");
        case Unreadable::ColumnsDisagree:
            return say(language, "数字与栏目对不上", "the figures do not match the columns");
        case Unreadable::Ambiguous:
            return say(language, "有两种读法", "two readings fit");
        case Unreadable::NotPlaced:
            return say(language, "不属于表中任何一格", "it belongs to no cell of the form");
        case Unreadable::Overflow:
            return say(language, "数字过大", "the number is too large");
        case Unreadable::Illegible:
            return say(language, "字符无法识别", "the file does not name its characters");
        case Unreadable::Image:
            return say(language, "在图片里", "it is in a picture");
        case Unreadable::Damaged:
            return say(language, "文件此处损坏", "the file is damaged here");
        case Unreadable::CutOff:
            return say(language, "被纸边裁掉", "the edge of the paper cuts it off");
        case Unreadable::Attached:
            return say(language, "在附件里", "it is in an attached file");
    }
    return {};
}

std::string_view word_of(engine::FailureReason reason, Language language) {
    switch (reason) {
        case engine::FailureReason::Overflow:
            return say(language, "数过大，无法精确计算", "the number is too large to be exact");
        case engine::FailureReason::DivisionByZero:
            return say(language, "除数为0", "division by zero");
        case engine::FailureReason::NoSuchDay:
            return say(language, "没有这一天", "there is no such day");
        case engine::FailureReason::CalendarUnknown:
            return say(language, "规则包没有那一年的工作日历",
                       "the pack has no calendar for that year");
    }
    return {};
}

std::string_view word_of(engine::SkipReason reason, Language language) {
    using engine::SkipReason;
    switch (reason) {
        case SkipReason::WhenFalse:
            return say(language, "规则的条件不成立", "the rule's condition does not hold");
        case SkipReason::NotApplicable:
            return say(language, "本版没有这一项", "this edition does not ask for it");
        case SkipReason::NoPrior:
            return say(language, "没有上年报告", "no report of the year before");
        case SkipReason::NoParent:
            return say(language, "没有上级机关的报告", "no report of the agency above");
        case SkipReason::NoRegister:
            return say(language, "没有机关名录", "no register of agencies");
        case SkipReason::NoPeers:
            return say(language, "同类报告不足", "too few reports of other agencies");
        case SkipReason::NotInEffect:
            return say(language, "规则当年不施行", "the rule was not in effect");
        case SkipReason::NotAddressed:
            return say(language, "规则不适用于这类机关", "the rule is for other agencies");
        case SkipReason::Assumption:
            return say(language, "由另一问题引起", "follows from another finding");
        case SkipReason::MissingValue:
            return say(language, "没有可比的数值", "nothing to compare with");
    }
    return {};
}

std::string_view word_of(rules::Ruling ruling, Language language) {
    switch (ruling) {
        case rules::Ruling::Confirmed:
            return say(language, "认定", "confirmed");
        case rules::Ruling::Dismissed:
            return say(language, "排除", "dismissed");
        case rules::Ruling::Waived:
            return say(language, "豁免", "waived");
    }
    return {};
}

std::string decision_text(const rules::Decision& decision, Language language) {
    std::string text(word_of(decision.ruling, language));
    if (!decision.reason.empty()) text += std::string(say(language, "，", ", ")) + decision.reason;
    if (!decision.by.empty())
        text += std::string(say(language, "（", " (")) + decision.by +
                std::string(say(language, "）", ")"));
    return text;
}

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::Error:
            return "error";
        case Severity::Warning:
            return "warning";
        case Severity::Info:
            return "info";
    }
    return {};
}

}  // namespace gouji::outcomes
