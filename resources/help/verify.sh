#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks a record without Muster: verify.sh FOLDER [CODE | SEQ: WORDS]. Needs sh, sed, grep, awk, sha256sum and openssl 3.
# Status 0: it holds; 1: it does not, the first fault is printed; 2: it is no record, or it cannot be checked here.
# shellcheck disable=SC2015 # In "a && b || fault" either may be what fails.
set -u
export LC_ALL=C
fault() { echo "It does not hold: $1."; exit 1; }
useless() { echo "It was not checked: $1."; exit 2; }

words=$(cd "$(dirname "$0")" && pwd)/words.txt
cd "${1:-.}" 2> /dev/null && [ -f heads.txt ] && [ -d chains ] || useless "this is not the folder of a record"
shift
command -v sha256sum > /dev/null || sha256sum() { shasum -a 256; }
openssl pkeyutl -help 2>&1 | grep -q rawin || useless "openssl 3 is needed"
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT || exit 2

# How things are spelled, as extended regular expressions.
hash='[0-9a-f]{64}'
uuid='[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
time='[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z'
count='(0|[1-9][0-9]*)'
text='"([^"\]|\\["\]|\\u00[01][0-9a-f])*"'
att="\\[\"$hash\",$count\\]"
actor="\\{\"claim\":\"(claimed|keyed)\",(\"name\":\\{\"leaf\":\"$hash\"\\},)?\"person\":\"$uuid\"(,\"role\":$text)?\\}"
start="^\\{\"v\":1,\"stream\":\"$uuid\",\"origin\":\"$uuid\",\"seq\":$count,\"prev\":\"$hash\",\"id\":\"$uuid\",\"hlc\":\\[$count,$count\\],\"wall\":\"$time\",\"boot\":\"$uuid\",\"mono\":$count,\"at\":\"$time\",\"actor\":$actor,"
entry="$start\"type\":\"[-a-z0-9.]+\\.[1-9][0-9]*\"(,\"subject\":$text)?(,\"cause\":\"$uuid\")?(,\"deps\":\\[(\\[\"$uuid\",$count,\"$hash\"\\],?)+\\])?,\"payload\":\\{($text|-?$count|[][{}:,])*\\}(,\"att\":\\[($att,?)+\\])?\\}\$"

# FILE EXPRESSION: it has only such lines, each ended by a line feed.
spelled() {
  [ -f "$1" ] && [ -z "$(tail -c 1 "$1")" ] && [ "$(tr -d '\n\040-\377' < "$1" | wc -c)" -eq 0 ] && ! grep -aqvE "$2" "$1"
}
# Hex digits, a line at a time, as printf %b writes them as bytes.
octal() {
  awk '{ out = ""; for (i = 1; i < length($0); i += 2) out = out sprintf("\\0%03o", at(i) * 16 + at(i + 1)); print out }
    function at(i) { return index("0123456789abcdef", substr($0, i, 1)) - 1 }'
}
# KEY FILE SIGNATURE: whether it fits; the key in hex, the signature in octal.
fits() {
  [ "$1" = "${inhand:-}" ] || printf %b "$(echo "302a300506032b6570032100$1" | octal)" > "$work/key"
  inhand=$1
  printf %b "$3" > "$work/signature"
  openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/key" -in "$2" -sigfile "$work/signature" > "$work/said" 2>&1
}

# What somebody kept, as the number of an entry and the first digits of its hash.
mark=none
case $* in
  '') ;;
  *muster:*) mark=$(printf '%s ' "$*" | tr 'A-F\n' 'a-f ' | sed -nE "s/.*muster:([1-9][0-9]*:$hash)([^0-9a-f].*)?\$/\\1/p") ;;
  *) [ -r "$words" ] || useless "words.txt is not beside verify.sh"
    mark=$(printf '%s ' "$*" | tr 'A-Z\n' 'a-z ' | sed 's/[^0-9a-z]\{1,\}/ /g; s/^ //' | awk '
      FNR == NR { number[substr($1, 1, 4)] = FNR - 1; whole[substr($1, 1, 4)] = $1; next }
      { for (i = 2; i <= NF; i++) {
          key = substr($i, 1, 4)
          if (!(key in number) || index(whole[key], $i) != 1) exit
          for (bit = 1024; bit >= 1; bit /= 2) { digit = digit * 2 + int(number[key] / bit) % 2; if (++bits % 4 == 0) { digits = digits sprintf("%x", digit); digit = 0 } } }
        if (NF == 13) print $1 ":" digits }' "$words" - | grep -E '^[1-9][0-9]*:') ;;
esac
[ -n "$mark" ] || useless "$* is neither a code nor the number of an entry and twelve words"

# Nothing else is in it.
find . ! -type f ! -type d | grep -q . && useless "it holds links or the like"
{ find . -type d | grep -vE "^\\.(/files|/chains(/$uuid)?)?\$"
  find . -type f | grep -vE "^\\./(heads\\.txt|heads\\.sig|READ-ME-FIRST\\.txt|verify\\.sh|words\\.txt|files/$hash|chains/$uuid/(events\\.jsonl|signatures\\.txt|leaves\\.txt))\$"
} > "$work/others"
[ -s "$work/others" ] && useless "$(head -n 1 "$work/others") does not belong into a record"

spelled heads.txt "^(muster-heads-v1|(stream|by) $uuid|at $time|key $hash|head $uuid [1-9][0-9]* $hash)\$" \
  && [ "$(sed 5q heads.txt | cut -d ' ' -f 1 | tr '\n' ' ')" = 'muster-heads-v1 stream at by key ' ] \
  && sed 1,5d heads.txt > "$work/heads" && [ -s "$work/heads" ] && ! grep -qv '^head ' "$work/heads" && cut -d ' ' -f 2 "$work/heads" > "$work/origins" \
  && sort -cu "$work/origins" 2> "$work/said" || fault "heads.txt is not spelled as it must be"
stream=$(sed -n 's/^stream //p' heads.txt) by=$(sed -n 's/^by //p' heads.txt) bykey=$(sed -n 's/^key //p' heads.txt)
spelled heads.sig '^[0-9a-f]{128}$' && [ "$(wc -l < heads.sig)" -eq 1 ] && fits "$bykey" heads.txt "$(octal < heads.sig)" \
  || fault "the signature heads.sig does not fit heads.txt"
(cd chains && printf '%s\n' *) | cmp -s - "$work/origins" || fault "the folders in chains are not those that heads.txt names"

entries=0 consoles=0 found='' told=''
: > "$work/named"
: > "$work/hashes"
: > "$work/seen"
while read -r _ origin last lasthash <&6; do
  chain=chains/$origin
  at="entry 1 of console $origin"
  spelled "$chain/events.jsonl" "$entry" || fault "an entry of console $origin is not spelled as it must be"
  spelled "$chain/signatures.txt" '^[0-9a-f]{128}$' || fault "a signature of console $origin is not spelled as it must be"
  spelled "$chain/leaves.txt" "^[1-9][0-9]* (actor\\.name|payload\\.[-a-z0-9_.]+) [0-9a-f]{32} ([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\$" \
    || fault "a text of console $origin is not spelled as it must be"
  key=$(sed -n 1p "$chain/events.jsonl" | grep -aE "$start\"type\":\"origin\\.joined\\.1\",\"payload\":\\{\"key\":\"$hash\",\"key_place\":\"[a-z]*\",\"kind\":\"[a-z]*\"\\}\\}\$" | sed 's/.*"payload":{"key":"//; s/".*//')
  [ -n "$key" ] || fault "$at does not name the key of its console"
  sed 1d "$chain/events.jsonl" | grep -aqE "$start\"type\":\"origin\\.joined\\." && fault "an entry of console $origin besides the first names its key"
  [ "$origin" != "$by" ] || [ "$key" = "$bykey" ] || fault "heads.txt is signed with another key than the entries of its console"
  octal < "$chain/signatures.txt" > "$work/signatures"
  # The value as printf %b writes it as bytes; nothing when they are out of order, or one stands there twice.
  awk '{ out = ""; more = ""; n = length($4)
      if ($1 + 0 < seq || $1 + 0 == seq && $2 <= field) exit 1
      seq = $1 + 0; field = $2
      for (i = 1; i <= n; i++) {
        six = index("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", substr($4, i, 1)) - 1
        if (six < 0) break
        word = i % 4 == 1 ? six : word * 64 + six
        if (i % 4 == 2) more = int(word / 16)
        if (i % 4 == 3) more = int(word / 4) % 256
        if (i % 4 == 0) more = word % 256
        if (i % 4 != 1) out = out sprintf("\\0%03o", more)
        if (i % 4 == 2) spare = word % 16
        if (i % 4 == 3) spare = word % 4
        if (i % 4 == 0) spare = 0
      }
      if (spare) exit 1
      print $1, $2, $3, out }' "$chain/leaves.txt" > "$work/leaves" || fault "the texts of console $origin are not in order, or one stands there twice"

  n=0 prev=0000000000000000000000000000000000000000000000000000000000000000
  exec 3< "$chain/events.jsonl" 4< "$work/signatures" 5< "$work/leaves"
  read -r of field salt value <&5 || of=
  while IFS= read -r line <&3; do
    n=$((n + 1)) at="entry $n of console $origin"
    case $line in "{\"v\":1,\"stream\":\"$stream\",\"origin\":\"$origin\",\"seq\":$n,\"prev\":\"$prev\","*) ;; *) fault "$at does not follow the one before it" ;; esac
    printf 'muster-event-v1\n%d\n%s' "${#line}" "$line" > "$work/signed"
    read -r signature <&4 && fits "$key" "$work/signed" "$signature" || fault "the signature of $at does not fit"
    printf %s "$line" > "$work/body"
    prev=$(sha256sum < "$work/body") prev=${prev%% *}
    echo "$origin $n $prev" >> "$work/hashes"
    case $n:$prev in "$mark"*) found=$at ;; esac
    while [ "$of" = "$n" ]; do
      printf '%s%b' "$salt" "$value" > "$work/leaf"
      leaf=$(sha256sum < "$work/leaf")
      case $field in actor.name) part=${line%%,\"type\":*} ;; *) part=${line#*\"payload\":} ;; esac
      case $part in *"\"${field#*.}\":{\"leaf\":\"${leaf%% *}\"}"*) ;; *) fault "the text of $field in $at is not the one that was signed" ;; esac
      read -r of field salt value <&5 || of=
    done
  done
  [ "$n $prev" = "$last $lasthash" ] || fault "the last entry of console $origin, $n, is not the one that heads.txt names, $last"
  [ "$(wc -l < "$chain/signatures.txt")" -eq "$n" ] || fault "there are signatures of console $origin without an entry"
  [ -z "$of" ] || fault "there are texts of console $origin without an entry"
  grep -aoE ",\"att\":\\[($att,?)+\\]\\}\$" "$chain/events.jsonl" | grep -oE "$att" >> "$work/named"
  sed -n 's/,"payload":{.*//; s/.*,"deps":\[\(.*\)\]$/\1/p' "$chain/events.jsonl" | grep -aoE "$uuid\",$count,\"$hash" | tr -s '",' ' ' >> "$work/seen"
  entries=$((entries + n)) consoles=$((consoles + 1))
  told="$told
  console $origin: $n entries, key $key"
done 6< "$work/heads"

other=$(awk 'FNR == NR { hash[$1, $2] = $3; next } ($1, $2) in hash && hash[$1, $2] != $3 { print "entry " $2 " of console " $1; exit }' "$work/hashes" "$work/seen")
[ -z "$other" ] || fault "$other is not the one that another console saw: it was written anew"

sort -u "$work/named" > "$work/once"
missing=$(wc -l < "$work/once")
for file in files/*; do
  [ -f "$file" ] || continue
  is=$(sha256sum < "$file")
  [ "files/${is%% *}" = "$file" ] || fault "$file was changed"
  grep -qF "[\"${is%% *}\",$(($(wc -c < "$file")))]" "$work/once" || fault "no entry names $file with its size"
  missing=$((missing - 1))
done
[ "$mark" = none ] || [ -n "$found" ] || fault "no entry has the code or the words that you gave"
echo "It holds: $entries entries of stream $stream."
echo "  consoles: $consoles; files that are not in it: $missing$told"
[ -z "$found" ] || echo "  what you gave is the mark of $found"
