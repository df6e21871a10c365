#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# xvfb.sh PROGRAM ARGUMENT...: runs the program on a display of its own, which ends with it. Status: the program's, or 3 when
# no display could be had. MUSTER_SCREEN: size and depth (default 1600x1000x24).
set -uo pipefail

server=
program=
end_server() {
    [[ -z "$program" ]] || kill "$program" 2>/dev/null
    if [[ -n "$server" ]]; then
        kill "$server" 2>/dev/null
        wait "$server" 2>/dev/null
    fi
    rm -rf -- "$own"
}
own="$(mktemp -d "${TMPDIR:-/tmp}/xvfb.XXXXXX")" || exit 3
trap end_server EXIT
trap 'exit 143' TERM INT HUP

# The server picks a free number itself and says it once it accepts connections: nothing to guess, nothing to wait for.
mkfifo "$own/number" || exit 3
# -noreset: the server does not start over when its last client leaves, which would drop a client that comes just then.
Xvfb -displayfd 5 -screen 0 "${MUSTER_SCREEN:-1600x1000x24}" -nolisten tcp -noreset -dpi 96 \
    5>"$own/number" >"$own/log" 2>&1 </dev/null &
server=$!
read -r -t 30 number <"$own/number"
if [[ -z "${number:-}" ]]; then
    printf 'xvfb.sh: no display could be started:\n' >&2
    cat "$own/log" >&2
    exit 3
fi

env -u WAYLAND_DISPLAY -u XAUTHORITY DISPLAY=":$number" QT_QPA_PLATFORM="${MUSTER_PLATFORM:-xcb}" "$@" &
program=$!
wait "$program"
status=$?
program=
exit "$status"
