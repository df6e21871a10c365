#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# From a bare Debian 12 to the open console: installs the packages that are missing, builds, starts. Arguments are passed on to
# the program. Without a display it starts a drill in the terminal instead.
# Status: the program's own, or 3 when packages or the build could not be had.
set -uo pipefail
here="$(dirname -- "${BASH_SOURCE[0]}")"
# shellcheck source=packaging/common.sh
. "$here/common.sh"
started_in="$PWD"

package_log="$(mktemp "${TMPDIR:-/tmp}/muster-packages.XXXXXX")" || stop 3 "no temporary file can be made in ${TMPDIR:-/tmp}."
trap 'rm -f -- "$package_log"' EXIT
need_packages build run

only_one_build
say "building Muster into build/release; the first time takes some minutes."
build release muster muster-cli
let_others_build

bin="$root/build/release/bin"
rm -f -- "$package_log"
trap - EXIT
cd -- "$started_in" || stop 3 "the folder $started_in is gone."
if [[ -n "${DISPLAY:-}" ]]; then
    say "opening the console."
    exec "$bin/muster" "$@"
fi
if [[ -n "${WAYLAND_DISPLAY:-}" ]]; then
    say "this Wayland desktop offers no X display (XWayland), which the window needs, so the drill runs here in the terminal."
else
    say "no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so the drill runs here in the terminal."
fi
say "the same by hand: '$bin/muster-cli' drill run drama-engine --scenario database-corruption"
exec "$bin/muster-cli" drill run drama-engine --scenario database-corruption "$@"
