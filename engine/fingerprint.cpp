#include "engine/fingerprint.h"

#include <cstdint>

#include <fmt/format.h>

namespace gouji::engine {

namespace {

// FNV-1a, whose numbers never change.
__extension__ using Hash = unsigned __int128;
constexpr int half = 64;
constexpr Hash offset_basis = (Hash{0x6c62272e07bb0142} << half) | 0x62b821756295c58d;
constexpr Hash prime = (Hash{0x0000000001000000} << half) | 0x000000000000013b;
constexpr char separator = '\x1f';
constexpr int closing_rounds = 16;

void mix(Hash& hash, char byte) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
}

}  // namespace

std::string fingerprint(std::vector<std::string_view> parts) {
    while (!parts.empty() && parts.back().empty()) parts.pop_back();
    Hash hash = offset_basis;
    for (const std::string_view part : parts) {
        for (const char byte : part) mix(hash, byte);
        mix(hash, separator);
    }
    // The last bytes reach every digit.
    for (int round = 0; round < closing_rounds; ++round) mix(hash, separator);
    return fmt::format("{:016x}{:016x}", static_cast<std::uint64_t>(hash >> half),
                       static_cast<std::uint64_t>(hash));
}

}  // namespace gouji::engine
