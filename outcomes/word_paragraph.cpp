#include "outcomes/word_paragraph.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

namespace gouji::outcomes {

namespace {

using Node = pugi::xml_node;

constexpr std::string_view object_sign = "\x01";

bool is(const Node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

Node node_of(WordParagraph paragraph) {
    return Node(static_cast<pugi::xml_node_struct*>(paragraph.node));
}

bool is_litter(const Node& node) {
    return is(node, "w:proofErr") || is(node, "w:bookmarkStart") || is(node, "w:bookmarkEnd") ||
           is(node, "w:lastRenderedPageBreak");
}

bool is_wrapper(const Node& node) {
    return is(node, "w:smartTag") || is(node, "w:ins") || is(node, "w:sdt") ||
           is(node, "w:sdtContent");
}

bool has_braces(const Node& paragraph) {
    std::string text;
    for (const pugi::xpath_node& each : paragraph.select_nodes(".//w:t"))
        text += each.node().text().get();
    return text.find("{{") != std::string::npos || text.find("}}") != std::string::npos;
}

void unwrap(Node parent) {
    for (Node child = parent.first_child(); child;) {
        if (!is_wrapper(child)) {
            child = child.next_sibling();
            continue;
        }
        const Node first = child.first_child();
        for (Node inner = first; inner;) {
            const Node next = inner.next_sibling();
            if (!is(inner, "w:sdtPr") && !is(inner, "w:sdtEndPr") && !is(inner, "w:smartTagPr"))
                parent.insert_move_before(inner, child);
            inner = next;
        }
        const Node next = first ? first : child.next_sibling();
        const bool is_moved = next.parent() == parent;
        const Node after = child.next_sibling();
        parent.remove_child(child);
        child = is_moved ? next : after;
    }
}

void remove_litter(Node parent) {
    for (Node child = parent.first_child(); child;) {
        const Node next = child.next_sibling();
        if (is_litter(child)) {
            parent.remove_child(child);
        } else if (is(child, "w:r")) {
            remove_litter(child);
        }
        child = next;
    }
}

// A run of several pieces becomes several runs of one.
void split_run(Node run) {
    std::vector<Node> pieces;
    for (const Node& child : run.children()) {
        if (!is(child, "w:rPr")) pieces.push_back(child);
    }
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        Node copy = run.parent().insert_child_before("w:r", run);
        if (const Node properties = run.child("w:rPr")) copy.append_copy(properties);
        copy.append_move(pieces[i - 1]);
    }
}

// ---------- the paragraph as pieces ----------

struct Piece {
    Node node;
    std::string text;
    bool is_text = false;
};

std::vector<Piece> pieces_of(const Node& paragraph) {
    std::vector<Piece> pieces;
    for (const Node& child : paragraph.children()) {
        if (is(child, "w:pPr") || child.type() != pugi::node_element) continue;
        const Node text = is(child, "w:r") ? child.child("w:t") : Node();
        if (text) {
            pieces.push_back({child, text.text().get(), true});
        } else {
            pieces.push_back({child, std::string(object_sign), false});
        }
    }
    return pieces;
}

// What the paragraph is to become, bit by bit.
class Rewriting {
  public:
    explicit Rewriting(Node paragraph) : paragraph_(paragraph), pieces_(pieces_of(paragraph)) {
        for (const Piece& piece : pieces_) {
            begins_.push_back(text_.size());
            text_ += piece.text;
        }
    }

    const std::string& text() const { return text_; }

    void keep(std::size_t begin, std::size_t end) {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const std::size_t from = std::max(begin, begins_[i]);
            const std::size_t to = std::min(end, begins_[i] + pieces_[i].text.size());
            if (from < to) add(i, std::string_view(text_).substr(from, to - from));
        }
    }

    // In the look of what stands at `at`.
    void put(std::size_t at, std::string_view value) {
        std::size_t piece = 0;
        while (piece + 1 < pieces_.size() && begins_[piece + 1] <= at) ++piece;
        if (piece < pieces_.size()) add(piece, value);
    }

    void apply() {
        Node last = pieces_.empty() ? Node() : pieces_.back().node;
        for (const auto& [piece, text] : kept_)
            last = pieces_[piece].is_text ? append_run(pieces_[piece].node, text, last)
                                          : paragraph_.insert_copy_after(pieces_[piece].node, last);
        for (const Piece& piece : pieces_) paragraph_.remove_child(piece.node);
    }

  private:
    void add(std::size_t piece, std::string_view text) {
        if (!kept_.empty() && kept_.back().first == piece && pieces_[piece].is_text) {
            kept_.back().second += text;
        } else {
            kept_.emplace_back(piece, text);
        }
    }

    Node append_run(const Node& like, const std::string& text, const Node& last) {
        Node run = paragraph_.insert_child_after("w:r", last);
        if (const Node properties = like.child("w:rPr")) run.append_copy(properties);
        Node content = run.append_child("w:t");
        content.append_attribute("xml:space") = "preserve";
        content.text().set(text.c_str());
        return run;
    }

    Node paragraph_;
    std::vector<Piece> pieces_;
    std::vector<std::size_t> begins_;
    std::string text_;
    std::vector<std::pair<std::size_t, std::string>> kept_;
};

}  // namespace

void prepare_paragraph(WordParagraph prepared) {
    const Node paragraph = node_of(prepared);
    if (!has_braces(paragraph)) return;
    unwrap(paragraph);
    remove_litter(paragraph);
    std::vector<Node> runs;
    for (const Node& child : paragraph.children("w:r")) runs.push_back(child);
    for (const Node& run : runs) split_run(run);
}

std::string paragraph_text(WordParagraph paragraph) {
    std::string text;
    for (const Piece& piece : pieces_of(node_of(paragraph))) text += piece.text;
    return text;
}

void erase_text(WordParagraph paragraph, std::size_t begin, std::size_t end) {
    Rewriting rewriting(node_of(paragraph));
    rewriting.keep(0, begin);
    rewriting.keep(end, rewriting.text().size());
    rewriting.apply();
}

void fill_paragraph(WordParagraph paragraph, TemplateScopes& scopes) {
    Rewriting rewriting(node_of(paragraph));
    if (find_tags(rewriting.text()).empty()) return;
    walk_template(rewriting.text(), scopes,
                  {[&](std::size_t begin, std::size_t end, const TemplateScopes&) {
                       rewriting.keep(begin, end);
                   },
                   [&](const TemplateTag& tag, const std::string& value) {
                       rewriting.put(tag.begin, value);
                   }});
    rewriting.apply();
}

}  // namespace gouji::outcomes
