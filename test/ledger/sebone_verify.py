#!/usr/bin/env python3
"""A second verifier of Sebone's bundles: Python 3.9 or newer, standard library alone, sharing nothing with the first.

It is written from docs/guides/bundle.md, so that a bundle that both accept does not rest on one reading of the format.
Same command line and exit codes as sebone-verify. `--batch` reads paths of bundles from standard input, one a line, and
prints one line of JSON for each; its exit code is 0.
"""

import argparse
import base64
import functools
import hashlib
import hmac
import json
import re
import struct
import sys

# Which kind each fault is of, and what it says.
BAD, DIVERGES, INCOMPLETE = "bad", "diverges", "incomplete"
FAULTS = {
    "not-a-bundle": (BAD, "no manifest of a bundle", "バンドルのマニフェストがない"),
    "manifest-unsigned": (BAD, "the current key did not sign the manifest", "現在の鍵によるマニフェストの署名がない"),
    "section-altered": (BAD, "the section is not the signed one", "署名された部分と異なる"),
    "malformed-line": (BAD, "not a canonical line of its section", "正準な行でない"),
    "untrusted-log": (BAD, "no key of the log is trusted", "信頼するログの鍵がない"),
    "key-not-endorsed": (BAD, "the key before does not vouch for it", "前の鍵が保証していない"),
    "not-a-checkpoint": (BAD, "no checkpoint of this log", "このログのチェックポイントでない"),
    "checkpoint-order": (BAD, "not larger than the checkpoint before", "前のチェックポイントより大きくない"),
    "checkpoint-unsigned": (BAD, "not signed by the key in force", "有効だった鍵の署名がない"),
    "cosignature-false": (BAD, "a witness's cosignature does not hold", "立会人の連署が成り立たない"),
    "inconsistent": (BAD, "does not go on from the checkpoint before", "前のチェックポイントの続きでない"),
    "size-differs": (BAD, "the last checkpoint has another size", "最後のチェックポイントの大きさが異なる"),
    "proof-misfit": (BAD, "the proof does not fit", "証明が合わない"),
    "root-differs": (BAD, "the tree has another root", "木の根が異なる"),
    "stream-foreign": (BAD, "not a stream of this bundle", "対象外のストリーム"),
    "chain-broken": (BAD, "does not follow from the event before", "前のイベントにつながらない"),
    "revision-order": (BAD, "not in the order of revisions", "リビジョンの順でない"),
    "beyond-head": (BAD, "beyond the stated head", "示された終わりより後"),
    "event-twice": (BAD, "an event is there twice", "イベントが二つある"),
    "data-differs": (BAD, "the data have another hash", "データのハッシュが異なる"),
    "stray-line": (BAD, "belongs to nothing, or repeats", "どれにも属さない行、または繰り返し"),
    "opening-false": (BAD, "not the sealed value", "封じられた値でない"),
    "erasure-false": (BAD, "no event records this erasure", "消去を記録するイベントがない"),
    "erased-yet-opened": (BAD, "erased, but still there", "消去されたはずの値がある"),
    "held-unsigned": (BAD, "the checkpoint held is not of this log", "手元のチェックポイントにログの署名がない"),
    "diverges": (DIVERGES, "another root than in the checkpoint held", "手元のチェックポイントと根が異なる"),
    "held-not-covered": (INCOMPLETE, "the checkpoint held is not in the bundle", "手元のチェックポイントがない"),
    "cut-off": (INCOMPLETE, "the file ends in the middle of a line", "行の途中で終わる"),
    "missing-lines": (INCOMPLETE, "lines of the section are missing", "行が足りない"),
    "not-checkable": (INCOMPLETE, "cannot be checked without what is missing", "欠けた行のため検証できない"),
    "not-whole": (INCOMPLETE, "a stream in question is not given whole", "対象のストリームの全体がない"),
    "stream-gap": (INCOMPLETE, "events of the stream are missing", "イベントが欠けている"),
    "data-missing": (INCOMPLETE, "the data behind a hash are missing", "ハッシュの元のデータがない"),
    "withheld": (INCOMPLETE, "withheld without a record of an erasure", "消去の記録なしに伏せられている"),
    "schema-missing": (INCOMPLETE, "a kind of event is not explained", "項目の説明がない"),
    "too-few-witnesses": (INCOMPLETE, "too few cosignatures", "連署が足りない"),
}
EXITS = ((BAD, 1), (DIVERGES, 4), (INCOMPLETE, 3))

SECTIONS = ("keys", "checkpoints", "leaves", "large", "proof", "openings", "erasures", "schemas", "views")
STARTS = (
    (b'{"endorsement":',),
    (b'{"consistency":',),
    (b'{"actor":',),
    (b'{"data":',),
    (b'{"ranges":', b'{"hashes":'),
    (b'{"blind":',),
    (b'{"id":',),
    (b'{"fields":',),
    (b'{"name":',),
)
SAFE = 2**53 - 1
DEEPEST = 500

sys.setrecursionlimit(5000)


# --- JSON: one text for a value -------------------------------------------------------------------------------------


class NotCanonical(ValueError):
    pass


def _pairs(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotCanonical("a name twice")
    return value


def _number(text):
    value = float(text)
    return int(value) if value.is_integer() and abs(value) <= SAFE else value


def _constant(text):
    raise NotCanonical(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_number, parse_float=_number, parse_constant=_constant
)


def number_text(value):
    """A number as ECMAScript writes it."""
    if isinstance(value, int):
        return str(value)
    if value != value or value in (float("inf"), float("-inf")):
        raise NotCanonical("no JSON number")
    sign, text = ("-", repr(-value)) if value < 0 else ("", repr(value))
    mantissa, _, exponent = text.partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + part) - len(digits))
    digits = digits.rstrip("0")
    count = len(digits)
    if count == 0:
        return "0"
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    shown = digits if count == 1 else digits[0] + "." + digits[1:]
    return sign + shown + "e" + ("+" if point > 0 else "-") + str(abs(point - 1))


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f]')


def string_text(value):
    return '"' + _TO_ESCAPE.sub(lambda m: _ESCAPES.get(m[0]) or "\\u%04x" % ord(m[0]), value) + '"'


def canonical(value, depth=0):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return string_text(value)
    if isinstance(value, (int, float)):
        return number_text(value)
    if depth >= DEEPEST:
        raise NotCanonical("too deep")
    if isinstance(value, list):
        return "[" + ",".join([canonical(one, depth + 1) for one in value]) + "]"
    names = list(value)
    if not all(map(str.isascii, names)):
        names.sort(key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    else:
        names.sort()
    return "{" + ",".join([string_text(name) + ":" + canonical(value[name], depth + 1) for name in names]) + "}"


NOTHING = object()


def value_of(line):
    """What a line says; NOTHING where it is not the canonical text of a value."""
    try:
        text = line.decode("utf-8")
        value, end = _DECODER.raw_decode(text)
        if end == len(text) and canonical(value).encode("utf-8") == line:
            return value
    except (ValueError, RecursionError, OverflowError):
        pass
    return NOTHING


def sha256(data):
    return hashlib.sha256(data).digest()


def b64(data):
    return base64.b64encode(data).decode("ascii")


def unb64(text):
    """The bytes behind base64 in its one form; None for any other text."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        return None
    return data if b64(data) == text else None


# --- forms ----------------------------------------------------------------------------------------------------------


def is_text(value):
    return isinstance(value, str)


def is_name(value):
    return isinstance(value, str) and value != ""


def is_count(value):
    return type(value) is int and 0 <= value <= SAFE


def is_positive(value):
    return is_count(value) and value > 0


def is_bool(value):
    return value is True or value is False


def is_dict(value):
    return isinstance(value, dict)


def is_hash(value):
    return isinstance(value, str) and len(value) == 44 and len(unb64(value) or b"") == 32


def is_any(_value):
    return True


def is_day(value):
    return isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None


def is_instant(value):
    pattern = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def nullable(check):
    return lambda value: value is None or check(value)


def list_of(check):
    return lambda value: isinstance(value, list) and all(map(check, value))


def form(needed, possible=None):
    checks = dict(needed, **(possible or {}))

    def has_form(value):
        return (
            isinstance(value, dict)
            and all(name in checks and checks[name](inside) for name, inside in value.items())
            and all(name in value for name in needed)
        )

    return has_form


is_manifest_form = form(
    {
        "format": lambda value: value == "sebone-bundle/1",
        "initiative": is_name,
        "madeAt": is_instant,
        "origin": lambda value: is_name(value) and "\n" not in value,
        "sections": list_of(form({"lines": is_count, "name": is_name, "sha256": is_hash})),
        "size": is_count,
        "streams": list_of(form({"complete": is_bool, "revision": is_positive, "stream": is_name})),
    },
    {"partner": is_name, "period": form({}, {"from": is_day, "to": is_day})},
)


def is_manifest(value):
    return (
        is_manifest_form(value)
        and tuple(section["name"] for section in value["sections"]) == SECTIONS
        and len({stream["stream"] for stream in value["streams"]}) == len(value["streams"])
    )


_leaf_fields = {
    "actor": is_text,
    "causationId": is_text,
    "commandId": is_text,
    "correlationId": is_text,
    "id": is_name,
    "occurredOn": is_text,
    "previous": nullable(is_hash),
    "recordedAt": is_text,
    "reportedOn": is_text,
    "revision": is_positive,
    "schema": is_positive,
    "stream": is_name,
    "type": is_name,
    "v": lambda value: type(value) is int and value == 1,
}
is_leaf_with_data = form(dict(_leaf_fields, data=is_dict))
is_leaf_with_hash = form(dict(_leaf_fields, dataHash=is_hash))


def is_range(value):
    return isinstance(value, list) and len(value) == 2 and all(map(is_count, value))


is_ranges = form({"ranges": list_of(is_range)})
is_hashes = form({"hashes": lambda value: list_of(is_hash)(value) and 1 <= len(value) <= 256})
is_field = form({"required": is_bool, "type": is_any}, {"meaning": is_any, "personal": lambda value: value is True})


def is_log_key(value):
    key = read_key(value) if isinstance(value, str) else None
    return key is not None and key.algorithm == 1


FORMS = {
    "keys": form({"endorsement": nullable(is_text), "since": is_count, "vkey": is_log_key}),
    "checkpoints": form({"consistency": list_of(is_hash), "note": is_text}),
    "leaves": lambda value: is_leaf_with_data(value) or is_leaf_with_hash(value),
    "large": form({"data": is_dict, "id": is_text}),
    "proof": lambda value: is_ranges(value) or is_hashes(value),
    "openings": form({"blind": is_hash, "field": is_text, "id": is_text, "value": is_any}),
    "erasures": form({"id": is_text, "subject": is_name}),
    "schemas": form(
        {
            "fields": lambda value: is_dict(value) and all(map(is_field, value.values())),
            "schema": is_positive,
            "type": is_name,
        }
    ),
    "views": form({"name": is_name, "text": is_text}),
}
is_signature_line = form({"note": is_text})
is_sealed = form({"sealed": is_text, "subject": is_text})


# --- Ed25519 after RFC 8032, section 5.1.7 --------------------------------------------------------------------------

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT_OF_MINUS_ONE = pow(2, (_P - 1) // 4, _P)


def _x_of(y, sign):
    squared = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(squared, (_P + 3) // 8, _P)
    if (x * x - squared) % _P:
        x = x * _ROOT_OF_MINUS_ONE % _P
    if (x * x - squared) % _P or (x == 0 and sign):
        return None
    return _P - x if x & 1 != sign else x


def _add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _double(point):
    a, b = point[0] * point[0] % _P, point[1] * point[1] % _P
    h = a + b
    e = h - (point[0] + point[1]) ** 2
    g = a - b
    f = 2 * point[2] * point[2] + g
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


_BASE_Y = 4 * pow(5, _P - 2, _P) % _P
_BASE_X = _x_of(_BASE_Y, 0)
_BASE = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _P)
_ZERO = (0, 1, 1, 0)


def _decoded(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x = _x_of(y, sign) if y < _P else None
    return None if x is None else (x, y, 1, x * y % _P)


def _encoded(point):
    inverse = pow(point[2], _P - 2, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


@functools.lru_cache(maxsize=4096)
def ed25519_holds(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    point = _decoded(public)
    s = int.from_bytes(signature[32:], "little")
    if point is None or s >= _L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _L
    # [s]B - [k]A has to be R: both multiples at once, bit by bit.
    minus = (_P - point[0], point[1], 1, _P - point[3])
    table = (_ZERO, _BASE, minus, _add(_BASE, minus))
    found = _ZERO
    for bit in range(253, -1, -1):
        found = _double(found)
        pick = (s >> bit & 1) | (k >> bit & 1) << 1
        if pick:
            found = _add(found, table[pick])
    return _encoded(found) == signature[:32]


# --- signed notes, keys, checkpoints --------------------------------------------------------------------------------

_SPACES = "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_NAME = re.compile("[^+\\x09-\\x0d\\x20%s]+" % _SPACES)


class Key:
    def __init__(self, vkey, name, key_id, algorithm, public):
        self.vkey, self.name, self.key_id, self.algorithm, self.public = vkey, name, key_id, algorithm, public


class Note:
    def __init__(self, text, signatures):
        self.text, self.signatures = text, signatures

    def by(self, key):
        return [data for name, key_id, data in self.signatures if name == key.name and key_id == key.key_id]

    def is_signed_by(self, key):
        found = self.by(key)
        text = self.text.encode("utf-8")
        return key.algorithm == 1 and bool(found) and all(ed25519_holds(key.public, text, one) for one in found)

    def cosigned_at(self, key):
        times = []
        for one in self.by(key):
            if len(one) != 72:
                return None
            at = struct.unpack(">Q", one[:8])[0]
            message = ("cosignature/v1\ntime %d\n%s" % (at, self.text)).encode("utf-8")
            if at > SAFE or not ed25519_holds(key.public, message, one[8:]):
                return None
            times.append(at)
        return min(times) if times else None


def is_weak(public):
    """Whether eight times the point is zero: anybody can sign for such a key."""
    y = (int.from_bytes(public, "little") & (2**255 - 1)) % _P
    x = _x_of(y, 0)
    if x is None:
        return False
    point = _double(_double(_double((x, y, 1, x * y % _P))))
    return point[0] % _P == 0 and (point[1] - point[2]) % _P == 0


@functools.lru_cache(maxsize=4096)
def read_key(vkey):
    parts = vkey.split("+", 2)
    if len(parts) != 3 or not _NAME.fullmatch(parts[0]) or not re.fullmatch("[0-9a-f]{8}", parts[1]):
        return None
    data = unb64(parts[2])
    if data is None or len(data) != 33 or data[0] not in (1, 4) or is_weak(data[1:]):
        return None
    try:
        key_id = sha256(parts[0].encode("utf-8") + b"\n" + data)[:4]
    except UnicodeEncodeError:
        return None
    return Key(vkey, parts[0], key_id, data[0], data[1:]) if key_id.hex() == parts[1] else None


@functools.lru_cache(maxsize=4096)
def read_note(text):
    blank = text.rfind("\n\n")
    if blank < 0 or not text.endswith("\n") or re.search("[\x00-\x09\x0b-\x1f]", text):
        return None
    lines = text[blank + 2 : -1].split("\n")
    signatures = []
    for line in lines:
        parts = line.split(" ")
        data = unb64(parts[2]) if len(parts) == 3 and parts[0] == "—" and _NAME.fullmatch(parts[1]) else None
        if data is None or len(data) < 5:
            return None
        signatures.append((parts[1], data[:4], data[4:]))
    return Note(text[: blank + 1], signatures) if len(lines) <= 100 else None


def read_checkpoint(text):
    """Origin, size and root of a checkpoint's text; None for any other text."""
    lines = text.split("\n")
    if lines.pop() != "" or "" in lines or len(lines) < 3 or not re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]):
        return None
    size, root = int(lines[1]), unb64(lines[2])
    return (lines[0], size, root) if size <= SAFE and root is not None and len(root) == 32 else None


# --- the tree of RFC 6962 -------------------------------------------------------------------------------------------

EMPTY_ROOT = sha256(b"")


def node(left, right):
    return sha256(b"\x01" + left + right)


def split_of(count):
    """The largest power of two below a count of two or more."""
    return 1 << ((count - 1).bit_length() - 1)


def is_consistent(old, new, old_root, new_root, proof):
    """RFC 9162, 2.1.4.2."""
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for one in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(one, fr), node(one, sr)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, one)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == old_root and sr == new_root


def tree_root(size, ranges, hashes, others):
    """The root from the leaves at hand and one hash for each largest subtree without any; None where they do not fit."""
    end = 0
    for low, high in ranges:
        if low < end or high <= low or high > size:
            return None
        end = high
    if sum(high - low for low, high in ranges) != len(hashes):
        return None
    leaves, rest, todo = iter(hashes), iter(others), list(ranges)
    at = 0

    def build(low, high):
        nonlocal at
        while at < len(todo) and todo[at][1] <= low:
            at += 1
        if at == len(todo) or todo[at][0] >= high:
            return next(rest)
        if high - low == 1:
            return next(leaves)
        middle = low + split_of(high - low)
        left = build(low, middle)
        return node(left, build(middle, high))

    try:
        root = build(0, size) if size else EMPTY_ROOT
    except StopIteration:
        return None
    return root if next(rest, None) is None else None


# --- a bundle -------------------------------------------------------------------------------------------------------


def tokens_in(value, pointer=""):
    if isinstance(value, dict) and is_sealed(value):
        yield pointer, value
    elif isinstance(value, (dict, list)):
        for name, inside in value.items() if isinstance(value, dict) else enumerate(value):
            step = str(name).replace("~", "~0").replace("/", "~1")
            yield from tokens_in(inside, pointer + "/" + step)


class Verification:
    def __init__(self, data, trust, held, witnesses):
        self.faults = []
        self.found = None
        self.lines = data.split(b"\n")
        self.cut_off = self.lines[-1] != b""
        if not self.cut_off:
            self.lines.pop()
        manifest = value_of(self.lines[0]) if self.lines else NOTHING
        if not is_manifest(manifest):
            self.fault("not-a-bundle", "manifest")
            return
        self.manifest = manifest
        self.trust = trust
        self.find_sections(manifest)
        self.check_keys()
        self.check_signature()
        self.check_checkpoints()
        if self.cosigners() < witnesses:
            self.fault("too-few-witnesses", "checkpoints")
        self.check_held(held)
        self.check_leaves()
        self.check_large()
        self.check_proof()
        self.check_erasures()
        self.check_openings()
        self.check_schemas()
        self.check_views()
        self.found = {"events": len(self.hashes), "size": manifest["size"]}

    def fault(self, code, where):
        self.faults.append((code, where))

    def exit(self):
        kinds = {FAULTS[code][0] for code, _ in self.faults}
        return next((exit for kind, exit in EXITS if kind in kinds), 0)

    # sections

    def find_sections(self, manifest):
        stated = [section["lines"] for section in manifest["sections"]]
        lines = self.lines[2:]
        missing = 2 + sum(stated) - len(self.lines)
        last = self.lines[-1]
        ended = value_of(last) is not NOTHING or value_of(last[:-1]) is not NOTHING
        if self.cut_off and (missing > 0 or (missing == 0 and not ended)):
            self.fault("cut-off", "file")
            lines = self.lines[:-1][2:]
        counts = stated
        if len(lines) != sum(stated):
            counts, current = [0] * len(SECTIONS), 0
            for line in lines:
                for index in range(len(SECTIONS) - 1, current, -1):
                    if line.startswith(STARTS[index]):
                        current = index
                        break
                counts[current] += 1
        self.rows, self.whole = {}, {}
        at = 0
        for section, count in zip(manifest["sections"], counts):
            name, part = section["name"], lines[at : at + count]
            at += count
            self.whole[name] = len(part) >= section["lines"]
            content = b"".join(line + b"\n" for line in part)
            if self.cut_off and part and at == len(lines) and lines[-1] is self.lines[-1]:
                content = content[:-1]
            if not self.whole[name]:
                self.fault("missing-lines", name)
            elif b64(sha256(content)) != section["sha256"]:
                self.fault("section-altered", name)
            self.rows[name] = part

    def each(self, name):
        """The lines of a section that have its form, with their place and bytes."""
        found = []
        for number, line in enumerate(self.rows[name], 1):
            value = value_of(line)
            where = "%s:%d" % (name, number)
            if value is NOTHING or not FORMS[name](value):
                self.whole[name] = False
                self.fault("malformed-line", where)
            else:
                found.append((value, where, line))
        return found

    # keys and what they signed

    def check_keys(self):
        origin = self.manifest["origin"]
        rows = self.each("keys")
        self.keys = [(value["since"], read_key(value["vkey"])) for value, _, _ in rows]
        for index, (value, where, _) in enumerate(rows):
            if index == 0:
                good = value["endorsement"] is None and value["since"] == 0
            else:
                since, key = self.keys[index - 1]
                text = "sebone key\n%s\n%s\n%d\n" % (origin, value["vkey"], value["since"])
                note = read_note(value["endorsement"]) if value["endorsement"] is not None else None
                good = since <= value["since"] and note is not None and note.text == text and note.is_signed_by(key)
            if not good:
                self.fault("key-not-endorsed" if self.whole["keys"] else "not-checkable", where)
        if not any(key.vkey in self.trust and key.name == origin for _, key in self.keys):
            self.fault("untrusted-log" if self.whole["keys"] else "not-checkable", "keys")

    def check_signature(self):
        line = value_of(self.lines[1]) if len(self.lines) > 1 else NOTHING
        note = read_note(line["note"]) if is_signature_line(line) else None
        text = "sebone bundle\n%s\n%s\n" % (self.manifest["origin"], b64(sha256(self.lines[0])))
        about = note is not None and note.text == text
        whole = self.whole["keys"]
        signers = [key for _, key in (self.keys[-1:] if whole else self.keys)]
        if not (about and any(map(note.is_signed_by, signers))):
            self.fault("not-checkable" if about and not whole else "manifest-unsigned", "signature")

    def check_checkpoints(self):
        read = []
        for value, where, _ in self.each("checkpoints"):
            note = read_note(value["note"])
            checkpoint = read_checkpoint(note.text) if note else None
            if checkpoint is None or checkpoint[0] != self.manifest["origin"]:
                self.whole["checkpoints"] = False
                self.fault("not-a-checkpoint", where)
            else:
                read.append((checkpoint[1], checkpoint[2], note, value["consistency"], where))
        whole = self.whole["checkpoints"]
        self.published = []
        for index, (size, root, note, consistency, where) in enumerate(read):
            if not any(note.is_signed_by(key) for key in self.in_force(size)):
                self.fault("checkpoint-unsigned" if self.whole["keys"] else "not-checkable", where)
            if whole:
                proof = [unb64(one) for one in consistency]
                if index == 0:
                    if proof:
                        self.fault("inconsistent", where)
                elif size <= read[index - 1][0]:
                    self.fault("checkpoint-order", where)
                elif not is_consistent(read[index - 1][0], size, read[index - 1][1], root, proof):
                    self.fault("inconsistent", where)
            self.published.append((size, root, self.witnesses_of(note, where)))
        if not whole:
            self.fault("not-checkable", "checkpoints")
        elif not self.published or self.published[-1][0] != self.manifest["size"]:
            self.fault("size-differs", "checkpoints")

    def in_force(self, size):
        for index, (since, key) in enumerate(self.keys):
            until = self.keys[index + 1][0] if index + 1 < len(self.keys) else SAFE
            if since <= size <= until:
                yield key

    def witnesses_of(self, note, where):
        found = []
        trusted = {key.public: key for key in self.trust.values() if key.algorithm == 4}
        for key in trusted.values():
            if note.by(key):
                at = note.cosigned_at(key)
                if at is None:
                    self.fault("cosignature-false", where)
                else:
                    found.append((key.name, at))
        return found

    def last(self):
        for size, root, witnesses in reversed(self.published):
            if size == self.manifest["size"]:
                return root, witnesses
        return None

    def cosigners(self):
        return len(self.last()[1]) if self.last() else 0

    def check_held(self, held):
        origin = self.manifest["origin"]
        trusted = [key for key in self.trust.values() if key.algorithm == 1 and key.name == origin]
        keys = [key for _, key in self.keys] + trusted
        for number, text in enumerate(held, 1):
            where = "held:%d" % number
            note = read_note(text)
            checkpoint = read_checkpoint(note.text) if note else None
            if not checkpoint or checkpoint[0] != origin or not any(map(note.is_signed_by, keys)):
                self.fault("held-unsigned", where)
                continue
            roots = [root for size, root, _ in self.published if size == checkpoint[1]]
            if not roots:
                self.fault("held-not-covered", where)
            elif roots[0] != checkpoint[2]:
                self.fault("diverges", where)

    # events

    def check_leaves(self):
        manifest = self.manifest
        head = manifest["initiative"].replace(".", "~")
        own = "partner-%s.%s" % (head, manifest.get("partner"))
        streams = {}
        for stream in manifest["streams"]:
            name = stream["stream"]
            match = re.fullmatch("[a-z][a-z0-9]*-(.*)", name, re.S)
            rest = match[1] if match else ""
            if rest != head and not (rest.startswith(head + ".") and len(rest) > len(head) + 1):
                self.fault("stream-foreign", "manifest")
            if not stream["complete"] and "partner" not in manifest:
                self.fault("not-whole", "manifest")
            streams[name] = {"complete": stream["complete"], "head": stream["revision"], "at": 0, "hash": None}
        if "partner" in manifest and not streams.get(own, {}).get("complete"):
            self.fault("not-whole", "manifest")

        self.hashes, self.kinds, self.ids = [], set(), {}
        self.tokens, self.hashed, self.recorded = {}, {}, {}
        for leaf, where, line in self.each("leaves"):
            digest = sha256(b"\x00" + line)
            self.hashes.append(digest)
            self.kinds.add((leaf["type"], leaf["schema"]))
            if len(line) > 65535:
                self.fault("malformed-line", where)
            if leaf["stream"] not in streams:
                self.fault("stream-foreign", where)
            else:
                self.follow(leaf, where, digest, streams[leaf["stream"]])
            if leaf["id"] in self.ids:
                self.fault("event-twice", where)
                continue
            self.ids[leaf["id"]] = len(self.ids)
            if "data" in leaf:
                self.take_data(leaf, leaf["data"])
            else:
                self.hashed[leaf["id"]] = leaf
        for name, stream in streams.items():
            if stream["at"] > stream["head"]:
                self.fault("beyond-head", name)
            if stream["at"] < stream["head"] and stream["complete"]:
                self.fault("stream-gap", name)

    def follow(self, leaf, where, digest, stream):
        revision, previous = leaf["revision"], leaf["previous"]
        if revision <= stream["at"]:
            self.fault("revision-order", where)
            return
        broken = (previous is None) != (revision == 1)
        if revision == stream["at"] + 1:
            broken = broken or previous != (b64(stream["hash"]) if stream["hash"] else None)
        elif stream["complete"]:
            self.fault("stream-gap", leaf["stream"])
        if broken:
            self.fault("chain-broken", where)
        stream["at"], stream["hash"] = revision, digest

    def take_data(self, leaf, data):
        tokens = dict(tokens_in(data))
        if tokens:
            self.tokens[leaf["id"]] = tokens
        if leaf["type"] == "SubjectErased" and isinstance(data.get("subject"), str):
            self.recorded[leaf["id"]] = data["subject"]

    def check_large(self):
        for value, where, _ in self.each("large"):
            leaf = self.hashed.pop(value["id"], None)
            if leaf is None:
                self.stray(value["id"] in self.ids, where)
                continue
            if b64(sha256(canonical(value["data"]).encode("utf-8"))) != leaf["dataHash"]:
                self.fault("data-differs", where)
            self.take_data(leaf, value["data"])
        for missing in self.hashed:
            self.fault("data-missing", missing)

    def stray(self, sure, where):
        self.fault("stray-line" if sure or self.whole["leaves"] else "not-checkable", where)

    def check_proof(self):
        ranges, others = None, []
        for index, (value, where, _) in enumerate(self.each("proof")):
            if "hashes" in value:
                others += map(unb64, value["hashes"])
            elif index == 0:
                ranges = value["ranges"]
            else:
                self.fault("proof-misfit", where)
        if self.whole["proof"]:
            touching = ranges is not None and any(b[0] <= a[1] for a, b in zip(ranges, ranges[1:]))
            if ranges is None or touching:
                self.fault("proof-misfit", "proof")
        if ranges is None or not self.last() or not self.whole["leaves"] or not self.whole["proof"]:
            self.fault("not-checkable", "root")
            return
        root = tree_root(self.manifest["size"], ranges, self.hashes, others)
        if root is None:
            self.fault("proof-misfit", "proof")
        elif root != self.last()[0]:
            self.fault("root-differs", "proof")

    # what is beside the events

    def check_erasures(self):
        self.erased = {}
        for value, where, _ in self.each("erasures"):
            subject = value["subject"]
            if self.recorded.get(value["id"]) != subject:
                sure = self.whole["leaves"] or value["id"] in self.ids
                self.fault("erasure-false" if sure else "not-checkable", where)
                if sure:
                    continue
            elif subject in self.erased:
                self.fault("stray-line", where)
            self.erased[subject] = value["id"]

    def check_openings(self):
        opened = set()
        for value, where, _ in self.each("openings"):
            place = (value["id"], value["field"])
            token = self.tokens.get(value["id"], {}).get(value["field"])
            if token is None or place in opened:
                self.stray(value["id"] in self.ids and value["id"] not in self.hashed, where)
                continue
            opened.add(place)
            sealed = hmac.new(unb64(value["blind"]), canonical(value["value"]).encode("utf-8"), hashlib.sha256)
            if b64(sealed.digest()) != token["sealed"]:
                self.fault("opening-false", where)
            if token["subject"] in self.erased or token["subject"] in self.recorded.values():
                self.fault("erased-yet-opened", where)
        for event, tokens in self.tokens.items():
            for field, token in tokens.items():
                if (event, field) not in opened and not self.erased_after(event, token["subject"]):
                    self.fault("withheld", event)

    def erased_after(self, event, subject):
        """What was sealed after the erasure of its subject is not excused by it."""
        erasure = self.erased.get(subject)
        return subject in self.erased and (erasure not in self.ids or self.ids[event] < self.ids[erasure])

    def check_schemas(self):
        explained = set()
        for value, where, _ in self.each("schemas"):
            kind = (value["type"], value["schema"])
            if kind in explained or (kind not in self.kinds and self.whole["leaves"]):
                self.fault("stray-line", where)
            explained.add(kind)
        for kind in self.kinds - explained:
            self.fault("schema-missing", "%s %d" % kind)

    def check_views(self):
        names = set()
        for value, where, _ in self.each("views"):
            if value["name"] in names:
                self.fault("stray-line", where)
            names.add(value["name"])


# --- the command line -----------------------------------------------------------------------------------------------


class WrongUsage(Exception):
    pass


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise WrongUsage(message)


def contents(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise WrongUsage(str(error)) from error


def trusted_keys(paths):
    trust = {}
    for path in paths:
        for line in re.split("\r?\n", contents(path).decode("utf-8", "replace")):
            if line == "" or line.startswith("#"):
                continue
            key = read_key(line)
            if key is None:
                raise WrongUsage("%s holds a line that is no key: %s" % (path, json.dumps(line)))
            trust[line] = key
    return trust


def exact_text(path):
    return contents(path).decode("utf-8", "replace")


def held_checkpoint(path):
    # It may have come by mail: with other ends of lines, or without the last.
    text = exact_text(path).replace("\r\n", "\n")
    whole = text if text.endswith("\n") else text + "\n"
    note = read_note(whole)
    if note is None or read_checkpoint(note.text) is None:
        raise WrongUsage("%s is no signed checkpoint" % path)
    return whole


def as_json(verification):
    exit_code = verification.exit()
    kind = next((kind for kind, code in EXITS if code == exit_code), "verified")
    faults = [{"code": code, "kind": FAULTS[code][0], "where": where} for code, where in verification.faults]
    return {"verdict": kind, "exit": exit_code, "faults": faults, "found": verification.found}


def main(argv):
    parser = Parser(prog="sebone_verify.py", allow_abbrev=False)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--trust", action="append")
    parser.add_argument("--checkpoint", action="append", default=[])
    parser.add_argument("--witnesses", default="0")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=("en", "ja"), default="en")
    parser.add_argument("--batch", action="store_true")
    try:
        asked = parser.parse_args(argv)
        if (asked.file is None) != asked.batch or not asked.trust:
            raise WrongUsage("name one bundle, and a file of trusted keys: --trust FILE")
        if not re.fullmatch("[0-9]{1,6}", asked.witnesses):
            raise WrongUsage("--witnesses is a number")
        trust = trusted_keys(asked.trust)
        read_held = exact_text if asked.batch else held_checkpoint
        held = [read_held(path) for path in asked.checkpoint]
        brought = (trust, held, int(asked.witnesses))
        if asked.batch:
            for path in sys.stdin.read().splitlines():
                print(json.dumps(as_json(Verification(contents(path), *brought))))
            return 0
        verification = Verification(contents(asked.file), *brought)
    except WrongUsage as error:
        print(error, file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps(as_json(verification), indent=2))
    else:
        print(as_json(verification)["verdict"].upper())
        for code, where in verification.faults:
            print("  %s @ %s: %s" % (code, where, FAULTS[code][2 if asked.lang == "ja" else 1]))
    return verification.exit()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
