// A web page saved as one file (.mht, .mhtml, and what Word calls a single file web page): a MIME
// message whose parts are the page and its pictures.
//
// Only the page is taken out, by a reader of our own: of MIME it needs the headers of a part, its
// boundary and two ways of writing bytes down, which is less than any mail library brings.
#pragma once

#include <string>
#include <string_view>

#include "facts/result.h"
#include "reports/document.h"

namespace gouji::reports {

// By the headers that a message begins with.
bool is_web_archive(std::string_view bytes);

Result<Document> read_web_archive(std::string name, std::string_view bytes);

}  // namespace gouji::reports
