#include "reports/prose/title_note.h"

#include <algorithm>

namespace gouji::reports {

bool is_title_note(std::string_view text, const Reading& reading) {
    return std::any_of(reading.title_notes.begin(), reading.title_notes.end(),
                       [&](const Regex& note) { return note.find(text).has_value(); });
}

const SectionTitle* title_behind_note(std::string_view line, const Reading& reading) {
    const auto title = std::find_if(
        reading.section_titles.begin(), reading.section_titles.end(), [&](const SectionTitle& own) {
            return line.ends_with(own.bytes) && line.size() > own.bytes.size() &&
                   is_title_note(line.substr(0, line.size() - own.bytes.size()), reading);
        });
    return title == reading.section_titles.end() ? nullptr : &*title;
}

}  // namespace gouji::reports
