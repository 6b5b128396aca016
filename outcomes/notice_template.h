// The template of a notice: a Word file, a web page or Markdown, checked before it is used.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/result.h"
#include "facts/source.h"
#include "outcomes/package.h"
#include "outcomes/template.h"

namespace gouji::outcomes {

enum class NoticeFormat : std::uint8_t { Docx, Html, Markdown };

struct NoticeTemplate {
    NoticeFormat format = NoticeFormat::Docx;
    std::string text;                // of Html and Markdown
    std::vector<PackagePart> parts;  // of Docx
};

// Nothing where it is no such file. Every slip in it is told at its place; of a Word file the line
// is the number of the paragraph.
std::optional<NoticeTemplate> read_notice_template(NoticeFormat format, const std::string& name,
                                                   std::string bytes, Sources& sources,
                                                   Diagnostics& diagnostics);

// The bytes of the notice; the same values give the same bytes.
Result<std::string> fill_notice(const NoticeTemplate& notice_template, const TemplateScope& values);

}  // namespace gouji::outcomes
