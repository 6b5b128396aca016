// Pieces of patterns that a file names once, and the patterns that they stand in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "rules/yaml.h"

namespace gouji::rules {

enum class PatternSyntax : std::uint8_t {
    Regex,   // of the words by which a form is read
    Mention  // of facts/pattern.h
};

// `{year}` in a pattern stands for the piece of this name; a piece may have others in it that come
// before it. Braces that hold more than a name are the pattern's own: {2,4}, {a|b}, {n:count}.
class PatternPieces {
  public:
    // The diagnostics must outlive it.
    PatternPieces(PatternSyntax syntax, const std::vector<YamlEntry>& entries,
                  Diagnostics& diagnostics);

    // The pattern with each piece in its place. A name of no piece is diagnosed and stays as it is;
    // so is what is no text, which gives nothing.
    std::optional<std::string> put_in(const YamlNode& pattern);
    void warn_of_unused() const;

  private:
    struct Piece {
        std::string name;
        Place place;
        std::string pattern;
        bool is_used = false;
    };
    std::string stands_for(std::string_view name, Place place);

    PatternSyntax syntax_;
    std::vector<Piece> pieces_;
    Diagnostics* diagnostics_;
};

}  // namespace gouji::rules
