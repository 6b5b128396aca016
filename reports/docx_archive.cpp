#include "reports/docx_archive.h"

#include <utility>

#include <zip.h>

#include "facts/code.h"

namespace gouji::reports {

namespace {

constexpr zip_int64_t most_parts = 20000;
// Text inflates thirty times at most in practice; what is small may do as it likes.
constexpr zip_uint64_t greatest_ratio = 200;
constexpr zip_uint64_t small_part = zip_uint64_t{1} << 20U;

tl::unexpected<Diagnostic> refused(Code code, std::vector<std::string> arguments = {}) {
    return tl::unexpected(Diagnostic{code, std::move(arguments), {}, {}, std::nullopt});
}

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

bool is_bomb(const zip_stat_t& part) {
    if (part.size > max_part_bytes) return true;
    return part.size > small_part && part.size / greatest_ratio > part.comp_size;
}

}  // namespace

struct DocxArchive::Handle {
    zip_t* zip = nullptr;

    explicit Handle(zip_t* opened) : zip(opened) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { zip_discard(zip); }
};

DocxArchive::DocxArchive(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
DocxArchive::DocxArchive(DocxArchive&&) noexcept = default;
DocxArchive& DocxArchive::operator=(DocxArchive&&) noexcept = default;
DocxArchive::~DocxArchive() = default;

Result<DocxArchive> DocxArchive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr) {
        if (source != nullptr) zip_source_free(source);
        zip_error_fini(&error);
        return refused(Code::DocxDamaged);
    }
    DocxArchive archive(std::make_unique<Handle>(zip));
    if (zip_get_num_entries(zip, 0) > most_parts) return refused(Code::DocxTooLarge);
    return archive;
}

bool DocxArchive::has(const std::string& part) const {
    return zip_name_locate(handle_->zip, part.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<std::string> DocxArchive::read(const std::string& part) const {
    const zip_int64_t index = zip_name_locate(handle_->zip, part.c_str(), ZIP_FL_NOCASE);
    zip_stat_t stated;
    if (index < 0 ||
        zip_stat_index(handle_->zip, static_cast<zip_uint64_t>(index), 0, &stated) != 0)
        return refused(Code::DocxDamaged);
    if (stated.encryption_method != ZIP_EM_NONE) return refused(Code::DocxEncrypted);
    if (is_bomb(stated)) return refused(Code::DocxTooLarge);
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(handle_->zip, static_cast<zip_uint64_t>(index), 0));
    if (file == nullptr) return refused(Code::DocxDamaged);
    // One byte more than stated shows a lie.
    std::string content(stated.size + 1, '\0');
    const zip_int64_t count = zip_fread(file.get(), content.data(), content.size());
    if (count < 0 || static_cast<zip_uint64_t>(count) != stated.size)
        return refused(Code::DocxDamaged);
    content.resize(stated.size);
    return content;
}

}  // namespace gouji::reports
