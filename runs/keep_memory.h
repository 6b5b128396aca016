// Memory that one report took is kept for the next.
#pragma once

namespace gouji::runs {

// For the whole process, and those that it starts as its copies. Otherwise what a report of the
// usual size took is given back to the system when it is done, and asked for page by page again: a
// fifth of the time that reading takes. What larger reports took is still given back.
void keep_memory();

}  // namespace gouji::runs
