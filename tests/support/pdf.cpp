#include "tests/support/pdf.h"

#include <cstdint>

#include <fmt/format.h>

namespace gouji::test {
namespace {

constexpr double page_height = 800;

std::u32string decode(std::string_view utf8) {
    std::u32string text;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            c = c << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
        }
        text += c;
        i += length;
    }
    return text;
}

std::string stream(std::string_view dictionary, std::string_view content) {
    return fmt::format("<<{}/Length {}>>stream\n{}\nendstream", dictionary, content.size(),
                       content);
}

constexpr std::string_view to_unicode =
    "/CIDInit /ProcSet findresource begin begincmap /CMapName /U def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
    "endcmap end";

}  // namespace

std::string pdf_text(double x, double baseline, double size, std::string_view utf8) {
    std::string codes;
    for (const char32_t c : decode(utf8)) {
        codes += fmt::format("{:04X}", static_cast<std::uint32_t>(c));
    }
    return fmt::format("BT /F {} Tf {} {} Td <{}> Tj ET\n", size, x, page_height - baseline, codes);
}

std::string pdf_line(double x0, double y0, double x1, double y1) {
    return fmt::format("{} {} m {} {} l S\n", x0, page_height - y0, x1, page_height - y1);
}

std::string pdf_thin_rectangle(double left, double top, double width, double height) {
    return fmt::format("{} {} {} {} re f\n", left, page_height - top - height, width, height);
}

std::string pdf_picture(double left, double top, double width, double height) {
    return fmt::format("q {} 0 0 {} {} {} cm /I Do Q\n", width, height, left,
                       page_height - top - height);
}

std::string pdf(const std::vector<std::string>& pages, PdfOptions options) {
    // 1 catalog, 2 pages, 3 font, 4 descendant, 5 ToUnicode, 6 picture, 7 encryption; then two a
    // page.
    constexpr std::size_t first_page = 8;
    std::vector<std::string> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        fmt::format("<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H"
                    "/DescendantFonts[4 0 R]{}>>",
                    options.has_unicode ? "/ToUnicode 5 0 R" : ""),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/DW 1000/W[32 126 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 -120 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>",
        stream("", to_unicode),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
               "/BitsPerComponent 8",
               "x"),
        fmt::format("<</Filter/Standard/V 1/R 2/P -4/O({0:a>32})/U({0:b>32})>>", ""),
    };
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t number = first_page + 2 * i;
        kids += fmt::format("{} 0 R ", number);
        objects.push_back(
            fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 {}]/Rotate {}/Contents {} 0 R"
                        "/Resources<</Font<</F 3 0 R>>/XObject<</I 6 0 R>>>>>>",
                        page_height, options.rotate, number + 1));
        objects.push_back(stream("", pages[i]));
    }
    objects[1] = fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages.size(), kids);

    std::string bytes = "%PDF-1.7\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", bytes.size());
        bytes += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    return bytes + table +
           fmt::format(
               "trailer <</Size {}/Root 1 0 R/ID[(0123456789abcdef)(0123456789abcdef)]{}>>\n"
               "startxref\n{}\n%%EOF\n",
               objects.size() + 1, options.is_encrypted ? "/Encrypt 7 0 R" : "", bytes.size());
}

}  // namespace gouji::test
