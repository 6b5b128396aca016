#include "facts/pattern.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "facts/text.h"

namespace gouji {

namespace {

constexpr std::size_t longest_gap = 20;         // characters
constexpr std::size_t longest_sentence = 4096;  // bytes; a text without a stop is cut
constexpr std::string_view stops[] = {"。", ";", "!", "?"};
constexpr std::string_view clause_ends[] = {"、", ",", ":", "(", ")", "\""};

// In normal forms the full-width ；！？ are their ASCII signs.
bool begins_with_one_of(std::string_view text, const auto& signs) {
    return std::any_of(std::begin(signs), std::end(signs),
                       [&](std::string_view sign) { return text.starts_with(sign); });
}

// By byte: whether one of the signs begins with it. Most bytes begin none.
using ByteSet = std::array<bool, 256>;

constexpr ByteSet first_bytes(const auto& signs) {
    ByteSet bytes{};
    for (const std::string_view sign : signs)
        bytes[static_cast<unsigned char>(sign.front())] = true;
    return bytes;
}

constexpr ByteSet stop_bytes = first_bytes(stops), clause_bytes = first_bytes(clause_ends);

bool may_be_stop(char byte) {
    return stop_bytes[static_cast<unsigned char>(byte)];
}

bool is_stop(std::string_view text, std::size_t at) {
    return may_be_stop(text[at]) && begins_with_one_of(text.substr(at), stops);
}

bool ends_clause(std::string_view text, std::size_t at) {
    return clause_bytes[static_cast<unsigned char>(text[at])] &&
           begins_with_one_of(text.substr(at), clause_ends);
}

std::size_t stop_length(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with(stops[0]) ? stops[0].size() : 1;
}

// Whether what stands behind a stop goes on with the sentence that it ended.
bool sentence_goes_on(const SearchedText& searched, std::string_view behind) {
    return searched.continued_by != nullptr && begins_with_one_of(behind, *searched.continued_by);
}

// The first number of the kind that begins at `at` or behind it; null where there is none.
const NumberPhrase* first_from(const NumberPhrases& numbers, PhraseKind kind, std::size_t at) {
    const std::vector<NumberPhrase>& phrases = numbers.of(kind);
    const auto first = std::lower_bound(
        phrases.begin(), phrases.end(), at,
        [](const NumberPhrase& phrase, std::size_t from) { return phrase.piece.begin < from; });
    return first == phrases.end() ? nullptr : &*first;
}

// No hole can be left out: the sentence has a number of each kind that the pattern asks for.
bool may_fill_holes(const Pattern& pattern, const NumberPhrases& numbers, Match::Piece sentence) {
    return std::all_of(pattern.holes.begin(), pattern.holes.end(), [&](const PatternHole& hole) {
        if (!hole.kind) return true;
        const NumberPhrase* first = first_from(numbers, *hole.kind, sentence.begin);
        return first != nullptr && first->piece.end <= sentence.end;
    });
}

// Of a Han character's bytes the last tells most: half a text begins with the same one.
bool holds(std::string_view text, std::string_view word) {
    constexpr std::size_t telling = 2;
    if (word.size() <= telling) return text.find(word) != std::string_view::npos;
    for (std::size_t at = text.find(word[telling], telling); at != std::string_view::npos;
         at = text.find(word[telling], at + 1)) {
        if (text.substr(at - telling).starts_with(word)) return true;
    }
    return false;
}

// A bit for the sign at `at`, which others share; none at the end of the text. Of a Han character's
// bytes the last tells most.
std::uint64_t opening_of(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const std::size_t telling = static_cast<unsigned char>(text[at]) < 0xE0U ? at : at + 2;
    if (telling >= text.size()) return 0;
    return std::uint64_t{1} << (static_cast<unsigned char>(text[telling]) & 0x3FU);
}

bool may_open(const PatternStep& step, std::uint64_t opening) {
    return step.openings == PatternStep::anything || (step.openings & opening) != 0;
}

std::uint64_t openings_at(const std::vector<PatternStep>& steps, std::size_t step) {
    return step < steps.size() ? steps[step].openings : PatternStep::anything;
}

class Matcher {
  public:
    Matcher(const Pattern& pattern, const SearchedText& searched, Match::Piece within)
        : pattern_(pattern),
          searched_(searched),
          within_(within),
          text_(std::string_view(searched.text->text).substr(0, within.end)),
          width_(within.end - within.begin + 1),
          failed_(pattern.steps.size() * width_) {}

    std::optional<PatternMatch> at(std::size_t from) {
        if (!run(0, from)) return std::nullopt;
        return taken(from);
    }

    // The leftmost match that begins at or behind `from`, and before `end`.
    std::optional<PatternMatch> find(std::size_t from, std::size_t end) {
        for (from = beginning(from); from < end; from = beginning(next(from))) {
            if (run(0, from)) return tightened(from);
        }
        return std::nullopt;
    }

  private:
    struct Capture {
        std::size_t hole = 0;
        const NumberPhrase* phrase = nullptr;  // null: words
        Match::Piece piece;
    };

    std::size_t next(std::size_t at) const {
        return std::min(at + sign_length(text_[at]), text_.size());
    }

    // The next place, from `at` on, where a match may begin; the end of the text where there is
    // none.
    std::size_t beginning(std::size_t at) const {
        const PatternStep& first = pattern_.steps.front();
        if (first.op == PatternStep::Op::Hole && pattern_.holes[first.target].kind) {
            const auto* number =
                first_from(*searched_.numbers, *pattern_.holes[first.target].kind, at);
            return number == nullptr ? text_.size() : std::min(number->piece.begin, text_.size());
        }
        while (at < text_.size() && !may_open(first, opening_of(text_, at))) at = next(at);
        return at;
    }

    // Whether the steps from `step` on fit from `at` on.
    bool run(std::size_t step, std::size_t at) {
        for (; step < pattern_.steps.size(); ++step) {
            const PatternStep& now = pattern_.steps[step];
            if (!may_open(now, opening_of(text_, at))) return false;
            if (now.op == PatternStep::Op::Text) {
                if (!text_.substr(at).starts_with(now.text)) return false;
                at += now.text.size();
            } else if (now.op == PatternStep::Op::Digit) {
                if (!is_digit(text_[at])) return false;
                ++at;
            } else {
                return goes_on(step, at);
            }
        }
        end_ = at;
        return true;
    }

    // The same of a step that several ways lead from. What has failed once fails again, wherever
    // the match began, so that the whole search is linear in the text.
    bool goes_on(std::size_t step, std::size_t at) {
        const std::size_t known = step * width_ + (at - within_.begin);
        if (failed_[known]) return false;
        const bool fits = step_fits(step, at);
        if (!fits) failed_[known] = true;
        return fits;
    }

    bool step_fits(std::size_t step, std::size_t at) {
        const PatternStep& now = pattern_.steps[step];
        switch (now.op) {
            case PatternStep::Op::Text:
            case PatternStep::Op::Digit:
                return run(step, at);
            case PatternStep::Op::Gap:
            case PatternStep::Op::ClauseGap:
                return gap_end(step, at).has_value();
            case PatternStep::Op::Hole:
                return hole_fits(step, at);
            case PatternStep::Op::Fork:
                return one_way_fits(step, at);
            case PatternStep::Op::Jump:
                return run(now.target, at);
        }
        return false;
    }

    // Tells in most places that the steps do not fit there.
    bool may_run(std::size_t step, std::uint64_t opening) const {
        return step == pattern_.steps.size() || may_open(pattern_.steps[step], opening);
    }

    // A choice of words is a fork behind each word but the last.
    bool one_way_fits(std::size_t step, std::size_t at) {
        const std::uint64_t opening = opening_of(text_, at);
        while (may_run(step, opening)) {
            if (step == pattern_.steps.size() || pattern_.steps[step].op != PatternStep::Op::Fork)
                return run(step, at);
            if (may_run(step + 1, opening) && run(step + 1, at)) return true;
            step = pattern_.steps[step].target;
        }
        return false;
    }

    // Takes in as little as it can.
    std::optional<std::size_t> gap_end(std::size_t step, std::size_t at) {
        const bool in_clause = pattern_.steps[step].op != PatternStep::Op::Gap;
        const std::size_t taken = gaps_;
        for (std::size_t length = 0;; ++length) {
            gaps_ = taken + length;
            if (may_run(step + 1, opening_of(text_, at)) && run(step + 1, at)) return at;
            if (length == longest_gap || at >= text_.size()) break;
            if (is_stop(text_, at) && (in_clause || !is_crossed(at))) break;
            if (in_clause && (is_digit(text_[at]) || ends_clause(text_, at))) break;
            at = next(at);
        }
        gaps_ = taken;
        return std::nullopt;
    }

    bool is_crossed(std::size_t stop) const {
        return sentence_goes_on(searched_, text_.substr(stop + stop_length(text_, stop)));
    }

    bool hole_fits(std::size_t step, std::size_t at) {
        const std::size_t hole = pattern_.steps[step].target;
        const std::optional<PhraseKind> kind = pattern_.holes[hole].kind;
        if (!kind) return words_fit(step, at);
        const NumberPhrase* phrase = searched_.numbers->at(*kind, at);
        if (phrase == nullptr || phrase->piece.end > within_.end) return false;
        captures_.push_back({hole, phrase, phrase->piece});
        if (run(step + 1, phrase->piece.end)) return true;
        captures_.pop_back();
        return false;
    }

    // A gap that is captured; it stands before what the gap lets follow.
    bool words_fit(std::size_t step, std::size_t at) {
        const std::size_t place = captures_.size();
        captures_.push_back({pattern_.steps[step].target, nullptr, {at, at}});
        if (const std::optional<std::size_t> end = gap_end(step, at)) {
            captures_[place].piece.end = *end;
            return true;
        }
        captures_.pop_back();
        return false;
    }

    // Found at `from`; a later beginning with the same end is nearer to what it speaks of.
    PatternMatch tightened(std::size_t from) {
        PatternMatch best = taken(from);
        const std::size_t end = best.piece.end;
        const std::size_t last = best.holes.empty() ? end : best.holes.front().piece.begin;
        for (std::size_t at = beginning(next(from)); at < last; at = beginning(next(at))) {
            gaps_ = 0;
            captures_.clear();
            if (run(0, at) && end_ == end) best = taken(at);
        }
        return best;
    }

    PatternMatch taken(std::size_t from) {
        PatternMatch match;
        match.piece = {from, end_};
        match.gap_characters = gaps_;
        for (const Capture& capture : captures_) {
            std::optional<PhraseValue> value;
            if (capture.phrase != nullptr) value = value_with_reservation(*capture.phrase);
            match.holes.push_back({capture.hole, value, capture.piece});
        }
        gaps_ = 0;
        captures_.clear();
        return match;
    }

    // A reservation may stand behind the unit: 130件以上.
    PhraseValue value_with_reservation(const NumberPhrase& phrase) const {
        if (!std::holds_alternative<StatedNumber>(phrase.value) || phrase.piece.end >= end_)
            return phrase.value;
        const std::string_view whole = searched_.text->text;
        for (const std::string_view word : {"左右", "以上", "以下", "以内"}) {
            if (!whole.substr(end_).starts_with(word)) continue;
            std::string text(
                whole.substr(phrase.piece.begin, phrase.piece.end - phrase.piece.begin));
            if (const auto number = stated_number(text.append(word))) return *number;
        }
        return phrase.value;
    }

    const Pattern& pattern_;
    const SearchedText& searched_;
    Match::Piece within_;
    std::string_view text_;
    std::size_t width_;
    std::vector<bool> failed_;
    std::vector<Capture> captures_;
    std::size_t gaps_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

std::optional<std::size_t> Pattern::hole(std::string_view name) const {
    for (std::size_t i = 0; i < holes.size(); ++i) {
        if (holes[i].name == name) return i;
    }
    return std::nullopt;
}

const FilledHole* PatternMatch::hole(std::size_t index) const {
    const auto found = std::find_if(holes.begin(), holes.end(),
                                    [&](const FilledHole& one) { return one.hole == index; });
    return found == holes.end() ? nullptr : &*found;
}

std::optional<PatternMatch> match_at(const Pattern& pattern, const SearchedText& searched,
                                     Match::Piece sentence, std::size_t at) {
    return Matcher(pattern, searched, sentence).at(at);
}

// Forks and jumps lead forward: what stands behind a step is known before it.
std::vector<PatternStep> with_openings(std::vector<PatternStep> steps) {
    for (std::size_t i = steps.size(); i-- > 0;) {
        PatternStep& step = steps[i];
        switch (step.op) {
            case PatternStep::Op::Text:
                step.openings = opening_of(step.text, 0);
                break;
            case PatternStep::Op::Digit:
                step.openings = 0;
                for (const char digit : std::string_view("0123456789"))
                    step.openings |= opening_of({&digit, 1}, 0);
                break;
            case PatternStep::Op::Fork:
                step.openings = openings_at(steps, i + 1) | openings_at(steps, step.target);
                break;
            case PatternStep::Op::Jump:
                step.openings = openings_at(steps, step.target);
                break;
            case PatternStep::Op::Gap:
            case PatternStep::Op::ClauseGap:
            case PatternStep::Op::Hole:
                break;
        }
    }
    return steps;
}

bool has_anchor(const Pattern& pattern, std::string_view text) {
    return std::any_of(pattern.anchors.begin(), pattern.anchors.end(),
                       [&](const std::string& word) { return holds(text, word); });
}

std::vector<PatternMatch> find_in_sentence(const Pattern& pattern, const SearchedText& searched,
                                           Match::Piece sentence) {
    std::vector<PatternMatch> all;
    if (!may_fill_holes(pattern, *searched.numbers, sentence)) return all;
    Matcher matcher(pattern, searched, sentence);
    std::size_t from = sentence.begin;
    while (std::optional<PatternMatch> match = matcher.find(from, sentence.end)) {
        from = match->piece.end;
        all.push_back(std::move(*match));
    }
    return all;
}

bool touches_match(const Pattern& pattern, const SearchedText& searched, Match::Piece sentence,
                   Match::Piece piece) {
    if (!may_fill_holes(pattern, *searched.numbers, sentence)) return false;
    Matcher matcher(pattern, searched, sentence);
    const std::size_t end = std::min(piece.end + 1, sentence.end);
    std::size_t from = sentence.begin;
    while (const std::optional<PatternMatch> match = matcher.find(from, end)) {
        if (match->piece.begin <= piece.end && match->piece.end >= piece.begin) return true;
        from = match->piece.end;
    }
    return false;
}

std::vector<PatternMatch> find_all(const Pattern& pattern, const SearchedText& searched,
                                   Match::Piece within) {
    std::vector<PatternMatch> all;
    const std::string_view text = searched.text->text;
    for (std::size_t begin = within.begin; begin < within.end;) {
        const std::size_t end = std::min(sentence_end(searched, begin), within.end);
        if (has_anchor(pattern, text.substr(begin, end - begin))) {
            std::vector<PatternMatch> found = find_in_sentence(pattern, searched, {begin, end});
            std::move(found.begin(), found.end(), std::back_inserter(all));
        }
        begin = end;
    }
    return all;
}

std::vector<PatternMatch> find_all(const Pattern& pattern, const SearchedText& searched) {
    return find_all(pattern, searched, {0, searched.text->text.size()});
}

std::size_t sentence_end(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && end - from < longest_sentence &&
           !(may_be_stop(text[end]) && is_stop(text, end)))
        end = std::min(end + sign_length(text[end]), text.size());
    if (end == text.size() || !is_stop(text, end)) return end;
    return end + stop_length(text, end);
}

std::size_t sentence_end(const SearchedText& searched, std::size_t from) {
    const std::string_view text = searched.text->text;
    std::size_t end = sentence_end(text, from);
    while (end - from < longest_sentence && sentence_goes_on(searched, text.substr(end)))
        end = sentence_end(text, end);
    return end;
}

}  // namespace gouji
