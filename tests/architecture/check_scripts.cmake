# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails on a shell script that shellcheck warns about.
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/rules.cmake")

find_program(shellcheck NAMES shellcheck)
if(NOT shellcheck)
    message(FATAL_ERROR "shellcheck is not installed; packaging/test.sh installs it (Debian package shellcheck)")
endif()
file(GLOB_RECURSE scripts RELATIVE "${ROOT}" "${ROOT}/packaging/*.sh" "${ROOT}/tests/*.sh" "${ROOT}/resources/*.sh" "${ROOT}/.ci/run")
execute_process(COMMAND "${shellcheck}" --external-sources --severity=warning --format=gcc ${scripts}
    WORKING_DIRECTORY "${ROOT}" RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
if(NOT status EQUAL 0)
    string(STRIP "${text}" text)
    string(REPLACE ";" "," text "${text}")
    string(REPLACE "\n" ";" text "${text}")
    foreach(line IN LISTS text)
        fault("${line}")
    endforeach()
endif()
list(LENGTH scripts count)
verdict("the rules for scripts" ${count})
