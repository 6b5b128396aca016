// A file that is there for one test.
#pragma once

#include <string>

#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"

namespace gouji::test {

class TempFile {
  public:
    TempFile(const std::string& name, const std::string& bytes)
        : path_((folder_.path() / name).string()) {
        write_file(path_, bytes);
    }
    const std::string& path() const { return path_; }
    std::string folder() const { return folder_.path().string(); }

  private:
    TempDir folder_;
    std::string path_;
};

}  // namespace gouji::test
