// Rules and reports of the invented libraries at random, the same from run to run.
#pragma once

#include <cstddef>
#include <iterator>
#include <random>
#include <string>

#include "facts/fact_base.h"
#include "tests/engine/library_report.h"

namespace gouji::test {

enum class Free { Nothing, Columns, Rows };
// Whether a condition may ask for states (`is`, `??`), which lets a verdict rest on a gap.
enum class Asks { Never, Sometimes };

// Texts of conditions that the checker accepts, on the table `loans`.
class RandomCondition {
  public:
    RandomCondition(unsigned seed, Free free, Asks asks)
        : random_(seed), free_(free), asks_(asks) {}

    std::string text(int depth) {
        const std::string condition = this->condition(depth);
        // Mentions every member of the free axis and changes nothing.
        if (free_ == Free::Columns) return "(" + condition + ") and (lent == lent or true)";
        if (free_ == Free::Rows) return "(" + condition + ") and (total == total or true)";
        return condition;
    }

  private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    template <std::size_t size>
    std::string one_of(const char* const (&words)[size]) {
        return words[below(static_cast<int>(size))];
    }

    std::string condition(int depth) {
        static constexpr const char* comparators[] = {"==", "!=", "<", "<=", ">", ">="};
        static constexpr const char* states[] = {"missing", "invalid",        "known", "unread",
                                                 "zero",    "not_applicable", "blank"};
        static constexpr const char* quantities[] = {"all", "any", "none"};
        switch (below(depth <= 0 ? 3 : 12)) {
            case 0:
            case 1:
                return number(depth - 1) + " " + one_of(comparators) + " " + number(depth - 1);
            case 2:
                if (asks_ == Asks::Never)
                    return number(depth - 1) + " == " + number(depth - 1) + " within 1.5";
                return cell() + (below(2) == 0 ? " is " : " is not ") + one_of(states);
            case 3:
                return "not (" + condition(depth - 1) + ")";
            case 4:
                return "(" + condition(depth - 1) + ") and (" + condition(depth - 1) + ")";
            case 5:
                return "(" + condition(depth - 1) + ") or (" + condition(depth - 1) + ")";
            case 6:
                return "(" + condition(depth - 1) + ") implies (" + condition(depth - 1) + ")";
            case 7:
                return "if " + condition(depth - 1) + " then (" + condition(depth - 1) +
                       ") else (" + condition(depth - 1) + ")";
            case 8:
                return number(depth - 1) + " <= " + number(depth - 1) + " < " + number(depth - 1);
            case 9:
                return number(depth - 1) + (below(2) == 0 ? " in [" : " not in [") +
                       number(depth - 1) + ", " + number(0) + "]";
            case 10:
                return number(depth - 1) + " in " + number(0) + ".." + number(0);
            default:
                return one_of(quantities) + " n in [1, 2, " + cell() + "] where n >= " + number(0) +
                       " satisfies n " + one_of(comparators) + " " + number(depth - 1);
        }
    }

    std::string number(int depth) {
        static constexpr const char* operators[] = {" + ", " - ", " * ", " / "};
        static constexpr const char* folds[] = {"sum", "count", "min", "max"};
        switch (below(depth <= 0 ? 4 : 12)) {
            case 0:
                return std::to_string(below(6));
            case 1:
            case 2:
            case 3:
                return cell();
            case 4:
            case 5:
                return "(" + number(depth - 1) + one_of(operators) + number(depth - 1) + ")";
            case 6:
                if (free_ == Free::Nothing) return "abs(" + number(depth - 1) + ")";
                return one_of(folds) + "(" + set() + ")";
            case 7:
                if (asks_ == Asks::Never) return "-" + cell();
                return "(" + cell() + " ?? " + number(depth - 1) + ")";
            case 8:
                return "round(" + number(depth - 1) + ", " + std::to_string(below(3)) + ")";
            case 9:
                return one_of(folds) + "(k * 2 for k in [1, " + cell() + ", " + cell() +
                       "] where k < " + number(0) + ")";
            case 10:
                if (free_ == Free::Nothing) return cell();
                return one_of(folds) + "(" + set() + " where " + cell() + " < " + number(0) + ")";
            default:
                return one_of(folds) + "(" + number(depth - 1) + ", " + cell() + ")";
        }
    }

    std::string cell() {
        static constexpr const char* rows[] = {"lent",   "returned", "damaged.paid",
                                               "summed", "open",     "damaged.repaired"};
        static constexpr const char* columns[] = {"adult", "pupil", "student", "other_minor",
                                                  "total"};
        static constexpr const char* others[] = {"visits.main.day", "stock.books.held",
                                                 "stock.books.change", "loans.other.lost.adult",
                                                 "year"};
        if (free_ == Free::Nothing || below(4) == 0) {
            if (below(3) == 0) return one_of(others);
            return std::string("loans.") + one_of(rows) + "." + one_of(columns);
        }
        return free_ == Free::Columns ? one_of(rows) : one_of(columns);
    }

    std::string set() {
        static constexpr const char* row_sets[] = {"returned..other", "damaged.*", "other.*",
                                                   "fate.*", "lent..damaged.paid"};
        static constexpr const char* column_sets[] = {"adult..other_minor", "pupil..total"};
        return free_ == Free::Columns ? one_of(row_sets) : one_of(column_sets);
    }

    std::mt19937 random_;
    Free free_;
    Asks asks_;
};

// Small numbers with gaps of every kind; （三）其他去向 now as one row, now as three.
inline FactBase random_facts(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned limit) { return random() % limit; };
    FactBase facts = library_facts();
    const Form& form = *facts.form;
    const bool is_collapsed = below(3) == 0;
    for (std::size_t i = 0; i < form.cells.size(); ++i) {
        const FormCell& cell = form.cells[i];
        const bool is_other = cell.table == "loans" && cell.row.starts_with("other");
        if (is_other && (cell.row == "other") != is_collapsed) {
            facts.states[i] = State::NotApplicable;
            continue;
        }
        if (facts.states[i] == State::NotApplicable && !is_other) continue;
        constexpr State gaps[] = {State::Missing, State::Invalid, State::Unread};
        const bool is_known = below(10) < 7;
        facts.states[i] = is_known ? State::Known : gaps[below(std::size(gaps))];
        facts.values[i] = Decimal(static_cast<std::int64_t>(below(4)));
    }
    return facts;
}

}  // namespace gouji::test
