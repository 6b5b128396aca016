#include "engine/chinese_name.h"

#include <algorithm>
#include <iterator>

namespace gouji::engine {

namespace {

struct Entry {
    std::string_view chinese;
    std::string_view english;
};

constexpr Entry entries[] = {
#define GOUJI_CHINESE_NAME(chinese, english) {chinese, english},
#include "engine/chinese_name.def"
};

}  // namespace

std::string_view canonical_name(std::string_view name) {
    // Han characters begin with a byte that ASCII names do not have.
    if (name.empty() || static_cast<unsigned char>(name.front()) < 0x80) return name;
    const auto* found = std::find_if(std::begin(entries), std::end(entries),
                                     [&](const Entry& entry) { return entry.chinese == name; });
    return found == std::end(entries) ? name : found->english;
}

std::vector<std::string_view> chinese_names() {
    std::vector<std::string_view> names;
    for (const Entry& entry : entries) names.push_back(entry.chinese);
    return names;
}

}  // namespace gouji::engine
