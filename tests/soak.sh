#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# soak.sh [NAME] [MINUTES]: repeats the rigs whose names match NAME (default: scenarios, where programs are killed) for so many
# minutes (default 60), each time with a home of its own, and stops at the first that fails. For nights, not for the gate.
# Status: 0 every round passed; 1 one failed; 2 wrong usage; 3 packages or the build could not be had.
set -uo pipefail
here="$(dirname -- "${BASH_SOURCE[0]}")"
tests="${1:-scenarios}"
minutes="${2:-60}"
if ! [[ "$minutes" =~ ^[1-9][0-9]*$ ]]; then
    printf 'MINUTES is a number, for example: tests/soak.sh scenarios 60\n' >&2
    exit 2
fi

end=$((SECONDS + minutes * 60))
round=0
while [[ "$SECONDS" -lt "$end" ]]; do
    round=$((round + 1))
    printf 'soak: round %d, %d s left\n' "$round" "$((end - SECONDS))"
    bash "$here/../packaging/test.sh" -R "$tests" || exit $?
done
printf 'soak: %d rounds passed.\n' "$round"
