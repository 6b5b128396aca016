// The keys that the readers of a pack's files know, in the order of the reference.
#pragma once

#include <string_view>
#include <vector>

namespace gouji::rules {

inline const std::vector<std::string_view> rule_keys = {
#define GOUJI_RULE_KEY(key, example, zh, en) key,
#include "rules/rule_keys.def"
};

inline const std::vector<std::string_view> test_keys = {
#define GOUJI_TEST_KEY(key, example, zh, en) key,
#include "rules/rule_keys.def"
};

inline const std::vector<std::string_view> pack_keys = {
#define GOUJI_PACK_KEY(key, example, zh, en) key,
#include "rules/rule_keys.def"
};

}  // namespace gouji::rules
