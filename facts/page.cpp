#include "facts/page.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace gouji {

namespace {

struct Entry {
    std::string_view code;  // as it is called in diagnostic.def
    Page page;
};

constexpr std::string_view codes[] = {
#define GOUJI_DIAGNOSTIC(id, name, severity, en, zh) #id,
#include "facts/diagnostic.def"
};

constexpr Entry entries[] = {
#define GOUJI_PAGE(code, zh, en, wrong, right, zh_advice, en_advice) \
    {#code, {zh, en, wrong, right, zh_advice, en_advice}},
#include "facts/pages/doubts.def"
#include "facts/pages/names.def"
#include "facts/pages/packs.def"
#include "facts/pages/reports.def"
#include "facts/pages/rule_text.def"
#undef GOUJI_PAGE
};

}  // namespace

const Page* page_of(Code code) {
    const std::string_view name = codes[static_cast<std::size_t>(code)];
    const auto* found = std::find_if(std::begin(entries), std::end(entries),
                                     [&](const Entry& entry) { return entry.code == name; });
    return found == std::end(entries) ? nullptr : &found->page;
}

}  // namespace gouji
