#include "reports/html/html_scan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "facts/text.h"
#include "reports/name_table.h"

namespace gouji::reports {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

enum class TagKind : std::uint8_t {
    Nesting,
    Flat,        // never holds others, or is ended by the next of its kind
    Formatting,  // opened again in every block that follows while it is not closed
    Raw,         // holds text alone
};

using NamedKind = std::pair<std::string_view, TagKind>;

constexpr NameTable kinds_of_tags(std::to_array<NamedKind>({
    {"td", TagKind::Flat},
    {"tr", TagKind::Flat},
    {"p", TagKind::Flat},
    {"br", TagKind::Flat},
    {"th", TagKind::Flat},
    {"li", TagKind::Flat},
    {"o:p", TagKind::Flat},
    {"img", TagKind::Flat},
    {"tbody", TagKind::Flat},
    {"area", TagKind::Flat},
    {"base", TagKind::Flat},
    {"body", TagKind::Flat},
    {"col", TagKind::Flat},
    {"colgroup", TagKind::Flat},
    {"dd", TagKind::Flat},
    {"dt", TagKind::Flat},
    {"embed", TagKind::Flat},
    {"frame", TagKind::Flat},
    {"head", TagKind::Flat},
    {"hr", TagKind::Flat},
    {"html", TagKind::Flat},
    {"input", TagKind::Flat},
    {"link", TagKind::Flat},
    {"meta", TagKind::Flat},
    {"option", TagKind::Flat},
    {"optgroup", TagKind::Flat},
    {"param", TagKind::Flat},
    {"source", TagKind::Flat},
    {"tfoot", TagKind::Flat},
    {"thead", TagKind::Flat},
    {"track", TagKind::Flat},
    {"wbr", TagKind::Flat},
    {"rp", TagKind::Flat},
    {"a", TagKind::Formatting},
    {"b", TagKind::Formatting},
    {"big", TagKind::Formatting},
    {"code", TagKind::Formatting},
    {"em", TagKind::Formatting},
    {"font", TagKind::Formatting},
    {"i", TagKind::Formatting},
    {"nobr", TagKind::Formatting},
    {"s", TagKind::Formatting},
    {"small", TagKind::Formatting},
    {"strike", TagKind::Formatting},
    {"strong", TagKind::Formatting},
    {"tt", TagKind::Formatting},
    {"u", TagKind::Formatting},
    {"script", TagKind::Raw},
    {"style", TagKind::Raw},
    {"textarea", TagKind::Raw},
    {"xmp", TagKind::Raw},
}));

constexpr std::size_t longest_name = 16;

bool is_letter(char c) {
    return lower_case(c) >= 'a' && lower_case(c) <= 'z';
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// In small letters, cut off where no known name is as long.
struct TagName {
    std::array<char, longest_name> letters{};
    std::size_t length = 0;

    std::string_view text() const { return {letters.data(), length}; }
    TagKind kind() const { return kinds_of_tags.find(text(), TagKind::Nesting); }
};

class Scan {
  public:
    explicit Scan(std::string_view page) : page_(page) {}

    HtmlCost cost() {
        while ((at_ = page_.find('<', at_)) != nowhere) step();
        return cost_;
    }

  private:
    void step() {
        const std::string_view rest = page_.substr(at_, 4);
        if (rest == "<!--") {
            skip_behind("-->");
        } else if (rest.starts_with("</")) {
            at_ += 2;
            close(name());
            skip_behind(">");
        } else {
            ++at_;
            const TagName tag = name();
            if (tag.length == 0) return;
            skip_attributes();
            open(tag);
        }
    }

    // Of no letters where none begins here.
    TagName name() {
        TagName tag;
        if (at_ >= page_.size() || !is_letter(page_[at_])) return tag;
        for (; at_ < page_.size() && tag.length < longest_name; ++at_) {
            const char c = page_[at_];
            if (is_space(c) || c == '>' || c == '/') break;
            tag.letters[tag.length++] = lower_case(c);
        }
        return tag;
    }

    void skip_behind(std::string_view end) {
        const std::size_t found = page_.find(end, at_);
        at_ = found == nowhere ? page_.size() : found + end.size();
    }

    // To behind the tag's end; quoted values may hold the sign of it.
    void skip_attributes() {
        char last = 0;
        std::size_t words = 0;
        bool was_blank = false;
        while (at_ < page_.size() && page_[at_] != '>') {
            const char c = page_[at_++];
            const bool is_blank = is_space(c);
            if (was_blank && !is_blank) ++words;
            was_blank = is_blank;
            if ((c == '"' || c == '\'') && last == '=') {
                const std::size_t end = page_.find(c, at_);
                at_ = end == nowhere ? page_.size() : end + 1;
            }
            if (!is_blank) last = c;
        }
        cost_.attributes = std::max(cost_.attributes, words);
        if (at_ < page_.size()) ++at_;
    }

    void open(const TagName& tag) {
        cost_.nodes += 1 + formatting_;
        const TagKind kind = tag.kind();
        if (kind == TagKind::Raw) return skip_raw(tag.text());
        if (kind == TagKind::Flat) return;
        if (kind == TagKind::Formatting) ++formatting_;
        ++depth_;
        cost_.depth = std::max(cost_.depth, depth_);
    }

    void close(const TagName& tag) {
        const TagKind kind = tag.kind();
        if (tag.length == 0 || kind == TagKind::Flat) return;
        if (depth_ > 0) --depth_;
        if (formatting_ > 0 && kind == TagKind::Formatting) --formatting_;
    }

    void skip_raw(std::string_view tag) {
        while ((at_ = page_.find("</", at_)) != nowhere) {
            at_ += 2;
            if (begins_with_ignoring_case(page_.substr(at_), tag)) return;
        }
        at_ = page_.size();
    }

    std::string_view page_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t formatting_ = 0;
    HtmlCost cost_;
};

}  // namespace

HtmlCost html_cost(std::string_view page) {
    return Scan(page).cost();
}

}  // namespace gouji::reports
