#include "outcomes/markup.h"

namespace gouji::outcomes {

std::string escaped(std::string_view text) {
    constexpr unsigned char first_printable = 0x20;
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += static_cast<unsigned char>(c) < first_printable && c != '\n' ? ' ' : c;
        }
    }
    return result;
}

std::string escaped_in_markdown(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) result += '\\';
        result += c == '\n' || c == '\r' ? ' ' : c;
    }
    return result;
}

}  // namespace gouji::outcomes
