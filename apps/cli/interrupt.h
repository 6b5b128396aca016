// The wish to stop early, said by the keyboard (SIGINT) or the system (SIGTERM).
#pragma once

namespace gouji::cli {

// From here on the first two such signals are only remembered, so that what was begun is ended in
// order; a third one ends the program. A closed pipe becomes a failure to write, not a signal.
void watch_for_interrupts();
bool is_interrupted();

}  // namespace gouji::cli
