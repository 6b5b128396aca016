#include "runs/register.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>

#include "facts/code.h"
#include "facts/text.h"
#include "facts/year.h"

namespace gouji::runs {

namespace {

using Json = nlohmann::json;

// An agency as it is written, before names are looked up.
struct Entry {
    std::string id, name, kind, level, region, parent, from, to;
    std::vector<std::string> aliases;
};

// A field of an entry with the words that call it, in JSON and in the first line of CSV.
struct Field {
    std::string Entry::*value;
    std::array<std::string_view, 3> words;
};
constexpr std::array fields = {
    Field{&Entry::id, {"id", "编号", "代码"}},
    Field{&Entry::name, {"name", "agency", "名称"}},
    Field{&Entry::kind, {"kind", "类别", "类型"}},
    Field{&Entry::level, {"level", "级别", "层级"}},
    Field{&Entry::region, {"region", "地区", "区域"}},
    Field{&Entry::parent, {"parent", "上级", "上级机关"}},
    Field{&Entry::from, {"from_year", "起始年度", "起始年"}},
    Field{&Entry::to, {"to_year", "截止年度", "截止年"}},
};
constexpr std::array<std::string_view, 4> alias_words = {"aliases", "former_names", "曾用名",
                                                         "别名"};

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// ---------- JSON ----------

std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_number_integer() ? value.dump() : std::string();
}

Entry entry_of(const Json& object) {
    Entry entry;
    for (const auto& [key, value] : object.items()) {
        for (const Field& field : fields)
            if (is_one_of(key, field.words)) entry.*field.value = text_of(value);
        if (!is_one_of(key, alias_words)) continue;
        if (value.is_string()) entry.aliases.push_back(value.get<std::string>());
        if (!value.is_array()) continue;
        for (const Json& alias : value)
            if (alias.is_string()) entry.aliases.push_back(alias.get<std::string>());
    }
    return entry;
}

std::optional<std::vector<Entry>> entries_of_json(std::string_view bytes) {
    const Json whole = Json::parse(bytes, nullptr, false);
    const Json* list = whole.is_array() ? &whole : nullptr;
    if (whole.is_object() && whole.contains("agencies")) list = &whole["agencies"];
    if (list == nullptr || !list->is_array()) return std::nullopt;
    std::vector<Entry> entries;
    for (const Json& object : *list)
        entries.push_back(object.is_object() ? entry_of(object) : Entry());
    return entries;
}

// ---------- CSV ----------

using Line = std::vector<std::string>;

// Fields in quotes may hold commas, line breaks and doubled quotes.
std::vector<Line> lines_of(std::string_view bytes) {
    std::vector<Line> lines;
    Line line(1);
    bool is_quoted = false;
    const auto end_line = [&] {
        const bool is_blank = line.size() == 1 && line.front().empty();
        if (!is_blank) lines.push_back(std::move(line));
        line.assign(1, "");
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (is_quoted) {
            const bool is_doubled = c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"';
            if (c != '"' || is_doubled) line.back() += c;
            i += is_doubled ? 1 : 0;
            is_quoted = c != '"' || is_doubled;
        } else if (c == '"') {
            is_quoted = true;
        } else if (c == ',') {
            line.emplace_back();
        } else if (c == '\n') {
            end_line();
        } else if (c != '\r') {
            line.back() += c;
        }
    }
    end_line();
    return lines;
}

// Several names in one field stand apart by ; or 、.
std::vector<std::string> names_in(std::string_view text) {
    constexpr std::array<std::string_view, 4> separators = {";", "；", "、", "|"};
    std::vector<std::string> names(1);
    for (std::size_t i = 0; i < text.size();) {
        const auto found = std::find_if(
            separators.begin(), separators.end(),
            [&](std::string_view separator) { return text.substr(i).starts_with(separator); });
        if (found == separators.end()) {
            names.back() += text[i++];
        } else {
            names.emplace_back();
            i += found->size();
        }
    }
    std::erase(names, "");
    return names;
}

void set(Entry& entry, std::string_view word, const std::string& value) {
    const std::string trimmed_value(trimmed(value));
    for (const Field& field : fields)
        if (is_one_of(word, field.words)) entry.*field.value = trimmed_value;
    if (!is_one_of(word, alias_words)) return;
    for (std::string& name : names_in(trimmed_value)) entry.aliases.push_back(std::move(name));
}

std::optional<std::vector<Entry>> entries_of_csv(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const std::vector<Line> lines = lines_of(bytes);
    constexpr auto& name_words = fields[1].words;
    if (lines.empty()) return std::nullopt;
    const Line& head = lines.front();
    const bool has_names = std::any_of(head.begin(), head.end(), [](const std::string& word) {
        return is_one_of(trimmed(word), name_words);
    });
    if (!has_names) return std::nullopt;
    std::vector<Entry> entries;
    for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
        Entry entry;
        for (std::size_t i = 0; i < std::min(head.size(), line->size()); ++i)
            set(entry, trimmed(head[i]), (*line)[i]);
        entries.push_back(std::move(entry));
    }
    return entries;
}

// ---------- entries → agencies ----------

std::optional<int> year_in(const std::string& text) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) return std::nullopt;
    const std::optional<Year> year = Year::from(number);
    return year ? std::optional(year->number()) : std::nullopt;
}

class RegisterMaker {
  public:
    RegisterMaker(std::string_view name, Diagnostics& diagnostics)
        : name_(name), diagnostics_(diagnostics) {}

    Register make(std::vector<Entry> entries) {
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].name.empty()) {
                diagnostics_.add(Code::RegisterNameless, {name_, std::to_string(i + 1)});
            } else if (add(entries[i])) {
                kept.push_back(i);
            }
        }
        for (std::size_t agency = 0; agency < kept.size(); ++agency)
            find_parent(agency, entries[kept[agency]]);
        break_circles();
        return std::move(register_);
    }

  private:
    bool add(const Entry& entry) {
        const std::size_t agency = register_.agencies.size();
        if (!call(agency, entry.name)) return false;
        if (!entry.id.empty()) by_id_.emplace(entry.id, agency);
        register_.agencies.push_back({entry.name, entry.kind, entry.level, entry.region,
                                      std::nullopt, bound(entry, entry.from),
                                      bound(entry, entry.to)});
        for (const std::string& alias : entry.aliases) call(agency, alias);
        return true;
    }

    std::optional<int> bound(const Entry& entry, const std::string& text) {
        const std::optional<int> year = year_in(text);
        if (!year && !text.empty()) diagnostics_.add(Code::RegisterYear, {name_, entry.name, text});
        return year;
    }

    // A name that two agencies bear tells neither.
    bool call(std::size_t agency, const std::string& name) {
        const auto [known, is_new] = register_.by_name.emplace(normal_form(name), agency);
        if (!is_new && known->second != agency)
            diagnostics_.add(Code::RegisterNameTwice, {name_, name});
        return is_new || known->second == agency;
    }

    void find_parent(std::size_t agency, const Entry& entry) {
        if (entry.parent.empty()) return;
        const auto by_id = by_id_.find(entry.parent);
        auto& parent = register_.agencies[agency].parent;
        parent =
            by_id != by_id_.end() ? std::optional(by_id->second) : register_.find(entry.parent);
        if (!parent) diagnostics_.add(Code::RegisterParent, {name_, entry.name, entry.parent});
    }

    // Nobody is above himself.
    void break_circles() {
        for (std::size_t agency = 0; agency < register_.agencies.size(); ++agency) {
            std::size_t steps = 0;
            std::optional<std::size_t> above = register_.agencies[agency].parent;
            while (above && *above != agency && steps++ < register_.agencies.size())
                above = register_.agencies[*above].parent;
            if (above != agency) continue;
            diagnostics_.add(Code::RegisterCircle, {name_, register_.agencies[agency].name});
            register_.agencies[agency].parent.reset();
        }
    }

    std::string name_;
    Diagnostics& diagnostics_;
    Register register_;
    std::map<std::string, std::size_t> by_id_;
};

}  // namespace

std::optional<std::size_t> Register::find(std::string_view name) const {
    const auto found = by_name.find(normal_form(name));
    if (found == by_name.end()) return std::nullopt;
    return found->second;
}

Register read_register(std::string_view name, std::string_view bytes, Diagnostics& diagnostics) {
    const std::string_view text = trimmed(bytes);
    const bool is_json = text.starts_with('{') || text.starts_with('[');
    auto entries = is_json ? entries_of_json(text) : entries_of_csv(bytes);
    if (!entries) {
        diagnostics.add(Code::RegisterUnreadable, {std::string(name)});
        return {};
    }
    return RegisterMaker(name, diagnostics).make(std::move(*entries));
}

void settle_kinds(Register& agencies, std::string_view name, const Form& form,
                  Diagnostics& diagnostics) {
    std::map<std::string, std::string, std::less<>> ids;
    std::string known;
    for (const AgencyKind& kind : form.reading.agency_kinds) {
        if (kind.kind.empty()) continue;
        if (ids.emplace(kind.kind, kind.kind).second) {
            known += (known.empty() ? "" : ", ") + kind.kind;
            if (!kind.names.empty()) known += " (" + kind.names.front() + ")";
        }
        for (const std::string& other : kind.names) ids.emplace(other, kind.kind);
    }
    for (Agency& agency : agencies.agencies) {
        if (agency.kind.empty()) continue;
        const auto [id, is_new] = ids.emplace(agency.kind, "");
        if (is_new)
            diagnostics.add(Code::RegisterKind,
                            {std::string(name), agency.name, agency.kind, known});
        agency.kind = id->second;
    }
}

}  // namespace gouji::runs
