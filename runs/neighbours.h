// Who is whose neighbour among the reports at hand: last year's report of the same agency, the
// agency above, the agencies below.
//
// An agency is known by the register or, outside it, by its name as a whole; a report by its agency
// and the year it is on. Where two reports say that they are the same one, neither is used: a wrong
// neighbour would accuse somebody. What is not used is told.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "runs/register.h"

namespace gouji::runs {

class Neighbours {
  public:
    // The register and all reports that are added must outlive it.
    explicit Neighbours(const Register& agencies);

    // Another report of one agency on one year is told once, and so is a copy of it under another
    // name.
    void add(const FactBase& report, Diagnostics& diagnostics);

    // There are reports that are not added: nobody is known to have none.
    void leave_open() { is_open_ = true; }

    // `report` may be one that was added.
    Dossier dossier_of(const FactBase& report) const;

  private:
    // A number of the register, or a name that it does not have.
    struct Key {
        std::optional<std::size_t> registered;
        std::string name;
        int year = 0;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Candidate {
        const FactBase* report = nullptr;
        bool is_ambiguous = false;
        bool has_copy = false;
    };

    std::optional<Key> key_of(const FactBase& report) const;
    const FactBase* find(const Key& key) const;
    void add_relatives(const Key& key, Dossier& dossier) const;
    bool is_unclear(const Key& key) const;

    const Register& register_;
    std::vector<std::vector<std::size_t>>
        below_;  // by number of the register: those directly below
    std::map<Key, Candidate> reports_;
    bool is_open_ = false;
};

// What the register says of the report's agency goes before what its name tells.
void declare(const Register& agencies, FactBase& report);

// Leaves those that none of the dossiers has as the one before.
void drop_used_priors(std::vector<const FactBase*>& priors, const std::vector<Dossier>& dossiers);

// Tells of reports that were given as the one before and are nobody's: another agency's or on
// another year than the year before.
void tell_unused_priors(const std::vector<const FactBase*>& priors, Diagnostics& diagnostics);

}  // namespace gouji::runs
