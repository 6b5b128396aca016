#include "outcomes/catalogue.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/closed_list.h"
#include "engine/form_names.h"
#include "engine/function.h"
#include "engine/vocabulary.h"
#include "outcomes/printed.h"
#include "outcomes/rule_words.h"
#include "outcomes/words.h"
#include "outcomes/write_rule.h"

namespace gouji::outcomes {

namespace {

struct PartName {
    Part part;
    std::string_view name;
};

constexpr PartName part_names[] = {
    {Part::Facts, "facts"},         {Part::Labels, "labels"},
    {Part::Functions, "functions"}, {Part::Rules, "rules"},
    {Part::Mentions, "mentions"},   {Part::Parameters, "params"},
    {Part::Language, "language"},   {Part::Diagnostics, "diagnostics"},
};

// Owners of properties in the order in which an author meets them.
constexpr engine::Kind owners[] = {
    engine::Kind::Report,      engine::Kind::Title,       engine::Kind::Agency,
    engine::Kind::Period,      engine::Kind::Date,        engine::Kind::Section,
    engine::Kind::Form,        engine::Kind::SectionForm, engine::Kind::Table,
    engine::Kind::Row,         engine::Kind::Column,      engine::Kind::Cell,
    engine::Kind::CellType,    engine::Kind::Conflict,    engine::Kind::Extra,
    engine::Kind::Label,       engine::Kind::Citation,    engine::Kind::Mention,
    engine::Kind::Subject,     engine::Kind::Whole,       engine::Kind::Part,
    engine::Kind::Percentage,  engine::Kind::Reporter,    engine::Kind::Statistic,
    engine::Kind::Resemblance,
};

class PackCatalogue {
  public:
    explicit PackCatalogue(const PackView& pack)
        : pack_(*pack.program.pack),
          form_(*pack.program.form),
          program_(pack.program),
          sources_(pack.sources),
          language_(pack.language),
          words_(form_, pack.language) {}

    Catalogue facts() const {
        Catalogue all{
            "facts",
            say("指标", "Facts"),
            say("规则中可以写的名称。表格的格写作 表.行.列；用 table 打开一张表之后只写行或列。"
                "列出的中文名也可以写；「」中可以写表上印的全称。",
                "The names that a rule may use. A cell is table.row.column; with table: "
                "its rows and columns stand alone. Chinese names will do as well, and "
                "full labels in 「」."),
            {}};
        for (const engine::TableNames& table : program_.tables) add_table(table, all);
        add_derived(all);
        for (const engine::Kind owner : owners) add_properties(owner, all);
        return all;
    }

    Catalogue labels() const {
        Catalogue all{"labels",
                      say("表样文字", "Labels"),
                      say("表单印出的文字和它的位置；规则中写 label(位置)。",
                          "What the form prints and where; a rule writes label(place)."),
                      {}};
        for (const Edition& edition : form_.editions) {
            Listing list{std::to_string(edition.number),
                         fmt::format(fmt::runtime(say("{}版", "Edition {}")), edition.number),
                         {"place", "label"},
                         {say("位置", "place"), say("文字", "label")},
                         {}};
            for (const Table& table : edition.tables) {
                for (const FixedLabel& label : table.labels)
                    list.rows.push_back({label.place, label.official});
            }
            all.listings.push_back(std::move(list));
        }
        return all;
    }

    Catalogue functions() const {
        Listing list{"functions",
                     say("函数", "Functions"),
                     {"name", "usage", "help"},
                     {say("名称", "name"), say("写法", "usage"), say("含义", "what it gives")},
                     {}};
        for (const std::string_view name : engine::function_names()) {
            const engine::FunctionEntry& entry = engine::entry_of(*engine::function_named(name));
            list.rows.push_back({std::string(entry.name), std::string(entry.usage),
                                 say(entry.chinese, entry.english)});
        }
        return {"functions",
                say("函数", "Functions"),
                say("条件和信息中可以调用的函数。", "What conditions and messages may call."),
                {std::move(list)}};
    }

    Catalogue rules() const {
        Listing list{"rules",
                     say("规则", "Rules"),
                     {"id", "title", "severity", "defect", "basis"},
                     {say("编号", "id"), say("名称", "title"), say("级别", "severity"),
                      say("问题类别", "defect"), say("依据", "basis")},
                     {}};
        for (const rules::Rule& rule : pack_.rules) {
            list.rows.push_back({rule.id, rule.title,
                                 std::string(word_of(rule.severity, language_)), rule.defect,
                                 basis_of(rule.basis)});
        }
        return {
            "rules",
            say("规则", "Rules"),
            fmt::format(fmt::runtime(say("{}（{}@{}）的规则。一条规则的全文：gouji explain 编号。",
                                         "The rules of {} ({}@{}). All about one: gouji "
                                         "explain ID.")),
                        pack_.title, pack_.name, pack_.version),
            {std::move(list)}};
    }

    Catalogue mentions() const {
        Listing list{"mentions",
                     say("正文数字", "Mentions"),
                     {"name", "title", "sections", "speaks_of"},
                     {say("名称", "name"), say("含义", "title"), say("所在部分", "sections"),
                      say("所指", "speaks of")},
                     {}};
        for (std::size_t i = 0; i < pack_.mentions.size(); ++i) {
            const rules::Mention& mention = pack_.mentions[i];
            list.rows.push_back({mention.name.text, mention.title,
                                 fmt::format("{}", fmt::join(mention.sections, ", ")),
                                 subjects_of(i)});
        }
        return {"mentions",
                say("正文数字", "Mentions"),
                say("正文中会读出的数字；规则中写 mentions.名称，或 for_each: m in mentions。",
                    "The numbers that are read from the prose; a rule writes mentions.NAME, or "
                    "for_each: m in mentions."),
                {std::move(list)}};
    }

    Catalogue parameters() const {
        Listing list{"params",
                     say("参数", "Parameters"),
                     {"name", "from", "key", "value"},
                     {say("名称", "name"), say("自", "from"), say("键", "key"), say("值", "value")},
                     {}};
        for (const rules::Parameter& parameter : pack_.params) {
            for (const rules::ParameterEntry& entry : parameter.entries) {
                for (const rules::ParameterValue& value : entry.values)
                    list.rows.push_back({parameter.name.text,
                                         entry.from ? to_string(*entry.from) : "", value.key.text,
                                         text_at(value.value.place)});
            }
        }
        return {"params",
                say("参数", "Parameters"),
                say("随时间变化的常数；规则中写 params.名称 或 params.名称(键)。",
                    "Constants that change with time; a rule writes params.NAME or "
                    "params.NAME(key)."),
                {std::move(list)}};
    }

  private:
    std::string say(std::string_view chinese, std::string_view english) const {
        return std::string(outcomes::say(language_, chinese, english));
    }

    std::string text_at(Place place) const {
        return std::string(sources_[place.source].slice(place.span));
    }

    static std::string joined(const std::vector<std::string>& texts) {
        return fmt::format("{}", fmt::join(texts, "、"));
    }

    void add_table(const engine::TableNames& table, Catalogue& all) const {
        Listing rows{table.id + ".rows",
                     fmt::format(fmt::runtime(say("{}（{}）的行", "Rows of {} ({})")), table.id,
                                 words_.table_label(table.id)),
                     {"id", "names", "label", "columns"},
                     {say("编号", "id"), say("中文名", "Chinese name"), say("表上的文字", "label"),
                      say("列", "columns")},
                     {}};
        for (std::size_t row = 0; row < table.rows.members.size(); ++row) {
            const engine::AxisMember& member = table.rows.members[row];
            rows.rows.push_back({member.id, joined(member.aliases),
                                 words_.member_label(table.id, member.id), columns_of(table, row)});
        }
        for (const engine::AxisGroup& group : table.rows.groups)
            rows.rows.push_back({group.id + ".*", joined(group.aliases),
                                 words_.member_label(table.id, group.id), say("组", "group")});
        Listing columns{
            table.id + ".columns",
            fmt::format(fmt::runtime(say("{}的列", "Columns of {}")), table.id),
            {"id", "names", "label"},
            {say("编号", "id"), say("中文名", "Chinese name"), say("表上的文字", "label")},
            {}};
        for (const engine::AxisMember& member : table.columns.members)
            columns.rows.push_back(
                {member.id, joined(member.aliases), words_.member_label(table.id, member.id)});
        all.listings.push_back(std::move(rows));
        all.listings.push_back(std::move(columns));
    }

    std::string columns_of(const engine::TableNames& table, std::size_t row) const {
        std::vector<std::string> ids;
        for (std::size_t column = 0; column < table.columns.members.size(); ++column) {
            if (table.cell(row, column) != no_cell) ids.push_back(table.columns.members[column].id);
        }
        if (ids.size() == table.columns.members.size()) return say("全部", "all");
        return fmt::format("{}", fmt::join(ids, ", "));
    }

    void add_derived(Catalogue& all) const {
        if (form_.derived.empty()) return;
        Listing list{"derived",
                     say("由各格相加得出的指标", "Sums that no cell holds"),
                     {"path", "label", "expression"},
                     {say("路径", "path"), say("名称", "label"), say("算式", "expression")},
                     {}};
        for (const Derived& derived : form_.derived)
            list.rows.push_back({derived.path, derived.label, derived.expression});
        all.listings.push_back(std::move(list));
    }

    void add_properties(engine::Kind owner, Catalogue& all) const {
        const std::vector<std::string_view> names = engine::property_names(owner);
        if (names.empty()) return;
        const std::string what = message(Advice{engine::described(owner), {}}, language_);
        Listing list{
            what,
            fmt::format(fmt::runtime(say("{}可以问的内容", "What can be asked of {}")), what),
            {"name", "kind", "help"},
            {say("名称", "name"), say("种类", "kind"), say("含义", "meaning")},
            {}};
        for (const std::string_view name : names) {
            const engine::PropertyEntry& entry =
                engine::entry_of(*engine::property_named(owner, name));
            list.rows.push_back({std::string(name),
                                 message(Advice{engine::described(entry.kind), {}}, language_),
                                 meaning_of(entry)});
        }
        all.listings.push_back(std::move(list));
    }

    // With the words that it can be, where the language fixes them.
    std::string meaning_of(const engine::PropertyEntry& entry) const {
        const std::vector<std::string> words = engine::fixed_list(entry.property);
        if (words.empty()) return say(entry.chinese, entry.english);
        return fmt::format(fmt::runtime(say("{}：{}", "{}: {}")), say(entry.chinese, entry.english),
                           fmt::join(words, say("、", ", ")));
    }

    std::string subjects_of(std::size_t mention) const {
        std::vector<std::string> paths;
        const auto add = [&](std::uint16_t subject) {
            if (subject == no_subject || subject >= program_.subjects.size()) return;
            const std::string& path = program_.subjects[subject].path;
            if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
        };
        for (const NumberMention& number : pack_.book.numbers) {
            if (number.name != mention) continue;
            add(number.subject.otherwise);
            add(number.subject.then);
        }
        return fmt::format("{}", fmt::join(paths, ", "));
    }

    const rules::RulePack& pack_;
    const Form& form_;
    const engine::Program& program_;
    const Sources& sources_;
    Language language_;
    RuleWords words_;
};

}  // namespace

std::string_view name_of(Part part) {
    const auto* found = std::find_if(std::begin(part_names), std::end(part_names),
                                     [&](const PartName& each) { return each.part == part; });
    return found == std::end(part_names) ? std::string_view() : found->name;
}

std::optional<Part> part_named(std::string_view name) {
    const auto* found = std::find_if(std::begin(part_names), std::end(part_names),
                                     [&](const PartName& each) { return each.name == name; });
    if (found == std::end(part_names)) return std::nullopt;
    return found->part;
}

const std::vector<Part>& parts_of_pack() {
    static const std::vector<Part> parts = {Part::Facts, Part::Labels,   Part::Functions,
                                            Part::Rules, Part::Mentions, Part::Parameters};
    return parts;
}

Catalogue catalogue(Part part, const PackView& pack) {
    switch (part) {
        case Part::Facts:
            return PackCatalogue(pack).facts();
        case Part::Labels:
            return PackCatalogue(pack).labels();
        case Part::Functions:
            return PackCatalogue(pack).functions();
        case Part::Rules:
            return PackCatalogue(pack).rules();
        case Part::Mentions:
            return PackCatalogue(pack).mentions();
        case Part::Parameters:
            return PackCatalogue(pack).parameters();
        case Part::Language:
            return language_catalogue(pack.language);
        case Part::Diagnostics:
            return diagnostics_catalogue(pack.language);
    }
    return {};
}

}  // namespace gouji::outcomes
