#include "outcomes/write_answer.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "facts/width.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t label_columns = 46;

std::string_view word_of(engine::Status status, Language language) {
    switch (status) {
        case engine::Status::Known:
            return "";
        case engine::Status::Missing:
            return say(language, "（空）", "(blank)");
        case engine::Status::Invalid:
            return say(language, "（无效）", "(invalid)");
        case engine::Status::Unread:
            return say(language, "（未读出）", "(unread)");
        case engine::Status::Undecided:
            return say(language, "（无法判断）", "(undecided)");
        case engine::Status::NotApplicable:
            return say(language, "（不适用）", "(not applicable)");
        case engine::Status::Error:
            return say(language, "（出错）", "(error)");
    }
    return "";
}

class AnswerText {
  public:
    AnswerText(const engine::AnswerTable& table, const FactBase& facts, Language language,
               Colors colors)
        : table_(table), facts_(facts), language_(language), colors_(colors) {}

    std::string all() const {
        if (table_.is_single()) return shown(table_.answers.front()) + "\n";
        std::vector<std::size_t> widths;
        std::string text = std::string(label_width(), ' ');
        for (std::size_t column = 0; column < column_count(); ++column) {
            widths.push_back(width_of(column));
            text += "  " + right(head(column), widths.back());
        }
        text += "\n";
        for (std::size_t row = 0; row < row_count(); ++row) text += line(row, widths);
        return text;
    }

  private:
    std::size_t row_count() const { return std::max<std::size_t>(1, table_.rows.size()); }
    std::size_t column_count() const { return std::max<std::size_t>(1, table_.columns.size()); }

    std::string line(std::size_t row, const std::vector<std::size_t>& widths) const {
        std::string text = pad_to(fit_start(row_label(row), label_width()), label_width());
        for (std::size_t column = 0; column < column_count(); ++column) {
            const engine::Answer& answer = table_.at(row, column);
            const std::string value = right(shown(answer), widths[column]);
            text += "  " + (answer.status == engine::Status::Known
                                ? value
                                : paint(value, Ink::Yellow, colors_));
        }
        return text + "\n";
    }

    std::string shown(const engine::Answer& answer) const {
        if (answer.status == engine::Status::Known) return answer.value;
        if (answer.cell && answer.status == engine::Status::Invalid) {
            const CellFact fact = facts_.cell(*answer.cell);
            return fmt::format("“{}”", printed(*facts_.source, fact.span));
        }
        return std::string(word_of(answer.status, language_));
    }

    std::string row_label(std::size_t row) const {
        if (table_.rows.empty()) return std::string();
        return newest_label(*facts_.form, table_.table, table_.rows[row]);
    }

    std::string head(std::size_t column) const {
        if (table_.columns.empty()) return std::string();
        return newest_label(*facts_.form, table_.table, table_.columns[column]);
    }

    std::size_t label_width() const {
        std::size_t widest = 0;
        for (std::size_t row = 0; row < row_count(); ++row)
            widest = std::max(widest, display_width(row_label(row)));
        return std::min(widest, label_columns);
    }

    std::size_t width_of(std::size_t column) const {
        std::size_t widest = display_width(head(column));
        for (std::size_t row = 0; row < row_count(); ++row)
            widest = std::max(widest, display_width(shown(table_.at(row, column))));
        return widest;
    }

    static std::string right(const std::string& text, std::size_t width) {
        const std::size_t used = display_width(text);
        return std::string(width - std::min(width, used), ' ') + text;
    }

    const engine::AnswerTable& table_;
    const FactBase& facts_;
    Language language_;
    Colors colors_;
};

}  // namespace

std::string answer_text(const engine::AnswerTable& table, const FactBase& facts, Language language,
                        Colors colors) {
    return AnswerText(table, facts, language, colors).all();
}

}  // namespace gouji::outcomes
