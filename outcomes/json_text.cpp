#include "outcomes/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "facts/encoding.h"

namespace gouji::outcomes {

namespace {

bool needs_escape(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x20 || code == 0x7F || byte == '"' || byte == '\\';
}

// All else is left to the library, which mends what is not UTF-8.
bool stands_for_itself(std::string_view text) {
    return std::none_of(text.begin(), text.end(), needs_escape) &&
           first_not_utf8(text) == std::string_view::npos;
}

}  // namespace

void JsonText::open(char bracket) {
    begin_value();
    written_ += bracket;
    ++depth_;
    is_first_ = true;
}

void JsonText::close(char bracket) {
    --depth_;
    if (!is_first_) new_line();
    written_ += bracket;
    is_first_ = false;
}

void JsonText::name(std::string_view name) {
    begin_value();
    quoted(name);
    written_ += layout_ == Layout::Indented ? ": " : ":";
    behind_name_ = true;
}

void JsonText::text(std::string_view value) {
    begin_value();
    quoted(value);
}

void JsonText::number(std::int64_t value) {
    begin_value();
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    written_.append(digits.data(), end);
}

void JsonText::truth(bool value) {
    begin_value();
    written_ += value ? "true" : "false";
}

void JsonText::null() {
    begin_value();
    written_ += "null";
}

void JsonText::begin_value() {
    if (behind_name_) {
        behind_name_ = false;
        return;
    }
    if (!is_first_) written_ += ',';
    if (!is_first_ || !written_.empty()) new_line();
    is_first_ = false;
}

void JsonText::new_line() {
    constexpr std::size_t step = 2;
    if (layout_ != Layout::Indented) return;
    written_ += '\n';
    written_.append(step * depth_, ' ');
}

void JsonText::quoted(std::string_view value) {
    if (!stands_for_itself(value)) {
        written_ +=
            nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        return;
    }
    written_ += '"';
    written_ += value;
    written_ += '"';
}

}  // namespace gouji::outcomes
