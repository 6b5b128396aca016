// What stands on the pages of one PDF: characters, ruling lines and pictures, each with its place.
//
// All lengths are hundredths of a point, counted from the top left of the page as it is shown (its
// /Rotate applied). Nothing is joined, sorted or interpreted here: that is the reader's business.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gouji::pdf {

// Which way a line of text runs on the page.
enum class Direction : std::uint8_t { Right, Down, Left, Up };

// Characters of one font that follow one another without a gap. edges[i] and edges[i + 1] are the
// two sides of character i, along the direction; the baseline is the coordinate across.
struct Run {
    std::u32string text;
    Direction direction = Direction::Right;
    int size = 0;
    int baseline = 0;
    std::vector<int> edges;
};

struct Box {
    int left = 0, top = 0, right = 0, bottom = 0;
};

struct Page {
    int width = 0, height = 0;
    std::vector<Run> runs;
    std::vector<Box> lines;  // horizontal or vertical: one side is 0
    std::vector<Box> images;
    int unmapped = 0;         // characters whose font does not say what they are; they read U+FFFD
    int invisible = 0;        // characters that are not painted, as in recognised scans; left out
    bool is_damaged = false;  // its content could not be followed to the end
};

struct Limits {
    int pages = 200;
    std::size_t marks = 400'000;  // characters, lines and images of a document
};

// Empty `error` where all went well; otherwise one of the words of README.md.
struct Document {
    std::string error;
    int page_count = 0;
    std::vector<Page> pages;
};

}  // namespace gouji::pdf
