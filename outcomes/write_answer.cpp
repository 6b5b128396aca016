#include "outcomes/write_answer.h"

#include <algorithm>
#include <string_view>
#include <variant>
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

bool is_applicable(const engine::Answer& answer) {
    return answer.status != engine::Status::NotApplicable;
}

class AnswerText {
  public:
    AnswerText(const FactBase& facts, Language language, Colors colors)
        : facts_(facts), language_(language), colors_(colors) {}

  protected:
    std::string shown(const engine::Answer& answer) const {
        if (answer.status == engine::Status::Known) return answer.value;
        if (answer.cell && answer.status == engine::Status::Invalid) {
            const CellFact fact = facts_.cell(*answer.cell);
            return fmt::format("“{}”", printed(*facts_.source, fact.span));
        }
        if (answer.failure)
            return fmt::format(fmt::runtime(say(language_, "（出错：{}）", "(error: {})")),
                               outcomes::word_of(*answer.failure, language_));
        return std::string(word_of(answer.status, language_));
    }

    // `text` says what was shown of the answer.
    std::string painted(const engine::Answer& answer, const std::string& text) const {
        return answer.status == engine::Status::Known ? text : paint(text, Ink::Yellow, colors_);
    }

    const FactBase& facts_;
    Language language_;
    Colors colors_;
};

class TableText : AnswerText {
  public:
    TableText(const engine::AnswerTable& table, const FactBase& facts, Language language,
              Colors colors)
        : AnswerText(facts, language, colors), table_(table) {
        for (std::size_t row = 0; row < row_count(); ++row) {
            for (std::size_t column = 0; column < column_count(); ++column) {
                if (!is_applicable(table_.at(row, column))) continue;
                if (rows_.empty() || rows_.back() != row) rows_.push_back(row);
                columns_.push_back(column);
            }
        }
        std::sort(columns_.begin(), columns_.end());
        columns_.erase(std::unique(columns_.begin(), columns_.end()), columns_.end());
        if (!rows_.empty()) return;
        for (std::size_t row = 0; row < row_count(); ++row) rows_.push_back(row);
        for (std::size_t column = 0; column < column_count(); ++column) columns_.push_back(column);
    }

    std::string all() const {
        if (table_.is_single()) return shown(table_.answers.front()) + "\n";
        std::vector<std::size_t> widths;
        std::string text = std::string(label_width(), ' ');
        for (const std::size_t column : columns_) {
            widths.push_back(width_of(column));
            text += "  " + right(head(column), widths.back());
        }
        text += "\n";
        for (const std::size_t row : rows_) text += line(row, widths);
        return text;
    }

  private:
    std::size_t row_count() const { return std::max<std::size_t>(1, table_.rows.size()); }
    std::size_t column_count() const { return std::max<std::size_t>(1, table_.columns.size()); }

    std::string line(std::size_t row, const std::vector<std::size_t>& widths) const {
        std::string text = pad_to(fit_start(row_label(row), label_width()), label_width());
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const engine::Answer& answer = table_.at(row, columns_[i]);
            text += "  " + painted(answer, right(shown(answer), widths[i]));
        }
        return text + "\n";
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
        for (const std::size_t row : rows_)
            widest = std::max(widest, display_width(row_label(row)));
        return std::min(widest, label_columns);
    }

    std::size_t width_of(std::size_t column) const {
        std::size_t widest = display_width(head(column));
        for (const std::size_t row : rows_)
            widest = std::max(widest, display_width(shown(table_.at(row, column))));
        return widest;
    }

    static std::string right(const std::string& text, std::size_t width) {
        const std::size_t used = display_width(text);
        return std::string(width - std::min(width, used), ' ') + text;
    }

    const engine::AnswerTable& table_;
    std::vector<std::size_t> rows_, columns_;  // that are shown
};

// Items with properties as numbered blocks, values by themselves as lines.
class ItemsText : AnswerText {
  public:
    using AnswerText::AnswerText;

    std::string all(const engine::AnswerItems& list) const {
        if (list.items.empty()) return fmt::format("{}\n", say(language_, "（没有）", "(none)"));
        std::string text;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const bool is_value = list.properties == std::vector<std::string>{""};
            text += is_value ? line(list.items[i].front(), 0) : block(list, i);
        }
        return text;
    }

  private:
    // Further lines of a text stand under its first.
    std::string line(const engine::Answer& answer, std::size_t margin) const {
        std::string text;
        bool is_new = false;
        for (const char c : shown(answer)) {
            if (is_new && c != '\n') text += "\n" + std::string(margin, ' ');
            if (c != '\n') text += c;
            is_new = c == '\n';
        }
        return painted(answer, text) + "\n";
    }

    std::string block(const engine::AnswerItems& list, std::size_t index) const {
        const std::string mark =
            list.items.size() == 1 ? std::string() : fmt::format("{}.", index + 1);
        const std::size_t margin = mark.empty() ? 0 : std::max<std::size_t>(4, mark.size() + 1);
        std::size_t width = 0;
        for (const std::string& name : list.properties) width = std::max(width, name.size());
        std::string text;
        for (std::size_t i = 0; i < list.properties.size(); ++i) {
            text += pad_to(i == 0 ? mark : "", margin) + pad_to(list.properties[i], width) + "  ";
            text += line(list.items[index][i], margin + width + 2);
        }
        return text;
    }
};

}  // namespace

std::string answer_text(const engine::Answers& answers, const FactBase& facts, Language language,
                        Colors colors) {
    if (const auto* table = std::get_if<engine::AnswerTable>(&answers))
        return TableText(*table, facts, language, colors).all();
    return ItemsText(facts, language, colors).all(std::get<engine::AnswerItems>(answers));
}

}  // namespace gouji::outcomes
