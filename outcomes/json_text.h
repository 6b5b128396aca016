// JSON written straight as text, for objects of many members: values of the JSON library between
// would cost more than all else that is done with them. What comes out is byte for byte what the
// library would write. Names within an object are taken to differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "outcomes/write_facts.h"

namespace gouji::outcomes {

class JsonText {
  public:
    // Of a value that stands `depth` brackets deep.
    JsonText(Layout layout, std::size_t depth) : layout_(layout), depth_(depth) {}

    void open(char bracket);
    void close(char bracket);
    // The name of the member that is written next.
    void name(std::string_view name);

    void text(std::string_view value);
    void number(std::int64_t value);
    void truth(bool value);
    void null();

    const std::string& written() const { return written_; }

  private:
    void begin_value();
    void new_line();
    void quoted(std::string_view value);

    Layout layout_;
    std::size_t depth_;
    bool is_first_ = true;      // of its bracket
    bool behind_name_ = false;  // what follows needs no comma
    std::string written_;
};

}  // namespace gouji::outcomes
