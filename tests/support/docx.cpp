#include "tests/support/docx.h"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <zip.h>

namespace gouji::tests {

std::string zipped(const std::map<std::string, std::string>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    REQUIRE(target != nullptr);
    zip_source_keep(target);
    zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    REQUIRE(zip != nullptr);
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
        REQUIRE(zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    REQUIRE(zip_close(zip) == 0);
    zip_stat_t written;
    REQUIRE(zip_source_stat(target, &written) == 0);
    std::string bytes(written.size, '\0');
    REQUIRE(zip_source_open(target) == 0);
    REQUIRE(zip_source_read(target, bytes.data(), bytes.size()) ==
            static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string docx(const std::string& body, std::map<std::string, std::string> more) {
    more.emplace("word/document.xml",
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>" +
                     body + "</w:body></w:document>");
    return zipped(more);
}

std::string word_paragraph(const std::string& text, const std::string& properties) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

}  // namespace gouji::tests
