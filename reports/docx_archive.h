// The parts of a Word file, with limits (zip_part.h): private to the reading of DOCX.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "facts/result.h"

namespace gouji::reports {

inline constexpr std::size_t max_part_bytes = std::size_t{48} << 20U;

class DocxArchive {
  public:
    // `bytes` must outlive the archive.
    static Result<DocxArchive> open(std::string_view bytes);
    DocxArchive(DocxArchive&&) noexcept;
    DocxArchive& operator=(DocxArchive&&) noexcept;
    ~DocxArchive();

    bool has(const std::string& part) const;
    Result<std::string> read(const std::string& part) const;

  private:
    struct Handle;
    explicit DocxArchive(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

}  // namespace gouji::reports
