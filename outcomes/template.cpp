#include "outcomes/template.h"

#include <optional>
#include <set>

#include "facts/closest.h"
#include "facts/code.h"

namespace gouji::outcomes {

namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

// An object that stands among the text of a Word paragraph; no part of a name.
constexpr char object_sign = '\x01';

// Null where no scope has the name.
const TemplateValue* find_value(const TemplateScopes& scopes, std::string_view name) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
        const auto found = (*scope)->values.find(name);
        if (found != (*scope)->values.end()) return &found->second;
    }
    return nullptr;
}

std::string trimmed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != object_sign) result += c;
    }
    const std::size_t first = result.find_first_not_of(" \t");
    const std::size_t last = result.find_last_not_of(" \t");
    return first == std::string::npos ? "" : result.substr(first, last - first + 1);
}

TemplateTag tag_of(std::string_view text, std::size_t begin, std::size_t end) {
    TemplateTag tag;
    tag.begin = begin;
    tag.end = end;
    tag.name =
        trimmed(text.substr(begin + opening.size(), end - begin - opening.size() - closing.size()));
    constexpr std::string_view signs = "#^/";
    const std::size_t sign = tag.name.empty() ? std::string_view::npos : signs.find(tag.name[0]);
    if (sign == std::string_view::npos) return tag;
    constexpr TemplateTag::Kind kinds[] = {TemplateTag::Kind::Open, TemplateTag::Kind::Inverted,
                                           TemplateTag::Kind::Close};
    tag.kind = kinds[sign];
    tag.name = trimmed(std::string_view(tag.name).substr(1));
    return tag;
}

// Where the tag that begins at `begin` ends; nothing where it does not on its line.
std::optional<std::size_t> end_of_tag(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find(closing, begin);
    const std::size_t line = text.find('\n', begin);
    if (end == std::string_view::npos || line < end) return std::nullopt;
    return end + closing.size();
}

class Checker {
  public:
    Checker(const Sources& sources, SourceId file, const std::vector<TemplateName>& names,
            Diagnostics& diagnostics)
        : text_(sources[file].text()), file_(file), diagnostics_(diagnostics) {
        open_.push_back({nullptr, &names});
    }

    void run() {
        tags_ = find_tags(text_);
        for (const TemplateTag& tag : tags_) look_at(tag);
        for (std::size_t i = 1; i < open_.size(); ++i)
            diagnostics_.add(Code::TemplateUnclosed, place_of(*open_[i].tag), {open_[i].tag->name});
        find_halves();
    }

  private:
    struct Block {
        const TemplateTag* tag;
        const std::vector<TemplateName>* names;
    };

    Place place_of(const TemplateTag& tag) const {
        return {file_,
                {static_cast<std::uint32_t>(tag.begin), static_cast<std::uint32_t>(tag.end)}};
    }

    void look_at(const TemplateTag& tag) {
        if (tag.kind == TemplateTag::Kind::Close) return close(tag);
        const TemplateName* name = find(tag.name);
        if (name == nullptr) complain_unknown(tag);
        if (tag.kind == TemplateTag::Kind::Value) return;
        static const std::vector<TemplateName> none;
        const bool enters = name != nullptr && tag.kind == TemplateTag::Kind::Open;
        open_.push_back({&tag, enters ? &name->names : &none});
    }

    void close(const TemplateTag& tag) {
        if (open_.size() > 1 && open_.back().tag->name == tag.name) {
            open_.pop_back();
        } else {
            diagnostics_.add(Code::TemplateUnopened, place_of(tag), {tag.name});
        }
    }

    const TemplateName* find(const std::string& name) const {
        for (auto block = open_.rbegin(); block != open_.rend(); ++block) {
            for (const TemplateName& each : *block->names) {
                if (each.name == name) return &each;
            }
        }
        return nullptr;
    }

    void complain_unknown(const TemplateTag& tag) {
        std::vector<std::string_view> known;
        for (const Block& block : open_) {
            for (const TemplateName& each : *block.names) known.emplace_back(each.name);
        }
        Diagnostic& diagnostic = diagnostics_.add(Code::TemplateName, place_of(tag), {tag.name});
        suggest_closest(tag.name, known, diagnostic);
    }

    // Braces that make no tag.
    void find_halves() {
        std::set<std::size_t> begins;
        for (const TemplateTag& tag : tags_) begins.insert(tag.begin);
        for (std::size_t at = text_.find(opening); at != std::string_view::npos;
             at = text_.find(opening, at + opening.size())) {
            if (begins.count(at) > 0) continue;
            const auto begin = static_cast<std::uint32_t>(at);
            diagnostics_.add(Code::TemplateBrace,
                             {file_, {begin, begin + static_cast<std::uint32_t>(opening.size())}});
        }
    }

    std::string_view text_;
    SourceId file_;
    Diagnostics& diagnostics_;
    std::vector<TemplateTag> tags_;
    std::vector<Block> open_;
};

// The tags of a text, each block with what it stands for.
class Walker {
  public:
    Walker(std::string_view text, const TemplateSteps& steps)
        : text_(text), tags_(find_tags(text)), steps_(steps) {}

    void walk(TemplateScopes& scopes) { walk(0, tags_.size(), {0, text_.size()}, scopes); }

  private:
    struct Stretch {
        std::size_t begin, end;
    };

    // The tags from `first` to `last`, and the text that they stand in.
    void walk(std::size_t first, std::size_t last, Stretch text, TemplateScopes& scopes) {
        for (std::size_t i = first; i < last; ++i) {
            const TemplateTag& tag = tags_[i];
            steps_.keep(text.begin, tag.begin, scopes);
            text.begin = tag.end;
            if (tag.kind == TemplateTag::Kind::Value) {
                if (const TemplateValue* value = find_value(scopes, tag.name))
                    steps_.put(tag, value->text);
                continue;
            }
            const std::size_t close = closing_of(i, last);
            if (close == last) continue;
            const Stretch inside{end_of_line(tag.end, tags_[close].begin), tags_[close].begin};
            for_each_scope(tag, scopes, [&] { walk(i + 1, close, inside, scopes); });
            text.begin = end_of_line(tags_[close].end, text.end);
            i = close;
        }
        steps_.keep(text.begin, text.end, scopes);
    }

    std::size_t closing_of(std::size_t open, std::size_t last) const {
        std::size_t depth = 0;
        for (std::size_t i = open; i < last; ++i) {
            if (tags_[i].kind == TemplateTag::Kind::Value) continue;
            if (tags_[i].kind != TemplateTag::Kind::Close) {
                ++depth;
            } else if (--depth == 0) {
                return i;
            }
        }
        return last;
    }

    // A block's tag that stands alone on its line takes the line break with it.
    std::size_t end_of_line(std::size_t at, std::size_t limit) const {
        const std::size_t line = text_.rfind(opening, at - 1);
        const bool begins_line = line == 0 || text_[line - 1] == '\n';
        if (!begins_line) return at;
        for (const std::string_view line_break : {"\n", "\r\n"}) {
            const bool ends_line = text_.substr(at).starts_with(line_break);
            if (ends_line && at + line_break.size() <= limit) return at + line_break.size();
        }
        return at;
    }

    std::string_view text_;
    std::vector<TemplateTag> tags_;
    const TemplateSteps& steps_;
};

}  // namespace

std::vector<TemplateTag> find_tags(std::string_view text) {
    std::vector<TemplateTag> tags;
    std::size_t at = text.find(opening);
    while (at != std::string_view::npos) {
        const auto end = end_of_tag(text, at);
        if (end) tags.push_back(tag_of(text, at, *end));
        at = text.find(opening, end.value_or(at + opening.size()));
    }
    return tags;
}

void check_template(const Sources& sources, SourceId file, const std::vector<TemplateName>& names,
                    Diagnostics& diagnostics) {
    Checker(sources, file, names, diagnostics).run();
}

void for_each_scope(const TemplateTag& block, TemplateScopes& scopes,
                    const std::function<void()>& once) {
    const TemplateValue* value = find_value(scopes, block.name);
    const bool is_there = value != nullptr && value->is_there();
    if (block.kind == TemplateTag::Kind::Inverted || !is_there || value->items.empty()) {
        if (is_there == (block.kind == TemplateTag::Kind::Open)) once();
        return;
    }
    for (const TemplateScope& item : value->items) {
        scopes.push_back(&item);
        once();
        scopes.pop_back();
    }
}

void walk_template(std::string_view text, TemplateScopes& scopes, const TemplateSteps& steps) {
    Walker(text, steps).walk(scopes);
}

std::string fill_template(std::string_view text, const TemplateScope& scope, const Escape& escape) {
    std::string filled;
    TemplateScopes scopes = {&scope};
    walk_template(text, scopes,
                  {[&](std::size_t begin, std::size_t end, const TemplateScopes&) {
                       filled += text.substr(begin, end - begin);
                   },
                   [&](const TemplateTag&, const std::string& value) { filled += escape(value); }});
    return filled;
}

std::string fill_phrase(std::string_view phrase, const std::map<std::string, std::string>& values) {
    TemplateScope scope;
    for (const auto& [name, value] : values) scope.values[name].text = value;
    return fill_template(phrase, scope, [](std::string_view value) { return std::string(value); });
}

}  // namespace gouji::outcomes
