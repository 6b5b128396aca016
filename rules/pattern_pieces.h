// Pieces of regular expressions that a form names once, and the patterns that they stand in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "rules/yaml.h"

namespace gouji::rules {

// `{year}` in a pattern stands for the piece of this name; a piece may have others in it that come
// before it. What begins with a digit is a repetition, {2,4}, and no name.
class PatternPieces {
  public:
    // The diagnostics must outlive it.
    PatternPieces(const std::vector<YamlEntry>& entries, Diagnostics& diagnostics);

    // The pattern with each piece in its place, as a group of its own that captures nothing. A name
    // of no piece is diagnosed and stays as it is.
    std::string put_in(const YamlNode& pattern);
    void warn_of_unused() const;

  private:
    struct Piece {
        std::string name;
        Place place;
        std::string pattern;
        bool is_used = false;
    };
    std::string stands_for(std::string_view name, Place place);

    std::vector<Piece> pieces_;
    Diagnostics* diagnostics_;
};

}  // namespace gouji::rules
