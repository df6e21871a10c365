# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks share. Each is run as: cmake -DROOT=<source folder> [-DRULES=<folder of the lists>] -P check_x.cmake
if(NOT DEFINED RULES)
    set(RULES "${CMAKE_CURRENT_LIST_DIR}")
endif()
set(faults "")

# fault(<text>): remembered, so that all faults are told at once.
macro(fault)
    list(APPEND faults ${ARGN})
endmacro()

# sources(<variable> <pattern>…): files below core, ui, app and tests, named from ROOT.
function(sources out)
    set(patterns "")
    foreach(tree IN ITEMS core ui app tests)
        foreach(pattern IN LISTS ARGN)
            list(APPEND patterns "${ROOT}/${tree}/${pattern}")
        endforeach()
    endforeach()
    file(GLOB_RECURSE files RELATIVE "${ROOT}" ${patterns})
    set(${out} "${files}" PARENT_SCOPE)
endfunction()

# listed(<file> <variable>): the first words of the lines of a list "<path>: <reason>"; a line without a reason is a fault.
macro(listed name out)
    set(${out} "")
    if(EXISTS "${RULES}/${name}")
        file(STRINGS "${RULES}/${name}" listed_lines ENCODING UTF-8 REGEX "^[^#]")
        foreach(line IN LISTS listed_lines)
            if(line MATCHES "^([^: ]+): +[^ ]")
                list(APPEND ${out} "${CMAKE_MATCH_1}")
            else()
                fault("${name}: no reason given: ${line}")
            endif()
        endforeach()
    endif()
endmacro()

# verdict(<what holds> <how many>): ends the check.
macro(verdict what count)
    if(faults)
        list(JOIN faults "\n  " text)
        message(FATAL_ERROR "${what} do not hold:\n  ${text}\n")
    endif()
    message(STATUS "${count} files keep to ${what}")
endmacro()
