#include "runs/keep_memory.h"

#include <cstdlib>  // tells whether the library is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace gouji::runs {

void keep_memory() {
#ifdef __GLIBC__
    constexpr int kept = 16 << 20;  // bytes
    mallopt(M_TRIM_THRESHOLD, kept);
    mallopt(M_MMAP_THRESHOLD, kept);
#endif
}

}  // namespace gouji::runs
