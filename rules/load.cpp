#include "rules/load.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include "facts/closest.h"
#include "facts/code.h"
#include "facts/regex.h"
#include "rules/fields.h"
#include "rules/read_mention.h"
#include "rules/read_rule.h"
#include "rules/read_test.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

// Known to the language, not yet to this version.
constexpr std::string_view later_pack_fields[] = {"import",  "stats",    "templates", "override",
                                                  "disable", "profiles", "scoring"};
constexpr std::string_view status_list = "in_force, superseded, repealed";

template <std::size_t N>
void refuse_later(const Fields& fields, const std::string_view (&later)[N],
                  Diagnostics& diagnostics) {
    for (const std::string_view key : later) {
        if (const YamlNode* node = fields.find(key))
            diagnostics.add(Code::NotSupported, node->place, {std::string(key)});
    }
}

class PackReader {
  public:
    PackReader(const Sources& sources, Diagnostics& diagnostics)
        : text_{sources, diagnostics}, diagnostics_(diagnostics) {}

    void read_pack_file(const YamlNode& root) {
        const Fields fields(
            root, {"pack",   "version",   "title",    "lang",    "form",     "license", "authors",
                   "params", "citations", "mentions", "base",    "rules",    "import",  "define",
                   "stats",  "templates", "override", "disable", "profiles", "scoring"},
            diagnostics_);
        pack_.name = fields.required_text("pack");
        pack_.version = fields.required_text("version");
        pack_.title = fields.text("title");
        pack_.lang = fields.text("lang");
        pack_.form = fields.required_text("form");
        pack_.license = fields.text("license");
        pack_.authors = fields.texts("authors");
        for (const YamlEntry& entry : fields.map("params")) read_parameter(entry);
        for (const YamlEntry& entry : fields.map("define")) read_definition(entry);
        if (const YamlNode* citations = fields.find("citations")) read_citations(*citations);
        read_mentions(fields, {});
        for (const YamlNode& node : fields.list("base"))
            pack_.bases.push_back(read_base(node, diagnostics_));
        for (const YamlNode& node : fields.list("rules")) read_one_rule(node);
        refuse_later(fields, later_pack_fields, diagnostics_);
    }

    // Mentions of their own file, with what rules out every one of them.
    void read_mention_file(const YamlNode& root) {
        const Fields fields(root, {"not", "mentions"}, diagnostics_);
        const YamlNode* except = fields.find("not");
        read_mentions(fields, except == nullptr ? std::vector<Pattern>()
                                                : read_patterns(*except, diagnostics_));
    }

    void take(Calendar calendar) { pack_.calendar = std::move(calendar); }

    void read_rule_file(const YamlNode& root) {
        if (root.kind == YamlNode::Kind::Null) return;
        for (const YamlNode& node : read_list(root, diagnostics_)) read_one_rule(node);
    }

    // After the last file: what rules say of each other.
    RulePack finish() {
        for (const Rule& rule : pack_.rules) {
            for (const Word& assumed : rule.assumes) check_assumed(assumed);
        }
        return std::move(pack_);
    }

  private:
    // ---------- rules ----------

    void read_one_rule(const YamlNode& node) {
        const YamlNode* id = node.find("id");
        if (id != nullptr && id->kind == YamlNode::Kind::Text) declare(id->text, id->place);
        if (auto rule = read_rule(node, text_)) pack_.rules.push_back(std::move(*rule));
    }

    void declare(const std::string& id, Place place) {
        const auto [entry, is_new] = declared_.try_emplace(id, place);
        if (is_new) return;
        Diagnostic& diagnostic = diagnostics_.add(Code::DuplicateRule, place, {id});
        diagnostic.labels.push_back({entry->second, {Hint::FirstHere, {}}});
    }

    void check_assumed(const Word& assumed) {
        if (declared_.count(assumed.text) > 0) return;
        Diagnostic& diagnostic = diagnostics_.add(Code::UnknownRule, assumed.place, {assumed.text});
        std::vector<std::string_view> ids;
        for (const auto& [id, place] : declared_) ids.push_back(id);
        if (const auto near = closest(assumed.text, ids))
            diagnostic.labels[0].advice = {Hint::DidYouMean, {*near}};
    }

    // ---------- params ----------

    static bool has_dates(const YamlNode& node) {
        return node.kind == YamlNode::Kind::Map && !node.entries.empty() &&
               Date::parse(node.entries.front().key).has_value();
    }

    void read_parameter(const YamlEntry& entry) {
        Parameter parameter{{entry.key, entry.key_place}, {}};
        if (!has_dates(entry.value)) {
            parameter.entries.push_back(read_values(entry.value));
        } else {
            for (const YamlEntry& dated : entry.value.entries) {
                const auto from = Date::parse(dated.key);
                if (!from) diagnostics_.add(Code::ExpectedDate, dated.key_place);
                parameter.entries.push_back(read_values(dated.value));
                parameter.entries.back().from = from;
            }
        }
        std::stable_sort(parameter.entries.begin(), parameter.entries.end(),
                         [](const ParameterEntry& lhs, const ParameterEntry& rhs) {
                             return lhs.from < rhs.from;
                         });
        pack_.params.push_back(std::move(parameter));
    }

    ParameterEntry read_values(const YamlNode& node) {
        ParameterEntry entry;
        if (node.kind != YamlNode::Kind::Map) {
            if (auto value = read_condition(node, text_))
                entry.values.push_back({"", std::move(*value)});
            return entry;
        }
        for (const YamlEntry& keyed : node.entries) {
            if (auto value = read_condition(keyed.value, text_))
                entry.values.push_back({keyed.key, std::move(*value)});
        }
        return entry;
    }

    // ---------- definitions ----------

    void read_definition(const YamlEntry& entry) {
        auto signature = read_signature(entry.key_place, text_);
        auto body = read_condition(entry.value, text_);
        if (!signature || !body) return;
        const std::string& name = signature->tree.name.text;
        const bool is_taken = std::any_of(
            pack_.definitions.begin(), pack_.definitions.end(),
            [&](const Definition& other) { return other.signature.tree.name.text == name; });
        if (is_taken) {
            diagnostics_.add(Code::DuplicateName, entry.key_place, {name});
            return;
        }
        pack_.definitions.push_back({std::move(*signature), std::move(*body)});
    }

    // ---------- citations ----------

    std::string read_pattern(const YamlNode& node, std::string_view group) {
        std::string pattern = read_text(node, diagnostics_).value_or("");
        auto regex = Regex::compile(pattern);
        if (!regex) {
            Diagnostic diagnostic = regex.error();
            diagnostic.labels.push_back({node.place, {}});
            diagnostics_.add(std::move(diagnostic));
        } else if (!group.empty() && !regex->group(group)) {
            diagnostics_.add(Code::PatternGroup, node.place, {std::string(group)});
        }
        return pattern;
    }

    void read_citations(const YamlNode& node) {
        const Fields fields(node, {"documents", "work_points"}, diagnostics_);
        for (const YamlNode& document : fields.list("documents")) read_document(document);
        if (const YamlNode* points = fields.find("work_points")) {
            const Fields work(*points, {"title", "note"}, diagnostics_);
            const YamlNode* title = work.require("title");
            pack_.citations.work_points =
                WorkPoints{title == nullptr ? "" : read_pattern(*title, "year"), work.text("note")};
        }
    }

    void read_document(const YamlNode& node) {
        const Fields fields(node, {"number", "title", "status"}, diagnostics_);
        KnownDocument document;
        document.place = node.place;
        document.number = fields.text("number");
        if (const YamlNode* title = fields.find("title"))
            document.title_pattern = read_pattern(*title, "");
        if (document.number.empty() && document.title_pattern.empty()) fields.require("number");
        fields.require("status");
        for (const YamlEntry& entry : fields.map("status"))
            document.statuses.push_back(read_status(entry));
        std::stable_sort(document.statuses.begin(), document.statuses.end(),
                         [](const DocumentStatus& lhs, const DocumentStatus& rhs) {
                             return lhs.from < rhs.from;
                         });
        pack_.citations.documents.push_back(std::move(document));
    }

    DocumentStatus read_status(const YamlEntry& entry) {
        DocumentStatus status;
        status.from = Date::parse(entry.key);
        if (!status.from) diagnostics_.add(Code::ExpectedDate, entry.key_place);
        const Fields fields(entry.value, {"is", "note"}, diagnostics_);
        status.status = fields.required_text("is");
        status.note = fields.text("note");
        const bool is_known = status.status == "in_force" || status.status == "superseded" ||
                              status.status == "repealed";
        if (!is_known && !status.status.empty())
            diagnostics_.add(Code::UnknownWord, fields.find("is")->place,
                             {status.status, std::string(status_list)});
        return status;
    }

    // ---------- mentions ----------

    void read_mentions(const Fields& fields, const std::vector<Pattern>& except) {
        for (const YamlEntry& entry : fields.map("mentions"))
            read_mention(entry, except, text_, pack_);
    }

    PackText text_;
    Diagnostics& diagnostics_;
    RulePack pack_;
    std::map<std::string, Place> declared_;
};

// The YAML files of the folder by name, so that every machine reads them in one order.
std::vector<std::filesystem::path> rule_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code none;
    for (std::filesystem::directory_iterator entry(folder, none), end; entry != end;
         entry.increment(none)) {
        if (entry->path().extension() == ".yaml") files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

RulePack load_pack(const std::filesystem::path& folder, Sources& sources,
                   Diagnostics& diagnostics) {
    PackReader reader(sources, diagnostics);
    if (const auto root = read_yaml_file(folder / "pack.yaml", sources, diagnostics))
        reader.read_pack_file(*root);
    std::error_code none;
    if (std::filesystem::exists(folder / "mentions.yaml", none)) {
        if (const auto root = read_yaml_file(folder / "mentions.yaml", sources, diagnostics))
            reader.read_mention_file(*root);
    }
    if (std::filesystem::exists(folder / "calendar.yaml", none))
        reader.take(load_calendar(folder / "calendar.yaml", sources, diagnostics));
    for (const std::filesystem::path& file : rule_files(folder / "rules")) {
        if (const auto root = read_yaml_file(file, sources, diagnostics))
            reader.read_rule_file(*root);
    }
    return reader.finish();
}

RulePack read_pack(const Sources& sources, SourceId pack, const std::vector<SourceId>& rule_files,
                   Diagnostics& diagnostics) {
    PackReader reader(sources, diagnostics);
    if (const auto root = read_yaml(sources, pack, diagnostics)) reader.read_pack_file(*root);
    for (const SourceId id : rule_files) {
        if (const auto root = read_yaml(sources, id, diagnostics)) reader.read_rule_file(*root);
    }
    return reader.finish();
}

}  // namespace gouji::rules
