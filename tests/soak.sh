#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# soak.sh [NAME] [MINUTES]: repeats the rigs whose names match NAME (default: scenarios, where programs are killed) for so many
# minutes (default 60), each time with a home of its own, and stops at the first that fails. For nights, not for the gate.
# soak.sh fuzz-plan [MINUTES]: lets libFuzzer make up plan files for so many minutes (default 10), from those of the repository
# and those of earlier nights. First it must find a planted fault. What it finds stays in build/fuzz/found.
# soak.sh random-acts [MINUTES]: a million random acts on made-up plans, and millions more, each with a seed of its own, until so
# many minutes have passed (default 60). The seed of a round that failed is told.
# Status: 0 every round passed; 1 one failed; 2 wrong usage; 3 packages or the build could not be had.
set -uo pipefail
here="$(dirname -- "${BASH_SOURCE[0]}")"
# shellcheck source=packaging/common.sh
. "$here/../packaging/common.sh"

tests="${1:-scenarios}"
minutes="${2:-60}"
[[ "$tests" != fuzz-plan || $# -gt 1 ]] || minutes=10
[[ "$minutes" =~ ^[1-9][0-9]*$ ]] || stop 2 "MINUTES is a number, for example: tests/soak.sh scenarios 60"

# fuzz FOUND SECONDS [ARGUMENT...]: inputs that fail are kept in the folder FOUND. Sanitizers make a plan take several times as
# long as in a release build, and every allocation dearer: 3 s here are about 1 s there, and 512 MiB about 200.
fuzz() {
    local found="$1" seconds="$2"
    shift 2
    mkdir -p "$found" || stop 3 "the folder $found cannot be made."
    ASAN_OPTIONS=quarantine_size_mb=4:malloc_context_size=8:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
        LSAN_OPTIONS="suppressions=$root/tests/support/lsan.supp:print_suppressions=0" TZ=UTC LC_ALL=C.UTF-8 \
        "$root/build/fuzz/bin/fuzz_plan" -max_total_time="$seconds" -timeout=3 -rss_limit_mb=512 -max_len=65536 \
        -dict="$root/tests/fuzz/plan.dict" -artifact_prefix="$found/" -print_final_stats=1 "$@"
}

fuzz_plan() {
    local temp seeds=(resources/plans tests/data/plans tests/data/rules tests/data/hostile) log end left
    temp="$(mktemp -d "${TMPDIR:-/tmp}/muster-fuzz.XXXXXX")" || stop 3 "no temporary folder can be made in ${TMPDIR:-/tmp}."
    # shellcheck disable=SC2064  # the folder is known now
    trap "rm -rf -- '$temp'" EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    package_log="$temp/packages.log"
    need_packages build run fuzz
    only_one_build
    build fuzz fuzz_plan
    let_others_build

    say "looking for the planted fault, for at most 60 s"
    log="$temp/planted.log"
    if MUSTER_FUZZ_PLANTED=1 fuzz "$temp/planted" 60 -max_len=8 >"$log" 2>&1 || ! grep -q 'the planted fault' "$log"; then
        tail -n 20 "$log" >&2
        say "the planted fault was not found: this rig sees nothing."
        return 1
    fi

    say "making up plans for $minutes min"
    mkdir -p "$root/build/fuzz/corpus" || stop 3 "the folder $root/build/fuzz/corpus cannot be made."
    end=$((SECONDS + minutes * 60))
    while left=$((end - SECONDS)) && [[ "$left" -gt 0 ]]; do
        # A new program every five minutes: what it remembers of its inputs would slowly reach the limit of its memory.
        if ! fuzz "$root/build/fuzz/found" "$((left < 300 ? left : 300))" "$root/build/fuzz/corpus" "${seeds[@]/#/$root/}"; then
            say "an input failed; it is the newest file in $root/build/fuzz/found"
            say "once more: $root/build/fuzz/bin/fuzz_plan FILE"
            return 1
        fi
    done
    say "no input failed."
}

random_acts() {
    local end=$((SECONDS + minutes * 60)) round=0 seed
    package_log="$(mktemp)" || stop 3 "no temporary file can be made."
    # shellcheck disable=SC2064  # the file is known now
    trap "rm -f -- '$package_log'" EXIT
    need_packages build run test
    only_one_build
    build asan tst_core_incident
    let_others_build
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

case "$tests" in
    fuzz-plan) fuzz_plan; exit $? ;;
    random-acts) random_acts; exit $? ;;
esac

end=$((SECONDS + minutes * 60))
round=0
while [[ "$SECONDS" -lt "$end" ]]; do
    round=$((round + 1))
    printf 'soak: round %d, %d s left\n' "$round" "$((end - SECONDS))"
    bash "$here/../packaging/test.sh" -C soak -R "$tests" || exit $?
done
printf 'soak: %d rounds passed.\n' "$round"
