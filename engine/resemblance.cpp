#include "engine/resemblance.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace gouji::engine {

namespace {

constexpr std::size_t shortest = 50;           // characters of a part
constexpr std::size_t longest = 20'000;        // comparing takes the product of both lengths
constexpr std::size_t shingle = 8;             // characters that are looked up together
constexpr std::uint64_t one_in = 8;            // shingles that are looked up
constexpr std::size_t most_with_shingle = 64;  // parts that are remembered for one shingle
constexpr std::size_t least_shared = 8;        // one in so many of its samples

// A part that may be compared, with the samples of its text that are looked up.
struct Sampled {
    std::size_t dossier = 0;
    std::size_t section = 0;
    std::u32string text;                 // its compared characters
    std::vector<std::uint64_t> samples;  // ascending, each once
};

std::string_view text_of(const FactBase& report, std::size_t section) {
    return report.plain_slice(report.sections[section].body);
}

constexpr std::uint64_t factor = 1099511628211U;

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

// Of the characters before the last shingle only what the next one begins with is taken away.
class ShingleHash {
  public:
    std::uint64_t next(char32_t in, char32_t out) {
        sum_ = sum_ * factor + in - out * leaving;
        return (sum_ ^ (sum_ >> 29U)) * mixer;
    }

  private:
    static constexpr std::uint64_t mixer = 0x9E3779B97F4A7C15U;
    static constexpr std::uint64_t leaving = power(factor, shingle);

    std::uint64_t sum_ = 0;
};

// Which shingles are taken depends on them alone, so that equal texts have equal samples.
std::vector<std::uint64_t> samples_of(const std::u32string& text) {
    std::vector<std::uint64_t> samples;
    ShingleHash hash;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint64_t sample = hash.next(text[i], i < shingle ? 0 : text[i - shingle]);
        if (i + 1 >= shingle && (sample >> 32U) % one_in == 0) samples.push_back(sample);
    }
    std::sort(samples.begin(), samples.end());
    samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
    return samples;
}

// A table's labels are the same in every report.
bool has_table(const FactBase& report, Span body) {
    return std::any_of(report.tables.begin(), report.tables.end(), [&](const TableReading& table) {
        return !table.span.empty() && body.begin <= table.span.begin && table.span.begin < body.end;
    });
}

std::vector<Sampled> sampled_parts(const std::vector<Dossier>& dossiers, std::size_t dossier) {
    std::vector<Sampled> parts;
    const FactBase& report = *dossiers[dossier].report;
    if (!dossiers[dossier].has_peers || report.source == nullptr) return parts;
    for (std::size_t i = 0; i < report.sections.size(); ++i) {
        if (has_table(report, report.sections[i].body)) continue;
        std::u32string text = compared_characters(text_of(report, i));
        if (text.size() < shortest || text.size() > longest) continue;
        std::vector<std::uint64_t> samples = samples_of(text);
        parts.push_back({dossier, i, std::move(text), std::move(samples)});
    }
    return parts;
}

std::vector<Sampled> sampled_parts(const std::vector<Dossier>& dossiers,
                                   const ForEachBelow& for_each_below) {
    std::vector<std::vector<Sampled>> of_each(dossiers.size());
    for_each_below(dossiers.size(),
                   [&](std::size_t i) { of_each[i] = sampled_parts(dossiers, i); });
    std::vector<Sampled> parts;
    for (std::vector<Sampled>& own : of_each)
        std::move(own.begin(), own.end(), std::back_inserter(parts));
    return parts;
}

class Resemblances {
  public:
    Resemblances(const std::vector<Dossier>& dossiers, const ForEachBelow& for_each_below)
        : dossiers_(dossiers), parts_(sampled_parts(dossiers, for_each_below)) {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            for (const std::uint64_t sample : parts_[i].samples) {
                std::vector<std::size_t>& with = parts_with_[sample];
                if (with.size() < most_with_shingle) with.push_back(i);
            }
        }
    }

    void give_to(std::vector<Dossier>& dossiers, const ForEachBelow& for_each_below) const {
        std::vector<std::optional<Resemblance>> found(parts_.size());
        for_each_below(parts_.size(), [&](std::size_t i) { found[i] = most_like(i); });
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (found[i]) dossiers[parts_[i].dossier].alike.push_back(*found[i]);
        }
    }

  private:
    const FactBase& report(std::size_t part) const {
        return *dossiers_[parts_[part].dossier].report;
    }
    const SectionFact& section(std::size_t part) const {
        return report(part).sections[parts_[part].section];
    }

    // The same part of another agency's report on the same year.
    bool are_comparable(std::size_t lhs, std::size_t rhs) const {
        return section(lhs).number == section(rhs).number &&
               dossiers_[parts_[lhs].dossier].agency != dossiers_[parts_[rhs].dossier].agency &&
               report(lhs).year.value->number() == report(rhs).year.value->number();
    }

    struct Shared {
        std::size_t part = 0;
        std::size_t samples = 0;  // that both have
    };

    // By ascending part.
    std::vector<Shared> shared_with(std::size_t part) const {
        std::vector<std::size_t> others;  // one for each sample
        for (const std::uint64_t sample : parts_[part].samples) {
            for (const std::size_t other : parts_with_.at(sample)) {
                if (are_comparable(part, other)) others.push_back(other);
            }
        }
        std::sort(others.begin(), others.end());
        std::vector<Shared> shared;
        for (const std::size_t other : others) {
            if (shared.empty() || shared.back().part != other) shared.push_back({other, 0});
            ++shared.back().samples;
        }
        return shared;
    }

    // The part that shares most of the samples of both.
    std::optional<std::size_t> likeliest(std::size_t part) const {
        const std::size_t own = parts_[part].samples.size();
        const auto of_both = [&](const Shared& other) {
            return own + parts_[other.part].samples.size();
        };
        std::optional<Shared> best;
        for (const Shared& other : shared_with(part)) {
            if (other.samples * least_shared < own) continue;
            if (!best || other.samples * of_both(*best) > best->samples * of_both(other))
                best = other;
        }
        return best ? std::optional(best->part) : std::nullopt;
    }

    std::optional<Resemblance> most_like(std::size_t part) const {
        const std::optional<std::size_t> other = likeliest(part);
        if (!other) return std::nullopt;
        return Resemblance{parts_[part].section, &report(*other), parts_[*other].section,
                           similarity(parts_[part].text, parts_[*other].text)};
    }

    const std::vector<Dossier>& dossiers_;
    std::vector<Sampled> parts_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> parts_with_;
};

}  // namespace

void find_resemblances(std::vector<Dossier>& dossiers, const ForEachBelow& for_each_below) {
    Resemblances(dossiers, for_each_below).give_to(dossiers, for_each_below);
}

}  // namespace gouji::engine
