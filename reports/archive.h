// A ZIP file that reports were sent in: its members, one after another.
//
// Nothing is unpacked to disk, so a name that climbs out of the archive is only a name. Members are
// in the order of their names, which are UTF-8 whatever the archive was made with. What inflates to
// more than a report may have, is locked, lies over another member or is cut off is refused.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "facts/result.h"

namespace gouji::reports {

class Archive {
  public:
    // By the first bytes alone; a Word file begins so too.
    static bool is_zip(std::string_view bytes);

    static Result<Archive> open_file(const std::string& path);
    // `bytes` must outlive the archive.
    static Result<Archive> open(std::string_view bytes);
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    // One document of parts, such as a Word file, and nothing that reports were put into.
    bool is_document() const;
    std::size_t size() const;  // in members; folders are none
    const std::string& name(std::size_t member) const;
    // A complaint has no arguments: who complains knows under which name the archive came.
    Result<std::string> read(std::size_t member) const;

  private:
    struct Handle;
    explicit Archive(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

}  // namespace gouji::reports
