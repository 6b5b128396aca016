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

bool is_named(std::string_view tag, std::string_view name) {
    const std::size_t at = tag.starts_with("</") ? 2 : 1;
    const std::string_view shown = tag.substr(at, name.size());
    const bool same = std::equal(shown.begin(), shown.end(), name.begin(), name.end(),
                                 [](char a, char b) { return std::tolower(a) == b; });
    return same && at + name.size() < tag.size() && !is_letter(tag[at + name.size()]);
}

// Tags part words where a browser would break the line, and join them elsewhere.
std::optional<Replaced> tag_at(std::string_view rest) {
    constexpr std::size_t longest = 2000;
    if (rest.starts_with("<!--")) {
        const std::size_t end = rest.find("-->");
        if (end == std::string_view::npos) return std::nullopt;
        return Replaced{end + 3, {}};
    }
    const std::size_t name = rest.starts_with("</") ? 2 : 1;
    if (name >= rest.size() || !is_letter(rest[name])) return std::nullopt;
    const std::size_t end = rest.substr(0, longest).find('>');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view tag = rest.substr(0, end + 1);
    if (tag.find('\n') != std::string_view::npos || tag.find(':') < tag.find(' '))
        return std::nullopt;  // <https://…> is an address
    constexpr std::array<std::string_view, 6> inline_tags{"span", "font", "strong", "a", "u", "em"};
    const bool joins = std::any_of(inline_tags.begin(), inline_tags.end(),
                                   [&](std::string_view own) { return is_named(tag, own); });
    return Replaced{end + 1, joins ? "" : " "};
}

// [words](target) is its words.
std::optional<Replaced> link_at(std::string_view rest) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const std::size_t words = line.find("](");
    if (words == std::string_view::npos || line.find('[', 1) < words) return std::nullopt;
    const std::size_t end = line.find(')', words);
    if (end == std::string_view::npos) return std::nullopt;
    return Replaced{end + 1, without_markdown(line.substr(1, words - 1))};
}

// ---------------------------------------------------------------- emphasis

bool is_of_figure(char32_t c) {
    return (c >= U'0' && c <= U'9') || c == U',' || c == U'.';
}

// 12**84 and 12[3](note): without the marks they would be other figures.
bool would_join_figures(std::string_view before, std::string_view behind) {
    if (before.empty() || behind.empty()) return false;
    std::size_t last = before.size() - 1, next = 0;
    while (last > 0 && (static_cast<unsigned char>(before[last]) & 0xC0U) == 0x80U) --last;
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

// *0* is its text where it is all that a cell or a line shows.
std::optional<Replaced> slanted_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at + 1, longest_slanted);
    const std::size_t end = rest.find_first_of("*|\t\r\n");
    if (end == std::string_view::npos || end == 0 || rest[end] != '*' || rest[0] == ' ' ||
        !begins_cell(text.substr(0, at)) || !ends_cell(rest.substr(end + 1)))
        return std::nullopt;
    return Replaced{end + 2, without_markdown(rest.substr(0, end))};
}

std::optional<Replaced> stars_at(std::string_view text, std::size_t at) {
    constexpr std::string_view bold = "**";
    if (!text.substr(at).starts_with(bold)) return slanted_at(text, at);
    return Replaced{bold.size(), {}};
}

std::optional<Replaced> mark_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    switch (rest.front()) {
        case '\\':
            if (rest.size() < 2 || rest[1] == '|') return std::nullopt;
            if (rest[1] == '\n' || rest[1] == '\r') return Replaced{1, {}};
            if (!is_punctuation(rest[1])) return std::nullopt;
            return Replaced{2, std::string(1, rest[1])};
        case '&':
            return entity_at(rest);
        case '<':
            return tag_at(rest);
        case '[':
            return link_at(rest);
        case '*':
            return stars_at(text, at);
        default:
            return std::nullopt;
    }
}

// What the mark at the beginning of `rest` becomes behind `plain`: never a part of its last figure.
std::optional<Replaced> without_joining(Replaced replaced, std::string_view plain,
                                        std::string_view rest) {
    const std::string_view behind =
        replaced.by.empty() ? rest.substr(replaced.length) : std::string_view(replaced.by);
    if (!would_join_figures(plain, behind)) return replaced;
    if (rest.front() != '<') return std::nullopt;
    replaced.by.insert(0, " ");
    return replaced;
}

// ---------------------------------------------------------------- tables

std::size_t find_tag(std::string_view text, std::string_view tag, std::size_t from) {
    for (std::size_t at = text.find('<', from); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at, tag.size());
        if (std::equal(rest.begin(), rest.end(), tag.begin(), tag.end(),
                       [](char a, char b) { return std::tolower(a) == b; }))
            return at;
    }
    return std::string_view::npos;
}

// Behind the tag that closes the table which opens at `begin`.
std::size_t end_of_table(std::string_view text, std::size_t begin) {
    constexpr std::string_view open = "<table", close = "</table>";
    std::size_t depth = 0;
    for (std::size_t at = begin;;) {
        const std::size_t opened = find_tag(text, open, at);
        const std::size_t closed = find_tag(text, close, at);
        if (closed == std::string_view::npos) return text.size();
        if (opened < closed) {
            ++depth;
            at = opened + open.size();
        } else {
            at = closed + close.size();
            if (--depth == 0) return at;
        }
    }
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

std::string without_markdown(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t mark = std::min(text.find_first_of("\\&<[*", at), text.size());
        plain.append(text, at, mark - at);
        at = mark;
        if (at == text.size()) break;
        std::optional<Replaced> replaced = mark_at(text, at);
        if (replaced && text[at] != '\\' && text[at] != '&')
            replaced = without_joining(*std::move(replaced), plain, text.substr(at));
        if (replaced) {
            plain += replaced->by;
            at += replaced->length;
        } else {
            plain.push_back(text[at++]);
        }
    }
    return plain;
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
            whole.add(read_text(name, without_markdown(table)));
        }
    }
    return whole.finish(std::move(name));
}

}  // namespace gouji::reports
