#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# bench.sh [RUNS]: the figures that Muster promises, measured here and now on the release build, each beside its peer in the same
# run: KeePassXC and a bare Qt window for the first window, a bare insert for an act, WeasyPrint for a report as PDF. RUNS: starts
# of each window (default 15).
# Status: 0 every limit held; 1 one did not; 2 wrong usage; 3 packages, build or display could not be had.
set -uo pipefail
here="$(dirname -- "${BASH_SOURCE[0]}")"
# shellcheck source=packaging/common.sh
. "$here/../packaging/common.sh"

runs="${1:-15}"
[[ "$runs" =~ ^[1-9][0-9]*$ ]] || stop 2 "RUNS is a number, for example: tests/bench.sh 15"

temp="$(mktemp -d "${TMPDIR:-/tmp}/muster-bench.XXXXXX")" || stop 3 "no temporary folder can be made in ${TMPDIR:-/tmp}."
trap 'rm -rf -- "$temp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
package_log="$temp/packages.log"
need_packages build run test bench
only_one_build
build release muster muster-cli bench_barewindow bench_firstwindow bench_window bench_timeline bench_report
let_others_build

bin="$root/build/release/bin"
missed=0

# median FILE COLUMN
median() {
    awk -v c="$2" '{ print $c }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# figure NAME VALUE UNIT [LIMIT]: one line; remembers a limit that did not hold.
figure() {
    local verdict=""
    if [[ $# -eq 4 ]]; then
        verdict="at most $4: held"
        if awk -v a="$2" -v b="$4" 'BEGIN { exit !(a > b) }'; then
            verdict="at most $4: MISSED"
            missed=1
        fi
    fi
    printf '  %-52s %9.2f %-4s %s\n' "$1" "$2" "$3" "$verdict"
}

# ratio A B
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { print a / b }'; }

# with_own_home COMMAND...: neither a person's settings nor their keyring take part.
with_own_home() {
    mkdir -p "$temp/home" "$temp/run" && chmod 0700 "$temp/run"
    env -u DBUS_SESSION_BUS_ADDRESS HOME="$temp/home" XDG_CONFIG_HOME="$temp/home/.config" XDG_DATA_HOME="$temp/home/.local/share" \
        XDG_CACHE_HOME="$temp/home/.cache" XDG_RUNTIME_DIR="$temp/run" LC_ALL=C.UTF-8 dbus-run-session -- "$@"
}

say "writing an incident of 1,000 events"
store="$temp/store"
id="$(with_own_home "$bin/muster-cli" --store "$store" --as Benchmark incident declare drama-engine \
    --scenario database-corruption --title Benchmark --json | sed -n 's/.*"id": *"\([^"]*\)".*/\1/p')"
[[ -n "$id" ]] || stop 3 "the incident to measure with could not be declared."
cat >"$temp/fill.sh" <<'FILL'
for i in $(seq "$4"); do
    "$1" --store "$2" --as Benchmark --quiet incident note "$3" "Entry number $i of the benchmark" >/dev/null || exit 1
done
FILL
with_own_home bash "$temp/fill.sh" "$bin/muster-cli" "$store" "$id" 1000 || stop 3 "the incident to measure with could not be written."

say "starting each window $runs times, in turns"
mkdir -p "$temp/home/.config/keepassxc"
printf '[General]\nUpdateCheckMessageShown=true\n' >"$temp/home/.config/keepassxc/keepassxc.ini"
# One start of each, in turns, so that a slow moment of the machine meets all three. The first round warms the caches.
cat >"$temp/turns.sh" <<'TURNS'
bin="$1" store="$2" out="$3" runs="$4"
for round in $(seq 0 "$runs"); do
    for one in muster bare keepassxc; do
        case "$one" in
            muster) command=("$bin/muster" --store "$store") ;;
            bare) command=("$bin/bench_barewindow") ;;
            keepassxc) command=(keepassxc) ;;
        esac
        line="$("$bin/bench_firstwindow" 1 -- "${command[@]}" 2>>"$out.log")" || exit 1
        [ "$round" -eq 0 ] || printf '%s\n' "$line" >>"$out.$one"
    done
done
TURNS
with_own_home "$root/tests/support/xvfb.sh" bash "$temp/turns.sh" "$bin" "$store" "$temp/window" "$runs" \
    || { cat "$temp/window.log" >&2; stop 3 "a window could not be measured."; }

say "first window, median of $runs, with a 1,000-event incident open"
peer="$(median "$temp/window.keepassxc" 2)"
own="$(median "$temp/window.muster" 2)"
figure "Muster until painted" "$own" ms
figure "KeePassXC until painted" "$peer" ms
figure "bare Qt window with six docks until painted" "$(median "$temp/window.bare" 2)" ms
figure "Muster compared with KeePassXC" "$(ratio "$own" "$peer")" x 0.7
peer="$(median "$temp/window.keepassxc" 3)"
own="$(median "$temp/window.muster" 3)"
figure "Muster resident" "$(ratio "$own" 1024)" MiB
figure "KeePassXC resident" "$(ratio "$peer" 1024)" MiB
figure "Muster's memory compared with KeePassXC's" "$(ratio "$own" "$peer")" x 1

# measure_inside PREFIX [ARGUMENT...]: the figures that bench_window prints with PREFIX.
measure_inside() {
    local prefix="$1"
    shift
    with_own_home "$root/tests/support/xvfb.sh" "$bin/bench_window" "$@" >"$temp/inside" 2>"$temp/inside.log" \
        || { cat "$temp/inside.log" >&2; stop 3 "the window could not be measured from inside."; }
    inside() { awk -v id="$prefix$1" '$1 == id { print $2 }' "$temp/inside"; }
    figure "act until repainted, median" "$(inside act-to-repainted.median)" ms
    figure "act until repainted, p99" "$(inside act-to-repainted.p99)" ms 16
    figure "list scrolled and painted, median" "$(inside scrolled.median)" ms
    figure "list scrolled and painted, p99" "$(inside scrolled.p99)" ms 16
    figure "perspective switched and painted, median" "$(inside perspective.median)" ms 16
    figure "perspective switched and painted, p99" "$(inside perspective.p99)" ms
    figure "clock tick, median" "$(inside tick.median)" ms 3
    figure "accessibility events of 300 ticks" "$(inside tick.accessibility-events)" "" 0
    figure "part of the window a tick paints" "$(inside tick.painted)" %
}

say "the window with 200 services, 504 steps and 10,000 entries, over a real store"
measure_inside large. large
say "the window with 60 services and 480 steps, over a real store"
measure_inside ""
figure "palette of 10,000 opened, median" "$(inside palette.opened.median)" ms 30
figure "palette of 10,000, letter until painted, p99" "$(inside palette.typed.p99)" ms 30

say "the timeline with 1,000,000 entries, over a session in memory"
with_own_home "$root/tests/support/xvfb.sh" "$bin/bench_timeline" 1000000 >"$temp/timeline" 2>"$temp/timeline.log" \
    || { cat "$temp/timeline.log" >&2; stop 3 "the timeline could not be measured."; }
timeline() { awk -v id="$1" '$1 == id { print $2 }' "$temp/timeline"; }
figure "first screen" "$(timeline first-screen)" ms 300
figure "scrolled and painted, p99" "$(timeline scrolled.p99)" ms 16
figure "entry written and painted, p99" "$(timeline act.p99)" ms
figure "one kind of entries" "$(timeline kinds)" ms
figure "words, what is found first" "$(timeline words.first)" ms 100
figure "words, all entries" "$(timeline words.all)" ms
figure "words, turn of the event loop, p99" "$(timeline words.turn.p99)" ms 16
figure "a time gone to" "$(timeline time)" ms
figure "memory of the panel" "$(timeline panel.resident)" MiB
figure "session opened, the events being read" "$(timeline session.opened)" ms
figure "memory of the session with its events" "$(timeline session.resident)" MiB

say "a report of 5,000 entries and 300 steps as PDF, beside WeasyPrint on the same report as HTML, median of 3, in turns"
"$bin/bench_report" html 5000 300 "$temp/report.html" >/dev/null || stop 3 "the report to measure with could not be written."
for _ in 1 2 3; do
    start="$EPOCHREALTIME"
    "$bin/bench_report" pdf 5000 300 "$temp/report.pdf" >"$temp/report" || stop 3 "the report could not be written as PDF."
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { print (b - a) * 1000 }' >>"$temp/report.own"
    awk '$1 == "peak" { print $2 }' "$temp/report" >>"$temp/report.peak"
    awk '$1 == "written" { print $2 }' "$temp/report" >>"$temp/report.written"
    start="$EPOCHREALTIME"
    with_own_home weasyprint "$temp/report.html" "$temp/peer.pdf" 2>"$temp/report.log" \
        || { cat "$temp/report.log" >&2; stop 3 "WeasyPrint could not be measured."; }
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { print (b - a) * 1000 }' >>"$temp/report.peer"
    "$bin/bench_report" pdf 50000 300 "$temp/long.pdf" >"$temp/long" || stop 3 "the long report could not be written as PDF."
    awk '$1 == "written" { print $2 }' "$temp/long" >>"$temp/long.written"
    awk '$1 == "peak" { p = $2 } $1 == "peak.before" { b = $2 } END { print p - b }' "$temp/long" >>"$temp/long.peak"
done
own="$(median "$temp/report.own" 1)"
peer="$(median "$temp/report.peer" 1)"
figure "Muster until it has ended" "$own" ms
figure "WeasyPrint until it has ended" "$peer" ms
figure "Muster compared with WeasyPrint" "$(ratio "$own" "$peer")" x 0.2
figure "most memory" "$(median "$temp/report.peak" 1)" MiB 120
figure "ten times the entries, time compared" "$(ratio "$(median "$temp/long.written" 1)" "$(median "$temp/report.written" 1)")" x 12
figure "ten times the entries, memory beside the report's own" "$(median "$temp/long.peak" 1)" MiB

say "muster-cli --version, median of 21"
for _ in $(seq 21); do
    start="$EPOCHREALTIME"
    "$bin/muster-cli" --version >/dev/null || stop 3 "muster-cli does not start."
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { print (b - a) * 1000 }'
done >"$temp/version"
figure "until it has ended" "$(median "$temp/version" 1)" ms 30

say "muster-cli bench"
with_own_home "$bin/muster-cli" bench || missed=1

[[ "$missed" -eq 0 ]] || say "a limit was missed."
exit "$missed"
