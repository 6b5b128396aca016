#include "rules/rule_text.h"

#include <string>
#include <string_view>
#include <utility>

#include "facts/code.h"
#include "grammar/parse.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

// Where the text of the scalar stands; diagnosed where that cannot be said.
std::optional<Place> exact_place(const YamlNode& node, const PackText& text) {
    if (!read_text(node, text.diagnostics)) return std::nullopt;
    const auto span = exact_span(node);
    if (!span) {
        text.diagnostics.add(Code::InexactExpression, node.place);
        return std::nullopt;
    }
    return Place{node.place.source, *span};
}

template <class T>
std::optional<Written<T>> written(std::optional<T> tree, Place place) {
    if (!tree) return std::nullopt;
    return Written<T>{std::move(*tree), place};
}

constexpr std::string_view wide_brace = "｛";

// Splits one line of a message into text and holes.
class MessageLine {
  public:
    MessageLine(Place place, const PackText& text, std::vector<MessagePart>& parts)
        : place_(place),
          line_(text.sources[place.source].slice(place.span)),
          text_(text),
          parts_(parts) {}

    // False where a hole could not be read.
    bool read() {
        bool is_whole = true;
        while (at_ < line_.size()) {
            const std::string_view rest = line_.substr(at_);
            if (rest.starts_with("{{") || rest.starts_with("}}")) {
                add_text(rest.substr(0, 1));
                at_ += 2;
            } else if (rest.starts_with("{")) {
                is_whole = read_hole() && is_whole;
            } else {
                const std::size_t end = std::min(line_.find_first_of("{}", at_ + 1), line_.size());
                is_whole = refuse_wide_brace(end) && is_whole;
                add_text(line_.substr(at_, end - at_));
                at_ = end;
            }
        }
        return is_whole;
    }

  private:
    void add_text(std::string_view text) {
        if (parts_.empty() || parts_.back().hole) parts_.emplace_back();
        parts_.back().text += text;
    }

    // ｛received｝ would be written out as it stands.
    bool refuse_wide_brace(std::size_t end) {
        const std::size_t found = line_.substr(0, end).find(wide_brace, at_);
        if (found == std::string_view::npos) return true;
        text_.diagnostics.add(Code::ForeignSign, within(found, found + wide_brace.size()),
                              {std::string(wide_brace), "{", "{"});
        return false;
    }

    // The brace that ends the hole; one inside a quoted text or regex does not. Another hole cannot
    // begin before.
    std::size_t end_of_hole() const {
        char quote = '\0';
        for (std::size_t at = at_ + 1; at < line_.size(); ++at) {
            if (quote != '\0' && line_[at] == '\\') {
                ++at;
            } else if (line_[at] == '"') {
                quote = quote == '\0' ? '"' : '\0';
            } else if (quote == '\0' && (line_[at] == '}' || line_[at] == '{')) {
                return line_[at] == '}' ? at : line_.size();
            }
        }
        return line_.size();
    }

    Place within(std::size_t begin, std::size_t end) const {
        return {place_.source,
                {place_.span.begin + static_cast<std::uint32_t>(begin),
                 place_.span.begin + static_cast<std::uint32_t>(end)}};
    }

    bool read_hole() {
        const std::size_t begin = at_;
        const std::size_t end = end_of_hole();
        if (end == line_.size()) {
            text_.diagnostics.add(Code::MessageBrace, within(begin, begin + 1));
            at_ = end;
            return false;
        }
        at_ = end + 1;
        const Place place = within(begin + 1, end);
        auto hole = grammar::parse_hole(text_.sources, place, text_.diagnostics);
        if (!hole) return false;
        parts_.push_back({"", Written<grammar::Hole>{std::move(*hole), place}});
        return true;
    }

    Place place_;
    std::string_view line_;
    const PackText& text_;
    std::vector<MessagePart>& parts_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Condition> read_condition(const YamlNode& node, const PackText& text) {
    const auto place = exact_place(node, text);
    if (!place) return std::nullopt;
    return written(grammar::parse_condition(text.sources, *place, text.diagnostics), *place);
}

std::optional<Written<grammar::Iteration>> read_iteration(const YamlNode& node,
                                                          const PackText& text) {
    const auto place = exact_place(node, text);
    if (!place) return std::nullopt;
    return written(grammar::parse_iteration(text.sources, *place, text.diagnostics), *place);
}

std::optional<Condition> read_reference(Place place, const PackText& text) {
    return written(grammar::parse_reference(text.sources, place, text.diagnostics), place);
}

std::optional<Written<grammar::Signature>> read_signature(Place place, const PackText& text) {
    return written(grammar::parse_signature(text.sources, place, text.diagnostics), place);
}

std::optional<Message> read_message(const YamlNode& node, const PackText& text) {
    if (!read_text(node, text.diagnostics)) return std::nullopt;
    Message message{{}, node.place};
    if (node.lines.empty()) {
        // Without a hole there is no place to be lost.
        if (node.text.find_first_of("{}") == std::string::npos) {
            message.parts.push_back({node.text, std::nullopt});
            return message;
        }
        text.diagnostics.add(Code::InexactExpression, node.place);
        return std::nullopt;
    }
    bool is_whole = true;
    for (std::size_t line = 0; line < node.lines.size(); ++line) {
        if (line > 0) message.parts.push_back({"\n", std::nullopt});
        const Place place{node.place.source, node.lines[line]};
        is_whole = MessageLine(place, text, message.parts).read() && is_whole;
    }
    if (!is_whole) return std::nullopt;
    return message;
}

}  // namespace gouji::rules
