#include "engine/resemblance.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
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

// How many samples one part shares with each other: nearly all share none.
class SharedSamples {
  public:
    explicit SharedSamples(std::size_t parts) : counts_(parts) {}

    void add(std::uint32_t part) {
        if (counts_[part]++ == 0) parts_.push_back(part);
    }
    // Those that share any, each once, in no order.
    const std::vector<std::uint32_t>& parts() const { return parts_; }
    std::size_t with(std::uint32_t part) const { return counts_[part]; }
    void clear() {
        for (const std::uint32_t part : parts_) counts_[part] = 0;
        parts_.clear();
    }

  private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> parts_;
};

class Resemblances {
  public:
    Resemblances(const std::vector<Dossier>& dossiers, const ForEachBelow& for_each_below)
        : dossiers_(dossiers), parts_(sampled_parts(dossiers, for_each_below)) {
        std::unordered_map<std::uint64_t, std::size_t> numbers;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            for (std::uint64_t& sample : parts_[i].samples) {
                sample = numbers.emplace(sample, parts_with_.size()).first->second;
                if (sample == parts_with_.size()) parts_with_.emplace_back();
                std::vector<std::uint32_t>& with = parts_with_[sample];
                if (with.size() < most_with_shingle) with.push_back(static_cast<std::uint32_t>(i));
            }
        }
        std::unordered_map<std::string_view, std::size_t> agencies;
        for (const Sampled& part : parts_)
            agencies_.push_back(
                agencies.emplace(dossiers[part.dossier].agency, agencies.size()).first->second);
    }

    void give_to(std::vector<Dossier>& dossiers, const ForEachBelow& for_each_below) const {
        const std::vector<std::optional<std::size_t>> others = likeliest(for_each_below);
        // Of two parts that are each other's, the later one is as like as the earlier.
        const auto is_later = [&](std::size_t part) {
            return *others[part] < part && others[*others[part]] == part;
        };
        std::vector<Similarity> found(parts_.size());
        for_each_below(parts_.size(), [&](std::size_t i) {
            if (others[i] && !is_later(i))
                found[i] = similarity(parts_[i].text, parts_[*others[i]].text);
        });
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (!others[i]) continue;
            const Sampled& other = parts_[*others[i]];
            dossiers[parts_[i].dossier].alike.push_back(
                {parts_[i].section, dossiers[other.dossier].report, other.section,
                 found[is_later(i) ? *others[i] : i]});
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
        return agencies_[lhs] != agencies_[rhs] && section(lhs).number == section(rhs).number &&
               report(lhs).year.value->number() == report(rhs).year.value->number();
    }

    // By index of the parts; what counts for one is used again for some others.
    std::vector<std::optional<std::size_t>> likeliest(const ForEachBelow& for_each_below) const {
        constexpr std::size_t portion = 64;
        std::vector<std::optional<std::size_t>> others(parts_.size());
        for_each_below((parts_.size() + portion - 1) / portion, [&](std::size_t number) {
            SharedSamples shared(parts_.size());
            const std::size_t end = std::min(parts_.size(), (number + 1) * portion);
            for (std::size_t i = number * portion; i < end; ++i) others[i] = likeliest(i, shared);
        });
        return others;
    }

    // The part that shares most of the samples of both; the first of several.
    std::optional<std::size_t> likeliest(std::size_t part, SharedSamples& shared) const {
        shared.clear();
        for (const std::uint64_t sample : parts_[part].samples) {
            for (const std::uint32_t other : parts_with_[sample]) shared.add(other);
        }
        const std::size_t own = parts_[part].samples.size();
        const auto of_both = [&](std::size_t other) { return own + parts_[other].samples.size(); };
        std::optional<std::uint32_t> best;
        for (const std::uint32_t other : shared.parts()) {
            if (shared.with(other) * least_shared < own || !are_comparable(part, other)) continue;
            const auto order =
                !best ? std::strong_ordering::greater
                      : shared.with(other) * of_both(*best) <=> shared.with(*best) * of_both(other);
            if (order > 0 || (order == 0 && other < *best)) best = other;
        }
        return best;
    }

    const std::vector<Dossier>& dossiers_;
    std::vector<Sampled> parts_;         // whose samples are numbers below the size of parts_with_
    std::vector<std::size_t> agencies_;  // by index of the parts
    std::vector<std::vector<std::uint32_t>> parts_with_;  // a sample; ascending
};

}  // namespace

void find_resemblances(std::vector<Dossier>& dossiers, const ForEachBelow& for_each_below) {
    Resemblances(dossiers, for_each_below).give_to(dossiers, for_each_below);
}

}  // namespace gouji::engine
