#include "reports/read.h"

#include <algorithm>
#include <array>
#include <utility>

#include "facts/code.h"
#include "facts/encoding.h"
#include "facts/text.h"
#include "reports/read_docx.h"
#include "reports/read_html.h"
#include "reports/read_markdown.h"
#include "reports/read_pdf.h"
#include "reports/read_web_archive.h"

namespace gouji::reports {

namespace {

struct Signature {
    std::string_view bytes;
    Format format;
};

constexpr std::array<Signature, 9> signatures{{
    {"%PDF-", Format::Pdf},
    {"PK\x03\x04", Format::Docx},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::OldWord},
    {"{\\rtf", Format::Rtf},
    {"\x89PNG", Format::Image},
    {"\xFF\xD8\xFF", Format::Image},
    {"GIF8", Format::Image},
    {"II*", Format::Image},
    {"MM\0*", Format::Image},
}};

constexpr std::array<std::string_view, 6> page_beginnings{"<!doctype", "<html", "<head",
                                                          "<body",     "<meta", "<?xml"};
constexpr std::array<std::string_view, 2> piece_beginnings{"<table", "<div"};

bool begins_with_one(std::string_view text, const auto& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view known) {
        return begins_with_ignoring_case(text, known);
    });
}

// The beginning as bytes of ASCII, where every second byte of it is zero: UTF-16.
std::string narrow(std::string_view wide) {
    std::string bytes(wide);
    if (bytes.find('\0') != std::string::npos) std::erase(bytes, '\0');
    for (const std::string_view mark : {"\xFF\xFE", "\xFE\xFF"}) {
        if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
    }
    return bytes;
}

// A page may begin with comments, or with a piece of chrome before its first known tag.
bool looks_like_html(std::string_view bytes) {
    constexpr std::size_t looked_at = 1024;
    const std::string beginning = narrow(bytes.substr(0, looked_at));
    const std::string_view start = beginning;
    const std::size_t first = start.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
    if (first == std::string_view::npos || start[first] != '<') return false;
    bool is_piece = false;
    for (std::size_t at = first; at != std::string_view::npos; at = start.find('<', at + 1)) {
        const std::string_view tag = start.substr(at);
        if (begins_with_one(tag, page_beginnings)) return true;
        is_piece = is_piece || begins_with_one(tag, piece_beginnings);
    }
    return is_piece && !looks_like_markdown(bytes);
}

// A Word document in one XML file, of Word 2003 or of today: what programs write as .doc or .xml.
bool is_word_xml(std::string_view bytes) {
    constexpr std::size_t looked_at = 2048;
    const std::string_view start = bytes.substr(0, looked_at);
    const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || start[first] != '<') return false;
    return start.find("<w:wordDocument") != std::string_view::npos ||
           start.find("<pkg:package") != std::string_view::npos;
}

// Texts copied out of other programs may end their lines with the separators of Unicode or with
// vertical tabs alone; where there is a usual line end, these are part of a line.
void unify_line_ends(std::string& text) {
    if (text.find_first_of("\n\r") != std::string::npos) return;
    constexpr std::array<std::string_view, 4> ends{"\u2028", "\u2029", "\u0085", "\v"};
    std::string unified;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const auto* const end = std::find_if(ends.begin(), ends.end(), [&](std::string_view known) {
            return rest.starts_with(known);
        });
        unified.push_back(end == ends.end() ? rest.front() : '\n');
        at += end == ends.end() ? 1 : end->size();
    }
    text = std::move(unified);
}

bool is_blank_text(std::string_view bytes) {
    return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// Word puts an encrypted .docx into the container of the old .doc, under this name in UTF-16.
bool is_encrypted(std::string_view bytes) {
    std::string name;
    for (const char c : std::string_view("EncryptedPackage")) name.append({c, '\0'});
    return bytes.find(name) != std::string_view::npos;
}

}  // namespace

Format format_of(std::string_view bytes) {
    if (is_blank_text(bytes)) return Format::Empty;
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.bytes)) return signature.format;
    }
    if (is_web_archive(bytes)) return Format::WebArchive;
    if (is_word_xml(bytes)) return Format::WordXml;
    return looks_like_html(bytes) ? Format::Html : Format::Text;
}

Result<Document> read(std::string name, std::string bytes, PdfChild& pdf) {
    if (bytes.size() > max_report_bytes) {
        return refused(Code::ReportTooLarge,
                       {std::to_string(bytes.size()), std::to_string(max_report_bytes)});
    }
    switch (format_of(bytes)) {
        case Format::Empty:
            return refused(Code::EmptyReport);
        case Format::OldWord:
            return refused(is_encrypted(bytes) ? Code::DocxEncrypted : Code::OldWordFile);
        case Format::Rtf:
            return refused(Code::UnsupportedFormat, {"RTF"});
        case Format::Image:
            return refused(Code::ImageFile);
        case Format::Pdf:
            return read_pdf(std::move(name), bytes, pdf);
        case Format::Docx:
            return read_docx(std::move(name), bytes);
        case Format::WordXml:
            return read_word_xml(std::move(name), bytes);
        case Format::WebArchive:
            return read_web_archive(std::move(name), bytes);
        case Format::Html:
            return read_html(std::move(name), std::move(bytes));
        case Format::Binary:
            return refused(Code::BinaryFile);
        case Format::Text:
            break;
    }
    Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded) return tl::unexpected(decoded.error());
    if (is_blank_text(decoded->text)) return refused(Code::EmptyReport);
    if (decoded->text.size() > max_text_bytes) {
        return refused(Code::ReportTooLarge,
                       {std::to_string(decoded->text.size()), std::to_string(max_text_bytes)});
    }
    unify_line_ends(decoded->text);
    Document document = read_text(std::move(name), std::move(decoded->text));
    if (decoded->is_cut) mark_cut_off(document);
    return document;
}

}  // namespace gouji::reports
