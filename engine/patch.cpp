#include "engine/patch.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "facts/code.h"
#include "grammar/ast.h"

namespace gouji::engine {

namespace {

using grammar::Expr;

// What a target begins with: prior, or a name of the report itself.
const Expr& root_of(const Expr& expr) {
    if (const auto* member = std::get_if<grammar::Member>(&expr.node))
        return root_of(*member->object);
    if (const auto* call = std::get_if<grammar::Call>(&expr.node)) return root_of(*call->function);
    if (const auto* index = std::get_if<grammar::Index>(&expr.node)) return root_of(*index->object);
    return expr;
}

// prior, parent, children[1]
bool is_scope(const Expr& expr) {
    if (const auto* index = std::get_if<grammar::Index>(&expr.node))
        return is_scope(*index->object);
    return std::holds_alternative<grammar::Scope>(expr.node);
}

// requests.received.total, as one text, without the report it is of; nothing where a selector is no
// name.
std::optional<std::string> dotted(const Expr& expr) {
    if (const auto* name = std::get_if<grammar::Name>(&expr.node)) return name->text;
    const auto* member = std::get_if<grammar::Member>(&expr.node);
    if (member == nullptr) return std::nullopt;
    if (is_scope(*member->object)) return member->name.text;
    auto object = dotted(*member->object);
    if (object) *object += "." + member->name.text;
    return object;
}

// The argument of name(…), where the expression is such a call.
const Expr* argument_of(const Expr& expr, std::string_view function) {
    const auto* call = std::get_if<grammar::Call>(&expr.node);
    if (call == nullptr || call->arguments.size() != 1) return nullptr;
    return dotted(*call->function) == function ? &call->arguments[0].value : nullptr;
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) return std::nullopt;
    return number;
}

// children[2] → 2
std::optional<int> position_in(const Expr& expr) {
    if (const auto* member = std::get_if<grammar::Member>(&expr.node))
        return position_in(*member->object);
    if (const auto* call = std::get_if<grammar::Call>(&expr.node))
        return position_in(*call->function);
    const auto* index = std::get_if<grammar::Index>(&expr.node);
    if (index == nullptr) return std::nullopt;
    const auto* literal = std::get_if<grammar::Number>(&index->position->node);
    return literal == nullptr ? std::nullopt : number_in(literal->digits);
}

class Patcher {
  public:
    Patcher(const rules::Patch& patch, const rules::RulePack& pack, Draft& draft,
            Diagnostics& diagnostics)
        : patch_(patch), pack_(pack), draft_(draft), diagnostics_(diagnostics) {}

    bool apply() {
        const Expr& target = patch_.target.tree;
        if (const Expr* place = argument_of(target, "label")) return set_label(*place);
        if (const Expr* number = argument_of(target, "section")) return set_section(*number, "");
        if (const auto* member = std::get_if<grammar::Member>(&target.node)) {
            if (const Expr* number = argument_of(*member->object, "section"))
                return set_section(*number, member->name.text);
        }
        const auto path = dotted(target);
        if (!path) return no_such_fact();
        if (const auto cell = draft_.form->find(*path)) return set_cell(*cell);
        if (const auto table = draft_.form->table_index(*path)) return set_table(*table);
        if (path->starts_with("mentions.")) return set_mentions(path->substr(9));
        if (path->starts_with("extras.")) return set_extras(path->substr(7));
        return set_particular(*path);
    }

  private:
    bool no_such_fact() {
        diagnostics_.add(Code::NoSuchFact, patch_.target.place);
        return false;
    }
    bool no_such_value() {
        diagnostics_.add(Code::NoSuchValue, patch_.place);
        return false;
    }

    bool is_value() const { return patch_.kind == rules::Patch::Kind::Value; }
    State state() const {
        switch (patch_.kind) {
            case rules::Patch::Kind::Value:
                return State::Known;
            case rules::Patch::Kind::Missing:
                return State::Missing;
            case rules::Patch::Kind::Unread:
                return State::Unread;
        }
        return State::Known;
    }
    std::string value() const { return patch_.values.empty() ? "" : patch_.values.front().text; }

    // ---------- tables ----------

    bool set_cell(CellIndex index) {
        DraftCell& cell = draft_.cells[static_cast<std::size_t>(index)];
        // A cell of another edition, or of the row that collapses a group.
        if (cell.state == State::NotApplicable) return no_such_fact();
        cell = {state(), value(), {}};
        for (std::size_t other = 1; other < patch_.values.size(); ++other)
            cell.elsewhere.push_back(patch_.values[other].text);
        return true;
    }

    bool set_table(std::size_t table) {
        if (is_value()) return no_such_value();
        draft_.tables[table] = state();
        return true;
    }

    bool set_label(const Expr& place) {
        const auto path = dotted(place);
        const auto found =
            std::find_if(draft_.labels.begin(), draft_.labels.end(),
                         [&](const DraftLabel& label) { return label.place == path; });
        if (found == draft_.labels.end()) return no_such_fact();
        if (patch_.kind == rules::Patch::Kind::Unread) return no_such_value();
        if (is_value()) {
            found->text = value();
        } else {
            draft_.labels.erase(found);
        }
        return true;
    }

    bool set_extras(std::string_view table_id) {
        const auto table = draft_.form->table_index(table_id);
        if (!table) return no_such_fact();
        std::erase_if(draft_.extras,
                      [&](const DraftExtra& extra) { return extra.table == *table; });
        for (const rules::Word& label : patch_.values)
            draft_.extras.push_back({*table, label.text});
        return true;
    }

    // ---------- prose ----------

    bool set_section(const Expr& number, std::string_view part) {
        const auto* literal = std::get_if<grammar::Number>(&number.node);
        const auto wanted = literal == nullptr ? std::nullopt : number_in(literal->digits);
        auto found =
            std::find_if(draft_.sections.begin(), draft_.sections.end(),
                         [&](const DraftSection& section) { return section.number == wanted; });
        // A part that the form does not have stands behind those it has.
        if (found == draft_.sections.end() && wanted && *wanted > 0 && !part.empty()) {
            const int position = static_cast<int>(draft_.sections.size()) + 1;
            draft_.sections.push_back({State::Known, *wanted, position, "", ""});
            found = draft_.sections.end() - 1;
        }
        if (found == draft_.sections.end()) return no_such_fact();
        if (part.empty() && is_value()) return no_such_value();
        if (!part.empty() && !is_value()) return no_such_value();
        if (part.empty()) {
            found->state = state();
        } else if (part == "title") {
            found->title = value();
        } else if (part == "text") {
            found->text = value();
        } else if (part == "position") {
            const auto position = number_in(value());
            if (!position) return no_such_value();
            found->position = *position;
        } else {
            return no_such_fact();
        }
        return true;
    }

    bool set_citations() {
        draft_.citations.clear();
        for (const rules::Word& text : patch_.values)
            draft_.citations.push_back(citation_of(text.text));
        return true;
    }

    bool set_mentions(std::string_view name) {
        const auto found =
            std::find_if(pack_.mentions.begin(), pack_.mentions.end(),
                         [&](const rules::Mention& mention) { return mention.name.text == name; });
        if (found == pack_.mentions.end()) return no_such_fact();
        const auto index = static_cast<std::size_t>(found - pack_.mentions.begin());
        std::erase_if(draft_.mentions,
                      [&](const DraftMention& mention) { return mention.name == index; });
        for (const rules::Word& text : patch_.values) {
            const auto number = Decimal::parse(text.text);
            if (!number) return no_such_value();
            draft_.mentions.push_back({index, *number, subject_of(index, pack_.book)});
        }
        return true;
    }

    // ---------- title, agency, dates ----------

    bool set_particular(std::string_view path) {
        if (path == "citations") return set_citations();
        if (path == "title.text") return set(draft_.title, std::optional(value()));
        if (path == "title.year") return set(draft_.title_year, year());
        if (path == "year") return set(draft_.year, year());
        if (path == "agency.name") return set(draft_.agency, std::optional(value()));
        if (path == "period") return set(draft_.period, period());
        if (path == "signed_on") return set(draft_.signed_on, Date::parse(value()));
        if (path == "agency.level" || path == "agency.region") {
            (path == "agency.level" ? draft_.agency_level : draft_.agency_region) = value();
            return true;
        }
        if (path == "agency.kind") {
            draft_.agency_kind = value();  // "": the name does not tell
            return true;
        }
        return no_such_fact();
    }

    template <class T>
    bool set(Stated<T>& stated, std::optional<T> replacement) {
        if (is_value() && !replacement) return no_such_value();
        stated = {state(), is_value() ? std::move(replacement) : std::nullopt, {}};
        return true;
    }

    std::optional<Year> year() const {
        const auto number = number_in(value());
        return number ? Year::from(*number) : std::nullopt;
    }

    std::optional<Period> period() const {
        if (patch_.values.size() != 2) return std::nullopt;
        const auto start = Date::parse(patch_.values[0].text);
        const auto end = Date::parse(patch_.values[1].text);
        if (!start || !end) return std::nullopt;
        return Period{*start, *end};
    }

    const rules::Patch& patch_;
    const rules::RulePack& pack_;
    Draft& draft_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::optional<PatchedReport> report_of(const rules::Patch& patch) {
    const auto* scope = std::get_if<grammar::Scope>(&root_of(patch.target.tree).node);
    if (scope == nullptr) return PatchedReport{};
    const auto position = position_in(patch.target.tree);
    const bool is_absent = is_scope(patch.target.tree);
    constexpr int most = 20;
    using Whose = PatchedReport::Whose;
    switch (*scope) {
        case grammar::Scope::Prior:
            return PatchedReport{Whose::Prior, 0, is_absent};
        case grammar::Scope::Parent:
            return PatchedReport{Whose::Parent, 0, is_absent};
        case grammar::Scope::Children:
            if (!position || *position < 1 || *position > most) return std::nullopt;
            return PatchedReport{Whose::Child, static_cast<std::size_t>(*position - 1), is_absent};
        case grammar::Scope::Peers:
            break;
    }
    return PatchedReport{Whose::Peers, 0, is_absent};
}

bool apply(const rules::Patch& patch, const rules::RulePack& pack, Draft& draft,
           Diagnostics& diagnostics) {
    return Patcher(patch, pack, draft, diagnostics).apply();
}

}  // namespace gouji::engine
