# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where clang-format 14 would change a file. To put it right: clang-format -i FILE
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/rules.cmake")

find_program(formatter NAMES clang-format-14 clang-format)
if(NOT formatter)
    message(FATAL_ERROR "clang-format is not installed; packaging/test.sh installs it (Debian package clang-format)")
endif()
execute_process(COMMAND "${formatter}" --version OUTPUT_VARIABLE version)
if(NOT version MATCHES "version 14\\.")
    message(FATAL_ERROR "the form of the sources is that of clang-format 14, and this is: ${version}")
endif()

sources(files *.h *.cpp)
list(LENGTH files count)
if(count)
    execute_process(COMMAND "${formatter}" --style=file --dry-run -Werror ${files}
        WORKING_DIRECTORY "${ROOT}" RESULT_VARIABLE status ERROR_VARIABLE text)
    if(NOT status EQUAL 0)
        # The first place in each file is enough.
        string(REGEX MATCHALL "[^\n]+: error: code should be clang-formatted" places "${text}")
        set(told "")
        foreach(place IN LISTS places)
            string(REGEX MATCH "^([^:]+):([0-9]+)" place "${place}")
            if(NOT CMAKE_MATCH_1 IN_LIST told)
                list(APPEND told "${CMAKE_MATCH_1}")
                fault("${place}: clang-format -i ${CMAKE_MATCH_1}")
            endif()
        endforeach()
        if(NOT told)
            fault("${text}")
        endif()
    endif()
endif()
verdict("the rules of form" ${count})
