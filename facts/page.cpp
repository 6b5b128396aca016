#include "facts/page.h"

#include <algorithm>
#include <iterator>

#include "facts/code.h"

namespace gouji {

namespace {

struct Entry {
    Code code{};
    Page page;
};

constexpr Entry entries[] = {
#define GOUJI_PAGE(code, zh, en, wrong, right, zh_advice, en_advice) \
    {Code::code, {zh, en, wrong, right, zh_advice, en_advice}},
#include "facts/pages/doubts.def"
#include "facts/pages/names.def"
#include "facts/pages/packs.def"
#include "facts/pages/reports.def"
#include "facts/pages/rule_text.def"
#undef GOUJI_PAGE
};

}  // namespace

const Page* page_of(Code code) {
    const auto* found = std::find_if(std::begin(entries), std::end(entries),
                                     [&](const Entry& entry) { return entry.code == code; });
    return found == std::end(entries) ? nullptr : &found->page;
}

}  // namespace gouji
