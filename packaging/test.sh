#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# From a bare Debian 12 to the finished tests: installs the packages that are missing, checks the rules of the house, builds
# with sanitizers and runs every test with a home, a session bus and displays of their own. Leaves no process and no folder
# behind. Arguments are passed on to ctest, for example: packaging/test.sh -R core/store
# MUSTER_JOBS: how many at once (default: as many as there are cores).
# Status: 0 all passed; 1 a rule or a test failed or something was left behind; 3 packages or the build could not be had.
# shellcheck disable=SC2317  # the stages are called by name
set -uo pipefail
here="$(dirname -- "${BASH_SOURCE[0]}")"
# shellcheck source=packaging/common.sh
. "$here/common.sh"

temp="$(mktemp -d "${TMPDIR:-/tmp}/muster-test.XXXXXX")" || stop 3 "no temporary folder can be made in ${TMPDIR:-/tmp}."
mark="MUSTER_TEST_RUN=$(cat /proc/sys/kernel/random/uuid)"
package_log="$temp/packages.log"
stages=()

# Everything that was started below carries the mark in its environment, whatever session or parent it has moved to.
# Prints "pid command" of those still running; a process that has ended and was not collected is not running.
left_behind() {
    local environment folder state
    grep -lsF -- "$mark" /proc/[0-9]*/environ | while read -r environment; do
        folder="${environment%/environ}"
        state="$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "$folder/status" 2>/dev/null)"
        [[ -n "$state" && "$state" != [ZX] ]] || continue
        printf '%s %s\n' "${folder#/proc/}" "$(tr '\0' ' ' <"$folder/cmdline" 2>/dev/null)"
    done
}

end_what_is_left() {
    local pid _
    while read -r pid _; do
        kill -KILL "$pid" 2>/dev/null
    done < <(left_behind)
}

clean_up() {
    end_what_is_left
    chmod -R u+rwX -- "$temp" 2>/dev/null
    rm -rf -- "$temp"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# stage NAME COMMAND...: runs it, remembers the seconds it took.
stage() {
    local name="$1" start="$EPOCHREALTIME" status seconds
    shift
    say "$name"
    "$@"
    status=$?
    seconds="$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }')"
    stages+=("$(printf '%8s s  %s' "$seconds" "$name")")
    return "$status"
}

tell_stages() {
    local line
    say "seconds of each stage:"
    for line in "${stages[@]}"; do
        printf '%s\n' "$line"
    done
}

# The rules that need no compiler, first, so that a slip is told before anything is built.
check_rules() {
    local check status=0
    for check in layers files format scripts desktop; do
        cmake -DROOT="$root" -P "$root/tests/architecture/check_$check.cmake" || status=1
    done
    return "$status"
}

# In a session of its own: nothing here hears the terminal, and the test programs see no home but the temporary one.
# It writes into a file that is followed, not into a pipe, which something left behind could keep open for ever; and it runs
# beside this shell, which waits, so that an interruption is heard at once.
run_tests() {
    local runner follower status
    mkdir -p "$temp/home" "$temp/config" "$temp/data" "$temp/cache" "$temp/state" "$temp/tmp"
    mkdir -m 0700 "$temp/run"
    : >"$temp/ctest.log"
    env -u DISPLAY -u WAYLAND_DISPLAY -u XAUTHORITY -u DBUS_SESSION_BUS_ADDRESS -u SESSION_MANAGER \
        -u GNOME_KEYRING_CONTROL -u SSH_AUTH_SOCK -u XDG_CURRENT_DESKTOP -u DESKTOP_SESSION \
        "$mark" HOME="$temp/home" XDG_CONFIG_HOME="$temp/config" XDG_DATA_HOME="$temp/data" \
        XDG_CACHE_HOME="$temp/cache" XDG_STATE_HOME="$temp/state" XDG_RUNTIME_DIR="$temp/run" TMPDIR="$temp/tmp" \
        LC_ALL=C.UTF-8 TZ=UTC NO_AT_BRIDGE=1 \
        setsid --wait dbus-run-session -- \
        ctest --preset asan --timeout 300 --parallel "$jobs" "$@" </dev/null >"$temp/ctest.log" 2>&1 9>&- &
    runner=$!
    tail --lines=+1 --follow=descriptor --sleep-interval=0.3 --pid="$runner" "$temp/ctest.log" 9>&- \
        | awk '/^[0-9]+% tests passed/ { closing = 1 } !closing { print; fflush() }' &
    follower=$!
    wait "$runner"
    status=$?
    wait "$follower"
    return "$status"
}

nothing_left() {
    local left tries
    # Daemons that a bus started end a moment after it.
    for tries in 1 2 3 4 5 6 7 8 9 10; do
        left="$(left_behind)"
        [[ -n "$left" ]] || return 0
        sleep 0.5
    done
    say "these processes were left behind by the tests (waited $((tries / 2)) s), now ended:"
    printf '%s\n' "$left"
    return 1
}

stage "packages" need_packages build run test || exit $?
stage "rules of the house (no compiler needed)" check_rules || exit 1
only_one_build
stage "build with sanitizers, each header by itself" build asan || exit 3
status=0
stage "tests" run_tests "$@" || status=1
stage "nothing left behind" nothing_left || status=1
let_others_build
tell_stages
sed -n '/^[0-9]*% tests passed/,$p' "$temp/ctest.log"
exit "$status"
