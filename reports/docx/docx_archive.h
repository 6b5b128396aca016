// The parts of a Word file, with limits (zip_part.h): private to the reading of DOCX.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "facts/result.h"
#include "reports/docx/docx_element.h"

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
    // Of no elements where the file has no such part.
    Result<DocxPart> side_part(const std::string& path) const;
    // The part that the package names as its document.
    std::string main_part() const;
    // The part that `part` calls by this id.
    std::optional<std::string> target_of(const std::string& part, const std::string& id) const;
    // What a package is that is no Word file, by the part that only such packages have.
    std::string format() const;

  private:
    struct Handle;
    explicit DocxArchive(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

}  // namespace gouji::reports
