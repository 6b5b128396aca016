// The bytes of a file or of standard input, whole or line by line, never more than a limit at once.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "facts/result.h"

namespace gouji::cli {

class ByteStream {
  public:
    // "-" is standard input.
    static Result<ByteStream> open(const std::string& path);

    // The next line with its line break; nothing at the end. A line longer than `limit` is cut
    // there and read over.
    std::optional<std::string> line(std::size_t limit);
    // What is left, at most `limit` bytes and one more, by which the reader of it knows.
    std::string rest(std::size_t limit);
    // Reading ended because it failed.
    std::optional<Diagnostic> failure() const;

  private:
    struct Close {
        void operator()(std::FILE* file) const;
    };

    ByteStream(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}

    std::string path_;
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace gouji::cli
