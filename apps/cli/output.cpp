#include "apps/cli/output.h"

#include <utility>

namespace gouji::cli {

Output::Output(Format format, Several several, std::string_view header)
    : format_(format), several_(several) {
    if (format_ == Format::Csv || format_ == Format::Html) write(header);
}

Output::Output(outcomes::DocumentFormat format, const rules::RulePack& pack, Language language)
    : format_(Format::Text),
      several_(Several::Yes),
      frame_(outcomes::document_frame(format, pack, language)),
      document_(format),
      language_(language) {
    write(frame_->begin);
}

void Output::add(const std::string& document) {
    if (frame_) return add_piece(document);
    switch (format_) {
        case Format::Text:
            if (count_ > 0) write("\n");
            write(document);
            break;
        case Format::Json:
            add_json(document);
            break;
        case Format::JsonLines:
            write(document + "\n");
            break;
        case Format::Csv:
        case Format::Html:
            write(document);
            break;
    }
    ++count_;
}

void Output::add_unread(const outcomes::UnreadDocument& unread) {
    if (frame_) add_piece(outcomes::unread_piece(document_, unread, language_));
}

// A report may have nothing to say in such a document; a separator stands between two that have.
void Output::add_piece(const std::string& piece) {
    ++count_;
    if (piece.empty()) return;
    if (pieces_++ > 0) write(frame_->separator);
    write(piece);
}

void Output::add_words(const std::string& words) {
    if (format_ == Format::Text && !frame_) write("\n" + words);
}

void Output::add_json(const std::string& document) {
    if (count_ == 0 && several_ == Several::Unknown) {
        first_ = document;
        return;
    }
    if (first_) write("[\n" + *std::exchange(first_, std::nullopt));
    write((count_ == 0 ? "[\n" : ",\n") + document);
}

void Output::finish() {
    if (frame_) write(frame_->end);
    if (format_ == Format::Json) end_json();
}

void Output::end_json() {
    if (first_) {
        write(*first_ + "\n");
    } else if (count_ > 0) {
        write("\n]\n");
    } else if (several_ == Several::Yes) {
        write("[]\n");
    }
}

void Output::write(std::string_view text) {
    is_written_ = write_out(text) && is_written_;
}

}  // namespace gouji::cli
