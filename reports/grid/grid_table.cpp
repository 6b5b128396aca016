#include "reports/grid/grid_table.h"

#include <algorithm>

#include "reports/figure.h"

namespace gouji::reports {

TableReader::TableReader(TableForm form, const Labels& labels, FactBase& facts)
    : form_(form),
      labels_(&labels),
      table_(&labels.table(form)),
      facts_(&facts),
      id_(labels.form().table_index(table_->id).value_or(0)),
      columns_(labels.form().cells.size(), nullptr),
      stated_(labels.form().cells.size(), 0) {
    for (std::size_t i = 0; i < table_->cells.size(); ++i) {
        if (table_->cells[i] != no_cell)
            columns_[static_cast<std::size_t>(table_->cells[i])] =
                &table_->columns[i % table_->columns.size()];
    }
}

std::optional<int> TableReader::reported_year() const {
    if (!facts_->title_year.value) return std::nullopt;
    return facts_->title_year.value->number();
}

bool TableReader::is_stated(CellIndex cell) const {
    return stated_[static_cast<std::size_t>(cell)] != 0;
}

bool TableReader::is_unread(CellIndex cell) const {
    return facts_->cell(cell).state == State::Unread;
}

void TableReader::state(CellIndex cell, const PrintedCell* printed, Span line) {
    const Span span = printed == nullptr ? Span{line.end, line.end} : printed->span;
    std::string whole;  // of a figure in several pieces
    if (printed != nullptr && !printed->rest.empty())
        whole = shown_text(*printed, facts_->source->text());
    const std::string_view text = printed == nullptr ? std::string_view()
                                  : whole.empty()    ? facts_->source->slice(span)
                                                     : std::string_view(whole);
    const CellFact fact = read_figure(text, span, *columns_[static_cast<std::size_t>(cell)]);
    const CellFact before = facts_->cell(cell);
    const bool is_first = !is_stated(cell) || before.state == State::Missing;
    stated_[static_cast<std::size_t>(cell)] = 1;
    if (is_first) {
        facts_->set(cell, fact);
        if (fact.state == State::Unread)
            facts_->unread.push_back({facts_->form->cell(cell).path, why_unread(text), fact.span});
        return;
    }
    const auto is_shown = [](State state) {
        return state == State::Known || state == State::Invalid;
    };
    const bool is_same = before.state == fact.state &&
                         (fact.state == State::Known ? before.value == fact.value
                                                     : facts_->source->slice(before.span) ==
                                                           facts_->source->slice(fact.span));
    if (is_shown(before.state) && is_shown(fact.state) && !is_same)
        facts_->conflicts.push_back({cell, before.span, fact.span});
}

void TableReader::give_up(CellIndex cell, Unreadable why, Span span) {
    if (is_stated(cell)) return;
    stated_[static_cast<std::size_t>(cell)] = 1;
    facts_->set(cell, {State::Unread, {}, span});
    facts_->unread.push_back({facts_->form->cell(cell).path, why, span});
}

void TableReader::not_placed(Unreadable why, Span span) {
    facts_->unread.push_back({table_->id, why, span});
}

void TableReader::note(const FoundLabel& label) {
    const auto same = std::find_if(found_.begin(), found_.end(), [&](const FoundLabel& other) {
        return other.label == label.label;
    });
    if (same == found_.end()) {
        found_.push_back(label);
    } else if (same->is_official && !label.is_official) {
        *same = label;
    }
}

void TableReader::finish(const std::vector<CellIndex>& shown, Span span) {
    for (const CellIndex cell : shown) {
        if (!is_stated(cell)) facts_->set(cell, {State::Missing, {}, {span.end, span.end}});
    }
    const int edition = labels_->form().editions[form_.edition].number;
    facts_->tables[id_] = {State::Known, edition, span};
    std::sort(found_.begin(), found_.end(),
              [](const FoundLabel& lhs, const FoundLabel& rhs) { return lhs.label < rhs.label; });
    for (const FoundLabel& label : found_) {
        std::string text = label.known != nullptr ? label.known->printed
                                                  : label_text(facts_->source->slice(label.span));
        for (const Span rest : label.rest) text += label_text(facts_->source->slice(rest));
        facts_->labels.push_back({id_, edition, label.label, std::move(text), label.span});
    }
}

void TableReader::refuse(Span span) {
    facts_->tables[id_] = {State::Unread, labels_->form().editions[form_.edition].number, span};
    for (const CellIndex cell : table_->cells) {
        if (cell != no_cell) give_up(cell, Unreadable::NoTable, span);
    }
    not_placed(Unreadable::NoTable, span);
}

}  // namespace gouji::reports
