#include "facts/regex.h"

#include <utility>

#include <re2/re2.h>

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
        return tl::unexpected(Diagnostic{Code::BadPattern,
                                         {std::string(pattern), compiled->regex.error()},
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

}  // namespace gouji
