#include "reports/extract.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/code.h"
#include "facts/script.h"
#include "reports/broken_figures.h"
#include "reports/editions.h"
#include "reports/extra_entries.h"
#include "reports/figure.h"
#include "reports/grid/grid.h"
#include "reports/misread_labels.h"
#include "reports/narrative.h"
#include "reports/prose/agency_name.h"
#include "reports/prose/citations.h"
#include "reports/prose/prose.h"
#include "reports/prose/second_report.h"
#include "reports/prose/sections.h"
#include "reports/prose/signature.h"
#include "reports/prose/title_block.h"
#include "reports/prose/written_date.h"
#include "reports/stream/stream.h"
#include "reports/unread_tables.h"

namespace gouji::reports {

namespace {

// ---------------------------------------------------------------- tables

void read_tables(const Document& document, const Reading& reading, FactBase& facts) {
    std::vector<const Grid*> grids;
    for (const DocumentBlock& block : document.blocks) {
        if (const Grid* grid = std::get_if<Grid>(&block)) grids.push_back(grid);
    }
    if (!grids.empty()) read_grids(grids, reading.labels, facts);
    read_streams(document.blocks, reading, facts);
}

// ---------------------------------------------------------------- period and years

std::optional<std::string_view> group_text(const Regex& regex, const Match& match,
                                           std::string_view name, std::string_view text) {
    const auto group = regex.group(name);
    if (!group || !match.groups[*group]) return std::nullopt;
    const Match::Piece piece = *match.groups[*group];
    return text.substr(piece.begin, piece.end - piece.begin);
}

std::optional<int> group_number(const Regex& regex, const Match& match, std::string_view name,
                                std::string_view text) {
    const auto piece = group_text(regex, match, name, text);
    return piece ? written_number(*piece) : std::nullopt;
}

Stated<Period> find_period(const Prose& prose, std::size_t begin, std::size_t end,
                           const Reading& reading) {
    Stated<Period> period;
    const std::string_view text = prose.text(begin, end);
    for (const Regex& regex : reading.periods) {
        const auto match = regex.find(text);
        if (!match) continue;
        const auto number = [&](std::string_view name) {
            return group_number(regex, *match, name, text).value_or(0);
        };
        const int first_year = number("y1");
        const int last_year = group_number(regex, *match, "y2", text).value_or(first_year);
        const auto start = Date::from(first_year, number("m1"), number("d1"));
        const auto stop = Date::from(last_year, number("m2"), number("d2"));
        period.span = prose.normal.place(begin + match->whole().begin, begin + match->whole().end);
        period.state = start && stop ? State::Known : State::Invalid;
        if (start && stop) period.value = Period{*start, *stop};
        return period;
    }
    return period;
}

// The one that the title may name as well is what tells its year, and not a second statement.
Stated<Period> stated_period(const Prose& prose, const Reading& reading, const FactBase& facts) {
    const std::size_t end =
        facts.sections.empty() ? prose.normal.text.size() : prose.at(facts.sections[0].body.end);
    const std::size_t title = std::min(prose.at(facts.title.span.end), end);
    const Stated<Period> period = find_period(prose, title, end, reading);
    return period.state == State::Missing ? find_period(prose, 0, end, reading) : period;
}

struct Vote {
    Year year;
    Span span;
};

// The year that a part of the text speaks of, by its first sentence that one of the patterns finds.
std::optional<Vote> year_spoken_of(const Prose& prose, Span part,
                                   const std::vector<Regex>& patterns) {
    const std::string_view text = prose.text(prose.at(part.begin), prose.at(part.end));
    const std::size_t begin = prose.at(part.begin);
    std::optional<Match> first;
    const Regex* by = nullptr;
    for (const Regex& regex : patterns) {
        auto match = regex.find(text);
        if (!match || (first && first->whole().begin <= match->whole().begin)) continue;
        first = std::move(match);
        by = &regex;
    }
    if (!first) return std::nullopt;
    const auto number = group_number(*by, *first, "year", text);
    const auto year = number ? Year::from(*number) : std::nullopt;
    if (!year) return std::nullopt;
    return Vote{*year,
                prose.normal.place(begin + first->whole().begin, begin + first->whole().end)};
}

// What most say; the earlier vote where they are divided.
Stated<Year> majority(const std::vector<Vote>& votes) {
    Stated<Year> year;
    std::ptrdiff_t most = 0;
    for (const Vote& vote : votes) {
        const auto count = std::count_if(
            votes.begin(), votes.end(), [&](const Vote& other) { return other.year == vote.year; });
        if (count <= most) continue;
        most = count;
        year = {State::Known, vote.year, vote.span};
    }
    return year;
}

// Several votes, and no two alike.
bool are_divided(const std::vector<Vote>& votes) {
    for (std::size_t i = 0; i < votes.size(); ++i) {
        for (std::size_t j = i + 1; j < votes.size(); ++j) {
            if (votes[i].year == votes[j].year) return false;
        }
    }
    return votes.size() > 1;
}

// The year that part one speaks of, as a fact of its own.
void read_year_spoken_of(const Prose& prose, const Reading& reading, FactBase& facts) {
    const SectionFact* first = facts.section(1);
    if (first == nullptr) return;
    if (const auto spoken = year_spoken_of(prose, first->body, reading.report_years))
        facts.mentions.push_back(
            {report_year_mention, Decimal(spoken->year.number()), 1, spoken->span});
}

// The year by which the report introduces itself, before part one or at its beginning.
std::optional<Vote> introduced_year(const Prose& prose, const Reading& reading,
                                    const FactBase& facts) {
    const Span front{facts.title.span.end,
                     facts.sections.empty()
                         ? static_cast<std::uint32_t>(facts.source->text().size())
                         : facts.sections.front().body.end};
    if (front.begin >= front.end) return std::nullopt;
    return year_spoken_of(prose, front, reading.introductions);
}

Stated<Year> reported_year(const FactBase& facts, const std::optional<Vote>& introduced) {
    std::vector<Vote> votes;
    if (facts.title_year.value) votes.push_back({*facts.title_year.value, facts.title_year.span});
    const bool is_in_title = facts.period.span.begin < facts.title.span.end;
    if (facts.period.value && !(is_in_title && facts.title_year.value)) {
        if (const auto year = Year::from(facts.period.value->end.year()))
            votes.push_back({*year, facts.period.span});
    }
    for (const MentionFact& mention : facts.mentions) {
        if (const auto year = Year::from(static_cast<int>(mention.value.coefficient())))
            votes.push_back({*year, mention.span});
    }
    if (introduced) votes.push_back(*introduced);
    if (facts.signed_on.value && are_divided(votes)) {
        if (const auto year = Year::from(facts.signed_on.value->year() - 1))
            votes.push_back({*year, facts.signed_on.span});
    }
    return majority(votes);
}

// ---------------------------------------------------------------- the whole

// The line behind the last heading and behind the last table: where a signature may stand.
std::size_t end_matter(const Prose& prose, const FactBase& facts) {
    std::uint32_t begin = 0;
    for (const SectionFact& section : facts.sections) begin = std::max(begin, section.heading.end);
    for (const TableReading& table : facts.tables) begin = std::max(begin, table.span.end);
    const auto line = std::find_if(prose.lines.begin(), prose.lines.end(),
                                   [&](const ProseLine& l) { return l.span.begin >= begin; });
    return static_cast<std::size_t>(line - prose.lines.begin());
}

std::size_t line_of(const Prose& prose, std::uint32_t source_offset) {
    const auto line = std::find_if(prose.lines.begin(), prose.lines.end(),
                                   [&](const ProseLine& l) { return l.span.end > source_offset; });
    return static_cast<std::size_t>(line - prose.lines.begin());
}

// Without a first heading, the title still stands near the beginning.
std::size_t end_of_front(const Prose& prose, const FactBase& facts) {
    constexpr std::size_t most_lines = 30;
    if (facts.sections.empty()) return std::min(most_lines, prose.lines.size());
    return line_of(prose, facts.sections.front().heading.begin);
}

void read_front(const Prose& prose, const Reading& reading, FactBase& facts) {
    TitleBlock title = find_title(prose, *facts.source, reading, end_of_front(prose, facts));
    facts.title = std::move(title.title);
    facts.title_year = title.year;
    facts.agency = std::move(title.agency);
}

void read_end(const Prose& prose, const Reading& reading, FactBase& facts) {
    const Signature signature = find_signature(
        prose, *facts.source, reading, end_matter(prose, facts), facts.agency.value.value_or(""));
    facts.signed_on = signature.date;
    if (facts.signed_on.state == State::Missing)
        facts.signed_on = find_date_below(prose, facts.title.span);
    if (facts.signed_on.state == State::Unread)
        facts.unread.push_back({"signed_on", Unreadable::Ambiguous, facts.signed_on.span});
    if (!facts.agency.value && !signature.agency.empty())
        facts.agency = {State::Known, signature.agency, signature.agency_span};
    if (facts.agency.value) facts.agency_kind = kind_of_agency(*facts.agency.value, reading);
    if (!signature.span || facts.sections.empty()) return;
    Span& last = facts.sections.back().body;
    if (signature.span->begin >= last.begin) last.end = signature.span->begin;
}

// The source as it is; title and name are given as printed.
void restore(std::unique_ptr<const Source> original, FactBase& facts) {
    facts.plain = std::exchange(facts.source, std::move(original));
    if (facts.title.value)
        facts.title.value = without_blanks(facts.source->slice(facts.title.span));
    if (facts.agency.value)
        facts.agency.value = without_blanks(facts.source->slice(facts.agency.span));
}

bool shows_anything(const FactBase& facts) {
    return facts.title.value || !facts.sections.empty() ||
           std::any_of(facts.tables.begin(), facts.tables.end(),
                       [](const TableReading& table) { return table.state != State::Missing; });
}

}  // namespace

FactBase extract(Document document, const Reading& reading, Diagnostics& diagnostics) {
    // Read in simplified characters, quoted in the report's own.
    std::unique_ptr<const Source> original;
    const Script script = script_of(document.source->text());
    if (script != Script::Simplified) {
        original = std::move(document.source);
        document.source =
            std::make_unique<const Source>(original->name(), simplified(original->text(), script));
    }
    Prose prose = prose_of(document);
    if (const auto second = begin_of_second_report(prose, reading)) {
        const Source& shown = original != nullptr ? *original : *document.source;
        diagnostics.add(Code::SecondReport, {without_blanks(shown.slice(*second))});
        cut_behind(document, second->begin);
        if (original != nullptr) original = beginning_of(*original, second->begin);
        prose = prose_of(document);
    }
    FactBase facts = FactBase::of(*reading.form, std::move(document.source));
    facts.origins = std::move(document.origins);
    for (Diagnostic& remark : document.remarks) diagnostics.add(std::move(remark));
    facts.sections = find_sections(prose, *facts.source, reading);
    read_front(prose, reading, facts);
    read_tables(document, reading, facts);
    facts.period = stated_period(prose, reading, facts);
    read_end(prose, reading, facts);
    read_year_spoken_of(prose, reading, facts);
    facts.year = reported_year(facts, introduced_year(prose, reading, facts));
    doubt_blanks(document, facts);
    doubt_broken_figures(document, facts);
    mark_unread_tables(document, reading, facts);
    mark_gaps(document, facts);
    settle_editions(facts);
    find_extra_entries(facts);
    // What a label reads is not known where one of its characters is not.
    std::erase_if(facts.labels, [](const LabelFact& label) { return is_illegible(label.text); });
    drop_misread_labels(reading.labels, document.full, facts);
    facts.citations = find_citations(prose, *facts.source);
    if (reading.mentions != nullptr) reading.mentions->find(narrative_of(prose, facts), facts);
    for (DocumentBlock& block : document.blocks) {
        if (auto* grid = std::get_if<Grid>(&block)) facts.grids.push_back(std::move(*grid));
    }
    if (original != nullptr) restore(std::move(original), facts);
    if (!shows_anything(facts)) diagnostics.add(Code::NotAReport);
    return facts;
}

}  // namespace gouji::reports
