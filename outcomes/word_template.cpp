#include "outcomes/word_template.h"

#include <cstring>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "facts/code.h"
#include "outcomes/word_paragraph.h"

namespace gouji::outcomes {

namespace {

using Node = pugi::xml_node;
using Kind = TemplateTag::Kind;

constexpr unsigned parse_flags = pugi::parse_default | pugi::parse_ws_pcdata;

WordNode handle_of(const Node& node) {
    return {node.internal_object()};
}

std::string text_of(const Node& holder) {
    return outcomes::text_of(handle_of(holder));
}

bool is(const Node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

std::string blanks_removed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\t') result += c;
    }
    return result;
}

// ---------- blocks ----------

// The tag that is all that stands in a paragraph or row.
std::optional<TemplateTag> lone_tag(const std::string& text) {
    const std::vector<TemplateTag> tags = find_tags(text);
    if (tags.size() != 1 || tags[0].kind == Kind::Value) return std::nullopt;
    const std::string rest = text.substr(0, tags[0].begin) + text.substr(tags[0].end);
    if (!blanks_removed(rest).empty()) return std::nullopt;
    return tags[0];
}

std::vector<Node> paragraphs_in(const Node& node) {
    std::vector<Node> paragraphs;
    if (is(node, "w:p")) return {node};
    for (const Node& child : node.children()) {
        const std::vector<Node> inner = paragraphs_in(child);
        paragraphs.insert(paragraphs.end(), inner.begin(), inner.end());
    }
    return paragraphs;
}

std::string text_in(const Node& node) {
    std::string text;
    for (const Node& paragraph : paragraphs_in(node)) text += text_of(paragraph);
    return text;
}

// The tag alone in a paragraph, or in a row.
std::optional<TemplateTag> block_tag(const Node& node) {
    if (!is(node, "w:p") && !is(node, "w:tr")) return std::nullopt;
    return lone_tag(text_in(node));
}

// Behind `open`, the sibling that closes its block; null where none does.
Node closing_of(const Node& open, const std::string& name) {
    std::size_t depth = 1;
    for (Node node = open.next_sibling(); node; node = node.next_sibling()) {
        const std::optional<TemplateTag> tag = block_tag(node);
        if (!tag || tag->name != name) continue;
        depth += tag->kind == Kind::Close ? 0 : 1;
        if (tag->kind == Kind::Close && --depth == 0) return node;
    }
    return {};
}

// The tags that a row begins and ends with, where they are one block's.
struct RowBlock {
    Node first, last;  // paragraphs
    TemplateTag open, close;
};

std::optional<RowBlock> row_block(const Node& row) {
    std::vector<Node> paragraphs;
    for (const Node& paragraph : paragraphs_in(row)) {
        if (!text_of(paragraph).empty()) paragraphs.push_back(paragraph);
    }
    if (paragraphs.empty()) return std::nullopt;
    RowBlock block{paragraphs.front(), paragraphs.back(), {}, {}};
    const std::string last = text_of(block.last);
    const std::vector<TemplateTag> opening = find_tags(text_of(block.first));
    const std::vector<TemplateTag> closing = find_tags(last);
    if (opening.empty() || closing.empty()) return std::nullopt;
    block.open = opening.front();
    block.close = closing.back();
    const bool is_block = block.open.kind != Kind::Value && block.open.begin == 0 &&
                          block.close.kind == Kind::Close && block.close.end == last.size() &&
                          block.open.name == block.close.name;
    return is_block ? std::optional(block) : std::nullopt;
}

// ---------- filling ----------

class Filler {
  public:
    explicit Filler(TemplateScopes scopes) : scopes_(std::move(scopes)) {}

    void fill_children(Node parent) {
        for (Node child = parent.first_child(); child;) {
            const std::optional<TemplateTag> tag = block_tag(child);
            const Node close =
                tag && tag->kind != Kind::Close ? closing_of(child, tag->name) : Node();
            if (!close) {
                const Node next = child.next_sibling();
                fill(child);
                child = next;
                continue;
            }
            const Node next = close.next_sibling();
            fill_block(parent, child, close, *tag);
            child = next;
        }
        // A cell without a paragraph is no cell to Word.
        if (is(parent, "w:tc") && !parent.child("w:p")) parent.append_child("w:p");
    }

    // What a drawing, a hyperlink or a field holds.
    static void fill_object(WordNode object, const TemplateScopes& scopes) {
        Filler(scopes).fill(Node(static_cast<pugi::xml_node_struct*>(object.node)));
    }

  private:
    void fill(Node node) {
        if (holds_text(handle_of(node))) {
            fill_holder(handle_of(node), scopes_, fill_object);
        } else if (is(node, "w:tr")) {
            fill_row(node);
        } else if (node.type() == pugi::node_element) {
            fill_children(node);
        }
    }

    void fill_block(Node parent, Node open, Node close, const TemplateTag& tag) {
        pugi::xml_document copies;
        for_each_scope(tag, scopes_, [&] {
            Node copy = copies.append_child("copy");
            for (Node node = open.next_sibling(); node != close; node = node.next_sibling())
                copy.append_copy(node);
            fill_children(copy);
            for (const Node& node : copy.children()) parent.insert_copy_before(node, open);
        });
        for (Node node = open; node != close;) {
            const Node next = node.next_sibling();
            parent.remove_child(node);
            node = next;
        }
        parent.remove_child(close);
    }

    void fill_row(Node row) {
        const std::optional<RowBlock> block = row_block(row);
        if (!block) return fill_children(row);
        // The last tag first: the other keeps its place where both stand in one paragraph.
        erase_text(handle_of(block->last), block->close.begin, block->close.end);
        erase_text(handle_of(block->first), block->open.begin, block->open.end);
        Node table = row.parent();
        for_each_scope(block->open, scopes_,
                       [&] { fill_children(table.insert_copy_before(row, row)); });
        table.remove_child(row);
    }

    TemplateScopes scopes_;
};

// ---------- checking ----------

// The text of a part, holder by holder: what an object holds stands on lines of its own where the
// object stands, so that it lies within the blocks around it.
class Transcript {
  public:
    explicit Transcript(const Node& document) { add_children(document); }

    const std::string& text() const { return text_; }

    Span span_of(const Node& holder, const TemplateTag& tag) const {
        const auto begin = static_cast<std::uint32_t>(place_in(holder, tag.begin));
        return {begin, begin + static_cast<std::uint32_t>(tag.end - tag.begin)};
    }

    // Texts that nothing is filled into.
    const std::vector<Span>& buried() const { return buried_; }

  private:
    struct Stretch {
        std::size_t in_holder, in_text;
    };

    void add_children(const Node& parent) {
        for (const Node& child : parent.children()) add(child);
    }

    void add(const Node& node) {
        if (holds_text(handle_of(node))) {
            add_holder(node);
        } else if (is(node, "w:t") || is(node, "w:instrText") || is(node, "a:t")) {
            add_buried(node);
        } else {
            add_children(node);
        }
    }

    void add_holder(const Node& holder) {
        prepare_holder(handle_of(holder));
        std::vector<Stretch>& stretches = stretches_[holder.hash_value()];
        stretches.push_back({0, text_.size()});
        std::size_t at = 0;
        for (const WordPiece& piece : pieces_in(handle_of(holder))) {
            text_ += piece.text;
            at += piece.text.size();
            if (piece.is_text) continue;
            const std::size_t before = text_.size();
            text_ += '\n';
            add(Node(static_cast<pugi::xml_node_struct*>(piece.node.node)));
            if (text_.size() == before + 1) text_.pop_back();
            stretches.push_back({at, text_.size()});
        }
        text_ += '\n';
    }

    void add_buried(const Node& node) {
        const std::string_view text = node.text().get();
        if (text.find("{{") == std::string_view::npos) return;
        const auto begin = static_cast<std::uint32_t>(text_.size());
        buried_.push_back({begin, begin + static_cast<std::uint32_t>(text.size())});
        text_ += std::string(text) + "\n";
    }

    std::size_t place_in(const Node& holder, std::size_t at) const {
        const std::vector<Stretch>& stretches = stretches_.at(holder.hash_value());
        auto stretch = stretches.rbegin();
        while (stretch->in_holder > at) ++stretch;
        return stretch->in_text + at - stretch->in_holder;
    }

    std::string text_;
    std::map<std::size_t, std::vector<Stretch>> stretches_;  // of a holder, by its node
    std::vector<Span> buried_;
};

class Checker {
  public:
    Checker(SourceId file, const Transcript& transcript, Diagnostics& diagnostics)
        : file_(file), transcript_(transcript), diagnostics_(diagnostics) {}

    void check_children(const Node& parent) {
        for (Node child = parent.first_child(); child; child = child.next_sibling()) {
            const std::optional<TemplateTag> tag = block_tag(child);
            if (tag) {
                check_block(child, *tag);
            } else if (holds_text(handle_of(child))) {
                check_inside(child, 0, text_of(child).size());
            } else if (is(child, "w:tr")) {
                check_row(child);
            } else if (child.type() == pugi::node_element) {
                check_children(child);
            }
        }
    }

  private:
    void complain(const Node& holder, const TemplateTag& tag) {
        diagnostics_.add(Code::TemplateCrossing, {file_, transcript_.span_of(holder, tag)},
                         {tag.name});
    }

    void check_block(const Node& node, const TemplateTag& tag) {
        if (tag.kind == Kind::Close || closing_of(node, tag.name)) return;
        const Node paragraph = paragraphs_in(node).front();
        complain(paragraph, find_tags(text_of(paragraph)).front());
    }

    void check_row(const Node& row) {
        const std::optional<RowBlock> block = row_block(row);
        if (!block) return check_children(row);
        for (const Node& paragraph : paragraphs_in(row)) {
            const std::size_t begin = paragraph == block->first ? block->open.end : 0;
            const std::size_t end =
                paragraph == block->last ? block->close.begin : text_of(paragraph).size();
            check_inside(paragraph, begin, end);
        }
    }

    // What is opened here is closed here.
    void check_inside(const Node& holder, std::size_t begin, std::size_t end) {
        std::vector<TemplateTag> open;
        for (const TemplateTag& tag : find_tags(text_of(holder))) {
            if (tag.begin < begin || end < tag.end || tag.kind == Kind::Value) continue;
            if (tag.kind != Kind::Close) {
                open.push_back(tag);
            } else if (open.empty()) {
                complain(holder, tag);
            } else {
                open.pop_back();
            }
        }
        for (const TemplateTag& tag : open) complain(holder, tag);
        check_children(holder);
    }

    SourceId file_;
    const Transcript& transcript_;
    Diagnostics& diagnostics_;
};

void prepare_all(const Node& node) {
    if (holds_text(handle_of(node))) prepare_holder(handle_of(node));
    for (const Node& child : node.children()) prepare_all(child);
}

}  // namespace

void check_word(const std::string& name, const std::string& xml,
                const std::vector<TemplateName>& names, Sources& sources,
                Diagnostics& diagnostics) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), parse_flags)) {
        diagnostics.add(Code::TemplateFile, {name});
        return;
    }
    const Transcript transcript(document);
    const SourceId file = sources.add(name, transcript.text());
    const std::size_t before = diagnostics.all().size();
    for (const Span& buried : transcript.buried())
        diagnostics.add(Code::TemplateBuried, {file, buried});
    if (!transcript.buried().empty()) return;
    check_template(sources, file, names, diagnostics);
    if (diagnostics.all().size() == before)
        Checker(file, transcript, diagnostics).check_children(document);
}

std::string fill_word(const std::string& xml, const TemplateScope& scope) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), parse_flags)) return xml;
    prepare_all(document);
    Filler({&scope}).fill_children(document.root());
    std::ostringstream filled;
    document.save(filled, "", pugi::format_raw, pugi::encoding_utf8);
    return filled.str();
}

}  // namespace gouji::outcomes
