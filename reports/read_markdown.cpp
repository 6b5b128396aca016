#include "reports/read_markdown.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "facts/text.h"
#include "facts/width.h"
#include "reports/flow.h"
#include "reports/html/html_style.h"
#include "reports/next_sign.h"
#include "reports/read.h"
#include "reports/read_html.h"

namespace gouji::reports {

namespace {

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool is_punctuation(char c) {
    return std::ispunct(static_cast<unsigned char>(c)) != 0;
}

// ---------------------------------------------------------------- marks within a line

struct Replaced {
    std::size_t length = 0;  // of what is replaced
    std::string by;
    std::optional<Gap::Kind> gap = {};
};

struct Entity {
    std::string_view name;
    std::string_view text;
};

constexpr std::array<Entity, 8> entities{{{"&nbsp;", "\u00A0"},
                                          {"&emsp;", "\u2003"},
                                          {"&ensp;", "\u2002"},
                                          {"&amp;", "&"},
                                          {"&lt;", "<"},
                                          {"&gt;", ">"},
                                          {"&quot;", "\""},
                                          {"&ldquo;", "“"}}};

std::optional<Replaced> entity_at(std::string_view rest) {
    for (const Entity& entity : entities) {
        if (rest.starts_with(entity.name))
            return Replaced{entity.name.size(), std::string(entity.text)};
    }
    if (!rest.starts_with("&#")) return std::nullopt;
    const bool is_hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
    const char* first = rest.data() + (is_hex ? 3 : 2);
    std::uint32_t code = 0;
    const auto read = std::from_chars(first, rest.data() + rest.size(), code, is_hex ? 16 : 10);
    const auto length = static_cast<std::size_t>(read.ptr - rest.data());
    const bool is_valid = read.ec == std::errc() && code >= 0x20 && code < 0x110000 &&
                          code != U'|' && (code < 0xD800 || code > 0xDFFF);
    if (!is_valid || length >= rest.size() || rest[length] != ';') return std::nullopt;
    Replaced replaced{length + 1, {}};
    append_utf8(code, replaced.by);
    return replaced;
}

// Behind the `<` or `</` of a tag.
bool is_named(std::string_view tag, std::string_view name) {
    const std::string_view rest = tag.substr(tag.starts_with("</") ? 2 : 1);
    return begins_with_ignoring_case(rest, name) && rest.size() > name.size() &&
           !is_letter(rest[name.size()]);
}

bool is_of_figure(char32_t c) {
    return is_digit(c) || c == U',' || c == U'.';
}

// 12**84 and 12[3](note): without the marks they would be other figures.
bool would_join_figures(std::string_view before, std::string_view behind) {
    if (before.empty() || behind.empty()) return false;
    std::size_t last = begin_of_sign(before, before.size()), next = 0;
    return is_of_figure(folded(next_code_point(before, last))) &&
           is_of_figure(folded(next_code_point(behind, next)));
}

constexpr std::size_t longest_slanted = 300;
constexpr std::string_view cell_ends = "|\t\r\n";

bool ends_cell(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" *");
    return at == std::string_view::npos || cell_ends.find(text[at]) != std::string_view::npos;
}

bool begins_cell(std::string_view text) {
    const std::size_t begin = text.size() - std::min(text.size(), longest_slanted);
    const std::size_t at = text.substr(begin).find_last_not_of(" *");
    if (at == std::string_view::npos) return begin == 0;
    return cell_ends.find(text[begin + at]) != std::string_view::npos;
}

// The number behind a name in a tag: width="20"; nothing of a share as width="100%".
std::optional<int> number_in(std::string_view tag, std::string_view name) {
    std::size_t at = tag.find(name);
    if (at == std::string_view::npos) return std::nullopt;
    at = std::min(tag.find_first_not_of(" =:\"'", at + name.size()), tag.size());
    int number = 0;
    const auto read = std::from_chars(tag.data() + at, tag.data() + tag.size(), number);
    if (read.ec != std::errc() || *read.ptr == '%') return std::nullopt;
    return number;
}

bool is_icon(std::string_view tag) {
    return std::min(number_in(tag, "width").value_or(smallest_table),
                    number_in(tag, "height").value_or(smallest_table)) < smallest_table;
}

// Where the next of some words stands, of ascending places asked for: each byte is looked at once.
class Next {
  public:
    Next(std::string_view text, std::string_view words) : text_(text), words_(words) {}

    std::size_t from(std::size_t at) {
        if (found_ < at || is_new_) found_ = std::min(text_.find(words_, at), text_.size());
        is_new_ = false;
        return found_;
    }

  private:
    std::string_view text_, words_;
    std::size_t found_ = 0;
    bool is_new_ = true;
};

// A mark begins with one of them.
constexpr std::array marks{'<', '&', '*', '[', '!', '\\', '`', '$'};

class Unmarking {
  public:
    explicit Unmarking(std::string_view text) : text_(text) {}

    Unmarked read() {
        plain_.text.reserve(text_.size());
        while (at_ < text_.size()) {
            const std::size_t mark = next_mark_.from(at_);
            copy(text_.substr(at_, mark - at_));
            at_ = mark;
            if (at_ < text_.size()) read_mark();
        }
        return std::move(plain_);
    }

  private:
    // The next wall of a drawn table stays where it stood.
    void copy(std::string_view piece) {
        if (taken_ > 0) {
            const std::size_t wall = std::min(piece.find_first_of("|\n"), piece.size());
            plain_.text.append(piece.substr(0, wall));
            piece.remove_prefix(wall);
            if (piece.starts_with('|')) plain_.text.append(taken_, ' ');
            if (!piece.empty()) taken_ = 0;
        }
        plain_.text.append(piece);
    }

    // | 甲 | of a text that has a line +----+ somewhere.
    bool stands_in_drawn_line() {
        if (at_ < line_end_) return is_drawn_;
        const std::size_t before = text_.rfind('\n', at_);
        const std::size_t begin = text_.find_first_not_of(' ', before + 1);
        line_end_ = std::min(text_.find('\n', at_), text_.size());
        is_drawn_ = text_[begin] == '|' && next_ruling_.from(0) < text_.size();
        return is_drawn_;
    }

    void read_mark() {
        if (std::optional<Replaced> replaced = without_joining(mark())) {
            if (replaced->gap) {
                const auto here = static_cast<std::uint32_t>(plain_.text.size());
                plain_.gaps.push_back({*replaced->gap, {here, here}});
            }
            if (stands_in_drawn_line()) {
                const std::size_t whole = display_width(rest().substr(0, replaced->length));
                taken_ += whole - std::min(whole, display_width(replaced->by));
            }
            plain_.text += replaced->by;
            at_ += replaced->length;
        } else {
            const std::string_view kept = rest().substr(0, rest().starts_with("\\|") ? 2 : 1);
            plain_.text += kept;
            at_ += kept.size();
        }
    }

    std::string_view rest() const { return text_.substr(at_); }

    std::optional<Replaced> mark() {
        switch (text_[at_]) {
            case '\\':
                return escape();
            case '&':
                return entity_at(rest());
            case '<':
                return rest().starts_with("<!--") ? comment() : tag();
            case '[':
                return bracket();
            case '!':
                return picture();
            case '*':
                return stars();
            case '`':
                return Replaced{1, {}};
            case '$':
                return formula();
            default:
                return std::nullopt;
        }
    }

    // Never a part of the figure before the mark.
    std::optional<Replaced> without_joining(std::optional<Replaced> replaced) const {
        if (!replaced || text_[at_] == '\\' || text_[at_] == '&') return replaced;
        const std::string_view behind =
            replaced->by.empty() ? rest().substr(replaced->length) : std::string_view(replaced->by);
        if (!would_join_figures(plain_.text, behind)) return replaced;
        if (text_[at_] != '<' && !replaced->gap) return std::nullopt;
        replaced->by.insert(0, " ");
        return replaced;
    }

    std::optional<Replaced> escape() const {
        const std::string_view rest = this->rest();
        if (rest.size() < 2 || rest[1] == '|') return std::nullopt;
        if (rest[1] == '\\') return Replaced{2, " "};  // a broken line, in words or cells
        // The end of a line, or of one within a cell drawn with lines.
        if (rest[1] == ' ' || ends_cell(rest.substr(1))) return Replaced{1, {}};
        if (!is_punctuation(rest[1])) return std::nullopt;
        return Replaced{2, std::string(1, rest[1])};
    }

    std::optional<Replaced> comment() {
        const std::size_t end = next_comment_end_.from(at_);
        if (end == text_.size()) return std::nullopt;
        return Replaced{end + 3 - at_, {}};
    }

    // Tags part words where a browser would break the line, and join them elsewhere.
    std::optional<Replaced> tag() {
        constexpr std::size_t longest = 2000;
        const std::string_view rest = this->rest();
        const std::size_t name = rest.starts_with("</") ? 2 : 1;
        if (name >= rest.size() || !is_letter(rest[name])) return std::nullopt;
        const bool is_image = is_named(rest.substr(0, 8), "img");
        const std::size_t end = next_tag_end_.from(at_);
        if (end == text_.size() || (end - at_ >= longest && !is_image)) return std::nullopt;
        const std::string_view tag = rest.substr(0, end + 1 - at_);
        if (is_image && tag.find('<', 1) != std::string_view::npos) return std::nullopt;
        // The picture itself may stand in the tag, in one line.
        if (tag.size() > longest && tag.find('\n') != std::string_view::npos) return std::nullopt;
        if (is_image && is_icon(tag)) return Replaced{tag.size(), " "};
        if (is_image) return Replaced{tag.size(), " ", Gap::Kind::Picture};
        if (tag.find('\n') != std::string_view::npos || tag.find(':') < tag.find(' '))
            return std::nullopt;  // <https://…> is an address
        constexpr std::array<std::string_view, 6> inline_tags{"span", "font", "strong",
                                                              "a",    "u",    "em"};
        const bool joins = std::any_of(inline_tags.begin(), inline_tags.end(),
                                       [&](std::string_view own) { return is_named(tag, own); });
        return Replaced{tag.size(), joins ? "" : " "};
    }

    std::optional<Replaced> bracket() {
        // What a converter leaves of a table that it cannot write down.
        constexpr std::string_view lost_table = "[TABLE]";
        const std::string_view rest = this->rest();
        const bool is_lost = rest.starts_with(lost_table) && begins_cell(text_.substr(0, at_)) &&
                             ends_cell(rest.substr(lost_table.size()));
        if (is_lost) return Replaced{lost_table.size(), {}, Gap::Kind::Attachment};
        if (auto words = span()) return words;
        return link(at_);
    }

    // [words]{style="color:red"} is its words, where its style shows them as they stand.
    std::optional<Replaced> span() {
        const std::size_t words = next_attributes_.from(at_);
        const std::size_t end = next_brace_.from(words);
        if (end == text_.size() || next_line_end_.from(at_) < end ||
            text_.substr(at_ + 1, words - at_ - 1).find_first_of("[]") != std::string_view::npos)
            return std::nullopt;
        const std::string_view attributes = text_.substr(words + 2, end - words - 2);
        if (!shows_as_it_stands(attributes)) return std::nullopt;
        return Replaced{end + 1 - at_, without_markdown(text_.substr(at_ + 1, words - at_ - 1))};
    }

    // #name, .class, key="value"; a class may hide.
    static bool shows_as_it_stands(std::string_view attributes) {
        constexpr std::string_view style_begins = "style=\"";
        if (attributes.starts_with('.') || attributes.find(" .") != std::string_view::npos)
            return false;
        const std::size_t style = attributes.find(style_begins);
        if (style == std::string_view::npos) return true;
        const std::string_view said = attributes.substr(style + style_begins.size());
        ElementStyle look;
        look.add(said.substr(0, said.find('"')));
        return !look.is_absent() && !look.is_unseen() && !look.is_shifted() && !look.is_moved() &&
               !look.is_white();
    }

    // [words](target) is its words.
    std::optional<Replaced> link(std::size_t begin) {
        const std::size_t words = next_target_.from(begin);
        const std::size_t end = next_bracket_.from(words);
        if (end == text_.size() || next_line_end_.from(begin) < end ||
            text_.substr(begin + 1, words - begin - 1).find('[') != std::string_view::npos)
            return std::nullopt;
        return Replaced{end + 1 - at_,
                        without_markdown(text_.substr(begin + 1, words - begin - 1))};
    }

    // ![words](target), and ![words] whose target stands elsewhere: no word of it is text.
    std::optional<Replaced> picture() {
        if (!rest().starts_with("![")) return std::nullopt;
        if (auto whole = link(at_ + 1)) return Replaced{whole->length, {}, Gap::Kind::Picture};
        const std::size_t begin = at_ + (rest().starts_with("![[") ? 3 : 2);
        const std::size_t end = next_close_.from(begin);
        if (end == text_.size() || next_line_end_.from(at_) < end ||
            text_.substr(begin, end - begin).find('[') != std::string_view::npos)
            return std::nullopt;
        return Replaced{end + begin - 1 - 2 * at_, {}, Gap::Kind::Picture};
    }

    // Emphasis: ** anywhere, *0* where it is all that a cell or a line shows.
    std::optional<Replaced> stars() const {
        constexpr std::string_view bold = "**";
        if (rest().starts_with(bold)) return Replaced{bold.size(), {}};
        const std::string_view behind = text_.substr(at_ + 1, longest_slanted);
        const std::size_t end = behind.find_first_of("*|\t\r\n");
        if (end == std::string_view::npos || end == 0 || behind[end] != '*' || behind[0] == ' ' ||
            !begins_cell(text_.substr(0, at_)) || !ends_cell(behind.substr(end + 1)))
            return std::nullopt;
        return Replaced{end + 2, without_markdown(behind.substr(0, end))};
    }

    // $12$ is the figure, where it is all that a cell shows.
    std::optional<Replaced> formula() const {
        constexpr std::size_t longest = 24;
        const std::string_view figure = text_.substr(at_ + 1, longest);
        const std::size_t end = figure.find_first_not_of("0123456789.,- ");
        if (end == std::string_view::npos || end == 0 || figure[end] != '$' ||
            !begins_cell(text_.substr(0, at_)) || !ends_cell(figure.substr(end + 1)))
            return std::nullopt;
        return Replaced{end + 2, std::string(figure.substr(0, end))};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Unmarked plain_;
    std::size_t taken_ = 0;  // columns of a drawn line, up to its next wall
    std::size_t line_end_ = 0;
    bool is_drawn_ = false;  // the line
    NextSign<marks.size()> next_mark_{text_, marks};
    Next next_comment_end_{text_, "-->"};
    Next next_tag_end_{text_, ">"};
    Next next_line_end_{text_, "\n"};
    Next next_target_{text_, "]("};
    Next next_bracket_{text_, ")"};
    Next next_attributes_{text_, "]{"};
    Next next_brace_{text_, "}"};
    Next next_close_{text_, "]"};
    Next next_ruling_{text_, "+-"};
};

// ---------------------------------------------------------------- tables

std::size_t find_tag(std::string_view text, std::string_view tag, std::size_t from) {
    for (std::size_t at = text.find('<', from); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        if (begins_with_ignoring_case(text.substr(at), tag)) return at;
    }
    return std::string_view::npos;
}

// Behind the tag that closes the table which opens at `begin`.
std::size_t end_of_table(std::string_view text, std::size_t begin) {
    constexpr std::string_view open = "<table", close = "</table>";
    std::size_t depth = 0;
    for (std::size_t at = begin; at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at);
        if (begins_with_ignoring_case(rest, open)) ++depth;
        if (begins_with_ignoring_case(rest, close) && --depth == 0) return at + close.size();
    }
    return text.size();
}

// Documents one behind the other.
class Joined {
  public:
    void add(const Document& piece) {
        const auto offset = static_cast<std::uint32_t>(text_.size());
        text_ += piece.source->text();
        text_ += '\n';
        for (DocumentBlock block : piece.blocks) {
            if (auto* grid = std::get_if<Grid>(&block)) {
                move(grid->span, offset);
                for (GridCell& cell : grid->cells) {
                    move(cell.span, offset);
                    for (Span& rest : cell.rest) move(rest, offset);
                }
            } else {
                move(std::get<Paragraph>(block).span, offset);
            }
            document_.blocks.push_back(std::move(block));
        }
        for (Gap gap : piece.gaps) {
            move(gap.span, offset);
            document_.gaps.push_back(gap);
        }
        std::copy(piece.remarks.begin(), piece.remarks.end(),
                  std::back_inserter(document_.remarks));
    }

    Document finish(std::string name) {
        document_.source = std::make_unique<const Source>(std::move(name), std::move(text_));
        return std::move(document_);
    }

  private:
    static void move(Span& span, std::uint32_t offset) {
        span.begin += offset;
        span.end += offset;
    }

    Document document_;
    std::string text_;
};

}  // namespace

bool looks_like_markdown(std::string_view text) {
    std::size_t bare = 0, paragraphs = 0;
    bool behind_blank = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        if (line.starts_with("<p>") || line.starts_with("<p ")) ++paragraphs;
        if (behind_blank && !line.empty() && line.front() != '<') ++bare;
        behind_blank = line.empty();
    }
    constexpr std::size_t fewest = 4;
    return bare >= fewest && bare > 2 * paragraphs;
}

Unmarked unmarked(std::string_view text) {
    return Unmarking(text).read();
}

std::string without_markdown(std::string_view text) {
    return unmarked(text).text;
}

bool holds_html_table(std::string_view text) {
    return find_tag(text, "<table", 0) != std::string_view::npos;
}

Document read_with_html_tables(std::string name, std::string_view text) {
    Joined whole;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = std::min(find_tag(text, "<table", at), text.size());
        if (begin > at) whole.add(read_text(name, std::string(text.substr(at, begin - at))));
        at = begin == text.size() ? begin : end_of_table(text, begin);
        if (at == begin) break;
        const std::string_view table = text.substr(begin, at - begin);
        if (const Result<Document> read = read_html(name, std::string(table))) {
            whole.add(*read);
        } else {
            Document lines = read_text(name, without_markdown(table));
            lines.remarks.push_back(read.error());
            whole.add(lines);
        }
    }
    return whole.finish(std::move(name));
}

}  // namespace gouji::reports
