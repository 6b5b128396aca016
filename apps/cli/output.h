// Documents written to standard output one after another, in the format asked for.
//
// JSON is one object for one document and an array for several, in the order they come.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "apps/cli/commands.h"
#include "apps/cli/inputs.h"
#include "outcomes/findings_document.h"

namespace gouji::cli {

class Output {
  public:
    Output(Format format, Several several, std::string_view header);  // of CSV and HTML
    // All in one document of another program's format.
    Output(outcomes::DocumentFormat format, const rules::RulePack& pack, Language language);

    // A document in the format that the output was made for.
    void add(const std::string& document);
    // One that could not be read; told in such a document, elsewhere by the complaints alone.
    void add_unread(const outcomes::UnreadDocument& unread);
    // Documents so far.
    std::size_t count() const { return count_; }
    // Words for people after the documents: of the text format only.
    void add_words(const std::string& words);
    // Ends an array or a document.
    void finish();
    // Everything so far.
    bool is_written() const { return is_written_; }

  private:
    void add_json(const std::string& document);
    void add_piece(const std::string& piece);
    void end_json();
    void write(std::string_view text);

    Format format_;
    Several several_;
    std::optional<outcomes::DocumentFrame> frame_;
    outcomes::DocumentFormat document_{};  // of the frame
    Language language_{};
    std::size_t pieces_ = 0;  // of the frame's document
    std::size_t count_ = 0;
    std::optional<std::string> first_;  // JSON: held back until it is known whether another follows
    bool is_written_ = true;
};

}  // namespace gouji::cli
