#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks a record without Muster: verify.sh FOLDER [CODE | SEQ: WORDS]. Needs sh, sed, grep, awk, sha256sum and openssl 3.
# Status 0: it holds; 1: it does not, the first fault is printed; 2: it is no record, or it cannot be checked here.
# shellcheck disable=SC2015,SC2016,SC2086 # In "a && b || fault" either may be what fails; what is for awk is quoted; $sum may be two words.
set -u
export LC_ALL=C CDPATH=
fault() { printf 'It does not hold: %s.\n' "$1"; exit 1; }
useless() { printf 'It was not checked: %s.\n' "$1"; exit 2; }

words=$(cd "$(dirname "$0")" && pwd)/words.txt
in=$(cd "${1:-.}" 2> /dev/null && pwd) && [ -f "$in/heads.txt" ] && [ -d "$in/chains" ] || useless "this is not the folder of a record"
[ $# -eq 0 ] || shift
command -v sha256sum > /dev/null && sum=sha256sum || sum='shasum -a 256'
openssl pkeyutl -help 2>&1 | grep -q rawin || useless "openssl 3 is needed"
# All that is written goes to a folder of its own.
work=$(mktemp -d) && cd "$work" && work=$(pwd) && trap 'cd / && rm -rf "$work"' EXIT && trap 'exit 2' HUP INT TERM || useless "no folder can be made for it"

# How things are spelled, as extended regular expressions.
hash='[0-9a-f]{64}'
uuid='[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
time='[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z'
count='(0|[1-9][0-9]*)'
text='"([^"\]|\\["\]|\\u00[01][0-9a-f])*"'
att="\\[\"$hash\",$count\\]"
dep="\\[\"$uuid\",[1-9][0-9]*,\"$hash\"\\]"
actor="\\{\"claim\":\"(claimed|keyed)\",(\"name\":\\{\"leaf\":\"$hash\"\\},)?\"person\":\"$uuid\"(,\"role\":$text)?\\}"
start="\\{\"v\":1,\"stream\":\"$uuid\",\"origin\":\"$uuid\",\"seq\":$count,\"prev\":\"$hash\",\"id\":\"$uuid\",\"hlc\":\\[$count,$count\\],\"wall\":\"$time\",\"boot\":\"$uuid\",\"mono\":$count,\"at\":\"$time\",\"actor\":$actor,"
entry="$start\"type\":\"[-a-z0-9.]+\\.[1-9][0-9]*\"(,\"subject\":$text)?(,\"cause\":\"$uuid\")?(,\"deps\":\\[$dep(,$dep)*\\])?,\"payload\":\\{($text|0|-?[1-9][0-9]*|[][{}:,])*\\}(,\"att\":\\[$att(,$att)*\\])?\\}"
leaf="[1-9][0-9]* (actor\\.name|payload\\.[-a-z0-9_.]+) [0-9a-f]{32} ([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?"

# FILE EXPRESSION: all its lines, "lines" of them, are such, and each is ended by a line feed.
spelled() {
  lines=$(wc -l < "$1") && [ "$(grep -acE "^($2)\$" "$1")" -eq "$lines" ] && { [ ! -s "$1" ] || [ "$(tail -c 1 "$1" | wc -l)" -eq 1 ]; } \
    && [ "$(tr -d '\000-\011\013-\037' < "$1" | wc -c)" -eq "$(wc -c < "$1")" ]
} 2> /dev/null
# For awk: what hex digits and base64 stand for, written to a file.
binary='BEGIN {
    for (i = 0; i < 256; i++) byte[sprintf("%02x", i)] = i
    for (i = 1; i <= 64; i++) six[substr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", i, 1)] = i - 1
  }
  function hex(text, file,  i) { for (i = 1; i < length(text); i += 2) printf "%c", byte[substr(text, i, 2)] > file; close(file) }
  function base64(text, file,  i, bits, at) {
    for (i = 1; i <= length(text) && (at = substr(text, i, 1)) != "="; i++) {
      bits = (i % 4 == 1 ? 0 : bits * 64) + six[at]
      if (i % 4 == 2) printf "%c", int(bits / 16) > file
      if (i % 4 == 3) printf "%c", int(bits / 4) % 256 > file
      if (i % 4 == 0) printf "%c", bits % 256 > file
    }
  }'
# AWK COMMAND: of each line that it reads AWK makes a file m1000, m1001 …; the command has up to 500 of them at a time.
each() {
  awk -v command="$2 && rm -f m1* sm1*" "$binary"'
    function run() { if (system(command)) exit failed = 1 }
    { file = "m" 1000 + (NR - 1) % 500; '"$1"'; close(file) }
    NR % 500 == 0 { run() }
    END { if (!failed && NR % 500) run(); exit failed }'
}
verify='openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key'
# KEY: this is the one from here on.
take() { echo "302a300506032b6570032100$1" | awk "$binary"'{ hex($0, "key") }'; }

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
all=$(cd "$in" && find . > /dev/null 2>&1 && find . ! -type f ! -type d -o -name '*[!-.0-9A-Za-z]*' | sed 's/^/?/' && find . -type d | sed 's|$|/|' && find . -type f) \
  || useless "it cannot be read"
strange=$(printf '%s\n' "$all" | grep -vE "^\\./(files/|chains/($uuid/(events\\.jsonl|leaves\\.txt|signatures\\.txt)?)?|files/$hash|heads\\.txt|heads\\.sig|READ-ME-FIRST\\.txt|report\\.html|verify\\.sh|words\\.txt)?\$" | head -n 1 | tr -dc ' -~')
[ -z "$strange" ] || useless "${strange#\?} does not belong into a record"

spelled "$in/heads.txt" "muster-heads-v1|(stream|by) $uuid|at $time|key $hash|head $uuid [1-9][0-9]* $hash" \
  && [ "$(sed 5q "$in/heads.txt" | cut -d ' ' -f 1 | tr '\n' ' ')" = 'muster-heads-v1 stream at by key ' ] \
  && sed -n 's/^head //p' "$in/heads.txt" > heads && [ -s heads ] && [ "$(wc -l < heads)" -eq "$((lines - 5))" ] \
  && cut -d ' ' -f 1 heads > origins && sort -cu origins 2> /dev/null || fault "heads.txt is not spelled as it must be"
stream=$(sed -n 's/^stream //p' "$in/heads.txt") by=$(sed -n 's/^by //p' "$in/heads.txt") bykey=$(sed -n 's/^key //p' "$in/heads.txt")
spelled "$in/heads.sig" '[0-9a-f]{128}' && [ "$lines" -eq 1 ] && take "$bykey" && awk "$binary"'{ hex($0, "signature") }' < "$in/heads.sig" \
  && $verify -in "$in/heads.txt" -sigfile signature > /dev/null 2>&1 || fault "the signature heads.sig does not fit heads.txt"
(cd "$in/chains" && printf '%s\n' *) | cmp -s - origins || fault "the folders in chains are not those that heads.txt names"

while read -r origin last <&6; do
  chain=$in/chains/$origin
  spelled "$chain/signatures.txt" '[0-9a-f]{128}' || fault "a signature of console $origin is not spelled as it must be"
  spelled "$chain/events.jsonl" "$entry" || fault "an entry of console $origin is not spelled as it must be"
  spelled "$chain/leaves.txt" "$leaf" || fault "a text of console $origin is not spelled as it must be"
  key=$(sed -nE "1{/^$start\"type\":\"origin\\.joined\\.1\",\"payload\":\\{\"key\":\"$hash\",\"key_place\":\"[a-z]*\",\"kind\":\"[a-z]*\"\\}\\}\$/s/.*\"payload\":\\{\"key\":\"($hash).*/\\1/p;q;}" "$chain/events.jsonl")
  [ -n "$key" ] || fault "entry 1 of console $origin does not name the key of its console"
  [ "$origin" != "$by" ] || [ "$key" = "$bykey" ] || fault "heads.txt is signed with another key than the entries of its console"
  each 'printf "%s", $0 > file' "$sum m1*" < "$chain/events.jsonl" >> entries && each 'printf "%s", $3 > file; base64($4, file)' "$sum m1*" < "$chain/leaves.txt" >> texts \
    && echo "$origin $last $key $lines" >> chains || useless "awk or $sum does not run, or the disk is full"
done 6< heads

# All but the signatures, at one go.
report=$(
  { while read -r origin rest; do
      echo "chain $origin $rest"
      sed 's/^/text /' "$in/chains/$origin/leaves.txt"
      sed 's/^/entry /' "$in/chains/$origin/events.jsonl"
    done < chains
    cd "$in" && find . -path './files/*' -type f -exec $sum {} + | sed 's/^/sum /'
    find . -path './files/*' -type f -exec wc -c {} + | sed 's/^ */size /'
  } | awk -v stream="$stream" -v mark="$mark" -v chains="$(wc -l < heads)" -v files="$(printf '%s\n' "$all" | grep -c '^\./files/.')" '
    function fault(what) { print what; exit broken = 1 }
    function nth(i) { return "entry " i " of console " origin }
    function hashed(file) { hash = ""; getline hash < file; hash = substr(hash, 1, 64) }
    function list(text, into) { gsub(/[^-,0-9a-f]/, "", text); return split(text, into, ",") }
    function finish() {
      if (n " " prev != last) fault("the last entry of console " origin ", " n ", is not the one that heads.txt names, " last + 0)
      if (unread) fault("there are texts of console " origin " without an entry")
      told = told "\n  console " origin ": " n " entries, key " key
      entries += n
    }
    /^chain / {
      if (consoles++) finish()
      origin = $2; last = $3 " " $4; key = $5; unread = $6; n = of = 0
      prev = "0000000000000000000000000000000000000000000000000000000000000000"
    }
    /^text / {
      if ($2 + 0 < of || $2 + 0 == of && $3 <= field) fault("the texts of console " origin " are not in order, or one stands there twice")
      hashed("texts"); of = $2 + 0; field = $3; texts[of] = texts[of] field " " hash " "
    }
    /^entry / {
      n++; hashed("entries"); entry = substr($0, 7)
      if (index(entry, "{\"v\":1,\"stream\":\"" stream "\",\"origin\":\"" origin "\",\"seq\":" n ",\"prev\":\"" prev "\",") != 1) fault(nth(n) " does not follow the one before it")
      prev = is[origin, n] = hash
      if (index(n ":" hash, mark) == 1) found = nth(n)
      i = index(entry, ",\"payload\":{"); front = substr(entry, 1, i - 1); payload = substr(entry, i)
      if (n > 1 && index(front, ",\"type\":\"origin.joined.")) fault("an entry of console " origin " besides the first names its key")
      for (i = split(texts[n], text, " "); i > 0; i -= 2) {
        name = substr(text[i - 1], index(text[i - 1], ".") + 1)
        if (!index(text[i - 1] == "actor.name" ? front : payload, "\"" name "\":{\"leaf\":\"" text[i] "\"}")) fault("the text of " text[i - 1] " in " nth(n) " is not the one that was signed")
        unread--
      }
      delete texts[n]
      if (i = index(front, ",\"deps\":[")) for (i = list(substr(front, i + 9), dep); i > 0; i -= 3) saw[dep[i - 2], dep[i - 1], dep[i]]
      if (match(payload, /,"att":\[(\["[0-9a-f]+",[0-9]+\],?)+\]\}$/))
        for (i = list(substr(payload, RSTART + 8), dep); i > 0; i -= 2) if (!named[dep[i - 1], dep[i]]++) missing++
      # What is left of the payload when texts, numbers, then the objects and lists without others in them are each one letter.
      payload = substr(payload, 12, (RSTART ? RSTART : length(payload)) - 12)
      gsub(/\\./, "", payload); gsub(/"[^"]*"/, "s", payload); gsub(/0|-?[1-9][0-9]*/, "n", payload)
      for (deep = 0; gsub(/\{(s:[snv](,s:[snv])*)?\}|\[([snv](,[snv])*)?\]/, "v", payload); deep++);
      if (payload != "v" || deep > 8) fault("the payload of " nth(n) " is not spelled as it must be")
    }
    /^sum / { sums++; if ($3 != "./files/" $2) fault("the file " $3 " was changed") }
    /^size .*files/ { sizes++; if (!((substr($3, 9), $2) in named)) fault("no entry names " $3 " with its size") }
    END {
      if (broken) exit 1
      finish()
      for (each in saw) {
        split(each, dep, SUBSEP)
        if ((dep[1], dep[2]) in is && is[dep[1], dep[2]] != dep[3]) fault("entry " dep[2] " of console " dep[1] " is not the one that another console saw: it was written anew")
      }
      if (consoles != chains || sums != files || sizes != files) fault("not all of it can be read")
      if (mark != "none" && !found) fault("no entry has the code or the words that you gave")
      print "It holds: " entries " entries of stream " stream ".\n  consoles: " consoles "; files that are not in it: " missing - files told
      if (found) print "  what you gave is the mark of " found
    }')
case $?:$report in "0:It holds: "*) ;; 1:?*) fault "$report" ;; *) useless "awk does not run" ;; esac

# The signatures come last, for they take the longest.
while read -r origin last _ key _ <&6; do
  take "$key" && paste -d ' ' "$in/chains/$origin/signatures.txt" "$in/chains/$origin/events.jsonl" | each 'entry = substr($0, 130)
    printf "muster-event-v1\n%d\n%s", length(entry), entry > file
    hex(substr($0, 1, 128), "s" file)' "for m in m1*; do $verify -in \$m -sigfile s\$m > /dev/null 2>&1 && echo || exit 1; done" > fit \
    && [ "$(wc -l < fit)" -eq "$last" ] || fault "the signature of entry $(($(wc -l < fit) + 1)) of console $origin does not fit"
done 6< chains
printf '%s\n' "$report"
