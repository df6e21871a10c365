# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when the desktop would not take our menu entry or the software catalogue our description, or when a man page has faults.
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/rules.cmake")

set(count 0)
# valid(<what is missing when it is missing> <command>…): each complaint of the command is a fault.
function(valid tool)
    find_program(found_${tool} NAMES ${tool})
    if(NOT found_${tool})
        message(FATAL_ERROR "${tool} is not installed; packaging/test.sh installs it")
    endif()
    execute_process(COMMAND "${found_${tool}}" ${ARGN} WORKING_DIRECTORY "${ROOT}"
        RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
    if(NOT status EQUAL 0)
        string(STRIP "${text}" text)
        string(REPLACE ";" "," text "${text}")
        fault("${tool}: ${text}")
    endif()
    math(EXPR count "${count} + 1")
    set(count ${count} PARENT_SCOPE)
    set(faults "${faults}" PARENT_SCOPE)
endfunction()

file(GLOB entries RELATIVE "${ROOT}" "${ROOT}/packaging/*.desktop")
file(GLOB descriptions RELATIVE "${ROOT}" "${ROOT}/packaging/*.metainfo.xml")
if(NOT entries OR NOT descriptions)
    fault("packaging has no desktop entry or no metainfo")
endif()
foreach(entry IN LISTS entries)
    valid(desktop-file-validate --warn-kde "${entry}")
endforeach()
foreach(description IN LISTS descriptions)
    valid(appstreamcli validate --no-net --no-color "${description}")
endforeach()
verdict("the rules of the desktop" ${count})
