#include "facts/regex.h"

#include <algorithm>
#include <utility>

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include "facts/code.h"

namespace gouji {

namespace {

RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
}

re2::StringPiece piece_of(std::string_view text) {
    return {text.data(), text.size()};
}

// RE2's own judgement of which pieces a match needs, asked until they are told apart.
class PieceFinder {
  public:
    explicit PieceFinder(const std::string& pattern) {
        int id = 0;
        filter_.Add(pattern, options(), &id);
        filter_.Compile(&pieces_);
    }

    std::vector<std::vector<std::string>> choices() const {
        std::vector<std::vector<std::string>> found;
        std::vector<int> left(pieces_.size());
        for (std::size_t i = 0; i < left.size(); ++i) left[i] = static_cast<int>(i);
        while (!left.empty() && is_choice(left)) {
            const std::vector<int> choice = smallest(left);
            found.emplace_back();
            for (const int piece : choice) {
                found.back().push_back(pieces_[static_cast<std::size_t>(piece)]);
                std::erase(left, piece);
            }
        }
        return found;
    }

  private:
    // A text that has none of them does not match.
    bool is_choice(const std::vector<int>& choice) const {
        std::vector<int> others;
        for (int i = 0; i < static_cast<int>(pieces_.size()); ++i) {
            if (std::find(choice.begin(), choice.end(), i) == choice.end()) others.push_back(i);
        }
        std::vector<int> matching;
        filter_.AllPotentials(others, &matching);
        return matching.empty();
    }

    // Long pieces stay in it rather than short ones, which many texts have.
    std::vector<int> smallest(std::vector<int> choice) const {
        std::stable_sort(choice.begin(), choice.end(), [&](int lhs, int rhs) {
            return pieces_[static_cast<std::size_t>(lhs)].size() <
                   pieces_[static_cast<std::size_t>(rhs)].size();
        });
        const std::vector<int> shortest_first = choice;
        for (const int piece : shortest_first) {
            std::vector<int> without = choice;
            std::erase(without, piece);
            if (is_choice(without)) choice = std::move(without);
        }
        return choice;
    }

    re2::FilteredRE2 filter_{0};
    std::vector<std::string> pieces_;
};

Hint reason(RE2::ErrorCode error) {
    switch (error) {
        case RE2::ErrorBadEscape:
        case RE2::ErrorTrailingBackslash:
            return Hint::RegexEscape;
        case RE2::ErrorBadCharClass:
        case RE2::ErrorBadCharRange:
            return Hint::RegexClass;
        case RE2::ErrorMissingBracket:
            return Hint::RegexBracket;
        case RE2::ErrorMissingParen:
            return Hint::RegexParen;
        case RE2::ErrorUnexpectedParen:
            return Hint::RegexUnopened;
        case RE2::ErrorRepeatArgument:
        case RE2::ErrorRepeatSize:
        case RE2::ErrorRepeatOp:
            return Hint::RegexRepeat;
        case RE2::ErrorBadPerlOp:
        case RE2::ErrorBadNamedCapture:
            return Hint::RegexGroup;
        case RE2::ErrorPatternTooLarge:
            return Hint::RegexLarge;
        case RE2::NoError:
        case RE2::ErrorInternal:
        case RE2::ErrorBadUTF8:
            break;
    }
    return Hint::RegexOther;
}

}  // namespace

struct Regex::Compiled {
    explicit Compiled(std::string_view pattern) : regex(piece_of(pattern), options()) {}
    RE2 regex;
};

Regex::Regex(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view pattern) {
    auto compiled = std::make_unique<const Compiled>(pattern);
    if (!compiled->regex.ok()) {
        return tl::unexpected(
            Diagnostic{Code::BadPattern,
                       {std::string(pattern), argument(reason(compiled->regex.error_code()))},
                       {},
                       {},
                       std::nullopt});
    }
    return Regex(std::move(compiled));
}

std::optional<Match> Regex::find(std::string_view text, std::size_t from) const {
    const RE2& regex = compiled_->regex;
    const auto count = static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1;
    std::vector<re2::StringPiece> pieces(count);
    if (from > text.size() || !regex.Match(piece_of(text), from, text.size(), RE2::UNANCHORED,
                                           pieces.data(), static_cast<int>(count)))
        return std::nullopt;
    Match match;
    match.groups.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (pieces[i].data() == nullptr) continue;
        const auto begin = static_cast<std::size_t>(pieces[i].data() - text.data());
        match.groups[i] = Match::Piece{begin, begin + pieces[i].size()};
    }
    return match;
}

bool Regex::matches_somewhere(std::string_view text) const {
    return compiled_->regex.Match(piece_of(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

std::optional<std::size_t> Regex::group(std::string_view name) const {
    const auto& names = compiled_->regex.NamedCapturingGroups();
    const auto found = names.find(std::string(name));
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found->second);
}

const std::string& Regex::pattern() const {
    return compiled_->regex.pattern();
}

struct RegexSet::Compiled {
    RE2::Set set{options(), RE2::UNANCHORED};
};

RegexSet::RegexSet(const std::vector<std::string>& patterns) {
    auto compiled = std::make_unique<Compiled>();
    for (const std::string& pattern : patterns) compiled->set.Add(pattern, nullptr);
    compiled->set.Compile();
    compiled_ = std::move(compiled);
}

RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;
RegexSet::~RegexSet() = default;

std::optional<std::size_t> RegexSet::first_match(std::string_view text) const {
    std::vector<int> matching;
    RE2::Set::ErrorInfo error{};
    if (compiled_->set.Match(piece_of(text), &matching, &error) && !matching.empty())
        return static_cast<std::size_t>(*std::min_element(matching.begin(), matching.end()));
    // Where there was no room to tell, any may.
    return error.kind == RE2::Set::kNoError ? std::nullopt : std::optional<std::size_t>(0);
}

std::vector<std::vector<std::string>> required_pieces(const Regex& regex) {
    return PieceFinder(regex.pattern()).choices();
}

}  // namespace gouji
