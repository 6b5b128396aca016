#include "outcomes/word_paragraph.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace gouji::outcomes {

namespace {

using Node = pugi::xml_node;

constexpr std::string_view object_sign = "\x01";

bool is(const Node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

Node node_of(WordNode handle) {
    return Node(static_cast<pugi::xml_node_struct*>(handle.node));
}

WordNode handle_of(const Node& node) {
    return {node.internal_object()};
}

bool is_litter(const Node& node) {
    return is(node, "w:proofErr") || is(node, "w:bookmarkStart") || is(node, "w:bookmarkEnd") ||
           is(node, "w:lastRenderedPageBreak");
}

bool is_wrapper(const Node& node) {
    return is(node, "w:smartTag") || is(node, "w:ins") || is(node, "w:sdt") ||
           is(node, "w:sdtContent") || is(node, "w:customXml") || is(node, "w:moveTo");
}

bool has_braces(const Node& holder) {
    std::string text;
    for (const pugi::xpath_node& each : holder.select_nodes(".//w:t"))
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
            if (!is(inner, "w:sdtPr") && !is(inner, "w:sdtEndPr") && !is(inner, "w:smartTagPr") &&
                !is(inner, "w:customXmlPr"))
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

// What the holder is to become, bit by bit.
class Rewriting {
  public:
    explicit Rewriting(Node holder) : holder_(holder), pieces_(pieces_in(handle_of(holder))) {
        for (const WordPiece& piece : pieces_) {
            begins_.push_back(text_.size());
            text_ += piece.text;
        }
    }

    const std::string& text() const { return text_; }

    void keep(std::size_t begin, std::size_t end, const TemplateScopes& scopes) {
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const std::size_t from = std::max(begin, begins_[i]);
            const std::size_t to = std::min(end, begins_[i] + pieces_[i].text.size());
            if (from >= to) continue;
            add(i, std::string_view(text_).substr(from, to - from));
            kept_.back().scopes = scopes;
        }
    }

    // In the look of what stands at `at`.
    void put(std::size_t at, std::string_view value) {
        std::size_t piece = 0;
        while (piece + 1 < pieces_.size() && begins_[piece + 1] <= at) ++piece;
        if (piece < pieces_.size()) add(piece, value);
    }

    void apply(const FillObject& fill_object) {
        Node last = pieces_.empty() ? Node() : node_of(pieces_.back().node);
        for (const Kept& kept : kept_) {
            const WordPiece& piece = pieces_[kept.piece];
            if (piece.is_text) {
                last = append_run(node_of(piece.node), kept.text, last);
            } else {
                last = holder_.insert_copy_after(node_of(piece.node), last);
                fill_object(handle_of(last), kept.scopes);
            }
        }
        for (const WordPiece& piece : pieces_) holder_.remove_child(node_of(piece.node));
    }

  private:
    struct Kept {
        std::size_t piece;
        std::string text;
        TemplateScopes scopes;  // of an object
    };

    void add(std::size_t piece, std::string_view text) {
        if (!kept_.empty() && kept_.back().piece == piece && pieces_[piece].is_text) {
            kept_.back().text += text;
        } else {
            kept_.push_back({piece, std::string(text), {}});
        }
    }

    Node append_run(const Node& like, const std::string& text, const Node& last) {
        Node run = holder_.insert_child_after("w:r", last);
        if (const Node properties = like.child("w:rPr")) run.append_copy(properties);
        Node content = run.append_child("w:t");
        content.append_attribute("xml:space") = "preserve";
        content.text().set(text.c_str());
        return run;
    }

    Node holder_;
    std::vector<WordPiece> pieces_;
    std::vector<std::size_t> begins_;
    std::string text_;
    std::vector<Kept> kept_;
};

}  // namespace

bool holds_text(WordNode handle) {
    const Node node = node_of(handle);
    return is(node, "w:p") || is(node, "w:hyperlink") || is(node, "w:fldSimple");
}

void prepare_holder(WordNode prepared) {
    const Node holder = node_of(prepared);
    if (!has_braces(holder)) return;
    unwrap(holder);
    remove_litter(holder);
    std::vector<Node> runs;
    for (const Node& child : holder.children("w:r")) runs.push_back(child);
    for (const Node& run : runs) split_run(run);
}

std::vector<WordPiece> pieces_in(WordNode holder) {
    std::vector<WordPiece> pieces;
    for (const Node& child : node_of(holder).children()) {
        if (is(child, "w:pPr") || child.type() != pugi::node_element) continue;
        const Node text = is(child, "w:r") ? child.child("w:t") : Node();
        if (text) {
            pieces.push_back({handle_of(child), text.text().get(), true});
        } else {
            pieces.push_back({handle_of(child), std::string(object_sign), false});
        }
    }
    return pieces;
}

std::string text_of(WordNode holder) {
    std::string text;
    for (const WordPiece& piece : pieces_in(holder)) text += piece.text;
    return text;
}

void erase_text(WordNode holder, std::size_t begin, std::size_t end) {
    Rewriting rewriting(node_of(holder));
    rewriting.keep(0, begin, {});
    rewriting.keep(end, rewriting.text().size(), {});
    rewriting.apply([](WordNode, const TemplateScopes&) {});
}

void fill_holder(WordNode holder, TemplateScopes& scopes, const FillObject& fill_object) {
    Rewriting rewriting(node_of(holder));
    if (find_tags(rewriting.text()).empty()) {
        for (const WordPiece& piece : pieces_in(holder)) {
            if (!piece.is_text) fill_object(piece.node, scopes);
        }
        return;
    }
    walk_template(rewriting.text(), scopes,
                  {[&](std::size_t begin, std::size_t end, const TemplateScopes& within) {
                       rewriting.keep(begin, end, within);
                   },
                   [&](const TemplateTag& tag, const std::string& value) {
                       rewriting.put(tag.begin, value);
                   }});
    rewriting.apply(fill_object);
}

}  // namespace gouji::outcomes
