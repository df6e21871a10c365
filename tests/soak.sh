#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# soak.sh [NAME] [MINUTES]: repeats the rigs whose names match NAME (default: scenarios, where programs are killed) for so many
# minutes (default 60), each time with a home of its own, and stops at the first that fails. For nights, not for the gate.
# soak.sh fuzz-plan [MINUTES]: lets libFuzzer make up plan files for so many minutes (default 10), from those of the repository
# and those of earlier nights. First it must find a planted fault. What it finds stays in build/fuzz/found.
# soak.sh fuzz-events, fuzz-heads, fuzz-names or fuzz-zips [MINUTES]: the same with entries and their texts, the heads of a bundle,
# names of files, and packed bundles. What they find stays in build/fuzz/found-events and so on.
# soak.sh random-acts [MINUTES]: a million random acts on made-up plans, and millions more, each with a seed of its own, until so
# many minutes have passed (default 60). The seed of a round that failed is told.
# soak.sh cuts [N]: cuts the power of an ext4 and of an XFS file system so many times each (default 1000) under a program that
# records, with stores that lose something and a file that loses nothing as controls. Only as root.
# soak.sh kills [N]: kills a program that records so many times (default 10000).
# soak.sh powercut [MINUTES]: cuts the power of a simulated disk under the real store a million times, and as often again until so
# many minutes have passed (default 60); then a tenth of it while the store recovers, and every operation of a session fails once
# and for good. The seed of a round that failed is told.
# soak.sh tamper: changes every byte of a bundle of 300 entries, takes 1,000 that nobody touched, and gives 500 changed ones to the
# verifier without Muster.
# Status: 0 every round passed; 1 one failed; 2 wrong usage; 3 packages, the build, root or a file system could not be had.
set -uo pipefail
here="$(dirname -- "${BASH_SOURCE[0]}")"
# shellcheck source=packaging/common.sh
. "$here/../packaging/common.sh"

tests="${1:-scenarios}"
case "$tests" in
    fuzz-*) usual=10 ;;
    cuts) usual=1000 ;;
    kills) usual=10000 ;;
    *) usual=60 ;;
esac
minutes="${2:-$usual}"
count="$minutes"
[[ "$minutes" =~ ^[1-9][0-9]*$ ]] \
    || stop 2 "MINUTES and N are numbers, for example: tests/soak.sh scenarios 60, or tests/soak.sh cuts 1000"

# fuzz NAME FOUND SECONDS [ARGUMENT...]: inputs that fail are kept in the folder FOUND. Sanitizers make a plan take several times as
# long as in a release build, and every allocation dearer: 3 s here are about 1 s there, and 512 MiB about 200.
fuzz() {
    local name="$1" found="$2" seconds="$3" words="$root/tests/fuzz/record.dict"
    shift 3
    [[ "$name" != plan ]] || words="$root/tests/fuzz/plan.dict"
    mkdir -p "$found" || stop 3 "the folder $found cannot be made."
    ASAN_OPTIONS=quarantine_size_mb=4:malloc_context_size=8:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
        LSAN_OPTIONS="suppressions=$root/tests/support/lsan.supp:print_suppressions=0" TZ=UTC LC_ALL=C.UTF-8 \
        "$root/build/fuzz/bin/fuzz_$name" -max_total_time="$seconds" -timeout=3 -rss_limit_mb=512 -max_len=65536 \
        -dict="$words" -artifact_prefix="$found/" -print_final_stats=1 "$@"
}

# seeds_of NAME FOLDER: what there is to begin with, in the empty folder.
seeds_of() {
    local record="$root/resources/help/event-record-vectors" chain line n
    case "$1" in
        events)
            for chain in "$record"/chains/*; do
                n=0
                while IFS= read -r line; do
                    n=$((n + 1))
                    { printf '%s' "$line" && awk -v n="$n" '$1 == n { printf "\n%s", $0 }' "$chain/leaves.txt"; } >"$2/${chain##*-}-$n"
                done <"$chain/events.jsonl"
            done ;;
        heads) cp "$record/heads.txt" "$2/" ;;
        names) printf '0../../etc/passwd' >"$2/path" && printf '0CON.txt' >"$2/device" && printf '0r\xc3\xa9sum\xe2\x80\xae.exe' >"$2/turned" ;;
        zips) (cd "$record" && python3 -m zipfile -c "$2/record.muster" heads.txt heads.sig chains files) ;;
    esac || stop 3 "there is nothing to begin with in $record."
}

fuzz_rig() {
    local name="$1" temp seeds found="$root/build/fuzz/found" corpus="$root/build/fuzz/corpus" log end left
    temp="$(mktemp -d "${TMPDIR:-/tmp}/muster-fuzz.XXXXXX")" || stop 3 "no temporary folder can be made in ${TMPDIR:-/tmp}."
    # shellcheck disable=SC2064  # the folder is known now
    trap "rm -rf -- '$temp'" EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    if [[ "$name" == plan ]]; then
        seeds=("$root/resources/plans" "$root/tests/data/plans" "$root/tests/data/rules" "$root/tests/data/hostile")
    else
        seeds=("$temp/seeds") found="$found-$name" corpus="$corpus-$name"
        mkdir "$temp/seeds" || stop 3 "the folder $temp/seeds cannot be made."
        seeds_of "$name" "$temp/seeds"
    fi
    package_log="$temp/packages.log"
    need_packages build run fuzz
    only_one_build
    build fuzz "fuzz_$name"
    let_others_build

    say "looking for the planted fault, for at most 60 s"
    log="$temp/planted.log"
    if MUSTER_FUZZ_PLANTED=1 fuzz "$name" "$temp/planted" 60 -max_len=8 >"$log" 2>&1 || ! grep -q 'the planted fault' "$log"; then
        tail -n 20 "$log" >&2
        say "the planted fault was not found: this rig sees nothing."
        return 1
    fi

    say "making up inputs for $minutes min"
    mkdir -p "$corpus" || stop 3 "the folder $corpus cannot be made."
    end=$((SECONDS + minutes * 60))
    while left=$((end - SECONDS)) && [[ "$left" -gt 0 ]]; do
        # A new program every five minutes: what it remembers of its inputs would slowly reach the limit of its memory.
        if ! fuzz "$name" "$found" "$((left < 300 ? left : 300))" "$corpus" "${seeds[@]}"; then
            say "an input failed; it is the newest file in $found"
            say "once more: $root/build/fuzz/bin/fuzz_$name FILE"
            return 1
        fi
    done
    say "no input failed."
}

# build_rig TARGET [PRESET]: the test program TARGET, with sanitizers unless another preset is named.
build_rig() {
    package_log="$(mktemp)" || stop 3 "no temporary file can be made."
    # shellcheck disable=SC2064  # the file is known now
    trap "rm -f -- '$package_log'" EXIT
    need_packages build run test
    only_one_build
    build "${2:-asan}" "$1"
    let_others_build
}

random_acts() {
    local end=$((SECONDS + minutes * 60)) round=0 seed
    build_rig tst_core_incident
    while [[ "$round" -eq 0 || "$SECONDS" -lt "$end" ]]; do
        round=$((round + 1))
        seed=$((RANDOM * 32768 + RANDOM + 1))
        say "round $round: a million acts, seed $seed"
        MUSTER_ONLY=TstRandomActs MUSTER_ACTS=1000000 MUSTER_SEED="$seed" QTEST_FUNCTION_TIMEOUT=14400000 TZ=UTC LC_ALL=C.UTF-8 \
            QT_QPA_PLATFORM=offscreen LSAN_OPTIONS="suppressions=$root/tests/support/lsan.supp:print_suppressions=0" \
            "$root/build/asan/bin/tst_core_incident" || return 1
    done
    say "$round million acts left nothing illegal."
}

# can_mount FOLDER KIND: a file system in a file can be made and mounted here. The mount ends with its shell.
can_mount() {
    local file="$1/$2.disk" maker
    # Theirs are not on everybody's path.
    maker="$(PATH="$PATH:/usr/sbin:/sbin" command -v "mkfs.$2")" || stop 3 "mkfs.$2 is missing, so no $2 can be cut."
    { mkdir -p "$1/mounted" && truncate -s 512M "$file" && "$maker" -q "$file"; } \
        || stop 3 "mkfs.$2 cannot make a file system in $1."
    unshare --mount --propagation private -- mount -t "$2" -o loop "$file" "$1/mounted" \
        || stop 3 "this machine mounts no $2 from a file (a container without loop devices?), so none can be cut."
    rm -f -- "$file"
}

cuts() {
    local temp kind
    [[ "$(id -u)" -eq 0 ]] || stop 3 "only root can cut the power of a file system; as root, run: tests/soak.sh cuts $count"
    temp="$(mktemp -d "${TMPDIR:-/tmp}/muster-cuts.XXXXXX")" || stop 3 "no temporary folder can be made in ${TMPDIR:-/tmp}."
    # shellcheck disable=SC2064  # the folder is known now
    trap "rm -rf -- '$temp'" EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    package_log="$temp/packages.log"
    need_packages cuts
    for kind in ext4 xfs; do
        can_mount "$temp" "$kind"
    done
    MUSTER_CUTS="$count" PATH="$PATH:/usr/sbin:/sbin" bash "$here/../packaging/test.sh" -C soak -R '^scenarios\.cuts$' --verbose
}

kills() {
    build_rig tst_scenarios.kill
    MUSTER_KILL_ROUNDS="$count" QTEST_FUNCTION_TIMEOUT=43200000 TZ=UTC LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen \
        LSAN_OPTIONS="suppressions=$root/tests/support/lsan.supp:print_suppressions=0" \
        "$root/build/asan/bin/tst_scenarios.kill"
}

powercut() {
    local end=$((SECONDS + minutes * 60)) round=0 seed
    build_rig tst_scenarios.powercut
    while [[ "$round" -eq 0 || "$SECONDS" -lt "$end" ]]; do
        round=$((round + 1))
        seed=$((RANDOM * 32768 + RANDOM + 1))
        say "round $round: a million power cuts, seed $seed"
        MUSTER_CRASH_STATES=1000000 MUSTER_CRASH_STEP=1 MUSTER_CRASH_SEED="$seed" QTEST_FUNCTION_TIMEOUT=14400000 TZ=UTC LC_ALL=C.UTF-8 \
            QT_QPA_PLATFORM=offscreen LSAN_OPTIONS="suppressions=$root/tests/support/lsan.supp:print_suppressions=0" \
            ASAN_OPTIONS=malloc_context_size=1:quarantine_size_mb=1:thread_local_quarantine_size_kb=64 \
            "$root/build/asan/bin/tst_scenarios.powercut" || return 1
    done
    say "$round million power cuts lost nothing."
}

tamper() {
    # Without sanitizers: it is hours of computing signatures, and the gate has the same code with them.
    build_rig tst_core_bundle release
    MUSTER_EVENTS=300 MUSTER_CLEAN=1000 MUSTER_SHELL=500 QTEST_FUNCTION_TIMEOUT=43200000 TZ=UTC LC_ALL=C.UTF-8 \
        QT_QPA_PLATFORM=offscreen LSAN_OPTIONS="suppressions=$root/tests/support/lsan.supp:print_suppressions=0" \
        "$root/build/release/bin/tst_core_bundle"
}

case "$tests" in
    fuzz-plan | fuzz-events | fuzz-heads | fuzz-names | fuzz-zips) fuzz_rig "${tests#fuzz-}"; exit $? ;;
    fuzz-*) stop 2 "$tests is none of fuzz-plan, fuzz-events, fuzz-heads, fuzz-names and fuzz-zips." ;;
    tamper) tamper; exit $? ;;
    random-acts) random_acts; exit $? ;;
    powercut) powercut; exit $? ;;
    cuts) cuts; exit $? ;;
    kills) kills; exit $? ;;
esac

end=$((SECONDS + minutes * 60))
round=0
while [[ "$SECONDS" -lt "$end" ]]; do
    round=$((round + 1))
    printf 'soak: round %d, %d s left\n' "$round" "$((end - SECONDS))"
    # What only root may do has a word of its own: cuts.
    bash "$here/../packaging/test.sh" -C soak -R "$tests" -E '^scenarios\.cuts$' || exit $?
done
printf 'soak: %d rounds passed.\n' "$round"
