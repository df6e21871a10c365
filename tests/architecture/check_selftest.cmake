# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The planted faults of the other checks: builds a small sound tree in TEMP, sees it pass, then breaks one rule after the other
# and fails unless the check tells exactly that. Run with -DTEMP=<folder that may be emptied>.
cmake_minimum_required(VERSION 3.25)
set(here "${CMAKE_CURRENT_LIST_DIR}")
set(unseen "")
set(planted 0)
set(spdx "// SPDX-FileCopyrightText: 2026 A\n// SPDX-License-Identifier: GPL-3.0-or-later\n")
string(REPLACE "//" "#" spdx_hash "${spdx}")

function(sound_tree)
    file(REMOVE_RECURSE "${TEMP}")
    file(WRITE "${TEMP}/rules/layers.txt" "core/base:\ncore/plan: core/base\nui/models: core/base\nui/widgets: core/base core/plan/value.h\napp: ui/models\n")
    file(WRITE "${TEMP}/rules/posix_files.txt" "# list\ncore/base/pipe.cpp: needs one\n")
    file(WRITE "${TEMP}/rules/untested_files.txt" "core/base/pipe.cpp: nothing to see\ncore/base/hook.cpp: nothing to see\n")
    file(WRITE "${TEMP}/rules/clock_files.txt" "core/base/clock.cpp: the one clock\n")
    file(WRITE "${TEMP}/rules/global_files.txt" "core/base/hook.cpp: a hook has no object\n")
    file(COPY "${here}/../../.clang-format" DESTINATION "${TEMP}")
    file(WRITE "${TEMP}/CMakeLists.txt" "${spdx_hash}")
    file(WRITE "${TEMP}/core/base/CMakeLists.txt" "${spdx_hash}f(clock.cpp clock.h hook.cpp pipe.cpp)\n")
    file(WRITE "${TEMP}/core/base/hook.cpp" "${spdx}int g_hook = 0;\n")
    file(WRITE "${TEMP}/core/base/clock.h" "${spdx}#pragma once\n\n#include <QtGlobal>\n\nclass Clock {\npublic:\n    static int now();\n};\n")
    file(WRITE "${TEMP}/core/base/clock.cpp" "${spdx}#include \"core/base/clock.h\"\n\nint Clock::now()\n{\n    return system_clock::now();\n}\n")
    file(WRITE "${TEMP}/core/base/pipe.cpp" "${spdx}#include <unistd.h>\n")
    file(WRITE "${TEMP}/core/plan/CMakeLists.txt" "${spdx_hash}f(value.h plan.h)\n")
    file(WRITE "${TEMP}/core/plan/value.h" "${spdx}#pragma once\n")
    file(WRITE "${TEMP}/core/plan/plan.h" "${spdx}#pragma once\n")
    file(WRITE "${TEMP}/tests/core/base/CMakeLists.txt" "${spdx_hash}f(tst_clock.cpp)\n")
    file(WRITE "${TEMP}/tests/core/base/tst_clock.cpp" "${spdx}#include \"core/base/clock.h\"\n")
    file(WRITE "${TEMP}/ui/models/CMakeLists.txt" "${spdx_hash}f(m.cpp)\n")
    file(WRITE "${TEMP}/ui/models/m.cpp" "${spdx}#include \"core/base/clock.h\"\n
namespace muster {
namespace {
const int kOne = 1;
constexpr int kMany[] = { 1, 2 };
const char* const kName = \"n\";
int twice(int x)
{
    static const int factor = 2;
    // A comment may say instance() or currentDateTime.
    return factor * x + QCoreApplication::instance()->count();
}
} // namespace
} // namespace muster
")
    file(WRITE "${TEMP}/ui/widgets/CMakeLists.txt" "${spdx_hash}f(w.cpp)\n")
    file(WRITE "${TEMP}/ui/widgets/w.cpp" "${spdx}#include \"core/plan/value.h\"\n")
endfunction()

function(run check out)
    execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${TEMP}" "-DRULES=${TEMP}/rules" -P "${here}/check_${check}.cmake"
        RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
    # CMake breaks long lines of its messages.
    string(REGEX REPLACE "[ \n]+" " " text "${text}")
    set(${out} "${text}" PARENT_SCOPE)
    set(status "${status}" PARENT_SCOPE)
endfunction()

# sees(<check> <file> <what the check must say>): after the last plant(), then the tree is sound again.
function(sees check expected)
    run(${check} text)
    string(FIND "${text}" "${expected}" at)
    if(status EQUAL 0 OR at LESS 0)
        list(APPEND unseen "${check} does not say: ${expected}\n    it says: ${text}")
        set(unseen "${unseen}" PARENT_SCOPE)
    endif()
    math(EXPR planted "${planted} + 1")
    set(planted ${planted} PARENT_SCOPE)
    sound_tree()
endfunction()

function(plant file text)
    file(APPEND "${TEMP}/${file}" "${text}")
endfunction()

sound_tree()
foreach(check IN ITEMS layers files format)
    run(${check} text)
    if(NOT status EQUAL 0)
        list(APPEND unseen "${check} complains about a sound tree: ${text}")
    endif()
endforeach()

# ---- layers ----
plant(ui/models/m.cpp "#include \"core/plan/plan.h\"\n")
sees(layers "ui/models/m.cpp: ui/models may not include core/plan/plan.h")
plant(ui/widgets/w.cpp "#include \"core/plan/plan.h\"\n")
sees(layers "ui/widgets/w.cpp: ui/widgets may not include core/plan/plan.h")
plant(core/base/clock.h "#  include \"ui/models/m.h\"\n")
sees(layers "core/base/clock.h: core/base may not include ui/models/m.h")
plant(ui/models/m.cpp "#include <QtWidgets/QWidget>\n")
sees(layers "ui/models/m.cpp: name the class, not the module")
plant(tests/core/base/tst_clock.cpp "#include <QtTest>\n")
sees(layers "tests/core/base/tst_clock.cpp: name the class, not the module")
plant(ui/models/m.cpp "#include \"../widgets/w.h\"\n")
sees(layers "ui/models/m.cpp: include from the source root")
plant(ui/models/m.cpp "#include \"sibling.h\"\n")
sees(layers "ui/models/m.cpp: include from the source root")
plant(ui/models/m.cpp "#include <core/base/clock.h>\n")
sees(layers "ui/models/m.cpp: own files are included in quotation marks")
plant(core/plan/plan.h "#include \"tests/support/x.h\"\n")
sees(layers "core/plan/plan.h: the program may not include the tests")
file(WRITE "${TEMP}/core/unlisted/x.h" "${spdx}#pragma once\n")
sees(layers "core/unlisted/x.h: its folder is not a room in layers.txt")
file(WRITE "${TEMP}/rules/layers.txt" "core/base: core/plan\ncore/plan: core/base\n")
sees(layers "layers.txt: core/base names core/plan, which is not above it")

# ---- files ----
file(WRITE "${TEMP}/core/plan/plan.h" "#pragma once\n")
sees(files "core/plan/plan.h: does not begin with the two SPDX lines")
file(WRITE "${TEMP}/tests/core/base/CMakeLists.txt" "f(tst_clock.cpp)\n")
sees(files "tests/core/base/CMakeLists.txt: does not begin with the two SPDX lines")
file(WRITE "${TEMP}/packaging/x.sh" "#!/bin/sh\ntrue\n")
sees(files "packaging/x.sh: does not begin with the two SPDX lines")
file(WRITE "${TEMP}/core/plan/plan.h" "${spdx}int f();\n")
sees(files "core/plan/plan.h: has no #pragma once")
plant(core/plan/plan.h "class X {\n    static X& instance();\n};\n")
sees(files "core/plan/plan.h:5: no single instances")
plant(core/plan/plan.h "class X {\n    friend class TstX;\n};\n")
sees(files "core/plan/plan.h:5: tests use what is public")
plant(ui/models/m.cpp "auto t = QDateTime::currentDateTimeUtc();\n")
sees(files "only core/base/clock.cpp asks the system for the time")
plant(ui/models/m.cpp "int f() { return std::chrono::system_clock::now(); }\n")
sees(files "only core/base/clock.cpp asks the system for the time")
plant(ui/widgets/w.cpp "#include <sys/stat.h>\n")
sees(files "ui/widgets/w.cpp:4: a POSIX header, and the file is not in posix_files.txt")
file(WRITE "${TEMP}/core/base/pipe.cpp" "${spdx}int f();\n")
sees(files "posix_files.txt: core/base/pipe.cpp names no POSIX header any more")
file(APPEND "${TEMP}/rules/posix_files.txt" "core/base/clock.cpp\n")
sees(files "posix_files.txt: no reason given")
foreach(line IN ITEMS "int g_count = 0" "static QString name" "std::atomic<int> n { 0 }" "QHash<int, QString> g_all"
        "const char* g_name = nullptr" "inline std::vector<int> all")
    plant(ui/models/m.cpp "${line};\n")
    sees(files "ui/models/m.cpp: a mutable global: ")
endforeach()
plant(ui/models/m.cpp "int f()\n{\n    static int calls = 0;\n    return ++calls;\n}\n")
sees(files "ui/models/m.cpp: a mutable global: static int calls")
file(WRITE "${TEMP}/core/base/hook.cpp" "${spdx}int f();\n")
sees(files "global_files.txt: core/base/hook.cpp has no mutable global any more")
file(WRITE "${TEMP}/core/base/forgotten.h" "${spdx}#pragma once\n")
sees(files "core/base/forgotten.h: is in no list of core/base/CMakeLists.txt")
file(WRITE "${TEMP}/tests/core/base/tst_forgotten.cpp" "${spdx}")
sees(files "tests/core/base/tst_forgotten.cpp: is in no list")
file(WRITE "${TEMP}/core/base/new.cpp" "${spdx}")
sees(files "core/base/new.cpp: has no test tests/core/base/tst_new.cpp")
file(WRITE "${TEMP}/tests/core/base/tst_pipe.cpp" "${spdx}")
sees(files "untested_files.txt: core/base/pipe.cpp has its test by now")
file(APPEND "${TEMP}/rules/untested_files.txt" "core/base/gone.cpp: gone\n")
sees(files "core/base/gone.cpp: is named in a list of exceptions and does not exist")

# ---- form ----
plant(ui/models/m.cpp "int  f( );\n")
sees(format "ui/models/m.cpp:18: clang-format -i ui/models/m.cpp")

file(REMOVE_RECURSE "${TEMP}")
if(unseen)
    list(JOIN unseen "\n  " text)
    message(FATAL_ERROR "planted faults were not seen:\n  ${text}\n")
endif()
message(STATUS "${planted} planted faults seen")
