// Bytes of a file → Document: look at the bytes, choose a reader.
//
// What is no report is refused with a Diagnostic that says what it is instead: empty, binary, too
// large (max_report_bytes), an old Word or WPS file, an encoding that is none of those read. The
// name is only carried along.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "facts/result.h"
#include "reports/document.h"
#include "reports/pdf_child.h"

namespace gouji::reports {

inline constexpr std::size_t max_report_bytes = std::size_t{64} << 20U;

enum class Format : std::uint8_t { Empty, Text, Html, Docx, Pdf, OldWord, Rtf, Image, Binary };

// By the first bytes alone.
Format format_of(std::string_view bytes);

// `pdf` is asked only where the bytes are a PDF.
Result<Document> read(std::string name, std::string bytes, PdfChild& pdf);

// Plain text and Markdown, already decoded. Never fails: text that shows no table is paragraphs.
Document read_text(std::string name, std::string text);

}  // namespace gouji::reports
