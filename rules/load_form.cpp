#include "rules/load_form.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "facts/code.h"
#include "facts/regex_groups.h"
#include "rules/fields.h"
#include "rules/pattern_pieces.h"
#include "rules/read_edition.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

using Groups = std::vector<std::string_view>;

// The words by which reports are recognised; who reads reports compiles their patterns.
class WordsReader {
  public:
    WordsReader(const YamlNode& node, Diagnostics& diagnostics)
        : diagnostics_(diagnostics),
          fields_(node,
                  {"pieces", "titles", "periods", "report_years", "introductions", "title_notes",
                   "published", "not_agencies", "attached", "agency_kinds"},
                  diagnostics),
          pieces_(PatternSyntax::Regex, fields_.map("pieces"), diagnostics) {}

    ReadingWords read() {
        ReadingWords words;
        words.titles = patterns("titles", {});
        words.periods = patterns("periods", {"y1", "m1", "d1", "y2", "m2", "d2"});
        words.report_years = patterns("report_years", {"year"});
        words.introductions = patterns("introductions", {"year"});
        words.title_notes = patterns("title_notes", {});
        words.published = patterns("published", {});
        words.not_agencies = patterns("not_agencies", {});
        fields_.add_words("attached", words.attached);
        for (const YamlNode& node : fields_.list("agency_kinds"))
            words.agency_kinds.push_back(agency_kind(node));
        pieces_.warn_of_unused();
        return words;
    }

  private:
    // Without a kind: names that do not tell it.
    AgencyKind agency_kind(const YamlNode& node) {
        const Fields fields(node, {"kind", "pattern", "names"}, diagnostics_);
        const YamlNode* found = fields.require("pattern");
        return {fields.text("kind"), found == nullptr ? "" : pattern(*found, {}),
                fields.texts("names")};
    }

    // A regular expression that has the groups that are asked for.
    std::string pattern(const YamlNode& node, const Groups& groups) {
        std::string whole = pieces_.put_in(node).value_or("");
        const auto names = group_names(whole);
        if (!names) {
            Diagnostic diagnostic = names.error();
            diagnostic.labels.push_back({node.place, {}});
            diagnostics_.add(std::move(diagnostic));
            return whole;
        }
        for (const std::string_view group : groups) {
            if (std::find(names->begin(), names->end(), group) == names->end())
                diagnostics_.add(Code::PatternGroup, node.place, {std::string(group)});
        }
        return whole;
    }

    std::vector<std::string> patterns(std::string_view key, const Groups& groups) {
        std::vector<std::string> all;
        for (const YamlNode& node : fields_.list(key)) all.push_back(pattern(node, groups));
        return all;
    }

    Diagnostics& diagnostics_;
    Fields fields_;
    PatternPieces pieces_;
};

// Gives each edition its cells in the form's one space of them.
class CellSpace {
  public:
    CellSpace(Form& form, Diagnostics& diagnostics) : form_(form), diagnostics_(diagnostics) {}

    void add(Edition& edition, Place place) {
        for (Table& table : edition.tables) {
            const std::size_t size = table.rows.size() * table.columns.size();
            if (form_.cells.size() + size > max_form_cells) {
                diagnostics_.add(Code::TooManyCells, place, {std::to_string(max_form_cells)});
                return;
            }
            if (!form_.table_index(table.id)) form_.table_ids.push_back(table.id);
            table_id_ = *form_.table_index(table.id);
            table.cells.assign(size, no_cell);
            for (const Block& block : table.blocks) add(table, block, place);
        }
    }

    bool is_collapsed(const std::string& path) const { return collapsed_.count(path) > 0; }

  private:
    void add(Table& table, const Block& block, Place place) {
        for (const std::size_t row : block.rows) {
            for (const std::size_t column : block.columns)
                table.cells[row * table.columns.size() + column] =
                    index_of(table, table.rows[row], table.columns[column], place);
        }
    }

    CellIndex index_of(const Table& table, const Row& row, const Column& column, Place place) {
        std::string path = table.id + "." + row.id + "." + column.id;
        if (row.collapses) collapsed_.insert(path);
        const auto next = static_cast<CellIndex>(form_.cells.size());
        const auto [entry, is_new] = form_.cell_by_path.try_emplace(path, next);
        if (is_new) {
            form_.cells.push_back({std::move(path), table.id, row.id, column.id, column.type,
                                   column.unit, table_id_});
        } else {
            const FormCell& known = form_.cell(entry->second);
            if (known.type != column.type || known.unit != column.unit)
                diagnostics_.add(Code::CellDiffers, place, {path});
        }
        return entry->second;
    }

    Form& form_;
    Diagnostics& diagnostics_;
    std::set<std::string> collapsed_;
    std::size_t table_id_ = 0;  // of the table whose cells are added
};

Derived read_derived(const YamlNode& node, Diagnostics& diagnostics) {
    const Fields fields(node, {"path", "label", "value"}, diagnostics);
    Derived derived{fields.required_text("path"), fields.required_text("label"),
                    fields.required_text("value"), node.place};
    if (const YamlNode* value = fields.find("value")) {
        if (const auto span = exact_span(*value)) {
            derived.place = {value->place.source, *span};
        } else {
            diagnostics.add(Code::InexactExpression, value->place);
        }
    }
    return derived;
}

void add_derived(const Fields& fields, const CellSpace& space, Form& form,
                 Diagnostics& diagnostics) {
    for (const YamlNode& node : fields.list("derived")) {
        Derived derived = read_derived(node, diagnostics);
        const bool is_cell = form.find(derived.path) && !space.is_collapsed(derived.path);
        const bool is_known =
            std::any_of(form.derived.begin(), form.derived.end(),
                        [&](const Derived& other) { return other.path == derived.path; });
        if (is_cell || is_known) diagnostics.add(Code::DuplicateName, node.place, {derived.path});
        const std::string table = derived.path.substr(0, derived.path.find('.'));
        if (!form.table_index(table)) diagnostics.add(Code::UnknownTable, node.place, {table});
        form.derived.push_back(std::move(derived));
    }
}

Form make_form(const YamlNode& root, const std::vector<YamlNode>& editions,
               Diagnostics& diagnostics) {
    const Fields fields(root, {"id", "editions", "derived", "reading"}, diagnostics);
    Form form;
    form.id = fields.required_text("id");
    if (const YamlNode* reading = fields.find("reading"))
        form.reading = WordsReader(*reading, diagnostics).read();
    CellSpace space(form, diagnostics);
    for (const YamlNode& node : editions) {
        Edition edition = read_edition(node, diagnostics);
        if (form.edition(edition.number) != nullptr)
            diagnostics.add(Code::DuplicateEdition, node.place, {std::to_string(edition.number)});
        space.add(edition, node.place);
        form.editions.push_back(std::move(edition));
    }
    std::stable_sort(
        form.editions.begin(), form.editions.end(),
        [](const Edition& lhs, const Edition& rhs) { return lhs.number < rhs.number; });
    add_derived(fields, space, form, diagnostics);
    return form;
}

// A file that form.yaml names: within the folder, wherever the program was started.
std::optional<YamlNode> read_within(const std::filesystem::path& folder, const YamlNode& name,
                                    Sources& sources, Diagnostics& diagnostics) {
    const std::filesystem::path path = read_text(name, diagnostics).value_or("");
    const bool leaves = std::any_of(path.begin(), path.end(),
                                    [](const std::filesystem::path& step) { return step == ".."; });
    if (path.is_absolute() || leaves) {
        diagnostics.add(Code::OutsideFolder, name.place, {name.text});
        return std::nullopt;
    }
    return read_yaml_file(folder / path, sources, diagnostics);
}

}  // namespace

Form load_form(const std::filesystem::path& folder, Sources& sources, Diagnostics& diagnostics) {
    const auto root = read_yaml_file(folder / "form.yaml", sources, diagnostics);
    if (!root) return {};
    std::vector<YamlNode> editions;
    if (const YamlNode* names = root->find("editions")) {
        for (const YamlNode& name : read_list(*names, diagnostics)) {
            if (auto edition = read_within(folder, name, sources, diagnostics))
                editions.push_back(std::move(*edition));
        }
    }
    return make_form(*root, editions, diagnostics);
}

Form read_form(const Sources& sources, SourceId form, const std::vector<SourceId>& editions,
               Diagnostics& diagnostics) {
    const auto root = read_yaml(sources, form, diagnostics);
    if (!root) return {};
    std::vector<YamlNode> nodes;
    for (const SourceId id : editions) {
        if (auto edition = read_yaml(sources, id, diagnostics))
            nodes.push_back(std::move(*edition));
    }
    return make_form(*root, nodes, diagnostics);
}

}  // namespace gouji::rules
