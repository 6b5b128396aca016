# The arrows between the rooms, as a test: cmake -DROOT=<project> -P layering.cmake
# A room includes only itself and the rooms below it; a header of ours names only the standard
# library and other headers of ours; a third-party library is named in one room.
cmake_minimum_required(VERSION 3.25)

set(facts    facts)
set(grammar  facts grammar)
set(rules    facts grammar rules)
set(reports  facts reports)
set(engine   facts grammar rules engine)
set(outcomes facts rules engine outcomes)
set(runs     facts rules reports engine outcomes runs)
set(apps     facts grammar rules reports engine outcomes runs apps)

# fmt may be used in any source file.
set(home_of_fmt facts grammar rules reports engine outcomes runs apps)
set(home_of_tl facts)
set(home_of_re2 facts)
set(home_of_unicode facts)
set(home_of_antlr4-runtime.h grammar)
set(home_of_yaml-cpp rules)
set(home_of_nlohmann reports outcomes runs apps)
set(home_of_poppler apps)
set(home_of_CLI apps)

function(check_room_includes file room)
    file(STRINGS ${file} lines REGEX "^#include \"[a-z]+/")
    foreach(line ${lines})
        string(REGEX REPLACE "^#include \"([a-z]+)/.*" "\\1" other "${line}")
        if(NOT other IN_LIST ${room})
            message(SEND_ERROR "${file}: ${room} may not include ${other}")
        endif()
    endforeach()
endfunction()

# Headers of the standard library have neither a folder nor a suffix; those of libraries have one.
# A header of the operating system ends in .h and stands in sources only.
function(check_library_includes file room)
    file(STRINGS ${file} lines REGEX "^#include <.*[/.]")
    foreach(line ${lines})
        string(REGEX REPLACE "^#include <([^/>]+).*" "\\1" library "${line}")
        if(file MATCHES "\\.h$" AND NOT file MATCHES "facts/result\\.h$")
            message(SEND_ERROR "${file}: a header may not include a library: ${line}")
        elseif(DEFINED home_of_${library} AND NOT room IN_LIST home_of_${library})
            message(SEND_ERROR "${file}: ${library} belongs to ${home_of_${library}}")
        elseif(NOT DEFINED home_of_${library} AND line MATCHES "<[^>]*/|hpp>" AND NOT library STREQUAL "sys")
            message(SEND_ERROR "${file}: no room is named for ${library}; see tests/layering.cmake")
        endif()
    endforeach()
endfunction()

foreach(room facts grammar rules reports engine outcomes runs apps)
    file(GLOB_RECURSE files ${ROOT}/${room}/*.h ${ROOT}/${room}/*.cpp)
    foreach(file ${files})
        check_room_includes(${file} ${room})
        check_library_includes(${file} ${room})
    endforeach()
endforeach()
