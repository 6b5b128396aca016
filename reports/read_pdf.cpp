#include "reports/read_pdf.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include "facts/code.h"
#include "facts/text.h"
#include "reports/pdf/pdf_gaps.h"
#include "reports/pdf/pdf_layout.h"
#include "reports/pdf/pdf_page.h"
#include "reports/pdf/pdf_pages.h"
#include "reports/pdf/pdf_parts.h"

namespace gouji::reports {
namespace {

constexpr int same_edge = 400;
constexpr int largest_page = 1'000'000;

// Some programs name the radical where they show the character that looks like it.
char32_t plain(char32_t code) {
    const bool is_look_alike =
        (code >= 0x2E80 && code < 0x2FE0) || (code >= 0xF900 && code < 0xFB00);
    return is_look_alike ? folded(code) : code;
}

bool is_wide(char32_t code) {
    return code >= 0x1100;
}

bool is_latin(char32_t code) {
    return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
}

// Between which edges lines of prose run, and how far below one another; 0 where that is not known.
struct Margins {
    int left = 0, right = 0;
    int pitch = 0;

    bool is_full(const PdfLine& line) const { return line.box.right >= right - line.size * 5 / 2; }
};

// Those of all pages of one width: a single page may hold short lines only.
Margins margins_of(const std::vector<std::vector<PdfItem>>& items,
                   const std::vector<PdfPage>& pages, int width) {
    Box all{largest_page, 0, 0, 0};
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (std::abs(pages[i].width - width) > same_edge) continue;
        for (const PdfItem& item : items[i]) {
            if (std::holds_alternative<PdfLine>(item)) all.add(box_of(item));
        }
    }
    return {all.left, all.right, 0};
}

// The distance at which most lines follow one that runs to the margin.
int pitch_of(const std::vector<std::vector<PdfItem>>& pages, const Margins& margins) {
    constexpr std::size_t fewest = 4;
    std::vector<int> distances;
    for (const std::vector<PdfItem>& items : pages) {
        for (std::size_t i = 1; i < items.size(); ++i) {
            const auto* above = std::get_if<PdfLine>(&items[i - 1]);
            const auto* below = std::get_if<PdfLine>(&items[i]);
            if (above == nullptr || below == nullptr || !margins.is_full(*above)) continue;
            if (below->baseline > above->baseline)
                distances.push_back(below->baseline - above->baseline);
        }
    }
    if (distances.size() < fewest) return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::ranges::nth_element(distances, middle);
    return *middle;
}

class Writer {
  public:
    void add(const PdfItem& item, const Margins& margins, std::uint32_t page);
    Document finish(std::string name);

  private:
    void add_line(const PdfLine& line, const Margins& margins, std::uint32_t page);
    void add_table(const PdfTable& table, std::uint32_t page);
    bool continues_paragraph(const PdfLine& line, const Margins& margins, std::uint32_t page) const;
    bool continues_table(const PdfTable& table, std::uint32_t page) const;
    void flush_table();
    void write(const PdfLine& line, std::uint32_t page);
    void write_laid_out(const PdfLine& line, int left, std::uint32_t page);
    void write_word(const PdfWord& word);
    void add_origin(const Box& box, std::uint32_t page);
    std::uint32_t here() const { return static_cast<std::uint32_t>(text_.size()); }

    std::string text_;
    Document document_;
    // The line written last, where the item before was one; what may go on.
    struct Open {
        PdfLine line;
        Margins margins;
        std::uint32_t page = 0;
    };
    std::optional<Open> open_line_;
    std::optional<PdfTable> open_table_;
    std::uint32_t open_table_page_ = 0;
};

void Writer::add(const PdfItem& item, const Margins& margins, std::uint32_t page) {
    if (const auto* line = std::get_if<PdfLine>(&item)) {
        add_line(*line, margins, page);
    } else {
        add_table(std::get<PdfTable>(item), page);
    }
}

void Writer::add_origin(const Box& box, std::uint32_t page) {
    document_.origins.push_back({here(), page, {box.left, box.top, box.right, box.bottom}});
}

void Writer::write_word(const PdfWord& word) {
    for (const char32_t code : word.text) append_utf8(plain(code), text_);
}

void Writer::write(const PdfLine& line, std::uint32_t page) {
    add_origin(line.box, page);
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        if (i > 0) text_ += ' ';
        write_word(line.words[i]);
    }
}

// The words from `first` on that do not stand apart from one another.
Box box_of_words(const PdfLine& line, std::size_t first) {
    Box box = line.words[first].box;
    for (std::size_t i = first + 1; i < line.words.size(); ++i) {
        if (stand_apart(line.words[i - 1], line.words[i], line.size)) break;
        box.add(line.words[i].box);
    }
    return box;
}

// A character's place on the line is its place on the paper, in halves of a Han character: columns
// that no line rules can still be told apart. Words that stand apart have origins of their own.
void Writer::write_laid_out(const PdfLine& line, int left, std::uint32_t page) {
    constexpr std::int64_t most_columns = 400;
    const std::int64_t half = std::max(line.size / 2, 1);
    std::int64_t written = 0;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const PdfWord& word = line.words[i];
        const bool is_apart = i == 0 || stand_apart(line.words[i - 1], word, line.size);
        const std::int64_t column = std::min((word.box.left - left) / half, most_columns);
        std::int64_t spaces = i == 0 ? 0 : 1;
        if (is_apart) spaces = std::max<std::int64_t>(column - written, i == 0 ? 0 : 2);
        text_.append(static_cast<std::size_t>(spaces), ' ');
        if (i == 0) std::get<Paragraph>(document_.blocks.back()).span.begin = here();
        if (is_apart) add_origin(box_of_words(line, i), page);
        write_word(word);
        written += spaces;
        for (const char32_t code : word.text) written += is_wide(code) ? 2 : 1;
    }
}

bool Writer::continues_paragraph(const PdfLine& line, const Margins& margins,
                                 std::uint32_t page) const {
    if (!open_line_ || line.is_laid_out() || open_line_->line.is_laid_out()) return false;
    const PdfLine& before = open_line_->line;
    const int size = before.size;
    constexpr int shortest_line = 12;  // characters; lines that short are not broken prose
    const bool is_full =
        open_line_->margins.is_full(before) && before.box.width() >= size * shortest_line;
    const bool is_flush = line.box.left <= margins.left + size / 2;
    const bool is_alike = std::abs(line.size - size) * 10 <= size;
    const int farthest = margins.pitch > 0 ? margins.pitch * 5 / 4 : size * 5 / 2;
    const bool is_near = page != open_line_->page || line.baseline - before.baseline <= farthest;
    return is_full && is_flush && is_alike && is_near && !begins_with_number(line);
}

void Writer::add_line(const PdfLine& line, const Margins& margins, std::uint32_t page) {
    flush_table();
    if (continues_paragraph(line, margins, page)) {
        text_.pop_back();
        const bool is_word_apart = is_latin(open_line_->line.words.back().text.back()) &&
                                   is_latin(line.words.front().text.front());
        if (is_word_apart) text_ += ' ';
        write(line, page);
    } else {
        document_.blocks.emplace_back(Paragraph{});
        write_laid_out(line, margins.left, page);
    }
    std::get<Paragraph>(document_.blocks.back()).span.end = here();
    text_ += '\n';
    open_line_ = Open{line, margins, page};
}

bool Writer::continues_table(const PdfTable& table, std::uint32_t page) const {
    return open_table_ && page == open_table_page_ + 1 && are_as_wide(*open_table_, table);
}

void Writer::add_table(const PdfTable& table, std::uint32_t page) {
    PdfTable placed = table;
    for (PdfCell& cell : placed.cells) cell.page = page;
    if (continues_table(table, page)) {
        append_part(*open_table_, std::move(placed));
    } else {
        flush_table();
        open_table_ = std::move(placed);
    }
    open_line_.reset();
    open_table_page_ = page;
}

// Lines break between full-width digits as between Han characters, never between others.
bool is_broken_number(const PdfLine& line, const PdfLine& next) {
    const auto is_wide_digit = [](char32_t c) { return c >= 0xFF10 && c <= 0xFF19; };
    return is_wide_digit(line.words.back().text.back()) &&
           is_wide_digit(next.words.front().text.front());
}

void Writer::flush_table() {
    if (!open_table_) return;
    std::ranges::stable_sort(open_table_->cells, {}, [](const PdfCell& cell) {
        return std::pair(cell.place.row, cell.place.column);
    });
    Grid grid;
    grid.span.begin = here();
    std::uint32_t row = 0;
    for (const PdfCell& cell : open_table_->cells) {
        if (cell.place.row != row) text_.back() = '\n';
        row = cell.place.row;
        const std::uint32_t begin = here();
        const PdfLine* before = nullptr;
        for (const PdfLine& line : cell.lines) {
            if (before != nullptr && !is_broken_number(*before, line)) text_ += '\n';
            write(line, static_cast<std::uint32_t>(cell.page));
            before = &line;
        }
        if (is_full(cell)) document_.full.push_back({begin, here()});
        grid.cells.push_back(
            {{begin, here()}, row, cell.place.column, cell.place.row_span, cell.place.column_span});
        text_ += '\t';
    }
    text_.back() = '\n';
    grid.span.end = here() - 1;
    if (open_table_->is_cut) {
        document_.gaps.push_back({Gap::Kind::CutTable, grid.span});
        document_.remark(Code::PdfTableCut, {std::to_string(open_table_page_)});
    }
    document_.blocks.emplace_back(std::move(grid));
    open_table_.reset();
}

Document Writer::finish(std::string name) {
    flush_table();
    document_.source = std::make_unique<const Source>(std::move(name), std::move(text_));
    return std::move(document_);
}

}  // namespace

Result<Document> read_pdf(std::string name, std::string_view bytes, PdfChild& child) {
    const Result<std::string> answer = child.ask(bytes);
    if (!answer) return tl::unexpected(answer.error());
    const Result<std::vector<PdfPage>> pages = pages_of(*answer, child.limits());
    if (!pages) return tl::unexpected(pages.error());
    std::vector<std::vector<PdfItem>> items;
    for (const PdfPage& page : *pages) items.push_back(items_of(page));
    drop_margins(items);
    unrule_mixed(items);
    take_back_overhang(items);
    Writer writer;
    Margins margins;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i == 0 || (*pages)[i].width != (*pages)[i - 1].width) {
            margins = margins_of(items, *pages, (*pages)[i].width);
            margins.pitch = pitch_of(items, margins);
        }
        for (const PdfItem& item : items[i]) {
            writer.add(item, margins, static_cast<std::uint32_t>(i + 1));
        }
    }
    Document document = writer.finish(std::move(name));
    add_gaps(*pages, document);
    add_remarks(*pages, document);
    return document;
}

}  // namespace gouji::reports
