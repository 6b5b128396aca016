#include "reports/stream/stream_items.h"

#include <algorithm>
#include <span>
#include <utility>

#include "facts/text.h"
#include "facts/width.h"
#include "reports/figure.h"
#include "reports/stream/ideograph.h"

namespace gouji::reports {

namespace {

struct Token {
    Span span;
    std::u32string text;  // comparable; empty for plain digits
    Extent wide, narrow;
    bool is_figure = false;
};

// Signs that cells show in place of a number: / — - #REF! N/A. A label has ideographs.
bool is_sign(std::u32string_view text) {
    constexpr std::size_t longest = 8;
    const auto is_stop = [](char32_t c) { return c == U'.' || c == U':' || c == U';'; };
    if (std::all_of(text.begin(), text.end(), is_stop)) return false;
    return text.size() <= longest && std::none_of(text.begin(), text.end(), [](char32_t c) {
               return is_ideograph(c) || c == U'(' || c == U')' || c == U'"';
           });
}

// 1. or 2、 before the words of a label that a blank parts from it.
bool is_number_mark(std::u32string_view text) {
    return text.size() >= 2 && text.size() <= 3 && text.back() == U'.' &&
           std::all_of(text.begin(), text.end() - 1, is_digit);
}

// Adds the tokens of a line to others.
class Tokens {
  public:
    Tokens(std::string_view source, std::vector<Token>& tokens)
        : source_(source), tokens_(tokens) {}

    void add(const StreamLine& line) {
        std::size_t at = indentation_of(line.span.begin);
        wide_ = narrow_ = 0;
        if (at == 0 || ends_line(source_[at - 1])) {
            wide_ = narrow_ = line.span.begin - static_cast<std::uint32_t>(at);
            at = line.span.begin;
        } else {
            at = start_of(at);
        }
        while (at < line.span.end) {
            if (source_[at] == ' ') {
                const std::size_t behind = behind_spaces(source_.substr(0, line.span.end), at);
                const auto spaces = static_cast<std::uint32_t>(behind - at);
                wide_ += spaces, narrow_ += spaces;
                at = behind;
            } else if (!take_number(at, line.span.end) && !take_blank(at)) {
                take_words(at, line.span.end);
            }
        }
    }

  private:
    // ASCII digits between blanks, as most figures are.
    bool take_number(std::size_t& at, std::size_t end) {
        constexpr std::size_t longest = 18;
        std::size_t behind = at;
        while (behind < end && is_digit(source_[behind])) ++behind;
        const auto digits = static_cast<std::uint32_t>(behind - at);
        const bool is_whole = behind == end || source_[behind] == ' ' || source_[behind] == '\t';
        if (digits == 0 || digits > longest || !is_whole) return false;
        tokens_.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(behind)},
                           {},
                           {wide_, wide_ + digits},
                           {narrow_, narrow_ + digits},
                           true});
        wide_ += digits, narrow_ += digits;
        at = behind;
        return true;
    }

    bool take_blank(std::size_t& at) {
        std::size_t behind = at;
        const char32_t c = next_code_point(source_, behind);
        if (!is_blank(c)) return false;
        wide_ += c == U'\t' ? 8 - wide_ % 8 : columns_of(c, source_.substr(at, behind - at));
        ++narrow_;
        at = behind;
        return true;
    }

    void take_words(std::size_t& at, std::size_t end) {
        Token token{{static_cast<std::uint32_t>(at), 0}, {}, {wide_, 0}, {narrow_, 0}, false};
        if (text_.size() < end - at) text_.resize(end - at);
        std::size_t letters = 0;
        for (std::size_t next = at; at < end; at = next) {
            if (const char32_t ideograph = take_ideograph(source_, next); ideograph != 0) {
                text_[letters++] = ideograph;
                wide_ += 2;
                continue;
            }
            const char32_t c = next_code_point(source_, next);
            if (is_blank(c)) break;
            text_[letters++] = comparable_sign(c);
            wide_ += columns_of(c, source_.substr(at, next - at));
        }
        narrow_ += static_cast<std::uint32_t>(letters);
        token.span.end = static_cast<std::uint32_t>(at);
        token.wide.end = wide_;
        token.narrow.end = narrow_;
        token.text.assign(text_, 0, letters);
        classify(token);
        tokens_.push_back(std::move(token));
    }

    static bool ends_line(char c) { return c == '\n' || c == '\r' || c == '\f'; }

    // Where the spaces before `offset` begin.
    std::size_t indentation_of(std::size_t offset) const {
        while (offset > 0 && source_[offset - 1] == ' ') --offset;
        return offset;
    }

    std::size_t start_of(std::size_t offset) const {
        while (offset > 0 && !ends_line(source_[offset - 1])) --offset;
        return offset;
    }

    // Of any but the ideographs that most text is of, which take two.
    static std::uint32_t columns_of(char32_t c, std::string_view text) {
        if (c >= 0x20 && c < 0x7F) return 1;
        return static_cast<std::uint32_t>(display_width(text));
    }

    void classify(Token& token) const {
        if (is_ideograph(token.text.front())) return;
        const std::string_view text = source_.substr(token.span.begin, token.span.size());
        token.is_figure = is_figure(text) || is_sign(token.text);
        if (is_number_mark(token.text)) token.is_figure = false;
    }

    std::string_view source_;
    std::vector<Token>& tokens_;
    std::uint32_t wide_ = 0, narrow_ = 0;  // where in it
    std::u32string text_;                  // room for the letters of words
};

class ItemReader {
  public:
    ItemReader(std::string_view source, const std::vector<StreamLine>& lines,
               const std::vector<const TableShape*>& shapes, std::size_t run)
        : source_(source), shapes_(shapes), run_(run) {
        constexpr std::size_t expected = 8;  // tokens of a line
        Tokens tokens(source, tokens_);
        tokens_.reserve(lines.size() * expected);
        begins_.reserve(lines.size() + 1);
        for (const StreamLine& line : lines) {
            begins_.push_back(tokens_.size());
            tokens.add(line);
            part_figures(begins_.back());
        }
        begins_.push_back(tokens_.size());
    }

    std::vector<StreamItem> items() {
        find_words_for_figures();
        items_.reserve(tokens_.size());
        for (std::size_t line = 0; line < line_count(); ++line) add_line(line);
        close_run();
        return std::move(items_);
    }

  private:
    std::size_t line_count() const { return begins_.size() - 1; }
    std::span<Token> tokens_of(std::size_t line) {
        return std::span(tokens_).subspan(begins_[line], begins_[line + 1] - begins_[line]);
    }

    bool is_known(std::u32string_view text) const {
        return std::any_of(shapes_.begin(), shapes_.end(), [&](const TableShape* shape) {
            return shape->row_texts.has(text) || shape->other_texts.has(text);
        });
    }

    // 行政处罚3: words of a label, and a figure so close behind them that no blank was written; of
    // the tokens from `begin` on.
    void part_figures(std::size_t begin) {
        for (std::size_t i = begin; i < tokens_.size(); ++i) {
            const std::uint32_t digits = figure_behind(tokens_[i]);
            if (digits == 0) continue;
            Token figure = split_off(tokens_[i], digits);
            ++i;
            tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(i), std::move(figure));
        }
    }

    // How long the figure is that stands close behind the words; 0 where there is none.
    std::uint32_t figure_behind(const Token& token) const {
        constexpr std::size_t fewest = 4;  // words shorter may be the beginning of something else
        if (token.is_figure) return 0;
        const std::size_t digits =
            digits_at_end(source_.substr(token.span.begin, token.span.size()));
        if (digits == 0 || token.text.size() < digits + fewest || is_known(token.text)) return 0;
        const std::u32string_view words =
            std::u32string_view(token.text).substr(0, token.text.size() - digits);
        return is_known(words) ? static_cast<std::uint32_t>(digits) : 0;
    }

    // Of one byte and one column each; wide ones stay with the words.
    static std::size_t digits_at_end(std::string_view text) {
        if (!is_digit(text.back())) return 0;
        const std::size_t last = text.find_last_not_of("0123456789.,");
        if (last == std::string_view::npos) return 0;
        text.remove_prefix(last + 1);
        const auto is_mark = [](char c) { return c == '.' || c == ','; };
        return text.empty() || is_mark(text.front()) || is_mark(text.back()) ? 0 : text.size();
    }

    Token split_off(Token& token, std::uint32_t digits) const {
        Token figure = token;
        figure.span.begin = token.span.end -= digits;
        figure.wide.begin = token.wide.end -= digits;
        figure.narrow.begin = token.narrow.end -= digits;
        figure.text = token.text.substr(token.text.size() - digits);
        figure.is_figure = true;
        token.text.resize(token.text.size() - digits);
        return figure;
    }

    // (12), 12[1]: digits with signs around them.
    static bool is_number_with_signs(std::u32string_view text) {
        return std::any_of(text.begin(), text.end(), is_digit) &&
               std::none_of(text.begin(), text.end(), is_ideograph);
    }

    // The heads of a table that lies across may be broken down to letters amid its figures.
    bool lies_across() const { return shapes_.front()->table->orientation == Orientation::Across; }

    // 无, 若干, (12): a short word that no label has, or one letter of a label amid figures.
    bool is_word_for_figure(const Token& token, bool amid_figures) const {
        constexpr std::size_t longest_word = 4, longest_number = 12;
        const std::size_t longest =
            is_number_with_signs(token.text) ? longest_number : longest_word;
        if (token.is_figure || token.text.size() > longest || token.text.empty()) return false;
        const bool may_be_known = amid_figures && token.text.size() == 1 && !lies_across();
        return may_be_known || !is_known(token.text);
    }

    static bool ends_with_figure(std::span<const Token> tokens) {
        return !tokens.empty() && tokens.back().is_figure;
    }

    // The next line that shows anything is figures only, or this is the last.
    bool figures_follow(std::size_t line) {
        if (line + 1 == line_count()) return false;
        const std::span<const Token> next = tokens_of(line + 1);
        return !next.empty() && next.front().is_figure;
    }

    void find_word_for_figure(std::size_t line, std::size_t i) {
        const std::span<Token> tokens = tokens_of(line);
        const bool behind =
            i > 0 ? tokens[i - 1].is_figure
                  : line > 0 && ends_with_figure(tokens_of(line - 1)) && tokens.size() == 1;
        const bool before = i + 1 < tokens.size() ? tokens[i + 1].is_figure : figures_follow(line);
        const bool at_end = i > 0 && i + 1 == tokens.size();
        const bool is_amid = (behind || before || at_end) &&
                             is_word_for_figure(tokens[i], behind && (before || i > 0));
        if (is_amid || (is_number_mark(tokens[i].text) && i > 0 && is_beside_figure(tokens, i)))
            tokens[i].is_figure = true;
    }

    // 5, beside a figure is one with a stop behind it; the mark of a label stands before its words.
    static bool is_beside_figure(std::span<const Token> tokens, std::size_t i) {
        return tokens[i - 1].is_figure || (i + 1 < tokens.size() && tokens[i + 1].is_figure);
    }

    // 无 无 3 无: the same short word again and again in a line of figures, where figures are
    // wanting, or for every figure of a row. No label repeats itself so, but the heads of a table
    // that lies across do.
    void find_repeated_word(std::span<Token> tokens) const {
        constexpr std::size_t fewest = 3, longest = 2;
        if (tokens.size() < 2 || lies_across() || run_ < fewest) return;
        const auto figures = static_cast<std::size_t>(std::count_if(
            tokens.begin(), tokens.end(), [](const Token& token) { return token.is_figure; }));
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::u32string& word = tokens[i].text;
            if (tokens[i].is_figure || word.size() > longest) continue;
            const auto is_same = [&](const Token& token) { return token.text == word; };
            const auto count = static_cast<std::size_t>(std::count_if(
                tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end(), is_same));
            if (count != run_ && (figures == 0 || count < 2 || figures + count > run_)) continue;
            for (Token& token : tokens) token.is_figure = token.is_figure || is_same(token);
            return;
        }
    }

    // The short word that stands alone in the line; empty where there is none.
    std::u32string_view lone_word(std::size_t line) {
        constexpr std::size_t longest = 2;
        const std::span<const Token> tokens = tokens_of(line);
        const bool is_alone = tokens.size() == 1 && !tokens.front().is_figure;
        return is_alone && tokens.front().text.size() <= longest ? tokens.front().text
                                                                 : std::u32string_view();
    }

    // 无, a line for each cell: no label repeats itself from line to line. Where it does so, it
    // stands for figures; wherever it stands alone, if no label has it.
    void find_repeated_lines() {
        std::u32string repeated;
        for (std::size_t first = 0, end = 0; first < line_count();
             first = std::max(end, first + 1)) {
            const std::u32string word(lone_word(first));
            for (end = first; end < line_count() && lone_word(end) == word;) ++end;
            if (word.empty() || !stands_for_figures(word, end - first)) continue;
            take_for_figures(first, end);
            repeated = word;
        }
        if (repeated.empty()) return;
        if (is_known(repeated)) return find_word_in_full_rows(repeated);
        for (std::size_t line = 0; line < line_count(); ++line)
            if (lone_word(line) == repeated) take_for_figures(line, line + 1);
    }

    // A label's letter as well: where it makes the figures between two labels full rows.
    void find_word_in_full_rows(std::u32string_view word) {
        const auto is_cell = [&](std::size_t line) {
            return tokens_of(line).size() == 1 &&
                   (tokens_of(line).front().is_figure || lone_word(line) == word);
        };
        for (std::size_t first = 0, end = 0; first < line_count(); first = end + 1) {
            for (end = first; end < line_count() && is_cell(end);) ++end;
            if (run_ > 0 && end > first && (end - first) % run_ == 0) take_for_figures(first, end);
        }
    }

    void take_for_figures(std::size_t first, std::size_t end) {
        for (; first < end; ++first) tokens_of(first).front().is_figure = true;
    }

    // So many times, one below the other. Pieces of heads may stand so, but not for a whole row.
    bool stands_for_figures(std::u32string_view word, std::size_t times) const {
        constexpr std::size_t fewest = 3, fewest_of_known = 5;
        if (times < fewest) return false;
        return times >= std::max(run_, fewest_of_known) || !is_known(word);
    }

    // Forward and back: one tells the next, on both sides of it.
    void find_words_for_figures() {
        find_repeated_lines();
        for (std::size_t line = 0; line < line_count(); ++line) find_repeated_word(tokens_of(line));
        for (std::size_t line = 0; line < line_count(); ++line) {
            for (std::size_t i = begins_[line]; i < begins_[line + 1]; ++i) {
                if (!tokens_[i].is_figure) find_word_for_figure(line, i - begins_[line]);
            }
        }
        for (std::size_t line = line_count(); line-- > 0;) {
            for (std::size_t i = begins_[line + 1]; i-- > begins_[line];) {
                if (!tokens_[i].is_figure) find_word_for_figure(line, i - begins_[line]);
            }
        }
    }

    void add_line(std::size_t line) {
        const std::span<Token> tokens = tokens_of(line);
        const auto figures = static_cast<std::size_t>(std::count_if(
            tokens.begin(), tokens.end(), [](const Token& t) { return t.is_figure; }));
        if (figures == 1 && tokens.size() == 1) {
            run_of_singles_.push_back(figure_of(tokens.front(), line));
            return;
        }
        if (!tokens.empty()) close_run();
        for (Token& token : tokens) {
            if (!token.is_figure) {
                items_.push_back({token.span,
                                  static_cast<std::uint32_t>(line),
                                  std::move(token.text),
                                  token.wide,
                                  token.narrow,
                                  {}});
                continue;
            }
            if (items_.empty() || items_.back().is_text() || items_.back().line != line) {
                items_.push_back({token.span, static_cast<std::uint32_t>(line), {}, {}, {}, {}});
                items_.back().figures.reserve(figures);
            }
            items_.back().figures.push_back(figure_of(token, line));
            items_.back().span.end = token.span.end;
        }
        // One figure behind its label may begin a run that goes on one a line.
        if (figures == 1 && ends_with_figure(tokens)) {
            run_of_singles_ = std::move(items_.back().figures);
            items_.pop_back();
        }
    }

    static FigureToken figure_of(const Token& token, std::size_t line) {
        return {token.span, static_cast<std::uint32_t>(line), token.wide, token.narrow};
    }

    // All single, with gaps between, or whole rows without a gap: not columns beside one another.
    bool is_of_rows() const {
        std::size_t height = 1;
        for (std::size_t i = 1; i <= run_of_singles_.size(); ++i) {
            if (i < run_of_singles_.size() && touches(i)) {
                ++height;
                continue;
            }
            if (height != 1 && height % run_ != 0) return false;
            height = 1;
        }
        return true;
    }

    bool touches(std::size_t i) const {
        const std::uint32_t begin = run_of_singles_[i - 1].span.end;
        const std::string_view gap = source_.substr(begin, run_of_singles_[i].span.begin - begin);
        return std::count(gap.begin(), gap.end(), '\n') <= 1;
    }

    // Figures one a line: whole rows where they are that many, else each by itself.
    void close_run() {
        const std::size_t size = run_of_singles_.size();
        const std::size_t piece = run_ > 0 && size % run_ == 0 && is_of_rows() ? run_ : 1;
        for (std::size_t first = 0; first < size; first += piece) {
            StreamItem item;
            item.figures.assign(
                run_of_singles_.begin() + static_cast<std::ptrdiff_t>(first),
                run_of_singles_.begin() + static_cast<std::ptrdiff_t>(first + piece));
            item.line = item.figures.front().line;
            item.span = {item.figures.front().span.begin, item.figures.back().span.end};
            items_.push_back(std::move(item));
        }
        run_of_singles_.clear();
    }

    std::string_view source_;
    const std::vector<const TableShape*>& shapes_;
    std::size_t run_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> begins_;  // of each line's tokens, and the end of the last's
    std::vector<FigureToken> run_of_singles_;
    std::vector<StreamItem> items_;
};

}  // namespace

bool show_the_same(std::string_view source, const std::vector<FigureToken>& figures) {
    const auto shown = [&](const FigureToken& figure) {
        return source.substr(figure.span.begin, figure.span.size());
    };
    return std::all_of(figures.begin(), figures.end(), [&](const FigureToken& figure) {
        return shown(figure) == shown(figures.front());
    });
}

std::vector<StreamItem> items_of(std::string_view source, const std::vector<StreamLine>& lines,
                                 const std::vector<const TableShape*>& shapes, std::size_t run) {
    return ItemReader(source, lines, shapes, run).items();
}

}  // namespace gouji::reports
