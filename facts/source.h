// Text and places in it.
//
// A Source is owned, decoded UTF-8 text with a name. Every place in the house is a Span of bytes of
// one Source; lines, columns and UTF-16 units are computed here and at the edges only. Views handed
// out by a Source live as long as it does; a Source is neither copied nor moved while views exist.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

// Bytes of a source, half open.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool empty() const { return begin == end; }
    std::uint32_t size() const { return end - begin; }
    friend auto operator<=>(const Span&, const Span&) = default;
};

// Both count from 1; the column counts code points.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

class Source {
  public:
    Source(std::string name, std::string text);

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }
    std::string_view slice(Span span) const { return text().substr(span.begin, span.size()); }

    LineColumn position(std::uint32_t offset) const;
    // UTF-16 units from the start of the line, from 0: what editors count.
    std::uint32_t utf16_column(std::uint32_t offset) const;
    // The line (from 1) without its line break.
    Span line(std::uint32_t number) const;

  private:
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
};

enum class SourceId : std::uint32_t {};

struct Place {
    SourceId source{};
    Span span;
    friend auto operator<=>(const Place&, const Place&) = default;
};

// Several sources whose ids and addresses stay; diagnostics point into it.
class Sources {
  public:
    SourceId add(std::string name, std::string text);
    const Source& operator[](SourceId id) const;

  private:
    std::deque<Source> sources_;
};

}  // namespace gouji
