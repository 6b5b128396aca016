// A template's text with its arguments in their places, and where each byte of it came from. Not
// public.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "grammar/ast.h"
#include "rules/yaml.h"

namespace gouji::rules {

// What stands for `$name`; null where nothing does.
using ArgumentNamed = std::function<const YamlNode*(std::string_view name)>;

enum class TextKind : std::uint8_t { Expression, Message };

// In a condition an argument that is more than one name or value is put in brackets, and a list is
// the sum of its items or, where it is all that a function is called with, its arguments. In a
// message the same holds between braces.
class WrittenOut {
  public:
    // Text that is no argument's stands at `otherwise`.
    WrittenOut(std::string_view text, TextKind kind, const ArgumentNamed& argument,
               Place otherwise);

    const std::string& text() const { return text_; }
    // The place of a piece of the text in the pack's file.
    Span origin_of(Span made) const;
    void move(grammar::Expr& tree) const;
    void move(grammar::Name& name) const { name.span = origin_of(name.span); }
    // Diagnostics about the text, told at the places that it came from.
    void tell(const Diagnostics& slips, Diagnostics& diagnostics) const;

  private:
    struct Piece {
        Span made;
        Span origin;
    };

    Span told_at(Span made) const;
    void add(const YamlNode& argument, std::string_view between);
    void add_argument(const YamlNode& argument, bool is_whole_call, bool is_literal);

    std::string text_;
    std::vector<Piece> pieces_;  // the arguments, in the order of the text
    Place otherwise_;
};

}  // namespace gouji::rules
