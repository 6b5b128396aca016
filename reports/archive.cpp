#include "reports/archive.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <zip.h>

#include "facts/code.h"
#include "facts/encoding.h"
#include "reports/read.h"
#include "reports/zip_part.h"

namespace gouji::reports {

namespace {

constexpr zip_int64_t most_members = 1'000'000;
const PartLimits member_limits{max_report_bytes, Code::ArchiveDamaged, Code::ArchiveEncrypted,
                               Code::ArchiveTooLarge};

struct Member {
    std::string name;
    zip_uint64_t index = 0;
};

// Windows packs names in the code page of its country and does not say so.
std::string decoded_name(const std::string& bytes) {
    if (first_not_utf8(bytes) == std::string_view::npos) return bytes;
    if (Result<Decoded> name = decode_as(bytes, "gb18030")) return std::move(name->text);
    std::string name;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        name += byte < 0x80 ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return name;
}

// 0 where it does not tell.
zip_uint64_t size_of(zip_source_t* source) {
    zip_stat_t stated;
    zip_stat_init(&stated);
    if (zip_source_stat(source, &stated) != 0) return 0;
    return (stated.valid & ZIP_STAT_SIZE) != 0 ? stated.size : 0;
}

// As it is shown: nothing in it moves a terminal's cursor.
std::string shown_name(const std::string& bytes) {
    std::string name = decoded_name(bytes);
    for (char& c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) c = '_';
        if (c == '\\') c = '/';
    }
    return name;
}

}  // namespace

struct Archive::Handle {
    zip_t* zip = nullptr;
    std::vector<Member> members;

    explicit Handle(zip_t* opened) : zip(opened) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { zip_discard(zip); }

    // Takes the source.
    static Result<std::unique_ptr<Handle>> open(zip_source_t* source) {
        if (source == nullptr) return refused(Code::ArchiveDamaged);
        const zip_uint64_t bytes = size_of(source);
        zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
        if (zip == nullptr) {
            zip_source_free(source);
            return refused(Code::ArchiveDamaged);
        }
        auto handle = std::make_unique<Handle>(zip);
        if (zip_get_num_entries(zip, 0) > most_members) return refused(Code::ArchiveTooLarge);
        if (!handle->list(bytes)) return refused(Code::ArchiveDamaged);
        return handle;
    }

  private:
    // False where they cannot all lie beside each other in a file of this size.
    bool list(zip_uint64_t file_size) {
        const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(zip, 0));
        zip_uint64_t packed = 0;
        for (zip_uint64_t i = 0; i < count; ++i) {
            zip_stat_t stated;
            const char* name = zip_get_name(zip, i, ZIP_FL_ENC_RAW);
            if (name == nullptr || zip_stat_index(zip, i, 0, &stated) != 0) return false;
            if (stated.comp_size > file_size - packed) return false;
            packed += stated.comp_size;
            members.push_back({shown_name(name), i});
        }
        std::erase_if(members, [](const Member& member) { return member.name.ends_with('/'); });
        std::stable_sort(members.begin(), members.end(),
                         [](const Member& a, const Member& b) { return a.name < b.name; });
        return true;
    }
};

Archive::Archive(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

bool Archive::is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<Archive> Archive::open_file(const std::string& path) {
    Result<std::unique_ptr<Handle>> handle =
        Handle::open(zip_source_file_create(path.c_str(), 0, -1, nullptr));
    if (!handle) return tl::unexpected(handle.error());
    return Archive(*std::move(handle));
}

Result<Archive> Archive::open(std::string_view bytes) {
    Result<std::unique_ptr<Handle>> handle =
        Handle::open(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr));
    if (!handle) return tl::unexpected(handle.error());
    return Archive(*std::move(handle));
}

bool Archive::is_document() const {
    constexpr std::array<const char*, 5> marks{"[Content_Types].xml", "_rels/.rels",
                                               "word/document.xml", "OFD.xml", "mimetype"};
    return std::any_of(marks.begin(), marks.end(), [&](const char* mark) {
        return zip_name_locate(handle_->zip, mark, ZIP_FL_NOCASE) >= 0;
    });
}

std::size_t Archive::size() const {
    return handle_->members.size();
}

const std::string& Archive::name(std::size_t member) const {
    return handle_->members[member].name;
}

Result<std::string> Archive::read(std::size_t member) const {
    return inflate_part(handle_->zip, handle_->members[member].index, member_limits);
}

}  // namespace gouji::reports
