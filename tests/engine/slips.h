// Rule texts with something wrong in them, kept as blocks of a file between lines of ---; the word
// that is meant stands between ⟦ and ⟧.
#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace gouji::test {

inline std::vector<std::string> blocks_of(const std::string& text) {
    std::vector<std::string> blocks(1);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line == "---") {
            blocks.emplace_back();
        } else {
            blocks.back() += line + "\n";
        }
    }
    return blocks;
}

// Takes the brackets out of the text; the word between them, or nothing.
inline std::string take_marked_word(std::string& text) {
    const std::string open = "⟦", close = "⟧";
    const std::size_t begin = text.find(open);
    if (begin == std::string::npos) return {};
    text.erase(begin, open.size());
    const std::size_t end = text.find(close);
    text.erase(end, close.size());
    return text.substr(begin, end - begin);
}

}  // namespace gouji::test
