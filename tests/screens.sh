#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# screens.sh DIR: pictures of every page, dock, bar, empty and error state of the window in each size and look, as the rig
# ui/shell goes through them, at 100 % in DIR/states and on a display of twice as many points in DIR/states-2x; and of the
# real program while a drill is walked by keyboard, in each theme. README's picture is DIR/command-drill.png.
# Status: 0 all pictures taken; 1 the window did not come, or the rig found a fault; 2 wrong usage; 3 packages or the build
# could not be had.
set -uo pipefail
here="$(dirname -- "${BASH_SOURCE[0]}")"
# shellcheck source=packaging/common.sh
. "$here/../packaging/common.sh"

if [[ "${1:-}" == --inside ]]; then
    # On the display that xvfb.sh made: screens.sh --inside DIR STORE NAME-PREFIX WIDTH HEIGHT THEME
    pictures="$2" store="$3" prefix="$4" width="$5" height="$6" theme="$7"
    "$root/build/release/bin/muster" --store "$store" --as Priya --theme "$theme" &
    program=$!
    window=""
    for _ in $(seq 100); do
        window="$(xdotool search --onlyvisible --pid "$program" --name Muster 2>/dev/null | head -n 1)"
        [[ -z "$window" ]] || break
        sleep 0.1
    done
    [[ -n "$window" ]] || { kill "$program"; exit 1; }
    xdotool windowsize --sync "$window" "$width" "$height" windowmove "$window" 0 0 windowfocus "$window"
    take() {
        sleep 1.5
        import -window root -crop "${width}x${height}+0+0" +repage "$pictures/$prefix$1.png"
    }
    take start
    xdotool key Return
    take declare
    xdotool type "Wrong rows in projects"
    xdotool key Return
    take command-first
    xdotool key ctrl+Return
    sleep 1
    xdotool type "restore point 02:50"
    take command-drill
    xdotool key ctrl+Return
    sleep 1
    kill -KILL "$program"
    wait "$program" 2>/dev/null
    "$root/build/release/bin/muster" --store "$store" --as Priya --theme "$theme" &
    program=$!
    sleep 2
    window="$(xdotool search --onlyvisible --pid "$program" --name Muster 2>/dev/null | head -n 1)"
    [[ -n "$window" ]] || { kill "$program"; exit 1; }
    xdotool windowsize --sync "$window" "$width" "$height" windowmove "$window" 0 0 windowfocus "$window"
    take resume
    kill "$program"
    wait "$program" 2>/dev/null
    exit 0
fi

[[ $# -eq 1 ]] || stop 2 "name the folder for the pictures, for example: tests/screens.sh pictures"
mkdir -p -- "$1" || stop 3 "the folder $1 cannot be made."
pictures="$(cd -- "$1" && pwd -P)"
temp="$(mktemp -d "${TMPDIR:-/tmp}/muster-screens.XXXXXX")" || stop 3 "no temporary folder can be made."
trap 'rm -rf -- "$temp"' EXIT
# shellcheck disable=SC2034  # read by need_packages
package_log="$temp/packages.log"
need_packages build run screens
only_one_build
build release muster tst_ui_shell || exit 3
let_others_build

# one PREFIX WIDTH HEIGHT THEME [VARIABLE=VALUE...]
one() {
    local prefix="$1" width="$2" height="$3" theme="$4"
    shift 4
    mkdir -p "$temp/${prefix}home" "$temp/run" && chmod 0700 "$temp/run"
    env HOME="$temp/${prefix}home" XDG_CONFIG_HOME="$temp/${prefix}home/.config" XDG_RUNTIME_DIR="$temp/run" TZ=UTC LC_ALL=C.UTF-8 "$@" \
        MUSTER_SCREEN="${width}x${height}x24" dbus-run-session -- "$root/tests/support/xvfb.sh" \
        bash "$root/tests/screens.sh" --inside "$pictures" "$temp/${prefix}store" "$prefix" "$width" "$height" "$theme"
}

# states FOLDER [VARIABLE=VALUE...]: what the rig sees.
states() {
    local folder="$pictures/$1"
    shift
    mkdir -p -- "$folder" && rm -f -- "$folder"/*.png
    env TZ=UTC LC_ALL=C.UTF-8 MUSTER_ONLY=TstScreens MUSTER_PICTURES="$folder" "$@" \
        dbus-run-session -- "$root/tests/support/xvfb.sh" "$root/build/release/bin/tst_ui_shell"
}

status=0
states states || status=1
states states-2x QT_SCALE_FACTOR=2 || status=1
one "" 1440 900 dark || status=1
one light- 1440 900 light || status=1
one night- 1440 900 night || status=1
one contrast- 1440 900 high-contrast || status=1
one compact- 1024 640 dark || status=1
one large- 2880 1800 dark QT_SCALE_FACTOR=2 || status=1
say "the pictures are in $pictures"
exit "$status"
