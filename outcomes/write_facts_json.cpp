#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "facts/text.h"
#include "outcomes/json_text.h"
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

void write_number(const Decimal& value, JsonText& out) {
    if (const std::optional<std::int64_t> whole = value.whole()) {
        out.number(*whole);
    } else {
        out.text(to_string(value));
    }
}

// What the cell shows instead of a count: a negative number is a number all the same.
void write_shown(std::string_view raw, JsonText& out) {
    const std::optional<Decimal> value = Decimal::parse(raw);
    if (value && value->scale() == 0) {
        write_number(*value, out);
    } else {
        out.text(raw);
    }
}

void write_cell(const FactBase& facts, CellIndex index, JsonText& out) {
    const CellFact fact = facts.cell(index);
    switch (fact.state) {
        case State::Known:
            if (facts.form->cell(index).type == CellType::Amount) {
                out.text(to_string(fact.value));
            } else {
                write_number(fact.value, out);
            }
            break;
        case State::Invalid:
            write_shown(printed(*facts.source, fact.span), out);
            break;
        case State::Missing:
        case State::Unread:
        case State::NotApplicable:
            out.null();
            break;
    }
}

void write_cells(const FactBase& facts, JsonText& out) {
    out.open('{');
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const CellIndex index{static_cast<std::uint16_t>(i)};
        if (facts.states[i] == State::NotApplicable) continue;
        out.name(facts.form->cell(index).path);
        write_cell(facts, index, out);
    }
    out.close('}');
}

void write_member(std::string_view name, std::int64_t value, JsonText& out) {
    out.name(name);
    out.number(value);
}

// Line and column of the text that was read; page and box where the format has them.
void write_place(const FactBase& facts, Span span, JsonText& out) {
    const LineColumn at = facts.source->position(span.begin);
    write_member("line", at.line, out);
    write_member("column", at.column, out);
    const Origin* origin = origin_at(facts.origins, span.begin);
    out.name("page");
    if (origin == nullptr) return out.null();
    out.number(origin->page);
    out.name("box");
    out.open('[');
    const PaperBox& box = origin->box;
    for (const std::int32_t side : {box.left, box.top, box.right, box.bottom}) out.number(side);
    out.close(']');
}

struct TableCell {
    std::size_t table = 0;
    const GridCell* cell = nullptr;
};

std::unordered_map<std::uint32_t, TableCell> table_cells_by_place(const FactBase& facts) {
    std::unordered_map<std::uint32_t, TableCell> table_cells;
    for (std::size_t table = 0; table < facts.grids.size(); ++table) {
        for (const GridCell& cell : facts.grids[table].cells) {
            if (!cell.span.empty()) table_cells[cell.span.begin] = {table, &cell};
        }
    }
    return table_cells;
}

void write_table_cell(const TableCell& place, JsonText& out) {
    out.name("cell");
    out.open('{');
    write_member("table", static_cast<std::int64_t>(place.table) + 1, out);
    write_member("row", static_cast<std::int64_t>(place.cell->row) + 1, out);
    write_member("column", static_cast<std::int64_t>(place.cell->column) + 1, out);
    out.close('}');
}

// Where each cell stands; where in a table of the report, as far as its format says.
void write_places(const FactBase& facts, JsonText& out) {
    const auto table_cells = table_cells_by_place(facts);
    out.open('{');
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.states[i] == State::NotApplicable || facts.spans[i].empty()) continue;
        out.name(facts.form->cell(static_cast<CellIndex>(i)).path);
        out.open('{');
        write_place(facts, facts.spans[i], out);
        const auto found = table_cells.find(facts.spans[i].begin);
        if (found != table_cells.end()) write_table_cell(found->second, out);
        out.close('}');
    }
    out.close('}');
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
        array.push_back({{"n", section.number}, {"title", printed_title(facts, section)}});
    return array;
}

// Of a whole page or part, enough to know it by.
std::string beginning(std::string text) {
    constexpr std::size_t longest = 300;  // bytes
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (is_continuation(text[end])) --end;
    return text.substr(0, end) + "…";
}

void write_text(std::string_view name, std::string_view value, JsonText& out) {
    out.name(name);
    out.text(value);
}

void write_unread(const FactBase& facts, JsonText& out) {
    out.open('[');
    for (const UnreadFact& fact : facts.unread) {
        out.open('{');
        write_text("path", fact.path, out);
        write_text("raw", beginning(printed(*facts.source, fact.span)), out);
        write_text("why", name_of(fact.why), out);
        write_place(facts, fact.span, out);
        out.close('}');
    }
    out.close(']');
}

// What is stated of cells again, and otherwise.
void write_conflicts(const FactBase& facts, JsonText& out) {
    out.open('[');
    for (const Conflict& conflict : facts.conflicts) {
        out.open('{');
        write_text("path", facts.form->cell(conflict.cell).path, out);
        write_text("raw", printed(*facts.source, conflict.second), out);
        write_place(facts, conflict.second, out);
        out.close('}');
    }
    out.close(']');
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

std::string dumped(const Json& object, Layout layout) {
    return object.dump(layout == Layout::Indented ? 2 : -1, ' ', false,
                       Json::error_handler_t::replace);
}

// What the report says of itself.
Json head_of(const FactBase& facts) {
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
    return object;
}

// What its cells state, and where; these are many.
std::string cells_text(const FactBase& facts, Layout layout) {
    JsonText out(layout, 0);
    out.open('{');
    out.name("facts");
    write_cells(facts, out);
    out.name("places");
    write_places(facts, out);
    out.name("unread");
    write_unread(facts, out);
    out.name("conflicts");
    write_conflicts(facts, out);
    out.close('}');
    return out.written();
}

// What its prose states.
Json prose_of(const FactBase& facts, const MentionNames& mentions) {
    Json object = Json::object();
    object["mentions"] = mentions_of(facts, mentions);
    object["wholes"] = wholes_of(facts, mentions);
    object["percentages"] = percentages_of(facts, mentions);
    return object;
}

// The members of one object behind those of another, neither of them empty.
void append_members(std::string_view object, std::string& text) {
    text.pop_back();
    if (text.back() == '\n') text.pop_back();
    text += ',';
    text += object.substr(1);
}

}  // namespace

std::string facts_json(const FactBase& facts, const MentionNames& mentions, Layout layout) {
    std::string text = dumped(head_of(facts), layout);
    append_members(cells_text(facts, layout), text);
    append_members(dumped(prose_of(facts, mentions), layout), text);
    return text;
}

}  // namespace gouji::outcomes
