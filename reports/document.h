// A report as its format shows it: paragraphs and tables, in reading order, over one Source.
//
// Every reader gives one of these; extraction sees nothing else. The Source is the decoded text of
// the report (for HTML, DOCX and PDF the text that the reader wrote down while it walked the file),
// so a Span of it is evidence in every format; `origins` tells where in the file a byte came from,
// where that is not simply its line and column.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/origin.h"
#include "facts/printed_grid.h"
#include "facts/source.h"

namespace gouji::reports {

// A paragraph, or a line where the format knows no paragraphs.
struct Paragraph {
    Span span;
};

using DocumentBlock = std::variant<Paragraph, Grid>;

// Something of the file that cannot be read, and where in the text it stands: what is not found
// there may be in it. A cut table is one that goes on beyond its paper; an attachment is a file
// that a page links to or shows in a frame. Unclear is what the file holds and may not show, or
// shows and may not hold: a program fills it in, or a sheet elsewhere hides it.
struct Gap {
    enum class Kind : std::uint8_t {
        Picture,
        PicturePage,
        DamagedPage,
        CutTable,
        Attachment,
        Unclear
    };
    Kind kind = Kind::Picture;
    Span span;  // empty where nothing of it could be read
};

struct Document {
    std::unique_ptr<const Source> source;
    std::vector<DocumentBlock> blocks;
    std::vector<Origin> origins;      // by begin; empty where line and column are the origin
    std::vector<Gap> gaps;            // by begin
    std::vector<Span> full;           // cells without room for more: their text may go on unseen
    std::vector<Diagnostic> remarks;  // what the reader left out or could not make out

    void remark(Code code, std::vector<std::string> arguments = {});
};

// The file was cut off: its last line is not relied on, and what is not found may have stood
// behind.
void mark_cut_off(Document& document);

std::unique_ptr<const Source> beginning_of(const Source& source, std::uint32_t end);
// Nothing from this place on is of the document.
void cut_behind(Document& document, std::uint32_t place);

}  // namespace gouji::reports
