# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run.sh, test.sh and the benchmark share: where the sources are, what they say, which packages they need.

root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
jobs="${MUSTER_JOBS:-$(nproc)}"

say() { printf 'muster: %s\n' "$*"; }

# stop STATUS SENTENCE: 2 wrong usage, 3 the world refused (packages, disk, compiler).
stop() {
    printf 'muster: %s\n' "$2" >&2
    exit "$1"
}

# packages SECTION...: the names in these sections of debian-packages.txt.
packages() {
    awk -v wanted=" $* " '
        { sub(/#.*/, ""); gsub(/[ \t\r]/, "") }
        /^\[.*\]$/ { inside = index(wanted, " " substr($0, 2, length($0) - 2) " "); next }
        inside && $0 != "" { print }
    ' "$root/packaging/debian-packages.txt"
}

# need_packages SECTION...: installs those that are not there yet, and only those.
need_packages() {
    local lacking=() name command as_root=()
    if ! command -v dpkg-query >/dev/null; then
        say "this is no Debian; taking the packages of packaging/debian-packages.txt for granted."
        return
    fi
    while read -r name; do
        if [[ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ]]; then
            lacking+=("$name")
        fi
    done < <(packages "$@")
    if [[ ${#lacking[@]} -eq 0 ]]; then
        say "all packages needed are installed."
        return
    fi

    command="apt-get update && apt-get install --yes --no-install-recommends ${lacking[*]}"
    say "installing ${#lacking[@]} Debian packages: ${lacking[*]}"
    if [[ "$(id -u)" -ne 0 ]]; then
        command -v sudo >/dev/null || stop 3 "installing packages needs root and there is no sudo here; as root, run: $command"
        command="sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${lacking[*]}"
        say "sudo may ask for your password."
        sudo -v || stop 3 "sudo refused; ask an administrator to run: ${command//sudo /}"
        as_root=(sudo)
    fi
    # A list that cannot be refreshed may still name the packages, so only the installation decides.
    "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null \
        || say "the package lists could not be refreshed; trying with those that are here."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        install --yes --no-install-recommends "${lacking[@]}" </dev/null >"$package_log" 2>&1 \
        || { tail -n 5 "$package_log" >&2; stop 3 "the packages could not be installed; run this and read what it says: $command"; }
}
package_log=/dev/null

# only_one_build: two builds in one folder would tread on each other, so the second waits for the first. Held on file
# descriptor 9 until let_others_build; what is started with 9>&- does not hold it.
only_one_build() {
    mkdir -p "$root/build" || stop 3 "the folder $root/build cannot be made; is this place read-only?"
    exec 9>"$root/build/.building" || stop 3 "the folder $root/build cannot be written to."
    if ! flock --nonblock 9; then
        say "another build is going on in $root/build; waiting for it."
        flock 9
    fi
}
let_others_build() { exec 9>&-; }

# build PRESET TARGET...: configures and builds; says the exact command when that fails.
build() {
    local preset="$1" targets=()
    shift
    [[ $# -eq 0 ]] || targets=(--target "$@")
    cd -- "$root" || stop 3 "the folder $root is gone."
    cmake --preset "$preset" 9>&- || stop 3 "configuring failed; to see it again: cd '$root' && cmake --preset $preset"
    cmake --build --preset "$preset" --parallel "$jobs" "${targets[@]}" 9>&- \
        || stop 3 "building failed; to see it again: cd '$root' && cmake --build --preset $preset"
}
