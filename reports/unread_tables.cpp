#include "reports/unread_tables.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

namespace {

constexpr std::size_t hardly_any = 5;  // figures; fewer may be dates or numbers of a list

bool is_inside(Span inner, Span outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool is_digit_of_any_width(char32_t code_point) {
    return is_digit(folded(code_point));
}

// Taken by a table, and not only seen in it.
bool is_read(Span place, const FactBase& facts) {
    const bool is_left =
        std::any_of(facts.unread.begin(), facts.unread.end(), [&](const UnreadFact& unread) {
            return unread.why == Unreadable::NotPlaced && place.begin < unread.span.end &&
                   unread.span.begin < place.end;
        });
    return !is_left &&
           std::any_of(facts.tables.begin(), facts.tables.end(), [&](const TableReading& table) {
               return table.state != State::Missing && is_inside(place, table.span);
           });
}

bool is_of_sentence(std::string_view line) {
    return line.find("。") != std::string_view::npos || line.find("，") != std::string_view::npos;
}

// What blanks part in a line of the text.
std::vector<Span> words_of(std::string_view text, Span line) {
    std::vector<Span> words;
    Span word{line.begin, line.begin};
    for (std::size_t at = line.begin; at < line.end;) {
        word.end = static_cast<std::uint32_t>(at);
        if (!is_blank(next_code_point(text, at))) continue;
        if (!word.empty()) words.push_back(word);
        word.begin = static_cast<std::uint32_t>(at);
    }
    word.end = line.end;
    if (!word.empty()) words.push_back(word);
    return words;
}

std::size_t figures_in_line(std::string_view text, Span line) {
    if (is_of_sentence(text.substr(line.begin, line.size()))) return 0;
    const std::vector<Span> words = words_of(text, line);
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](Span word) {
        return is_figure(text.substr(word.begin, word.size()));
    }));
}

std::size_t figures_in(const Grid& grid, const FactBase& facts) {
    return static_cast<std::size_t>(
        std::count_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
            return !cell.span.empty() && is_figure(facts.source->slice(cell.span));
        }));
}

// Figures in this part of the report that no table took.
std::size_t figures_left(const std::vector<DocumentBlock>& blocks, Span part,
                         const FactBase& facts) {
    std::size_t count = 0;
    for (const DocumentBlock& block : blocks) {
        const auto* grid = std::get_if<Grid>(&block);
        const Span span = grid != nullptr ? grid->span : std::get<Paragraph>(block).span;
        if (!is_inside(span, part) || is_read(span, facts)) continue;
        count += grid != nullptr ? figures_in(*grid, facts)
                                 : figures_in_line(facts.source->text(), span);
    }
    return count;
}

// What stands in this part of the report outside sentences, in a row.
std::u32string text_outside_sentences(const std::vector<DocumentBlock>& blocks, Span part,
                                      const Source& source) {
    std::u32string text;
    for (const DocumentBlock& block : blocks) {
        const auto* line = std::get_if<Paragraph>(&block);
        const Span span = line != nullptr ? line->span : std::get<Grid>(block).span;
        if (!is_inside(span, part)) continue;
        if (line != nullptr && source.slice(span).find("。") != std::string_view::npos) continue;
        text += comparable(source.slice(span));
    }
    return text;
}

// How many different labels of the table stand in this part of the report, beside figures.
std::size_t labels_in(const std::vector<DocumentBlock>& blocks, const TableShape& shape, Span part,
                      const Source& source) {
    constexpr std::size_t shortest = 4;  // letters
    const std::u32string text = text_outside_sentences(blocks, part, source);
    if (std::none_of(text.begin(), text.end(), is_digit_of_any_width)) return 0;
    std::set<std::u32string_view> seen;
    for (const std::u32string& label : shape.labels) {
        if (label.size() >= shortest && text.find(label) != std::u32string::npos)
            seen.insert(label);
    }
    return seen.size();
}

// The table is there, though nothing of it was recognised: several of its labels are in its part,
// or many anywhere, where the parts of the text are out of order.
bool is_unrecognised(const Document& document, const TableShape& shape, Span place,
                     const FactBase& facts) {
    constexpr std::size_t several = 4, many = 7;
    if (facts.tables[shape.table_id].state != State::Missing) return false;
    const Span whole{0, static_cast<std::uint32_t>(facts.source->text().size())};
    return labels_in(document.blocks, shape, place, *facts.source) >= several ||
           labels_in(document.blocks, shape, whole, *facts.source) >= many;
}

// Heads alone are no table that was read: its figures may stand elsewhere in the part.
bool shows_figures(const TableShape& shape, const FactBase& facts) {
    const State state = facts.tables[shape.table_id].state;
    if (state != State::Known) return state != State::Missing;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.states[i] == State::Missing || facts.states[i] == State::NotApplicable) continue;
        if (facts.form->cells[i].table_id == shape.table_id) return true;
    }
    return false;
}

void mark_cells_unread(const TableShape& shape, Unreadable why, Span part, FactBase& facts) {
    for (const ShapeRow& row : shape.rows) {
        for (const std::size_t column : row.columns) {
            const CellIndex cell = shape.table->cell(row.row, column);
            if (facts.cell(cell).state == State::Unread) continue;
            facts.set(cell, {State::Unread, {}, part});
            facts.unread.push_back({facts.form->cell(cell).path, why, part});
        }
    }
}

struct Unseen {
    Unreadable why{};
    Span place;
};

// Which of the rows of its edition are printed is not known either.
void mark_unread(const TableShape& shape, const Reading& reading, const Unseen& unseen,
                 FactBase& facts) {
    facts.tables[shape.table_id] = {State::Unread, 0, unseen.place};
    facts.unread.push_back({shape.table->id, unseen.why, unseen.place});
    for (const TableShape& other : reading.shapes) {
        if (other.table_id == shape.table_id && other.edition == shape.edition)
            mark_cells_unread(other, unseen.why, unseen.place, facts);
    }
}

Unreadable why_unread(Gap::Kind kind) {
    switch (kind) {
        case Gap::Kind::Picture:
        case Gap::Kind::PicturePage:
            return Unreadable::Image;
        case Gap::Kind::DamagedPage:
            return Unreadable::Damaged;
        case Gap::Kind::CutTable:
            return Unreadable::CutOff;
        case Gap::Kind::Attachment:
            return Unreadable::Attached;
        case Gap::Kind::Unclear:
            return Unreadable::Ambiguous;
    }
    return Unreadable::Damaged;
}

// Where a part of the report stands; of a part that is not found, the stretch between the parts
// that would be its neighbours.
Span place_of(int section, const FactBase& facts) {
    if (const SectionFact* found = facts.section(section)) return found->body;
    Span place{0, static_cast<std::uint32_t>(facts.source->text().size())};
    for (const SectionFact& other : facts.sections) {
        if (other.number < section) place.begin = std::max(place.begin, other.heading.begin);
        if (other.number > section) place.end = std::min(place.end, other.heading.begin);
    }
    return place;
}

bool overlap(Span a, Span b) {
    return a.begin <= b.end && b.begin <= a.end;
}

const Gap* gap_in(const std::vector<Gap>& gaps, Span place) {
    const auto gap =
        std::ranges::find_if(gaps, [place](const Gap& one) { return overlap(one.span, place); });
    return gap == gaps.end() ? nullptr : &*gap;
}

// Of a page whose content could not be followed to its end, what it shows may be only half of what
// it should.
void mark_damaged_cells(Span page, FactBase& facts) {
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const auto cell = static_cast<CellIndex>(i);
        const State state = facts.states[i];
        if (state == State::NotApplicable || state == State::Unread) continue;
        const FormCell& form_cell = facts.form->cell(cell);
        const bool may_be_lost =
            state == State::Missing && overlap(facts.tables[form_cell.table_id].span, page);
        if (!may_be_lost && !is_inside(facts.spans[i], page)) continue;
        facts.set(cell, {State::Unread, {}, facts.spans[i]});
        facts.unread.push_back({form_cell.path, Unreadable::Damaged, facts.spans[i]});
    }
}

// The columns of a table beyond the edge of its paper are not printed: none of them is blank.
void mark_cut_cells(Span table, FactBase& facts) {
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const FormCell& form_cell = facts.form->cells[i];
        const Span whole = facts.tables[form_cell.table_id].span;
        if (facts.states[i] != State::Missing || !overlap(whole, table)) continue;
        facts.set(static_cast<CellIndex>(i), {State::Unread, {}, facts.spans[i]});
        facts.unread.push_back({form_cell.path, Unreadable::CutOff, facts.spans[i]});
    }
}

// 详见附件: a short line of the part, in the place of its table.
std::optional<Span> attached_by(const std::vector<DocumentBlock>& blocks, Span part,
                                const FactBase& facts) {
    const std::vector<std::string>& words = facts.form->reading.attached;
    constexpr std::size_t longest = 120;  // bytes
    for (const DocumentBlock& block : blocks) {
        const auto* line = std::get_if<Paragraph>(&block);
        if (line == nullptr || !is_inside(line->span, part) || line->span.size() > longest)
            continue;
        const std::string text = normal_form(facts.source->slice(line->span));
        const bool is_named = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return text.find(word) != std::string::npos;
        });
        if (is_named) return line->span;
    }
    return std::nullopt;
}

// A cell that shows a picture and no text is not blank; what is unclear in a cell makes it so,
// whatever it shows.
void mark_cells_with_gaps(const std::vector<Gap>& gaps, FactBase& facts) {
    std::map<std::uint32_t, Gap::Kind> places;
    for (const Gap& gap : gaps) {
        if (gap.kind == Gap::Kind::Unclear) places[gap.span.begin] = gap.kind;
        if (gap.kind == Gap::Kind::Picture) places.emplace(gap.span.begin, gap.kind);
    }
    if (places.empty()) return;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const Span cell = facts.spans[i];
        const State state = facts.states[i];
        if (state == State::Unread || state == State::NotApplicable || cell.begin == 0) continue;
        const auto gap = places.lower_bound(cell.begin);
        if (gap == places.end() || gap->first > cell.end) continue;
        if (gap->second == Gap::Kind::Picture && state != State::Missing) continue;
        facts.set(static_cast<CellIndex>(i), {State::Unread, {}, cell});
        facts.unread.push_back({facts.form->cells[i].path, why_unread(gap->second), cell});
    }
}

void mark_missing_sections(const std::vector<Gap>& gaps, FactBase& facts) {
    std::set<int> numbers;
    for (const Edition& edition : facts.form->editions) {
        for (const SectionForm& section : edition.sections) numbers.insert(section.number);
    }
    for (const int number : numbers) {
        if (facts.section(number) != nullptr) continue;
        if (const Gap* gap = gap_in(gaps, place_of(number, facts)))
            facts.unread.push_back(
                {"section(" + std::to_string(number) + ")", why_unread(gap->kind), gap->span});
    }
}

// A figure, or one with a character or two before it: “约10”.
bool shows_figure(std::string_view word) {
    if (is_figure(word)) return true;
    constexpr std::size_t most_before = 2;
    std::size_t before = 0;
    char32_t last = 0;
    for (std::size_t at = 0; at < word.size();) {
        last = next_code_point(word, at);
        if (!is_digit_of_any_width(last)) ++before;
    }
    return before <= most_before && is_digit_of_any_width(last);
}

std::vector<CellIndex> cells_of(std::size_t table_id, const FactBase& facts) {
    std::vector<CellIndex> cells;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.form->cells[i].table_id == table_id) cells.push_back(static_cast<CellIndex>(i));
    }
    return cells;
}

std::vector<CellIndex> blanks_of(std::size_t table_id, const FactBase& facts) {
    std::vector<CellIndex> blanks;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.states[i] == State::Missing && facts.form->cells[i].table_id == table_id)
            blanks.push_back(static_cast<CellIndex>(i));
    }
    return blanks;
}

// The table with what follows it in its part of the report: the rest of it, or a sentence.
Span reach_of(const TableReading& table, const FactBase& facts) {
    for (const SectionFact& section : facts.sections) {
        if (section.body.begin <= table.span.begin && table.span.begin < section.body.end)
            return {table.span.begin, std::max(table.span.end, section.body.end)};
    }
    return table.span;
}

// Places in the text; each is looked up in the time of a few.
class Places {
  public:
    explicit Places(std::vector<Span> spans) {
        std::sort(spans.begin(), spans.end());
        for (const Span span : spans) {
            if (apart_.empty() || apart_.back().end < span.begin) apart_.push_back(span);
            apart_.back().end = std::max(apart_.back().end, span.end);
        }
    }

    bool meet(Span span) const {
        const auto behind =
            std::upper_bound(apart_.begin(), apart_.end(), span,
                             [](Span lhs, Span rhs) { return lhs.end < rhs.begin; });
        return behind != apart_.begin() && overlap(*std::prev(behind), span);
    }

  private:
    std::vector<Span> apart_;  // ascending
};

// What no cell of the table was read from, though it stands in its lines.
std::vector<Span> strays_in(std::size_t table_id, Span reach, const Document& document,
                            const FactBase& facts) {
    std::vector<Span> known;
    for (const CellIndex cell : cells_of(table_id, facts)) {
        const CellFact fact = facts.cell(cell);
        if (fact.state != State::Missing && !fact.span.empty()) known.push_back(fact.span);
    }
    std::vector<Span> strays;
    for (const UnreadFact& unread : facts.unread) {
        if (unread.why == Unreadable::NotPlaced && unread.path == facts.form->table_ids[table_id])
            strays.push_back(unread.span);
    }
    known.insert(known.end(), strays.begin(), strays.end());
    const Places places(std::move(known));
    const std::string_view text = facts.source->text();
    for (const DocumentBlock& block : document.blocks) {
        const auto* line = std::get_if<Paragraph>(&block);
        if (line == nullptr) continue;
        // The signature begins where the last part ends.
        if (line->span.end <= reach.begin || reach.end <= line->span.begin) continue;
        if (is_of_sentence(facts.source->slice(line->span))) continue;
        for (const Span word : words_of(text, line->span)) {
            if (shows_figure(text.substr(word.begin, word.size())) && !places.meet(word))
                strays.push_back(word);
        }
    }
    return strays;
}

void tell_strays(const std::string& table, const std::vector<Span>& strays, FactBase& facts) {
    std::set<Span> told;
    for (const UnreadFact& unread : facts.unread) {
        if (unread.why == Unreadable::NotPlaced) told.insert(unread.span);
    }
    for (const Span stray : strays) {
        if (!told.contains(stray)) facts.unread.push_back({table, Unreadable::NotPlaced, stray});
    }
}

}  // namespace

void doubt_blanks(const Document& document, FactBase& facts) {
    for (std::size_t i = 0; i < facts.tables.size(); ++i) {
        if (facts.tables[i].state != State::Known) continue;
        const std::string& table = facts.form->table_ids[i];
        const std::vector<CellIndex> blanks = blanks_of(i, facts);
        if (blanks.empty()) continue;
        const std::vector<Span> strays =
            strays_in(i, reach_of(facts.tables[i], facts), document, facts);
        if (strays.empty()) continue;
        tell_strays(table, strays, facts);
        for (const CellIndex cell : blanks) {
            facts.set(cell, {State::Unread, {}, strays.front()});
            facts.unread.push_back(
                {facts.form->cell(cell).path, Unreadable::Ambiguous, strays.front()});
        }
    }
}

void mark_unread_tables(const Document& document, const Reading& reading, FactBase& facts) {
    const Edition* told =
        facts.year.value ? facts.form->edition_of_year(facts.year.value->number()) : nullptr;
    std::vector<const TableShape*> shapes;  // of the year's edition, then the newest first
    for (const TableShape& shape : reading.shapes) shapes.push_back(&shape);
    std::stable_partition(shapes.begin(), shapes.end(),
                          [&](const TableShape* one) { return one->edition == told; });
    for (const TableShape* one : shapes) {
        const TableShape& shape = *one;
        if (shows_figures(shape, facts)) continue;
        const int number = shape.table->section;
        const Span place = place_of(number, facts);
        const Gap* gap = gap_in(document.gaps, place);
        const bool is_there = (facts.section(number) != nullptr &&
                               figures_left(document.blocks, place, facts) >= hardly_any) ||
                              is_unrecognised(document, shape, place, facts);
        if (is_there) {
            mark_unread(shape, reading, {Unreadable::NoTable, place}, facts);
        } else if (gap != nullptr) {
            mark_unread(shape, reading, {why_unread(gap->kind), gap->span}, facts);
        } else if (const auto line = attached_by(document.blocks, place, facts)) {
            mark_unread(shape, reading, {Unreadable::Attached, *line}, facts);
        }
    }
}

void mark_gaps(const Document& document, FactBase& facts) {
    std::vector<Gap> lost;  // whatever may have stood there
    for (const Gap& gap : document.gaps) {
        // What is attached to a report with parts is the same report again, or something else.
        const bool is_aside = gap.kind == Gap::Kind::Attachment && !facts.sections.empty();
        if (gap.kind == Gap::Kind::CutTable)
            mark_cut_cells(gap.span, facts);
        else if (!is_aside && gap.kind != Gap::Kind::Unclear)
            lost.push_back(gap);
    }
    mark_missing_sections(lost, facts);
    mark_cells_with_gaps(document.gaps, facts);
    for (const Gap& gap : lost) {
        if (gap.kind == Gap::Kind::DamagedPage) mark_damaged_cells(gap.span, facts);
        if (gap.kind == Gap::Kind::Picture || facts.signed_on.state != State::Missing) continue;
        const bool is_at_end =
            facts.sections.empty() || gap.span.end >= facts.sections.back().heading.begin;
        if (!is_at_end) continue;
        facts.signed_on.state = State::Unread;
        facts.unread.push_back({"signed_on", why_unread(gap.kind), gap.span});
    }
}

}  // namespace gouji::reports
