#include "reports/html_scan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "facts/text.h"

namespace gouji::reports {

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// Tags that never hold others, and tags that the next of their kind ends; the most frequent first.
constexpr std::array<std::string_view, 33> flat_tags{
    "td",     "tr",    "p",     "br",    "th",       "li",   "o:p",    "img",      "tbody",
    "area",   "base",  "body",  "col",   "colgroup", "dd",   "dt",     "embed",    "frame",
    "head",   "hr",    "html",  "input", "link",     "meta", "option", "optgroup", "param",
    "source", "tfoot", "thead", "track", "wbr",      "rp"};
// Tags that a parser opens again in every block that follows while they are not closed.
constexpr std::array<std::string_view, 14> formatting_tags{
    "a",    "b", "big",   "code",   "em",     "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<std::string_view, 4> raw_tags{"script", "style", "textarea", "xmp"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Scan {
  public:
    explicit Scan(std::string_view page) : page_(page) {}

    HtmlCost cost() {
        while ((at_ = page_.find('<', at_)) != nowhere) step();
        return cost_;
    }

  private:
    void step() {
        if (page_.substr(at_, 4) == "<!--") {
            skip_behind("-->");
        } else if (page_.substr(at_, 2) == "</") {
            at_ += 2;
            close(name());
            skip_behind(">");
        } else {
            ++at_;
            const std::string tag = name();
            if (tag.empty()) return;
            skip_attributes();
            open(tag);
        }
    }

    std::string name() {
        std::string tag;
        if (at_ >= page_.size() || std::isalpha(static_cast<unsigned char>(page_[at_])) == 0)
            return tag;
        while (at_ < page_.size() && tag.size() < 16) {
            const char c = page_[at_];
            if (std::isspace(static_cast<unsigned char>(c)) != 0 || c == '>' || c == '/') break;
            tag.push_back(lower_case(c));
            ++at_;
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
        bool was_space = false;
        while (at_ < page_.size() && page_[at_] != '>') {
            const char c = page_[at_++];
            const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
            if (was_space && !is_space) ++words;
            was_space = is_space;
            if ((c == '"' || c == '\'') && last == '=') {
                const std::size_t end = page_.find(c, at_);
                at_ = end == nowhere ? page_.size() : end + 1;
            }
            if (!is_space) last = c;
        }
        cost_.attributes = std::max(cost_.attributes, words);
        if (at_ < page_.size()) ++at_;
    }

    void open(const std::string& tag) {
        cost_.nodes += 1 + formatting_;
        if (is_one_of(raw_tags, tag)) {
            skip_raw(tag);
            return;
        }
        if (is_one_of(flat_tags, tag)) return;
        if (is_one_of(formatting_tags, tag)) ++formatting_;
        ++depth_;
        cost_.depth = std::max(cost_.depth, depth_);
    }

    void close(const std::string& tag) {
        if (tag.empty() || is_one_of(flat_tags, tag)) return;
        if (depth_ > 0) --depth_;
        if (formatting_ > 0 && is_one_of(formatting_tags, tag)) --formatting_;
    }

    void skip_raw(const std::string& tag) {
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
