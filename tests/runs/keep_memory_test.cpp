#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "runs/keep_memory.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("memory that one report took is there for the next") {
    gouji::runs::keep_memory();
    constexpr std::size_t pieces = 2000, size = 2000;
    std::vector<std::string>(pieces, std::string(size, 'x')).clear();
    CHECK(mallinfo2().fordblks > pieces * size / 2);
}
#endif
