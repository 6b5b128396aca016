#include "engine/schedule.h"

#include <algorithm>

#include "engine/needs.h"

namespace gouji::engine {

namespace {

constexpr std::uint32_t no_region = 0xFFFFFFFF;

class Scheduler {
  public:
    explicit Scheduler(Program& program)
        : program_(program),
          dependencies_(program.instructions.size()),
          is_hot_(program.instructions.size(), false),
          is_common_(program.instructions.size(), false),
          needs_(program) {}

    void run() {
        for (std::size_t i = 0; i < program_.instructions.size(); ++i) find_dependencies(i);
        mark_hot();
        mark_common();
        std::vector<InstructionId> hot = hot_in(no_region);
        program_.hot = add_schedule(hot);
        std::erase_if(hot, [&](InstructionId id) { return !is_common_[index(id)]; });
        program_.common = add_schedule(hot);
        schedule_loops();
        for (CompiledRule& rule : program_.rules) schedule_rule(rule);
        schedule_census();
    }

  private:
    static std::size_t index(InstructionId id) { return static_cast<std::size_t>(id); }

    // The regions whose items a value depends on, ascending: inner regions have higher numbers.
    void find_dependencies(std::size_t at) {
        const Instruction& instruction = program_.instructions[at];
        std::vector<std::uint32_t>& found = dependencies_[at];
        const auto add = [&](InstructionId id, std::uint32_t except) {
            if (id == no_instruction) return;
            for (const std::uint32_t region : dependencies_[index(id)]) {
                const auto place = std::lower_bound(found.begin(), found.end(), region);
                if (region != except && (place == found.end() || *place != region))
                    found.insert(place, region);
            }
        };
        if (instruction.op == Op::ItemOf) found.push_back(instruction.payload);
        for (std::size_t i = 0; i < instruction.count; ++i)
            add(program_.operand(instruction, i), no_region);
        if (instruction.op != Op::Fold) return;
        add(program_.regions[instruction.payload].filter, instruction.payload);
        add(program_.regions[instruction.payload].body, instruction.payload);
    }

    std::uint32_t home(std::size_t at) const {
        return dependencies_[at].empty() ? no_region : dependencies_[at].back();
    }

    void mark_hot() {
        std::vector<InstructionId> roots;
        for (const CompiledRule& rule : program_.rules) roots.push_back(rule.list);
        for (const CompiledPlace& place : program_.places)
            roots.insert(roots.end(), {place.domain, place.when, place.check, place.place_value});
        for (const InstructionId id : needs_.of(std::move(roots))) is_hot_[index(id)] = true;
    }

    // Whether there is anything to judge, and where, is asked of every rule.
    void mark_common() {
        std::vector<InstructionId> roots;
        for (const CompiledRule& rule : program_.rules) {
            roots.push_back(rule.list);
            for (std::size_t i = 0; i < rule.places.count; ++i) {
                const CompiledPlace& place = program_.places[rule.places.first + i];
                roots.insert(roots.end(), {place.domain, place.place_value});
                if (!rule.reads.any()) roots.insert(roots.end(), {place.when, place.check});
            }
        }
        for (const InstructionId id : needs_.of(std::move(roots))) is_common_[index(id)] = true;
    }

    std::vector<InstructionId> own_of(const CompiledRule& rule) {
        if (!rule.reads.any()) return {};
        std::vector<InstructionId> roots;
        for (std::size_t i = 0; i < rule.places.count; ++i) {
            const CompiledPlace& place = program_.places[rule.places.first + i];
            roots.insert(roots.end(), {place.when, place.check});
        }
        std::vector<InstructionId> own = needs_.of(std::move(roots));
        std::erase_if(own, [&](InstructionId id) {
            return is_common_[index(id)] || home(index(id)) != no_region;
        });
        return own;
    }

    void schedule_census() {
        std::vector<InstructionId> roots;
        for (const CompiledStatistic& statistic : program_.statistics) {
            roots.push_back(statistic.value);
            roots.insert(roots.end(), statistic.among.begin(), statistic.among.end());
        }
        std::vector<InstructionId> needed = needs_.of(std::move(roots));
        std::erase_if(needed, [&](InstructionId id) { return home(index(id)) != no_region; });
        program_.census = add_schedule(needed);
    }

    std::vector<InstructionId> hot_in(std::uint32_t region) const {
        std::vector<InstructionId> found;
        for (std::size_t i = 0; i < is_hot_.size(); ++i) {
            if (is_hot_[i] && home(i) == region) found.push_back(static_cast<InstructionId>(i));
        }
        return found;
    }

    Slice add_schedule(const std::vector<InstructionId>& ids) {
        const Slice slice{static_cast<std::uint32_t>(program_.schedule.size()),
                          static_cast<std::uint32_t>(ids.size())};
        program_.schedule.insert(program_.schedule.end(), ids.begin(), ids.end());
        return slice;
    }

    // A loop inside an expression repeats all that its body needs of the item.
    void schedule_loops() {
        for (std::uint32_t i = 0; i < program_.regions.size(); ++i) {
            Region& region = program_.regions[i];
            if (region.body == no_instruction) continue;
            std::vector<InstructionId> needed = needs_.of({region.filter, region.body});
            std::erase_if(needed, [&](InstructionId id) { return home(index(id)) != i; });
            region.schedule = add_schedule(needed);
        }
    }

    void schedule_rule(CompiledRule& rule) {
        const std::vector<InstructionId> beside = own_of(rule);
        rule.own = add_schedule(beside);
        const auto is_computed = [&](InstructionId id) {
            return home(index(id)) != no_region || is_common_[index(id)] ||
                   std::binary_search(beside.begin(), beside.end(), id);
        };
        const auto own =
            rule.list == no_instruction ? no_region : static_cast<std::uint32_t>(rule.region);
        if (own != no_region) program_.regions[own].schedule = add_schedule(hot_in(own));
        for (std::size_t i = 0; i < rule.places.count; ++i) {
            CompiledPlace& place = program_.places[rule.places.first + i];
            const auto holes =
                program_.holes.begin() + static_cast<std::ptrdiff_t>(place.holes.first);
            std::vector<InstructionId> roots(holes, holes + place.holes.count);
            roots.push_back(place.key);
            std::vector<InstructionId> needed = needs_.of(std::move(roots));
            std::erase_if(needed, [&](InstructionId id) {
                const std::uint32_t region = home(index(id));
                return (is_hot_[index(id)] && is_computed(id)) ||
                       (region != no_region && region != own);
            });
            place.cold = add_schedule(needed);
        }
    }

    Program& program_;
    std::vector<std::vector<std::uint32_t>> dependencies_;  // by instruction
    std::vector<bool> is_hot_, is_common_;
    Needs needs_;
};

}  // namespace

void schedule(Program& program) {
    Scheduler(program).run();
}

}  // namespace gouji::engine
