#include "outcomes/notice_template.h"

#include <string_view>
#include <utility>

#include "facts/code.h"
#include "outcomes/markup.h"
#include "outcomes/notice_values.h"
#include "outcomes/word_template.h"

namespace gouji::outcomes {

namespace {

// The parts that hold what a reader sees.
bool is_text_part(const PackagePart& part) {
    const std::string_view name = part.name;
    return name.ends_with(".xml") &&
           (name == "word/document.xml" || name.starts_with("word/header") ||
            name.starts_with("word/footer") || name == "word/footnotes.xml" ||
            name == "word/endnotes.xml");
}

}  // namespace

std::optional<NoticeTemplate> read_notice_template(NoticeFormat format, const std::string& name,
                                                   std::string bytes, Sources& sources,
                                                   Diagnostics& diagnostics) {
    NoticeTemplate result;
    result.format = format;
    if (format != NoticeFormat::Docx) {
        result.text = std::move(bytes);
        check_template(sources, sources.add(name, result.text), notice_names(), diagnostics);
        return result;
    }
    Result<std::vector<PackagePart>> parts = read_package(name, bytes);
    if (!parts) {
        diagnostics.add(parts.error());
        return std::nullopt;
    }
    result.parts = std::move(*parts);
    bool has_body = false;
    for (const PackagePart& part : result.parts) {
        if (!is_text_part(part)) continue;
        has_body = has_body || part.name == "word/document.xml";
        check_word(name + " " + part.name, part.bytes, notice_names(), sources, diagnostics);
    }
    if (!has_body) diagnostics.add(Code::TemplateFile, {name});
    return result;
}

Result<std::string> fill_notice(const NoticeTemplate& notice_template,
                                const TemplateScope& values) {
    switch (notice_template.format) {
        case NoticeFormat::Html:
            return fill_template(notice_template.text, values, escaped);
        case NoticeFormat::Markdown:
            return fill_template(notice_template.text, values, escaped_in_markdown);
        case NoticeFormat::Docx:
            break;
    }
    std::vector<PackagePart> parts = notice_template.parts;
    for (PackagePart& part : parts) {
        if (is_text_part(part)) part.bytes = fill_word(part.bytes, values);
    }
    return write_package(parts);
}

}  // namespace gouji::outcomes
