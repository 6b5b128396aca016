#include "engine/draft.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace gouji::engine {

namespace {

template <class T>
Stated<T> known(std::optional<T> value) {
    if (!value) return {};
    return {State::Known, std::move(value), {}};
}

// ---------- the legal report ----------

void draft_tables(const Edition& edition, Draft& draft) {
    for (const Table& table : edition.tables) {
        const std::size_t id = *draft.form->table_index(table.id);
        draft.tables[id] = State::Known;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            // The form's own shape: the rows of a group, not the one row that some print for it.
            if (table.rows[row].collapses) continue;
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                const CellIndex cell = table.cell(row, column);
                if (cell != no_cell)
                    draft.cells[static_cast<std::size_t>(cell)] = {State::Known, "0", {}};
            }
        }
        for (std::size_t label = 0; label < table.labels.size(); ++label) {
            draft.labels.push_back({id, static_cast<LabelIndex>(label), table.labels[label].place,
                                    table.labels[label].official});
        }
    }
}

void draft_sections(const Edition& edition, const rules::BaseReport& base, Draft& draft) {
    for (const SectionForm& section : edition.sections) {
        const auto text = base.sections.find(section.number);
        draft.sections.push_back({State::Known, section.number, section.number - 1, section.title,
                                  text == base.sections.end() ? "" : text->second});
    }
}

void draft_mentions(const rules::RulePack& pack, const rules::BaseReport& base, Draft& draft) {
    for (std::size_t index = 0; index < pack.mentions.size(); ++index) {
        const auto value = base.mentions.find(pack.mentions[index].name.text);
        if (value == base.mentions.end()) continue;
        if (const auto number = Decimal::parse(value->second))
            draft.mentions.push_back({index, *number, subject_of(index, pack.book)});
    }
}

// ---------- the facts of a draft ----------

MentionFact written_mention(const DraftMention& mention, Span span) {
    MentionFact fact;
    fact.name = mention.name;
    fact.value = mention.value;
    fact.section = 1;
    fact.span = span;
    fact.sentence = span;
    fact.subject = mention.subject;
    return fact;
}

void find_mentions(const Draft& draft, FactBase& facts) {
    if (draft.finder == nullptr) return;
    Narrative narrative;
    for (const SectionFact& section : facts.sections)
        append_lines(facts.source->text(), section.body, section.number, narrative);
    draft.finder->find(narrative, facts);
}

// What is written, one piece a line, and the place of each.
class Page {
  public:
    Span add(std::string_view piece) {
        const auto begin = static_cast<std::uint32_t>(text_.size());
        text_ += piece;
        const auto end = static_cast<std::uint32_t>(text_.size());
        text_ += '\n';
        return {begin, end};
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

CellFact fact_of(const DraftCell& cell, CellType type, Page& page) {
    if (cell.state != State::Known) return {cell.state, {}, page.add("")};
    const Span span = page.add(cell.raw);
    const auto value = Decimal::parse(cell.raw);
    if (!value || !is_of(type, *value)) return {State::Invalid, {}, span};
    return {State::Known, *value, span};
}

void write_tables(const Draft& draft, Page& page, FactBase& facts) {
    for (std::size_t id = 0; id < draft.tables.size(); ++id)
        facts.tables[id] = {draft.tables[id], draft.edition, {}};
    for (std::size_t index = 0; index < draft.cells.size(); ++index) {
        const FormCell& cell = draft.form->cells[index];
        const State table = draft.tables[cell.table_id];
        if (draft.cells[index].state == State::NotApplicable || table == State::Missing) continue;
        const DraftCell shown =
            table == State::Known ? draft.cells[index] : DraftCell{State::Unread, "", {}};
        const CellFact fact = fact_of(shown, cell.type, page);
        facts.set(static_cast<CellIndex>(index), fact);
        for (const std::string& other : shown.elsewhere)
            facts.conflicts.push_back({static_cast<CellIndex>(index), fact.span, page.add(other)});
        if (fact.state == State::Unread)
            facts.unread.push_back({cell.path, Unreadable::Ambiguous, fact.span});
    }
    for (const DraftLabel& label : draft.labels) {
        if (draft.tables[label.table] != State::Known) continue;
        facts.labels.push_back(
            {label.table, draft.edition, label.label, label.text, page.add(label.text)});
    }
}

void write_extras(const Draft& draft, Page& page, FactBase& facts) {
    for (const DraftExtra& extra : draft.extras)
        facts.extras.push_back({extra.table, extra.label, 1, page.add(extra.label + " 1")});
}

void write_sections(const Draft& draft, Page& page, FactBase& facts) {
    std::vector<DraftSection> sections = draft.sections;
    std::stable_sort(sections.begin(), sections.end(),
                     [](const DraftSection& lhs, const DraftSection& rhs) {
                         return lhs.position < rhs.position;
                     });
    for (const DraftSection& section : sections) {
        if (section.state == State::Unread) {
            facts.unread.push_back(
                {"section(" + std::to_string(section.number) + ")", Unreadable::Ambiguous, {}});
        }
        if (section.state != State::Known) continue;
        const Span heading = page.add(section.title);
        facts.sections.push_back({section.number, section.title, heading, page.add(section.text),
                                  static_cast<std::uint32_t>(section.position)});
    }
}

template <class T>
Stated<T> placed(Stated<T> stated, std::string_view name, const std::string& text, FactBase& facts,
                 Page& page) {
    stated.span = page.add(text);
    if (stated.state == State::Unread)
        facts.unread.push_back({std::string(name), Unreadable::Ambiguous, stated.span});
    return stated;
}

void write_particulars(const Draft& draft, Page& page, FactBase& facts) {
    const auto number = [](const Stated<Year>& year) {
        return year.value ? std::to_string(year.value->number()) : "";
    };
    facts.title = placed(draft.title, "title", draft.title.value.value_or(""), facts, page);
    facts.title_year =
        placed(draft.title_year, "title.year", number(draft.title_year), facts, page);
    facts.year = placed(draft.year, "year", number(draft.year), facts, page);
    facts.agency = placed(draft.agency, "agency", draft.agency.value.value_or(""), facts, page);
    facts.agency_kind = draft.agency_kind;
    facts.agency_level = draft.agency_level;
    facts.agency_region = draft.agency_region;
    facts.period = placed(draft.period, "period",
                          draft.period.value ? to_string(draft.period.value->start) + "/" +
                                                   to_string(draft.period.value->end)
                                             : "",
                          facts, page);
    facts.signed_on =
        placed(draft.signed_on, "signed_on",
               draft.signed_on.value ? to_string(*draft.signed_on.value) : "", facts, page);
}

}  // namespace

std::uint16_t subject_of(std::size_t mention, const MentionBook& book) {
    const auto found =
        std::find_if(book.numbers.begin(), book.numbers.end(),
                     [&](const NumberMention& number) { return number.name == mention; });
    return found == book.numbers.end() ? no_subject : found->subject.otherwise;
}

Draft legal_draft(const Form& form, const rules::RulePack& pack, const rules::BaseReport& base) {
    Draft draft;
    draft.form = &form;
    draft.edition = base.edition;
    draft.cells.resize(form.cells.size());
    draft.tables.assign(form.table_ids.size(), State::Missing);
    draft.title = known(std::optional(base.title));
    draft.title_year = known(base.year);
    draft.year = known(base.year);
    draft.agency = known(std::optional(base.agency));
    draft.agency_kind = base.agency_kind;
    draft.period = known(base.period);
    draft.signed_on = known(base.signed_on);
    for (const std::string& text : base.citations) draft.citations.push_back(citation_of(text));
    draft_mentions(pack, base, draft);
    if (const Edition* edition = form.edition(base.edition)) {
        draft_tables(*edition, draft);
        draft_sections(*edition, base, draft);
    }
    return draft;
}

FactBase written(const Draft& draft) {
    FactBase facts = FactBase::of(*draft.form, nullptr);
    Page page;
    write_particulars(draft, page, facts);
    write_tables(draft, page, facts);
    write_extras(draft, page, facts);
    write_sections(draft, page, facts);
    for (const CitationFact& citation : draft.citations) {
        const Span span = page.add("《" + citation.title + "》" + citation.number);
        facts.citations.push_back({citation.title, citation.number, span});
    }
    for (const DraftMention& mention : draft.mentions)
        facts.mentions.push_back(written_mention(mention, page.add(to_string(mention.value))));
    facts.source = std::make_unique<const Source>("base", page.take());
    find_mentions(draft, facts);
    return facts;
}

CitationFact citation_of(const std::string& text) {
    constexpr std::string_view open = "《", close = "》（", end = "）";
    std::string title = text;
    if (title.starts_with(open)) title.erase(0, open.size());
    std::string number;
    if (const std::size_t at = title.rfind(close);
        at != std::string::npos && title.ends_with(end)) {
        number = title.substr(at + close.size());
        number.erase(number.size() - end.size());
        title.erase(at);
    } else if (constexpr std::string_view last = "》"; title.ends_with(last)) {
        title.erase(title.size() - last.size());
    }
    return {std::move(title), std::move(number), {}};
}

}  // namespace gouji::engine
