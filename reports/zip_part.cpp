#include "reports/zip_part.h"

#include <memory>

#include <zip.h>

namespace gouji::reports {

namespace {

// Text inflates thirty times at most in practice; what is small may do as it likes.
constexpr zip_uint64_t greatest_ratio = 200;
constexpr zip_uint64_t small_part = zip_uint64_t{1} << 20U;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

bool is_bomb(const zip_stat_t& part, std::size_t most) {
    if (part.size > most) return true;
    return part.size > small_part && part.size / greatest_ratio > part.comp_size;
}

}  // namespace

Result<std::string> inflate_part(zip* file, std::uint64_t index, const PartLimits& limits) {
    zip_stat_t stated;
    if (zip_stat_index(file, index, 0, &stated) != 0) return refused(limits.damaged);
    if (stated.encryption_method != ZIP_EM_NONE) return refused(limits.encrypted);
    if (is_bomb(stated, limits.bytes)) return refused(limits.too_large);
    const std::unique_ptr<zip_file_t, CloseFile> part(zip_fopen_index(file, index, 0));
    if (part == nullptr) return refused(limits.damaged);
    // One byte more than stated shows a lie.
    std::string content(stated.size + 1, '\0');
    const zip_int64_t count = zip_fread(part.get(), content.data(), content.size());
    if (count < 0 || static_cast<zip_uint64_t>(count) != stated.size)
        return refused(limits.damaged);
    content.resize(stated.size);
    return content;
}

}  // namespace gouji::reports
