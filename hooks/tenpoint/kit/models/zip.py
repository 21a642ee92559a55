"""Zip members as a careless loader would find them: by the directory, and without it.

Strict readers refuse what PyTorch still loads (encryption flags on plain data, wrong
check sums, names that differ between the headers), and a member that the directory does
not list is still there. So both kinds of headers are walked and no flag is believed.
Layout: APPNOTE.TXT, sections 4.3 and 4.4.
"""

from __future__ import annotations

import struct
from collections.abc import Generator, Iterator
from itertools import pairwise

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import compressed
from tenpoint.kit.models.limits import MIB, Budget
from tenpoint.kit.models.view import Part, Unpacked, View
from tenpoint.kit.secret import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

LOCAL = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_LOCATOR64 = b"PK\x06\x07"
_LOCAL_SIZE = 30
_CENTRAL_SIZE = 46
_END_SIZE = 22
END_SEARCH = _END_SIZE + 65535  # the end record and the longest comment behind it
_ALL_32 = 0xFFFFFFFF
_ENCRYPTED = 0x1 | 0x40
_UNSIZED = 0x8  # the sizes follow the data
# Bytes outside of all members that are searched for members the directory does not list.
_SEARCHED = 32 * MIB
_SEARCHED_BEFORE = 8 * MIB
_CHUNK = 1 * MIB
_READ = (0, 8, 12, 14)
_METHODS = {9: "deflate64", 93: "zstd", 95: "xz", 98: "PPMd", 99: "AES encryption"}


class Member(NamedTuple):
    """One member: its unpacked bytes, and what stood in the way of reading them surely."""

    name: str
    data: View | None
    size: int  # as the archive says it
    encrypted: bool = False
    problem: str = ""


class _Entry(NamedTuple):
    name: str
    offset: int  # of the local header
    method: int
    flags: int
    packed: int
    unpacked: int


def follows(view: View) -> bool:
    """Whether a zip archive whose directory can be found stands at the end of another file."""
    budget = Budget()
    entries, _, _ = _directory(view, budget)
    return bool(entries)


def members(view: View, budget: Budget) -> Iterator[Member]:
    """Every member, listed or not; `CannotCheck` at the end when the archive is damaged."""
    entries, directory, problem = _directory(view, budget)
    covered: list[tuple[int, int]] = list(directory)
    offsets: set[int] = set()
    for entry in entries:
        if entry.offset in offsets:
            problem = problem or "a zip archive in which two members share their bytes"
            continue
        offsets.add(entry.offset)
        budget.member()
        local = _local(view, entry.offset)
        if local is None:
            problem = (
                problem or f"a zip archive whose member {shown(entry.name)} has no local header"
            )
            continue
        there, start = local
        stop = start + entry.packed
        if not entry.name.endswith("/") or entry.packed:
            yield _member(view, entry, start, budget)
        # A reader that streams believes the local header instead.
        sized = not there.flags & _UNSIZED
        if there.method != entry.method or (sized and there.packed > entry.packed):
            packed = there.packed if sized else entry.packed
            stop = max(stop, start + packed)
            yield _member(view, there._replace(packed=packed), start, budget)
        covered.append((entry.offset, stop))
    covered.sort()
    if any(a[1] > b[0] for a, b in pairwise(covered)):
        problem = problem or "a zip archive in which members overlap"
    yield from _unlisted(view, covered, budget, bool(entries))
    if problem:
        raise CannotCheck(problem)


# -- the directory -----------------------------------------------------------


def _directory(view: View, budget: Budget) -> tuple[list[_Entry], list[tuple[int, int]], str]:
    """The listed entries, where the directories stand, and what is wrong with them."""
    size = view.size
    base = max(0, size - END_SEARCH)
    tail = view.at(base, END_SEARCH)
    entries: dict[int, _Entry] = {}
    spans: list[tuple[int, int]] = []
    problem = ""
    ends = 0
    place = tail.rfind(_END)
    # Readers disagree on which of several end records counts; all of them do here.
    while place >= 0 and ends < 16:
        record = tail[place : place + _END_SIZE]
        if len(record) == _END_SIZE:
            found = _from_end(view, record, base + place, budget)
            if found is not None:
                ends += 1
                listed, span, complete = found
                spans.append(span)
                if not complete:
                    problem = "a zip archive whose directory is damaged"
                for entry in listed:
                    entries.setdefault(entry.offset, entry)
                if len(listed) != len({entry.offset for entry in listed}):
                    problem = "a zip archive in which two members share their bytes"
        place = tail.rfind(_END, 0, place)
    if not ends:
        problem = "a zip archive without a directory"
    return list(entries.values()), _merged(spans), problem


def _from_end(
    view: View, record: bytes, place: int, budget: Budget
) -> tuple[list[_Entry], tuple[int, int], bool] | None:
    """The entries that one end record leads to, or None when it leads nowhere."""
    count, size, offset = struct.unpack_from("<HII", record, 10)
    end = place
    large = _end64(view, place)
    if large is not None:  # PyTorch writes one into every file, needed or not
        end = large[3]
        if count == 0xFFFF or _ALL_32 in (size, offset):
            count, size, offset, end = large
    if not count and not size:
        return [], (place, place + _END_SIZE), True
    # The directory stands right before its end record. With something put before the
    # archive (an image, a script) all offsets are too small by that much.
    start = end - size
    if start < 0 or view.at(start, 4) != _CENTRAL:
        start = offset
        if view.at(start, 4) != _CENTRAL:
            return None
    entries, stop, complete = _entries(view, start, end, max(0, start - offset), budget)
    return entries, (start, max(stop, place + _END_SIZE)), complete and count == len(entries)


def _end64(view: View, place: int) -> tuple[int, int, int, int] | None:
    """Count, size and offset of the directory and where it ends, from a zip64 end record."""
    locator = view.at(place - 20, 20)
    if len(locator) < 20 or not locator.startswith(_LOCATOR64):
        return None
    (offset,) = struct.unpack_from("<Q", locator, 8)
    for start in (offset, place - 20 - 56):
        record = view.at(start, 56)
        if len(record) == 56 and record.startswith(_END64):
            count, size, first = struct.unpack_from("<QQQ", record, 32)
            return count, size, first, start
    return None


def _entries(
    view: View, start: int, end: int, shift: int, budget: Budget
) -> tuple[list[_Entry], int, bool]:
    entries: list[_Entry] = []
    place = start
    while place + _CENTRAL_SIZE <= end:
        head = view.at(place, _CENTRAL_SIZE)
        if len(head) < _CENTRAL_SIZE or not head.startswith(_CENTRAL):
            return entries, place, False
        budget.member()
        flags, method = struct.unpack_from("<HH", head, 8)
        packed, unpacked, name_size, extra_size, comment_size = struct.unpack_from(
            "<IIHHH", head, 20
        )
        (offset,) = struct.unpack_from("<I", head, 42)
        rest = view.at(place + _CENTRAL_SIZE, name_size + extra_size)
        wide = _wide(rest[name_size:], unpacked == _ALL_32, packed == _ALL_32, offset == _ALL_32)
        unpacked, packed, offset = (
            given if large is None else large
            for given, large in zip((unpacked, packed, offset), wide, strict=True)
        )
        name = _name(rest[:name_size], flags)
        entries.append(_Entry(name, offset + shift, method, flags, packed, unpacked))
        place += _CENTRAL_SIZE + name_size + extra_size + comment_size
    return entries, place, place <= end


def _wide(extra: bytes, *wanted: bool) -> list[int | None]:
    """The 64-bit values of the zip64 extra field, for the fields that ask for one."""
    values: list[int | None] = [None] * len(wanted)
    place = 0
    while any(wanted) and place + 4 <= len(extra):
        id, size = struct.unpack_from("<HH", extra, place)
        if id == 1:
            body = extra[place + 4 : place + 4 + size]
            numbers = iter(struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8]))
            return [next(numbers, None) if want else None for want in wanted]
        place += 4 + size
    return values


def _name(raw: bytes, flags: int) -> str:
    return raw.decode("utf-8" if flags & 0x800 else "cp437", "replace")


# -- the members -------------------------------------------------------------


def _local(view: View, offset: int) -> tuple[_Entry, int] | None:
    """What a local header says, and where its data begins."""
    head = view.at(offset, _LOCAL_SIZE)
    if len(head) < _LOCAL_SIZE or not head.startswith(LOCAL):
        return None
    flags, method = struct.unpack_from("<HH", head, 6)
    packed, unpacked, name_size, extra_size = struct.unpack_from("<IIHH", head, 18)
    rest = view.at(offset + _LOCAL_SIZE, name_size + extra_size)
    wide = _wide(rest[name_size:], unpacked == _ALL_32, packed == _ALL_32)
    unpacked = unpacked if wide[0] is None else wide[0]
    packed = packed if wide[1] is None else wide[1]
    name = _name(rest[:name_size], flags)
    start = offset + _LOCAL_SIZE + name_size + extra_size
    return _Entry(name, offset, method, flags, packed, unpacked), start


def _member(view: View, entry: _Entry, start: int, budget: Budget) -> Member:
    """One member with its data as a view, whatever its flags say."""
    packed = Part(view, start, entry.packed)
    encrypted = bool(entry.flags & _ENCRYPTED)
    data: View | None = None
    problem = ""
    try:
        if entry.method == 0:
            data = packed
        elif entry.method == 8:
            data = Unpacked(compressed.inflate(packed), budget)
        elif entry.method == 12:
            data = Unpacked(compressed.bunzip2(packed), budget)
        elif entry.method == 14:
            # Two bytes of version, the size of the properties, the properties.
            properties = packed.at(4, 5)
            data = Unpacked(compressed.unlzma_raw(packed, properties, 9), budget)
        elif entry.method == 93:
            data = Unpacked(compressed.unzstd(packed), budget)
        else:
            method = _METHODS.get(entry.method, f"method {entry.method}")
            problem = f"packed with {method}, which cannot be unpacked"
    except CannotCheck as missing:
        problem = missing.reason
    return Member(entry.name, data, entry.unpacked, encrypted, problem)


def _unlisted(
    view: View, covered: list[tuple[int, int]], budget: Budget, listed: bool
) -> Iterator[Member]:
    """Members whose local header stands where no listed member does."""
    left = _SEARCHED
    for start, end in _gaps(covered, view.size):
        # What stands before a listed archive is another file, looked at as what it is.
        foreign = start == 0 and listed and view.at(0, 4) != LOCAL
        last = min(end, start + (_SEARCHED_BEFORE if foreign else left))
        place = start
        while place < last:
            found = _find(view, place, last)
            if found is None:
                break
            budget.member()
            place = yield from _one_unlisted(view, found, end, budget)
        if not foreign:
            left -= last - start
            if last < end:
                raise CannotCheck(
                    f"a zip archive with more than {_SEARCHED // MIB} MiB outside of its members"
                )


def _one_unlisted(view: View, place: int, end: int, budget: Budget) -> Generator[Member, None, int]:
    """The member of one local header; gives back where to go on."""
    local = _local(view, place)
    if local is None or not local[0].name or local[0].method not in (*_READ, *_METHODS):
        return place + len(LOCAL)  # these bytes stand there by chance
    entry, start = local
    unsized = entry.flags & _UNSIZED and not entry.packed
    packed = end - start if unsized else min(entry.packed, end - start)
    yield _member(view, entry._replace(packed=packed), start, budget)
    return start if unsized else start + packed


def _find(view: View, start: int, end: int) -> int | None:
    while start < end:
        chunk = view.at(start, min(_CHUNK, end - start) + 3)
        found = chunk.find(LOCAL)
        if found >= 0:
            return start + found
        start += _CHUNK
    return None


def _gaps(covered: list[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    place = 0
    for start, end in covered:
        if start > place:
            yield place, start
        place = max(place, end)
    if place < size:
        yield place, size


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
