#include "rules/yaml.h"

#include <algorithm>
#include <fstream>
#include <istream>
#include <iterator>
#include <streambuf>
#include <system_error>
#include <utility>

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "facts/code.h"
#include "facts/encoding.h"
#include "facts/system_error.h"
#include "rules/yaml_slip.h"

namespace gouji::rules {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The first byte that a YAML text cannot hold: a control character, or no UTF-8.
std::optional<std::uint32_t> control_character(std::string_view text) {
    const auto found = std::find_if(text.begin(), text.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20U && byte != '\t' && byte != '\n' &&
               byte != '\r';
    });
    if (found == text.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - text.begin());
}

struct Wording {
    std::string_view library;
    Code code;
};

// What yaml-cpp says, and what we say for it.
const Wording wordings[] = {
    {YAML::ErrorMsg::END_OF_MAP, Code::YamlIndentation},
    {YAML::ErrorMsg::END_OF_SEQ, Code::YamlIndentation},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, Code::YamlUnclosed},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, Code::YamlUnclosed},
    {YAML::ErrorMsg::EOF_IN_SCALAR, Code::YamlUnclosed},
    {YAML::ErrorMsg::DOC_IN_SCALAR, Code::YamlUnclosed},
    {YAML::ErrorMsg::FLOW_END, Code::YamlUnclosed},
    {YAML::ErrorMsg::MAP_KEY, Code::YamlColon},
    {YAML::ErrorMsg::MAP_VALUE, Code::YamlColon},
    {YAML::ErrorMsg::BLOCK_ENTRY, Code::YamlIndentation},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, Code::YamlTab},
    {YAML::ErrorMsg::INVALID_ESCAPE, Code::YamlEscape},
    {YAML::ErrorMsg::INVALID_UNICODE, Code::YamlEscape},
    {YAML::ErrorMsg::INVALID_HEX, Code::YamlEscape},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, Code::YamlIndicator},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, Code::YamlAlias},
    {YAML::ErrorMsg::ALIAS_CONTENT, Code::YamlAlias},
};

Code code_for(std::string_view library_message) {
    for (const Wording& wording : wordings) {
        if (library_message.substr(0, wording.library.size()) == wording.library)
            return wording.code;
    }
    return Code::YamlSyntax;
}

// The text of a scalar beside the bytes of the file that it was made from.
class ScalarLines {
  public:
    ScalarLines(std::string_view file, std::uint32_t begin) : file_(file), begin_(begin) {}

    // Each line of the scalar in the file; nothing where they differ.
    std::vector<Span> find(std::string_view text) const {
        const char first = begin_ < file_.size() ? file_[begin_] : '\0';
        if (first == '|') return block(text);
        if (first == '>') return {};
        const bool quoted = first == '"' || first == '\'';
        const std::uint32_t start = begin_ + (quoted ? 1U : 0U);
        const auto end = start + static_cast<std::uint32_t>(text.size());
        if (file_.substr(start, text.size()) != text) return {};
        if (quoted && (end >= file_.size() || file_[end] != first)) return {};
        return {Span{start, end}};
    }

  private:
    Span line_at(std::size_t begin) const {
        std::size_t end = std::min(file_.find('\n', begin), file_.size());
        if (end > begin && file_[end - 1] == '\r') --end;
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::vector<Span> block(std::string_view text) const {
        std::vector<Span> lines;
        std::size_t at = file_.find('\n', begin_);
        while (at != std::string_view::npos) {
            const std::string_view line = text.substr(0, text.find('\n'));
            Span span = line_at(at + 1);
            if (span.size() < line.size() ||
                file_.substr(span.end - line.size(), line.size()) != line)
                return {};
            at = file_.find('\n', at + 1);
            span.begin = span.end - static_cast<std::uint32_t>(line.size());
            lines.push_back(span);
            if (line.size() == text.size()) return lines;
            text.remove_prefix(line.size() + 1);
        }
        return {};
    }

    std::string_view file_;
    std::uint32_t begin_;
};

// Makes the tree from yaml-cpp's events, so that nothing is expanded, nested or kept beyond the
// limits.
class Builder : public YAML::EventHandler {
  public:
    Builder(const Sources& sources, SourceId id, Diagnostics& diagnostics)
        : file_(sources[id].text()), id_(id), diagnostics_(diagnostics) {
        if (file_.substr(0, byte_order_mark.size()) == byte_order_mark)
            offset_ = byte_order_mark.size();
    }

    std::string_view content() const { return file_.substr(offset_); }
    Place place_of(const YAML::Mark& mark) const {
        const auto at = static_cast<std::uint32_t>(
            std::min(static_cast<std::size_t>(std::max(mark.pos, 0)) + offset_, file_.size()));
        return {id_, {at, at}};
    }
    // The tab in the indentation of the line, which yaml-cpp mostly takes for something else.
    std::optional<Place> tab_before(Place place) const {
        const std::string_view before = file_.substr(0, place.span.begin);
        const std::size_t line = before.rfind('\n') + 1;  // 0 on the first line
        const std::size_t text = std::min(file_.find_first_not_of(" \t", line), file_.size());
        const std::size_t tab = file_.substr(0, text).find('\t', line);
        if (tab == std::string_view::npos) return std::nullopt;
        const auto at = static_cast<std::uint32_t>(tab);
        return Place{id_, {at, at + 1}};
    }
    // Nothing where the text broke off: what is missing then was not left out by its author.
    std::optional<YamlNode> take() {
        if (is_broken_) return std::nullopt;
        return std::move(root_);
    }
    int documents() const { return documents_; }
    bool is_broken() const { return is_broken_; }

    // What the author slipped at, else what the library complains of.
    void complain(Code code, const YAML::Mark& mark) {
        is_broken_ = true;
        const Place place = place_of(mark);
        if (const auto tab = tab_before(place)) {
            diagnostics_.add(Code::YamlTab, *tab);
        } else if (const auto slip = find_yaml_slip(file_, place.span.begin)) {
            complain(*slip);
        } else {
            diagnostics_.add(code, place);
        }
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ != 2) return;
        // A line further left than the text begins another document too, to YAML.
        if (content().find("\n---") == std::string_view::npos &&
            content().find("\n...") == std::string_view::npos) {
            complain(Code::YamlIndentation, mark);
        } else {
            diagnostics_.add(Code::YamlDocuments, place_of(mark));
        }
    }
    void OnDocumentEnd() override {}

    // Its mark is the next token's, which may stand lines below.
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse(mark, anchor, "?");
        YamlNode node;
        node.place = open_.empty() ? place_of(mark) : open_.back().last;
        node.place.span.begin = node.place.span.end;
        add(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        diagnostics_.add(Code::YamlAlias, place_of(mark));
        YamlNode node;
        node.place = place_of(mark);
        add(std::move(node));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse(mark, anchor, tag);
        add(scalar(place_of(mark), value));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        start(YamlNode::Kind::List, mark, tag, anchor);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        start(YamlNode::Kind::Map, mark, tag, anchor);
    }
    void OnMapEnd() override { end(); }

  private:
    struct Open {
        YamlNode node;
        Place last;  // what was read last within it
        std::optional<YamlEntry> entry;
    };

    void refuse(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
        if (anchor != YAML::NullAnchor) diagnostics_.add(Code::YamlAlias, place_of(mark));
        if (tag.size() > 1) diagnostics_.add(Code::YamlTag, place_of(mark), {tag});
    }

    YamlNode scalar(Place place, const std::string& value) {
        YamlNode node;
        node.kind = YamlNode::Kind::Text;
        const char first = place.span.begin < file_.size() ? file_[place.span.begin] : '\0';
        const bool block = first == '|' || first == '>';
        const bool quoted = first == '"' || first == '\'';
        node.is_quoted = block || quoted;
        node.text = value;
        while (block && !node.text.empty() && node.text.back() == '\n') node.text.pop_back();
        node.lines = ScalarLines(file_, place.span.begin).find(node.text);
        node.place = place;
        if (quoted) {
            node.place.span.end = end_of_quoted(place);
        } else {
            node.place.span.end =
                node.lines.empty() ? end_of_line(place.span.begin) : node.lines.back().end;
        }
        return node;
    }

    // yaml-cpp lets a quote pass that is open at the end of the file.
    std::uint32_t end_of_quoted(Place place) {
        const char quote = file_[place.span.begin];
        for (std::size_t at = place.span.begin + 1; at < file_.size(); ++at) {
            if (quote == '"' && file_[at] == '\\') {
                ++at;
            } else if (file_[at] == quote) {
                const bool doubled = quote == '\'' && file_.substr(at + 1, 1) == "'";
                if (!doubled) return static_cast<std::uint32_t>(at + 1);
                ++at;
            }
        }
        diagnostics_.add(Code::YamlUnclosed, place);
        is_broken_ = true;
        return end_of_line(place.span.begin);
    }

    std::uint32_t end_of_line(std::uint32_t begin) const {
        std::size_t end = std::min(file_.find('\n', begin), file_.size());
        if (end > begin && file_[end - 1] == '\r') --end;
        return static_cast<std::uint32_t>(end);
    }

    void start(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
               YAML::anchor_t anchor) {
        refuse(mark, anchor, tag);
        if (++depth_ > max_yaml_depth) {
            if (depth_ == max_yaml_depth + 1)
                diagnostics_.add(Code::YamlDepth, place_of(mark), {std::to_string(max_yaml_depth)});
            return;
        }
        YamlNode node;
        node.kind = kind;
        node.place = place_of(mark);
        open_.push_back({std::move(node), place_of(mark), std::nullopt});
    }

    void end() {
        if (depth_-- > max_yaml_depth) return;
        Open finished = std::move(open_.back());
        open_.pop_back();
        finished.node.place.span.end =
            std::max(finished.node.place.span.begin, finished.last.span.end);
        add(std::move(finished.node));
    }

    void add(YamlNode node) {
        if (depth_ > max_yaml_depth || documents_ > 1) return;
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        parent.last = node.place;
        if (parent.node.kind == YamlNode::Kind::List) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.entry) {
            Place place = node.place;
            if (const auto exact = exact_span(node)) place.span = *exact;
            parent.entry = YamlEntry{key_of(node), place, {}};
        } else {
            parent.entry->value = std::move(node);
            keep(parent);
        }
    }

    std::string key_of(const YamlNode& node) {
        if (node.kind != YamlNode::Kind::Text) diagnostics_.add(Code::YamlKey, node.place);
        return node.text;
    }

    void complain(const YamlSlip& slip) {
        is_broken_ = true;
        diagnostics_.add(slip.code, Place{id_, slip.span}, slip.arguments);
    }

    void keep(Open& parent) {
        YamlEntry entry = std::move(*parent.entry);
        parent.entry.reset();
        if (entry.value.kind == YamlNode::Kind::Null) {
            if (const auto slip = find_colon_slip(file_, entry.key_place.span.begin))
                return complain(*slip);
        }
        if (parent.node.find(entry.key) == nullptr) {
            parent.node.entries.push_back(std::move(entry));
        } else {
            diagnostics_.add(Code::DuplicateKey, entry.key_place, {entry.key});
        }
    }

    std::string_view file_;
    std::size_t offset_ = 0;
    SourceId id_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    std::size_t depth_ = 0;
    int documents_ = 0;
    bool is_broken_ = false;
    YamlNode root_;
};

// A stream over text that is not copied.
class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());  // a get area is only read
        setg(begin, begin, begin + text.size());
    }
};

std::optional<YamlNode> parse(Builder& builder, Diagnostics& diagnostics) {
    ViewBuffer buffer(builder.content());
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        while (builder.documents() < 2 && parser.HandleNextDocument(builder)) {
        }
        return builder.take();
    } catch (const YAML::DeepRecursion& error) {
        diagnostics.add(Code::YamlDepth, builder.place_of(error.mark),
                        {std::to_string(max_yaml_depth)});
    } catch (const YAML::Exception& error) {
        if (!builder.is_broken()) builder.complain(code_for(error.msg), error.mark);
    }
    return std::nullopt;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const YamlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

std::optional<YamlNode> read_yaml(const Sources& sources, SourceId id, Diagnostics& diagnostics) {
    const std::string_view text = sources[id].text();
    if (text.size() > max_yaml_bytes) {
        diagnostics.add(Code::YamlTooLarge, Place{id, {}},
                        {std::to_string(text.size()), std::to_string(max_yaml_bytes)});
        return std::nullopt;
    }
    if (const std::size_t at = first_not_utf8(text); at != std::string_view::npos) {
        const auto offset = static_cast<std::uint32_t>(at);
        diagnostics.add(Code::YamlEncoding, Place{id, {offset, offset}});
        return std::nullopt;
    }
    if (const auto at = control_character(text)) {
        diagnostics.add(Code::YamlControl, Place{id, {*at, *at}});
        return std::nullopt;
    }
    Builder builder(sources, id, diagnostics);
    return parse(builder, diagnostics);
}

std::optional<YamlNode> read_yaml_file(const std::filesystem::path& path, Sources& sources,
                                       Diagnostics& diagnostics) {
    const std::string name = path.generic_string();
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) {
        diagnostics.add(Code::FileUnreadable, {name, why(error)});
        return std::nullopt;
    }
    if (size > max_yaml_bytes) {
        diagnostics.add(Code::YamlTooLarge, {std::to_string(size), std::to_string(max_yaml_bytes)});
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file) {
        diagnostics.add(Code::FileUnreadable,
                        {name, why(std::make_error_code(std::errc::io_error))});
        return std::nullopt;
    }
    return read_yaml(sources, sources.add(name, std::move(text)), diagnostics);
}

std::optional<Span> exact_span(const YamlNode& node) {
    if (node.lines.empty()) return std::nullopt;
    return Span{node.lines.front().begin, node.lines.back().end};
}

}  // namespace gouji::rules
