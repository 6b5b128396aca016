// Regular expressions of RE2's syntax over UTF-8, with named groups; linear in the text.
//
// A Regex is compiled once and then constant; it may be used from several threads.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/result.h"

namespace gouji {

// Bytes of the text that was searched. A group that took no part has no piece.
struct Match {
    struct Piece {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::vector<std::optional<Piece>> groups;  // 0 is the whole

    const Piece& whole() const { return *groups.front(); }
};

class Regex {
  public:
    // Diagnosed where the pattern is no regular expression.
    static Result<Regex> compile(std::string_view pattern);
    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    // The leftmost match that begins at or behind `from`.
    std::optional<Match> find(std::string_view text, std::size_t from = 0) const;
    bool matches_somewhere(std::string_view text) const;
    // The first group of this name.
    std::optional<std::size_t> group(std::string_view name) const;
    const std::string& pattern() const;

  private:
    struct Compiled;
    explicit Regex(std::unique_ptr<const Compiled> compiled);
    std::unique_ptr<const Compiled> compiled_;
};

// Several patterns that are looked for at once.
class RegexSet {
  public:
    // Each of them is a regular expression.
    explicit RegexSet(const std::vector<std::string>& patterns);
    RegexSet(RegexSet&&) noexcept;
    RegexSet& operator=(RegexSet&&) noexcept;
    ~RegexSet();

    // The first of those that match somewhere in the text; none before it does.
    std::optional<std::size_t> first_match(std::string_view text) const;

  private:
    struct Compiled;
    std::unique_ptr<const Compiled> compiled_;
};

// What a text cannot match the pattern without, as choices: of each at least one piece stands in
// it, if the case of letters does not count. None where the pattern asks for nothing.
std::vector<std::vector<std::string>> required_pieces(const Regex& regex);

}  // namespace gouji
