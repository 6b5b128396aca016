#include "rules/load.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "facts/closest.h"
#include "facts/code.h"
#include "facts/text.h"
#include "rules/fields.h"
#include "rules/import.h"
#include "rules/profile.h"
#include "rules/read_citation.h"
#include "rules/read_mention.h"
#include "rules/read_rule.h"
#include "rules/read_statistic.h"
#include "rules/read_test.h"
#include "rules/rule_keys.h"
#include "rules/rule_text.h"
#include "rules/template.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

// Reads the pack behind an entry of `import:` into the same reader.
using ReadImport = std::function<void(const YamlEntry& entry)>;

class PackReader {
  public:
    PackReader(const Sources& sources, Diagnostics& diagnostics)
        : text_{sources, diagnostics}, diagnostics_(diagnostics) {}

    void read_pack_file(const YamlNode& root, const ReadImport& read_import) {
        std::vector<std::string_view> keys = pack_keys;
        keys.push_back("scoring");  // to say where it belongs
        const Fields fields(root, keys, diagnostics_);
        // First, so that what an imported pack says of itself gives way.
        for (const YamlEntry& entry : fields.map("import")) read_import(entry);
        pack_.name = fields.required_text("pack");
        pack_.version = fields.required_text("version");
        pack_.title = fields.text("title");
        pack_.lang = fields.text("lang");
        pack_.form = fields.required_text("form");
        pack_.license = fields.text("license");
        pack_.authors = fields.texts("authors");
        if (const YamlNode* templates = fields.find("templates")) read_template_map(*templates);
        for (const YamlEntry& entry : fields.map("params")) read_own_parameter(entry);
        for (const YamlEntry& entry : fields.map("define")) read_definition(entry);
        for (const YamlEntry& entry : fields.map("stats")) read_own_statistic(entry);
        if (const YamlNode* citations = fields.find("citations"))
            read_citations(*citations, pack_.citations, diagnostics_);
        MentionFile file{{PatternSyntax::Mention, fields.map("pieces"), diagnostics_}};
        read_mentions(fields, file);
        for (const YamlNode& node : fields.list("base"))
            pack_.bases.push_back(read_base(node, diagnostics_));
        read_changes(fields);
        for (const YamlEntry& entry : fields.map("profiles"))
            read_profile(entry, pack_, diagnostics_);
        for (const YamlNode& node : fields.list("rules")) read_one_rule(node);
        // A pack's rubric stands in a file of its own.
        if (const YamlNode* scoring = fields.find("scoring"))
            diagnostics_.add(Code::NotSupported, scoring->place, {"scoring"});
    }

    // Mentions of their own file, with what rules out every one of them.
    void read_mention_file(const YamlNode& root) {
        const Fields fields(root,
                            {"pieces", "continued_by", "years_of_clause", "plain", "subsets", "not",
                             "not_of", "mentions"},
                            diagnostics_);
        MentionFile file{{PatternSyntax::Mention, fields.map("pieces"), diagnostics_}};
        fields.add_words("continued_by", pack_.book.continued_by);
        read_years_of_clause(fields.find("years_of_clause"), pack_.book, diagnostics_);
        fields.add_words("plain", pack_.book.plain);
        for (const YamlEntry& entry : fields.map("subsets"))
            read_subset(entry, file.pieces, pack_, diagnostics_);
        if (const YamlNode* except = fields.find("not"))
            file.except = read_patterns(*except, file.pieces, diagnostics_);
        if (const YamlNode* names = fields.find("not_of"))
            file.not_of = read_subset_names(*names, pack_, diagnostics_);
        read_mentions(fields, file);
    }

    void read_template_map(const YamlNode& root) { read_templates(root, text_, templates_); }

    void take(Calendar calendar) { pack_.calendar = std::move(calendar); }

    // What `read` reads is another pack's: its identity is given back.
    template <class Read>
    Import import(const std::string& alias, Read read) {
        read();
        Import import{alias, pack_.name, pack_.version};
        pack_.imports.push_back(import);
        imported_rules_ = pack_.rules.size();
        imported_params_ = pack_.params.size();
        return import;
    }

    void read_rule_file(const YamlNode& root) {
        if (root.kind == YamlNode::Kind::Null) return;
        for (const YamlNode& node : read_list(root, diagnostics_)) read_one_rule(node);
    }

    // After the last file: what rules say of each other.
    RulePack finish() {
        for (const Rule& rule : pack_.rules) {
            for (const Word& assumed : rule.assumes) check_assumed(assumed);
        }
        check_profiles(pack_, diagnostics_);
        return std::move(pack_);
    }

  private:
    // ---------- what an overlay takes over, and changes ----------

    void read_changes(const Fields& fields) {
        for (const YamlNode& node : fields.list("override")) read_override(node);
        for (const YamlNode& node : fields.list("disable")) {
            const Fields disable(node, {"rule", "because"}, diagnostics_);
            disable.require("because");
            if (const YamlNode* id = disable.require("rule")) remove_imported(*id);
        }
    }

    void read_override(const YamlNode& node) {
        const Fields fields(
            node, {"rule", "param", "severity", "weight", "effective", "value", "because"},
            diagnostics_);
        fields.require("because");
        const YamlNode* param = fields.find("param");
        const YamlNode* subject = param != nullptr ? param : fields.require("rule");
        if (subject == nullptr) return;
        if (!changed_.insert((param == nullptr ? "rule " : "param ") + subject->text).second) {
            diagnostics_.add(Code::OverrideTwice, subject->place, {subject->text});
        } else if (param != nullptr) {
            override_param(*param, fields);
        } else {
            override_rule(*subject, fields);
        }
    }

    void override_rule(const YamlNode& id, const Fields& fields) {
        const auto rule = imported(id);
        if (rule == pack_.rules.end()) return;
        if (const YamlNode* severity = fields.find("severity"))
            rule->severity = read_severity(*severity, diagnostics_).value_or(rule->severity);
        if (const YamlNode* effective = fields.find("effective"))
            rule->effective = read_effective(*effective, diagnostics_);
        if (const YamlNode* weight = fields.find("weight")) {
            const auto value = Decimal::parse(weight->text);
            if (!value) diagnostics_.add(Code::ExpectedDecimal, weight->place);
            rule->weight = value.value_or(rule->weight);
        }
    }

    void override_param(const YamlNode& name, const Fields& fields) {
        const auto end = pack_.params.begin() + static_cast<std::ptrdiff_t>(imported_params_);
        const auto found = std::find_if(pack_.params.begin(), end, [&](const Parameter& one) {
            return one.name.text == name.text;
        });
        if (found == end) {
            std::vector<std::string_view> known;
            for (auto at = pack_.params.begin(); at != end; ++at) known.push_back(at->name.text);
            complain_not_imported(name, known);
        } else if (const YamlNode* value = fields.require("value")) {
            const std::size_t index = static_cast<std::size_t>(found - pack_.params.begin());
            read_parameter({name.text, name.place, *value});
            pack_.params[index].entries = std::move(pack_.params.back().entries);
            pack_.params.pop_back();
        }
    }

    // The imported rule of this id; diagnosed where there is none.
    std::vector<Rule>::iterator imported(const YamlNode& id) {
        const auto end = pack_.rules.begin() + static_cast<std::ptrdiff_t>(imported_rules_);
        const auto found = std::find_if(pack_.rules.begin(), end,
                                        [&](const Rule& rule) { return rule.id == id.text; });
        if (found != end) return found;
        std::vector<std::string_view> known;
        for (auto at = pack_.rules.begin(); at != end; ++at) known.push_back(at->id);
        complain_not_imported(id, known);
        return pack_.rules.end();
    }

    void complain_not_imported(const YamlNode& name, const std::vector<std::string_view>& known) {
        Diagnostic& slip = diagnostics_.add(Code::NotImported, name.place, {name.text});
        suggest_closest(name.text, known, slip);
    }

    void remove_imported(const YamlNode& id) {
        const auto rule = imported(id);
        if (rule == pack_.rules.end()) return;
        declared_.erase(rule->id);
        pack_.turned_off.push_back(std::move(*rule));
        pack_.rules.erase(rule);
        --imported_rules_;
    }

    // ---------- rules ----------

    void read_one_rule(const YamlNode& node) {
        const YamlNode* id = node.find("id");
        if (const YamlNode* replaced = node.find("replaces")) {
            if (node.find("because") == nullptr)
                diagnostics_.add(Code::MissingKey, replaced->place, {"because"});
            remove_imported(*replaced);
        }
        if (id != nullptr && id->kind == YamlNode::Kind::Text) declare(id->text, id->place);
        if (auto rule = read_rule(node, templates_, text_)) pack_.rules.push_back(std::move(*rule));
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
        suggest_closest(assumed.text, ids, diagnostic);
    }

    // ---------- params ----------

    static bool has_dates(const YamlNode& node) {
        return node.kind == YamlNode::Kind::Map && !node.entries.empty() &&
               Date::parse(node.entries.front().key).has_value();
    }

    void read_own_parameter(const YamlEntry& entry) {
        const bool is_taken =
            std::any_of(pack_.params.begin(), pack_.params.end(),
                        [&](const Parameter& one) { return one.name.text == entry.key; });
        if (is_taken) {
            diagnostics_.add(Code::DuplicateName, entry.key_place, {entry.key});
        } else {
            read_parameter(entry);
        }
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
                entry.values.push_back({{}, std::move(*value)});
            return entry;
        }
        for (const YamlEntry& keyed : node.entries) {
            if (auto value = read_condition(keyed.value, text_))
                entry.values.push_back({{keyed.key, keyed.key_place}, std::move(*value)});
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

    void read_own_statistic(const YamlEntry& entry) {
        auto statistic = read_statistic(entry, text_);
        if (!statistic) return;
        const bool is_taken =
            std::any_of(pack_.statistics.begin(), pack_.statistics.end(),
                        [&](const Statistic& one) { return one.name.text == entry.key; });
        if (is_taken) {
            diagnostics_.add(Code::DuplicateName, entry.key_place, {entry.key});
        } else {
            pack_.statistics.push_back(std::move(*statistic));
        }
    }

    // ---------- mentions ----------

    // Read last of all patterns: a piece that none has by then is told.
    void read_mentions(const Fields& fields, MentionFile& file) {
        for (const YamlEntry& entry : fields.map("mentions"))
            read_mention(entry, file, text_, pack_);
        file.pieces.warn_of_unused();
    }

    PackText text_;
    Diagnostics& diagnostics_;
    RulePack pack_;
    std::map<std::string, Place> declared_;
    Templates templates_;
    std::size_t imported_rules_ = 0;   // so many of the pack's rules come first
    std::size_t imported_params_ = 0;  // and so many of its constants
    std::set<std::string> changed_;
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

// A pack's folder and those of the packs that it imports.
class FolderReader {
  public:
    FolderReader(Sources& sources, Diagnostics& diagnostics,
                 const std::vector<std::filesystem::path>& shelves)
        : sources_(sources),
          diagnostics_(diagnostics),
          shelves_(shelves),
          reader_(sources, diagnostics) {}

    void read(const std::filesystem::path& folder) {
        open_.push_back(absolute(folder));
        if (const auto root = read_yaml_file(folder / "pack.yaml", sources_, diagnostics_))
            reader_.read_pack_file(*root, [&](const YamlEntry& entry) { import(folder, entry); });
        if (const auto root = optional_file(folder / "mentions.yaml"))
            reader_.read_mention_file(*root);
        if (const auto root = optional_file(folder / "templates.yaml"))
            reader_.read_template_map(*root);
        std::error_code none;
        if (std::filesystem::exists(folder / "calendar.yaml", none))
            reader_.take(load_calendar(folder / "calendar.yaml", sources_, diagnostics_));
        for (const std::filesystem::path& file : rule_files(folder / "rules")) {
            if (const auto root = read_yaml_file(file, sources_, diagnostics_))
                reader_.read_rule_file(*root);
        }
        open_.pop_back();
    }

    RulePack finish() { return reader_.finish(); }

  private:
    std::optional<YamlNode> optional_file(const std::filesystem::path& file) {
        std::error_code none;
        if (!std::filesystem::exists(file, none)) return std::nullopt;
        return read_yaml_file(file, sources_, diagnostics_);
    }

    static std::filesystem::path absolute(const std::filesystem::path& folder) {
        std::error_code none;
        return std::filesystem::weakly_canonical(folder, none);
    }

    // name@version
    void import(const std::filesystem::path& folder, const YamlEntry& entry) {
        const std::string& text = entry.value.text;
        const std::size_t at = text.find('@');
        const std::string name = text.substr(0, at);
        const std::string asked = at == std::string::npos ? "" : text.substr(at + 1);
        const auto found = find_pack(folder, shelves_, name);
        if (!found) {
            diagnostics_.add(Code::NoSuchPack, entry.value.place, {name});
            return;
        }
        if (std::find(open_.begin(), open_.end(), absolute(*found)) != open_.end()) {
            diagnostics_.add(Code::ImportCycle, entry.value.place, {name});
            return;
        }
        const Import import = reader_.import(entry.key, [&] { read(*found); });
        if (!fits_version(import.version, asked))
            diagnostics_.add(Code::PackVersion, entry.value.place, {name, import.version, asked});
    }

    Sources& sources_;
    Diagnostics& diagnostics_;
    const std::vector<std::filesystem::path>& shelves_;
    PackReader reader_;
    std::vector<std::filesystem::path> open_;
};

}  // namespace

RulePack load_pack(const std::filesystem::path& folder, Sources& sources, Diagnostics& diagnostics,
                   const std::vector<std::filesystem::path>& shelves) {
    FolderReader reader(sources, diagnostics, shelves);
    reader.read(folder);
    return reader.finish();
}

RulePack read_pack(const Sources& sources, SourceId pack, const std::vector<SourceId>& rule_files,
                   Diagnostics& diagnostics) {
    PackReader reader(sources, diagnostics);
    const auto refuse = [&](const YamlEntry& entry) {
        diagnostics.add(Code::NoSuchPack, entry.value.place, {entry.value.text});
    };
    if (const auto root = read_yaml(sources, pack, diagnostics))
        reader.read_pack_file(*root, refuse);
    for (const SourceId id : rule_files) {
        if (const auto root = read_yaml(sources, id, diagnostics)) reader.read_rule_file(*root);
    }
    return reader.finish();
}

}  // namespace gouji::rules
