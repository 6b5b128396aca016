#include "reports/docx_archive.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <pugixml.hpp>
#include <zip.h>

#include "facts/code.h"
#include "reports/docx_numbering.h"
#include "reports/read_docx.h"
#include "reports/zip_part.h"

namespace gouji::reports {

namespace {

constexpr zip_int64_t most_parts = 20000;
constexpr std::size_t most_elements = 3000000;
const PartLimits part_limits{max_part_bytes, Code::DocxDamaged, Code::DocxEncrypted,
                             Code::DocxTooLarge};

tl::unexpected<Diagnostic> refused(Code code, std::vector<std::string> arguments = {}) {
    return tl::unexpected(Diagnostic{code, std::move(arguments), {}, {}, std::nullopt});
}

struct Relation {
    std::string id, type, target;
};

// What a part of relations says, one after the other; empty where it is unreadable.
std::vector<Relation> relations_in(const std::string& part) {
    std::vector<Relation> relations;
    pugi::xml_document xml;
    if (!xml.load_buffer(part.data(), part.size())) return relations;
    for (const pugi::xml_node& node : xml.document_element().children()) {
        Relation relation;
        for (const pugi::xml_attribute& attribute : node.attributes()) {
            const std::string_view name = local_name(attribute.name());
            if (name == "Id") relation.id = attribute.value();
            if (name == "Type") relation.type = attribute.value();
            if (name == "Target") relation.target = attribute.value();
        }
        relations.push_back(std::move(relation));
    }
    return relations;
}

}  // namespace

// Depth and number of elements, by their brackets alone.
bool is_bearable(std::string_view xml) {
    std::size_t depth = 0;
    std::size_t elements = 0;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        if (at + 1 >= xml.size()) break;
        const char next = xml[at + 1];
        if (next == '/') {
            if (depth > 0) --depth;
        } else if (next != '?' && next != '!') {
            const std::size_t end = xml.find('>', at);
            if (end == std::string_view::npos) break;
            if (++elements > most_elements) return false;
            if (xml[end - 1] != '/' && ++depth > max_docx_depth) return false;
        }
    }
    return true;
}

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

std::string DocxArchive::side_part(const std::string& part) const {
    if (!has(part)) return "";
    Result<std::string> text = read(part);
    return text && is_bearable(*text) ? *std::move(text) : std::string();
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
    for (const Relation& relation : relations_in(side_part(folder + "_rels/" + name + ".rels"))) {
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
