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
#include "reports/pdf/pdf_child.h"

namespace gouji::reports {

// The limits of each format (here, in read_html.h, docx_archive.h and pdf_child.h) keep the memory
// that one document takes below about 1 GiB whatever it holds; a report of the usual size takes 1
// or 2 MiB, and gouji-pdf its own 1 GiB at most.
inline constexpr std::size_t max_report_bytes = std::size_t{64} << 20U;
inline constexpr std::size_t max_text_bytes = std::size_t{4} << 20U;  // of decoded text

enum class Format : std::uint8_t {
    Empty,
    Text,
    Html,
    WebArchive,
    Docx,
    WordXml,
    Pdf,
    OldWord,
    Rtf,
    Image,
    Binary
};

// By the first bytes alone.
Format format_of(std::string_view bytes);

// `pdf` is asked only where the bytes are a PDF.
Result<Document> read(std::string name, std::string bytes, PdfChild& pdf);

// Plain text and Markdown, already decoded. Never fails: text that shows no table is paragraphs.
Document read_text(std::string name, std::string text);

}  // namespace gouji::reports
