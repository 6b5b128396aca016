#include "reports/docx_archive.h"

#include <utility>

#include <zip.h>

#include "facts/code.h"
#include "reports/zip_part.h"

namespace gouji::reports {

namespace {

constexpr zip_int64_t most_parts = 20000;
const PartLimits part_limits{max_part_bytes, Code::DocxDamaged, Code::DocxEncrypted,
                             Code::DocxTooLarge};

tl::unexpected<Diagnostic> refused(Code code, std::vector<std::string> arguments = {}) {
    return tl::unexpected(Diagnostic{code, std::move(arguments), {}, {}, std::nullopt});
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
    if (index < 0) return refused(Code::DocxDamaged);
    return inflate_part(handle_->zip, static_cast<zip_uint64_t>(index), part_limits);
}

}  // namespace gouji::reports
