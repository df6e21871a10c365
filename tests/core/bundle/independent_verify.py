#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Muster authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Written from the page resources/help/event-record.md by somebody who had nothing else, and kept to show that the page suffices.
# It is not told what Muster's own code does: what it and that disagree about is a fault of one of them, or of the page.
"""verify.py BUNDLE [CODE | SEQ: words...]

Checks a Muster bundle (zip or folder) by the page event-record.md alone.
Status 0: holds.  1: the first thing that does not hold.  2: no bundle."""
import base64
import binascii
import datetime
import hashlib
import json
import os
import re
import stat
import struct
import sys
import zlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MAX_FILES = 20000
MAX_FILE = 256 << 20
MAX_ALL = 1 << 30
MAX_REPORT = 64 << 20
MAX_HEADS = 4 << 20
MAX_BODY = 96 << 10
MAX_PAYLOAD = 64 << 10
MAX_LEAF = 64 << 10
MAX_DEPTH = 8
MAX_ATT = 256
MAX_INT = 1 << 53
MAX_NOTED = 1000000
CHUNK = 1 << 16


class Bad(Exception):
    """Something does not hold."""

    def __init__(self, where, what):
        super().__init__(where, what)
        self.where, self.what = where, what

    def __str__(self):
        return "%s: %s" % (self.where, self.what)


class NoBundle(Exception):
    pass


def show(x):
    """Hostile text, fit for a terminal."""
    s = ascii(x)
    return s if len(s) <= 120 else s[:117] + "..."


# ---------------------------------------------------------------- containers

class Folder:
    def __init__(self, path):
        self.path = path
        self.sizes = {}
        self.dirs = set()
        stack, seen = [""], 0
        while stack:
            rel = stack.pop()
            with os.scandir(os.path.join(path, rel) if rel else path) as it:
                for e in it:
                    name = rel + "/" + e.name if rel else e.name
                    seen += 1
                    if seen > 2 * MAX_FILES:
                        raise Bad("bundle", "more than %d files" % MAX_FILES)
                    st = e.stat(follow_symlinks=False)
                    if stat.S_ISDIR(st.st_mode):
                        if name.count("/") > 2:
                            raise Bad(show(name), "does not belong in a bundle")
                        self.dirs.add(name)
                        stack.append(name)
                    elif stat.S_ISREG(st.st_mode):
                        self.sizes[name] = st.st_size
                    else:
                        raise Bad(show(name), "is neither a file nor a folder")

    def chunks(self, name):
        fd = os.open(os.path.join(self.path, *name.split("/")),
                     os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(fd, "rb") as f:
            left = self.sizes[name]
            while True:
                b = f.read(CHUNK)
                if not b:
                    break
                left -= len(b)
                if left < 0:
                    break
                yield b
            if left:
                raise Bad(name, "changed while it was read")

    def close(self):
        pass


class Zip:
    """A strict reader: what the central directory lists tiles the file, nothing before, between or behind."""

    def __init__(self, path):
        self.f = open(path, "rb")
        try:
            self._open()
        except BaseException:
            self.f.close()
            raise

    def _at(self, off, n):
        self.f.seek(off)
        b = self.f.read(n)
        if len(b) != n:
            raise NoBundle("not a whole zip file")
        return b

    def _open(self):
        f = self.f
        size = f.seek(0, 2)
        if size < 22:
            raise NoBundle("neither a zip file nor a folder")
        end = self._at(size - 22, 22)
        if end[:4] != b"PK\5\6" or end[20:] != b"\0\0":
            n = min(size, 65557)
            if b"PK\5\6" in self._at(size - n, n):
                raise Bad("zip", "a comment or other bytes stand behind its directory")
            raise NoBundle("neither a zip file nor a folder")
        d0, d1, n0, n, cdsize, cdoff, _ = struct.unpack("<4H2IH", end[4:])
        if d0 or d1 or n0 != n:
            raise NoBundle("a zip file in several parts")
        if n > 2 * MAX_FILES:
            raise Bad("zip", "more than %d files" % MAX_FILES)
        if cdoff + cdsize != size - 22:
            raise NoBundle("its directory is not where it says (or is zip64)")
        if cdsize > n * (46 + 2048):
            raise Bad("zip", "its directory is too long")
        cd = self._at(cdoff, cdsize)
        self.sizes, self.dirs, self.ent = {}, set(), {}
        p, spans, names = 0, [], set()
        for _ in range(n):
            if cd[p:p + 4] != b"PK\1\2" or p + 46 > len(cd):
                raise NoBundle("its directory is broken")
            (made, _need, flags, method, _t, _d, crc, csize, usize, nl, xl, cl, disk, _ia, ea,
             off) = struct.unpack("<6H3I5H2I", cd[p + 4:p + 46])
            raw = cd[p + 46:p + 46 + nl]
            p += 46 + nl + xl + cl
            if p > len(cd):
                raise NoBundle("its directory is broken")
            name = raw.decode("latin-1")
            if cl or disk:
                raise Bad(show(name), "has a comment or lies in another part of the zip")
            if flags & ~0x080e:
                raise Bad(show(name), "is encrypted or packed in a way that is not read")
            if method not in (0, 8):
                raise Bad(show(name), "is packed in a way that is not read")
            if name in names:
                raise Bad(show(name), "is there twice")
            names.add(name)
            fmt = stat.S_IFMT(ea >> 16) if made >> 8 in (3, 19) else 0
            isdir = name.endswith("/")
            if fmt not in (0, stat.S_IFDIR if isdir else stat.S_IFREG):
                raise Bad(show(name), "is neither a file nor a folder")
            if method == 0 and csize != usize:
                raise Bad(show(name), "has two sizes")
            if isdir:
                if usize:
                    raise Bad(show(name), "is a folder with contents")
                self.dirs.add(name[:-1])
            else:
                self.sizes[name] = usize
                self.ent[name] = None
            # local header
            if off + 30 > cdoff:
                raise NoBundle("its directory is broken")
            lh = self._at(off, 30)
            lflags, lmethod, _lt, _ld, lcrc, lcs, lus, lnl, lxl = struct.unpack("<4H3I2H", lh[6:])
            if lh[:4] != b"PK\3\4" or off + 30 + lnl + lxl + csize > cdoff:
                raise NoBundle("its directory is broken")
            if lnl != nl or self._at(off + 30, nl) != raw or lflags != flags or lmethod != method:
                raise Bad(show(name), "is called otherwise where it stands than in the directory of the zip")
            if not flags & 8 or (lcrc, lcs, lus) != (0, 0, 0):
                if ((lcrc != crc and not (flags & 8 and lcrc == 0))
                        or lcs not in (csize, 0xffffffff) or lus not in (usize, 0xffffffff)):
                    raise Bad(show(name), "has two sizes")
            start = off + 30 + lnl + lxl
            spans.append((off, start + csize, flags, crc, csize, usize, name))
            if not isdir:
                self.ent[name] = (start, csize, usize, method, crc)
        if p != len(cd):
            raise NoBundle("its directory is broken")
        spans.sort()
        pos = 0
        for i, (off, endp, flags, crc, cs, us, name) in enumerate(spans):
            if off != pos:
                raise Bad("zip", "there are bytes in it that belong to none of its files")
            nxt = spans[i + 1][0] if i + 1 < len(spans) else cdoff
            gap = nxt - endp
            if gap:
                if not flags & 8 or gap not in (12, 16, 20, 24):
                    raise Bad("zip", "there are bytes in it that belong to none of its files")
                b = self._at(endp, gap)
                if b not in [s + struct.pack(k, crc, cs, us) for s in (b"", b"PK\7\x08") for k in ("<3I", "<IQQ")]:
                    raise Bad(show(name), "has two sizes")
            pos = nxt
        if pos != cdoff:
            raise Bad("zip", "there are bytes in it that belong to none of its files")

    def chunks(self, name):
        start, csize, usize, method, crc = self.ent[name]
        pos, left, got, sum_ = start, csize, 0, 0
        z = zlib.decompressobj(-15) if method == 8 else None
        while True:
            if z is None:
                out = b""
                if left:
                    out = self._at(pos, min(CHUNK, left))
                    pos += len(out)
                    left -= len(out)
                done = not left
            else:
                src = z.unconsumed_tail
                if not src and left:
                    src = self._at(pos, min(CHUNK, left))
                    pos += len(src)
                    left -= len(src)
                try:
                    out = z.decompress(src, CHUNK)
                except zlib.error:
                    raise Bad(name, "cannot be unpacked")
                done = z.eof
                if not done and not out and not src and not left:
                    raise Bad(name, "cannot be unpacked")
            got += len(out)
            if got > usize:
                raise Bad(name, "is longer than the zip says")
            sum_ = zlib.crc32(out, sum_)
            if out:
                yield out
            if done:
                break
        if z is not None and (z.unused_data or z.unconsumed_tail or left):
            raise Bad(name, "cannot be unpacked")
        if got != usize or sum_ != crc:
            raise Bad(name, "is not what the zip says (size or CRC)")

    def close(self):
        self.f.close()


def open_bundle(path):
    try:
        st = os.stat(path)
        if stat.S_ISDIR(st.st_mode):
            return Folder(path)
        if stat.S_ISREG(st.st_mode):
            return Zip(path)
    except (OSError, ValueError) as e:
        raise NoBundle("cannot be read (%s)" % (getattr(e, "strerror", None) or e))
    raise NoBundle("neither a zip file nor a folder")


def whole(src, name, limit):
    if src.sizes[name] > limit:
        raise Bad(name, "is longer than %d bytes" % limit)
    return b"".join(src.chunks(name))


def lines(src, name, limit, what):
    """The lines of a file, each ended by a line feed, none longer than limit."""
    buf, n = b"", 0
    for c in src.chunks(name):
        parts = (buf + c).split(b"\n")
        buf = parts.pop()
        for p in parts:
            n += 1
            if len(p) > limit:
                raise Bad("%s, line %d" % (name, n), "longer than %s" % what)
            yield p
        if len(buf) > limit:
            raise Bad("%s, line %d" % (name, n + 1), "longer than %s" % what)
    if buf:
        raise Bad("%s, line %d" % (name, n + 1), "does not end with a line feed")


# ---------------------------------------------------------------- spelling

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch
HEX32 = re.compile(r"[0-9a-f]{32}").fullmatch
HEX64 = re.compile(r"[0-9a-f]{64}").fullmatch
HEX128 = re.compile(rb"[0-9a-f]{128}").fullmatch
NUMBER = re.compile(r"[1-9][0-9]{0,15}").fullmatch
KEY = re.compile(r"[a-z0-9_.-]+").fullmatch
TYPE = re.compile(r"[a-z0-9.-]+\.[1-9][0-9]*").fullmatch
TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{3}Z").fullmatch
ESC = re.compile(r'[\x00-\x1f"\\]')

FIELDS = ("v", "stream", "origin", "seq", "prev", "id", "hlc", "wall", "boot", "mono", "at", "actor", "type",
          "subject", "cause", "deps", "payload", "att")
OPTIONAL = {"subject", "cause", "deps", "att"}
NEEDED = [f for f in FIELDS if f not in OPTIONAL]
FIELDSET = set(FIELDS)


class Spell(Exception):
    pass


def _esc(m):
    c = m.group()
    return "\\" + c if c in '"\\' else "\\u%04x" % ord(c)


def text(s):
    return '"' + (ESC.sub(_esc, s) if ESC.search(s) else s) + '"'


def spell(x, depth):
    """The one spelling of a value; depth counts objects and lists, that of the field being the first."""
    t = type(x)
    if t is str:
        return text(x)
    if t is int:
        if not -MAX_INT <= x <= MAX_INT:
            raise Spell("a number beyond 2^53")
        return str(x)
    if t is dict:
        if depth >= MAX_DEPTH:
            raise Spell("objects and lists are nested deeper than %d" % MAX_DEPTH)
        for k in x:
            if not KEY(k):
                raise Spell("the key %s has other characters than a-z, 0-9, _, -, ." % show(k))
        return "{" + ",".join(['"%s":%s' % (k, spell(x[k], depth + 1)) for k in sorted(x)]) + "}"
    if t is list:
        if depth >= MAX_DEPTH:
            raise Spell("objects and lists are nested deeper than %d" % MAX_DEPTH)
        return "[" + ",".join([spell(v, depth + 1) for v in x]) + "]"
    raise Spell("true, false or null stands in it")


def _nofloat(s):
    raise Spell("a number that is not a whole one")


DECODE = json.JSONDecoder(parse_float=_nofloat, parse_constant=_nofloat, strict=True).decode


def is_uuid(x):
    return type(x) is str and UUID(x) is not None


def is_hex64(x):
    return type(x) is str and HEX64(x) is not None


def is_int(x, lo, hi=MAX_INT):
    return type(x) is int and lo <= x <= hi


def is_time(x):
    if type(x) is not str:
        return False
    m = TIME(x)
    if not m:
        return False
    try:
        datetime.datetime(*map(int, m.groups()))
    except ValueError:
        return False
    return True


def is_leaf(x):
    return type(x) is dict and len(x) == 1 and is_hex64(x.get("leaf"))


def parse_body(line):
    """The body, or Spell with a sentence."""
    if len(line) > MAX_BODY:
        raise Spell("the body is longer than 96 KiB")
    try:
        s = line.decode("utf-8")
    except UnicodeDecodeError:
        raise Spell("not UTF-8")
    try:
        e = DECODE(s)
    except RecursionError:
        raise Spell("objects and lists are nested deeper than %d" % MAX_DEPTH)
    except ValueError:
        raise Spell("not a line of JSON as this record spells it")
    if type(e) is not dict:
        raise Spell("not an object")
    for f in NEEDED:
        if f not in e:
            raise Spell("the field %s is missing" % f)
    if not FIELDSET.issuperset(e):
        raise Spell("a field that is none: %s" % show(sorted(set(e) - FIELDSET)[0]))
    out, payload = [], 0
    try:
        for f in FIELDS:
            if f in e:
                v = spell(e[f], 0)
                if f == "payload":
                    payload = len(v.encode("utf-8"))
                out.append('"%s":%s' % (f, v))
        canon = ("{" + ",".join(out) + "}").encode("utf-8")
    except UnicodeEncodeError:
        raise Spell("a lone surrogate")
    if canon != line:
        n = len(os.path.commonprefix([canon, line]))
        raise Spell("not the one spelling of this entry, from byte %d on" % n)
    if payload > MAX_PAYLOAD:
        raise Spell("the payload is longer than 64 KiB")

    if e["v"] != 1 or type(e["v"]) is not int:
        raise Spell("v is not 1")
    for f in ("stream", "origin", "id", "boot"):
        if not is_uuid(e[f]):
            raise Spell("%s is no UUID" % f)
    if not is_int(e["seq"], 1):
        raise Spell("seq is no number from 1")
    if not is_hex64(e["prev"]):
        raise Spell("prev is no hash")
    h = e["hlc"]
    if type(h) is not list or len(h) != 2 or not is_int(h[0], 0) or not is_int(h[1], 0, 65535):
        raise Spell("hlc is not [milliseconds, counter]")
    for f in ("wall", "at"):
        if not is_time(e[f]):
            raise Spell("%s is no time" % f)
    if not is_int(e["mono"], 0):
        raise Spell("mono is no number of milliseconds")
    a = e["actor"]
    if type(a) is not dict or not {"claim", "person"} <= set(a) <= {"claim", "name", "person", "role"}:
        raise Spell("actor is not claim, name, person, role")
    if a["claim"] not in ("claimed", "keyed"):
        raise Spell("actor.claim is neither claimed nor keyed")
    if "name" in a and not is_leaf(a["name"]):
        raise Spell("actor.name is no leaf")
    if not is_uuid(a["person"]):
        raise Spell("actor.person is no UUID")
    if "role" in a and (type(a["role"]) is not str or not a["role"]):
        raise Spell("actor.role is no name")
    t = e["type"]
    if type(t) is not str or len(t) > 64 or not TYPE(t):
        raise Spell("type is no name and version")
    if "subject" in e and (type(e["subject"]) is not str or not 1 <= len(e["subject"].encode("utf-16-le")) // 2 <= 256):
        raise Spell("subject is no text of 1 to 256 characters")
    if "cause" in e and not is_uuid(e["cause"]):
        raise Spell("cause is no UUID")
    if "deps" in e:
        d = e["deps"]
        if type(d) is not list or not d:
            raise Spell("deps is no list of [origin, seq, hash]")
        seen = set()
        for x in d:
            if (type(x) is not list or len(x) != 3 or not is_uuid(x[0]) or not is_int(x[1], 1)
                    or not is_hex64(x[2])):
                raise Spell("deps is no list of [origin, seq, hash]")
            if x[0] == e["origin"]:
                raise Spell("deps names its own origin")
            if x[0] in seen:
                raise Spell("deps names an origin twice")
            seen.add(x[0])
    if type(e["payload"]) is not dict:
        raise Spell("payload is no object")
    if "att" in e:
        d = e["att"]
        if type(d) is not list or not d:
            raise Spell("att is no list of [SHA-256, size]")
        if len(d) > MAX_ATT:
            raise Spell("more than %d files" % MAX_ATT)
        for x in d:
            if type(x) is not list or len(x) != 2 or not is_hex64(x[0]) or not is_int(x[1], 0):
                raise Spell("att is no list of [SHA-256, size]")
    return e


def fits(key, sig, msg):
    try:
        key.verify(sig, msg)
        return True
    except InvalidSignature:
        return False


def public_key(hexa, where):
    try:
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(hexa))
    except Exception:
        raise Bad(where, "the key is none")


# ---------------------------------------------------------------- heads

class Heads:
    pass


def read_heads(src):
    name = "heads.txt"
    if name not in src.sizes:
        raise Bad(name, "is missing")
    raw = whole(src, name, MAX_HEADS)
    try:
        s = raw.decode("ascii")
    except UnicodeDecodeError:
        raise Bad(name, "is not spelled as heads are")
    if not s.endswith("\n"):
        raise Bad(name, "does not end with a line feed")
    ls = s[:-1].split("\n")
    h = Heads()

    def want(i, word, ok):
        v = ls[i].split(" ") if i < len(ls) else []
        if len(v) != 2 or v[0] != word or not ok(v[1]):
            raise Bad("%s, line %d" % (name, i + 1), "is not the line \"%s\"" % word)
        return v[1]

    if ls[0] != "muster-heads-v1":
        raise Bad(name + ", line 1", "is not muster-heads-v1")
    h.stream = want(1, "stream", is_uuid)
    h.at = want(2, "at", is_time)
    h.by = want(3, "by", is_uuid)
    h.key = want(4, "key", is_hex64)
    h.heads = {}
    last = ""
    for i in range(5, len(ls)):
        where = "%s, line %d" % (name, i + 1)
        v = ls[i].split(" ")
        if (len(v) != 4 or v[0] != "head" or not is_uuid(v[1]) or not NUMBER(v[2]) or int(v[2]) > MAX_INT
                or not is_hex64(v[3])):
            raise Bad(where, "is no line \"head\"")
        if v[1] <= last:
            raise Bad(where, "the heads are not in the order of their origins, or one stands there twice")
        last = v[1]
        h.heads[last] = (int(v[2]), v[3])
    if not h.heads:
        raise Bad(name, "has no line \"head\"")
    if "heads.sig" not in src.sizes:
        raise Bad("heads.sig", "is missing")
    sig = whole(src, "heads.sig", 129)
    if sig[-1:] != b"\n" or not HEX128(sig[:-1]):
        raise Bad("heads.sig", "is not 128 hex digits and a line feed")
    if not fits(public_key(h.key, name), bytes.fromhex(sig[:-1].decode()), raw):
        raise Bad("heads.sig", "does not fit heads.txt and its key")
    return h


# ---------------------------------------------------------------- chains

B64 = re.compile(rb"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?").fullmatch
MAX_LEAF_LINE = 16 + 1 + 8 + MAX_PAYLOAD + 1 + 32 + 1 + 4 * ((MAX_LEAF + 2) // 3)


def leaves(src, name):
    """(line, seq, field, salt, value) in strict order."""
    last = (0, b"")
    n = 0
    for l in lines(src, name, MAX_LEAF_LINE, "a leaf may be"):
        n += 1
        where = "%s, line %d" % (name, n)
        v = l.split(b" ")
        if len(v) != 4:
            raise Bad(where, "is not seq, field, salt and value with one space between")
        try:
            seq, field, salt = (x.decode("ascii") for x in v[:3])
        except UnicodeDecodeError:
            raise Bad(where, "has other characters than a leaf has")
        if not NUMBER(seq) or int(seq) > MAX_INT:
            raise Bad(where, "does not begin with a seq")
        if field != "actor.name" and not (field.startswith("payload.") and KEY(field[8:])):
            raise Bad(where, "the field is neither actor.name nor payload. and a key")
        if not HEX32(salt):
            raise Bad(where, "the salt is not 32 hex digits")
        if not B64(v[3]):
            raise Bad(where, "the value is not in base64")
        try:
            value = base64.b64decode(v[3], validate=True)
        except (binascii.Error, ValueError):
            raise Bad(where, "the value is not in base64")
        if base64.b64encode(value) != v[3]:
            raise Bad(where, "the value is not in the one spelling of base64")
        if len(value) > MAX_LEAF:
            raise Bad(where, "the leaf is longer than 64 KiB")
        try:
            value.decode("utf-8")
        except UnicodeDecodeError:
            raise Bad(where, "the value is not UTF-8")
        if field == "actor.name" and not value:
            raise Bad(where, "an empty name is left out")
        here = (int(seq), v[1])
        if here == last:
            raise Bad(where, "the leaf stands there twice")
        if here < last:
            raise Bad(where, "the leaves are not in the order of seq and field")
        last = here
        yield n, here[0], field, salt, value


class State:
    def __init__(self):
        self.entries = self.leaves = self.withheld = 0
        self.att = {}       # hash of a file in the bundle -> set of sizes that entries name
        self.keys = {}
        self.kinds = set()
        self.hashes = {}    # origin -> 32 bytes an entry
        self.deps = []
        self.ids = set()
        self.twice = 0
        self.found = []


def check_chain(src, origin, heads, st, anchor):
    base = "chains/%s/" % origin
    en, sn, ln = base + "events.jsonl", base + "signatures.txt", base + "leaves.txt"
    for x in (en, sn, ln):
        if x not in src.sizes:
            raise Bad(x, "is missing")
    lv = leaves(src, ln)
    leaf = None
    leaf_started = False
    sigs = lines(src, sn, 128, "a signature")
    head_seq, head_hash = heads.heads[origin]
    prev, seq, key = "0" * 64, 0, None
    hashes = st.hashes[origin] = bytearray()
    for line in lines(src, en, MAX_BODY, "a body may be (96 KiB)"):
        seq += 1
        where = "%s, entry %d" % (en, seq)
        try:
            e = parse_body(line)
        except Spell as x:
            raise Bad(where, str(x))
        if e["stream"] != heads.stream:
            raise Bad(where, "is of another stream")
        if e["origin"] != origin:
            raise Bad(where, "is of another origin")
        if e["seq"] != seq:
            raise Bad(where, "has the seq %d" % e["seq"])
        if e["prev"] != prev:
            raise Bad(where, "does not follow the one before it (prev)")
        if seq > head_seq:
            raise Bad(where, "stands behind the head of its chain in heads.txt")
        p = e["payload"]
        if seq == 1:
            if e["type"] != "origin.joined.1":
                raise Bad(where, "the first entry is not origin.joined")
            if not is_hex64(p.get("key")):
                raise Bad(where, "payload.key is no key")
            if p.get("key_place") not in ("keychain", "file"):
                raise Bad(where, "payload.key_place is neither keychain nor file")
            if p.get("kind") not in ("live", "drill", "estate"):
                raise Bad(where, "payload.kind is neither live, drill nor estate")
            st.keys[origin] = p["key"]
            st.kinds.add(p["kind"])
            key = public_key(p["key"], where)
        elif e["type"].startswith("origin.joined."):
            raise Bad(where, "an entry besides the first is origin.joined")
        sig = next(sigs, None)
        swhere = "%s, line %d" % (sn, seq)
        if sig is None:
            raise Bad(swhere, "is missing: there are fewer signatures than entries")
        if not HEX128(sig):
            raise Bad(swhere, "is not 128 hex digits")
        if not fits(key, bytes.fromhex(sig.decode()), b"muster-event-v1\n%d\n%s" % (len(line), line)):
            raise Bad(where, "its signature does not fit")
        digest = hashlib.sha256(line)
        prev = digest.hexdigest()
        hashes += digest.digest()
        if anchor and anchor.seq == seq and prev.startswith(anchor.hexa) and anchor.fits(digest.digest()):
            st.found.append(origin)

        places = {"payload." + k: v["leaf"] for k, v in p.items() if type(v) is dict and is_leaf(v)}
        if "name" in e["actor"]:
            places["actor.name"] = e["actor"]["name"]["leaf"]
        if not leaf_started:
            leaf_started, leaf = True, next(lv, None)
        there = 0
        while leaf is not None and leaf[1] == seq:
            n, _, field, salt, value = leaf
            lwhere = "%s, line %d" % (ln, n)
            if field not in places:
                raise Bad(lwhere, "entry %d has no leaf in %s" % (seq, show(field)))
            if hashlib.sha256(salt.encode() + value).hexdigest() != places[field]:
                raise Bad(lwhere, "the leaf does not fit its hash in entry %d" % seq)
            there += 1
            leaf = next(lv, None)
        st.leaves += there
        st.withheld += len(places) - there

        for h, size in e.get("att", ()):
            if h in st.att:
                st.att[h].add(size)
        for d in e.get("deps", ()):
            if d[0] in heads.heads and len(st.deps) < MAX_NOTED:
                st.deps.append((d[0], d[1], bytes.fromhex(d[2])))
        if len(st.ids) < MAX_NOTED:
            i = int(e["id"].replace("-", ""), 16)
            if i in st.ids:
                st.twice += 1
            st.ids.add(i)
    if seq == 0:
        raise Bad(en, "has no entry")
    if seq != head_seq:
        raise Bad("%s, entry %d" % (en, seq), "is the last, heads.txt has %d entries of this chain" % head_seq)
    if prev != head_hash:
        raise Bad("%s, entry %d" % (en, seq), "has not the hash of its head in heads.txt")
    if next(sigs, None) is not None:
        raise Bad("%s, line %d" % (sn, seq + 1), "there are more signatures than entries")
    if leaf is not None:
        raise Bad("%s, line %d" % (ln, leaf[0]), "there is no entry %d" % leaf[1])
    st.entries += seq


# ---------------------------------------------------------------- codes and words

class Anchor:
    """A code or words: seq, the hex digits that are whole, and for words the bits."""

    def __init__(self, arg):
        arg = arg.strip()
        self.text, self.bits = arg, None
        m = re.fullmatch(r"muster:([1-9][0-9]{0,15}):([0-9a-f]{64})", arg)
        if m:
            self.seq, self.hexa = int(m[1]), m[2]
            return
        m = re.fullmatch(r"([1-9][0-9]{0,15})\s*:\s*([A-Za-z]+(?:\s+[A-Za-z]+)*)", arg) if len(arg) < 4096 else None
        if not m:
            raise Bad("code", "is neither muster:SEQ:HASH nor SEQ: and twelve words")
        self.seq, self.hexa = int(m[1]), ""
        ws = m[2].lower().split()
        if len(ws) != 12:
            raise Bad("words", "there are %d, not twelve" % len(ws))
        book = word_book()
        self.bits = 0
        for i, w in enumerate(ws):
            if w in book:
                k = book.index(w)
            else:
                c = [k for k, x in enumerate(book) if x.startswith(w)] if len(w) >= 4 else []
                if len(c) != 1:
                    raise Bad("words", "%s (word %d) is none of words.txt" % (show(w), i + 1))
                k = c[0]
            self.bits = self.bits << 11 | k

    def fits(self, digest):
        return self.bits is None or int.from_bytes(digest, "big") >> (256 - 132) == self.bits


WORDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../resources/help/words.txt")


def word_book():
    try:
        with open(WORDS, "rb") as f:
            raw = f.read(1 << 20)
        book = raw.decode("ascii").split()
    except (OSError, UnicodeDecodeError):
        raise Bad("words.txt", "beside verify.py cannot be read")
    if len(set(book)) != 2048:
        raise Bad("words.txt", "beside verify.py has not 2048 words")
    return book


# ---------------------------------------------------------------- the bundle

TOP = {"heads.txt", "heads.sig", "READ-ME-FIRST.txt", "report.html", "verify.sh", "words.txt"}
CHAIN_FILES = {"events.jsonl", "signatures.txt", "leaves.txt"}


def check_names(src):
    """Nothing else is in it; gives the origins that have a folder."""
    if len(src.sizes) > MAX_FILES:
        raise Bad("bundle", "more than %d files" % MAX_FILES)
    origins = set()
    for name in sorted(src.sizes):
        p = name.split("/")
        if len(p) == 3 and p[0] == "chains" and UUID(p[1]) and p[2] in CHAIN_FILES:
            origins.add(p[1])
        elif not (len(p) == 1 and p[0] in TOP or len(p) == 2 and p[0] == "files" and HEX64(p[1])):
            raise Bad(show(name), "does not belong in a bundle")
    for name in sorted(src.dirs):
        p = name.split("/")
        if len(p) == 2 and p[0] == "chains" and UUID(p[1]):
            origins.add(p[1])
        elif name not in ("chains", "files"):
            raise Bad(show(name), "does not belong in a bundle")
    total = 0
    for name in sorted(src.sizes):
        if src.sizes[name] > MAX_FILE:
            raise Bad(name, "is longer than 256 MiB")
        if name == "report.html" and src.sizes[name] > MAX_REPORT:
            raise Bad(name, "is longer than 64 MiB")
        total += src.sizes[name]
    if total > MAX_ALL:
        raise Bad("bundle", "is larger than 1 GiB")
    return origins


def check(path, arg=None):
    """The lines to print when the bundle holds; else raises Bad or NoBundle."""
    src = open_bundle(path)
    try:
        if not any(n == "heads.txt" or n.startswith("chains/") for n in src.sizes):
            raise NoBundle("has neither heads.txt nor chains")
        anchor = Anchor(arg) if arg is not None else None
        origins = check_names(src)
        heads = read_heads(src)
        for o in heads.heads:
            if o not in origins:
                raise Bad("chains/" + o, "is missing, heads.txt names it")
        for o in sorted(origins):
            if o not in heads.heads:
                raise Bad("chains/" + o, "is not in heads.txt")
        st = State()
        files = [n for n in sorted(src.sizes) if n.startswith("files/")]
        st.att = {n[6:]: set() for n in files}
        for o in heads.heads:
            check_chain(src, o, heads, st, anchor)
        for n in files:
            sizes = st.att[n[6:]]
            if not sizes:
                raise Bad(n, "is named by no entry")
            if sizes != {src.sizes[n]}:
                raise Bad(n, "has %d bytes, an entry names %d" % (src.sizes[n], min(sizes - {src.sizes[n]})))
            h = hashlib.sha256()
            for c in src.chunks(n):
                h.update(c)
            if h.hexdigest() != n[6:]:
                raise Bad(n, "has not the hash that is its name")
        if heads.by in st.keys and st.keys[heads.by] != heads.key:
            raise Bad("heads.txt, line 5", "key is not that of the chain of \"by\"")
        notes = []
        for n in ("READ-ME-FIRST.txt", "report.html", "verify.sh", "words.txt"):
            if n in src.sizes:
                h = hashlib.sha256()
                for c in src.chunks(n):
                    h.update(c)
                if n == "words.txt" and os.path.exists(WORDS):
                    with open(WORDS, "rb") as f:
                        if hashlib.sha256(f.read(1 << 20)).digest() != h.digest():
                            notes.append("words.txt in it is not the list of words beside verify.py")
        if anchor and not st.found:
            raise Bad("code", "no chain has an entry %d whose hash begins so" % anchor.seq)
        for o, s, h in st.deps:
            b = st.hashes[o][32 * (s - 1):32 * s]
            if len(b) == 32 and b != h:
                raise Bad("chains/" + o, "entry %d is not the one that another console saw" % s)
        # what the rules of a bundle do not ask, but a reader wants to know
        if st.twice:
            notes.append("%d entries have an id that another has" % st.twice)
        if len(st.kinds) > 1:
            notes.append("its chains call the stream " + " and ".join(sorted(st.kinds)))
        out = ["holds: stream %s at %s, %d chains, %d entries, %d leaves (%d withheld), %d files%s" % (
            heads.stream, heads.at, len(heads.heads), st.entries, st.leaves, st.withheld, len(files),
            "; entry %d of %s fits what was left elsewhere" % (anchor.seq, ", ".join(st.found)) if anchor else "")]
        if heads.by not in st.keys:
            notes.append("the console that made it (by) has no chain in it; nothing here says whose key that is")
        return out + ["note: " + n for n in notes]
    finally:
        src.close()


def run(argv):
    if len(argv) < 2 or argv[1] in ("-h", "--help"):
        return 2, __doc__
    try:
        return 0, "\n".join(check(argv[1], " ".join(argv[2:]) if len(argv) > 2 else None))
    except Bad as e:
        return 1, "does not hold: %s" % e
    except NoBundle as e:
        return 2, "no bundle: %s" % e
    except OSError as e:
        return 1, "does not hold: bundle: cannot be read (%s)" % show(e.strerror)
    except MemoryError:
        return 1, "does not hold: bundle: needs more memory than there is"
    except Exception as e:  # fail closed, never a traceback
        return 1, "does not hold: bundle: could not be checked (%s)" % type(e).__name__


def main():
    code, words = run(sys.argv)
    try:
        print(words.encode("ascii", "backslashreplace").decode())
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


if __name__ == "__main__":
    main()
