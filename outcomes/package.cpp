#include "outcomes/package.h"

#include <memory>
#include <utility>

#include <zip.h>

#include "facts/code.h"

namespace gouji::outcomes {

namespace {

constexpr zip_int64_t most_parts = 2000;
// 1 January 1980, the first day that a zip file can state, as it states it: a zip file's times are
// local, so that one made from a time_t would differ from zone to zone.
constexpr zip_uint16_t first_day = (1U << 5U) | 1U;
constexpr zip_uint16_t midnight = 0;

struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

tl::unexpected<Diagnostic> damaged(const std::string& name) {
    return tl::unexpected(Diagnostic{Code::TemplateFile, {name}, {}, {}, std::nullopt});
}

tl::unexpected<Diagnostic> not_written() {
    return tl::unexpected(Diagnostic{Code::OutputFailed, {}, {}, {}, std::nullopt});
}

Zip open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return Zip(zip);
}

std::string content_of(zip_source_t* target) {
    zip_stat_t written;
    if (zip_source_stat(target, &written) != 0 || zip_source_open(target) != 0) return {};
    std::string bytes(written.size, '\0');
    const zip_int64_t count = zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return bytes;
}

}  // namespace

Result<std::vector<PackagePart>> read_package(const std::string& name, std::string_view bytes) {
    const Zip zip = open(bytes);
    const zip_int64_t count = zip == nullptr ? -1 : zip_get_num_entries(zip.get(), 0);
    if (count < 0 || most_parts < count) return damaged(name);
    std::vector<PackagePart> parts;
    std::size_t total = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t stated;
        if (zip_stat_index(zip.get(), i, 0, &stated) != 0) return damaged(name);
        total += stated.size;
        if (stated.size > max_template_bytes || total > max_template_bytes) return damaged(name);
        const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip.get(), i, 0));
        PackagePart part{stated.name, std::string(stated.size, '\0')};
        if (file == nullptr || zip_fread(file.get(), part.bytes.data(), part.bytes.size()) !=
                                   static_cast<zip_int64_t>(stated.size))
            return damaged(name);
        parts.push_back(std::move(part));
    }
    return parts;
}

Result<std::string> write_package(const std::vector<PackagePart>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeSource> target(
        zip_source_buffer_create(nullptr, 0, 0, &error));
    if (target == nullptr) return not_written();
    zip_source_keep(target.get());
    Zip zip(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (zip == nullptr) return not_written();
    for (const PackagePart& part : parts) {
        zip_source_t* source =
            zip_source_buffer(zip.get(), part.bytes.data(), part.bytes.size(), 0);
        const zip_int64_t index =
            zip_file_add(zip.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0 || zip_file_set_dostime(zip.get(), static_cast<zip_uint64_t>(index), midnight,
                                              first_day, 0) != 0)
            return not_written();
    }
    if (zip_close(zip.get()) != 0) return not_written();
    static_cast<void>(zip.release());
    return content_of(target.get());
}

}  // namespace gouji::outcomes
