#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "outcomes/printed.h"
#include "outcomes/write_facts.h"

namespace gouji::outcomes {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json json_of(const Stated<T>& stated, Json (*convert)(const T&)) {
    return stated.value ? convert(*stated.value) : Json(nullptr);
}

Json number(const Decimal& value) {
    const std::optional<std::int64_t> whole = value.whole();
    return whole ? Json(*whole) : Json(to_string(value));
}

// What the cell shows instead of a count: a negative number is a number all the same.
Json shown(std::string_view raw) {
    const std::optional<Decimal> value = Decimal::parse(raw);
    return value && value->scale() == 0 ? number(*value) : Json(raw);
}

Json cell_value(const FactBase& facts, CellIndex index) {
    const CellFact fact = facts.cell(index);
    switch (fact.state) {
        case State::Known:
            if (facts.form->cell(index).type == CellType::Amount) return to_string(fact.value);
            return number(fact.value);
        case State::Invalid:
            return shown(printed(*facts.source, fact.span));
        case State::Missing:
        case State::Unread:
        case State::NotApplicable:
            return nullptr;
    }
    return nullptr;
}

// A member whose name is known to be new: it is not looked for.
void add(std::string_view name, Json value, Json& object) {
    object.get_ref<Json::object_t&>().emplace_back(std::string(name), std::move(value));
}

Json cells(const FactBase& facts) {
    Json object = Json::object();
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const CellIndex index{static_cast<std::uint16_t>(i)};
        if (facts.states[i] != State::NotApplicable)
            add(facts.form->cell(index).path, cell_value(facts, index), object);
    }
    return object;
}

// Line and column of the text that was read; page and box where the format has them.
Json place(const FactBase& facts, Span span) {
    const LineColumn at = facts.source->position(span.begin);
    const Origin* origin = origin_at(facts.origins, span.begin);
    Json object = Json::object();
    add("line", at.line, object);
    add("column", at.column, object);
    add("page", origin == nullptr ? Json(nullptr) : Json(origin->page), object);
    if (origin != nullptr) {
        const PaperBox& box = origin->box;
        object["box"] = {box.left, box.top, box.right, box.bottom};
    }
    return object;
}

// Where each cell stands; where in a table of the report, as far as its format says.
Json places(const FactBase& facts) {
    struct TableCell {
        std::size_t table = 0;
        const GridCell* cell = nullptr;
    };
    std::unordered_map<std::uint32_t, TableCell> table_cells;
    for (std::size_t table = 0; table < facts.grids.size(); ++table) {
        for (const GridCell& cell : facts.grids[table].cells) {
            if (!cell.span.empty()) table_cells[cell.span.begin] = {table, &cell};
        }
    }
    Json object = Json::object();
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.states[i] == State::NotApplicable || facts.spans[i].empty()) continue;
        Json stands = place(facts, facts.spans[i]);
        const auto found = table_cells.find(facts.spans[i].begin);
        if (found != table_cells.end()) {
            const auto& [table, cell] = found->second;
            Json in_table = Json::object();
            add("table", table + 1, in_table);
            add("row", cell->row + 1, in_table);
            add("column", cell->column + 1, in_table);
            add("cell", std::move(in_table), stands);
        }
        add(facts.form->cell(static_cast<CellIndex>(i)).path, std::move(stands), object);
    }
    return object;
}

Json editions(const FactBase& facts) {
    Json object = Json::object();
    for (std::size_t i = 0; i < facts.tables.size(); ++i) {
        if (facts.tables[i].state == State::Known)
            object[facts.form->table_ids[i]] = facts.tables[i].edition;
    }
    return object;
}

Json sections(const FactBase& facts) {
    Json array = Json::array();
    for (const SectionFact& section : facts.sections)
        array.push_back({{"n", section.number}, {"title", section.title}});
    return array;
}

// Of a whole page or part, enough to know it by.
std::string beginning(std::string text) {
    constexpr std::size_t longest = 300;  // bytes
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

Json unread(const FactBase& facts) {
    Json array = Json::array();
    for (const UnreadFact& fact : facts.unread) {
        Json object = {{"path", fact.path},
                       {"raw", beginning(printed(*facts.source, fact.span))},
                       {"why", name_of(fact.why)}};
        object.update(place(facts, fact.span));
        array.push_back(std::move(object));
    }
    return array;
}

std::string text_at(const std::vector<std::string>& texts, std::size_t index) {
    return index < texts.size() ? texts[index] : "";
}

Json mentions_of(const FactBase& facts, const MentionNames& names) {
    Json array = Json::array();
    for (const MentionFact& mention : facts.mentions) {
        array.push_back({{"name", text_at(names.names, mention.name)},
                         {"value", number(mention.value)},
                         {"text", printed(*facts.source, mention.span)},
                         {"speaks_of", text_at(names.subjects, mention.subject)}});
    }
    return array;
}

Json wholes_of(const FactBase& facts, const MentionNames& names) {
    Json array = Json::array();
    for (const WholeFact& whole : facts.wholes) {
        Json parts = Json::array();
        for (std::uint32_t i = 0; i < whole.parts; ++i)
            parts.push_back(number(facts.parts[whole.first_part + i].value));
        array.push_back({{"name", text_at(names.names, whole.name)},
                         {"value", number(whole.value)},
                         {"parts", std::move(parts)},
                         {"closed", whole.completeness == Completeness::Closed},
                         {"text", printed(*facts.source, whole.span)}});
    }
    return array;
}

Json percentages_of(const FactBase& facts, const MentionNames& names) {
    const auto stated = [](const std::optional<Decimal>& value) {
        return value ? number(*value) : Json(nullptr);
    };
    Json array = Json::array();
    for (const PercentFact& percentage : facts.percentages) {
        array.push_back({{"name", text_at(names.names, percentage.name)},
                         {"value", to_string(percentage.value)},
                         {"part", stated(percentage.part)},
                         {"base", stated(percentage.base)},
                         {"text", printed(*facts.source, percentage.span)}});
    }
    return array;
}

}  // namespace

std::string facts_json(const FactBase& facts, const MentionNames& mentions, Layout layout) {
    const std::optional<int> edition = edition_of(facts);
    Json object = Json::object();
    object["document"] = facts.source->name();
    object["form"] = facts.form->id;
    object["edition"] = edition ? Json(*edition) : Json(nullptr);
    object["editions"] = editions(facts);
    object["agency"] =
        json_of<std::string>(facts.agency, [](const std::string& name) { return Json(name); });
    object["agency_kind"] = facts.agency_kind.empty() ? Json(nullptr) : Json(facts.agency_kind);
    object["year"] =
        json_of<Year>(facts.year, [](const Year& year) { return Json(year.number()); });
    object["title"] =
        json_of<std::string>(facts.title, [](const std::string& title) { return Json(title); });
    object["period"] = json_of<Period>(facts.period, [](const Period& period) {
        return Json::array({to_string(period.start), to_string(period.end)});
    });
    object["signed_on"] =
        json_of<Date>(facts.signed_on, [](const Date& date) { return Json(to_string(date)); });
    object["sections"] = sections(facts);
    object["facts"] = cells(facts);
    object["places"] = places(facts);
    object["unread"] = unread(facts);
    object["mentions"] = mentions_of(facts, mentions);
    object["wholes"] = wholes_of(facts, mentions);
    object["percentages"] = percentages_of(facts, mentions);
    return object.dump(layout == Layout::Indented ? 2 : -1, ' ', false,
                       Json::error_handler_t::replace);
}

}  // namespace gouji::outcomes
