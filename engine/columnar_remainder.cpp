#include "engine/columnar_remainder.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "engine/needs.h"

namespace gouji::engine {

namespace {

class Divider {
  public:
    explicit Divider(ColumnarProgram& columnar)
        : columnar_(columnar),
          program_(*columnar.program),
          needs_(program_),
          is_hot_(program_.instructions.size(), false) {
        for (std::uint32_t i = 0; i < program_.hot.count; ++i)
            is_hot_[static_cast<std::size_t>(program_.schedule[program_.hot.first + i])] = true;
    }

    void run() {
        columnar_.remainder = add(needs_.of(remaining_roots()));
        columnar_.settled = add(left_out());
        for (const CoveredRule& covered : columnar_.rules) {
            const Slice& places = program_.rules[covered.rule].places;
            for (std::uint32_t i = 0; i < places.count; ++i)
                columnar_.needed.push_back(
                    add(needs_.of(roots_of(program_.places[places.first + i]))));
        }
    }

  private:
    std::vector<InstructionId> roots_of(const CompiledPlace& place) const {
        const auto holes = program_.holes.begin() + static_cast<std::ptrdiff_t>(place.holes.first);
        std::vector<InstructionId> roots(holes, holes + place.holes.count);
        roots.insert(roots.end(),
                     {place.domain, place.when, place.check, place.place_value, place.key});
        return roots;
    }

    // Of covered rules, what their places are called.
    std::vector<InstructionId> remaining_roots() const {
        std::vector<InstructionId> roots;
        for (std::size_t i = 0; i < program_.rules.size(); ++i) {
            const CompiledRule& rule = program_.rules[i];
            roots.push_back(rule.list);
            for (std::uint32_t at = 0; at < rule.places.count; ++at) {
                const CompiledPlace& place = program_.places[rule.places.first + at];
                if (columnar_.covered[i]) {
                    roots.push_back(place.place_value);
                } else {
                    const std::vector<InstructionId> more = roots_of(place);
                    roots.insert(roots.end(), more.begin(), more.end());
                }
            }
        }
        return roots;
    }

    std::vector<InstructionId> left_out() const {
        const auto remainder = columnar_.scheduled(columnar_.remainder);
        std::vector<InstructionId> left_out;
        for (std::size_t i = 0; i < is_hot_.size(); ++i) {
            const auto id = static_cast<InstructionId>(i);
            if (!std::binary_search(remainder.begin(), remainder.end(), id)) left_out.push_back(id);
        }
        return left_out;
    }

    // What is not hot is run where it is needed.
    Slice add(const std::vector<InstructionId>& ids) {
        Slice slice{static_cast<std::uint32_t>(columnar_.schedule.size()), 0};
        std::ranges::copy_if(ids, std::back_inserter(columnar_.schedule), [&](InstructionId id) {
            return is_hot_[static_cast<std::size_t>(id)];
        });
        slice.count = static_cast<std::uint32_t>(columnar_.schedule.size()) - slice.first;
        return slice;
    }

    ColumnarProgram& columnar_;
    const Program& program_;
    Needs needs_;
    std::vector<bool> is_hot_;  // by instruction: in Program::hot
};

}  // namespace

void divide(ColumnarProgram& columnar) {
    Divider(columnar).run();
}

}  // namespace gouji::engine
