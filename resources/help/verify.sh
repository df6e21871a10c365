#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks one exported log without Muster: verify.sh FOLDER. Needs only sh, sed, sha256sum and openssl.
# Status 0: whole and signed; 1: it does not hold, the first fault is printed; 2: files are missing.
set -u
cd "${1:-.}" && [ -r events.jsonl ] && [ -r signatures.txt ] && [ -r leaves.txt ] || { echo "events.jsonl, signatures.txt or leaves.txt is missing"; exit 2; }
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT || exit 2
fault() { echo "entry $n: $1"; exit 1; }
binary() { for byte in $(printf %s "$1" | sed 's/../ &/g'); do printf "\\$(printf %03o "0x$byte")"; done; }

n=1
chain=$(sed -n '1s/^{"v":1,\("stream":"[-0-9a-f]*","origin":"[-0-9a-f]*"\),"seq":1,.*"type":"origin.joined.1",.*/\1/p' events.jsonl)
key=$(sed -n '1s/.*"type":"origin.joined.1","payload":{"key":"\([0-9a-f]\{64\}\)","key_place":"[a-z]*","kind":"[a-z]*"}}$/\1/p' events.jsonl)
[ -n "$chain" ] && [ -n "$key" ] || fault "it does not name the key of its console"
binary "302a300506032b6570032100$key" > "$work/key"

prev=0000000000000000000000000000000000000000000000000000000000000000
n=0
while IFS= read -r line; do
  n=$((n + 1))
  case $line in "{\"v\":1,$chain,\"seq\":$n,\"prev\":\"$prev\","*) ;; *) fault "does not follow the entry before it" ;; esac
  printf %s "$line" > "$work/body"
  { printf 'muster-event-v1\n%d\n' "$(wc -c < "$work/body")"; cat "$work/body"; } > "$work/signed"
  binary "$(sed -n "${n}p" signatures.txt)" > "$work/signature"
  openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/key" -in "$work/signed" -sigfile "$work/signature" > "$work/said" 2>&1 || fault "the signature does not fit"
  prev=$(sha256sum < "$work/body" | cut -c1-64)
done < events.jsonl
[ "$(wc -l < signatures.txt)" -eq "$n" ] || fault "there are signatures without an entry"
entries=$n

while read -r n field salt value; do
  hash=$({ printf %s "$salt"; printf %s "$value" | openssl base64 -d -A; } | sha256sum | cut -c1-64)
  sed -n "${n}p" events.jsonl | grep -qF "\"${field#*.}\":{\"leaf\":\"$hash\"}" || fault "the text of $field is not the one that was signed"
done < leaves.txt
echo "$entries entries hold; the last one is $prev"
