#include "reports/docx/docx_archive.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <zip.h>

#include "facts/code.h"
#include "reports/zip_part.h"

namespace gouji::reports {

namespace {

constexpr zip_int64_t most_parts = 20000;
const PartLimits part_limits{max_part_bytes, Code::DocxDamaged, Code::DocxEncrypted,
                             Code::DocxTooLarge};

struct Relation {
    std::string id, type, target;
};

// What a part of relations says, one after the other; nothing where it cannot be read.
std::vector<Relation> relations_in(const Result<DocxPart>& part) {
    std::vector<Relation> relations;
    if (!part) return relations;
    for (const DocxElement relation : part->root().children())
        relations.push_back({std::string(relation.attribute("Id")),
                             std::string(relation.attribute("Type")),
                             std::string(relation.attribute("Target"))});
    return relations;
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

Result<DocxPart> DocxArchive::side_part(const std::string& path) const {
    if (!has(path)) return DocxPart();
    const Result<std::string> text = read(path);
    if (!text) return tl::unexpected(text.error());
    return DocxPart::parse(*text);
}

std::string DocxArchive::main_part() const {
    for (const Relation& relation : relations_in(side_part("_rels/.rels"))) {
        if (!relation.type.ends_with("/officeDocument")) continue;
        return relation.target.starts_with('/') ? relation.target.substr(1) : relation.target;
    }
    return "word/document.xml";
}

std::optional<std::string> DocxArchive::target_of(const std::string& part,
                                                  const std::string& id) const {
    const std::string folder = part.substr(0, part.rfind('/') + 1);
    const std::string name = part.substr(folder.size());
    std::string relations = folder;
    relations.append("_rels/").append(name).append(".rels");
    for (const Relation& relation : relations_in(side_part(relations))) {
        if (relation.id != id) continue;
        return relation.target.starts_with('/') ? relation.target.substr(1)
                                                : folder + relation.target;
    }
    return std::nullopt;
}

std::string DocxArchive::format() const {
    struct Known {
        const char* part;
        const char* format;
    };
    constexpr std::array<Known, 4> known{{{"OFD.xml", "OFD"},
                                          {"xl/workbook.xml", "XLSX"},
                                          {"ppt/presentation.xml", "PPTX"},
                                          {"content.xml", "ODF"}}};
    const auto* const found =
        std::find_if(known.begin(), known.end(), [&](const Known& one) { return has(one.part); });
    return found == known.end() ? "ZIP" : found->format;
}

}  // namespace gouji::reports
