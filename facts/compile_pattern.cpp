// The text of a pattern → its steps. Alternatives become forks, so that matching needs no tree.
#include <algorithm>
#include <iterator>
#include <utility>

#include "facts/code.h"
#include "facts/pattern.h"

namespace gouji {

namespace {

using Op = PatternStep::Op;

constexpr std::string_view gap = "…";
constexpr std::size_t most_steps = 400;

struct KindName {
    std::string_view name;
    std::optional<PhraseKind> kind;
};

constexpr KindName kind_names[] = {{"count", PhraseKind::Count},     {"money", PhraseKind::Money},
                                   {"percent", PhraseKind::Percent}, {"date", PhraseKind::Date},
                                   {"year", PhraseKind::Year},       {"words", std::nullopt}};

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

class Compiler {
  public:
    Compiler(std::string_view text, Place place, Diagnostics& diagnostics)
        : text_(text), place_(place), diagnostics_(diagnostics) {}

    std::optional<Pattern> compile();

  private:
    void sequence(std::size_t begin, std::size_t end);
    std::size_t braces(std::size_t begin);
    void alternatives(std::size_t begin, std::size_t end);
    void hole(std::size_t begin, std::size_t colon, std::size_t end);
    void need(std::vector<std::string> texts);

    void step(Op op, std::size_t target = 0, std::string text = {}) {
        pattern_.steps.push_back({op, target, std::move(text)});
    }
    std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }
    // Where the pattern stands with escapes, places inside it cannot be told.
    Place place(std::size_t begin, std::size_t end) const {
        if (place_.span.size() != text_.size()) return place_;
        const auto at = [&](std::size_t offset) {
            return place_.span.begin + static_cast<std::uint32_t>(offset);
        };
        return {place_.source, {at(begin), at(end)}};
    }
    void complain(Code code, std::size_t begin, std::size_t end) {
        if (!failed_) diagnostics_.add(code, place(begin, end), {std::string(slice(begin, end))});
        failed_ = true;
    }

    std::string_view text_;
    Place place_;
    Diagnostics& diagnostics_;
    Pattern pattern_;
    bool failed_ = false;
};

std::optional<Pattern> Compiler::compile() {
    for (std::size_t at = 0; at < text_.size() && !failed_;) {
        if (text_[at] == '{') {
            at = braces(at);
        } else if (text_[at] == '}') {
            complain(Code::PatternBrace, at, at + 1);
        } else {
            const std::size_t next = std::min(text_.find_first_of("{}", at), text_.size());
            const std::size_t first = pattern_.steps.size();
            sequence(at, next);
            for (std::size_t i = first; i < pattern_.steps.size(); ++i) {
                if (pattern_.steps[i].op == Op::Text) need({pattern_.steps[i].text});
            }
            at = next;
        }
    }
    if (!failed_ && pattern_.anchors.empty()) complain(Code::PatternEmpty, 0, text_.size());
    if (!failed_ && pattern_.steps.size() > most_steps)
        complain(Code::PatternLong, 0, text_.size());
    if (failed_) return std::nullopt;
    pattern_.steps = with_openings(std::move(pattern_.steps));
    return std::move(pattern_);
}

// Words, gaps and digits.
void Compiler::sequence(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
        const std::string_view rest = slice(at, end);
        if (rest.starts_with(gap)) {
            step(Op::Gap);
            at += gap.size();
        } else if (rest.starts_with('~')) {
            step(Op::ClauseGap);
            ++at;
        } else if (rest.starts_with("\\d")) {
            step(Op::Digit);
            at += 2;
        } else {
            const std::size_t next =
                at + std::min({rest.find(gap), rest.find_first_of("\\~", 1), rest.size()});
            std::string words = normal_form(slice(at, next));
            if (!words.empty()) step(Op::Text, 0, std::move(words));
            at = next;
        }
    }
}

// From { to its }; gives what stands behind.
std::size_t Compiler::braces(std::size_t begin) {
    const std::size_t end = text_.find_first_of("{}", begin + 1);
    if (end == std::string_view::npos || text_[end] == '{') {
        complain(Code::PatternBrace, begin, begin + 1);
        return text_.size();
    }
    const std::size_t colon = text_.find(':', begin);
    if (colon < end) {
        hole(begin + 1, colon, end);
    } else {
        alternatives(begin + 1, end);
    }
    return end + 1;
}

// Of n words all but the last begin with a fork to the next and end with a jump behind the group.
void Compiler::alternatives(std::size_t begin, std::size_t end) {
    const bool optional = end > begin && text_[end - 1] == '?';
    const std::size_t last = optional ? end - 1 : end;
    std::vector<std::size_t> jumps;
    std::vector<std::string> anchors;
    for (std::size_t at = begin; at <= last;) {
        const std::size_t bar = std::min(text_.find('|', at), last);
        if (at == bar) return complain(Code::PatternEmpty, begin - 1, end + 1);
        const bool is_last = bar == last && !optional;
        const std::size_t fork = pattern_.steps.size();
        if (!is_last) step(Op::Fork);
        const std::size_t first = pattern_.steps.size();
        sequence(at, bar);
        std::string longest;
        for (std::size_t i = first; i < pattern_.steps.size(); ++i) {
            const PatternStep& one = pattern_.steps[i];
            if (one.op == Op::Text && one.text.size() > longest.size()) longest = one.text;
        }
        anchors.push_back(std::move(longest));
        if (!is_last) {
            jumps.push_back(pattern_.steps.size());
            step(Op::Jump);
            pattern_.steps[fork].target = pattern_.steps.size();
        }
        at = bar + 1;
    }
    for (const std::size_t jump : jumps) pattern_.steps[jump].target = pattern_.steps.size();
    if (!optional) need(std::move(anchors));
}

void Compiler::hole(std::size_t begin, std::size_t colon, std::size_t end) {
    const std::string_view kind = slice(colon + 1, end);
    const auto* known = std::find_if(std::begin(kind_names), std::end(kind_names),
                                     [&](const KindName& entry) { return entry.name == kind; });
    if (known == std::end(kind_names)) return complain(Code::PatternKind, colon + 1, end);
    const std::string name(slice(begin, colon));
    if (!is_name(name) || pattern_.hole(name)) return complain(Code::PatternName, begin, colon);
    step(Op::Hole, pattern_.holes.size());
    pattern_.holes.push_back({name, known->kind});
}

// Long and few texts sort out most sentences.
void Compiler::need(std::vector<std::string> texts) {
    const auto shortest = [](const std::vector<std::string>& group) {
        std::size_t least = group.empty() ? 0 : group.front().size();
        for (const std::string& text : group) least = std::min(least, text.size());
        return least;
    };
    const std::size_t offered = shortest(texts);
    const std::size_t known = shortest(pattern_.anchors);
    if (offered > known || (offered == known && texts.size() < pattern_.anchors.size()))
        pattern_.anchors = texts;
    if (offered > 0) pattern_.needed.push_back(std::move(texts));
}

}  // namespace

std::optional<Pattern> compile_pattern(std::string_view text, Place place,
                                       Diagnostics& diagnostics) {
    return Compiler(text, place, diagnostics).compile();
}

}  // namespace gouji
